"""Every format takes every document: hostile text comes out as text, and each file is a sound one of its kind."""

import io
import re
import zipfile
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from string import ascii_lowercase
from typing import get_args

import docx
import nbformat
import pytest
from hypothesis import given
from pypdf import PdfReader

from powerkit.documents.encryption import Lock
from powerkit.documents.formats import FORMATS, Copy, copies
from powerkit.documents.html import fragment
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.ipynb import ipynb_copy
from powerkit.documents.markdown import markdown
from powerkit.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Pairs,
    Paragraph,
    Place,
    Section,
    Table,
    map_words,
)
from powerkit.errors import RecordError
from powerkit.logbook import erase
from powerkit.reports.share.extract_text import texts_in
from powerkit.text.escaping import visible
from tests.documents.finished import docx_copy, pdf_copy, plain

from .material import DOCUMENTS, HOSTILE, one_of_each, texts

REPLY = ReplyTo("share-1", "workbook-1", "c" * 64)
OURS = set(
    "html head meta title style body a bdi span header main h1 h2 h3 h4 h5 h6 p em b br ul ol li nav section div table "
    "caption colgroup col tbody thead tr th td figure img figcaption blockquote footer script".split()
)


class Reader(HTMLParser):
    """Reads HTML back: its tags, what stands in attributes, and its text without styles and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.alts: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self._inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._inside = tag
        self.alts += [value or "" for name, value in attrs if name == "alt"]
        self.handlers += [
            name for name, value in attrs if name.startswith("on") or (value or "").startswith("javascript")
        ]
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.text += data


def squeezed(text: str) -> str:
    """The text without blanks and without what a format shows in another way."""
    return re.sub(r"[\s\u200b\ufffd\x85\u2028\u2029]+", "", visible(text))


def word_text(content: bytes) -> str:
    """Every text in a Word copy."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(item.text or "" for item in body.iter() if item.tag.endswith("}t"))


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def notebook_html(content: bytes) -> str:
    notebook = nbformat.reads(content.decode(), as_version=4)
    return "\n".join(output.data["text/html"] for cell in notebook.cells for output in cell.outputs)


def test_the_blocks_we_test_with_are_all_the_blocks_there_are() -> None:
    inside = [block for item in one_of_each("x") if isinstance(item, Section) for block in item.blocks]
    assert {type(item) for item in (*one_of_each("x"), *inside)} == set(get_args(Block))


def test_words_in_every_block_are_changed_in_all_but_headings_and_heads() -> None:
    changed = list(texts(map_words(one_of_each("name"), str.upper)))
    assert "NAME" in changed
    kept = [item for item in changed if item == "name"]
    heads = 2 * 2 + 2 * 1 + 2 + 1  # headings, first names of pairs, heads of the table: twice; the titles of sections
    assert len(kept) <= heads * 3


def test_no_kind_of_block_is_left_out_of_any_format() -> None:
    words = [f"quokka{letter}" for letter, _ in zip(ascii_lowercase, one_of_each(""), strict=False)]
    blocks = tuple(one_of_each(word)[at] for at, word in enumerate(words))
    whole, without = (copies(Document("T", some), list(FORMATS), reply=REPLY) for some in (blocks, blocks[1:]))
    for made, less in zip(whole, without, strict=True):
        read, fewer = ("\n".join(texts_in(copy.format, copy.content)) for copy in (made, less))
        told = [type(block).__name__ for block, word in zip(blocks, words, strict=True) if word not in read]
        assert told == ["Contents"], made.format
        assert read.count(words[1]) > fewer.count(words[1]), "the contents name the title of the section"


def test_a_row_with_more_cells_than_heads_keeps_them_in_every_format() -> None:
    table = Table("Wide", ("a", "b", "c", "d"), (("1", "2", "3", "4", "quokka"),))
    for made in copies(Document("T", (table,)), list(FORMATS), reply=REPLY):
        assert "quokka" in "\n".join(texts_in(made.format, made.content)), made.format


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_the_web_page(text: str) -> None:
    page = Reader(html_copy(Document(text, one_of_each(text)), REPLY).decode())
    assert set(page.tags) <= OURS
    assert page.tags.count("script") == 1
    assert page.handlers == []
    assert squeezed(page.text).count(squeezed(text)) >= 30
    assert visible(text) in page.alts


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_the_word_copy(text: str) -> None:
    content = docx_copy(Document(text, one_of_each(text)), "share-1")
    assert squeezed(word_text(content)).count(squeezed(text)) >= 30
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert all(re.fullmatch(r"[\w/.\[\]]+", name) and ".." not in name for name in archive.namelist())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_the_notebook(text: str) -> None:
    content = ipynb_copy(Document(text, one_of_each(text)))
    notebook = nbformat.reads(content.decode(), as_version=4)
    nbformat.validate(notebook)
    page = Reader(notebook_html(content))
    assert set(page.tags) <= OURS - {"script", "style"}
    assert squeezed(page.text).count(squeezed(text)) >= 30
    assert all(line.startswith("# ") for cell in notebook.cells for line in cell.source.splitlines())
    assert "widget" not in content.decode()


