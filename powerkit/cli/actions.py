"""Commands for actions: what is due, and all of them as a calendar file."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import AsJson, logbook_to_read, print_json, print_lines, saying, write_file


def actions(
    context: typer.Context,
    due: Annotated[bool, typer.Option("--due", help="Only open ones that are due today or before.")] = False,
    ics: Annotated[
        Path | None, typer.Option(help="Write those with a day as a calendar file.", metavar="FILE.ics")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List your actions, the ones due first.

    Examples: powerkit actions --due, powerkit actions --json, powerkit actions --ics actions.ics
    """
    from powerkit.cli.names import CODED_READ_ONCE
    from powerkit.documents.calendar import calendar_of
    from powerkit.entries.actions import events
    from powerkit.ui.pages.actions import as_lines

    today = date.today()
    with logbook_to_read(context) as logbook:
        found = logbook.actions(due_by=today if due else None)
        lines = list(as_lines(logbook, found, today))
        made = list(events(logbook, found)) if ics else []
        if made:
            from powerkit.reports.share.leak_check import guard_for_texts

            texts = [text for item in made for text in (item.summary, item.description)]
            guard_for_texts(logbook, texts).check_texts("its calendar", texts)
    if ics:
        say = saying([ics])
        write_file(ics, calendar_of(made))
        say(f"Wrote {len(made)} {'event' if len(made) == 1 else 'events'} to {ics}")
        if made:
            say(CODED_READ_ONCE)
        if len(made) < len(found):
            say(f"Without a day, so not in it: {len(found) - len(made)}")
    elif as_json:
        from powerkit.cli.listing import actions_as_json

        print_json(actions_as_json(found))
    elif found:
        print_lines(lines)
    else:
        typer.echo("Nothing is due." if due else "There are no actions yet. Each card can end with one.")
