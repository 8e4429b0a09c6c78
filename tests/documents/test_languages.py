"""A document says its language in each format, and in Urdu it runs from right to left."""

import io
import zipfile

import pytest

from powerkit.documents.html import fragment
from powerkit.documents.html_page import whole
from powerkit.documents.model import Document, Pairs, Paragraph, Picture, Table
from powerkit.text.catalogue import t, used
from tests.documents.finished import docx_copy, pdf_copy

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


def of_ours(tag: str) -> Document:
    """A document in that language with a sentence of ours that nobody has translated, and what a person wrote in it."""
    with used(tag):
        said = t("{answer} of {points} (1 is {low}, {points} is {high})", answer=2, points=5, low="مشکل", high="آسان")
        rows = (("کتنا آسان؟", said), ("Enw", "Dŵr"))
        return Document(t("No sentence of ours."), (Pairs(rows), Table("", ("کام",), ((said,),)), Paragraph(said)))


@pytest.mark.parametrize("tag", ["ur", "cy"])
def test_a_sentence_of_ours_in_a_copy_says_that_it_is_english_and_keeps_its_order(tag: str) -> None:
    document = of_ours(tag)
    whole_sentence = (
        '<span lang="en-GB" dir="ltr"><bdi>2</bdi> of <bdi>5</bdi> (1 is <bdi>مشکل</bdi>, <bdi>5</bdi> is '
        "<bdi>آسان</bdi>)</span>"
    )
    for made in (whole(document), fragment(document)):
        assert made.count(whole_sentence) == 3
        assert '<span lang="en-GB" dir="ltr">No sentence of ours.</span></h1>' in made
        assert made.count("lang=") == 1 + 3 + 1
    part = word(document)["word/document.xml"]
    assert part.count('<w:lang w:val="en-GB" w:bidi="en-GB"/></w:rPr><w:t xml:space="preserve"> of </w:t>') == 3
    assert part.count('<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">مشکل</w:t></w:r>') == 3
    assert '<w:r><w:t xml:space="preserve">Dŵr</w:t></w:r>' in part


def test_an_english_copy_marks_nothing_and_each_text_of_it_runs_its_own_way() -> None:
    made = fragment(of_ours("en-GB"))
    assert made.count("lang=") == 1 and "<bdi>" not in made
    assert '<td dir="auto" style' in made and '<th scope="row" dir="auto" style' in made and '<p dir="auto">' in made


def test_a_name_in_an_attribute_says_its_language_where_its_element_can() -> None:
    with used("ur"):
        picture = Picture("<svg/>", f"{t('There is nothing to draw yet.')} سڑک دور ہے۔")
        wide = Table("", ("کام",) * 4, (("سنیں",) * 4,))
        made = str(whole(Document("ہمارے کارڈ", (picture, Picture("<svg/>", "سڑک"), wide))))
    assert '<img lang="en-GB" alt="There is nothing to draw yet. سڑک دور ہے۔"' in made
    assert '<img alt="سڑک"' in made
    assert 'role="group" tabindex="0" lang="en-GB" aria-label="Table"><table lang="ur">' in made
    english = str(whole(Document("Ours", (picture, wide))))
    assert '<img alt="There is' in english and 'tabindex="0" aria-label="Table"><table>' in english
