"""The Word copy: what Word, a screen reader and a reader who comments need is in it, and nothing else."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.documents import docx_comments, docx_package
from powerkit.documents.docx_comments import comments_from_docx
from powerkit.documents.model import Bullets, Contents, Document, Heading, Paragraph, Picture, Place, Section, Table
from powerkit.documents.typesetting import pngs_begun
from powerkit.errors import ReplyError
from tests.documents.finished import docx_copy

from .material import one_of_each, picture

SHARE = Document(
    "What we learnt",
    (
        Contents(),
        Section(
            "Card 1.2: Mapping relationships",
            (
                Paragraph("We walked to the crossing"),
                Heading("The map", 3),
                picture("Who is near", "Two people near, one far"),
                Table("Who", ("Who", "Ring"), (("Person A", "1"), ("Person B", "2"))),
                Bullets(("First", "Second"), numbered=True),
                Bullets(("Again first",), numbered=True),
            ),
            Place("1.2", 14, 3),
        ),
        Section("Card 1.2: Mapping relationships", (Paragraph("An older look"),), Place("1.2", 15, 1)),
        Section("Learning", (Paragraph("No card"),)),
    ),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_headings_tables_and_pictures_are_real_ones() -> None:
    word = opened(docx_copy(SHARE))
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.style.name.startswith(("Title", "Heading"))
    ]
    assert headings[:3] == [
        ("Title", "What we learnt"),
        ("Heading 1", "Card 1.2: Mapping relationships"),
        ("Heading 2", "The map"),
    ]
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Who", "Ring"]
    marked = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
    assert marked == [True, False, False]
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "Two people near, one far"
    assert shape.width.cm < 16.5


def test_lists_with_numbers_each_start_at_one() -> None:
    found = re.findall(rf'{re.escape("<w:numId w:val=")}"(\d+)"', opened(docx_copy(SHARE)).element.xml)
    assert found == ["3", "3", "4"]


def test_nothing_is_said_about_who_made_it_when_or_with_what_but_the_share() -> None:
    content = docx_copy(SHARE, "share-7")
    about = opened(content).core_properties
    assert (about.title, about.identifier, about.language) == ("What we learnt", "share-7", "en-GB")
    assert not (about.author or about.last_modified_by or about.comments or about.keywords)
    assert about.created is None and about.modified is None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert content == docx_copy(SHARE, "share-7")


def test_each_section_has_a_bookmark_that_the_contents_lead_to() -> None:
    body = opened(docx_copy(SHARE)).element
    names = [item.get(f"{W}name") for item in body.iter(f"{W}bookmarkStart")]
    assert names == ["pk_part_1", "pk_1_2_e14_v3", "pk_1_2", "pk_part_2", "pk_1_2_e15_v1", "pk_part_3"]
    assert [item.get(f"{W}anchor") for item in body.iter(f"{W}hyperlink")] == ["pk_part_1", "pk_part_2", "pk_part_3"]
    starts = sorted(item.get(f"{W}id") for item in body.iter(f"{W}bookmarkStart"))
    assert starts == sorted(item.get(f"{W}id") for item in body.iter(f"{W}bookmarkEnd"))
    assert len(set(starts)) == len(starts)


def test_a_picture_that_cannot_be_drawn_is_told_in_words() -> None:
    word = opened(docx_copy(Document("T", (Picture("no picture", "A tree"), picture("Sound")))))
    assert "[picture: A tree]" in [paragraph.text for paragraph in word.paragraphs]
    assert len(word.inline_shapes) == 1


@pytest.mark.parametrize("processors", [1, 2, 3, 64])
def test_pictures_come_out_in_their_order_on_every_number_of_processors(
    monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    svgs = [picture(f"Picture {number}").svg for number in range(5)]
    svgs[2] = "no picture"
    each = [pngs_begun([svg], width=90)()[0] for svg in svgs]
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert pngs_begun(svgs, width=90)() == each
    assert each[2] is None
    assert len(set(each)) == 5


def commented(content: bytes) -> bytes:
    """The copy as a supervisor sends it back, with comments in Word."""
    word = opened(content)
    texts = {
        "We walked to the crossing": "Do you mean it?\nReally?",
        "No card": "\x1f Well done",
        "An older look": "Then",
    }
    for paragraph in word.paragraphs:
        if paragraph.text in texts:
            word.add_comment(
                paragraph.runs, text=texts[paragraph.text].strip("\x1f "), author="A Supervisor", initials="AS"
            )
    cell = word.tables[0].rows[1].cells[0].paragraphs[0]
    word.add_comment(cell.runs, text="Who is this?", author="A Supervisor", initials="AS")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def read(content: bytes) -> list[tuple[str, Place | None, str, str]]:
    return [
        (comment.text, comment.place, comment.author, comment.about) for comment in comments_from_docx(content).comments
    ]


EXPECTED = [
    ("Do you mean it?\nReally?", Place("1.2", 14, 3), "A Supervisor", "We walked to the crossing"),
    ("Who is this?", Place("1.2", 14, 3), "A Supervisor", "Person A"),
    ("Then", Place("1.2", 15, 1), "A Supervisor", "An older look"),
    ("Well done", None, "A Supervisor", "No card"),
]


def test_comments_in_word_come_back_to_the_version_they_are_on() -> None:
    content = commented(docx_copy(SHARE, "share-7"))
    assert read(content) == EXPECTED
    reply = comments_from_docx(content)
    assert reply.share == "share-7"
    assert all(comment.written is not None for comment in reply.comments)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_all_of_it_survives_being_saved_by_another_office_program(tmp_path: Path) -> None:
    (tmp_path / "copy.docx").write_bytes(commented(docx_copy(SHARE, "share-7")))
    place = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={place}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", tmp_path / "again", tmp_path / "copy.docx"], check=True, capture_output=True)
    content = (tmp_path / "again" / "copy.docx").read_bytes()
    assert read(content) == EXPECTED
    assert comments_from_docx(content).share == "share-7"
    word = opened(content)
    assert [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Heading 2"] == ["The map"]
    assert "tblHeader" in word.tables[0]._tbl.xml
    assert 'descr="Two people near, one far"' in word.element.xml


def test_a_copy_with_no_comments_gives_none() -> None:
    assert comments_from_docx(docx_copy(SHARE, "share-7")).comments == ()


def refused(content: bytes) -> str:
    with pytest.raises(ReplyError) as raised:
        comments_from_docx(content)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_no_word_file_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = commented(docx_copy(SHARE))
    for content in (b"", b"PK\x03\x04", b"words", whole[: len(whole) // 2], zipped({"a.txt": b"a"})):
        assert "not a Word file" in refused(content)
    parts = parts_of(whole)
    assert "not a Word file" in refused(zipped({**parts, "word/document.xml": b"<w:document"}))
    declares = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert "not a Word file" in refused(zipped({**parts, "word/comments.xml": declares}))


def test_a_file_that_swells_when_unpacked_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = parts_of(commented(docx_copy(SHARE)))
    bomb = zipped({**parts, "word/document.xml": b" " * (docx_package._LARGEST_PART + 1)})
    assert len(bomb) < 200_000
    assert "more than a share copy can" in refused(bomb)
    assert "more than a share copy can" in refused(zipped({**parts, **{f"p{n}": b"" for n in range(3001)}}))
    monkeypatch.setattr(docx_comments, "MOST", 3)
    assert "more than a share copy can" in refused(zipped(parts))
    monkeypatch.setattr(docx_comments, "LARGEST", 100)
    assert "more than a share copy can" in refused(zipped(parts))


@given(st.data())
def test_a_damaged_word_file_is_read_or_refused_and_never_worse(data: st.DataObject) -> None:
    content = bytearray(_WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        comments_from_docx(bytes(content))
    except ReplyError as error:
        assert str(error)


_WHOLE = commented(docx_copy(SHARE))


def test_every_block_stands_in_the_order_that_word_asks_for() -> None:
    order = "pStyle keepNext pageBreakBefore numPr pBdr shd bidi".split()
    body = opened(docx_copy(Document("العربية", one_of_each("العربية")))).element
    for found in body.iter(f"{W}pPr"):
        names = [item.tag.removeprefix(W) for item in found]
        assert names == sorted(names, key=order.index)
    assert list(body.iter(f"{W}rtl"))
