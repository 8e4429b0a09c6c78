"""The marks and lines of a map as pieces of SVG: who, how the tie is, seen or not, not yet, a wish."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from powerkit.drawing.palette import DEEP, INK, QUIET
from powerkit.kinds.map.geometry import BEND, NODE
from powerkit.kinds.map.model import Person
from powerkit.text.escaping import Filled, Markup

TINT = "#b7d5da"
STRESS = "#b3261e"
BETWEEN = "#6f7f87"
WISH = "#a34700"
LIT = "#ffb000"
RING_FILLS = ("#d3e5e8", "#e0edef", "#ebf3f5", "#f4f8f9")


def _within(classes: str) -> str:
    return ",".join(f".pk-map {part}" for part in classes.split(","))


TIE_CLASSES = {"strong": "strong", "tenuous": "tenuous", "stressed": "stressed", "dont_know": "unsure"}

_STYLE = f"""
.bg{{fill:#fff}} .w,.edge{{stroke:{BETWEEN};fill:none}}
.none{{fill:#fff;fill-opacity:.62}}
.strong,.tenuous,.stressed,.unsure,.knows,.may{{fill:none;stroke-linecap:round;stroke-linejoin:round}}
.strong{{stroke:{DEEP};stroke-width:3}} .tenuous{{stroke:{DEEP};stroke-width:1.6;stroke-dasharray:7 6}}
.stressed{{stroke:{STRESS};stroke-width:1.8}} .unsure{{stroke:{QUIET};stroke-width:1.4;stroke-dasharray:.1 5}}
.knows{{stroke:{BETWEEN};stroke-width:1}}
.may{{stroke:{BETWEEN};stroke-width:1.2;stroke-dasharray:6 3.5 .1 3.5}}
.many{{stroke-width:.7;stroke-opacity:.5}} .much{{stroke-width:1.6;stroke-opacity:.7}}
.n{{stroke:{DEEP};stroke-width:2;fill:{TINT}}} .full{{fill:{DEEP}}} .open{{fill:#fff}} .half{{fill:{DEEP};stroke:none}}
.yet{{stroke-dasharray:3 2.6}} .wish{{fill:{WISH};stroke:#fff;stroke-width:1}}
.lit{{fill:{LIT};stroke:{INK};stroke-width:1}}
.t{{font-size:13px;fill:{INK}}} .h{{font-size:13px;fill:{INK};font-weight:700}} .q{{font-size:12px;fill:{QUIET}}}
.i{{font-style:italic}} .t,.q,.h{{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}}
.ghost{{fill:#fff;fill-opacity:.7;stroke:{QUIET};stroke-width:1.3;stroke-dasharray:2 2}}
.moved{{fill:none;stroke:{WISH};stroke-width:2.2;stroke-linecap:round}} .plus{{fill:{WISH};stroke:#fff;stroke-width:1}}
.sign{{stroke:#fff;stroke-width:1.8;fill:none}} .gone{{stroke:{INK};stroke-width:2;fill:none;stroke-linecap:round}}
.under{{stroke:#fff;stroke-width:5}}
.me{{fill:{DEEP}}} .mt{{fill:#fff;font-size:15px;font-weight:700}}
"""
STYLE = re.sub(
    r"([.][a-z]+(?:,[.][a-z]+)*)\{", lambda found: _within(found[1]) + "{", _STYLE.replace("\n", " ").strip()
)
"""The style sheet of a map; every rule is for what is inside one, so that a page around it stays as it is."""
CLEAR_GROUND = " .pk-map .bg{fill:none}"
"""What the page has behind it shows through."""


def mark(x: float, y: float, one: Person) -> Markup:
    """A person's mark: its shape says who, its filling whether seen enough, a dashed edge "not yet", a star a wish."""
    return Markup.filled(marked(x, y, one))


def marked(x: float, y: float, one: Person) -> Sequence[Filled]:
    """The same in pieces that are not filled yet."""
    shape = _SHAPES.get(one.kind, _SHAPES["person"])
    at: tuple[float, ...] = (x - shape.left, y - shape.up)
    if one.seen == "not_enough":
        at += (x - shape.half_left, y)
    found = (_look(one.kind, one.seen, one.not_yet), at)
    return (found, _star(x + NODE, y - NODE)) if one.wish.strip() else (found,)


def _star(x: float, y: float) -> Filled:
    """The star of a wish."""
    return _STAR, [place for across, down in _CORNERS for place in (x + across, y + down)]


_CORNERS = [
    (reach * math.cos(angle), reach * math.sin(angle))
    for corner in range(10)
    for reach, angle in [(2.8 if corner % 2 else 6.5, corner * math.pi / 5 - math.pi / 2)]
]
_STAR = Markup('<path class="wish" d="M{}Z"/>').format("L".join(["%.1f %.1f"] * 10))
_SIDE, _REACH = NODE * 0.88, NODE * 1.18
"""Half of a square's side, and of a diamond's height: all three shapes look equally large."""


@dataclass(frozen=True)
class _Shape:
    """A mark as SVG and its lower half as path data, with blanks for where both begin, left of and above its middle."""

    mark: Markup
    left: float
    up: float
    half: str
    half_left: float


_SHAPES = {
    "person": _Shape(
        Markup('circle cx="%.1f" cy="%.1f" r="{:g}"').format(NODE),
        0,
        0,
        f"M%.1f %.1fh{2 * NODE:g}a{NODE:g} {NODE:g} 0 0 1 -{2 * NODE:g} 0z",
        NODE,
    ),
    "group": _Shape(
        Markup('path d="M%.1f %.1fl{0:g} {0:g}l-{0:g} {0:g}l-{0:g} -{0:g}z"').format(round(_REACH, 2)),
        0,
        _REACH,
        f"M%.1f %.1fh{2 * _REACH:.1f}l-{_REACH:.1f} {_REACH:.1f}z",
        _REACH,
    ),
    "organisation": _Shape(
        Markup('rect x="%.1f" y="%.1f" width="{0:g}" height="{0:g}" rx="1.5"').format(round(2 * _SIDE, 2)),
        _SIDE,
        _SIDE,
        f"M%.1f %.1fh{2 * _SIDE:.1f}v{_SIDE:.1f}h-{2 * _SIDE:.1f}z",
        _SIDE,
    ),
}


@cache
def _look(kind: str, seen: str, not_yet: bool) -> Markup:
    """The mark of whoever is so, with blanks for where it and the half of it begin."""
    shape = _SHAPES.get(kind, _SHAPES["person"])
    yet = " yet" if not_yet else ""
    filling = {"enough": " full", "not_enough": " open", "not_at_all": " open"}.get(seen, "")
    half = Markup('<path class="half" d="{}"/>').format(shape.half) if seen == "not_enough" else ""
    return Markup('<{} class="n{}{}"/>{}').format(shape.mark, filling, yet, half)


def tie_line(x: float, y: float, tie: str, start: float) -> str:
    """The line from me to a place, from radius *start*, as path data; jagged where the tie is stressed."""
    far = math.hypot(x, y)
    if far <= start:
        return ""
    ux, uy = x / far, y / far
    head = "M%.1f %.1f" % (ux * start, uy * start)
    end = "L%.1f %.1f" % (x, y)
    if tie != "stressed":
        return head + end
    # Teeth to the left and to the right in turn, in even steps.
    teeth = max(2, round((far - start) / _TOOTH))
    step = (far - start) / teeth
    side_x, side_y = -uy * _JAG, ux * _JAG
    first = "l%.2f %.2f" % (ux * step / 2 + side_x, uy * step / 2 + side_y)
    right = "l%.2f %.2f" % (ux * step - 2 * side_x, uy * step - 2 * side_y)
    left = "l%.2f %.2f" % (ux * step + 2 * side_x, uy * step + 2 * side_y)
    return head + first + (right + left) * ((teeth - 1) // 2) + right * ((teeth - 1) % 2) + end


_TOOTH, _JAG = 9.0, 5.0
CLEAR = 40.0
"""So far from my middle a tie between two others stays."""


def between(one: complex, other: complex) -> complex:
    """Where the curve between two people bends to: its control point. A point (x, y) is the number x + yj."""
    middle, apart = (one + other) / 2, abs(other - one)
    far = abs(middle)
    # Towards me lies the middle; of a line straight through me, the side.
    way = middle / far if far > 1e-6 else 1j * (other - one) / (apart or 1.0)
    # A quadratic curve's middle point lies halfway between its ends' middle and its control point.
    return 2 * max(CLEAR, far - BEND * apart) * way - middle
