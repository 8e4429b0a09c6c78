"""Commands for those who look after a deck."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from powerkit.cli.base import AsJson, deck_of, folder_of, own_deck_of, print_json, print_lines
from powerkit.errors import DeckError
from powerkit.logbook.private_files import not_over
from powerkit.text.phrasing import numbered
from powerkit.text.shell_commands import command, shell_line, way_in
from powerkit.there import is_folder, is_there

if TYPE_CHECKING:
    from powerkit.deck import Deck


def deck_check(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The folder of the deck's files.", metavar="DIR")],
    as_json: AsJson = False,
) -> None:
    """Check a deck: its faults, and what it changes in your log book. Example: powerkit deck check my-deck"""
    from powerkit.deck.conversation_starter import load_whole

    try:
        deck, starter = load_whole(folder)
    except DeckError as error:
        if not as_json:
            raise
        _print_faults(error)
        raise typer.Exit(1) from None
    changed = _changed(context, deck)
    if as_json:
        print_json({"sound": True, "faults": [], "changes": changed or []})
        return
    statements = sum(len(group.statements) for group in starter.groups)
    films = sum(len(place.films) for place in starter.places)
    parts = {"capability": len(deck.capabilities), "card": len(deck.cards)}
    parts |= {"destination statement": statements, "film": films}
    typer.echo(f"The deck is sound: {', '.join(numbered(count, noun) for noun, count in parts.items())}.")
    if changed is not None:
        print_lines(
            ["What it changes for your log book:", *changed] if changed else ["It changes nothing in your log book."]
        )


def _changed(context: typer.Context, deck: "Deck") -> list[str] | None:
    """What a deck changes for the log book, a line each; None where there is none yet."""
    from powerkit.entries.deck_diff import changes
    from powerkit.logbook import Logbook

    own = folder_of(context)
    if not is_there(own.logbook):
        return None
    with Logbook.open(own.logbook, backups=own.backups) as logbook:
        return list(changes(deck, logbook.latest()))


def _print_faults(error: DeckError) -> None:
    from powerkit.text.toml_reader import file_and_line

    faults = [dict(zip(("file", "line", "text"), file_and_line(line), strict=True)) for line in str(error).splitlines()]
    print_json({"sound": False, "faults": faults, "changes": []})


def deck_schema(
    folder: Annotated[Path, typer.Argument(help="Where to put them.", metavar="DIR")] = Path("schemas"),
) -> None:
    """Make JSON schemas, with which an editor knows each key of a deck's files. Example: powerkit deck schema"""
    from powerkit.deck.schema import FILES

    made = _write_schemas(folder)
    typer.echo(
        f"Made {len(made)} schemas in {folder}. An editor for TOML reads which one to use from a file’s first line:"
    )
    print_lines(f"{file}:  #:schema ./{folder.name}/{name}.schema.json" for name, file in FILES.items())


def deck_new(folder: Annotated[Path, typer.Argument(help="A folder that is new or empty.", metavar="DIR")]) -> None:
    """Begin a deck of your own: a small one that is sound, to be changed. Example: powerkit deck new my-deck"""
    from powerkit.deck.schema import FOLDER
    from powerkit.resources import new_deck_folder

    try:
        if is_there(folder) and (not is_folder(folder) or any(folder.iterdir())):
            raise DeckError(f"{folder} is there already, and not empty.", "Name a folder that is new or empty.")
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(new_deck_folder().glob("*.toml")):
            (folder / file.name).write_bytes(file.read_bytes())
    except OSError as error:
        raise _not_written(folder, error) from error
    _write_schemas(folder / FOLDER)
    typer.echo(f"Made a small deck in {folder}. Change it, then:")
    print_lines([command("deck", "check", folder), shell_line([*way_in(), "--deck", str(folder.absolute())])])


def _write_schemas(folder: Path) -> list[Path]:
    from powerkit.deck.schema import schemas

    try:
        folder.mkdir(parents=True, exist_ok=True)
        texts = {folder / f"{name}.schema.json": schema for name, schema in schemas().items()}
        for file, schema in texts.items():
            not_over(file, ours=f'"title": "{schema["title"]}"')
        for file, schema in texts.items():
            file.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise _not_written(folder, error) from error
    return [*texts]


def _not_written(folder: Path, error: OSError) -> DeckError:
    return DeckError(f"{folder} cannot be written: {error.strerror or error}.", "Name another folder.")


def notebooks(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="Where to put them.", metavar="DIR")] = Path("notebooks"),
) -> None:
    """Make the notebooks from the deck. Example: powerkit --deck my-deck notebooks --to my-notebooks"""
    from powerkit.resources import deck_folder
    from powerkit.ui.notebooks import has_heading, write_notebooks

    deck = deck_of(context)
    written = write_notebooks(deck, to, heading=has_heading(own_deck_of(context) or deck_folder(), deck))
    typer.echo(f"Made {len(written)} notebooks in {to}.")
