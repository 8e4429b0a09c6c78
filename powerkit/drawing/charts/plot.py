"""Number charts by matplotlib in the workbook's one look: SVG with real text, each mark with its number as data.

matplotlib is imported when the first chart is drawn. No pyplot, no state of its own: a `Plot` is a figure of a size in
pixels; what is put on it under a name carries data; `Plot.svg` gives the file, the same bytes each time.
"""

import io
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from xml.etree import ElementTree

from powerkit.drawing.charts.frame import DEEP, EDGE, FILL, FONT, INK, SOFT, THEN
from powerkit.drawing.fonts import FAMILIES, STACK, font_file
from powerkit.drawing.mirrored import mirrored
from powerkit.text.escaping import visible

HATCHES = ("", "///", "--", "xx", "\\\\\\", "||", "++")
FILLS = (FILL, "#f3d9bf", "#e4e8ec", "#cfe3df", "#f6e7a8", "#dcd3ea", "#ffffff")
EDGES = (DEEP, THEN, EDGE, DEEP, "#6b5600", "#54407d", INK)
"""Looks in order, told apart by pattern as well as by shade: the first plain and dark, the others light and hatched."""

_SVG = "http://www.w3.org/2000/svg"
_STYLE: Mapping[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "powerkit",
    "text.parse_math": False,
    "axes.unicode_minus": True,
    "font.family": [FAMILIES[0]],
    "font.size": FONT,
    "text.color": INK,
    "axes.edgecolor": EDGE,
    "axes.labelcolor": INK,
    "axes.linewidth": 1.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "hatch.linewidth": 1.2,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}


class Plot:
    """A chart being drawn: a *figure* of *width* × *height* pixels. Draw inside ``with plot.look():``."""

    def __init__(self, width: float, height: float) -> None:
        _quiet()
        from matplotlib.figure import Figure

        _fonts()
        self.width, self.height = width, height
        self._data: dict[str, dict[str, str]] = {}
        with self.look():
            self.figure = Figure(figsize=(width / 72, height / 72), dpi=72)

    @contextmanager
    def look(self) -> Iterator[None]:
        """The workbook's look for what is drawn inside, whatever a person's own matplotlib is set to."""
        import matplotlib

        settings: Any = matplotlib.rcParams
        before = _as_they_are(settings)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing")  # the reader's own fonts are asked too
            dict.update(settings, _look())
            try:
                yield
            finally:
                dict.update(settings, before)

    def axes(self, left: float, top: float, width: float, height: float) -> Any:
        """Axes at a place in pixels from the left and the top."""
        place = (left / self.width, 1 - (top + height) / self.height, width / self.width, height / self.height)
        with self.look():
            return self.figure.add_axes(place)

    def words(self, text: str, left: float, baseline: float, **look: Any) -> None:
        """A line of text at a place in pixels from the left and the top; *look* as for matplotlib's text."""
        with self.look():
            self.figure.text(left / self.width, 1 - baseline / self.height, visible(text), va="baseline", **look)

    def named(self, artist: Any, **data: Any) -> None:
        """Let a mark carry data into the SVG: ``plot.named(bar, value=5)`` gives it ``data-value="5"``."""
        name = f"mark-{len(self._data) + 1}"
        artist.set_gid(name)
        self._data[name] = {f"data-{key}": visible(str(value)) for key, value in data.items()}

    def svg(self, *, title: str, alt: str) -> str:
        """The SVG file, with its title and what it shows in words."""
        out = io.StringIO()
        with self.look():
            self.figure.savefig(out, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
        return _tidy(out.getvalue(), self._data, self.width, self.height, title, alt)


def bar_look(number: int) -> dict[str, Any]:
    """How the bars of the *number*-th thing look, from 0 on."""
    at = number % len(HATCHES)
    return {"facecolor": FILLS[at], "edgecolor": EDGES[at], "hatch": HATCHES[at], "linewidth": 1.5}


def whole_numbers(axis: Any) -> None:
    """Let an axis count in whole numbers, and in few."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=6, integer=True))


@cache
def _look() -> dict[str, Any]:
    """All settings of matplotlib in the workbook's look, checked once: checking 300 takes longer than drawing."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        settings: Any = matplotlib.rcParams
        settings.update(_STYLE)
        return _as_they_are(settings)


def _as_they_are(settings: Any) -> dict[str, Any]:
    """Settings as they are held: asking for a backend would choose one, and that stays as it is."""
    return {name: value for name, value in dict.items(settings) if name != "backend"}


@cache
def _quiet() -> None:
    """Let nothing that matplotlib notes, such as that it looks through the fonts, end up under a card."""
    logging.getLogger("matplotlib").addHandler(logging.NullHandler())


@cache
def _fonts() -> None:
    """Let matplotlib measure with the letters that the workbook brings."""
    from matplotlib import font_manager

    for bold in (False, True):
        font_manager.fontManager.addfont(font_file(FAMILIES[0], bold=bold))


def _tidy(drawn: str, data: Mapping[str, Mapping[str, str]], width: float, height: float, title: str, alt: str) -> str:
    """The SVG without its heading and its notes, in pixels, with our words, our fonts and our data."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", drawn))
    for child in list(root):
        if child.tag == f"{{{_SVG}}}metadata":
            root.remove(child)
    root.attrib.update({"width": f"{width:g}", "height": f"{height:g}", "role": "img"})
    for at, (tag, text) in enumerate((("title", title), ("desc", alt))):
        made = ElementTree.Element(f"{{{_SVG}}}{tag}")
        made.text = visible(text)
        root.insert(at, made)
    for element in root.iter():
        element.attrib.update(data.get(element.get("id", ""), {}))
        if element.tag == f"{{{_SVG}}}text":
            _plain_font(element)
    mirrored(root, width)
    return ElementTree.tostring(root, encoding="unicode")


_FONT = re.compile(r"(?:(bold|[6-9]00) )?([\d.]+)px")


def _plain_font(text: ElementTree.Element) -> None:
    """Say size, weight and families one by one: versions of matplotlib differ, and not every reader knows `font`."""
    pairs = (part.partition(":") for part in text.attrib.pop("style", "").split(";"))
    style = {name.strip(): value.strip() for name, _, value in pairs if value.strip()}
    if found := _FONT.search(style.pop("font", "")):
        style |= {"font-size": found[2], **({"font-weight": "700"} if found[1] else {})}
    text.attrib.update({name: value.removesuffix("px") for name, value in style.items()}, **{"font-family": STACK})
