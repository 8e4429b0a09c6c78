"""A document made ready for any format: a title, and headings whose levels never skip one."""

import unicodedata
from dataclasses import replace

from powerkit.documents.model import Block, Document, Heading, Section
from powerkit.text.catalogue import t


def settled(document: Document) -> Document:
    """The document with levels of headings that start at 2 and never skip one, as PDF/UA and screen readers need."""
    blocks, _ = _settled(document.blocks, 1, 2)
    return Document(_named(document.title), blocks, document.language)


def _named(text: str) -> str:
    """The text, if there is anything in it to see: a heading of blanks is none, and PDF/UA refuses it."""
    return text if any(unicodedata.category(letter)[0] not in "CZ" for letter in text) else t("Untitled")


def _settled(blocks: tuple[Block, ...], last: int, least: int) -> tuple[tuple[Block, ...], int]:
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            last = max(least, min(block.level, last + 1))
            block = Heading(_named(block.text), last)
        elif isinstance(block, Section):
            level = max(least, min(block.level, last + 1))
            inner, last = _settled(block.blocks, level, level + 1)
            block = replace(block, title=_named(block.title), blocks=inner, level=level)
        done.append(block)
    return tuple(done), last
