"""The PDF copy: PDF/UA-1 with all that a screen reader needs, and a visible stand-in for what our fonts cannot draw."""

import io
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from powerkit.documents.column_widths import shares
from powerkit.documents.missing_glyphs import drawable_svg, stand_in
from powerkit.documents.model import Contents, Document, Heading, Paragraph, Picture, Section, Table
from powerkit.drawing.fonts.coverage import covered
from tests.documents.finished import pdf_copy

from .material import HOSTILE, one_of_each, picture, texts


def reader(*blocks: Any, title: str = "What we learnt") -> PdfReader:
    return PdfReader(io.BytesIO(pdf_copy(Document(title, blocks))))


def tags(pdf: PdfReader) -> list[tuple[str, str]]:
    """Each tag of the structure tree in reading order, with its alternative text."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for item in node:
                walk(item)
        elif hasattr(node, "get"):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_headings_tables_and_pictures_are_tagged() -> None:
    pdf = reader(
        Section(
            "Card 1.2",
            (Heading("The map", 3), picture("x", "Two people near"), Table("Who", ("a", "b"), (("1", "2"),))),
        )
    )
    found = tags(pdf)
    names = [name for name, _ in found]
    assert [name for name in names if name in ("/Title", "/H1", "/H2")][-2:] == ["/H1", "/H2"]
    assert names.count("/TH") == 2 and names.count("/TD") == 2
    assert ("/Figure", "Two people near") in found


def test_it_says_its_title_and_language_and_nothing_about_who_made_it_or_when() -> None:
    pdf = reader(Paragraph("x"), title="Mill Bank")
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Mill Bank", None)
    assert "/CreationDate" not in pdf.metadata
    assert pdf_copy(Document("T", (Paragraph("x"),))) == pdf_copy(Document("T", (Paragraph("x"),)))


def test_each_page_is_numbered_and_the_contents_name_the_page() -> None:
    half = (Paragraph("x"),) * 20
    pdf = reader(Contents(), *half, *(Section(f"Part {n}", half, fresh=True) for n in "abc"))
    assert len(pdf.pages) == 4
    assert "Page 2 of 4" in pdf.pages[1].extract_text()
    assert "Part c 4" in text_of(pdf)
    assert [item.title for item in pdf.outline] == ["Part a", "Part b", "Part c"]


def test_every_table_of_a_pdf_has_header_cells() -> None:
    pdf = reader(*one_of_each("Some words"))
    waiting, tables = [pdf.trailer["/Root"]["/StructTreeRoot"]], []
    while waiting:
        part = waiting.pop().get_object()
        if isinstance(part, dict):
            tables += [part] if part.get("/S") == "/Table" else []
            waiting += [part["/K"]] if "/K" in part else []
        elif isinstance(part, list):
            waiting += part
    assert len(tables) >= 4
    assert [table for table in tables if "/TH" not in kinds_in(table)] == []


def kinds_in(part: Any) -> set[str]:
    """The kinds of all parts below one part of a PDF's structure."""
    part = part.get_object() if hasattr(part, "get_object") else part
    below = part if isinstance(part, list) else [part["/K"]] if isinstance(part, dict) and "/K" in part else []
    own = {str(part["/S"])} if isinstance(part, dict) and "/S" in part else set()
    return own.union(*(kinds_in(item) for item in below))


@pytest.mark.parametrize("lines", [1, 3, 6, 9])
def test_the_contents_name_the_right_page_of_each_of_many_short_cards(lines: int) -> None:
    # Whether a card begins a page hangs on all before it: more than typst finds out by itself.
    names = [f"Card no {n:02}" for n in range(31)]
    cards = [Section(name, (Paragraph("x"),) * (lines + n % 3), fresh=True) for n, name in enumerate(names)]
    pages = [page.extract_text() for page in reader(Contents(), *cards).pages]
    listed = dict(re.findall(r"(Card no \d\d)\s*(\d+)$", pages[0], re.MULTILINE))
    stands = {name: next(n for n, text in enumerate(pages[1:], 2) if name in text) for name in names}
    assert {name: int(number) for name, number in listed.items()} == stands
    assert all(f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1))


def test_no_page_holds_a_few_lines_only_because_the_next_part_asked_for_a_new_one() -> None:
    full, few = (Paragraph("x"),) * 20, (Paragraph("x"),) * 3
    pdf = reader(*full, Section("Short", few, fresh=True), Section("Long", full, fresh=True))
    assert ["Short" in page.extract_text() for page in pdf.pages] == [False, True]
    assert "Long" in pdf.pages[1].extract_text()


