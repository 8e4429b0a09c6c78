# What `powerkit` offers, for type checkers: the names themselves are loaded when first asked for (`__init__.py`).

from powerkit.entries.own_log_book import ActionRow as ActionRow
from powerkit.entries.own_log_book import AnswerRow as AnswerRow
from powerkit.entries.own_log_book import EntryRow as EntryRow
from powerkit.entries.own_log_book import LogBook as LogBook
from powerkit.entries.own_log_book import open as open
from powerkit.ui.standalone.base import keep_pictures as keep_pictures
from powerkit.ui.standalone.board import Board as Board
from powerkit.ui.standalone.relationship_map import RelationshipMap as RelationshipMap
from powerkit.ui.standalone.sketch import Sketch as Sketch
from powerkit.ui.standalone.word_cloud import WordCloud as WordCloud
from powerkit.workbook import card as card

__all__ = [
    "ActionRow",
    "AnswerRow",
    "Board",
    "EntryRow",
    "LogBook",
    "RelationshipMap",
    "Sketch",
    "WordCloud",
    "card",
    "keep_pictures",
]
__version__: str
