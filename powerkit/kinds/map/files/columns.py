"""What the columns of a file of people may be called, and what may stand in their cells, in plain words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from powerkit.kinds.options import DONT_KNOW, Option
from powerkit.text.normalize import folded

COLUMNS = ("name", "kind", "ring", "sector", "tie", "seen", "not_yet", "wish", "knows", "may_know", "note")
"""The columns of a people CSV, in order. Only ``name`` is needed."""

RING_NAMES = "ring_names"
"""One more column, written where the rings have names of their own: the first row holds all four."""

ROW_KEY = "\0id"
"""The heading under which GraphML gives a row its own id; no heading in a file can be called so."""

NAMES = tuple(
    "name; full name; display name; contact name; participant name; attendee name; name original name; alter name; "
    "person name; node name; shared name; contact; person; people; who; participant; attendee; member; alter; label; "
    "d label".split("; ")
)
"""What a column of names may be called, the surest first."""
NAME_PARTS = {
    "first": "first name; given name; forename; forenames; first names; christian name; first; yomi given name",
    "middle": "middle name; additional name; middle names; middle; middle initial",
    "last": "last name; surname; family name; second name; last",
}
NICKNAMES = ("nickname", "nick name", "known as", "preferred name")
ORGANISATIONS = (
    "organisation", "organization", "org", "organisation name", "organization name", "organization 1 name", "company",
    "company name", "employer",
)  # fmt: skip

ROLES = tuple(
    "job title; title; organization title; organization 1 title; organisation title; organization department; role; "
    "department; within; name prefix; name suffix; suffix; joined as".split("; ")
)
"""What has no place of its own on a map and is no riddle either."""

_ALSO = {
    "name": "; ".join((*NAMES, *NICKNAMES)),
    "kind": "type; who or what; element type; what; network canvas type; networkcanvastype; person or group",
    "ring": "how close; close; closeness; distance; circle; level; nearness; ring number; how near",
    "sector": "; ".join(("where they belong; belongs to; belong; area; team; affiliation; group", *ORGANISATIONS)),
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
    also: column for column, names in _ALSO.items() for also in (column.replace("_", " "), *names.split("; ")) if also
}
NAME_PARTS_BY_HEADING = {name: part for part, names in NAME_PARTS.items() for name in names.split("; ")}

TECHNICAL = re.compile(
    r"(nodeid|edgeid|networkcanvas\w*|.*_[xy]|_?id|suid|selected|shared name|sessions?\w*|app_version|"
    r"commit_hash|image|viz[_.:]\w+|x|y|z|r|g|b|size|colou?r|weight|timeset|nodegraphics|edgegraphics|portgraphics|resources)",
    re.IGNORECASE,
)
"""Headings that say nothing about a person: ids, places on a screen, looks."""

PRIVATE = re.compile(
    r"(.*\b)?(e ?mail|e mail|phone|telephone|fax|mobile|street|city|postal code|postcode|zip|po box|address|web ?page|"
    r"web ?site|yomi|phonetic|duration|servers?)\b.*|pager|telex|tel|ttytdd.*|isdn|callback|(home |business |other )?"
    r"(state|country|country region)|birthday|anniversary|(relation|event|custom field|im) \d.*|im|photo|gender|"
    r"initials|file as|sensitivity|priority|private|spouse|children|hobby|participant id.*|"
    r"((first|last) )?(join|leave)( time)?|"
    r"timestamp|user action|guest|recording consent|in waiting room|account|billing information|government id number|"
    r"mileage|internet free busy|creation date|modified date",
)
"""Headings (as `plain` gives them) of what a map does not need and is better left where it is: how to reach somebody,
where they live, when they were born, and when they joined a call."""

KINDS = {
    "person": "person; a person; p; people; individual; human; alter",
    "group": "group; a group; team; community; network; family; club; groups",
    "organisation": "organisation; an organisation; organization; org; charity; company; service; institution; agency; "
    "business; firm",
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


@lru_cache(512)  # headings and choices come again in every row
def plain(text: str) -> str:
    """A heading or a choice as it is compared: case, signs and spacing do not count."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(text)).split()) or folded(text)


def column_of(heading: str) -> str:
    """The column a heading means; "" where it means none."""
    return _BY_HEADING.get(plain(heading), "")


def known_headings(row: Iterable[str]) -> int:
    """How many of a first row's cells are headings we know."""
    return len({column_of(cell) or NAME_PARTS_BY_HEADING.get(plain(cell), "") for cell in row} - {""})


def choices(words: dict[str, str]) -> dict[str, str]:
    """What may stand in a cell, with what it means."""
    return {part: meaning for meaning, names in words.items() for part in names.split("; ")}


def split_rings(cell: str) -> list[str]:
    """The names in a cell of ring names; a name of its own that holds a ";" has it written twice."""
    return [part.strip().replace("\0", ";") for part in cell.replace(";;", "\0").split(";")]


def joined_rings(rings: Iterable[Option]) -> str:
    """The names of rings in one cell."""
    return "; ".join(ring.label.replace(";", ";;") for ring in rings)
