"""What an answer is: the kinds of field, each in a module of its own, and the register of them.

Adding a kind is a module here with a class that follows `Kind`, and its line in `KINDS`.
"""

from powerkit.fields.action import Action
from powerkit.fields.base import DONT_KNOW, Kind, Option, Problem
from powerkit.fields.board import Board
from powerkit.fields.choice import Choice
from powerkit.fields.map import RelationshipMap
from powerkit.fields.photo import Photo
from powerkit.fields.recall import Recall
from powerkit.fields.scale import Scale
from powerkit.fields.sketch import Sketch
from powerkit.fields.table import TableOfRows
from powerkit.fields.text import Text
from powerkit.fields.words import Words

KINDS: dict[str, type[Kind]] = {
    kind.name: kind
    for kind in (Text, Choice, Scale, TableOfRows, Board, RelationshipMap, Words, Sketch, Photo, Action, Recall)
}
"""Every kind of field by the name the deck gives it."""

__all__ = ["DONT_KNOW", "KINDS", "Kind", "Option", "Problem"]
