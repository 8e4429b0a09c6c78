"""Makes the pages of docs/ that say what the code says: the command line from Typer, a deck's keys from its readers.

Run ``python docs/make.py``; ``--check`` only says whether they are fresh. A test holds them so.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typer
from typer.cli import get_docs_for_click

from powerkit.cli import app
from powerkit.deck.keys import FIELD, OF_KIND, Key, Tables, keys_in_use, keys_of_other_kinds, shared_by_kinds

HERE = Path(__file__).parent
_TAKES = {
    "text": "a text",
    "id": "an id: a-z, 0-9 and _, a letter first",
    "language": "a language’s tag (BCP 47)",
    "flag": "true or false",
    "number": "a whole number",
    "numbers": "a list of whole numbers",
    "texts": "a list of texts",
    "tables": "a list of tables",
    "table": "a table",
}


def command_line() -> str:
    """Every command with its options, from Typer."""
    group = typer.main.get_command(app)
    made = get_docs_for_click(obj=group, ctx=typer.Context(group, info_name="powerkit"), name="powerkit")
    said = (HERE / "command-line-notes.md").read_text(encoding="utf-8")
    lines = (line.rstrip() for line in made.replace("# `powerkit`", "# The command line", 1).splitlines())
    return "\n".join(lines).rstrip() + "\n\n" + said


def deck_keys() -> str:
    """Every key of a deck's files, from what its readers ask our own deck for."""
    parts = [(HERE / "decks-notes.md").read_text(encoding="utf-8").rstrip()]
    for place, keys in _in_order(keys_in_use()).items():
        parts += ["", f"## {place}", "", "| key | takes | needed | example |", "|---|---|---|---|"]
        parts += [_row(name, key) for name, key in keys.items() if key.takes]
    return "\n".join(parts) + "\n"


def _in_order(tables: Tables) -> Tables:
    """What every kind of question may have in one table before those of the kinds, and only there.

    After them come the kinds that are not in our own deck.
    """
    shared = shared_by_kinds(tables)
    of_kinds = {place: keys for place, keys in tables.items() if place.startswith(OF_KIND)}
    common = {name: key for name, key in next(iter(of_kinds.values())).items() if name in shared}
    rest = {place: {name: key for name, key in keys.items() if name not in shared} for place, keys in of_kinds.items()}
    others = {place: keys for place, keys in tables.items() if place not in of_kinds}
    of_any = {f"{FIELD}, of any kind": common, **{place: keys for place, keys in rest.items() if keys}}
    return of_any | keys_of_other_kinds(tables) | others


def _row(name: str, key: Key) -> str:
    takes = f"one of {', '.join(f'`{choice}`' for choice in key.choices)}" if key.choices else _takes(key.takes)
    example = next((shown for value in key.values if (shown := _example(value))), "")
    return f"| `{name}` | {takes} | {'yes' if key.needed else ''} | {example} |"


def _takes(what: str) -> str:
    """What a key takes in words; "4 texts" is a list of so many."""
    return _TAKES.get(what, f"a list of {what}")


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
