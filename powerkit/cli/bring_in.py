"""The command that brings a file into a card: first a look at what was understood, then a version that one undoes."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

import typer

from powerkit.cli.base import (
    deck_of,
    folder_of,
    logbook_of,
    logbook_to_read,
    offering,
    print_lines,
    read_input,
    words_of_call,
    yes,
)
from powerkit.text.shell_commands import command
from powerkit.there import is_there

if TYPE_CHECKING:
    from powerkit.deck import Card
    from powerkit.entries.bring_in import Place
    from powerkit.kinds.file_import import Brought, Given


def import_(
    context: typer.Context,
    card: Annotated[str, typer.Argument(help="Which card, such as 1.2.", metavar="CARD")],
    file: Annotated[
        list[Path] | None, typer.Argument(help="The file; of a map, its ties may be a second one.", metavar="FILE")
    ] = None,
    field: Annotated[str, typer.Option(help="The question it goes to, where a card has several.", metavar="ID")] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(help="What a column is, such as “Area=measure”; words need only its name.", metavar="NAME[=ID]"),
    ] = None,
    heading: Annotated[
        bool | None, typer.Option("--heading/--no-heading", help="Whether the first row only names the columns.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="Words: somebody who speaks and is left out.", metavar="NAME")
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Words: each line is one person, whoever speaks.")] = False,
    together: Annotated[list[str] | None, typer.Option(help="Words: a phrase to keep in one.")] = None,
    apart: Annotated[list[str] | None, typer.Option(help="Words: a phrase to take apart.")] = None,
    keep: Annotated[list[str] | None, typer.Option(help="Words: a small word not to leave out.")] = None,
    sector: Annotated[list[str] | None, typer.Option(help="A map: “Town hall=public” puts a word in a sector.")] = None,
    turn_rings: Annotated[bool, typer.Option("--turn-rings", help="A map: the highest ring is the closest.")] = False,
    only: Annotated[str, typer.Option(help="A table: rows with these words, such as “Ward=Mill Bank”.")] = "",
    ours: Annotated[str, typer.Option(help="A table of areas: which is yours; * for all.", metavar="AREA")] = "",
    against: Annotated[
        str, typer.Option(help="A table of areas: whom to compare with, an area or a column.", metavar="AREA")
    ] = "",
    figure: Annotated[str, typer.Option(help="A table of areas: the column of figures.", metavar="NAME")] = "",
    start: Annotated[str, typer.Option("--from", help="A calendar: the first day.", metavar="DATE")] = "",
    end: Annotated[str, typer.Option("--to", help="A calendar: the last day.", metavar="DATE")] = "",
    zone: Annotated[
        str, typer.Option(help="A calendar: your time zone, if it is not Europe/London.", metavar="ZONE")
    ] = "",
    people: Annotated[bool, typer.Option("--people", help="A calendar: bring in who took part.")] = False,
    no_titles: Annotated[bool, typer.Option("--no-titles", help="A calendar: leave titles out.")] = False,
    instead: Annotated[bool, typer.Option("--instead", help="Put it in place of what is there.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would come in.")] = False,
    sure: Annotated[bool, typer.Option("--yes", "-y", help="Bring it in without asking.")] = False,
    undo: Annotated[
        int | None, typer.Option(help="Take back this version, the newest of the card.", metavar="VERSION", min=1)
    ] = None,
) -> None:
    """Bring a file into a card. You see what was understood, and what is left out, before anything is saved.

    Words, maps and address books, tables, calendars and photos are read as on the page. What is there stays, and what
    comes is added; --instead replaces it. Every import is a version of its own, and the line that takes it back is
    printed. Where only you can say which column is what, the columns are named and nothing is saved.

    Examples: powerkit import 1.3 survey.csv --column "What matters to you?", powerkit import 1.2 contacts.vcf --dry-run
    """
    deck = deck_of(context)
    asked = deck.card(card)
    if undo is not None:
        _take_back(context, asked, undo)
        return
    if not file:
        raise typer.BadParameter("Name the file to bring in.")
    said = {
        "column": column, "heading": heading, "without": without, "lines": lines, "together": together, "apart": apart,
        "keep": keep, "sector": sector, "turn_rings": turn_rings, "only": only, "ours": ours, "against": against,
        "figure": figure, "from": start, "to": end, "zone": zone, "people": people, "no_titles": no_titles,
    }  # fmt: skip
    said = {name: value for name, value in said.items() if value or (name == "heading" and value is not None)}
    call = [card, *words_of_call(file, {"--field": field, **_options(said), "--instead": instead})]
    with offering("import", *call):
        place, given, brought = _look(context, asked, file, field, said, instead=instead)
    print_lines(_shown(place, given, brought))
    if brought.keep is None and brought.answer == given.before:
        typer.echo("There is nothing new to bring in. Nothing was saved.")
    elif not dry_run and (sure or yes("Bring this in?")):
        _save(context, place, given, brought)
        if brought.offer:
            typer.echo(f"To read the file in another way, take it back first. Then, such as:\n{_again(call, brought)}")
    else:
        typer.echo(f"Nothing was saved. To bring this in:\n{command('import', *call, '--yes')}")
        if brought.offer:
            typer.echo(f"To read the file in another way first, such as:\n{_again(call, brought)}")


def _again(call: list[str | Path], brought: "Brought") -> str:
    """The whole call with the option that is offered: a look."""
    return command("import", *call, *brought.offer, "--dry-run")


def _options(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, by the options that say it."""
    named = {f"--{name.replace('_', '-')}": value for name, value in said.items() if name != "heading"}
    heading = said.get("heading")
    return {**named, "--heading": heading is True, "--no-heading": heading is False}


