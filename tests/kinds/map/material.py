"""What the tests of maps are made of: a ruling, small maps written in a few words, and maps of any shape."""

from typing import Any

from hypothesis import strategies as st

from powerkit.kinds.map.columns import SEEN, TIES, people_rows, ring_options
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.map.model import KIND_IDS, PLAIN_RINGS, RelationMap, Ruling, map_of
from powerkit.kinds.options import Option

SECTORS = (
    Option("own", "My own team or organisation"),
    Option("residents", "People who live here"),
    Option("faith", "Faith"),
    Option("housing", "Housing"),
    Option("other", "Something else"),
)
RULING = Ruling(ring_options(PLAIN_RINGS), SECTORS)
KIND = RelationshipMap(people_rows(RULING.rings, SECTORS))

Row = dict[str, Any]


def row(name: str, ring: str = "", sector: str = "", **more: Any) -> Row:
    """A row as a page sends it."""
    return {"name": name, "ring": ring, "sector": sector, **more}


def a_map(*rows: Row, ruling: Ruling = RULING) -> RelationMap:
    """The map of rows; each one's id is its name, or the name with a number where it comes twice."""
    given: list[Row] = []
    taken: set[str] = set()
    for number, one in enumerate(rows):
        own = one["name"] if one["name"] not in taken else f"{one['name']}{number}"
        taken.add(own)
        given.append({"_id": own, **one})
    return map_of(given, ruling)


def linked(names: str, *pairs: str, sectors: str = "") -> RelationMap:
    """People with one-letter names and ties such as "ab"; *sectors* gives each one's by its first letter."""
    by_letter = {sector.id[0]: sector.id for sector in SECTORS}
    rows = []
    for number, name in enumerate(names):
        knows = ";".join(pair[1] for pair in pairs if pair[0] == name)
        sector = by_letter.get(sectors[number : number + 1], "")
        rows.append(row(name, "2", sector, knows=knows))
    return a_map(*rows)


def ties_of(whole: RelationMap) -> set[tuple[str, str, bool]]:
    """Who is tied to whom by their names, the first in the alphabet first, and whether that is sure."""
    ends = ((sorted((whole.by_id[tie.one].name, whole.by_id[tie.other].name)), tie.sure) for tie in whole.ties)
    return {(one, other, sure) for (one, other), sure in ends}


LETTERS = st.characters(exclude_categories=("Cs",))
SEEN_LETTERS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t\r")
"""Any letters at all, and those without the control characters that XML can't hold."""


def rows_of(letters: st.SearchStrategy[str] = LETTERS) -> st.SearchStrategy[list[Row]]:
    """Up to eight rows that fit the columns, with names and words of these letters."""
    names = st.text(letters, min_size=1, max_size=12).filter(lambda text: text.strip())
    return st.lists(names, max_size=8).flatmap(lambda found: _rows_about(found, st.text(letters, max_size=6)))


def _rows_about(names: list[str], words: st.SearchStrategy[str]) -> st.SearchStrategy[list[Row]]:
    others = st.lists(st.sampled_from([*names, "Nobody here"]), max_size=3).map("; ".join)
    return st.tuples(
        *(
            st.fixed_dictionaries(
                {"name": st.just(name)},
                optional={
                    "kind": st.sampled_from(["", *KIND_IDS]),
                    "ring": st.sampled_from(["", "1", "2", "3", "4", "dont_know"]),
                    "sector": st.sampled_from(["", *(sector.id for sector in SECTORS)]),
                    "tie": st.sampled_from(["", "dont_know", *(tie.id for tie in TIES["relationships"])]),
                    "seen": st.sampled_from(["", *(item.id for item in SEEN)]),
                    "not_yet": st.booleans(),
                    "wish": words,
                    "knows": others,
                    "may_know": others,
                    "note": words,
                },
            )
            for name in names
        )
    ).map(list)
