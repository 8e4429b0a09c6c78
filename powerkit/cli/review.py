"""Command for a review of a period: the proforma filled from the log book, as a Word, PDF or HTML file."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import deck_of, logbook_to_read, own_deck_of
from powerkit.errors import WorkbookError
from powerkit.logbook.private_files import holds_something

_ENDINGS = ".docx, .pdf or .html"


def review(
    context: typer.Context,
    start: Annotated[str, typer.Option("--from", help="The first day.", metavar="DATE")],
    end: Annotated[str, typer.Option("--to", help="The last day.", metavar="DATE")],
    output: Annotated[Path, typer.Option("-o", "--output", help=f"The file to make: {_ENDINGS}.", metavar="FILE")],
    recipient: Annotated[str, typer.Option("--for", help="Who will read it.", metavar="NAME")] = "",
    keep_names: Annotated[bool, typer.Option("--keep-names", help="Leave people's names in.")] = False,
    replace_names: Annotated[bool, typer.Option("--replace-names", hidden=True)] = False,
    name: Annotated[list[str] | None, typer.Option(help="This word is a name. Remembered.", metavar="WORD")] = None,
    not_name: Annotated[list[str] | None, typer.Option(help="This is no name. Remembered.", metavar="WORD")] = None,
    leave_out: Annotated[list[int] | None, typer.Option(help="Leave out this entry.", metavar="ID")] = None,
    sure: Annotated[bool, typer.Option("--yes", "-y", help="Make it without asking about likely names.")] = False,
) -> None:
    """Make a review of a period. What you saved on the Review page is used; else it is filled from your log book.

    Private answers stay out, and codes stand for names.
    Example: powerkit review --from 2025-11-01 --to 2026-10-31 -o review.docx
    """
    import secrets

    from powerkit.cli.names import CODED, SAY_WHICH, decide_names, go_on_with_names
    from powerkit.deck.review_form import load_proforma
    from powerkit.documents.formats import to_the_end
    from powerkit.entries.page_entries import review_id
    from powerkit.entries.profile import read_leader
    from powerkit.logbook.share_model import KEPT, REPLACED
    from powerkit.reports.review.collect import held
    from powerkit.reports.review.compose import Written
    from powerkit.reports.review.make import MADE, checked, make_in_steps, names_to_check, prepared, save_review
    from powerkit.reports.review.prefill import Found, earlier_review, filled
    from powerkit.resources import deck_folder
    from powerkit.text.periods import period_from

    kind = output.suffix.lower().removeprefix(".")
    if kind not in MADE:
        raise typer.BadParameter(f"“{output.name}” must end in {_ENDINGS}.")
    period = period_from(start, end)
    if holds_something(output):
        raise WorkbookError(f"{output} is there already.", "Name another file. Nothing was made.")
    deck, now = deck_of(context), datetime.now().astimezone()
    proforma = load_proforma(own_deck_of(context) or deck_folder(), deck)
    with logbook_to_read(context) as logbook:
        decide_names(logbook, name, not_name)
        found, leader = held(logbook, deck, period, leave_out or ()), read_leader(logbook)
        saved = next(iter(logbook.latest(card=review_id(period), limit=1)), None)
        answers = (
            saved.answers
            if saved
            else filled(proforma, Found(deck, found, leader.name, earlier_review(logbook, period), now.date()))
        )
        clean = checked(proforma, period, answers)
        written = Written(
            proforma, clean, found, now, leader.name, recipient, KEPT if keep_names and not replace_names else REPLACED
        )
        ready = prepared(written, deck, logbook, secrets.token_bytes)
        if written.names != KEPT:
            check = names_to_check(written, deck, logbook)
            if not go_on_with_names(check, SAY_WHICH, sure=sure):
                return
        entry = saved or save_review(logbook, proforma, period, clean, client=f"cli-{secrets.token_hex(8)}", number=1)
        with typer.progressbar(length=1, label="Making the file", file=sys.stderr) as bar:
            steps = make_in_steps(ready, entry, logbook, output.parent, [kind], output.stem)
            made = to_the_end(steps, lambda done, total, what: bar.update(done))
    kept = "" if logbook.only_read else ", and saved there"
    came = f"from your saved review, version {entry.version}" if saved else f"filled from your log book{kept}"
    typer.echo(f"Review of {period.words}, {came}:\n  {made.files[0]}")
    if not found.chosen:
        typer.echo("Nothing was saved in this period, so most of it is blank.")
    if made.stand_ins:
        typer.echo(f"The PDF has stand-ins for what its fonts cannot draw: {', '.join(made.stand_ins[:12])}")
    if written.names == KEPT:
        typer.echo("People's names are in it as they were written.")
    else:
        typer.echo(f"{CODED} People who know them may still recognise them. To leave names in: --keep-names")
