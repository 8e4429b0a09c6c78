"""The cloud as PNG, drawn with our fonts; what none of them has is drawn as a box with its code."""

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw

from powerkit.pictures.cloud.faces import face, right_to_left, runs, stand_in
from powerkit.pictures.cloud.layout import Cloud, Placed
from powerkit.pictures.cloud.svg import UNDERLINE, underlines

_COMPRESSION = 3
"""Of 9: half the time of the usual 6, for a file a little larger."""


def to_png(cloud: Cloud) -> bytes:
    """The picture as PNG, one pixel for each of its pixels."""
    image = Image.new("RGB", (cloud.width, cloud.height), "white")
    draw = ImageDraw.Draw(image)
    for one in cloud.words:
        _draw(draw, one)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=_COMPRESSION)
    return out.getvalue()


def _draw(draw: ImageDraw.ImageDraw, one: Placed) -> None:
    for number, (line, length) in enumerate(zip(one.lines, one.widths, strict=True)):
        at = one.middle - length / 2
        down = one.baseline + number * one.step
        for family, text in _in_order(line):
            if family is None:
                at = _boxes(draw, text, at, down, one)
            else:
                font = face(family, one.size, one.bold)
                draw.text((at, down), text, font=font, fill=one.colour, anchor="ls")
                at += font.getlength(text) if text != line else 0
    if one.bold:
        for left, right, down in underlines(one):
            draw.line((left, down, right, down), fill=one.colour, width=max(1, round(one.size * UNDERLINE / 2)))


def _in_order(line: str) -> Iterator[tuple[str | None, str]]:
    parts = runs(line)
    return reversed(parts) if len(parts) > 1 and right_to_left(line) else iter(parts)


def _boxes(draw: ImageDraw.ImageDraw, text: str, at: float, down: float, one: Placed) -> float:
    """A box for each letter, with its Unicode number in it; returns where the next letter begins."""
    small = face("Noto Sans", max(5, round(one.size * 0.3)))
    for letter in text:
        wide = stand_in(letter) * one.size
        if wide and not letter.isspace():
            top = down - one.size * 0.82
            box = (at + one.size * 0.06, top, at + wide - one.size * 0.06, down + one.size * 0.12)
            draw.rectangle(box, outline=one.colour, width=max(1, one.size // 20))
            code = f"{ord(letter):04X}"
            half = len(code) // 2
            for row, part in ((0.3, code[:half]), (0.7, code[half:])):
                place = (at + wide / 2, top + (box[3] - top) * row)
                draw.text(place, part, font=small, fill=one.colour, anchor="mm")
        at += wide
    return at
