"""A document says its language in each format, and in Urdu it runs from right to left."""

import io
import zipfile

import pytest

from powerkit.documents.docx import docx_copy
from powerkit.documents.html import fragment
from powerkit.documents.html_page import whole
from powerkit.documents.model import Document, Paragraph, Table
from powerkit.documents.pdf import pdf_copy
from powerkit.text.catalogue import used

BLOCKS = (Paragraph("لوگوں سے بات کریں۔"), Table("", ("کام", "نام"), (("سنیں", "لکھیں"),)))


def urdu() -> Document:
    with used("ur"):
        return Document("ہمارے کارڈ", BLOCKS)


def word(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(docx_copy(document))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_what_is_made_from_a_deck_is_in_its_language() -> None:
    assert urdu().language == "ur"
    assert Document("Ours", ()).language == "en-GB"


def test_a_web_page_in_urdu_runs_from_right_to_left_and_one_in_english_says_nothing_of_it() -> None:
    assert '<html lang="ur" dir="rtl">' in whole(urdu())
    assert '<html lang="en-GB">' in whole(Document("Ours", ()))
    assert fragment(urdu()).startswith('<section lang="ur" dir="rtl"')
    assert fragment(Document("Ours", ())).startswith('<section lang="en-GB" dir="auto"')


def test_a_word_file_in_urdu_has_its_columns_and_pages_from_right_to_left() -> None:
    parts = word(urdu())
    assert parts["word/document.xml"].count("<w:bidiVisual/>") == 1
    assert "<w:bidi/></w:sectPr>" in parts["word/document.xml"]
    assert 'w:val="ur" w:eastAsia="ur" w:bidi="ur"' in parts["word/styles.xml"]
    english = word(Document("Ours", BLOCKS))
    assert (
        "bidiVisual" not in english["word/document.xml"] and "<w:bidi/></w:sectPr>" not in english["word/document.xml"]
    )


@pytest.mark.parametrize("tag", ["ur", "cy", "zh-Hant", "es-419"])
def test_a_pdf_says_its_language(tag: str) -> None:
    pypdf = pytest.importorskip("pypdf")
    with used(tag):
        made = pypdf.PdfReader(io.BytesIO(pdf_copy(Document("Ours", (Paragraph("Words"),)))))
    assert str(made.trailer["/Root"]["/Lang"]).split("-")[0] == tag.split("-")[0]


def test_a_line_of_english_keeps_its_order_in_a_pdf_from_right_to_left() -> None:
    pypdf = pytest.importorskip("pypdf")
    line = "29 November 2026 at 17:22, version 1"
    with used("ur"):
        made = pypdf.PdfReader(io.BytesIO(pdf_copy(Document("ہمارے کارڈ", (Paragraph(line),)))))
    runs: list[str] = []
    made.pages[0].extract_text(visitor_text=lambda text, *_: runs.append(text.strip()))
    assert line in runs  # one piece: in the wrong order its days stand apart from the rest
