"""The command for a card's pages on paper: one to print from your answers, or one to take along."""

from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import deck_of, ending_of, logbook_to_read, print_lines, write_file


def sheet(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="Such as 10.3", metavar="CARD")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Ends in .pdf or .html.", metavar="FILE")
    ] = None,
    replace_names: Annotated[bool, typer.Option("--replace-names", help="Put codes in place of names.")] = False,
    field: Annotated[bool, typer.Option("--field", help="The page to take along: .pdf, .html or .txt.")] = False,
    together: Annotated[bool, typer.Option("--together", help="All citations on one page.")] = False,
) -> None:
    """Make a card's page to print, from what you saved last, or, with --field, its page to take along.

    Examples: powerkit sheet 10.3 -o manifesto.pdf, powerkit sheet 1.1 --field
    """
    if field:
        _field_sheet(context, number, output)
        return
    from powerkit.entries.visibility import known_names
    from powerkit.reports.printouts.poster import Wanted, sheet_of, texts_of
    from powerkit.reports.printouts.poster_files import html_sheet
    from powerkit.reports.printouts.queries import pdf_of_sheet

    card = deck_of(context).card(number)
    with logbook_to_read(context) as logbook:
        found = logbook.latest(card=card.id, limit=1)
        names = known_names(logbook)
    made = sheet_of(card, found[0].answers if found else {}, names, Wanted(codes=replace_names))
    file = output or Path(f"{made.name}.pdf")
    ending = ending_of(file, ("pdf", "html"))
    write_file(file, html_sheet(made).encode() if ending == "html" else pdf_of_sheet(made, together=together))
    typer.echo(f"Wrote {file}")
    known = dict.fromkeys(spelt for text in texts_of(made) for spelt, _, _ in names.spelt(text))
    if known and not replace_names:
        print_lines(
            [f"Names are in it as you wrote them: {', '.join(known)}.", "To have codes instead: --replace-names"]
        )


def _field_sheet(context: typer.Context, number: str, output: Path | None) -> None:
    """The page to take along; no answer of the leader's is on it."""
    from powerkit.reports.printouts.worksheet import as_text, carried
    from powerkit.reports.printouts.worksheet_files import html_carried, pdf_carried

    page = carried(deck_of(context).card(number))
    file = output or Path(f"{page.name}.pdf")
    match ending_of(file, ("pdf", "html", "txt")):
        case "pdf":
            write_file(file, pdf_carried(page))
        case "html":
            write_file(file, html_carried(page).encode())
        case _:
            write_file(file, as_text(page).encode())
    typer.echo(f"Wrote {file}")
