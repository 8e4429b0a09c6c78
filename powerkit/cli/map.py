"""The command for a relationship map: people from a file to a picture, a table, a graph or a page, and sentences."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from powerkit.cli.base import (
    PIPE,
    AsJson,
    deck_of,
    offering,
    print_json,
    read_input,
    saying,
    words_of_call,
    write_files,
)
from powerkit.errors import FileError
from powerkit.text.phrasing import listed
from powerkit.text.shell_commands import shell_line

if TYPE_CHECKING:
    from powerkit.kinds.map.files.raw import Choices
    from powerkit.kinds.map.model import RelationMap, Ruling

_MANY = 400
"""A picture of so many people takes about a second: then it is said that something is being done."""

_HOLDS_NAMES = "Names are in it as you gave them. A share of the card that holds your map has codes instead."


def map_(
    context: typer.Context,
    people: Annotated[
        list[Path], typer.Argument(help="A list of people; its ties may be a second file.", metavar="PEOPLE.csv")
    ],
    out: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="Ends in .svg, .png, .html, .csv, .kumu.csv or .graphml; one or more."),
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(help="An earlier list, to see what has changed.", metavar="EARLIER.csv")
    ] = None,
    title: Annotated[str, typer.Option(help="What the picture is called.")] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(help="What a column of the list is, such as “Proximity=ring”; nothing after the = for none."),
    ] = None,
    sector: Annotated[
        list[str] | None, typer.Option(help="The sector that a word of the list means, such as “Town hall=public”.")
    ] = None,
    turn_rings: Annotated[
        bool, typer.Option("--turn-rings", help="The highest number of a ring is the closest.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say what a relationship map shows, and draw it. Example: powerkit map people.csv -o map.svg -o map.html

    In place of a file, - reads what is piped in, and -o - writes the picture (SVG) to what comes next.
    PEOPLE.csv may also be GraphML, GEXF, vCard, contacts from Google or Outlook, or what Network Canvas, Kumu, Gephi,
    yEd and Cytoscape write: docs/maps.md says what comes over. A table has the columns name, kind, ring, sector, tie,
    seen, not_yet, wish, knows, may_know, note; only name is needed.
    """
    from powerkit.kinds.map.compare import between, changes
    from powerkit.kinds.map.files.write import Request, write_map
    from powerkit.kinds.map.sentences import sentences

    forms = [(file, _form(file, people)) for file in out or ()]
    say = saying([*(out or ()), *([Path(PIPE)] if as_json else ())])
    ruling = _ruling(context)
    choices = _choices(column or [], sector or [], ruling, turned=turn_rings)
    options = {"-o": out, "--compare": compare, "--title": title, "--column": column, "--sector": sector}
    with offering("map", *words_of_call(people, {**options, "--turn-rings": turn_rings})):
        now = _read(people, ruling, choices, say)
    both = None
    if compare is not None:
        then = _read([compare], ruling, replace(choices, loose=True), say)
        both = between(*_on_one_ruling(then, now))
        now = both.now
    if len(now.people) > _MANY and sys.stderr.isatty():
        typer.echo(f"Drawing {len(now.people):,} people…", err=True)
    request = Request(now, title, both)
    parts = [(file, part) for file, form in forms for part in write_map(request, form, _stem(file))]
    made = [(file if str(file) == PIPE else file.with_name(part.name), part.content) for file, part in parts]
    write_files(made)
    for target, _ in made:
        say(f"{target}: {_drawn(now)}")
    if made:
        say(_HOLDS_NAMES)
    said = [change.text for change in (changes(both) if both else sentences(now))]
    if as_json:
        print_json(_as_data(now, said))
        return
    for line in said:
        say(line)