def _look(
    context: typer.Context, card: "Card", files: list[Path], field: str, said: Mapping[str, Any], *, instead: bool
) -> "tuple[Place, Given, Brought]":
    """What the files would bring into which question; nothing is changed."""
    from powerkit.entries.bring_in import answer_now, looked_at, place_for
    from powerkit.kinds.file_import import Given, Incoming

    incoming = tuple(Incoming(*read_input(file)) for file in files)
    place = place_for(card, incoming, field)
    if wrong := [option for option in said if option not in place.way.options]:
        option = next(name for name, value in _options({wrong[0]: said[wrong[0]]}).items() if value)
        raise typer.BadParameter(f"{option} says nothing of such a file for “{place.field.label}”. Leave it out.")
    before = None
    if is_there(folder_of(context).logbook):  # a look makes none
        with logbook_to_read(context) as logbook:
            before = answer_now(logbook, place)
    given = Given(incoming, before, instead, date.today(), said)
    return place, given, looked_at(place, given)


def _shown(place: "Place", given: "Given", brought: "Brought") -> Iterator[str]:
    """What was understood, a line each."""
    names = " and ".join(file.name or "What was piped in" for file in given.files)
    where = f"“{place.field.label}” on card {place.card.id}"
    there = not place.field.kind.blank(given.before)
    how = ", in place of what is there" if given.instead and there else ", beside what is there" if there else ""
    yield f"{names}, for {where}{how}: {brought.what}"
    yield from (f"  {line}" for line in brought.first if line)
    if brought.more:
        yield f"  and {brought.more:,} more"
    yield from brought.understood


def _save(context: typer.Context, place: "Place", given: "Given", brought: "Brought") -> None:
    from powerkit.app.running import find_running
    from powerkit.entries.bring_in import bring_in
    from powerkit.ui.card_view import additions

    with logbook_of(context) as logbook:
        joins = additions(deck_of(context), place.card)
        saved = bring_in(logbook, place, given, brought, joins, client=f"import-{uuid4().hex}")
    assert saved.entry is not None
    community = f" for {saved.entry.community}" if saved.entry.community else ""
    typer.echo(f"Saved as version {saved.entry.version} of card {place.card.id}{community}.")
    print_lines(saved.also)
    if find_running(folder_of(context)):
        typer.echo("The workbook is open: if the card is, reload its page.")
    undo = command("import", place.card.id, "--undo", str(saved.entry.version))
    typer.echo(f"To take it back: {undo}")


def _take_back(context: typer.Context, card: "Card", version: int) -> None:
    from powerkit.entries.bring_in import take_back

    with logbook_of(context) as logbook:
        entry = take_back(logbook, card, version, client=f"undo-{uuid4().hex}")
    now = f"what version {version - 1} said" if version > 1 else "blank, as it was before"
    typer.echo(f"Version {version} of card {card.id} is taken back: version {entry.version} is {now}.")
