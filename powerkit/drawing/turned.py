"""A picture of boxes and words turned round, for a deck that is read from the right.

Shapes change sides; letters never do, and a text ends where it began.
"""

import re

from powerkit.text.catalogue import deck_language
from powerkit.text.escaping import Markup, retagged
from powerkit.text.language_tags import direction

_TAG = re.compile(r"(<(rect|circle|text|tspan|path)\b)([^<>]*?)(/?>)")
_PLACED = re.compile(r'\b(x|cx|width)="(-?[\d.]+)"')
_MOVED = re.compile(r'transform="translate\((-?[\d.]+) ')
_ANCHOR = re.compile(r' text-anchor="(\w+)"')


def read_from_the_right() -> bool:
    """Whether the deck in use is."""
    return direction(deck_language()) == "rtl"


def turned(body: Markup, middle: float) -> Markup:
    """What was drawn, turned round a line down its *middle*."""

    def tag(found: re.Match[str]) -> str:
        start, name, attributes, end = found.groups()
        if name == "path":
            return start + _path(attributes, middle) + end
        wide = {key: float(value) for key, value in _PLACED.findall(attributes)}
        at = wide.get("x", wide.get("cx", 0.0)) + (wide.get("width", 0.0) if name == "rect" else 0.0)
        attributes = re.sub(r'\b(c?x)="-?[\d.]+"', rf'\1="{2 * middle - at:.1f}"', attributes)
        return start + (_anchored(attributes) if name == "text" else attributes) + end

    return retagged(body, _TAG, tag)


def _path(attributes: str, middle: float) -> str:
    if _MOVED.search(attributes):
        return _MOVED.sub(lambda moved: f'transform="translate({2 * middle - float(moved[1]):.1f} ', attributes)
    return f'{attributes} transform="matrix(-1 0 0 1 {2 * middle:g} 0)"'


def _anchored(attributes: str) -> str:
    anchor = _ANCHOR.search(attributes)
    if anchor and anchor[1] == "middle":
        return attributes
    return _ANCHOR.sub("", attributes) if anchor and anchor[1] == "end" else f'{attributes} text-anchor="end"'
