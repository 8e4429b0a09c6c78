"""The picture of a board as a block of a document."""

from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.board.alt import board_alt
from powerkit.kinds.board.kind import Board
from powerkit.kinds.board.model import read_board
from powerkit.kinds.board.svg import draw_board


def draw(kind: Board, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The board of a checked answer; no picture where nothing is placed on it. *narrow* is for a small screen."""
    view = read_board(kind, answer)
    if len(view.waiting) == len(answer) and not any(zone.should for zone in view.zones):
        return ()
    alt = board_alt(view)
    return (Picture(draw_board(view, title=label, alt=alt, narrow=narrow), alt),)
