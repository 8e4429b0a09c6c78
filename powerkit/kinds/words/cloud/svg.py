"""The cloud as SVG: real text with a title and a description, that keeps its places in any viewer's font."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from powerkit.drawing.fonts import FAMILIES, STACK
from powerkit.kinds.words.cloud.glyph_metrics import extent, letters, right_to_left, runs
from powerkit.kinds.words.cloud.layout import Cloud, Placed
from powerkit.kinds.words.cloud.palette import INK
from powerkit.text.escaping import Markup

UNDERLINE = 0.12
"""How far under its line, and how thick as half of it, a pinned word's underline is, in parts of its size."""


def to_svg(cloud: Cloud, title: str, description: str, marked: Collection[int] = ()) -> Markup:
    """The picture as SVG text. Each line of a word is a ``<text>``, held to its width by ``textLength``.

    The words whose numbers are in *marked* stand in a box.
    """
    width, height = cloud.width, cloud.height
    return Markup("").join(
        (
            Markup(
                '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" '
                'viewBox="0 0 {} {}" role="img" aria-labelledby="pk-cloud-title pk-cloud-desc">'
            ).format(width, height, width, height),
            Markup('<title id="pk-cloud-title">{}</title>').format(title),
            Markup('<desc id="pk-cloud-desc">{}</desc>').format(description),
            Markup('<rect width="{}" height="{}" fill="#ffffff"/>').format(width, height),
            *(_box(word) for word in cloud.words if word.number in marked),
            Markup('<g font-family="{}" text-anchor="middle" fill="{}">').format(STACK, INK),
            *(part for word in cloud.words for part in _word(word)),
            Markup("</g></svg>\n"),
        )
    )


def _box(one: Placed) -> Markup:
    place = Markup('x="{}" y="{}" width="{}" height="{}"').format(
        one.left + 1, one.top + 1, one.width - 2, one.height - 2
    )
    return Markup('<rect data-marked="{}" {} rx="5" fill="#fff3bf" stroke="{}" stroke-width="2"/>').format(
        one.number, place, INK
    )


def _word(one: Placed) -> Iterator[Markup]:
    bold = Markup(' font-weight="700"') if one.bold else ""
    turned = Markup(' direction="rtl"') if right_to_left(one.word.word) else ""
    start = Markup('font-size="{}"{}{}{} fill="{}"').format(
        one.size, bold, turned, _own_font(one.word.word), one.colour
    )
    for number, (line, length) in enumerate(zip(one.lines, one.widths, strict=True)):
        down = _figure(one.baseline + number * one.step)
        if _held_by_letters(line):
            parts = Markup("").join(_letters(line, length, one))
            yield Markup('<text y="{}" {} text-anchor="start">{}</text>').format(down, start, parts)
        else:
            fit = (
                Markup(' textLength="{}" lengthAdjust="spacingAndGlyphs"').format(_figure(length))
                if len(line) > 1
                else ""
            )
            yield Markup('<text x="{}" y="{}" {}{}>{}</text>').format(_figure(one.middle), down, start, fit, line)
    if one.bold:
        yield from (_under(*place, one) for place in underlines(one))


def _held_by_letters(line: str) -> bool:
    """Whether each letter must be told its place, since viewers tear letters from their marks when told a length.

    Measured: resvg, which typst draws with, places a Bengali vowel that is written before its letter wrongly after
    another letter, and rightly where each letter has a place. Letters of scripts that join cannot be parted.
    """
    marked = any(unicodedata.category(letter) in ("Mn", "Mc", "Me") for letter in line)
    return marked and not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line)


def _letters(line: str, length: float, one: Placed) -> Iterator[Markup]:
    parts = letters(line)
    wide = [extent(part, one.bold).width for part in parts]
    at, step = one.middle - length / 2, length / (sum(wide) or 1.0)
    for part, width in zip(parts, wide, strict=True):
        yield Markup('<tspan x="{}">{}</tspan>').format(_figure(at), part)
        at += width * step


def _own_font(text: str) -> Markup:
    """The font of a word that is all in another than the first, named first, so that no viewer looks further."""
    families = {family for family, run in runs(text) if family and not run.isspace()}
    if len(families) != 1 or FAMILIES[0] in families:
        return Markup("")
    stack = f"'{families.pop()}', {STACK}"
    return Markup(' font-family="{}"').format(stack)


def underlines(one: Placed) -> Iterable[tuple[float, float, float]]:
    """Where the lines under a pinned word run: left end, right end and how far down, in pixels."""
    for number, length in enumerate(one.widths):
        down = one.baseline + number * one.step + one.size * UNDERLINE
        yield one.middle - length / 2, one.middle + length / 2, down


def _under(left: float, right: float, down: float, one: Placed) -> Markup:
    ends = Markup('x1="{}" x2="{}" y1="{}" y2="{}"').format(_figure(left), _figure(right), _figure(down), _figure(down))
    return Markup('<line {} stroke="{}" stroke-width="{}"/>').format(
        ends, one.colour, _figure(max(1.0, one.size * UNDERLINE / 2))
    )


def _figure(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
