"""Blocks as Markdown (CommonMark with tables), or laid out the same way as plain text with nothing escaped."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

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
    sections,
)
from powerkit.documents.normalize import settled
from powerkit.text.catalogue import t
from powerkit.text.escaping import lines_of

_ANYWHERE = re.compile(r"[\\`*_\[\]|~$]")
_AT_START = re.compile(r"^\s*(?=[#>+\-=])")
_NUMBER = re.compile(r"^(\s*\d+)([.)])")

Placed = Callable[[Picture], str]
"""Where a picture is kept, as an address that is safe in Markdown; "" where it is not kept."""


def markdown(document: Document, placed: Placed = lambda picture: "") -> str:
    """The document as Markdown. A picture is an image where *placed* says one is kept, and its words elsewhere."""
    document = settled(document)
    writer = Writer(placed, parts=tuple(sections(document.blocks)))
    return "\n\n".join([f"# {writer.line(document.title)}", *writer.blocks(document.blocks)]) + "\n"


@dataclass
class Writer:
    """Writes blocks as Markdown; with *escaping* off, as plain text of the same shape."""

    placed: Placed
    escaping: bool = True
    parts: tuple[Section, ...] = ()

    def blocks(self, given: Iterable[Block]) -> Iterator[str]:
        """Each block that holds something."""
        for block in given:
            match block:
                case Heading():
                    yield f"{'#' * min(6, block.level)} {self.line(block.text)}"
                case Paragraph():
                    if block.lead:
                        yield f"**{self.line(block.lead)}**" if self.escaping else self.line(block.lead)
                    if block.text or not block.lead:
                        yield self._lines(block.text)
                case Figures():
                    yield "\n".join(f"- {self.line(number)} {self.line(words)}" for number, words in block.rows)
                case Bullets():
                    items = enumerate(block.items, 1)
                    yield "\n".join(
                        f"{f'{number}.' if block.numbered else '-'} {self._lines(item, '   ')}"
                        for number, item in items
                    )
                case Pairs():
                    yield "\n".join(f"- {self.line(name)}: {self._lines(value, '  ')}" for name, value in block.rows)
                case Table():
                    yield self._table(block)
                case Picture():
                    yield self._picture(block)
                case Quote():
                    source = f"\n>\n> — {self._lines(block.source, '> ')}" if block.source else ""
                    yield f"> {self._lines(block.text, '> ')}{source}"
                case Contents():
                    yield "\n".join([t("Contents"), "", *(f"- {self.line(part.title)}" for part in self.parts)])
                case Section():
                    yield f"{'#' * min(6, block.level)} {self.line(block.title)}"
                    yield from self.blocks(block.blocks)

    def line(self, text: str) -> str:
        """The text on one line."""
        return " ".join(self._safe(item) for item in lines_of(text)).strip() or t("Untitled")

    def _lines(self, text: str, indent: str = "") -> str:
        """The text with its line breaks, each line after the first behind *indent*."""
        end = "\\\n" if self.escaping else "\n"
        return f"{end}{indent}".join(self._safe(item) or ("&nbsp;" if self.escaping else "") for item in lines_of(text))

    def _safe(self, line: str) -> str:
        if not self.escaping:
            return line
        safe = _ANYWHERE.sub(r"\\\g<0>", line.strip()).replace("&", "&amp;").replace("<", "&lt;")
        return _NUMBER.sub(r"\1\\\2", _AT_START.sub("\\\\", safe))

    def _table(self, block: Table) -> str:
        caption = [f"{self.line(block.caption)}\n"] if block.caption else []
        rows = [block.heads or ("",), ["---"] * max(1, len(block.heads)), *block.rows]
        written = (
            " | ".join(cell if number == 1 else self._cell(cell) for cell in row) for number, row in enumerate(rows)
        )
        return "\n".join([*caption, *(f"| {row} |" for row in written)])

    def _cell(self, text: str) -> str:
        return ("<br>" if self.escaping else " / ").join(self._safe(item) for item in lines_of(text))

    def _picture(self, block: Picture) -> str:
        where = self.placed(block)
        words = self.line(block.alt or block.caption)
        shown = f"![{words}]({where})" if where else t("Picture: {words}", words=words)
        return f"{shown}\n\n{self._lines(block.caption)}" if block.caption else shown
