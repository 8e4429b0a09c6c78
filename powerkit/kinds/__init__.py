"""What an answer is: the kinds of field, each in a module of its own, and the register of them.

Adding a kind is a folder here with a class that follows `Kind`, and its line in `REGISTER`: see docs/recipes/kind.md.
"""

from powerkit.kinds.action import Action
from powerkit.kinds.base import KINDS, Kind
from powerkit.kinds.board.kind import Board
from powerkit.kinds.choice import Choice
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.options import DONT_KNOW, Option, Problem
from powerkit.kinds.photo.kind import Photo
from powerkit.kinds.ranking.kind import Ranking
from powerkit.kinds.recall.kind import Recall
from powerkit.kinds.scale import Scale
from powerkit.kinds.sketch.kind import Sketch
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.text import Text
from powerkit.kinds.words.kind import Words

REGISTER: tuple[type[Kind], ...] = (
    Text,
    Choice,
    Scale,
    TableOfRows,
    Board,
    RelationshipMap,
    Words,
    Sketch,
    Photo,
    Action,
    Ranking,
    Recall,
)

KINDS.update((kind.name, kind) for kind in REGISTER)

__all__ = ["DONT_KNOW", "KINDS", "Kind", "Option", "Problem"]
