"""PNG from SVG, through typst: the same picture on every computer."""

import re

from powerkit.typeset import FONT_LIST, typeset

_SIZE = re.compile(r'<svg\b[^>]*?\bviewBox="[\d.eE+-]+ [\d.eE+-]+ ([\d.eE+-]+) ([\d.eE+-]+)"')
_POINTS = 720.0
"""How wide the page is, in points; any number would do."""


def png_of(svg: str, width: int) -> bytes:
    """The SVG, which must have a viewBox, as a PNG on white, *width* pixels wide and as high as it needs.

    Raises:
        ValueError: it is no SVG with a viewBox of some size.
    """
    found = _SIZE.search(svg)
    if not found or float(found[1]) <= 0 or float(found[2]) <= 0:
        raise ValueError("not an SVG with a viewBox")
    height = _POINTS * float(found[2]) / float(found[1])
    source = (
        f"#set page(width: {_POINTS}pt, height: {height:.4f}pt, margin: 0pt, fill: white)\n"
        f"#set text(font: {FONT_LIST})\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: "")\n'
    )
    return typeset(source, format="png", inputs={"svg": svg}, ppi=width / _POINTS * 72)
