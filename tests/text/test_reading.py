"""Text files of any encoding, and tables of any program: read whole, or refused, or said to be unsure."""

import csv
import io
import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from powerkit.errors import FileError
from powerkit.kinds.tables import Known, Table, table_in
from powerkit.text import encodings
from powerkit.text.files import numbered_rows, read_text, separator_of

LANGUAGES = {
    "utf-8": "Zoë Łukasz Siân dŵr рада মিনা ਕੌਰ 李伟 محمد 🍞 café £5 Nguyễn",
    "utf-8-sig": "Zoë Łukasz Siân dŵr рада মিনা ਕੌਰ 李伟 محمد 🍞 café £5 Nguyễn",
    "utf-16": "Zoë Łukasz Siân dŵr рада মিনা ਕੌਰ 李伟 محمد 🍞 café £5 Nguyễn",
    "utf-16-le": "Zoë Łukasz Siân dŵr рада মিনা ਕੌਰ 李伟 محمد 🍞 café £5 Nguyễn",
    "utf-16-be": "Zoë Łukasz Siân dŵr рада মিনা ਕੌਰ 李伟 محمد 🍞 café £5 Nguyễn",
    "cp1252": "Zoë Brontë José Muñoz Müller Straße façade Siân Angharad don’t “said” £5 Søren",
    "mac_roman": "Zoë Brontë José Muñoz Müller Straße façade Siân Angharad don’t “said” Søren",
    "cp850": "Zoë Brontë José Muñoz Müller Straße façade Siân Angharad Søren",
    "cp1250": "Łukasz Wiśniewski Świętosława Żółkiewski Małgorzata Dąbrowska Dvořák Šárka",
    "cp852": "Łukasz Wiśniewski Świętosława Żółkiewski Małgorzata Dąbrowska",
    "cp1251": "Привет Иванов соседи улица",
    "cp1256": "محمد فاطمه السلام الجيران",
}
"""What people write in an encoding."""


class Semicolons(csv.excel):
    delimiter = ";"


class Bars(csv.unix_dialect):
    delimiter = "|"


DIALECTS = (csv.excel, csv.excel_tab, csv.unix_dialect, Semicolons, Bars)


def nothing(row: object) -> int:
    return 0


def written(rows: list[list[str]], dialect: type[csv.Dialect]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, dialect).writerows(rows)
    return out.getvalue()


def held(table: Table) -> list[list[str]]:
    """Every row of the file that holds anything, whether it is of the table or left out."""
    return [cells for _, cells in sorted([*table.rows, *table.out])]


def tables(words: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    cells = st.one_of(words, st.lists(words, min_size=1, max_size=4).map(" ".join))
    return st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=6)
    )


ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff", exclude_categories=["Cc", "Cs"]), max_size=8)
SIGNS = st.sampled_from([",", ";", "\t", "|", '"', "\n", "a, b", 'say "no"', "1,5", "", "x;y", "sep=;"])


@given(
    st.one_of(ANY, SIGNS).flatmap(lambda _: tables(st.one_of(ANY, SIGNS))),
    st.sampled_from(DIALECTS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]),
)
@example([["a;b", "c;d"], ["e;f", "g;h"]], csv.excel, "utf-8")
@example([["", ""], ["", "\t"]], csv.excel, "utf-8")
@example([["", ";"], ["", ","]], csv.excel, "utf-8")
@example([["", ", "], ["0", " "]], csv.excel, "utf-8")
@example([["", ";"], ["0;", " "]], csv.excel, "utf-8")
@example([["who", "said"], ["Ann", 'she said "no"\nand left']], Bars, "utf-16-le")
def test_any_table_of_texts_reads_back_whole_or_it_is_said_to_be_unsure(
    rows: list[list[str]], dialect: type[csv.Dialect], encoding: str
) -> None:
    text = written(rows, dialect)
    assume(not text.casefold().startswith(("sep=", '"sep=')))  # that line names the separator, whoever wrote it
    try:
        read = read_text(text.encode(encoding))
    except FileError as refused:
        assert refused.do
        return
    assert read.text == text
    table = table_in(text, nothing, most=1000)
    if table.unsure or not separator_of(text, nothing)[1]:
        assert table.unsure or not text.strip(',;\t|" \r\n\u00a0')
        return
    assert held(table) == [row for row in rows if "".join(row).strip()]
    assert bool(table.out) == bool(table.notes)


