"""Blocks as HTML. Everything a person wrote goes into `Markup`, which escapes it."""

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, repeat

from powerkit.documents.column_widths import shares
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
    Place,
    Quote,
    Section,
    Table,
    sections,
)
from powerkit.text.catalogue import deck_language, t
from powerkit.text.escaping import Markup, escape, visible
from powerkit.text.language_tags import direction
from powerkit.text.text_languages import language_of, told_of

__all__ = ["NO_FORMULA", "Writer", "anchor", "fragment", "turning", "writer_of"]

NO_FORMULA = "tex2jax_ignore mathjax_ignore"
"""Classes that tell both generations of MathJax, which notebooks use, that a sum of money is no formula."""

_WIDE = 4
"""From so many columns on, a table has a region of its own to scroll in."""
_NOTHING = Markup("")
_DATA = Markup("<td%s%s>%s</td>")
_AUTO = Markup(' dir="auto"')
_ISOLATED = Markup("<bdi>{}</bdi>")
_IN_ANOTHER = Markup('<span lang="{}" dir="{}">{}</span>')
_CELL = Markup(' style="text-align:start;vertical-align:top;padding:4px 12px 4px 0;white-space:normal"')


def fragment(document: Document, *, level: int = 1) -> Markup:
    """The document as a ``<section>`` for a page that exists already; its title is a heading of *level*.

    It holds no script, no style sheet, no address and no id, so that it reads the same untrusted, and twice on a page.
    """
    writer = Writer(level=level, parts=tuple(sections(document.blocks)), language=document.language)
    title = writer.heading(document.title, 1)
    body = Markup("\n").join(writer.blocks(document.blocks))
    return Markup('<section lang="{}" dir="{}" class="{}">\n{}\n{}\n</section>').format(
        document.language, turning(document.language), NO_FORMULA, title, body
    )


def turning(language: str) -> str:
    """Which way a part in this language runs in a page of another: as it does, or else as its first letter does."""
    return "rtl" if direction(language) == "rtl" else "auto"


def anchor(place: Place) -> str:
    """The id of a section that shows this version, the same in every format: letters, digits and "_" only."""
    card = "".join(item if item.isascii() and item.isalnum() else "_" for item in place.card)
    return f"pk_{card}_e{place.entry}_v{place.version}"


