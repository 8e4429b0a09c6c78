"""The PDF copy: PDF/UA-1, set with our own fonts, with a stand-in for what they cannot draw."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from powerkit.documents.column_widths import even, shares
from powerkit.documents.missing_glyphs import stand_in
from powerkit.documents.model import (
    Block,
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
from powerkit.documents.normalize import settled
from powerkit.documents.page_numbers import around_numbers
from powerkit.documents.typesetting import TypesetError, pdf_begun
from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.typst import set_in
from powerkit.text.catalogue import t
from powerkit.text.escaping import lines_of
from powerkit.text.language_tags import direction

_LONG_WORD = re.compile(r"\S{36,}")
_BREAK_AFTER = 28


def pdf_copy_begun(document: Document) -> Callable[[], bytes]:
    """The document as a PDF/UA-1 file, with real headings, tables and texts for its pictures, begun.

    Who calls what is returned has the file, and then says `forget`. What `stand_in` says was replaced is what the
    sender should be told.
    """
    document = settled(stand_in(document).document)
    making = _begun(document)

    def made() -> bytes:
        try:
            return making()
        except TypesetError:
            return _begun(replace(document, blocks=_sound(document.blocks)))()

    return made


def _begun(document: Document) -> Callable[[], bytes]:
    blocks = list(_blocks(document.blocks))
    _number(blocks, count())
    given = {
        "title": " ".join(lines_of(document.title)),
        **set_in(document.language),
        "page": around_numbers(),
        "turned": direction(document.language) == "rtl",
        "blocks": blocks,
    }
    return pdf_begun("document.typ", given, decides=True)


def _number(blocks: Iterable[dict[str, Any]], numbers: Iterator[int]) -> None:
    """Give each section that may begin a page its number, as they come."""
    for block in blocks:
        if block["kind"] == "section":
            if block["fresh"]:
                block["number"] = next(numbers)
            if not block["framed"]:
                _number(block["blocks"], numbers)


def _sound(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with words in place of what is no picture."""
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            block = replace(block, blocks=_sound(block.blocks))
        elif isinstance(block, Picture):
            try:
                _begun(Document(t("A picture"), (block,)))()
            except TypesetError:
                block = Paragraph(f"[picture: {block.alt or block.caption}]")
        done.append(block)
    return tuple(done)


def _blocks(blocks: Iterable[Block], said: str = "") -> Iterable[dict[str, Any]]:
    """Each block as the template reads it. A heading's level is one less: the title stands above them all.

    *said* is the heading last seen: a table that is called the same needs no caption.
    """
    for block in blocks:
        match block:
            case Heading():
                said = block.text
                yield {"kind": "heading", "level": block.level - 1, "text": set_lines(block.text)}
            case Paragraph():
                kind = "quiet" if block.quiet else "paragraph"
                lead = set_lines(block.lead) if block.lead else []
                yield {"kind": kind, "text": set_lines(block.text) if block.text else [], "lead": lead}
            case Figures():
                yield {"kind": "figures", "rows": [[set_lines(item) for item in row] for row in block.rows]}
            case Bullets():
                yield {
                    "kind": "numbered" if block.numbered else "bullets",
                    "items": [set_lines(item) for item in block.items],
                }
            case Pairs():
                yield {"kind": "pairs", "rows": [[set_lines(item) for item in row] for row in block.rows]}
            case Table():
                yield _table(block, said)
            case Picture():
                alt = " ".join(lines_of(block.alt or block.caption)) or t("A picture")
                yield {
                    "kind": "picture",
                    "svg": shaped(block.svg),
                    "alt": alt,
                    "caption": set_lines(block.caption),
                    "highest": block.highest,
                }
            case Quote():
                yield {"kind": "quote", "text": set_lines(block.text), "source": set_lines(block.source)}
            case Contents():
                yield {"kind": "contents"}
            case Section():
                yield {
                    "kind": "section",
                    "title": set_lines(block.title),
                    "level": block.level - 1,
                    "framed": block.framed,
                    "fresh": block.fresh,
                    "blocks": list(_blocks(block.blocks, block.title)),
                }


def _table(block: Table, said: str) -> dict[str, Any]:
    full = even(block)
    caption = "" if full.caption == said else full.caption
    return {
        "kind": "table",
        "caption": set_lines(caption),
        "heads": [set_lines(head) for head in full.heads],
        "rows": [[set_lines(cell) for cell in row] for row in full.rows],
        "shares": shares(full),
    }


def set_lines(text: str) -> list[str]:
    """The lines of a text as a template sets them: words longer than a column may be broken."""
    return [_LONG_WORD.sub(_breakable, line) for line in lines_of(text)]


def _breakable(match: re.Match[str]) -> str:
    """A word longer than a narrow column, with places where it may be broken; never before a mark on a letter."""
    parts: list[str] = []
    for number, character in enumerate(match[0]):
        if number and number % _BREAK_AFTER == 0 and unicodedata.category(character)[0] in "LNP":
            parts.append("\u200b")
        parts.append(character)
    return "".join(parts)
