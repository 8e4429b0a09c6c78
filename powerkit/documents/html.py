"""Blocks as HTML. Everything a person wrote passes through `escape`, the only place where that is done."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from powerkit.documents.column_widths import shares
from powerkit.documents.model import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Pairs,
    Paragraph,
    Picture,
    Place,
    Quote,
    Section,
    Table,
    sections,
)
from powerkit.text.escaping import escape, visible

__all__ = ["NO_FORMULA", "Writer", "anchor", "escape", "fragment", "writer_of"]

NO_FORMULA = "tex2jax_ignore mathjax_ignore"
"""Classes that tell both generations of MathJax, which notebooks use, that a sum of money is no formula."""

_WIDE = 4
"""From so many columns on, a table has a region of its own to scroll in."""
_CELL = ' style="text-align:left;vertical-align:top;padding:4px 12px 4px 0;white-space:normal"'


def fragment(document: Document, *, level: int = 1) -> str:
    """The document as a ``<section>`` for a page that exists already; its title is a heading of *level*.

    It holds no script, no style sheet, no address and no id, so that it reads the same untrusted, and twice on a page.
    """
    writer = Writer(level=level, parts=tuple(sections(document.blocks)))
    title = writer.heading(document.title, 1)
    body = "\n".join(writer.blocks(document.blocks))
    return f'<section lang="{escape(document.language)}" dir="auto" class="{NO_FORMULA}">\n{title}\n{body}\n</section>'


def anchor(place: Place) -> str:
    """The id of a section that shows this version, the same in every format: letters, digits and "_" only."""
    card = "".join(one if one.isascii() and one.isalnum() else "_" for one in place.card)
    return f"pk_{card}_e{place.entry}_v{place.version}"


@dataclass
class Writer:
    """Writes blocks as HTML; a heading of level 1 becomes one of *level*.

    *whole* is for a page that is all ours: sections get ids, the list of contents leads to them, and how cells look
    is left to the page's style sheet.
    """

    level: int = 1
    whole: bool = False
    parts: tuple[Section, ...] = ()
    _number: Iterator[int] = field(default_factory=count)
    _heading: str = ""

    def blocks(self, given: Iterable[Block]) -> Iterator[str]:
        """Each block as HTML."""
        for block in given:
            yield self.block(block)

    def block(self, block: Block) -> str:
        """One block as HTML."""
        match block:
            case Heading():
                return self.heading(block.text, block.level)
            case Paragraph():
                text = _lines(block.text)
                return f"<p>{text}</p>" if not block.quiet else f"<p{self._named('pk-quiet')}><em>{text}</em></p>"
            case Bullets():
                kind = "ol" if block.numbered else "ul"
                return f"<{kind}>{''.join(f'<li>{_lines(item)}</li>' for item in block.items)}</{kind}>"
            case Pairs():
                return self._pairs(block)
            case Table():
                return self._table(block)
            case Picture():
                return _picture(block)
            case Quote():
                source = f"<footer>{_lines(block.source)}</footer>" if block.source else ""
                return f"<blockquote><p>{_lines(block.text)}</p>{source}</blockquote>"
            case Contents():
                return self._contents()
            case Section():
                return self._section(block)

    def heading(self, text: str, level: int) -> str:
        """A heading; HTML knows none deeper than 6."""
        tag = f"h{min(6, level + self.level - 1)}"
        self._heading = text
        return f"<{tag}>{_lines(text) or 'Untitled'}</{tag}>"

    def _section(self, block: Section) -> str:
        title = self.heading(block.title, block.level)
        start = self._start(block)
        inner = "\n".join(self.blocks(block.blocks))
        return f"<section{start}>\n{title}\n{inner}\n</section>"

    def _start(self, block: Section) -> str:
        if not self.whole:
            return ""
        said = f' id="part-{next(self._number) + 1}"'
        names = [name for name, on in (("pk-framed", block.framed), ("pk-fresh", block.fresh)) if on]
        said += f' class="{" ".join(names)}"' if names else ""
        if (place := block.place) is not None:
            said += f' data-card="{escape(place.card)}" data-entry="{place.entry}" data-version="{place.version}"'
        return said

    def _contents(self) -> str:
        listed = list(enumerate(self.parts, 1))
        if not self.whole:
            return f"<p><b>Contents</b></p><ul>{''.join(f'<li>{_lines(part.title)}</li>' for _, part in listed)}</ul>"
        items = "".join(
            f'<li class="pk-level-{part.level}"><a href="#part-{number}">{_lines(part.title) or "Untitled"}</a></li>'
            for number, part in listed
        )
        title = f"h{min(6, self.level + 1)}"
        return f'<nav aria-labelledby="pk-contents"><{title} id="pk-contents">Contents</{title}><ul>{items}</ul></nav>'

    def _named(self, name: str) -> str:
        return f' class="{name}"' if self.whole else ""

    def _pairs(self, block: Pairs) -> str:
        cell = "" if self.whole else _CELL
        rows = "".join(
            f'<tr><th scope="row"{cell}>{_lines(name)}</th><td{cell}>{_lines(value)}</td></tr>'
            for name, value in block.rows
        )
        return f"<table{self._named('pk-pairs')}><tbody>{rows}</tbody></table>"

    def _table(self, block: Table) -> str:
        cell = "" if self.whole else _CELL
        heads = "".join(f'<th scope="col"{cell}>{_lines(head)}</th>' for head in block.heads)
        rows = "".join(f"<tr>{_row(row, cell)}</tr>" for row in block.rows)
        # Where a heading has said it already, only a screen reader needs to hear which table this is.
        look = ' class="pk-aside"' if block.caption == self._heading else ""
        look += "" if self.whole and look else ' style="text-align:left"'
        caption = f"<caption{look}>{_lines(block.caption)}</caption>" if block.caption else ""
        columns = "".join(f'<col style="width:{share:.1%}">' for share in shares(block)) if self.whole else ""
        columns = f"<colgroup>{columns}</colgroup>" if columns else ""
        table = f"<table>{caption}{columns}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        if len(block.heads) < _WIDE - self.whole:
            return table
        # A narrow window scrolls it by itself, by keyboard too, and leaves the page where it is.
        name = escape(block.caption or "Table")
        return (
            '<div class="pk-scroll" style="overflow-x:auto" role="group" tabindex="0" '
            f'aria-label="{name}">{table}</div>'
        )


def writer_of(document: Document, *, level: int = 1) -> Writer:
    """The writer of a page that is all the document's: it knows the sections that the list of contents leads to."""
    return Writer(level=level, whole=True, parts=tuple(sections(document.blocks)))


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.splitlines()))


def _row(row: tuple[str, ...], cell: str) -> str:
    first, *rest = row or ("",)
    cells = "".join(f"<td{cell}>{_lines(one)}</td>" for one in rest)
    return f'<th scope="row"{cell}>{_lines(first)}</th>{cells}'


def _picture(block: Picture) -> str:
    data = base64.b64encode(visible(block.svg).encode()).decode()
    image = f'<img alt="{escape(block.alt)}" style="max-width:100%" src="data:image/svg+xml;base64,{data}">'
    caption = f"<figcaption>{_lines(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure>{image}{caption}</figure>"
