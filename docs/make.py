"""Makes the pages of docs/ that say what the code says: the command line from Typer, a deck's keys from its readers.

Run ``python docs/make.py``; ``--check`` only says whether they are fresh. A test holds them so.
"""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import typer
from typer.cli import get_docs_for_click

from powerkit.cli import app
from powerkit.deck.conversation_starter import load_whole
from powerkit.kinds import KINDS
from powerkit.resources import deck_folder
from powerkit.text import toml_reader
from powerkit.text.toml_reader import Spec

HERE = Path(__file__).parent
_TAKES = {
    "text": "a text",
    "id": "an id: a-z, 0-9 and _, a letter first",
    "flag": "true or false",
    "number": "a whole number",
    "numbers": "a list of whole numbers",
    "texts": "a list of texts",
    "tables": "a list of tables",
    "table": "a table",
}
_OF_KIND = "NN-….toml → card → field, kind "


@dataclass
class Key:
    """One key as the readers asked for it: what it takes, an example from our deck, and in which *tables* it stands.

    It is *needed* where a reader gives no default and no table of its place goes without.
    """

    takes: str
    needed: bool = True
    choices: tuple[str, ...] = ()
    example: str = ""
    tables: dict[int, Any] = field(default_factory=dict)


def command_line() -> str:
    """Every command with its options, from Typer."""
    group = typer.main.get_command(app)
    made = get_docs_for_click(obj=group, ctx=typer.Context(group, info_name="powerkit"), name="powerkit")
    said = (HERE / "command-line-notes.md").read_text(encoding="utf-8")
    lines = (line.rstrip() for line in made.replace("# `powerkit`", "# The command line", 1).splitlines())
    return "\n".join(lines).rstrip() + "\n\n" + said


def deck_keys() -> str:
    """Every key of a deck's files, from what its readers ask our own deck for."""
    tables: dict[str, dict[str, Key]] = {}
    unused: dict[str, dict[str, Key]] = {}
    with _listening(tables):
        load_whole(deck_folder())
    for keys in tables.values():
        most = max(len(key.tables) for key in keys.values())
        for key in keys.values():
            key.needed &= len(key.tables) == most
    with _listening(unused):
        for kind in KINDS:
            if f"{_OF_KIND}{kind}" not in tables:
                KINDS[kind].read(Spec({"kind": kind}, "NN-….toml → card → field", []))
    _share_keys(tables, unused)
    parts = [(HERE / "decks-notes.md").read_text(encoding="utf-8").rstrip()]
    for place, keys in tables.items():
        parts += ["", f"## {place}", "", "| key | takes | needed | example |", "|---|---|---|---|"]
        parts += [_row(name, key) for name, key in keys.items()]
    return "\n".join(parts) + "\n"


def _share_keys(tables: dict[str, dict[str, Key]], unused: dict[str, dict[str, Key]]) -> None:
    """Put what every kind of question may have into one table before those of the kinds, and only there.

    After them come the kinds that are *unused* in our own deck.
    """
    of_kinds = {place: keys for place, keys in tables.items() if place.startswith(_OF_KIND)}
    shared = set.intersection(*map(set, of_kinds.values()))
    common = {name: key for name, key in next(iter(of_kinds.values())).items() if name in shared}
    rest = {place: {name: key for name, key in keys.items() if name not in shared} for place, keys in of_kinds.items()}
    others = {place: keys for place, keys in tables.items() if place not in of_kinds}
    tables.clear()
    tables |= {"NN-….toml → card → field, of any kind": common, **{place: keys for place, keys in rest.items() if keys}}
    tables |= unused | others


def _row(name: str, key: Key) -> str:
    takes = f"one of {', '.join(f'`{choice}`' for choice in key.choices)}" if key.choices else key.takes
    return f"| `{name}` | {takes} | {'yes' if key.needed else ''} | {key.example} |"


@contextlib.contextmanager
def _listening(tables: dict[str, dict[str, Key]]) -> Iterator[None]:
    """Note each question that a reader asks a `Spec`."""
    with contextlib.ExitStack() as stack:
        for name in _TAKES:
            stack.enter_context(patch.object(toml_reader.Spec, name, _noting(name, getattr(Spec, name), tables)))
        yield


def _noting(name: str, ask: Callable[..., Any], tables: dict[str, dict[str, Key]]) -> Callable[..., Any]:
    def asked(spec: Spec, key: str = "id", *given: Any, **options: Any) -> Any:
        if spec.where:
            known = tables.setdefault(_place(spec), {})
            choices = tuple(str(choice) for choice in options.get("choices", ()))
            note = known.setdefault(key, Key(_TAKES[name], not given and name not in ("flag", "table"), choices))
            if name != "text" or note.takes == _TAKES["text"]:
                note.takes = _TAKES[name]
            if key in spec.data:
                note.tables[id(spec.data)] = spec.data  # kept, or its number would be given out again
            note.example = note.example or _example(spec.data.get(key))
        return ask(spec, key, *given, **options)

    return asked


def _place(spec: Spec) -> str:
    """Where a table stands in words, such as "a card's field of the kind map", for a place in one file."""
    file, *path = spec.where.split(" → ")
    names = [part.split(" ")[0] for part in path]
    kind = spec.data.get("kind")
    of_kind = f", kind {kind}" if names[-1:] == ["field"] and kind in KINDS else ""
    where = "NN-….toml" if file[:2].isdigit() else file
    return f"{where}{''.join(f' → {name}' for name in names)}{of_kind}"


def _example(value: Any) -> str:
    if isinstance(value, str) and 0 < len(value) <= 40 and "\n" not in value:
        return f'`"{value}"`'.replace("|", "\\|")
    if isinstance(value, bool | int):
        return f"`{str(value).lower()}`"
    if isinstance(value, list) and value and all(isinstance(item, int) for item in value):
        return f"`{value}`"
    return ""


PAGES: dict[str, Callable[[], str]] = {"command-line.md": command_line, "decks.md": deck_keys}
"""Each page that is made, and what makes it."""


def stale(pages: Iterable[str] = PAGES) -> list[str]:
    """The pages that say something else than the code does now."""
    return [name for name in pages if not (HERE / name).exists() or (HERE / name).read_text("utf-8") != PAGES[name]()]


def main() -> int:
    """Make the pages, or with ``--check`` say which are stale; the exit code is returned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")
    old = stale()
    if not parser.parse_args().check:
        for name in old:
            (HERE / name).write_text(PAGES[name](), encoding="utf-8")
            print(f"Made {name}.")
        return 0
    print("\n".join(f"{name} is stale: run python docs/make.py" for name in old) or "All fresh.")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
