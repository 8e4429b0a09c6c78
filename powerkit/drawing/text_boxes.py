"""What the pictures of tables are drawn with: blocks of text that stay in their place, boxes, signs and data."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from powerkit.drawing.charts.frame import DEEP, FONT, LINE, words
from powerkit.drawing.mirrored import read_from_the_right, runs_from_right
from powerkit.drawing.text_metrics import fitted
from powerkit.text.escaping import Markup, visible

WIDE, NARROW = 760.0, 380.0
"""How wide a picture is, and its form for a small screen."""

PAD = 12.0
_SIGN = 22.0


@dataclass(frozen=True)
class Said:
    """A text in lines that fit their room, with a *sign* of `SIGNS` before them or "", and how high they stand."""

    lines: tuple[str, ...]
    width: float
    look: str = ""
    sign: str = ""

    @property
    def height(self) -> float:
        return LINE * len(self.lines)

    def at(self, left: float, top: float) -> Markup:
        """The lines as SVG, their box's corner at a point. Writing that runs from the right starts at the right.

        In a deck that is read from the right all is turned round later, and all writing starts there.
        """
        before = sign(self.sign, left + 7, top + FONT - 5) if self.sign else Markup("")
        left += _SIGN if self.sign else 0
        away = not read_from_the_right() and runs_from_right(" ".join(self.lines))
        x, look = (left + self.width, f"{self.look} e") if away else (left, self.look)
        first = top + FONT
        lines = (words(line, x, first + LINE * number, look.strip()) for number, line in enumerate(self.lines))
        return before + Markup("").join(lines)


def said(text: str, width: float, *, most: int, look: str = "", sign: str = "") -> Said:
    """A text for a room of that *width*, in *most* lines at the most; what is left out shows as "…"."""
    width -= _SIGN if sign else 0
    return Said(fitted(visible(text), FONT, width, most=most, bold="b" in look.split()), width, look, sign)


def stacked(texts: Iterable[Said], left: float, top: float, gap: float = 0.0) -> tuple[list[Markup], float]:
    """Texts one under the other, and where the next one would stand."""
    drawn = []
    for text in texts:
        drawn.append(text.at(left, top))
        top += text.height + gap
    return drawn, top


def box(left: float, top: float, width: float, height: float, *, fill: str, edge: str, thick: float = 1.5) -> Markup:
    """A frame with round corners, its line inside the measures."""
    half = thick / 2
    place = Markup('x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"').format(
        left + half, top + half, width - thick, height - thick
    )
    return Markup('<rect {} rx="6" fill="{}" stroke="{}" stroke-width="{:g}"/>').format(place, fill, edge, thick)


def dashed(frame: Markup) -> Markup:
    """The same frame with a broken line."""
    return frame.replace("/>", Markup(' stroke-dasharray="6 4"/>'))


SIGNS = {
    "differs": "M-5 -2.5h10m-10 5h10M3 -6.5l-6 13",
    "tick": "M-5 0l3.5 4l6.5 -8",
    "next": "M-5 -6v8h9m-4 -4l4 4l-4 4",
    "guess": "M-3 -3.5a3.2 3.2 0 1 1 4.6 3q-1.6 1 -1.6 2.8m0 3.4v.4",
}
"""Signs drawn as lines, since few fonts have them; each about twelve wide around its middle."""

_LEADING = ("next", "guess")
"""Those that point, or are written, the other way where words run from the right."""


def sign(name: str, x: float, y: float, *, size: float = 1.0, colour: str = DEEP) -> Markup:
    """A sign of `SIGNS` around a point."""
    along = -size if name in _LEADING and read_from_the_right() else size
    grown = f" scale({along:g} {size:g})" if along != size else f" scale({size:g})" if size != 1 else ""
    return Markup(
        '<path class="sign-{}" transform="translate({:.1f} {:.1f}){}" d="{}" fill="none" '
        'stroke="{}" stroke-width="2" stroke-linecap="round"/>'
    ).format(name, x, y, grown, SIGNS[name], colour)


def data(**values: Any) -> Markup:
    """What a part stands for, as attributes: ``data-row="r1"``."""
    return Markup("").join(Markup(' data-{}="{}"').format(name, str(value)) for name, value in values.items())
