"""Blocks as HTML. Everything a person wrote passes through `escape`, the only place where that is done."""

import base64
from collections.abc import Iterable

from powerkit.document import Block, Bullets, Document, Heading, Pairs, Paragraph, Picture, Table
from powerkit.escaping import escape

__all__ = ["blocks", "escape", "fragment"]

_WIDE = 4
"""From so many columns on, a table has a region of its own to scroll in."""
_CELL = ' style="text-align:left;vertical-align:top;padding:4px 12px 4px 0;white-space:normal"'


def fragment(document: Document, *, level: int = 1) -> str:
    """The document as a ``<section>`` for a page that exists already; its title is a heading of *level*.

    It holds no script, no style sheet and no address, so that it reads the same untrusted.
    """
    title = _heading(Heading(document.title, 1), level)
    body = "\n".join(blocks(document.blocks, level=level))
    return f'<section lang="{escape(document.language)}" dir="auto">\n{title}\n{body}\n</section>'


def blocks(given: Iterable[Block], *, level: int = 1) -> Iterable[str]:
    """Each block as HTML; a heading of level 1 becomes one of *level*."""
    for block in given:
        match block:
            case Heading():
                yield _heading(block, level)
            case Paragraph():
                yield f"<p>{_lines(block.text)}</p>" if not block.quiet else f"<p><em>{_lines(block.text)}</em></p>"
            case Bullets():
                kind = "ol" if block.numbered else "ul"
                yield f"<{kind}>{''.join(f'<li>{_lines(item)}</li>' for item in block.items)}</{kind}>"
            case Pairs():
                yield _pairs(block)
            case Table():
                yield _table(block)
            case Picture():
                yield _picture(block)


def _heading(block: Heading, level: int) -> str:
    tag = f"h{min(6, block.level + level - 1)}"
    return f"<{tag}>{_lines(block.text)}</{tag}>"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines()) or ""


def _pairs(block: Pairs) -> str:
    rows = "".join(
        f'<tr><th scope="row"{_CELL}>{_lines(name)}</th><td{_CELL}>{_lines(value)}</td></tr>'
        for name, value in block.rows
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _table(block: Table) -> str:
    heads = "".join(f'<th scope="col"{_CELL}>{_lines(head)}</th>' for head in block.heads)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in block.rows)
    caption = f'<caption style="text-align:left">{_lines(block.caption)}</caption>' if block.caption else ""
    table = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    if len(block.heads) < _WIDE:
        return table
    # A narrow window scrolls it by itself, by keyboard too, and leaves the page where it is.
    name = escape(block.caption or "Table")
    return f'<div class="pk-scroll" style="overflow-x:auto" role="group" tabindex="0" aria-label="{name}">{table}</div>'


def _row(row: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(f"<td{_CELL}>{_lines(cell)}</td>" for cell in rest)
    return f'<th scope="row"{_CELL}>{_lines(first)}</th>{cells}'


def _picture(block: Picture) -> str:
    data = base64.b64encode(block.svg.encode()).decode()
    image = f'<img alt="{escape(block.alt)}" src="data:image/svg+xml;base64,{data}">'
    caption = f"<figcaption>{_lines(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure>{image}{caption}</figure>"
