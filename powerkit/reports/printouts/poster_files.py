"""A page to hang up as a PDF/UA file, and as one HTML file that needs no other."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from powerkit.documents.html_page import whole
from powerkit.documents.missing_glyphs import drawable
from powerkit.documents.model import Block, Document, Heading, Paragraph, Section, Table
from powerkit.documents.page_numbers import around_numbers
from powerkit.documents.pdf import set_lines
from powerkit.documents.typesetting import TypesetError, pdf_of
from powerkit.errors import FileError
from powerkit.reports.printouts.poster import Page, Part, Sheet
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup, shipped

HERE = Path(__file__).parent
FOOT = later("Made with the Power Shifting Workbook")


def pdf_sheet(sheet: Sheet, *, together: bool = False) -> bytes:
    """The sheet as a PDF/UA-1 file on A4; *together* puts all its pages on as few as they need.

    Raises:
        FileError: it cannot be set.
    """
    given = {
        "title": drawable(f"{sheet.title}: {sheet.pages[0].title}"),
        "form": sheet.form,
        "foot": t(FOOT),
        "page": around_numbers(),
        "said": {
            "goes-on": t("It goes on over the page."),
            "who": t("Who comes"),
            "looks": t("What to look at"),
        },
        "together": together,
        "runs-on": sheet.form != "citations",
        "pages": [_page(page) for page in sheet.pages],
    }
    return printed("sheet.typ", given)


def printed(template: str, given: Mapping[str, Any], what: str = "", do: str = "") -> bytes:
    """The PDF/UA-1 file of a *template* beside this module; *what* is said, and what to *do*, where it cannot be set.

    Raises:
        FileError: so it is.
    """
    try:
        return pdf_of(HERE / template, given)
    except TypesetError:
        do = do or t("Take the web page instead, and print that.")
        raise FileError(what or t("This page could not be made as a PDF."), do) from None


def html_sheet(sheet: Sheet) -> Markup:
    """The sheet as one HTML file; it prints on A4 too."""
    style = shipped(HERE / "sheet.css")
    first, *others = sheet.pages
    blocks = [*_blocks(first), *(Section(other.title, tuple(_blocks(other, 3)), fresh=True) for other in others)]
    document = Document(first.title, (*blocks, Paragraph(t(FOOT), quiet=True)))
    return whole(document, style=style).replace("<body>", Markup('<body class="pk-{}">').format(sheet.form), 1)


def paragraphs_of(text: str) -> list[str]:
    """A text parted where a line is blank."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n")) if part.strip()]


def _page(one: Page) -> dict[str, Any]:
    return {
        "above": set_words(one.above),
        "title": set_words(one.title),
        "paragraphs": [set_words(text) for part in one.parts if not part.name for text in paragraphs_of(part.text)],
        "parts": [_part(part) for part in one.parts if part.name],
        "heads": [set_words(head) for head in one.heads],
        "rows": [[set_words(cell) for cell in row] for row in one.rows],
        "looks": [_part(part) for part in one.looks],
    }


def _part(part: Part) -> dict[str, Any]:
    return {"name": set_words(part.name), "text": set_words(part.text)}


def set_words(text: str) -> list[str]:
    """The lines of a text as a template sets them, with a stand-in for what our fonts cannot draw."""
    return set_lines(drawable(text))


def _blocks(page: Page, level: int = 2) -> Iterator[Block]:
    if page.above:
        yield Paragraph(page.above, quiet=True)
    for part in page.parts:
        if part.name:
            yield Heading(part.name, level)
            yield Paragraph(part.text)
        else:
            yield from (Paragraph(line) for line in part.text.splitlines() if line.strip())
    if page.rows:
        yield Heading(t("Who comes"), level)
        yield Table(t("Who comes"), page.heads, page.rows)
    if page.looks:
        yield Heading(t("What to look at"), level)
        yield Table(
            t("What to look at"),
            (t("Feature"), t("What we want to find out")),
            tuple((a.name, a.text) for a in page.looks),
        )
