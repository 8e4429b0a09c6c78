"""What the columns of a file of people may be called, and what may stand in their cells, in plain words."""

import re
from collections.abc import Iterable

from powerkit.kinds.options import DONT_KNOW, Option
from powerkit.text.normalize import folded

COLUMNS = ("name", "kind", "ring", "sector", "tie", "seen", "not_yet", "wish", "knows", "may_know", "note")
"""The columns of a people CSV, in order. Only ``name`` is needed."""

RING_NAMES = "ring_names"
"""One more column, written where the rings have names of their own: the first row holds all four."""

ROW_KEY = "\0id"
"""The heading under which GraphML gives a row its own id; no heading in a file can be called so."""

_ALSO = {
    "name": "full name; person; people; who; label; contact; contact name; display name; nickname; member",
    "kind": "type; who or what; element type; what; network canvas type; networkcanvastype; person or group",
    "ring": "how close; close; closeness; distance; circle; level; nearness; ring number; how near",
    "sector": "where they belong; belongs to; belong; organisation; organization; org; area; team; affiliation",
    "tie": "relationship; how it feels between us; how it feels to answer to them; quality; strength; feeling; bond",
    "seen": "see enough; seen enough; do you see enough of them; contact enough",
    "not_yet": "not on my map yet; to bring in; missing; could bring in; new",
    "wish": "what i want to be different; change; change wished for; wanted; wishes; hope",
    "knows": "know; links; linked to; connected to; connections; ties; knows who; connects to",
    "may_know": "might know; maybe knows; perhaps knows; unsure",
    "note": "notes; comment; comments; description; remark; remarks; about; details",
    RING_NAMES: "",
}
_BY_HEADING = {
    also: column for column, names in _ALSO.items() for also in (column.replace("_", " "), *names.split("; "))
}

TECHNICAL = re.compile(
    r"(nodeid|edgeid|networkcanvas\w*uuid|networkcanvas\w+id|.*_[xy]|_?id|sessions?\w*|app_version|commit_hash|tags?|"
    r"image|viz_\w+|x|y|r|g|b|size|colou?r|weight)",
    re.IGNORECASE,
)
"""Headings that say nothing about a person: ids, places on a screen, looks."""

KINDS = {
    "person": "person; a person; p; people; individual; human; alter",
    "group": "group; a group; team; community; network; family; club; groups",
    "organisation": "organisation; an organisation; organization; org; charity; company; service; institution; agency",
}
TIES = {
    "strong": "strong; close; solid; good; easy",
    "tenuous": "tenuous; weak; loose; dashed; thin; distant",
    "stressed": "stressed; strained; tense; difficult; conflict; jagged; hard",
    DONT_KNOW: "dont know; don t know; i don t know; unknown; unsure; not sure",
}
SEEN = {
    "enough": "enough; yes; often enough; seen enough",
    "not_enough": "not enough; too little; rarely; sometimes; not often enough",
    "not_at_all": "not at all; never; no; none",
    DONT_KNOW: TIES[DONT_KNOW],
}
RINGS = {
    "1": "1; very close; close; closest; inner; first; ring 1; 1 of 4; i feel it most",
    "2": "2; often; near; second; ring 2; 2 of 4; i feel it often",
    "3": "3; sometimes; third; ring 3; 3 of 4; i feel it sometimes",
    "4": "4; rarely; far; outer; fourth; ring 4; 4 of 4; i hardly feel it",
    DONT_KNOW: TIES[DONT_KNOW],
}
YES = frozenset("yes y true 1 x ✓ ✔ not yet".split()) | {"not yet"}
NO = frozenset({"", "no", "n", "false", "0", "-"})


def plain(text: str) -> str:
    """A heading or a choice as it is compared: case, signs and spacing do not count."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(text)).split()) or folded(text)


def column_of(heading: str) -> str:
    """The column a heading means; "" where it means none."""
    return _BY_HEADING.get(plain(heading), "")


def known_headings(row: Iterable[str]) -> int:
    """How many of a first row's cells are headings we know."""
    return len({column_of(cell) for cell in row} - {""})


def choices(words: dict[str, str]) -> dict[str, str]:
    """What may stand in a cell, with what it means."""
    return {part: meaning for meaning, names in words.items() for part in names.split("; ")}


def split_rings(cell: str) -> list[str]:
    """The names in a cell of ring names; a name of its own that holds a ";" has it written twice."""
    return [part.strip().replace("\0", ";") for part in cell.replace(";;", "\0").split(";")]


def joined_rings(rings: Iterable[Option]) -> str:
    """The names of rings in one cell."""
    return "; ".join(ring.label.replace(";", ";;") for ring in rings)
