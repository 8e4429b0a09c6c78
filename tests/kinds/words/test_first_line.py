"""The first line of a list in plain text: what only names what follows is no word, and no voice is taken for that."""

import io

import docx
import pytest

from powerkit.kinds.words.read_file import read_file
from powerkit.kinds.words.terminal_lines import in_lines
from powerkit.kinds.words.tokenize import gather
from powerkit.kinds.words.voices import Choices


def word_file(paragraphs: list[str]) -> bytes:
    """A Word file of these paragraphs."""
    made, content = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(content)
    return content.getvalue()


LISTED = ["bus", "damp", "the hill", "no lights", "friendly"]


@pytest.mark.parametrize("name", ["said.txt", "said.md", "said.docx"])
@pytest.mark.parametrize("heading", ["Hopes:", "What matters to you?\n", "# Hopes", "Our hopes for Mill Bank\n"])
def test_a_first_line_that_names_what_follows_is_no_word_and_is_said(heading: str, name: str) -> None:
    text = f"{heading}\n" + "\n".join(LISTED)
    if name.endswith("docx"):
        if heading.endswith("\n"):
            return  # Word's empty paragraphs are not read
        content = word_file(text.split("\n"))
    else:
        content = text.encode()
    plain = gather("\n".join(LISTED))
    found = read_file(name, content)
    assert (found.words, found.headed) == (plain.words, True)
    said = heading.strip().removeprefix("# ") if name.endswith("md") else heading.strip()
    assert any(said in note and "read as a heading" in note for note in found.notes), found.notes
    counted = read_file(name, content, Choices(heading=False))
    assert counted.headed is None and len(counted.words) > len(plain.words), "it can be said that it is none"


@pytest.mark.parametrize("first", ["Hopes", "Sylwadau", "Bus routes"])
def test_a_first_word_that_may_be_a_heading_is_counted_and_said_and_can_be_left_out(first: str) -> None:
    content = "\n".join([first, *LISTED]).encode()
    found = read_file("said.txt", content)
    assert found.headed is False and any(f"“{first}”, was counted too" in note for note in found.notes)
    assert "--heading" in "\n".join(in_lines(found))
    told = read_file("said.txt", content, Choices(heading=True))
    assert told.words == gather("\n".join(LISTED)).words and told.headed is True
    assert "--no-heading" in "\n".join(in_lines(told)) and "--heading" not in "\n".join(in_lines(told, heading=True))


@pytest.mark.parametrize(
    "text",
    [
        "bus\ndamp\nthe hill",
        "Bus\nDamp\nThe hill",
        "The bus never comes on a Sunday\nit is damp\nno lights",
        "Damp.\n\nthe bus\nthe hill",
        "Safe: yes\nbus: no\ndamp: yes",
        "One thing\n\nanother thing\n\na third thing",
        "Hopes:\nbus\nFears:\ndamp",
        "Hopes",
        "Hopes:\nbus",
        "#BusStop\ndamp\nthe hill",
    ],
)
def test_what_somebody_said_first_is_never_taken_for_a_heading(text: str) -> None:
    found = read_file("said.txt", text.encode())
    assert found.headed is not True and found.words == gather(text).words
