"""Letters that the typesetter's SVG reader cannot set are made into shapes first: joined, in order, in their place.

It gives a group of glyphs the width of its widest one and takes one font for a run, so that Bengali, Hindi and Punjabi
words pile up, and a name in two writings is empty boxes. Set as text by the same typesetter they come out right, so
such texts, and only they, are set there and put back as outlines. Their words stay in the picture's alt text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree

from powerkit.drawing.fonts import FAMILIES
from powerkit.drawing.fonts.coverage import covered_by
from powerkit.drawing.typst import compiled

_SVG = "{http://www.w3.org/2000/svg}"
_PAGE = b"""#let given = json(bytes(sys.inputs.given))
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: given.fonts, top-edge: 1em, bottom-edge: -0.5em)
#for piece in given.pieces {
  page(text(
    size: piece.size * 1pt,
    weight: if piece.bold { "bold" } else { "regular" },
    dir: if piece.turned { rtl } else { ltr },
    piece.words,
  ))
}
"""
_WIDTH = re.compile(r'viewBox="0 0 ([\d.]+)')
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PASSED_ON = ("fill", "stroke", "stroke-width", "stroke-linejoin", "paint-order", "opacity", "fill-opacity")
_MIDDLES = {"middle": 0.3, "central": 0.35, "hanging": 0.8, "text-before-edge": 1.0}
"""How far under its point a text's line runs, in parts of its size, for a ``dominant-baseline``."""

Style = Mapping[str, str]
_Rule = tuple[str, str, Style]


@dataclass(frozen=True)
class _Line:
    """Words on one line, with where they stand and how they look."""

    words: str
    style: Style

    @property
    def size(self) -> float:
        return _number(self.style.get("font-size"), 16)

    @property
    def turned(self) -> bool:
        return self.style.get("direction") == "rtl"

    @property
    def bold(self) -> bool:
        weight = self.style.get("font-weight", "")
        return weight == "bold" or _number(weight) >= 600


def shaped(svg: str) -> str:
    """The picture with outlines in place of texts that its reader could not set; most pictures stay as they are."""
    return _set(svg) if any(_hard().search(text) for text in re.findall(r">([^<>]+)<", svg)) else svg


@lru_cache(maxsize=8)
def _set(svg: str) -> str:
    # Word and PDF ask for the same pictures, one right after the other.
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(svg, forbid_dtd=True)
    except (ElementTree.ParseError, ValueError):
        return svg
    texts = list(_texts(root, {}, _rules(root)))
    given = [
        {"words": line.words, "size": line.size, "bold": line.bold, "turned": line.turned}
        for _, lines in texts
        for line in lines
    ]
    pages = iter(compiled(_PAGE, {"pieces": given}, format="svg") if given else [])
    for text, lines in texts:
        outlines = [_outlined(line, next(pages).decode()) for line in lines]
        moved = text.get("transform")
        text.clear()
        text.tag = f"{_SVG}g"
        text.extend(outlines)
        if moved:
            text.set("transform", moved)
    ElementTree.register_namespace("", _SVG[1:-1])
    return ElementTree.tostring(root, encoding="unicode")


@cache
def _hard() -> re.Pattern[str]:
    """A letter that is not in the first font, or that joins the one before it."""
    plain = (item for item in covered_by(FAMILIES[0]) if unicodedata.category(chr(item))[0] != "M" and item != 0x200D)
    return re.compile(f"[^\t\n\r{''.join(re.escape(chr(item)) for item in sorted(plain))}]")


def _texts(element: Any, inherited: Style, rules: list[_Rule]) -> Iterator[tuple[Any, list[_Line]]]:
    """Each text under an element that holds a hard letter, with its lines."""
    style = {**inherited, **_own(element, rules)}
    if element.tag != f"{_SVG}text":
        for child in element:
            yield from _texts(child, style, rules)
    elif _hard().search("".join(element.itertext())):
        yield element, list(_lines(element, style, rules))


def _lines(text: Any, style: Style, rules: list[_Rule]) -> Iterator[_Line]:
    """A line for every ``<tspan>`` where each has a place of its own; otherwise all of the text is one."""
    if not len(text) or any(child.get("x") is None for child in text):
        yield _Line(_squeezed(text.itertext()), style)
        return
    if (text.text or "").strip():
        yield _Line(_squeezed([text.text]), style)
    down = _number(style.get("y"))
    for child in text:
        own = {**style, **_own(child, rules)}
        down = _number(child.get("y"), down) + _number(child.get("dy"))
        yield _Line(_squeezed(child.itertext()), {**own, "y": str(down), "dy": "0"})


def _squeezed(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())


def _own(element: Any, rules: list[_Rule]) -> dict[str, str]:
    """What an element says of its own look: attributes, then the style sheet, then its style attribute."""
    classes = (element.get("class") or "").split()
    found = dict(element.attrib)
    for tag, name, style in rules:
        if tag in ("", element.tag.removeprefix(_SVG)) and (not name or name in classes):
            found.update(style)
    return {**found, **_declarations(element.get("style") or "")}


def _rules(root: Any) -> list[_Rule]:
    """The rules of the picture's style sheets, each as the tag and the class it asks for ("" for any) and its style."""
    sheets = " ".join(item.text or "" for item in root.iter(f"{_SVG}style"))
    found: list[_Rule] = []
    for selectors, body in _RULE.findall(_AT_RULE.sub("", sheets)):
        for selector in selectors.split(","):
            tag, _, name = (selector.split() or [""])[-1].partition(".")
            found.append((tag, name, _declarations(body)))
    return found


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def _outlined(line: _Line, page: str) -> Any:
    """The outlines of a line as a group that stands where its words stood."""
    style = line.style
    inside, across = _INSIDE.search(page), _WIDTH.search(page)
    width = float(across[1]) if across else 0.0
    stretch = _number(style.get("textLength")) / width if width and style.get("textLength") else 1.0
    before = {"middle": 0.5, "end": 1.0}.get(style.get("text-anchor", ""), 0.0)
    back = (1.0 - before if line.turned else before) * width * stretch
    left = _number(style.get("x")) + _number(style.get("dx")) - back
    baseline = _number(style.get("y")) + _number(style.get("dy"))
    top = baseline + (_MIDDLES.get(style.get("dominant-baseline", ""), 0.0) - 1.0) * line.size
    outlines = (inside[1] if inside else "").replace("xlink:href", "href").replace(' fill="#000000"', "")
    group = ElementTree.fromstring(f'<svg xmlns="{_SVG[1:-1]}">{outlines}</svg>')
    group.tag = f"{_SVG}g"
    group.attrib = {key: style[key] for key in _PASSED_ON if key in style}
    group.set("transform", f"translate({left:.2f} {top:.2f}) scale({stretch:.4f} 1)")
    return group


def _number(text: str | None, otherwise: float = 0.0) -> float:
    """The number a length starts with."""
    match = re.match(r"\s*([-+]?[\d.]+)", text or "")
    try:
        return float(match[1]) if match else otherwise
    except ValueError:
        return otherwise
