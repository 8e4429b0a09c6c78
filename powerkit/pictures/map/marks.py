"""The marks and lines of a map as pieces of SVG: who, how the tie is, seen or not, not yet, a wish."""

import math
import re

from powerkit.pictures.map.geometry import BEND, NODE
from powerkit.pictures.map.model import Person

INK = "#1b2b31"
QUIET = "#46585f"
LINE = "#c3d0d4"
DEEP = "#0b5563"
TINT = "#b7d5da"
STRESS = "#b3261e"
BETWEEN = "#6f7f87"
WISH = "#a34700"
LIT = "#ffb000"
RING_FILLS = ("#d3e5e8", "#e0edef", "#ebf3f5", "#f4f8f9")


def _within(classes: str) -> str:
    return ",".join(f".pk-map {one}" for one in classes.split(","))


TIE_CLASSES = {"strong": "strong", "tenuous": "tenuous", "stressed": "stressed", "dont_know": "unsure"}

_STYLE = f"""
.bg{{fill:#fff}} .w{{stroke:#fff;stroke-width:2;fill:none}} .edge{{stroke:{LINE};fill:none}}
.none{{fill:#fff;fill-opacity:.62}}
.strong,.tenuous,.stressed,.unsure,.knows,.may{{fill:none;stroke-linecap:round;stroke-linejoin:round}}
.strong{{stroke:{DEEP};stroke-width:3}} .tenuous{{stroke:{DEEP};stroke-width:1.6;stroke-dasharray:7 6}}
.stressed{{stroke:{STRESS};stroke-width:1.8}} .unsure{{stroke:{QUIET};stroke-width:1.4;stroke-dasharray:.1 5}}
.many{{stroke-width:.7;stroke-opacity:.5}} .knows{{stroke:{BETWEEN};stroke-width:1}}
.may{{stroke:{BETWEEN};stroke-width:1.4;stroke-dasharray:.1 4.5}}
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


def mark(x: float, y: float, one: Person) -> str:
    """A person's mark: its shape says who, its filling whether seen enough, a dashed edge "not yet", a star a wish."""
    yet = " yet" if one.not_yet else ""
    filling = {"enough": " full", "not_enough": " open", "not_at_all": " open"}.get(one.seen, "")
    shape = _shape(one.kind, x, y)
    found = f'<{shape} class="n{filling}{yet}"/>'
    if one.seen == "not_enough":
        found += f'<path class="half" d="{_half(one.kind, x, y)}"/>'
    return found + (star(x + NODE, y - NODE) if one.wish.strip() else "")


def star(x: float, y: float) -> str:
    """The star of a wish."""
    points = []
    for corner in range(10):
        reach = 6.5 if corner % 2 == 0 else 2.8
        angle = corner * math.pi / 5 - math.pi / 2
        points.append(f"{x + reach * math.cos(angle):.1f} {y + reach * math.sin(angle):.1f}")
    return f'<path class="wish" d="M{"L".join(points)}Z"/>'


def _shape(kind: str, x: float, y: float) -> str:
    if kind == "organisation":
        side = NODE * 0.88
        return f'rect x="{x - side:.1f}" y="{y - side:.1f}" width="{2 * side:.1f}" height="{2 * side:.1f}" rx="1.5"'
    if kind == "group":
        reach = NODE * 1.18
        sides = f"l{reach:.1f} {reach:.1f}l{-reach:.1f} {reach:.1f}l{-reach:.1f} {-reach:.1f}z"
        return f'path d="M{x:.1f} {y - reach:.1f}{sides}"'
    return f'circle cx="{x:.1f}" cy="{y:.1f}" r="{NODE:g}"'


def _half(kind: str, x: float, y: float) -> str:
    """The lower half of a mark."""
    if kind == "organisation":
        side = NODE * 0.88
        return f"M{x - side:.1f} {y:.1f}h{2 * side:.1f}v{side:.1f}h{-2 * side:.1f}z"
    if kind == "group":
        reach = NODE * 1.18
        return f"M{x - reach:.1f} {y:.1f}h{2 * reach:.1f}l{-reach:.1f} {reach:.1f}z"
    return f"M{x - NODE:.1f} {y:.1f}h{2 * NODE:g}a{NODE:g} {NODE:g} 0 0 1 {-2 * NODE:g} 0z"


def tie_line(x: float, y: float, tie: str, start: float) -> str:
    """The line from me to a place, from radius *start*, as path data; jagged where the tie is stressed."""
    far = math.hypot(x, y)
    if far <= start:
        return ""
    ux, uy = x / far, y / far
    head = f"M{ux * start:.1f} {uy * start:.1f}"
    if tie != "stressed":
        return f"{head}L{x:.1f} {y:.1f}"
    teeth = max(2, round((far - start) / 9))
    step = (far - start) / teeth
    found = [head]
    for tooth in range(teeth):
        along, side = start + (tooth + 0.5) * step, 5.0 if tooth % 2 else -5.0
        found.append(f"L{ux * along - uy * side:.1f} {uy * along + ux * side:.1f}")
    found.append(f"L{x:.1f} {y:.1f}")
    return "".join(found)


def between(x: float, y: float, x2: float, y2: float) -> str:
    """The curve between two people as path data."""
    mid_x, mid_y = (x + x2) / 2, (y + y2) / 2
    far = math.hypot(mid_x, mid_y)
    pull = min(1.0, BEND * math.hypot(x2 - x, y2 - y) / far) if far else 0.0
    # A quadratic curve's middle point lies halfway between its ends' middle and its control point.
    stay = 1 - 2 * pull
    return f"M{x:.1f} {y:.1f}Q{mid_x * stay:.1f} {mid_y * stay:.1f} {x2:.1f} {y2:.1f}"