@dataclass
class Writer:
    """Writes blocks as HTML; a heading of level 1 becomes one of *level*.

    *whole* is for a page that is all ours: sections get ids, the list of contents leads to them, and how cells look
    is left to the page's style sheet. What is of ours and in another *language* than the document says which.
    """

    level: int = 1
    whole: bool = False
    parts: tuple[Section, ...] = ()
    language: str = field(default_factory=deck_language)
    _number: Iterator[int] = field(default_factory=count)
    _heading: str = ""

    def blocks(self, given: Iterable[Block]) -> Iterator[Markup]:
        """Each block as HTML."""
        for block in given:
            yield self.block(block)

    def block(self, block: Block) -> Markup:
        """One block as HTML."""
        match block:
            case Heading():
                return self.heading(block.text, block.level)
            case Paragraph():
                return self._paragraph(block)
            case Figures():
                figures = (
                    Markup("<li{}><b>{}</b> {}</li>").format(_own(words), number, self._lines(words))
                    for number, words in block.rows
                )
                return Markup("<ul{}>{}</ul>").format(self._named("pk-figures"), Markup("").join(figures))
            case Bullets():
                kind = "ol" if block.numbered else "ul"
                return Markup("<{}>{}</{}>").format(
                    kind, Markup("").join(self._element("li", item) for item in block.items), kind
                )
            case Pairs():
                return self._pairs(block)
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case Quote():
                source = self._element("footer", block.source) if block.source else ""
                return Markup("<blockquote>{}{}</blockquote>").format(self._element("p", block.text), source)
            case Contents():
                return self._contents()
            case Section():
                return self._section(block)

    def heading(self, text: str, level: int) -> Markup:
        """A heading; HTML knows none deeper than 6."""
        tag = f"h{min(6, level + self.level - 1)}"
        self._heading = text
        return self._element(tag, text or t("Untitled"))

    def _paragraph(self, block: Paragraph) -> Markup:
        text = self._lines(block.text)
        if block.quiet:
            return Markup("<p{}{}><em>{}</em></p>").format(self._named("pk-quiet"), _own(block.text), text)
        if not block.lead:
            return self._element("p", block.text)
        more = Markup("<br>{}").format(_ISOLATED.format(text)) if text else ""
        return Markup("<p{}><b>{}</b>{}</p>").format(_own(block.lead), self._lines(block.lead), more)

    def _section(self, block: Section) -> Markup:
        title = self.heading(block.title, block.level)
        start = self._start(block)
        inner = Markup("\n").join(self.blocks(block.blocks))
        return Markup("<section{}>\n{}\n{}\n</section>").format(start, title, inner)

    def _start(self, block: Section) -> Markup:
        if not self.whole:
            return Markup("")
        said = Markup(' id="part-{}"').format(next(self._number) + 1)
        names = [name for name, on in (("pk-framed", block.framed), ("pk-fresh", block.fresh)) if on]
        said += Markup(' class="{}"').format(" ".join(names)) if names else ""
        if (place := block.place) is not None and not block.more:
            said += Markup(' data-card="{}" data-entry="{}" data-version="{}"').format(
                place.card, place.entry, place.version
            )
        return said

    def _contents(self) -> Markup:
        listed = list(enumerate(self.parts, 1))
        if not self.whole:
            return Markup("<p><b>{}</b></p><ul>{}</ul>").format(
                self._lines(t("Contents")), Markup("").join(self._element("li", part.title) for _, part in listed)
            )
        items = Markup("").join(
            Markup('<li class="pk-level-{}"><a href="#part-{}"{}>{}</a></li>').format(
                part.level, number, _own(part.title), self._lines(part.title or t("Untitled"))
            )
            for number, part in listed
        )
        title = f"h{min(6, self.level + 1)}"
        return Markup('<nav aria-labelledby="pk-contents"><{} id="pk-contents">{}</{}><ul>{}</ul></nav>').format(
            title, self._lines(t("Contents")), title, items
        )

    def _named(self, name: str) -> Markup:
        return Markup(' class="{}"').format(name) if self.whole else Markup("")

    def _pairs(self, block: Pairs) -> Markup:
        cell = Markup("") if self.whole else _CELL
        rows = Markup("").join(Markup("<tr>{}</tr>").format(self._row(row, cell)) for row in block.rows)
        return Markup("<table{}><tbody>{}</tbody></table>").format(self._named("pk-pairs"), rows)

    def _table(self, block: Table) -> Markup:
        cell = Markup("") if self.whole else _CELL
        heads = Markup("").join(
            self._element("th", head, Markup(' scope="col"{}').format(cell)) for head in block.heads
        )
        wide = len(block.heads) >= _WIDE - self.whole
        told = [Markup(' data-head="{}"').format(head) for head in block.heads[1:]] if wide and self.whole else []
        rows = Markup("").join(Markup("<tr>{}</tr>").format(self._row(row, cell, told)) for row in block.rows)
        # Where a heading has said it already, only a screen reader needs to hear which table this is.
        look = Markup(' class="pk-aside"') if block.caption == self._heading else _NOTHING
        look += _NOTHING if self.whole and look else Markup(' style="text-align:start"')
        caption = self._element("caption", block.caption, look) if block.caption else ""
        columns = (
            Markup("").join(Markup('<col style="width:{:.1%}">').format(share) for share in shares(block))
            if self.whole
            else ""
        )
        columns = Markup("<colgroup>{}</colgroup>").format(columns) if columns else ""
        table = Markup("<table>{}{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
            caption, columns, heads, rows
        )
        if not wide:
            return table
        # A narrow window scrolls it by itself, by keyboard too, and leaves the page where it is. On a phone each row
        # of a file stands by itself, its cells under their heads.
        name = block.caption or t("Table")
        if foreign := self._lang(name):
            table = table.replace("<table>", Markup('<table lang="{}">').format(self.language), 1)
        return Markup(
            '<div class="pk-scroll" style="overflow-x:auto" role="group" tabindex="0"{} aria-label="{}">{}</div>'
        ).format(foreign, name, table)

    def _row(self, row: tuple[str, ...], cell: Markup, told: Sequence[Markup] = ()) -> Markup:
        first, *rest = row or ("",)
        cells = Markup("").join(
            _DATA % (_own(item), look, self._lines(item))
            for item, look in zip(rest, chain(told, repeat(cell)), strict=False)
        )
        head = Markup('<th scope="row"{}{}>{}</th>').format(_own(first), cell, self._lines(first))
        return head + cells

    def _picture(self, block: Picture) -> Markup:
        data = base64.b64encode(visible(block.svg).encode()).decode()
        image = Markup('<img{} alt="{}" style="max-width:100%" src="data:image/svg+xml;base64,{}">').format(
            self._lang(block.alt), block.alt, data
        )
        caption = self._element("figcaption", block.caption) if block.caption else ""
        return Markup("<figure>{}{}</figure>").format(image, caption)

    def _lang(self, name: str) -> Markup:
        """The language of a name that stands in an attribute, where it is another: its element says it."""
        lang = language_of(name, self.language)
        return Markup(' lang="{}"').format(lang) if lang else _NOTHING

    def _element(self, tag: str, text: str, more: Markup = _NOTHING) -> Markup:
        """An element with a text in it, which runs its own way; *more* stands in its tag."""
        return Markup("<{}{}{}>{}</{}>").format(tag, more, _own(text), self._lines(text), tag)

    def _lines(self, text: str) -> Markup:
        """A text with its lines. Ours says its language, and what was put into a sentence of ours runs its own way."""
        told = told_of(text, self.language)
        if told is None:
            return _broken(text)
        parts = (_ISOLATED.format(_broken(part)) if value else _broken(part) for part, value in told.pieces)
        inner = Markup("").join(parts)
        if told.language == self.language:
            return inner
        return _IN_ANOTHER.format(told.language, direction(told.language), inner)


def writer_of(document: Document) -> Writer:
    """The writer of a page that is all the document's: it knows the sections that the list of contents leads to."""
    return Writer(whole=True, parts=tuple(sections(document.blocks)), language=document.language)


def _broken(text: str) -> Markup:
    lines = text.splitlines()
    return escape("".join(lines)) if len(lines) < 2 else Markup("<br>").join(map(escape, lines))


def _own(text: str) -> Markup:
    """Has a part run as its first letter does; a number by itself runs with the page."""
    return _AUTO if any(map(str.isalpha, text)) else _NOTHING
