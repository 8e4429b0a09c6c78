"""The command for the page of what a group agreed."""

from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import deck_of, ending_of, logbook_to_read, write_file


def agreed(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="Such as 8.3", metavar="CARD")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Ends in .pdf or .html.", metavar="FILE")
    ] = None,
    add: Annotated[str, typer.Option("--add", help="What the group wants on it too.", metavar="TEXT")] = "",
    keep_names: Annotated[bool, typer.Option("--keep-names", help="Names as written: the group chose so.")] = False,
    name: Annotated[list[str] | None, typer.Option(help="This word is a name. Remembered.", metavar="WORD")] = None,
    not_name: Annotated[list[str] | None, typer.Option(help="This is no name. Remembered.", metavar="WORD")] = None,
    sure: Annotated[bool, typer.Option("--yes", "-y", help="Make it without asking about likely names.")] = False,
) -> None:
    """Make the page of what was agreed on a card, to take away. Example: powerkit agreed 8.3 -o agreed.pdf"""
    from powerkit.cli.names import CODED_READ_ONCE, SAY_WHICH, decide_names, go_on_with_names
    from powerkit.entries.visibility import known_names
    from powerkit.reports.printouts.agreements import agreed as page_of
    from powerkit.reports.printouts.agreements import html_agreed, pdf_agreed, texts_of
    from powerkit.reports.share.leak_check import guard_for_texts
    from powerkit.reports.share.name_questions import asked_of_texts

    card = deck_of(context).card(number)
    file = output or Path(f"What we agreed ({card.id}).pdf")
    ending = ending_of(file, ("pdf", "html"))
    with logbook_to_read(context) as logbook:
        decide_names(logbook, name, not_name)
        found, names = logbook.latest(card=card.id, limit=1), known_names(logbook)
        page = page_of(found[0] if found else None, names, more=add, as_codes=not keep_names)
        if not keep_names:
            written = texts_of(page_of(found[0] if found else None, names, more=add, as_codes=False))
            if not go_on_with_names(asked_of_texts(logbook, written), SAY_WHICH, sure=sure):
                return
            guard_for_texts(logbook, written).check_texts("the page", texts_of(page))
    write_file(file, html_agreed(page).encode() if ending == "html" else pdf_agreed(page))
    typer.echo(f"Wrote {file}")
    if not keep_names:
        typer.echo(CODED_READ_ONCE)
