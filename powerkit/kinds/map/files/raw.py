"""What a file of people gives, before it is understood: cells under the file's own headings, and ties by key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from powerkit.errors import FileError
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped
from powerkit.text.phrasing import listed

MOST_PEOPLE = 5_000
MOST_TIES = 100_000
"""A map with more people or ties than this is not read: nobody could read the picture either."""

FALLBACK = "\0name"
"""The heading of what somebody is called where nothing else names them; no heading in a file can be called so."""


@dataclass(frozen=True)
class GivenTie:
    """A tie between two people by what the file calls them; *sure* is False where it says they may know each other.

    *says* is what the file says of it beside that, such as "type: Trusts"; a tie that is *directed* leads from *one*.
    """

    one: str
    other: str
    sure: bool = True
    says: tuple[str, ...] = ()
    directed: bool = False


@dataclass(frozen=True)
class Choices:
    """What a person says of a file before it is taken over.

    *columns* are headings and the column each is, "" for none; *sectors* are words of the file and the ids of the
    sectors they mean; with *turned* the highest number of a ring is the closest. *loose* where a heading need not be
    in the file.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)
    turned: bool = False
    loose: bool = False


@dataclass
class Given:
    """People as cells under headings, each with the *keys* that ties call them by, and the ties.

    *rings* are names the file gives the rings; *sectors* are (id, name) of those it describes; *notes* say
    how it was read.
    """

    people: list[dict[str, str]] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    ties: list[GivenTie] = field(default_factory=list)
    rings: tuple[str, ...] = ()
    sectors: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    def add(self, cells: dict[str, str], *keys: str) -> None:
        """Add a person.

        Raises:
            FileError: there are too many.
        """
        self.people.append(cells)
        self.keys.append(tuple(filter(None, keys)))
        self.limit()

    def tie(self, tie: GivenTie) -> None:
        """Add a tie.

        Raises:
            FileError: there are too many.
        """
        self.ties.append(tie)
        self.limit()

    def limit(self) -> None:
        """Refuse more than are read (see `limit`)."""
        limit(len(self.people), len(self.ties))


def limit(people: int, ties: int) -> None:
    """Refuse more people and ties than are read.

    Raises:
        FileError: there are too many.
    """
    if people > MOST_PEOPLE:
        raise FileError(
            t("There are more than {most_people} people.", most_people=grouped(MOST_PEOPLE)),
            t("Take a smaller part of them."),
        )
    if ties > MOST_TIES:
        raise FileError(
            t("There are more than {most_ties} ties.", most_ties=grouped(MOST_TIES)), t("Take a smaller part of them.")
        )


def about_me(headings: Iterable[str]) -> tuple[str, ...]:
    """The line on what Network Canvas asked whoever drew the network about themselves; none where that is nothing."""
    mine = [f"“{heading}”" for heading in headings if heading and not heading.startswith("networkCanvas")]
    return (
        (t("What the file says of you, in the middle, is not taken over: {listed}.", listed=listed(mine)),)
        if mine
        else ()
    )


def says(cells: Mapping[str, str], passed_over: Iterable[str] = ()) -> tuple[str, ...]:
    """What the cells of a tie say, each under its heading."""
    left = {item.casefold() for item in passed_over}
    return tuple(
        f"{heading.strip()}: {' '.join(cell.split())}"
        for heading, cell in cells.items()
        if cell.strip() and heading.strip() and heading.strip().casefold() not in left
    )
