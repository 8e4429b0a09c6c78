"""Gathers the workbook's own words for translators, and makes of what they wrote what the workbook reads.

``python docs/words.py`` takes every sentence in ``t("…")`` and ``tn("…", "…", n)`` into powerkit.pot, brings each
language's powerkit.po up to date, and makes of it powerkit.mo for Python and scripts.json for the page. ``--check``
only says what is stale; ``--begin TAG`` begins a language. Nothing is ever translated by a machine.
"""

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "powerkit"
FOLDER = PACKAGE / "text" / "catalogue"
POT = FOLDER / "powerkit.pot"
KEYWORDS: dict[str, Any] = {"t": None, "tn": (1, 2), "later": None, "later_many": (1, 2)}
_HEADER = """\
# The words of the Power Shifting Workbook.
# Copyright (C) The Power Shifting Workbook team, MIT licence.
# Whole sentences; a name in braces is replaced by a value and stays as it is, wherever the sentence needs it.
#"""
_DAY = datetime(2026, 11, 29, tzinfo=UTC)
_ABOUT: dict[str, Any] = {
    "project": "powerkit",
    "version": "1",
    "msgid_bugs_address": "none",
    "header_comment": _HEADER,
    "creation_date": _DAY,
    "fuzzy": False,
}
_KINDS = (("*.py", "python"), ("*.js", "javascript"), ("*.html", "jinja2.ext:babel_extract"))


def gathered() -> Catalog:
    """Every message there is, with the files it stands in."""
    made = Catalog(
        project="powerkit",
        version="1",
        msgid_bugs_address="none",
        header_comment=_HEADER,
        creation_date=_DAY,
        fuzzy=False,
    )
    for pattern, how in _KINDS:
        for file in sorted(PACKAGE.rglob(pattern)):
            if "site-packages" in file.parts:
                continue
            options = {"parse_template_string": True} if how == "javascript" else {}
            with file.open("rb") as opened:  # its name stands in what Babel warns of
                for _, message, comments, _ in extract(how, opened, KEYWORDS, (), options):
                    made.add(message, locations=[(file.relative_to(ROOT).as_posix(), None)], auto_comments=comments)
    return made


def languages() -> list[Path]:
    """The catalogue of each language that was begun."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/powerkit.po"))


def begun(tag: str) -> Catalog:
    """A new language with nothing translated."""
    return Catalog(locale=tag, **_ABOUT)


def made_of(file: Path, pot: Catalog) -> dict[Path, bytes]:
    """The files of a language as they should be now."""
    tag = file.parents[1].name
    catalogue = read_po(io.BytesIO(file.read_bytes()), locale=tag) if file.exists() else begun(tag)
    catalogue.update(pot, no_fuzzy_matching=True, keep_user_comments=True)
    catalogue.creation_date = catalogue.revision_date = _DAY
    text = text_of(catalogue)
    catalogue = read_po(io.BytesIO(text), locale=tag)  # as it will be read next time, to the letter
    scripts = for_scripts(catalogue)
    for message in [message for message in catalogue if message.id and _said(message) is None]:
        catalogue.delete(message.id)  # or Babel would put English words in a plural’s place, and in the wrong one
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return {
        file: text,
        file.with_suffix(".mo"): compiled.getvalue(),
        file.with_name("scripts.json"): scripts,
    }


def text_of(catalogue: Catalog) -> bytes:
    """A catalogue as gettext writes it, without lines of code, which would change with every edit."""
    written = io.BytesIO()
    write_po(written, catalogue, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return re.sub(rb'"Generated-By: [^"]*"\n', b"", written.getvalue())


def for_scripts(catalogue: Catalog) -> bytes:
    """What is translated of the scripts' words, as JSON, with the rule for plurals and how many there are in all."""
    all_of_them = [
        message for message in catalogue if message.id and any(place.endswith(".js") for place, _ in message.locations)
    ]
    done = {key: said for message in all_of_them if (said := _said(message)) for key in [_key(message)]}
    told = {"plural": get_plural(catalogue.locale).plural_expr, "all": len(all_of_them), "words": done}
    return (json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def _said(message: Message) -> Any:
    whole = message.string if isinstance(message.string, tuple) else (message.string,)
    return None if message.fuzzy or not all(whole) else list(whole) if message.pluralizable else whole[0]


def translated(catalogue: Catalog) -> tuple[int, int]:
    """How many messages are translated, and of how many."""
    messages = [message for message in catalogue if message.id]
    return sum(_said(message) is not None for message in messages), len(messages)


def wanted() -> Iterator[tuple[Path, bytes]]:
    """Every file as it should be."""
    pot = gathered()
    yield POT, text_of(pot)
    for file in languages():
        yield from made_of(file, pot).items()


def stale() -> list[str]:
    """The files that say something else than the code does now."""
    return [str(file.relative_to(ROOT)) for file, text in wanted() if not file.exists() or file.read_bytes() != text]


def main() -> int:
    """Make the files, or with ``--check`` say which are stale; the exit code is returned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    parser.add_argument("--begin", metavar="TAG", help="begin a language, such as cy")
    asked = parser.parse_args()
    if asked.check:
        old = stale()
        print("\n".join(f"{name} is stale: run python docs/words.py" for name in old) or "All fresh.")
        return 1 if old else 0
    if asked.begin:
        file = FOLDER / asked.begin / "LC_MESSAGES" / "powerkit.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_bytes(text_of(begun(asked.begin)))
    for file, text in wanted():
        if not file.exists() or file.read_bytes() != text:
            file.write_bytes(text)
            print(f"Made {file.relative_to(ROOT)}.")
    for file in languages():
        done, every = translated(read_po(io.BytesIO(file.read_bytes())))
        print(f"{file.parents[1].name}: {done} of {every} sentences translated.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
