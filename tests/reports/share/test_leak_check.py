"""The last check: a known name anywhere inside a finished file, seen or unseen, and the file is refused."""

import base64
import io
import json
import struct
import zipfile
import zlib

import pytest

from powerkit.documents.formats import FORMATS, copies
from powerkit.documents.model import Document, Paragraph, Picture, Section, Table
from powerkit.errors import RecordError
from powerkit.privacy import Names
from powerkit.reports.share.extract_pdf_text import pdf_texts
from powerkit.reports.share.extract_text import texts_in
from powerkit.reports.share.leak_check import Guard
from tests.documents.finished import pdf_copy

NAMES = Names({"Quintrell Vash": "Person A"})
SECRET = "what nobody else may read"
GUARD = Guard(NAMES, (SECRET,))
CLEAN = Document("Zz", (Section("Zz", (Paragraph("Nothing to see"), Table("", ("A",), (("b",),)))),))


def made(document: Document, name: str) -> bytes:
    return copies(document, [name])[0].content


def svg(text: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 9"><text y="8">{text}</text></svg>'


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "document",
    [
        Document("For Quintrell", ()),
        Document("T", (Section("About VASH", ()),)),
        Document("T", (Paragraph("Q. Vash\nwas there"),)),
        Document("T", (Table("Of Quintrell", ("h",), (("x",),)),)),
        Document("T", (Table("", ("Name",), (("Quintrell",),)),)),
        Document("T", (Picture(svg("x"), "A picture of Quintrell", ""),)),
        Document("T", (Paragraph(f"…{SECRET}…"),)),
    ],
    ids=["title", "section", "text", "caption", "cell", "alt", "private"],
)
def test_a_name_or_a_private_text_in_any_place_is_found_in_any_format(name, document) -> None:
    with pytest.raises(RecordError, match="The copy was not written"):
        GUARD.check(name, made(document, name), "share.x")


@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_file_passes_and_its_name_is_looked_at_too(name) -> None:
    GUARD.check(name, made(CLEAN, name), "share-1.x")
    with pytest.raises(RecordError) as caught:
        GUARD.check(name, made(CLEAN, name), "for-quintrell.x")
    assert "Person A" in str(caught.value) and "uintrell" not in str(caught.value)


@pytest.mark.parametrize("name", ["html", "ipynb"])
def test_text_in_a_picture_is_found_where_it_is_packed(name) -> None:
    document = Document("T", (Picture(svg("Quin<tspan>trell</tspan>"), "A picture"),))
    with pytest.raises(RecordError):
        GUARD.check(name, made(document, name), "x")


def test_text_in_a_picture_is_found_before_any_file_is_made() -> None:
    with pytest.raises(RecordError):
        GUARD.check_document(Document("T", (Section("P", (Picture(svg("Quintrell"), "A picture"),)),)))
    GUARD.check_document(CLEAN)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(
    "part",
    [
        chunk(b"tEXt", b"Author\0Quintrell Vash"),
        chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"Quintrell Vash")),
        chunk(b"iTXt", b"Author\0\0\0\0\0" + b"Quintrell Vash"),
        chunk(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(b"Quintrell Vash")),
    ],
)
def test_what_a_png_says_of_itself_is_found_in_word_and_in_a_page(part) -> None:
    png = b"\x89PNG\r\n\x1a\n" + part + chunk(b"IEND", b"")
    file = io.BytesIO(made(CLEAN, "docx"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/media/picture9.png", png)
    html = made(CLEAN, "html").replace(
        b"</main>", b'<img alt="x" src="data:image/png;base64,%s"></main>' % base64.b64encode(png)
    )
    for name, content in (("docx", file.getvalue()), ("html", html)):
        with pytest.raises(RecordError):
            GUARD.check(name, content, "x")


@pytest.mark.parametrize("part", ["docProps/core.xml", "word/comments.xml", "word/Quintrell.xml"])
def test_properties_and_parts_of_a_word_file_are_looked_through(part) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(CLEAN, "docx"))) as clean, zipfile.ZipFile(file, "w") as archive:
        for name in clean.namelist():
            if name != part:
                archive.writestr(name, clean.read(name))
        archive.writestr(part, '<x author="Quintrell">y</x>')
    with pytest.raises(RecordError):
        GUARD.check("docx", file.getvalue(), "x")


def test_what_a_notebook_says_of_itself_is_looked_through() -> None:
    notebook = json.loads(made(CLEAN, "ipynb"))
    notebook["metadata"]["authors"] = [{"name": "Quintrell"}]
    with pytest.raises(RecordError):
        GUARD.check("ipynb", json.dumps(notebook).encode(), "x")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "person", ["Val Page", "Art Title", "Mark Noto", "Contents Style", "Heading Table", "Notes Word"]
)
def test_somebody_called_like_a_word_of_markup_stops_nothing(name, person) -> None:
    Guard(Names({person: "Person A"})).check(name, made(CLEAN, name), "share-1.x")


def test_every_word_that_another_reader_of_pdfs_finds_is_found_here_too() -> None:
    from pypdf import PdfReader

    words = "Zażółć gęślą jaźń, O’Neill (and) [brackets] \\ 100% fi ffl Ελένη Жук. أمينة وصلت"
    content = pdf_copy(Document("A title", (Paragraph(words), Table("Cap", ("Head",), (("Cell one",),)))))
    ours = " ".join(" ".join(pdf_texts(content)).split())
    theirs = {word for page in PdfReader(io.BytesIO(content)).pages for word in page.extract_text().split()}
    assert [word for word in theirs if word not in ours and word != "Page"] == []  # the foot is ours
    assert "Cell one" in ours and "أمينة" in ours


@pytest.mark.parametrize("name", FORMATS)
def test_what_we_write_ourselves_is_not_searched(name) -> None:
    texts = list(texts_in(name, made(CLEAN, name)))
    assert any("Nothing to see" in text for text in texts)
    assert not any("function" in text or "font-family" in text for text in texts)


def test_the_number_that_a_pdf_has_of_its_own_is_nobodys_initials() -> None:
    """It is drawn of letters, such as "f+AK/": a copy was refused, and made the next time."""
    content = made(CLEAN, "pdf")
    numbers = {text for text in pdf_texts(content) if text.endswith("==")}
    assert len(numbers) == 1 and not any(number in text for number in numbers for text in texts_in("pdf", content))
    drawn = bytes(content).replace(numbers.pop().encode(), b"f+AK/oikdNifxTUxn1MJgA==")
    assert not Names({"Amina Khan": "Person A"}).found("\n".join(texts_in("pdf", drawn)))