@pytest.mark.parametrize("encoding", LANGUAGES)
@given(data=st.data(), dialect=st.sampled_from(DIALECTS))
def test_words_of_the_languages_of_an_encoding_read_back_or_are_said_to_be_unsure(
    encoding: str, data: st.DataObject, dialect: type[csv.Dialect]
) -> None:
    spoken = st.sampled_from([*LANGUAGES[encoding].split(), "the hill", "damp", "12", "Amina"])
    rows = [["name", "note"], *data.draw(st.lists(st.tuples(spoken, spoken).map(list), min_size=1, max_size=8))]
    text = written(rows, dialect)
    read = read_text(text.encode(encoding))
    assert read.text == text or (not read.sure and read.notes)
    if not read.sure or read.encoding not in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        assert read.notes


@pytest.mark.parametrize("encoding", LANGUAGES)
def test_five_words_of_a_language_are_enough_to_be_sure_of_its_encoding(encoding: str) -> None:
    text = "name\n" + "\n".join(LANGUAGES[encoding].split())
    read = read_text(text.encode(encoding))
    assert read.text == text
    assert read.sure


def test_a_few_damaged_letters_do_not_make_a_text_another_one() -> None:
    content = ("name\n" + "Zoë Brontë\n" * 4).encode() + b"Jos\xe9\n"
    read = read_text(content)
    assert read.text.startswith("name\nZoë")
    assert read.notes == ("One letter is damaged and stands as “\ufffd”.",)


KNOWN = {"name", "word", "ring", "organisation", "email", "how close", "count"}


def known(row: object) -> int:
    return len({cell.strip().casefold() for cell in row} & KNOWN)  # type: ignore[attr-defined]


