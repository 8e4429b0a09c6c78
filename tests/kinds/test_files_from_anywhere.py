"""Files as older programs save them, on a map, in words and in a table: letters, `sep=`, no mark."""

from collections.abc import Callable
from datetime import date

import pytest

from powerkit.errors import FileError
from powerkit.kinds.columns import Column
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.table.importing.csv import read_sheet
from powerkit.kinds.table.importing.preview import plan_for, preview
from powerkit.kinds.words.read_file import read_file

COLUMNS = (Column("what", "What"), Column("count", "How many", "number"))


def on_a_map(content: bytes) -> tuple[list[str], tuple[str, ...]]:
    found = read_people([Incoming("people.csv", content)])
    return [person.name for person in found.whole.people], found.notes


def in_words(content: bytes) -> tuple[list[str], tuple[str, ...]]:
    found = read_file("words.csv", content)
    return [word.word for word in found.words], found.notes


def in_a_table(content: bytes) -> tuple[list[str], tuple[str, ...]]:
    sheet = read_sheet(content, COLUMNS)
    told = preview(sheet, plan_for(sheet, COLUMNS, date(2026, 11, 24)), COLUMNS, date(2026, 11, 24))
    return [row["what"] for row in told["rows"]], tuple(told["notes"])


WESTERN = ("Zoë Brontë", "José Muñoz", "Siân Müller", "Tom West")
POLISH = ("Łukasz Wiśniewski", "Małgorzata Dąbrowska", "Bożena Żółkiewska", "Tom West")
SAID = ("café by the lake", "too much façade", "the Straße is damp", "damp")
SAID_IN_POLISH = ("zły dojazd", "dużo dzików", "sąsiedzi są mili", "damp")
PROGRAMS = {
    "an older Mac": ("mac_roman", ",", "an older Mac", WESTERN, SAID),
    "MS-DOS": ("cp850", ",", "MS-DOS", WESTERN, SAID),
    "Windows": ("cp1252", ",", "", WESTERN, SAID),
    "Excel in Poland": ("cp1250", ";", "Windows in Central Europe", POLISH, SAID_IN_POLISH),
    "MS-DOS in Poland": ("cp852", ";", "MS-DOS in Central Europe", POLISH, SAID_IN_POLISH),
    "sixteen bits without a mark": ("utf-16-le", "\t", "", POLISH, SAID),
    "sixteen bits the other way round": ("utf-16-be", "\t", "", WESTERN, SAID_IN_POLISH),
}
READERS: dict[str, tuple[Callable[[bytes], tuple[list[str], tuple[str, ...]]], tuple[str, str], int]] = {
    "people": (on_a_map, ("name", "ring"), 3),
    "words": (in_words, ("word", "count"), 4),
    "a table": (in_a_table, ("What", "How many"), 4),
}


@pytest.mark.parametrize("what", READERS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_letters_are_read_as_the_program_wrote_them_and_it_is_said_where_they_were_guessed(
    program: str, what: str
) -> None:
    encoding, separator, called, names, said = PROGRAMS[program]
    read, heads, place = READERS[what]
    texts = names if place == 3 else said
    lines = [separator.join(heads), *(f"{text}{separator}{at}" for at, text in enumerate(texts, 1))]
    found, notes = read("\r\n".join([*lines, ""]).encode(encoding))
    assert found == list(texts)
    assert any(f"those of {called}" in note for note in notes) == bool(called)


@pytest.mark.parametrize("what", READERS)
@pytest.mark.parametrize(("separator", "inside"), [(";", "damp, cold"), (",", "damp; cold"), ("|", "damp, cold; wet")])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "a mark"])
def test_a_line_that_names_the_separator_is_obeyed_and_is_no_row(
    what: str, separator: str, inside: str, mark: str
) -> None:
    read, heads, _ = READERS[what]
    lines = [f"sep={separator}", separator.join(heads), f"{inside}{separator}2", f"Ann Lee{separator}1"]
    found, notes = read((mark + "\r\n".join([*lines, ""])).encode())
    assert found == [inside, "Ann Lee"]
    assert not any("left out" in note for note in notes)


WRITTEN = {
    "a page": b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>name,ring\nword\n</body></html>\n",
    "a page with a mark and a remark": b"\xef\xbb\xbf\n<!-- saved -->\n<HTML><body>word</body></HTML>",
    "a page as XML": b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>word</p></html>',
    "a page in sixteen bits": "<html><body>word\nbus</body></html>".encode("utf-16"),
    "rich text": b"{\\rtf1\\ansi word\\par bus}",
    "a workbook of Excel 2003": b'<?xml version="1.0"?>\n<Workbook><Worksheet>word</Worksheet></Workbook>',
    "JSON": b'[{"word": "bus"}, {"word": "damp"}]',
}
"""What a program may have saved under the name of a table: most often a page to sign in, in place of the export."""


@pytest.mark.parametrize("what", READERS)
@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_program_wrote_for_programs_is_refused_whatever_it_is_called_and_is_never_taken_for_words(
    name: str, what: str
) -> None:
    with pytest.raises(FileError, match=r"The file is an? .*, not text"):
        READERS[what][0](WRITTEN[name])


@pytest.mark.parametrize("said", ["<3 the hill", "{damp}", "[no bus]", "html is hard", "<b>damp</b>"])
def test_what_people_type_with_such_marks_is_words(said: str) -> None:
    assert in_words(f"word\n{said}\nbus\n".encode())[0] == [said, "bus"]
