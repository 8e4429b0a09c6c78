"""The smallest pieces of a Word file: runs of text, cells of a table, drawings."""

import re
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from powerkit.text.escaping import Markup, lines_of
from powerkit.text.language_tags import ENGLISH
from powerkit.text.text_languages import told_of

_NONE = Markup("")
_EMU = 360_000
"""Word's unit of length, to the centimetre."""
_WIDEST, _HIGHEST = 16.4, 22.0
"""The most room a picture gets, in centimetres."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True)
class Png:
    """A picture as pixels, with the *name* of its part and its size on paper in centimetres."""

    name: str
    content: bytes
    width: float
    height: float

    @classmethod
    def read(cls, content: bytes, svg: str, name: str) -> Self:
        """The picture as large as its SVG wants to be, and no larger than the page."""
        across, down = struct.unpack_from(">II", content, 16)
        own = re.search(r"<svg[^>]*?\swidth=[\"']([0-9.]+)", svg)
        wanted = float(own[1]) * 1.6 / 37.8 if own and float(own[1]) else _WIDEST
        width = min(wanted, _WIDEST, _HIGHEST * across / down)
        return cls(name, content, width, width * down / across)


def runs(text: str, style: str = "", document: str = ENGLISH) -> Markup:
    """A text, each part of it read the way it runs: of ours it says its language where the *document* has another."""
    told = told_of(text, document)
    if told is None:
        return run(text, style, turned=is_turned(text))
    said = told.language if told.language != document else ""
    parts = (run(part, style, turned=is_turned(part), said="" if value else said) for part, value in told.pieces)
    return Markup("").join(parts)


def run(text: str, style: str = "", *, turned: bool = False, said: str = "") -> Markup:
    """Text in a style, read from right to left where it is *turned*, and *said* in another language than the rest."""
    marks = Markup('<w:rStyle w:val="{}"/>').format(style) if style else _NONE
    marks += Markup("<w:rtl/>") if turned else _NONE
    marks += Markup('<w:lang w:val="{0}" w:bidi="{0}"/>').format(said) if said else _NONE
    marks = Markup("<w:rPr>{}</w:rPr>").format(marks) if marks else _NONE
    said = Markup("<w:br/>").join(
        Markup("<w:tab/>").join(Markup('<w:t xml:space="preserve">{}</w:t>').format(part) for part in line.split("\t"))
        for line in lines_of(text)
    )
    return Markup("<w:r>{}{}</w:r>").format(marks, said) if said else _NONE


def is_turned(text: str) -> bool:
    """Whether the text is read from right to left: whether its first letter is."""
    if _RIGHT_TO_LEFT.search(text) is None:
        return False
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def cells(widths: Iterable[int], texts: Iterable[str], style: str, document: str) -> Markup:
    """The cells of a row."""
    return Markup("").join(
        Markup("<w:tc>{}</w:tc>").format(_cell(width, text, style, document))
        for width, text in zip(widths, texts, strict=True)
    )


def _cell(width: int, text: str, style: str, document: str) -> Markup:
    bidi = Markup("<w:bidi/>") if is_turned(text) else ""
    return Markup(
        '<w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}</w:p>'
    ).format(width, style, bidi, runs(text, document=document))


def drawing(png: Png, alt: str, number: int, scale: float) -> Markup:
    """A picture in a line of text, with the words that stand for it."""
    size = Markup('cx="{}" cy="{}"').format(round(png.width * scale * _EMU), round(png.height * scale * _EMU))
    return Markup(
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {}/>'
        '<wp:docPr id="{}" name="Picture {}" descr="{}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="{}" name="{}.png" descr="{}"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="{}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    ).format(size, number, number, alt, number, png.name, alt, png.name, size)
