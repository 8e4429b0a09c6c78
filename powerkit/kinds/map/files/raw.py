"""What a file of people gives, before it is understood: cells under the file's own headings, and ties by key."""

from dataclasses import dataclass, field

MOST_PEOPLE = 5_000
MOST_TIES = 100_000
"""A map with more people or ties than this is not read: nobody could read the picture either."""


@dataclass(frozen=True)
class GivenTie:
    """A tie between two people by what the file calls them; *sure* is False where it says they may know each other."""

    one: str
    other: str
    sure: bool = True


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
        """Add a person."""
        self.people.append(cells)
        self.keys.append(tuple(key for key in keys if key))
