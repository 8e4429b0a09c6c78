"""The cloud as SVG: real text with a title and a description, that keeps its places in any viewer's font."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from powerkit.drawing.fonts import FAMILIES, STACK
from powerkit.kinds.words.cloud.glyph_metrics import extent, letters, right_to_left, runs
from powerkit.kinds.words.cloud.layout import Cloud, Placed
from powerkit.kinds.words.cloud.palette import INK
from powerkit.text.escaping import escape

UNDERLINE = 0.12
"""How far under its line, and how thick as half of it, a pinned word's underline is, in parts of its size."""


def to_svg(cloud: Cloud, title: str, description: str, marked: Collection[int] = ()) -> str:
    """The picture as SVG text. Each line of a word is a ``<text>``, held to its width by ``textLength``.

    The words whose numbers are in *marked* stand in a box.
    """
    width, height = cloud.width, cloud.height
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="pk-cloud-title pk-cloud-desc">',
            f'<title id="pk-cloud-title">{escape(title)}</title>',
            f'<desc id="pk-cloud-desc">{escape(description)}</desc>',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *(_box(one) for one in cloud.words if one.number in marked),
            f'<g font-family="{escape(STACK)}" text-anchor="middle" fill="{INK}">',
            *(part for one in cloud.words for part in _word(one)),
            "</g></svg>\n",
        )
    )


def _box(one: Placed) -> str:
    place = f'x="{one.left + 1}" y="{one.top + 1}" width="{one.width - 2}" height="{one.height - 2}"'
    return f'<rect data-marked="{one.number}" {place} rx="5" fill="#fff3bf" stroke="{INK}" stroke-width="2"/>'


def _word(one: Placed) -> Iterator[str]:
    bold = ' font-weight="700"' if one.bold else ""
    turned = ' direction="rtl"' if right_to_left(one.word.word) else ""
    start = f'font-size="{one.size}"{bold}{turned}{_own_font(one.word.word)} fill="{one.colour}"'
    for number, (line, length) in enumerate(zip(one.lines, one.widths, strict=True)):
        down = _figure(one.baseline + number * one.step)
        if _held_by_letters(line):
            parts = "".join(_letters(line, length, one))
            yield f'<text y="{down}" {start} text-anchor="start">{parts}</text>'
        else:
            fit = f' textLength="{_figure(length)}" lengthAdjust="spacingAndGlyphs"' if len(line) > 1 else ""
            yield f'<text x="{_figure(one.middle)}" y="{down}" {start}{fit}>{escape(line)}</text>'
    if one.bold:
        yield from (_under(*place, one) for place in underlines(one))


def _held_by_letters(line: str) -> bool:
    """Whether each letter must be told its place, since viewers tear letters from their marks when told a length.

    Measured: resvg, which typst draws with, places a Bengali vowel that is written before its letter wrongly after
    another letter, and rightly where each letter has a place. Letters of scripts that join cannot be parted.
    """
    marked = any(unicodedata.category(letter) in ("Mn", "Mc", "Me") for letter in line)
    return marked and not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line)


def _letters(line: str, length: float, one: Placed) -> Iterator[str]:
    parts = letters(line)
    wide = [extent(part, one.bold).width for part in parts]
    at, step = one.middle - length / 2, length / (sum(wide) or 1.0)
    for part, width in zip(parts, wide, strict=True):
        yield f'<tspan x="{_figure(at)}">{escape(part)}</tspan>'
        at += width * step


def _own_font(text: str) -> str:
    """The font of a word that is all in another than the first, named first, so that no viewer looks further."""
    families = {family for family, run in runs(text) if family and not run.isspace()}
    if len(families) != 1 or FAMILIES[0] in families:
        return ""
    stack = f"'{families.pop()}', {STACK}"
    return f' font-family="{escape(stack)}"'


def underlines(one: Placed) -> Iterable[tuple[float, float, float]]:
    """Where the lines under a pinned word run: left end, right end and how far down, in pixels."""
    for number, length in enumerate(one.widths):
        down = one.baseline + number * one.step + one.size * UNDERLINE
        yield one.middle - length / 2, one.middle + length / 2, down


def _under(left: float, right: float, down: float, one: Placed) -> str:
    ends = f'x1="{_figure(left)}" x2="{_figure(right)}" y1="{_figure(down)}" y2="{_figure(down)}"'
    return f'<line {ends} stroke="{one.colour}" stroke-width="{_figure(max(1.0, one.size * UNDERLINE / 2))}"/>'


def _figure(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