TEAMS = """1. Summary
Meeting title\tHuddle
Attended participants\t2
Start time\t11/12/26, 9:58:03 AM

2. Participants
Name\tFirst Join\tEmail\tRole
Ann Example\t11/12/26, 9:58:10 AM\tann@example.org\tOrganizer
Bo Example\t11/12/26, 9:59:10 AM\tbo@example.org\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ann Example\t11/12/26, 9:58:10 AM\t11/12/26, 10:58:10 AM\t1h\tann@example.org\tOrganizer
"""
FILES = {
    "an attendance list in three parts": (TEAMS, known, ["Name", "Ann Example", "Bo Example"]),
    "titles, a blank row and a source": (
        "Ward contacts,,\nUpdated November,,\n,,\nName,Organisation,How close\nAnn,Trust,1\nBo,,2\n,,\n"
        "Source: the ward's own list,,\n",
        known,
        ["Name", "Ann", "Bo"],
    ),
    "who made it, in two cells": (
        "Prepared by:,Sam Example,,\nOn:,3 November,,\nName,Email,Ring,Count\nAnn,a@example.org,1,2\n",
        known,
        ["Name", "Ann"],
    ),
    "parts with a name each": (
        "Name,Organisation,Ring\nHousing,,\nAnn,Trust,1\nBo,Trust,2\nFaith,,\nCy,Church,1\nDi,Church,2\n",
        known,
        ["Name", "Ann", "Bo", "Cy", "Di"],
    ),
    "parts behind blank rows, with the headings again": (
        "Housing,,\nName,Organisation,Ring\nAnn,Trust,1\n,,\nFaith,,\nName,Organisation,Ring\nCy,Church,1\n",
        known,
        ["Name", "Ann", "Cy"],
    ),
    "a meeting and who was there": (
        "Meeting ID,Topic,Start,Minutes,Host\n123,Huddle,9:00,60,Sam\n\n"
        "Name,Email\nAnn,a@example.org\nBo,b@example.org\n",
        known,
        ["Name", "Ann", "Bo"],
    ),
    "figures with a title and footnotes, no heading known": (
        "Table 3: homes\n\nArea,Homes,Empty\nHill,31,2\nMill,27,1\n\n"
        "(1) Homes that somebody lives in.\nSource: invented\n",
        nothing,
        ["Area", "Hill", "Mill"],
    ),
    "somebody of whom only the name is known": (
        "Name,Ring\nAnn,1\nBo,\nCy,2\n\nDi,\n",
        known,
        ["Name", "Ann", "Bo", "Cy", "Di"],
    ),
    "rows shorter than the headings": ("Name,Ring\nAnn\nBo,1\nCy\n", known, ["Name", "Ann", "Bo", "Cy"]),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_gives_the_rows_of_its_table_and_says_what_else_is_in_it(what: str) -> None:
    text, knows, firsts = FILES[what]
    table = table_in(text, knows, most=1000)
    assert [cells[0] for _, cells in table.rows] == firsts
    assert bool(table.out) == bool(table.notes)
    numbers = [number for number, _ in sorted([*table.rows, *table.out])]
    assert all(before < after for before, after in pairwise(numbers))


@pytest.mark.parametrize("line", ["sep=;\r\n", "sep=;\n", '"sep=;"\r\n', "SEP=;\r"])
def test_the_line_that_names_the_separator_is_no_row(line: str) -> None:
    end = line[-1] if line.endswith("\r") else "\r\n"
    table = table_in(f"{line}word;count{end}damp, cold;3{end}", known, most=10)
    assert [cells for _, cells in table.rows] == [["word", "count"], ["damp, cold", "3"]]
    assert table.rows[0][0] == 2


def test_decimal_commas_do_not_part_cells() -> None:
    assert separator_of("Ann;1,5;2,5\nBo;3,5;4,5\n", nothing)[0] == ";"


def test_what_two_signs_could_part_is_unsure_until_a_heading_is_known() -> None:
    assert not separator_of("a;b,c;d\ne;f,g;h\n", nothing)[1]
    assert "another mark parts them as evenly" in table_in("a;b,c;d\ne;f,g;h\n", nothing, most=10).notes[0]
    knows: Known = known
    assert separator_of("name,note\na;b,c;d\n", knows) == (",", True)


WORD = re.compile(rb"[^\s,;|:/()]?[A-Za-z'\x80-\xff]*[\x80-\xff][A-Za-z'\x80-\xff]*[^\s,;|:/()]?")
"""What is looked at in an older encoding. Searching so takes the square of a long word's time."""


@given(st.lists(st.sampled_from([b"a", b"'", b"\xe9", b"\xff", b'"', b"1", b" ", b",", b"\n"])).map(b"".join))
def test_the_words_of_an_older_encoding_are_those_with_a_letter_beyond_plain_ones(content: bytes) -> None:
    assert list(encodings._words(content)) == WORD.findall(content)


def test_a_word_of_a_million_letters_takes_no_longer_than_a_million_words() -> None:
    found = encodings.text_of(b"caf\xe9 " + b"a" * 1_000_000)
    assert found and found.text.startswith("café aaa")


@pytest.mark.parametrize("around", ["{}", "{}\n", "name,ring\n{},1\n", "{}\n{}\n"])
@pytest.mark.parametrize(
    ("words", "encoding"),
    [("田中", "cp932"), ("さくら", "cp932"), ("佐藤", "cp932"), ("王小明", "gb18030"), ("王小明", "big5"),
     ("田", "cp932"), ("김민준", "cp949"), ("†", "cp1252"), ("田中", "euc_jp"), ("สมชาย", "cp874"), ("ÆØ", "cp850")],
)  # fmt: skip
def test_a_few_letters_of_any_encoding_are_never_taken_for_others_without_a_word(
    words: str, encoding: str, around: str
) -> None:
    content = around.replace("{}", words).encode(encoding)
    found = encodings.text_of(content)
    assert found is not None
    assert found.notes
    if encoding in ("cp932", "gb18030", "big5") and len(words) > 1:
        assert found.text == content.decode(encoding)


@pytest.mark.parametrize("row", ['"unclosed;2', '"unclosed\n3;4', '1;"two', '1;"', '"a ""b"" c'])
@pytest.mark.parametrize("before", ["", "name;ring\n", 'name;ring\n"a\nb";1\n', "sep=;\nname;ring\n"])
@pytest.mark.parametrize("after", ["", "\n", "\nBo;3\n"])
def test_a_quotation_mark_that_is_never_closed_is_named_by_its_line(row: str, before: str, after: str) -> None:
    text = before + row + after
    line = before.count("\n") + 1
    with pytest.raises(FileError, match=f"mark in line {line} opens"):
        numbered_rows(text, knows=lambda _: 0, most=50, separators=";")
    whole = f'{before}{row}"{after}'
    assert len(numbered_rows(whole, knows=lambda _: 0, most=50, separators=";"))
    assert numbered_rows(text, knows=lambda _: 0, most=50, separators=";", cut=True)


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_as_many_rows_as_are_read_are_no_row_too_many(most: int) -> None:
    text = "name;ring\n" + "Ann;1\n" * 3
    if most < 3:
        with pytest.raises(FileError, match="more than"):
            numbered_rows(text, knows=lambda _: 0, most=most, separators=";")
    else:
        assert len(numbered_rows(text, knows=lambda _: 0, most=most, separators=";")) == 4
