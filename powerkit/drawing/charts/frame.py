"""The sheet that every chart is drawn on: its size, its words for who cannot see it, its letters and its colours."""

from collections.abc import Iterable

from powerkit.drawing.fonts import FAMILIES
from powerkit.drawing.mirrored import each_its_own_way, read_from_the_right, turned
from powerkit.drawing.text_metrics import text_width, wrap
from powerkit.text.escaping import Markup

FONT = 15.0
LINE = 20.0
INK, SOFT, EDGE, TINT = "#1b2530", "#4c5966", "#66727d", "#f2f6f5"
FILL, DEEP, THEN = "#0b5a57", "#073f3d", "#b35c00"
"""Told apart in print and by people who see few colours; nothing is said by a colour alone."""

SHADES = ("#ffffff", "#e3efec", "#bcdad4", "#86bdb5", "#3f8f87", "#0b5a57")
"""From none to most. On the last two, writing is white."""

_STYLE = Markup(
    "text{{font-family:{}, system-ui, sans-serif;font-size:{:g}px;fill:{}}}.b{{font-weight:700}}.s{{fill:{}}}"
    ".w{{fill:#fff}}.m{{text-anchor:middle}}.e{{text-anchor:end}}"
).format(Markup(", ").join(map(Markup("'{}'").format, FAMILIES)), FONT, INK, SOFT)


def sheet(body: Iterable[Markup], width: float, height: float, *, title: str, alt: str) -> Markup:
    """The SVG file of what was drawn; in a deck that is read from the right, turned round."""
    inner = Markup("").join(body)
    inner = each_its_own_way(turned(inner, width / 2) if read_from_the_right() else inner)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:g} {:g}" width="{:g}" '
        'height="{:g}" role="img"><title>{}</title><desc>{}</desc>'
        "<style>{}</style>"
        '<rect width="{:g}" height="{:g}" fill="#fff"/>{}</svg>'
    ).format(width, height, width, height, title, alt, _STYLE, width, height, inner)


def words(text: str, x: float, y: float, look: str = "") -> Markup:
    """A line of text; *look* names classes: b bold, s quieter, w white, m centred, e ending at *x*."""
    named = Markup(' class="{}"').format(look) if look else ""
    return Markup('<text x="{:.1f}" y="{:.1f}"{}>{}</text>').format(x, y, named, text)


def lines(text: str, x: float, y: float, width: float, most: int = 2, look: str = "") -> tuple[list[Markup], int]:
    """A text broken into lines of *width*, the first at *y*, and how many there are."""
    broken = wrap(text, FONT, width, most=most) or ("",)
    return [words(line, x, y + number * LINE, look) for number, line in enumerate(broken)], len(broken)


def widest(texts: Iterable[str], *, bold: bool = False) -> float:
    """The width of the longest of some lines."""
    return max((text_width(text, FONT, bold=bold) for text in texts), default=0.0)
