"""What a tie between two people says, whichever program it comes from: sure or not, one way or both, and the rest."""

import re
from collections.abc import Mapping

from powerkit.kinds.map.files.columns import plain
from powerkit.kinds.map.files.raw import GivenTie, says

_UNSURE = re.compile(
    r"(?:they )?(?:may|might|maybe|perhaps|possibly|unsure|not sure|don t know)(?: (?:each )?(?:know|knows|other))*"
)
_KNOW = re.compile(r"(?:they )?(?:know|knows|knows? each other|linked|links|tie|ties|edge|interacts with|pp)")
_TYPES = (
    "type",
    "connection type",
    "networkCanvasType",
    "interaction",
    "shared interaction",
    "label",
    "kind",
    "relationship",
)
_TECHNICAL = re.compile(
    r"_?id|suid|selected|shared name|timeset|viz.*|networkcanvas\w*|edge ?id|key|uuid|colou?r|thickness|curvature|"
    r"style|shape|from id|to id|size|x|y",
    re.IGNORECASE,
)
_EDGE_NAME = re.compile(r"\S \(.+\) \S")
_ONE_WAY = ("directed", "one way", "forward", "to")
_BOTH_WAYS = ("undirected", "mutual", "both", "two way", "none", "")


def tie_of(one: str, other: str, cells: Mapping[str, str], *, directed: bool = False) -> GivenTie:
    """The tie that the cells of a row, an edge or a connection describe; *directed* where the file says it of all."""
    left: dict[str, str] = {}
    sure = True
    for heading, cell in cells.items():
        said, words = plain(heading), plain(cell)
        if not cell.strip() or heading.startswith("\0") or _named_after_ends(said, cell, one, other):
            continue
        if said == "sure":
            sure = words not in ("false", "0", "no")
        elif said in ("type", "direction", "directed", "edge type") and words in (
            *_ONE_WAY,
            *_BOTH_WAYS,
            "true",
            "false",
        ):
            directed = words in (*_ONE_WAY, "true")
        elif said in map(plain, _TYPES) and _UNSURE.fullmatch(words):
            sure = False
        elif said in map(plain, _TYPES) and (_KNOW.fullmatch(words) or words in map(plain, left.values())):
            continue
        elif said == "networkcanvastype":
            left["type"] = cell
        elif said == "shared interaction":
            left["interaction"] = cell
        elif not _TECHNICAL.fullmatch(heading.strip().replace("_", " ").strip() or heading):
            left[heading] = cell
    return GivenTie(one, other, sure, says(left), directed)


def _named_after_ends(said: str, cell: str, one: str, other: str) -> bool:
    """Whether a cell only repeats whom the tie is between, as Cytoscape names its edges."""
    return said == "name" and (_EDGE_NAME.search(cell) is not None or (one in cell and other in cell))
