"""A ranking in the small deck, and the answers it can have."""

from typing import Any

from hypothesis import strategies as st

from powerkit.kinds.ranking.kind import MOST, ORDERS, Ranking
from powerkit.text.normalize import folded

FIELD: dict[str, Any] = {
    "id": "order",
    "kind": "ranking",
    "label": "What matters most?",
    "item": "priority",
    "items": ["Trust", "Time", "Money"],
    "own": True,
    "then": "A year ago",
}
EXAMPLE = [{"item": "Trust", "then": 2, "now": 1}, {"item": "Being on time", "then": 1, "now": None}]


def answers(kind: Ranking, words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Rows of different things, some of them the deck's, each place given once at most."""
    name = st.one_of(*([st.sampled_from(kind.items)] if kind.items else []), *([words] if kind.own else []))
    names = st.lists(name, max_size=5, unique_by=folded)
    return names.flatmap(
        lambda found: st.tuples(*(_places(len(found)) for _ in ORDERS)).map(lambda at: _rows(found, at))
    )


def _places(number: int) -> st.SearchStrategy[list[int | None]]:
    places = st.lists(st.integers(1, MOST), min_size=number, max_size=number, unique=True)
    open_ones = st.lists(st.booleans(), min_size=number, max_size=number)
    return st.tuples(places, open_ones).map(
        lambda pair: [None if blank else place for place, blank in zip(*pair, strict=True)]
    )


def _rows(names: list[str], at: tuple[list[int | None], ...]) -> list[dict[str, Any]]:
    return [{"item": name, **dict(zip(ORDERS, places, strict=True))} for name, *places in zip(names, *at, strict=True)]
