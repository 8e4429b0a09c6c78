"""The file a leader gives: it comes back as it was, and all else that is brought is refused in a line that names it."""

import json
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.model import Document, Paragraph
from powerkit.errors import FileError
from powerkit.reports.together.given_file import _checksum, as_file, from_file

from .material import given, many

ONE = given(
    7, capabilities=[1, 10], actions=["done"], words=["bus", "not safe"], destinations={"people_choose": (0, None)}
)
FILE = as_file(ONE)
REVIEW = html_copy(Document("A review", (Paragraph("Words"),)))
SHARE = html_copy(Document("A share", (Paragraph("Words"),)), ReplyTo("share", "workbook", "c" * 64))


def forged(**parts: Any) -> bytes:
    """A file with other parts, whose checksum fits."""
    said = {**json.loads(FILE), **parts}
    said.pop("checksum")
    return json.dumps({**said, "checksum": _checksum(said)}).encode()


@drawn(many(1, 1))
def test_a_copy_comes_back_as_it_was_given(copies: list[Any]) -> None:
    assert from_file(as_file(copies[0]), "copy.json") == copies[0]


@drawn(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_a_file_that_was_changed_is_refused_or_says_the_same(at: int, byte: int) -> None:
    try:
        found = from_file(FILE[:at] + bytes([byte]) + FILE[at + 1 :], "copy.json")
    except FileError as error:
        assert "“copy.json”" in str(error) and "\n" not in str(error)
    else:
        assert found == ONE


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (SHARE, "is a copy made for a reader"),
        (REVIEW, "is a web page"),
        (b"%PDF-1.7 \xff", "is a PDF"),
        (b"PK\x03\x04\xff\xff", "not a copy made for this"),
        (b"", "not a copy made for this"),
        (b"[1, 2]", "not a copy made for this"),
        (b"[" * 90_000, "not a copy made for this"),
        (b'{"powerkit": "reply", "format": 1}', "is a reader’s reply"),
        (forged(format=2), "made by a newer workbook"),
        (FILE.replace(b"bus", b"car"), "is damaged, or was changed"),
        (FILE[:-40], "is damaged"),
        (forged(words=["bus", 3]), "is damaged"),
        (forged(words="bus"), "is damaged"),
        (forged(words=["x" * 61]), "is damaged"),
        (forged(words=[f"w{at}" for at in range(2001)]), "is damaged"),
        (forged(actions=["paused"]), "is damaged"),
        (forged(capabilities=[True]), "is damaged"),
        (forged(destinations={"people_choose": [0, 4]}), "is damaged"),
        (forged(destinations={"people_choose": [0]}), "is damaged"),
        (forged(leader="Amina"), "is damaged"),
        (forged(made="yesterday"), "is damaged"),
        (forged(made="2026-11-22"), "is damaged"),
        (forged(sentence="More than it may say"), "is damaged"),
    ],
)  # fmt: skip
def test_what_is_no_copy_made_for_this_is_refused_in_a_line(content: bytes, what: str) -> None:
    with pytest.raises(FileError) as refused:
        from_file(content, "theirs.json")
    said = str(refused.value)
    assert what in said and "“theirs.json”" in said and "\n" not in said
    assert refused.value.do, "and it says what to do"
