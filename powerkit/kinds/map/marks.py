"""The marks and lines of a map as pieces of SVG: who, how the tie is, seen or not, not yet, a wish."""

import math
import re

from powerkit.drawing.palette import DEEP, INK, QUIET
from powerkit.kinds.map.geometry import BEND, NODE
from powerkit.kinds.map.model import Person
from powerkit.text.escaping import Markup

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
.may{{stroke:{BETWEEN};stroke-width:1.4;stroke-dasharray:.1 4.5}}
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


def mark(x: float, y: float, one: Person) -> Markup:
    """A person's mark: its shape says who, its filling whether seen enough, a dashed edge "not yet", a star a wish."""
    yet = " yet" if one.not_yet else ""
    filling = {"enough": " full", "not_enough": " open", "not_at_all": " open"}.get(one.seen, "")
    shape = _shape(one.kind, x, y)
    found = Markup('<{} class="n{}{}"/>').format(shape, filling, yet)
    if one.seen == "not_enough":
        found += Markup('<path class="half" d="{}"/>').format(_half(one.kind, x, y))
    return found + (star(x + NODE, y - NODE) if one.wish.strip() else "")


def star(x: float, y: float) -> Markup:
    """The star of a wish."""
    points = []
    for corner in range(10):
        reach = 6.5 if corner % 2 == 0 else 2.8
        angle = corner * math.pi / 5 - math.pi / 2
        points.append(f"{x + reach * math.cos(angle):.1f} {y + reach * math.sin(angle):.1f}")
    return Markup('<path class="wish" d="M{}Z"/>').format("L".join(points))


_SIDE, _REACH = NODE * 0.88, NODE * 1.18
"""Half of a square's side, and of a diamond's height: all three shapes look equally large."""
_DIAMOND = "l{0:g} {0:g}l-{0:g} {0:g}l-{0:g} -{0:g}z".format(round(_REACH, 2))
_SQUARE = Markup('width="{0:g}" height="{0:g}" rx="1.5"').format(round(2 * _SIDE, 2))


def _shape(kind: str, x: float, y: float) -> Markup:
    if kind == "organisation":
        return Markup('rect x="%.1f" y="%.1f" %s') % (x - _SIDE, y - _SIDE, _SQUARE)
    if kind == "group":
        return Markup('path d="M%.1f %.1f%s"') % (x, y - _REACH, _DIAMOND)
    return Markup('circle cx="%.1f" cy="%.1f" r="%g"') % (x, y, NODE)


def _half(kind: str, x: float, y: float) -> str:
    """The lower half of a mark."""
    if kind == "organisation":
        return "M%.1f %.1fh%.1fv%.1fh%.1fz" % (x - _SIDE, y, 2 * _SIDE, _SIDE, -2 * _SIDE)
    if kind == "group":
        return "M%.1f %.1fh%.1fl%.1f %.1fz" % (x - _REACH, y, 2 * _REACH, -_REACH, _REACH)
    return "M%.1f %.1fh%ga%g %g 0 0 1 %g 0z" % (x - NODE, y, 2 * NODE, NODE, NODE, -2 * NODE)


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


def between(x: float, y: float, x2: float, y2: float) -> str:
    """The curve between two people as path data."""
    mid_x, mid_y, apart = (x + x2) / 2, (y + y2) / 2, math.hypot(x2 - x, y2 - y)
    far = math.hypot(mid_x, mid_y)
    # Towards me lies the middle; of a line straight through me, the side.
    ux, uy = (mid_x / far, mid_y / far) if far > 1e-6 else (-(y2 - y) / (apart or 1.0), (x2 - x) / (apart or 1.0))
    near = max(CLEAR, far - BEND * apart)
    # A quadratic curve's middle point lies halfway between its ends' middle and its control point.
    return "M%.1f %.1fQ%.1f %.1f %.1f %.1f" % (x, y, 2 * near * ux - mid_x, 2 * near * uy - mid_y, x2, y2)
