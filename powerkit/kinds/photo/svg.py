"""A kept photo as the SVG that a document's picture is, and back."""

import base64
import re

from powerkit.documents.model import Picture
from powerkit.text.escaping import Markup

_INSIDE = re.compile(r'\A<svg[^>]*data-pk-photo[^>]*>.*?href="data:image/jpeg;base64,([A-Za-z0-9+/=]+)"', re.DOTALL)


def wrapped(content: bytes, width: int, height: int, alt: str) -> Picture:
    """The photo as a picture of a document. It is made by hand: no search can find a name in it."""
    data = base64.b64encode(content).decode()
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" data-pk-photo="" viewBox="0 0 {} {}" '
        'width="{}" height="{}" role="img"><title>{}</title>'
        '<image width="{}" height="{}" href="data:image/jpeg;base64,{}"/></svg>'
    ).format(width, height, width, height, alt, width, height, data)
    return Picture(svg, alt, by_hand=True)


def unwrapped(svg: str) -> bytes | None:
    """The JPEG of a picture that `wrapped` made; None for any other picture."""
    found = _INSIDE.search(svg)
    return base64.b64decode(found[1]) if found else None
