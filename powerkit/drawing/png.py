"""PNG from SVG, through typst: the same picture on every computer."""

import re
from math import ceil

from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.typst import TypesetError, compiled

_ROOT = re.compile(r"<svg\b[^>]*>")
_BOX = re.compile(r'\bviewBox="([\d.eE+-]+ [\d.eE+-]+ ([\d.eE+-]+)) ([\d.eE+-]+)"')
_OWN_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_POINTS = 720
"""How wide the page is, in points; any number would do."""
_UNDER = 0.05
"""So much of a pixel is left out on each side: one more that is begun would cost a whole line of pixels."""
_PAGE = b"""#let given = json(bytes(sys.inputs.given))
#set page(width: given.width * 1pt, height: given.height * 1pt, margin: 0pt, fill: white)
#set text(font: given.fonts)
#image(bytes(given.svg), format: "svg", width: given.image * 1pt)
"""


def png_of(svg: str, width: int) -> bytes:
    """The SVG, which must have a viewBox, as a PNG on white, *width* pixels wide and as high as it needs.

    Raises:
        ValueError: it is no SVG with a viewBox of some size.
    """
    svg = str(svg)  # markup would escape what is put into it
    root = _ROOT.search(svg)
    box = _BOX.search(root[0]) if root else None
    if not root or not box or float(box[2]) <= 0 or float(box[3]) <= 0:
        raise ValueError("not an SVG with a viewBox")
    pixel, unit = _POINTS / width, float(box[2]) / width
    rows = ceil(float(box[3]) / unit - _UNDER)
    tag = _BOX.sub(f'viewBox="{box[1]} {(rows - _UNDER) * unit:.4f}"', _OWN_SIZE.sub("", root[0]))
    given = {
        "svg": shaped(svg[: root.start()] + tag + svg[root.end() :]),
        "width": _POINTS,
        "image": _POINTS - _UNDER * pixel,
        "height": rows * pixel,
    }
    try:
        (made,) = compiled(_PAGE, given, format="png", ppi=width / _POINTS * 72)
    except TypesetError as error:
        raise ValueError(f"not an SVG: {error}") from None
    return made
