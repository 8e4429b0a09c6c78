"""Every text inside a finished file, seen and unseen: what a search for names has to look through.

Our own fixed parts (styles, scripts, the words of markup) are left out by comparing with a copy of an empty document:
somebody may well be called Val or Art.
"""

import base64
import html
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from powerkit.documents.formats import copies
from powerkit.documents.html_file import ReplyTo
from powerkit.documents.model import (
    Bullets,
    Contents,
    Document,
    Figures,
    Heading,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Table,
)
from powerkit.reports.share.extract_pdf_text import pdf_texts

_TAG = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|<[^>]*>", re.DOTALL)
_BREAK = re.compile(
    r"</?(?:p|div|h\d|li|td|th|tr|br|section|table|caption|figure|figcaption|dt|dd|text|w:p|w:br|w:tab)\b"
)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FIXED = re.compile(r"<(style|script)\b[^>]*>.*?</\1>", re.DOTALL)
_NUMBER = re.compile(r"(?<![\w+/])[A-Za-z0-9+/]{22}==(?!=)")
_DATA = re.compile(r"data:([\w/+.-]+);base64,([A-Za-z0-9+/=]+)")
_DRAWN = re.compile(
    r"(?:d|style|transform|points|viewBox|fill|stroke|font|text|dominant|baseline|letter|word|color|opacity|x|y|r|rx|ry"
    r"|cx|cy|dx|dy|x1|x2|y1|y2|width|height|xmlns|version)(?:[:-][\w-]+)?\Z"
)
"""Attributes of SVG that say how something looks and where it is."""


def texts_in(format: str, content: bytes) -> Iterator[str]:
    """The texts of a finished file of that format: of its pages, pictures, properties and parts.

    Raises:
        ValueError: the file is not of that format.
    """
    yield from (text for text in _READERS[format](content) if text and text not in _ours(format))


@cache
def _ours(format: str) -> frozenset[str]:
    """The texts of a copy of a document in which nobody wrote anything."""
    made = (copies(_EMPTY, [format], reply=reply)[0] for reply in (None, ReplyTo("0", "0", "0", "0")))
    return frozenset(text for copy in made for text in _READERS[format](copy.content))


_EMPTY = Document(
    "0",
    (
        Section(
            "0",
            (
                Heading("0", 3),
                Paragraph("0"),
                Paragraph("0", quiet=True),
                Paragraph("0", lead="0"),
                Figures((("0", "0"), ("0", "0"), ("0", "0"))),
                Bullets(("0",)),
                Bullets(("0",), numbered=True),
                Pairs((("0", "0"),)),
                Table("0", ("0",), (("0",),)),
                Table("0", ("0", "0", "0", "0", "0"), (("0", "0", "0", "0", "0"),)),
                Quote("0", "0"),
                Picture('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "0", "0"),
            ),
            framed=True,
        ),
        Contents(),
        Section("0", (Paragraph("0"),), fresh=True),
    ),
)


def _html(content: bytes) -> Iterator[str]:
    yield from _markup(_FIXED.sub(" ", content.decode()))


def _markup(text: str) -> Iterator[str]:
    """Running text, attributes, and what stands in ``data:`` addresses."""
    text = _FIXED.sub(" ", text)
    for tag in _TAG.findall(text):
        for name, double, single in _ATTRIBUTE.findall(tag):
            if name != "style":
                yield from _value(html.unescape(double or single))
        if tag.startswith("<!--"):
            yield tag
    yield from _running(text, "")


def _running(text: str, apart: str) -> Iterator[str]:
    """The text between the tags, a line for each block; *apart* stands for tags within a line."""

    def between(match: re.Match[str]) -> str:
        return "\n" if _BREAK.match(match[0]) else apart

    yield from (line for line in html.unescape(_TAG.sub(between, text)).split("\n") if line.strip())


def _value(value: str) -> Iterator[str]:
    if match := _DATA.match(value):
        yield from _picture(match[1], base64.b64decode(match[2]))
    else:
        yield value


def _picture(kind: str, content: bytes) -> Iterator[str]:
    if "svg" in kind:
        yield from svg_texts(content.decode())
    elif "png" in kind:
        yield from _png(content)


def svg_texts(text: str) -> Iterator[str]:
    """The texts in a picture, and what its attributes say; its styles are ours: Sans may be somebody's name."""
    text = _FIXED.sub(" ", text)
    for tag in _TAG.findall(text):
        for name, double, single in _ATTRIBUTE.findall(tag):
            if not _DRAWN.match(name):
                yield from _value(html.unescape(double or single))
    # A label set in several lines is one text: its parts are read one after the other, and joined.
    yield from _running(text, "")
    yield from _running(text, " ")


def _png(content: bytes) -> Iterator[str]:
    """The texts in a PNG's own chunks (PNG specification, 11.3.3)."""
    at = 8
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"tEXt":
            yield body.decode("latin-1").replace("\0", "\n")
        elif kind == b"zTXt":
            yield zlib.decompress(body.partition(b"\0")[2][1:]).decode("latin-1")
        elif kind == b"iTXt":
            name, _, rest = body.partition(b"\0")
            packed, rest = rest[:1] == b"\1", rest[2:]
            words = rest.split(b"\0", 2)[-1]
            yield name.decode("latin-1")
            yield (zlib.decompress(words) if packed else words).decode("utf-8", "replace")
        elif kind == b"eXIf":
            yield body.decode("latin-1")


def _docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name
            part = archive.read(name)
            if name.endswith(".png"):
                yield from _png(part)
            elif name.endswith((".xml", ".rels")):
                yield from _markup(part.decode())
            elif name.endswith(".svg"):
                yield from svg_texts(part.decode())
        yield archive.comment.decode("utf-8", "replace")


def _ipynb(content: bytes) -> Iterator[str]:
    waiting = [json.loads(content)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            for key, value in one.items():
                yield key
                waiting.append("".join(value) if _is_lines(value) else value)
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str):
            yield from _markup(one) if "<" in one else [one]


def _pdf(content: bytes) -> Iterator[str]:
    """A PDF's texts without its own number, which is drawn of letters: "+AK/" would be somebody's initials."""
    yield from (_NUMBER.sub(" ", text) for text in pdf_texts(content))


def _is_lines(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(line, str) for line in value)


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "ipynb": _ipynb,
}
