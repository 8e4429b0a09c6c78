"""Blocks as WordprocessingML. Everything a person wrote passes into `Markup`, which escapes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from powerkit.documents.column_widths import even, shares
from powerkit.documents.docx_pieces import Png, cells, drawing, is_turned, run, runs
from powerkit.documents.html import anchor
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
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup, lines_of
from powerkit.text.language_tags import direction

_START = Markup(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>'
)
_END = Markup(
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1247" w:right="1304" w:bottom="1361" w:left="1304" w:header="709" w:footer="624" w:gutter="0"/>'
    "{}</w:sectPr></w:body></w:document>"
)
_NONE = Markup("")
_TEXT_WIDTH = 9298
"""The width of the text in twentieths of a point."""
_MANY = 4
"""A table of more columns than this has smaller letters."""
_LONG_NAME = 26
"""A name longer than this does not fit beside its value."""
_FRAME = Markup(
    '<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="0B5A57"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F2F6F5"/>'
)
_FRAMED_PAIR = _FRAME.replace("</w:pBdr>", Markup('<w:bottom w:val="nil"/><w:between w:val="nil"/></w:pBdr>'))
"""A frame's edge goes on without a break where no lines cross it."""


@dataclass
class Writer:
    """Writes one document; *pngs* are its pictures by their SVG."""

    pngs: Mapping[str, Png]
    used: list[Png] = field(default_factory=list)
    """The pictures that stand in the document, each once."""
    numbers: list[int] = field(default_factory=list)
    """The ids of numbered lists, each of which starts again at 1."""
    _marks: int = 0
    _drawings: int = 0
    _parts: tuple[Section, ...] = ()
    _cards: set[str] = field(default_factory=set)
    _shown: dict[Place, int] = field(default_factory=dict)
    _framed: bool = False
    _turned: bool = False
    _language: str = ""
    _said: str = ""

    def document(self, document: Document) -> Markup:
        """The main part of the file."""
        self._parts = tuple(sections(document.blocks))
        self._language = document.language
        self._turned = direction(document.language) == "rtl"
        body = Markup("").join(self._blocks(document.blocks))
        end = _END.format(Markup("<w:bidi/>") if self._turned else _NONE)
        return _START + self._paragraph(document.title, "Title") + body + end

    def _blocks(self, given: Iterable[Block]) -> Iterator[Markup]:
        for block in given:
            match block:
                case Heading():
                    yield self._heading(block.text, block.level)
                case Paragraph():
                    yield self._told(block)
                case Figures():
                    yield self._figures(block)
                case Bullets():
                    yield from self._list(block)
                case Pairs():
                    yield from map(self._pair, *zip(*block.rows, strict=True)) if block.rows else ()
                    yield self._gap()
                case Table():
                    yield self._table(block)
                case Picture():
                    yield from self._picture(block)
                case Quote():
                    more = (
                        Markup("<w:r><w:br/></w:r>{}").format(
                            run("— ", "PairName") + runs(block.source, "PairName", self._language)
                        )
                        if block.source
                        else _NONE
                    )
                    yield self._paragraph(block.text, "Quote", more=more)
                case Contents():
                    yield from self._contents()
                case Section():
                    yield from self._section(block)

    def _heading(self, text: str, level: int, fresh: bool = False) -> Markup:
        before = Markup("<w:pageBreakBefore/>") if fresh else _NONE
        self._said = text
        return self._paragraph(text.strip() or t("Untitled"), f"Heading{max(1, min(level - 1, 6))}", before=before)

    def _told(self, block: Paragraph) -> Markup:
        if not block.lead:
            return self._paragraph(block.text, "Quiet" if block.quiet else "")
        lead = self._paragraph(block.lead, "Lead", before=Markup("<w:keepNext/>") if block.text else _NONE)
        return lead + (self._paragraph(block.text) if block.text else _NONE)

    def _figures(self, block: Figures) -> Markup:
        """One line of text, so that each number is read with what it counts."""
        said = (
            run(f"{number} ", "Figure") + runs(words, "PairName", self._language) + run("\t")
            for number, words in block.rows
        )
        return Markup('<w:p><w:pPr><w:pStyle w:val="Figures"/></w:pPr>{}</w:p>').format(Markup("").join(said))

    def _paragraph(
        self, text: str, style: str = "", *, before: Markup = _NONE, number: int = 0, more: Markup = _NONE
    ) -> Markup:
        """A paragraph. *before* stands early among its properties, *number* is that of a list, *more* ends it."""
        named = Markup('<w:pStyle w:val="{}"/>').format(style) if style else ""
        listed = Markup('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>').format(number) if number else ""
        frame = _FRAME if self._framed and style != "Quote" else ""
        bidi = Markup("<w:bidi/>") if is_turned(text) else ""
        return Markup("<w:p><w:pPr>{}{}{}{}{}</w:pPr>{}{}</w:p>").format(
            named, before, listed, frame, bidi, runs(text, document=self._language), more
        )

    def _list(self, block: Bullets) -> Iterator[Markup]:
        number = 0
        if block.numbered:
            number = len(self.numbers) + 3
            self.numbers.append(number)
        style = "ListNumber" if block.numbered else "ListBullet"
        for item in block.items:
            yield self._paragraph(item, style, number=number)

    def _pair(self, name: str, value: str) -> Markup:
        long = len(name) > _LONG_NAME
        style, between = ("LongPair", Markup("<w:br/>")) if long else ("Pair", Markup("<w:tab/>"))
        frame = _FRAMED_PAIR if self._framed else ""
        return Markup('<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}<w:r>{}</w:r>{}</w:p>').format(
            style, frame, runs(name, "PairName", self._language), between, runs(value, document=self._language)
        )

    def _gap(self) -> Markup:
        return self._paragraph("", "Gap")

    def _table(self, block: Table) -> Markup:
        full = even(block)
        widths = [round(_TEXT_WIDTH * share) for share in shares(full)]
        grid = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(width) for width in widths)
        seen = full.caption and full.caption != self._said
        caption = self._paragraph(full.caption, "Caption", before=Markup("<w:keepNext/>")) if seen else _NONE
        told = Markup('<w:tblCaption w:val="{}"/>').format(full.caption) if full.caption else ""
        turned = Markup("<w:bidiVisual/>") if self._turned else _NONE
        style = "Cell" if len(widths) <= _MANY else "SmallCell"
        rows = Markup("").join(
            Markup("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>").format(cells(widths, row, style, self._language))
            for row in full.rows
        )
        return Markup(
            '{}<w:tbl><w:tblPr><w:tblStyle w:val="WorkbookTable"/>{}<w:tblW w:w="{}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{}</w:tblPr><w:tblGrid>{}</w:tblGrid>'
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}</w:tr>"
            "{}</w:tbl>{}"
        ).format(
            caption,
            turned,
            sum(widths),
            told,
            grid,
            cells(widths, full.heads, style, self._language),
            rows,
            self._gap(),
        )

    def _picture(self, block: Picture) -> Iterator[Markup]:
        png = self.pngs.get(block.svg)
        told = " ".join(lines_of(block.alt or block.caption)) or t("A picture")
        if png is None:
            yield self._paragraph(f"[picture: {told}]")
            return
        if png not in self.used:
            self.used.append(png)
        self._drawings += 1
        keep = Markup("<w:keepNext/>") if block.caption else ""
        yield Markup('<w:p><w:pPr><w:pStyle w:val="Picture"/>{}</w:pPr>{}</w:p>').format(
            keep, drawing(png, told, self._drawings, min(1.0, block.highest / png.height))
        )
        if block.caption:
            yield self._paragraph(block.caption, "PictureCaption")

    def _contents(self) -> Iterator[Markup]:
        yield self._paragraph(t("Contents"), "TOCHeading")
        if not self._parts:
            return
        # A field that Word can bring up to date; what it shows until then is written here.
        start = Markup(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\h \\n \\u \\o '
            '"1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        last = len(self._parts)
        for number, part in enumerate(self._parts, 1):
            end = Markup('<w:r><w:fldChar w:fldCharType="end"/></w:r>') if number == last else ""
            title = part.title.strip() or t("Untitled")
            link = Markup('<w:hyperlink w:anchor="{}" w:history="1">{}</w:hyperlink>').format(
                _part_name(number), runs(title, "Hyperlink", self._language)
            )
            style = f"TOC{max(1, min(part.level - 1, 3))}"
            yield Markup('<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}{}{}</w:p>').format(
                style, start if number == 1 else "", link, end
            )

    def _anchor(self, place: Place) -> str:
        """A name for a section of a place; those that show more of it are told apart."""
        self._shown[place] = self._shown.get(place, 0) + 1
        return anchor(place) + (f"_p{self._shown[place]}" if self._shown[place] > 1 else "")

    def _section(self, block: Section) -> Iterator[Markup]:
        number = next(at for at, part in enumerate(self._parts, 1) if part is block)
        names = [_part_name(number)]
        if block.place is not None:
            names.append(self._anchor(block.place))
            if block.place.card not in self._cards:
                self._cards.add(block.place.card)
                names.append(anchor(block.place).rpartition("_e")[0])
        marks = range(self._marks, self._marks + len(names))
        self._marks += len(names)
        yield Markup("").join(
            Markup('<w:bookmarkStart w:id="{}" w:name="{}"/>').format(at, name)
            for at, name in zip(marks, names, strict=True)
        )
        outside, self._framed = self._framed, self._framed or block.framed
        yield self._heading(block.title, block.level, block.fresh)
        yield from self._blocks(block.blocks)
        self._framed = outside
        yield Markup("").join(Markup('<w:bookmarkEnd w:id="{}"/>').format(at) for at in marks)


def _part_name(number: int) -> str:
    return f"pk_part_{number}"
