"""Files of people brought into a map from the command line, read as on the page."""

from collections.abc import Iterator, Mapping

from powerkit.errors import MapError
from powerkit.kinds.base import Kind
from powerkit.kinds.file_import import SHOWN, Brought, Given, meanings, option_of, quoted
from powerkit.kinds.map.files.columns import COLUMNS
from powerkit.kinds.map.files.raw import Choices
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.map.files.rows_from_cells import Understood
from powerkit.kinds.map.kind import RelationshipMap, own_rings, people_of
from powerkit.kinds.map.model import ruling_of
from powerkit.kinds.map.sentence_words import WHO
from powerkit.kinds.map.ties import joined
from powerkit.text.normalize import folded
from powerkit.text.phrasing import counted, listed, number


def bring(kind: Kind, given: Given) -> Brought:
    """The people of files that belong together, with those who are there already.

    Raises:
        PowerkitError: they can't be read; a `SayFirstError` where a column has to be named.
    """
    if not isinstance(kind, RelationshipMap):
        raise MapError("This question holds no map.")
    said, before = given.said, [] if given.instead else people_of(given.before)
    choices = choices_of(kind, said)
    found = read_people(given.files, ruling_of(kind.named(given.before)), choices, grow=False)
    rows, _ = kind.check(list(found.rows))
    people = joined(before, rows) if before else rows
    fresh = people[len(before) :]
    rings = own_rings(given.before)
    answer = {"rings": rings, "people": people} if rings else people
    placed = sum(bool(row.get("ring")) for row in fresh)
    first = listed([str(row["name"]) for row in fresh], most=SHOWN)
    told = (*_there(before, rows, len(fresh)), *found.read_as, *found.notes, *_offered(kind, found, choices))
    what = f"{counted(len(fresh), *WHO)}, {number(placed) if placed else 'none'} with a ring" if fresh else "nobody new"
    return Brought(answer, what, (first,), told, offer=_option(kind, found, choices))


def choices_of(kind: RelationshipMap, said: Mapping[str, object]) -> Choices:
    """What was said of a list of people by options.

    Raises:
        FileError: an option means no column or no sector.
    """
    columns, sectors = said.get("column") or (), said.get("sector") or ()
    ids = tuple(sector.id for sector in kind.sectors)
    assert isinstance(columns, list | tuple) and isinstance(sectors, list | tuple)
    return Choices(meanings(columns, ("", *COLUMNS)), meanings(sectors, ids), bool(said.get("turn_rings")))


def _there(before: list[dict[str, object]], rows: list[dict[str, object]], fresh: int) -> Iterator[str]:
    """Who is left out since they are on the map."""
    known = {folded(str(row.get("name") or "")) for row in before}
    there = [str(row["name"]) for row in rows if folded(str(row["name"])) in known]
    if left := len(rows) - fresh:
        yield f"{counted(left, *WHO).capitalize()} left out: on your map already: {quoted(there, 8)}."


def _offered(kind: RelationshipMap, found: Understood, choices: Choices) -> Iterator[str]:
    """What can be said of the file by an option."""
    if found.turnable and not choices.turned:
        yield "If the highest number is the closest, add --turn-rings."
    if words := _asked(kind, found):
        ids = ", ".join(sector.id for sector in kind.sectors)
        is_none = "is no sector of this map, and stays" if len(words) == 1 else "are no sectors of this map, and stay"
        yield f"{quoted(words, 8)} {is_none} in the notes."
        yield f"To put one into a sector ({ids}), say so with --sector."


def _option(kind: RelationshipMap, found: Understood, choices: Choices) -> tuple[str, ...]:
    """The option that says what was not understood."""
    if words := _asked(kind, found):
        return option_of("--sector", f"{words[0]}={kind.sectors[-1].id}")
    return ("--turn-rings",) if found.turnable and not choices.turned else ()


def _asked(kind: RelationshipMap, found: Understood) -> list[str]:
    """The words of the file that may be sectors, where the map has any."""
    return list(found.asked) if kind.sectors else []
