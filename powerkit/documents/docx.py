"""The Word copy: real headings, tables and texts for pictures, and a bookmark for each place a comment may belong to.

The parts of the file are written here, and not by a library, so that nothing is in it that we did not put there: no
author, no time, no template. The fixed parts are the files in ``word/``; ECMA-376 says what they mean.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from powerkit.documents.docx_blocks import Writer
from powerkit.documents.docx_pieces import Png
from powerkit.documents.missing_glyphs import drawable_svg
from powerkit.documents.model import Document, Paragraph, Picture, Section
from powerkit.documents.normalize import settled
from powerkit.documents.page_numbers import around_numbers
from powerkit.documents.reply import copy_number
from powerkit.documents.typesetting import pngs_begun
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup, lines_of, shipped
from powerkit.text.language_tags import direction

PARTS = Path(__file__).parent / "word"
_WIDTH = 1200
"""Pixels across a picture: about 185 to the inch over the whole width of the text."""
_LEAVE = later("Please leave this line in. It tells which copy your comments belong to.")
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The time that every part carries: the files inside say nothing about when or where they were made."""
_NAME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_NUM = Markup(
    '<w:num w:numId="{}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)
_PICTURE = Markup('<Relationship Id="{0}" Type="{1}" Target="media/{0}.png"/>')


def docx_copy_begun(document: Document, share: str = "") -> Callable[[], bytes]:
    """The document as a Word file, begun: who calls what is returned has it, and then says `forget`.

    *share* is the share's id, kept so that a copy that comes back can say it. It stands in the file's properties, and
    as a number in its text, which stays when another program saves the file.
    """
    document = settled(document)
    if share:
        sign = Paragraph(f"{t(_LEAVE)}\t{copy_number(share)}", quiet=True)
        document = replace(document, blocks=(*document.blocks, sign))
    svgs = list(dict.fromkeys(picture.svg for picture in _pictures(document.blocks)))
    making = pngs_begun([drawable_svg(svg) for svg in svgs], width=_WIDTH)
    return lambda: _written(document, share, dict(zip(svgs, making(), strict=True)))


def _written(document: Document, share: str, drawn: dict[str, bytes | None]) -> bytes:
    pngs = enumerate(drawn.items(), 1)
    writer = Writer({svg: Png.read(png, svg, f"picture{number}") for number, (svg, png) in pngs if png is not None})
    body = writer.document(document)
    title = " ".join(lines_of(document.title))
    words = {"title": title, "language": document.language, "share": share}
    words |= zip(("before", "between", "after"), around_numbers(), strict=True)
    words["turned"] = document.language if direction(document.language) == "rtl" else "ar-SA"
    numbers = Markup("").join(_NUM.format(number) for number in writer.numbers)
    media = Markup("").join(_PICTURE.format(png.name, _NAME) for png in writer.used)
    parts = {
        "[Content_Types].xml": _part("content_types"),
        "_rels/.rels": _part("package_rels"),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _part("document_rels").replace("{more}", media),
        "word/styles.xml": _filled("styles", words),
        "word/numbering.xml": _part("numbering").replace("{more}", numbers),
        "word/settings.xml": _filled("settings", words),
        "word/footer1.xml": _filled("footer", words),
        "docProps/core.xml": _filled("core", words),
        "docProps/app.xml": _part("app"),
    }
    return _zipped(parts, writer.used)


def _pictures(blocks: Iterable[object]) -> Iterable[Picture]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Section):
            yield from _pictures(block.blocks)


@cache
def _part(name: str) -> Markup:
    return shipped(PARTS / f"{name}.xml")


def _filled(name: str, words: dict[str, str]) -> Markup:
    # One pass: a text that looks like a blank to be filled in is not one.
    first, *rest = _part(name).split("{")
    filled: list[str] = [first]
    for piece in rest:
        key, _, after = piece.partition("}")
        filled += [words[key], after]
    return Markup("").join(filled)


def _zipped(parts: dict[str, Markup], pictures: Iterable[Png]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(_info(name, zipfile.ZIP_DEFLATED), text.encode())
        for png in pictures:
            archive.writestr(_info(f"word/media/{png.name}.png", zipfile.ZIP_STORED), png.content)
    return file.getvalue()


def _info(name: str, how: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DAY_ONE)
    info.compress_type = how
    info.create_system = 0
    return info
