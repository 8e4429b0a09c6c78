"""The command that puts copies of the log book together."""

from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import logbook_of, print_lines


def merge(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="Another copy of your log book; all that lie beside it if left out.")
    ] = None,
) -> None:
    """Put copies of your log book together, such as one that a sync program made. Nothing is lost, nothing deleted.

    Examples: powerkit merge, powerkit merge "logbook (1).sqlite3"
    """
    from powerkit.ui.pages.copies import has_more, merge_all, merged_in_words, put_together

    with logbook_of(context) as logbook:
        if file is not None:
            merged = put_together(logbook, file)
            typer.echo(merged_in_words(file.name, merged))
            if merged.aside:
                typer.echo(f"That copy is now called “{merged.aside.name}”.")
            return
        for other in logbook.other_copies():
            typer.echo(f"“{other.name}” has {has_more(other)} that your log book does not have.")
        said = list(merge_all(logbook))
        print_lines(said)
        if not said:
            typer.echo("No other copy of your log book beside it has anything new.")
