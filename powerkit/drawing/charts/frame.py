"""The sheet that every chart is drawn on: its size, its words for who cannot see it, its letters and its colours."""

from collections.abc import Iterable

from powerkit.drawing.fonts import STACK
from powerkit.drawing.text_metrics import text_width, wrap
from powerkit.text.escaping import escape

FONT = 15.0
LINE = 20.0
INK, SOFT, EDGE, TINT = "#1b2530", "#4c5966", "#66727d", "#f2f6f5"
FILL, DEEP, THEN = "#0b5a57", "#073f3d", "#b35c00"
"""Told apart in print and by people who see few colours; nothing is said by a colour alone."""

SHADES = ("#ffffff", "#e3efec", "#bcdad4", "#86bdb5", "#3f8f87", "#0b5a57")
"""From none to most. On the last two, writing is white."""

_STYLE = (
    f"text{{font-family:{STACK};font-size:{FONT:g}px;fill:{INK}}}.b{{font-weight:700}}.s{{fill:{SOFT}}}"
    ".w{fill:#fff}.m{text-anchor:middle}.e{text-anchor:end}"
)


def sheet(body: Iterable[str], width: float, height: float, *, title: str, alt: str) -> str:
    """The SVG file of what was drawn."""
    inner = "".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img"><title>{escape(title)}</title><desc>{escape(alt)}</desc>'
        f"<style>{_STYLE}</style>"
        f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>{inner}</svg>'
    )


def words(text: str, x: float, y: float, look: str = "") -> str:
    """A line of text; *look* names classes: b bold, s quieter, w white, m centred, e ending at *x*."""
    named = f' class="{look}"' if look else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}>{escape(text)}</text>'


def lines(text: str, x: float, y: float, width: float, most: int = 2, look: str = "") -> tuple[list[str], int]:
    """A text broken into lines of *width*, the first at *y*, and how many there are."""
    broken = wrap(text, FONT, width, most=most) or ("",)
    return [words(line, x, y + number * LINE, look) for number, line in enumerate(broken)], len(broken)


def widest(texts: Iterable[str], *, bold: bool = False) -> float:
    """The width of the longest of some lines."""
    return max((text_width(text, FONT, bold=bold) for text in texts), default=0.0)
