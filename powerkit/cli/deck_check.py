"""Commands for those who look after a deck."""

from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import deck_of, folder_of, print_lines


def deck_check(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The folder of the deck's files.", metavar="DIR")],
) -> None:
    """Check a deck: its faults, and what it changes in your log book. Example: powerkit deck check my-deck"""
    from powerkit.deck.conversation_starter import load_whole
    from powerkit.entries.deck_diff import changes
    from powerkit.logbook import Logbook

    deck, starter = load_whole(folder)
    statements = sum(len(group.statements) for group in starter.groups)
    films = sum(len(place.films) for place in starter.places)
    typer.echo(
        f"The deck is sound: {len(deck.capabilities)} capabilities, {len(deck.cards)} cards, "
        f"{statements} destination statements, {films} films."
    )
    own = folder_of(context)
    if own.logbook.exists():
        with Logbook.open(own.logbook, backups=own.backups) as logbook:
            lines = list(changes(deck, logbook.latest()))
        print_lines(
            ["What it changes for your log book:", *lines] if lines else ["It changes nothing in your log book."]
        )


def notebooks(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="Where to put them.", metavar="DIR")] = Path("notebooks"),
) -> None:
    """Make the notebooks from the deck. Example: powerkit --deck my-deck notebooks --to my-notebooks"""
    from powerkit.ui.notebooks import write_notebooks

    written = write_notebooks(deck_of(context), to)
    typer.echo(f"Made {len(written)} notebooks in {to}.")
