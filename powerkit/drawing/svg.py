"""What the drawings on a sheet of their own share as SVG: the file around them, and words in several lines."""

from collections.abc import Sequence

from powerkit.drawing.fonts import STACK
from powerkit.drawing.mirrored import each_its_own_way
from powerkit.text.escaping import Markup

Box = tuple[float, float, float, float]
"""Left, top, width and height."""


def svg_file(body: Markup, box: Box, *, name: str, style: str, title: str, alt: str) -> Markup:
    """The whole file around a *body*; *name* is the class that the rules of its *style* sheet begin with."""
    left, top, width, height = box
    start = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{}" role="img" width="{:.0f}" height="{:.0f}" '
        'viewBox="{:.1f} {:.1f} {:.1f} {:.1f}" font-family="{}"><title>{}</title><desc>{}</desc><style>{}</style>'
        '<rect class="bg" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
    ).format(name, width, height, *box, STACK, title, alt, style, left, top, width, height)
    return Markup("").join((start, each_its_own_way(body), Markup("</svg>\n")))


def spans(lines: Sequence[str], x: float, y: float, step: float) -> Markup:
    """Lines of a text, the first at a point."""
    places = (value for number, line in enumerate(lines) for value in (x, y + step * number, line))
    return (_SPAN * len(lines)) % tuple(places)


_SPAN = Markup('<tspan x="%.1f" y="%.1f">%s</tspan>')
