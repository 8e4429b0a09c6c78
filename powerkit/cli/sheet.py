"""The command for a card's pages on paper: one to print from your answers, or one to take along."""

from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import deck_of, logbook_of, print_lines
from powerkit.errors import WorkbookError


def sheet(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="Such as 10.3", metavar="CARD")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Ends in .pdf or .html.", metavar="FILE")
    ] = None,
    replace_names: Annotated[bool, typer.Option("--replace-names", help="Put codes in place of names.")] = False,
    together: Annotated[bool, typer.Option("--together", help="All citations on one page.")] = False,
) -> None:
    """Make a card's page to print, from what you saved last. Example: powerkit sheet 10.3 -o manifesto.pdf"""
    from powerkit.privacy import Names
    from powerkit.sheets.hanging import Wanted, sheet_of, texts_of
    from powerkit.sheets.setting import html_sheet
    from powerkit.sheets.telling import pdf_of_sheet

    card = deck_of(context).card(number)
    with logbook_of(context) as logbook:
        found = logbook.latest(card=card.id, limit=1)
        names = Names(logbook.codes())
    made = sheet_of(card, found[0].answers if found else {}, names, Wanted(codes=replace_names))
    file = output or Path(f"{made.name}.pdf")
    ending = _ending(file, ("pdf", "html"))
    _write(file, html_sheet(made).encode() if ending == "html" else pdf_of_sheet(made, together=together))
    typer.echo(f"Wrote {file}")
    known = dict.fromkeys(spelt for text in texts_of(made) for spelt, _, _ in names.spelt(text))
    if known and not replace_names:
        print_lines(
            [f"Names are in it as you wrote them: {', '.join(known)}.", "To have codes instead: --replace-names"]
        )


def _ending(file: Path, known: tuple[str, ...]) -> str:
    ending = file.suffix.lower().removeprefix(".")
    if ending not in known:
        raise typer.BadParameter(f"“{file.name}” must end in {' or '.join('.' + one for one in known)}.")
    return ending


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise WorkbookError(f"{file} cannot be written: {error.strerror or error}.", "Name another file.") from error
