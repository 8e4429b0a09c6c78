"""The cloud as PNG, drawn with our fonts; what none of them has is drawn as a box with its code."""

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageColor, ImageDraw

from powerkit.kinds.words.cloud.glyph_metrics import face, right_to_left, runs, stand_in
from powerkit.kinds.words.cloud.layout import Cloud, Placed
from powerkit.kinds.words.cloud.svg import UNDERLINE, underlines

_COMPRESSION = 5
_FULL = 255


def to_png(cloud: Cloud) -> bytes:
    """The picture as PNG, one pixel for each of its pixels.

    All words are drawn as one grey picture, and their boxes tell the colours: a PNG with a palette is made several
    times faster than one in full colour, and is smaller.
    """
    size = (cloud.width, cloud.height)
    inks = {colour: number for number, colour in enumerate(dict.fromkeys(word.colour for word in cloud.words))}
    grey, which = Image.new("L", size, 0), Image.new("L", size, 0)
    draw, boxes = ImageDraw.Draw(grey), ImageDraw.Draw(which)
    for word in cloud.words:
        _draw(draw, word)
        right, bottom = word.left + word.width - 1, word.top + word.height - 1
        boxes.rectangle((word.left, word.top, right, bottom), fill=inks[word.colour])
    steps = 256 // max(1, len(inks)) - 1
    level = (np.asarray(grey, dtype=np.uint16) * steps + _FULL // 2) // _FULL
    shown = np.where(level > 0, np.asarray(which, dtype=np.uint16) * (steps + 1) + level, 0)
    image = Image.fromarray(shown.astype(np.uint8), "L").convert("P")
    image.putpalette([part for colour in inks for step in range(steps + 1) for part in _mixed(colour, step / steps)])
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=_COMPRESSION)
    return out.getvalue()


def _mixed(colour: str, much: float) -> Iterator[int]:
    """So much of a colour on white."""
    return (round(_FULL + (part - _FULL) * much) for part in ImageColor.getrgb(colour)[:3])


def _draw(draw: ImageDraw.ImageDraw, one: Placed) -> None:
    leftwards = right_to_left(one.word.word)
    for number, (line, length) in enumerate(zip(one.lines, one.widths, strict=True)):
        at = one.middle - length / 2
        down = one.baseline + number * one.step
        for family, text in runs(line, leftwards):
            if family is None:
                at = _boxes(draw, text, at, down, one)
            else:
                font = face(family, one.size, one.bold)
                draw.text((at, down), text, font=font, fill=_FULL, anchor="ls")
                at += font.getlength(text) if text != line else 0
    if one.bold:
        for left, right, down in underlines(one):
            draw.line((left, down, right, down), fill=_FULL, width=max(1, round(one.size * UNDERLINE / 2)))


def _boxes(draw: ImageDraw.ImageDraw, text: str, at: float, down: float, one: Placed) -> float:
    """A box for each letter, with its Unicode number in it; returns where the next letter begins."""
    small = face("Noto Sans", max(5, round(one.size * 0.3)))
    for letter in text:
        wide = stand_in(letter) * one.size
        if wide and not letter.isspace():
            top = down - one.size * 0.82
            box = (at + one.size * 0.06, top, at + wide - one.size * 0.06, down + one.size * 0.12)
            draw.rectangle(box, outline=_FULL, width=max(1, one.size // 20))
            code = f"{ord(letter):04X}"
            half = len(code) // 2
            for row, part in ((0.3, code[:half]), (0.7, code[half:])):
                place = (at + wide / 2, top + (box[3] - top) * row)
                draw.text(place, part, font=small, fill=_FULL, anchor="mm")
        at += wide
    return at