def _as_data(now: "RelationMap", said: list[str]) -> dict[str, Any]:
    """``{people: [the columns of a people CSV], ties: [{source, target, sure}], said: [sentences]}``."""
    from powerkit.kinds.map.files.write import csv_table

    heads, *rows = csv_table(now)
    called = {person.id: person.name for person in now.people}
    return {
        "people": [dict(zip(heads, row, strict=True)) for row in rows],
        "ties": [{"source": called[tie.one], "target": called[tie.other], "sure": tie.sure} for tie in now.ties],
        "said": said,
    }


def _form(file: Path, people: list[Path]) -> str:
    from powerkit.kinds.map.files.write import FORMATS

    if str(file) == PIPE:
        return "svg"
    form = "kumu" if file.name.casefold().endswith(".kumu.csv") else file.suffix.casefold().removeprefix(".")
    if form not in FORMATS or (form == "kumu" and not file.name.casefold().endswith(".kumu.csv")):
        endings = ", ".join(".kumu.csv" if item == "kumu" else f".{item}" for item in FORMATS)
        raise typer.BadParameter(f"“{file.name}” must end in {endings}.")
    if file.resolve() in [person.resolve() for person in people]:
        raise typer.BadParameter(f"“{file.name}” is the file the people come from. Choose another name.")
    return form


def _stem(file: Path) -> str:
    name = file.name[: -len(".kumu.csv")] if file.name.casefold().endswith(".kumu.csv") else file.stem
    return name or "map"


def _ruling(context: typer.Context) -> "Ruling":
    """That of the deck's first map; rings alone where the deck has none."""
    from powerkit.kinds.map.model import first_ruling

    fields = (field.kind for card in deck_of(context).cards.values() for field in card.fields)
    return first_ruling(fields)


def _choices(columns: list[str], sectors: list[str], ruling: "Ruling", *, turned: bool) -> "Choices":
    """What is said of the list by options."""
    from powerkit.kinds.file_import import meanings
    from powerkit.kinds.map.files.columns import COLUMNS
    from powerkit.kinds.map.files.raw import Choices

    ids = tuple(sector.id for sector in ruling.sectors)
    try:
        return Choices(meanings(columns, ("", *COLUMNS)), meanings(sectors, ids), turned)
    except FileError as error:
        raise typer.BadParameter(str(error)) from error


def _read(files: list[Path], ruling: "Ruling", choices: "Choices", say: Callable[[str], None]) -> "RelationMap":
    """The map of files; how they were read, what was not understood, and what can be said of it is told."""
    from powerkit.kinds.file_import import Incoming
    from powerkit.kinds.map.files.read import read_people

    found = read_people([Incoming(*read_input(file)) for file in files], ruling, choices)
    for line in (*found.read_as, *found.notes):
        say(line)
    if found.turnable and not choices.turned:
        say("If the highest number is the closest, add --turn-rings.")
    words = list(found.asked or ())
    if words and ruling.sectors:
        said, ids = listed([f"“{word}”" for word in words]), ", ".join(sector.id for sector in ruling.sectors)
        option = shell_line(["--sector", f"{words[0]}={ruling.sectors[-1].id}"])
        is_none = "is no sector" if len(words) == 1 else "are no sectors"
        say(f"{said} {is_none} of the card’s, so drawn as the file has it.")
        say(f"To put one into a sector of the card’s ({ids}), add for example: {option}")
    return found.whole


def _on_one_ruling(then: "RelationMap", now: "RelationMap") -> tuple["RelationMap", "RelationMap"]:
    """Both maps with the sectors of either, so that they can be laid over each other."""
    known = {sector.id for sector in now.ruling.sectors}
    more = tuple(sector for sector in then.ruling.sectors if sector.id not in known)
    ruling = replace(now.ruling, sectors=(*now.ruling.sectors, *more))
    return replace(then, ruling=replace(ruling, rings=then.ruling.rings)), replace(now, ruling=ruling)


def _drawn(whole: "RelationMap") -> str:
    """How many are in the file: nobody may drop off."""
    placed = sum(person.placed for person in whole.people)
    waiting = len(whole.people) - placed
    return f"{placed:,} on the map, {waiting:,} not placed yet" if waiting else f"{placed:,} on the map"
