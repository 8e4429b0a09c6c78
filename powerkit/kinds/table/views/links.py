"""What a table of two columns with links says: a card for each thing, and a link where a row has both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from powerkit.kinds.columns import Column
from powerkit.kinds.table.base import TableBase
from powerkit.text.normalize import folded


@dataclass(frozen=True)
class Card:
    """One thing on a side: its *title*, more about it in *detail* (such as whose it is), and its *mates*: the places
    of those it is linked with on the other side, each once.
    """

    title: str
    detail: str
    mates: tuple[int, ...]


@dataclass(frozen=True)
class Links:
    """The cards of both sides in the order they were first said, and what each side is called."""

    left: tuple[Card, ...]
    right: tuple[Card, ...]
    heads: tuple[str, str]

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Each link once, as the places of its cards."""
        return tuple((at, mate) for at, card in enumerate(self.left) for mate in card.mates)

    @property
    def alone(self) -> tuple[str, ...]:
        """The titles of the cards without a link, left ones first."""
        return tuple(card.title for card in (*self.left, *self.right) if not card.mates)


def links_of(kind: TableBase, rows: Iterable[Mapping[str, Any]]) -> Links:
    """The cards and links of checked rows. Columns of people belong to the left one; case and blanks do not count."""
    roles = dict(kind.roles)
    columns = {column.id: column for column in kind.rows.columns}
    people = [column for column in columns.values() if column.type == "people" and column.id not in roles.values()]
    left, right = _Side([columns[roles["left"]], *people]), _Side([columns[roles["right"]]])
    linked: dict[tuple[int, int], None] = {}
    for row in rows:
        here, there = left.place(row), right.place(row)
        if here is not None and there is not None:
            linked[here, there] = None
    return Links(
        left.cards({at: [two for one, two in linked if one == at] for at in range(len(left))}),
        right.cards({at: [one for one, two in linked if two == at] for at in range(len(right))}),
        (columns[roles["left"]].label, columns[roles["right"]].label),
    )


class _Side:
    """The things said on one side so far."""

    def __init__(self, columns: list[Column]) -> None:
        self._columns = columns
        self._places: dict[tuple[str, ...], int] = {}
        self._said: list[list[str]] = []

    def __len__(self) -> int:
        return len(self._said)

    def place(self, row: Mapping[str, Any]) -> int | None:
        """Where the row's thing stands; None where the row says nothing on this side."""
        said = [column.show(row.get(column.id)) for column in self._columns]
        key = tuple(map(folded, said))
        if not any(key):
            return None
        if key not in self._places:
            self._places[key] = len(self._said)
            self._said.append(said)
        return self._places[key]

    def cards(self, mates: Mapping[int, list[int]]) -> tuple[Card, ...]:
        shown = ([text for text in said if text.strip()] for said in self._said)
        return tuple(Card(said[0], " · ".join(said[1:]), tuple(mates[at])) for at, said in enumerate(shown))
