"""The picture of a board: SVG with real text. It needs no drawing library."""

from powerkit.drawing.mirrored import read_from_the_right, turned
from powerkit.drawing.palette import DEEP, INK, QUIET, THIN
from powerkit.drawing.svg import svg_file
from powerkit.drawing.text_metrics import FONT, LINE, wrap
from powerkit.kinds.board.boxes import lines_at
from powerkit.kinds.board.columns import draw_columns, draw_narrow
from powerkit.kinds.board.model import BoardView
from powerkit.kinds.board.rows import draw_rows
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup

_MARGIN = 16.0
_STYLE = (
    f".pk-board .t{{font-size:13px;fill:{INK}}} .pk-board .h{{font-size:13px;fill:{INK};font-weight:700}} "
    f".pk-board .q{{font-size:12px;fill:{QUIET}}} .pk-board .bg{{fill:#fff}} "
    f".pk-board .box{{fill:#fff;stroke:{QUIET};stroke-width:1.4}} .pk-board .then{{stroke:{DEEP};stroke-width:2}} "
    f".pk-board .band{{fill:#dce9eb}} .pk-board .rail{{fill:none;stroke:{QUIET};stroke-width:5}} "
    f".pk-board .rung{{fill:none;stroke:{QUIET};stroke-width:3}} .pk-board .thin{{fill:none;stroke:{THIN}}} "
    f".pk-board .dot{{fill:#fff;stroke:{DEEP};stroke-width:3}} .pk-board .zone{{fill:#f7fafa}} "
    f".pk-board .zone{{stroke:{THIN};stroke-width:1.4}} "
    f".pk-board .head{{fill:none;stroke:{DEEP};stroke-width:4}} .pk-board .sign{{fill:{DEEP}}} "
    f".pk-board .moves{{fill:none;stroke:{DEEP};stroke-width:1.8}} .pk-board .tip{{fill:{DEEP}}} "
    f".pk-board .stays{{fill:none;stroke:{DEEP};stroke-width:1.8;stroke-dasharray:2 5;stroke-linecap:round}}"
)


def draw_board(view: BoardView, *, title: str, alt: str, narrow: bool = False) -> Markup:
    """The board as SVG. *alt* says in words what it shows; *narrow* is its form for a small screen."""
    rows = bool(view.lanes) or view.arrangement in ("ladder", "stages")
    draw = draw_narrow if narrow else draw_rows if rows else draw_columns
    body, width, height = draw(view)
    notes = []
    if view.waiting:
        notes.append(("t", t("Not placed yet: {names}", names="; ".join(item.words for item in view.waiting))))
    if view.credit:
        notes.append(("q", view.credit))
    down = height
    for shown, words in notes:
        lines = wrap(words, FONT, width, most=10_000)
        body += lines_at(lines, 0, down + 12 + FONT, shown)
        down += 12 + LINE * len(lines)
    body = turned(body, width / 2) if read_from_the_right() else body
    box = (-_MARGIN, -_MARGIN, width + 2 * _MARGIN, down + 2 * _MARGIN)
    return svg_file(body, box, name="pk-board", style=_STYLE, title=title, alt=alt)