@pytest.mark.parametrize("text", [item for item in HOSTILE if item.isascii() and item.isprintable() and len(item) < 60])
def test_hostile_text_is_text_in_the_pdf(text: str) -> None:
    content = pdf_copy(Document(text, one_of_each(text)))
    assert squeezed(pdf_text(content)).count(squeezed(text)) >= 20
    reader = PdfReader(io.BytesIO(content))
    assert b"/JavaScript" not in content and b"/OpenAction" not in content
    assert reader.metadata is not None and reader.metadata.title == text


@pytest.mark.parametrize("text", HOSTILE)
def test_every_format_is_made_of_hostile_text_and_is_sound(text: str) -> None:
    made = copies(Document(text, one_of_each(text)), list(FORMATS), reply=REPLY)
    assert [item.format for item in made] == list(FORMATS)
    sound(made)


@given(DOCUMENTS)
def test_every_format_is_made_of_any_document_and_is_sound(document: Document) -> None:
    sound(copies(document, list(FORMATS), reply=REPLY))
    assert markdown(document).startswith("# ")
    assert plain(document).startswith("# ")
    assert set(Reader(fragment(document)).tags) <= OURS


def sound(made: Iterable[Copy]) -> None:
    """Fails on a file that its own kind of program could not read, and on one of a format not known here."""
    for copy in made:
        READ[copy.format](copy.content)


def read_html(content: bytes) -> None:
    assert set(Reader(content.decode()).tags) <= OURS
    assert b"\x00" not in content


def read_word(content: bytes) -> None:
    word = docx.Document(io.BytesIO(content))
    assert word.paragraphs[0].style is not None and word.paragraphs[0].style.name == "Title"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None


def read_pdf(content: bytes) -> None:
    pdf = PdfReader(io.BytesIO(content))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data()
    assert pdf.pages


def read_notebook(content: bytes) -> None:
    nbformat.validate(nbformat.reads(content.decode(), as_version=4))


READ = {"html": read_html, "docx": read_word, "pdf": read_pdf, "ipynb": read_notebook}


@pytest.mark.parametrize("format", FORMATS)
def test_erasing_knows_each_file_we_make_by_what_is_in_it(format: str, tmp_path: Path) -> None:
    file = tmp_path / f"share-1-2026-03-03.{format}"
    file.write_bytes(copies(Document("T", (Paragraph("p"),)), [format], reply=REPLY)[0].content)
    assert erase._is_share(file)
    file.write_bytes(b"Something of the leader's own.")
    assert not erase._is_share(file)


def test_a_passphrase_is_refused_where_another_copy_would_be_open_to_all() -> None:
    lock = Lock("violet ladder ocean", b"s" * 16, b"n" * 12)
    with pytest.raises(RecordError, match="Only the web page"):
        copies(Document("T", ()), ["html", "pdf"], lock=lock)


def test_progress_says_what_is_being_made_and_ends_when_all_is_done() -> None:
    said: list[tuple[int, int, str]] = []
    copies(Document("T", ()), ["docx", "html"], progress=lambda *told: said.append(told))
    assert said == [(0, 2, "Word"), (1, 2, "web page"), (2, 2, "")]


def test_levels_of_headings_never_skip_one_whatever_a_document_says() -> None:
    blocks = (
        Heading("a", 5),
        Section("s", (Heading("b", 9), Paragraph("p"), Heading("c", 2)), level=7),
        Heading("d", 1),
    )
    page = Reader(html_copy(Document("T", blocks)).decode())
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 3, 4, 4, 2]


def test_an_empty_document_is_still_a_sound_file_of_each_kind() -> None:
    sound(copies(Document("", ()), list(FORMATS)))
    blocks = (Bullets(()), Pairs(()), Section("", (), Place("1.1", 1, 1)))
    sound(copies(Document("", blocks), list(FORMATS)))
