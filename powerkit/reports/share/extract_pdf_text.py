"""Every text inside a PDF that our typesetter made: of its pages, its outline, its pictures and its properties.

pypdf finds the parts of the file. What stands on a page is read here: its own reading takes many times as long, and our
pages are plain, with a table from glyphs to letters for each font (ISO 32000-1, 9.4 and 9.10.3).
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from powerkit.documents.page_numbers import at_the_end

_STRING = rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\))*\)"
_TOKENS = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[\d.]+\s+Tf"
    rb"|/ActualText\s*(?P<actual>" + _STRING + rb"|<[0-9A-Fa-f\s]*>)"
    rb"|(?P<text>" + _STRING + rb")|<(?P<hex>[0-9A-Fa-f\s]+)>|(?P<mark>\b[BE]T\b)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"", b"\r": b""}
_HEX = rb"<([0-9A-Fa-f]+)>"
_ONE = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_BROKEN = re.compile("[-\u00ad\u2010]\n")

Letters = dict[int, str]


def pdf_texts(content: bytes) -> Iterator[str]:
    """The texts of a PDF file: running text in parts as large as a page, all others one by one.

    Raises:
        ValueError: a page holds text in a font without a table of letters, so that nobody can tell what it says.
    """
    from pypdf import PdfReader
    from pypdf.generic import ByteStringObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject

    reader = PdfReader(io.BytesIO(content))
    fonts: dict[int, Letters] = {}
    for page in reader.pages:
        parts = page.get_contents()
        if parts is not None:
            yield _shown(parts.get_data(), page.get("/Resources"), fonts)
    seen: set[int] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, StreamObject):
            if one.get("/Type") == "/Metadata":
                yield re.sub(r"<[^>]*>", "\n", one.get_data().decode("utf-8", "replace"))
            elif one.get("/Subtype") == "/Form":
                yield _shown(one.get_data(), one.get("/Resources"), fonts)
        if isinstance(one, DictionaryObject):
            waiting += [value for key, value in one.items() if key not in ("/Parent", "/P", "/Pg")]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, TextStringObject):
            yield str(one)
        elif isinstance(one, ByteStringObject):
            yield _words(bytes(one))


def _shown(stream: bytes, resources: Any, fonts: dict[int, Letters]) -> str:
    """What a stream of drawing orders sets as text. A word that is broken at the end of a line is one word."""
    named = _fonts(resources, fonts)
    letters: Letters | None = None
    inside = False
    said: list[str] = []
    run: list[str] = []
    for token in _TOKENS.finditer(stream):
        if token["font"] is not None:
            letters = named.get(token["font"].decode("latin-1"))
        elif token["mark"] is not None:
            inside = token["mark"] == b"BT"
            said += (*_both_ways(run), "\n")
            run = []
        elif token["actual"] is not None:
            said.append(_words(_bytes(token["actual"])))
        elif inside:
            glyphs = _bytes(token["text"]) if token["text"] is not None else bytes.fromhex(token["hex"].decode())
            if letters is None:
                raise ValueError("text in a font that is not known")
            run += (letters.get(int.from_bytes(glyphs[at : at + 2])) or "" for at in range(0, len(glyphs), 2))
    whole = at_the_end().sub("", "".join(said))
    return f"{whole}\n{_BROKEN.sub('', whole)}" if _BROKEN.search(whole) else whole


def _both_ways(run: list[str]) -> Iterator[str]:
    """A run of glyphs as it stands from left to right; writing that goes the other way also as it is read."""
    yield from run
    if any(unicodedata.bidirectional(item[0]) in ("R", "AL") for item in run if item):
        yield from ("\n", *reversed(run))


def _fonts(resources: Any, fonts: dict[int, Letters]) -> dict[str, Letters]:
    """The tables of the fonts that a part of the file names."""
    found: dict[str, Letters] = {}
    given = resources.get_object().get("/Font") if resources is not None else None
    for name, reference in (given.get_object() if given is not None else {}).items():
        key = getattr(reference, "idnum", id(reference))
        if key not in fonts:
            table = reference.get_object().get("/ToUnicode")
            if table is not None:
                fonts[key] = _letters(table.get_object().get_data())
        if key in fonts:
            found[name.removeprefix("/")] = fonts[key]
    return found


def _letters(table: bytes) -> Letters:
    """Glyph → letters, from a ToUnicode table."""
    found: Letters = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letters in _ONE.findall(part):
            found[int(glyph, 16)] = _utf16(letters)
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letters, several in _RANGE.findall(part):
            codes = range(int(first, 16), int(last, 16) + 1)
            if several:
                found.update(zip(codes, map(_utf16, re.findall(_HEX, several)), strict=False))
            else:
                start = int(letters, 16)
                size = len(letters)
                found.update((code, _utf16(b"%0*X" % (size, start + step))) for step, code in enumerate(codes))
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _bytes(written: bytes) -> bytes:
    """The bytes that a string in a PDF stands for."""
    if written.startswith(b"<"):
        return bytes.fromhex(written[1:-1].decode())
    return _ESCAPE.sub(_unescaped, written[1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    mark = match[1]
    return bytes([int(mark, 8) & 0xFF]) if mark[:1].isdigit() else _NAMED.get(mark, mark)


def _words(content: bytes) -> str:
    if content.startswith(b"\xfe\xff"):
        return content[2:].decode("utf-16-be", "replace")
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "replace")
    return content.decode("latin-1")
