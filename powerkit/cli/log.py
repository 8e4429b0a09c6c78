"""Commands for the log book: answers put in from a file, and what is in it."""

from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from powerkit.cli.base import AsJson, deck_of, logbook_of, logbook_to_read, print_json, print_lines, read_input
from powerkit.text.shell_commands import command


def fill(context: typer.Context, file: Annotated[Path, typer.Argument(help="JSON", metavar="FILE.json")]) -> None:
    """Save answers from a file, or - for what is piped in. Examples: powerkit fill answers.json, powerkit fill -"""
    from powerkit.entries.import_json import LARGEST, items_in
    from powerkit.entries.import_json import fill as fill_in

    items = items_in(*read_input(file, LARGEST))
    deck = deck_of(context)
    with logbook_of(context) as logbook:
        saved = fill_in(items, deck, logbook, client=f"fill-{uuid4().hex}")
    typer.echo(f"Saved {len(saved)} {'entry' if len(saved) == 1 else 'entries'} to your log book.")


def log(
    context: typer.Context,
    card: Annotated[str | None, typer.Option(help="Only this card.", metavar="CARD")] = None,
    search: Annotated[str | None, typer.Option(help="Only entries with these words.", metavar="TEXT")] = None,
    as_json: AsJson = False,
) -> None:
    """List your log book, newest first. Examples: powerkit log, powerkit log --card 1.2, powerkit log --search bus"""
    from powerkit.cli.listing import entries_as_json, entries_as_lines

    with logbook_to_read(context) as logbook:
        entries = logbook.latest(card=card)
        if search is not None:
            found = {hit.id for hit in logbook.search(search, limit=1000)}
            entries = [entry for entry in entries if entry.id in found]
    if as_json:
        print_json(entries_as_json(entries))
    elif entries:
        print_lines(entries_as_lines(entries))
    else:
        asked = card is not None or search is not None
        typer.echo("Nothing was found." if asked else f"Your log book is empty. Open it with: {command('open')}")
