"""A picture of shapes and words turned round, for a deck that is read from the right.

Shapes change sides; letters never do, and a text ends where it began. Whichever way a picture runs, each of its texts
runs as its own letters do.
"""

import html
import re
import unicodedata
from xml.etree import ElementTree

from powerkit.text.catalogue import deck_language
from powerkit.text.escaping import Markup, retagged
from powerkit.text.language_tags import direction

_TAG = re.compile(r"(<(rect|circle|text|tspan|path)\b)([^<>]*?)(/?>)")
_PLACED = re.compile(r'(?<![\w-])(x|cx|width)="(-?[\d.]+)"')
_ACROSS = re.compile(r'(?<![\w-])(c?x)="-?[\d.]+"')
_MOVED = re.compile(r'transform="translate\((-?[\d.]+) ')
_ANCHOR = re.compile(r' text-anchor="(\w+)"')
_CLASS = re.compile(r' class="([^"]*)"')
_TEXT = re.compile(r"<text\b([^<>]+)>(.*?)</text>", re.DOTALL)
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def read_from_the_right() -> bool:
    """Whether the deck in use is."""
    return direction(deck_language()) == "rtl"


def runs_from_right(text: str) -> bool:
    """Whether most letters that have a direction run from the right."""
    ways = [unicodedata.bidirectional(letter) for letter in text]
    return ways.count("R") + ways.count("AL") > ways.count("L")


def turned(body: Markup, middle: float) -> Markup:
    """What was drawn, turned round a line down its *middle*."""

    def tag(found: re.Match[str]) -> str:
        start, name, attributes, end = found.groups()
        if name == "path":
            return start + _path(attributes, middle) + end
        wide = {key: float(value) for key, value in _PLACED.findall(attributes)}
        at = wide.get("x", wide.get("cx", 0.0)) + (wide.get("width", 0.0) if name == "rect" else 0.0)
        attributes = _ACROSS.sub(rf'\1="{2 * middle - at:.1f}"', attributes)
        return start + (_anchored(attributes) if name == "text" else attributes) + end

    return retagged(body, _TAG, tag)


def each_its_own_way(body: Markup) -> Markup:
    """What was drawn, with each text of letters from the right said to run from there; it stays in its place."""

    def text(found: re.Match[str]) -> str:
        attributes, inner = found.groups()
        if not runs_from_right(html.unescape(re.sub(r"<[^>]*>", "", inner))):
            return found[0]
        return found[0].replace(attributes, f'{_anchored(attributes)} direction="rtl"', 1)

    return retagged(body, _TEXT, text) if _FROM_RIGHT.search(body) else body


def mirrored(root: ElementTree.Element, width: float) -> None:
    """The same as `turned` and `each_its_own_way`, for a chart of matplotlib's as it was parsed, of that *width*."""
    svg = root.tag.removesuffix("svg")
    turn = read_from_the_right()
    for text in root.iter(f"{svg}text"):
        rtl = runs_from_right("".join(text.itertext()))
        if rtl:
            text.set("direction", "rtl")
        if turn:
            back = f"matrix(-1 0 0 1 {2 * float(text.get('x', 0)):g} 0)"
            text.set("transform", f"{back} {text.get('transform', '')}".strip())
        if rtl != turn:
            anchor = text.get("text-anchor", "start")
            text.set("text-anchor", {"start": "end", "end": "start"}.get(anchor, anchor))
    if turn:
        drawn = [child for child in root if child.tag == f"{svg}g"]
        group = ElementTree.Element(f"{svg}g", {"transform": f"matrix(-1 0 0 1 {width:g} 0)"})
        root.insert(list(root).index(drawn[0]), group)
        for child in drawn:
            root.remove(child)
            group.append(child)


def _path(attributes: str, middle: float) -> str:
    if _MOVED.search(attributes):
        return _MOVED.sub(lambda moved: f'transform="translate({2 * middle - float(moved[1]):.1f} ', attributes)
    return f'{attributes} transform="matrix(-1 0 0 1 {2 * middle:g} 0)"'


def _anchored(attributes: str) -> str:
    """The attributes of a text that ends where it began; it may say by a class (`frame.words`) where it stands."""
    named = _CLASS.search(attributes)
    names = named[1].split() if named else []
    anchor = _ANCHOR.search(attributes)
    where = anchor[1] if anchor else "middle" if "m" in names else "end" if "e" in names else "start"
    if where == "middle":
        return attributes
    if where == "start":
        return f'{_ANCHOR.sub("", attributes)} text-anchor="end"'
    if anchor:
        return _ANCHOR.sub("", attributes)
    kept = " ".join(name for name in names if name != "e")
    return _CLASS.sub(f' class="{kept}"' if kept else "", attributes)