def test_what_no_font_covers_is_a_visible_stand_in_and_is_said_so() -> None:
    document = Document("T", (Paragraph("One 中文 two ☗ three ★★★ \ue000 தமிழ் 中"), picture("中文", "A map")))
    found = stand_in(document)
    assert found.stand_ins == (
        "[symbols: 2 characters of Chinese or Japanese]",
        "[symbol: BLACK SHOGI PIECE]",
        "[symbol: BLACK STAR, 3 times]",
        "[symbol: U+E000]",
        "[symbols: 5 characters of Tamil]",
        "[symbol: CJK UNIFIED IDEOGRAPH-4E2D]",
    )
    text = text_of(PdfReader(io.BytesIO(pdf_copy(document))))
    assert all(item in text for item in found.stand_ins)


@pytest.mark.parametrize(
    "text", ["Ça va, Łódź, Ŵyth, Ελλάδα, Жизнь", "বাংলা ক্ষ", "ਪੰਜਾਬੀ", "العربية", "हिन्दी", "ગુજરાતી", "🙂 👩‍💻 ❤️"]
)
def test_what_our_fonts_cover_is_left_as_it_is(text: str) -> None:
    document = Document(text, (*one_of_each(text), Table("", (text,), ((text,),), by_hand=True)))
    assert stand_in(document).stand_ins == ()
    assert stand_in(document).document == document


def test_control_characters_are_shown_and_what_has_no_shape_is_left_out() -> None:
    (block,) = stand_in(Document("T", (Paragraph("a\x00b\x1bc\u202ed\ufeffe中"),))).document.blocks
    assert isinstance(block, Paragraph)
    assert block.text == "a\ufffdb\ufffdc\ufffdde[symbol: CJK UNIFIED IDEOGRAPH-4E2D]"


def test_a_picture_has_short_stand_ins_also_for_characters_written_as_numbers() -> None:
    assert drawable_svg("<text>a &#x4e2d;&#25991; b &#9733; &#0; &#60;</text>") == (
        "<text>a [2 symbols] b [symbol] \ufffd &#60;</text>"
    )


@given(st.text(alphabet=st.characters(), max_size=40))
def test_after_standing_in_every_character_is_one_our_fonts_have(text: str) -> None:
    changed = stand_in(Document("T", one_of_each(text))).document
    known = covered() | {ord(item) for item in "\t\n\r\x85"}
    left = {item for given in texts(changed.blocks) for item in given if ord(item) not in known}
    assert left == set()


def test_our_fonts_cover_each_letter_of_the_languages_we_promise() -> None:
    scripts = (
        "LATIN SMALL LETTER ",
        "BENGALI LETTER ",
        "GURMUKHI LETTER ",
        "DEVANAGARI LETTER ",
        "GUJARATI LETTER ",
        "ARABIC LETTER ",
    )
    for script in scripts:
        letters = [code for code in range(0x250, 0xE00) if unicodedata.name(chr(code), "").startswith(script)]
        assert sum(code in covered() for code in letters) >= 0.85 * len(letters), script


@pytest.mark.parametrize("text", [item for item in HOSTILE if "\ud800" not in item])
def test_a_picture_whose_letters_a_pdf_cannot_hold_is_still_a_figure(text: str) -> None:
    assert ("/Figure", "A map") in tags(reader(picture(text, "A map")))


def test_what_is_no_picture_is_told_in_words() -> None:
    assert "[picture: A tree]" in text_of(reader(Picture("no picture", "A tree"), picture("x", "Sound")))


def test_a_long_word_is_broken_and_not_cut_off() -> None:
    pdf = reader(Table("Wide", ("a", "b", "c", "d"), (("x" * 300, "b", "c", "d"),)))
    assert "".join(text_of(pdf).split()).replace("\u200b", "").count("x") == 300
    right = max(float(matrix[4]) for page in pdf.pages for matrix in _places(page))
    assert right < 595


def _places(page: Any) -> list[list[float]]:
    found: list[list[float]] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: found.append(tm) if text.strip() else None)
    return found


def test_a_column_of_short_words_is_narrow_and_no_word_of_a_head_is_broken() -> None:
    wide = "words " * 60
    found = shares(Table("", ("Topic", "How I see it", "Different"), (("Bus", wide, "yes"), ("Shop", wide, "no"))))
    assert abs(sum(found) - 1) < 1e-9
    assert found[1] > 0.6
    assert found[2] * 86 >= len("Different")
