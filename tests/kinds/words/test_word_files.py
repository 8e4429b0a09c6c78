"""Files of words are read whatever wrote them, and what can't be read is said in one clear line."""

import csv
import io
import zipfile
from pathlib import Path
from unicodedata import normalize

import pytest
from docx import Document
from hypothesis import assume, example, given
from hypothesis import strategies as st

from powerkit.errors import FileError, WordsError
from powerkit.kinds.words.column_question import words_of_table
from powerkit.kinds.words.contacts import is_contact
from powerkit.kinds.words.csv import to_csv
from powerkit.kinds.words.model import MOST_WORDS, Word
from powerkit.kinds.words.read_file import read_file
from powerkit.text.files import MOST_BYTES

EXAMPLE = Path(__file__).parents[3] / "examples" / "words.csv"

line = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=30).map(str.strip)
plain = line.filter(lambda text: text == normalize("NFC", text))
words = st.builds(
    Word,
    plain.filter(bool),
    st.none() | st.integers(0, 1_000_000),
    who=plain,
    where=plain,
    quote=plain,
    theme=plain,
    pin=st.booleans(),
)


def docx(*paragraphs: str) -> bytes:
    document, out = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = "in a table"
    document.save(out)
    return out.getvalue()


def test_the_example_is_read_whole_and_written_back_the_same() -> None:
    found = read_file(EXAMPLE.name, EXAMPLE.read_bytes())
    assert len(found.words) == 55
    assert found.notes == ()
    assert words_of_table(to_csv(found.words)).words == found.words


@given(st.lists(words, min_size=1, max_size=8))
@example([Word("damp"), Word("24", 3, theme="1"), Word("7", 2, theme="1")])  # once "damp" was taken for a heading
def test_any_words_written_as_csv_read_back_whole(given_words: list[Word]) -> None:
    assume(not any(is_contact(word.word) for word in given_words))
    assert list(words_of_table(to_csv(given_words)).words) == given_words


@given(st.sampled_from("=+-@\t"), st.text(max_size=5))
def test_no_cell_of_the_csv_begins_like_a_formula(start: str, rest: str) -> None:
    text = to_csv([Word(start + rest, who=start + rest, quote=start)])
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in "=+-@\t\r" and cell]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_is_read_in_any_encoding_and_with_any_separator(encoding: str, mark: str) -> None:
    rows = [["Word", "People", "Where heard"], ["café", "12", "market"], ["bus stop", "often", "“here”"]]
    content = "\r\n".join(mark.join(row) for row in rows).encode(encoding)
    found = read_file("words.csv", content).words
    assert [(item.word, item.count, item.often, item.where) for item in found] == [
        ("café", 12, "", "market"),
        ("bus stop", None, "often", "“here”"),
    ]


def test_a_table_without_a_first_line_of_names_is_read_by_the_order_of_columns() -> None:
    found = read_file("words.csv", b"damp,27,parents\nbus,24,carers\n").words
    assert [(item.word, item.count, item.who) for item in found] == [("damp", 27, "parents"), ("bus", 24, "carers")]


def test_counts_that_cannot_be_are_named_and_their_words_kept() -> None:
    found = read_file("words.csv", b"word,count\ndamp,-4\nbus,99999999999\nhill,2.5\nsign,lots\nfun,3\n")
    assert [(word.word, word.count) for word in found.words] == [
        ("damp", None),
        ("bus", None),
        ("hill", None),
        ("sign", None),
        ("fun", 3),
    ]
    assert len(found.notes) == 4
    assert found.notes[0].startswith("Row 2: the count must be a whole number")


def test_lines_of_words_and_numbers_in_a_text_are_counts() -> None:
    found = read_file("words.txt", "damp, 27\nthe hill: 31\n24/7 × 3\n".encode())
    assert [(word.word, word.count) for word in found.words] == [("damp", 27), ("the hill", 31), ("24/7", 3)]


def test_a_word_file_gives_the_words_of_its_paragraphs_and_tables() -> None:
    found = read_file("voices.docx", docx("not safe, no access", "co-production"))
    assert [word.word for word in found.words] == ["not safe", "no access", "co-production", "table"]


def packed(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, b"\0" * size)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.txt", bytes(range(256)) * 40),
        ("words.txt", b"\x89PNG\r\n\x1a\n\0\0\0"),
        ("words.csv", b"%PDF-1.7 something"),
        ("words.csv", b""),
        ("words.csv", b",,\n"),
        ("words.txt", b"a" * (50_000_000)),
        ("words.xlsx", b"PK\x03\x04"),
        ("words.docx", b"not a zip"),
        ("words.docx", packed("word/other.xml", 10)),
        ("words.docx", packed("word/document.xml", 10)),
        ("words.docx", packed("word/document.xml", 60_000_000)),
        ("words.csv", "\n".join(f"word{number}" for number in range(MOST_WORDS + 1)).encode()),
    ],
    ids=range(12),
)
def test_a_file_that_cannot_be_used_gives_one_clear_line(name: str, content: bytes) -> None:
    assert MOST_BYTES < 50_000_000
    with pytest.raises((FileError, WordsError)) as raised:
        read_file(name, content)
    assert "\n" not in str(raised.value)
    assert str(raised.value).endswith("Nothing was changed.")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.csv", "a.docx"]))
def test_any_bytes_at_all_are_read_or_refused_and_never_break(content: bytes, name: str) -> None:
    try:
        assert read_file(name, content).given
    except (FileError, WordsError) as error:
        assert error.what
