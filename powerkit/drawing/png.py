"""PNG from SVG, through typst: the same picture on every computer."""

import re

from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.typst import TypesetError, compiled

_SIZE = re.compile(r'<svg\b[^>]*?\bviewBox="[\d.eE+-]+ [\d.eE+-]+ ([\d.eE+-]+) ([\d.eE+-]+)"')
_POINTS = 720
"""How wide the page is, in points; any number would do."""
_PAGE = b"""#let given = json(bytes(sys.inputs.given))
#set page(width: given.width * 1pt, height: given.height * 1pt, margin: 0pt, fill: white)
#set text(font: given.fonts)
#image(bytes(given.svg), format: "svg", width: 100%, height: 100%)
"""


def png_of(svg: str, width: int) -> bytes:
    """The SVG, which must have a viewBox, as a PNG on white, *width* pixels wide and as high as it needs.

    Raises:
        ValueError: it is no SVG with a viewBox of some size.
    """
    found = _SIZE.search(svg)
    if not found or float(found[1]) <= 0 or float(found[2]) <= 0:
        raise ValueError("not an SVG with a viewBox")
    given = {"svg": shaped(svg), "width": _POINTS, "height": _POINTS * float(found[2]) / float(found[1])}
    try:
        (made,) = compiled(_PAGE, given, format="png", ppi=width / _POINTS * 72)
    except TypesetError as error:
        raise ValueError(f"not an SVG: {error}") from None
    return made
