"""A CSV for a table: what is brought in is what a plain reading of the file gives, and what isn't is said."""

import base64
import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.errors import FileError, PowerkitError
from powerkit.kinds import Kind
from powerkit.kinds.rows import UNREAD
from powerkit.kinds.table.importing.preview import MOST_ROWS
from powerkit.ui.queries import tell
from tests.shipped import shipped_deck

DECK = shipped_deck()


def kind_of(card: str, field: str) -> Kind:
    found = DECK.card(card).field(field)
    assert found
    return found.kind


FACTS = kind_of("8.3", "facts")
COLUMNS = ["measure", "area", "comparator", "compared_with", "unit", "source", "note"]


def preview(content: bytes | str, kind: Kind = FACTS, **given: Any) -> dict[str, Any]:
    raw = content.encode() if isinstance(content, str) else content
    file = {"name": "facts.csv", "data": base64.b64encode(raw).decode()}
    return tell(kind, "preview", {"file": file, "today": "2026-11-24", **given}, list)


def as_csv(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=12)
NUMBERS = st.integers(-(10**6), 10**6) | st.decimals(-1000, 1000, places=2)


@given(
    st.lists(st.tuples(WORDS.filter(str.strip), NUMBERS, WORDS), min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_brought_in_equals_what_a_plain_reading_of_the_file_gives(
    rows: list[tuple[str, Any, str]], delimiter: str, encoding: str
) -> None:
    head = ["What is measured, or the fact", "Our area", "What it leaves out"]
    text = as_csv([head, *([name, str(number), note] for name, number, note in rows)], delimiter)
    told = preview(text.encode(encoding))
    plain = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert told["columns"] == ["measure", "area", "note"]
    assert told["total"] == told["matching"] == len(plain)
    assert told["bad"] == []
    for row, said in zip(told["rows"], plain, strict=True):
        assert row["measure"] == _unguarded(said[head[0]]).strip()
        assert row["area"] == float(said[head[1]])
        assert row.get("note", "") == _unguarded(said[head[2]]).strip()
    assert FACTS.check(told["rows"])[1] == ()


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that our own files put before a formula."""
    return cell[1:] if cell.lstrip("'")[:1] in tuple("=+-@＝＋－＠") and cell.startswith("'") else cell


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://bad.test","x")', "+1+1", "@SUM(A1:A9)", "=cmd|' /C calc'!A0"])
def test_a_cell_that_looks_like_a_formula_stays_the_text_it_is(formula: str) -> None:
    (row,) = preview(as_csv([["Measure", "Our area"], [formula, formula]]))["rows"]
    assert row == {"measure": formula, UNREAD: {"area": formula}}


def test_cells_that_cannot_be_read_are_listed_with_their_rows_in_the_file_and_stay_with_their_row() -> None:
    told = preview("Measure,Our area,Compared with\nLife,71.2,79\n\nSmoking,n/a,12\nWalks,n/a,n/a\n")
    assert told["bad_cells"] == 3
    assert [(item["column"], item["rows"]) for item in told["bad"]] == [("Our area", [4, 5]), ("Compared with", [5])]
    assert told["bad"][0]["why"] == "“n/a” is no number. Write one, such as 12."
    assert told["rows"][1] == {"measure": "Smoking", UNREAD: {"area": "n/a"}, "comparator": 12}


def test_what_could_not_be_read_is_kept_saved_searched_and_shown_until_something_stands_in_its_place() -> None:
    rows, problems = FACTS.check([{"measure": "Smoking", UNREAD: {"area": "n/a", "comparator": "x"}, "comparator": 12}])
    assert problems == ()
    assert rows[0][UNREAD] == {"area": "n/a"}
    (table,) = FACTS.describe(rows, "Facts")
    assert table.rows == (("Smoking", "n/a", "12"),)  # type: ignore[union-attr]
    assert "n/a" in list(FACTS.texts(rows))
    assert FACTS.reworded(rows, lambda text: text.replace("n/a", "gone"))[0][UNREAD] == {"area": "gone"}
    assert FACTS.check([{UNREAD: {"area": "n/a"}}])[0] != []
    assert FACTS.check([{UNREAD: "nonsense"}]) == ([], ())


def test_columns_are_guessed_by_name_first_heading_or_not_and_the_person_decides() -> None:
    text = "Life expectancy;71.2;79.1;years\nSmoking;21;14;per cent\n"
    told = preview(text)
    assert told["heading"] is False
    assert told["columns"] == COLUMNS[:4]
    chosen = preview(text, columns=["measure", "area", "comparator", "unit"], heading=False)
    assert chosen["rows"][0] == {"measure": "Life expectancy", "area": 71.2, "comparator": 79.1, "unit": "years"}
    headed = preview("Source,UNIT,our area,Measure,Other\na,b,1,d,e\n")
    assert headed["columns"] == ["source", "unit", "area", "measure", ""]
    assert [item["name"] for item in headed["file"]] == ["Source", "UNIT", "our area", "Measure", "Other"]


def test_two_columns_that_go_to_one_place_are_refused_in_a_line() -> None:
    with pytest.raises(FileError, match="Two columns of the file go to the same place"):
        preview("a,b\n1,2\n", columns=["measure", "measure"])


def test_a_long_file_is_counted_whole_and_narrowed_to_the_rows_that_hold_some_words() -> None:
    lines = [["Measure", "Our area", "Area name"]]
    lines += [[f"Measure {at}", "n/a" if at == 19_000 else str(at), f"Ward {at % 400}"] for at in range(20_000)]
    whole = preview(as_csv(lines))
    assert (whole["total"], whole["matching"], len(whole["rows"])) == (20_000, 20_000, MOST_ROWS)
    assert whole["bad"][0]["rows"] == [19_002]
    one = preview(as_csv(lines), at=2, has="ward 17")
    assert one["matching"] == sum(f"ward {at % 400}".find("ward 17") >= 0 for at in range(20_000))
    few = preview(as_csv(lines), at=0, has="MEASURE 1234", room=3)
    assert [row["measure"] for row in few["rows"]] == ["Measure 1234", "Measure 12340", "Measure 12341"]
    assert few["matching"] == 11


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no rows"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not text"),
        (b"PK\x03\x04\x14\0\0\0", "Excel workbook"),
        (b"x" * 10_000_001, "larger than 10 MB"),
        (b"a,b\n" + b"1,2\n" * 200_002, "more than 200,000 rows"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(PowerkitError, match=said) as refused:
        preview(content)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_give_a_preview_or_one_plain_line(content: bytes) -> None:
    try:
        told = preview(content)
    except PowerkitError as refused:
        assert "\n" not in str(refused)
    else:
        assert FACTS.check(told["rows"])[1] == ()


def test_pasted_cells_are_read_under_their_columns_and_a_row_of_headings_is_left_out() -> None:
    kind = kind_of("7.2", "activity")
    cells = [["Activity", "Date", "Hours"], ["Team huddle", "3 Nov", "0.5"], ["Walk", "soon", ""]]
    told = tell(kind, "paste", {"cells": cells, "columns": ["activity", "date", "hours"], "today": "2026-11-24"}, list)
    assert told["heading"] is True
    assert told["rows"] == [
        {"activity": "Team huddle", "date": "2026-11-03", "hours": 0.5},
        {"activity": "Walk", UNREAD: {"date": "soon"}},
    ]


def test_more_rows_than_a_table_holds_are_left_out_and_counted() -> None:
    told = tell(FACTS, "paste", {"cells": [["a"]] * 600, "columns": ["measure"], "at": 10, "today": "2026-11-24"}, list)
    assert (len(told["rows"]), told["left"], told["most"]) == (MOST_ROWS - 10, 110, MOST_ROWS)


def test_a_page_that_asks_oddly_is_told_so_and_nothing_breaks() -> None:
    for given_ in (None, {}, {"file": 3, "today": "2026-11-24"}, {"file": {"data": "%%"}, "today": "2026-11-24"}):
        with pytest.raises(PowerkitError):
            tell(FACTS, "preview", given_, list)
    with pytest.raises(PowerkitError):
        tell(kind_of("8.3", "confidence"), "preview", {}, list)
    with pytest.raises(PowerkitError):
        tell(FACTS, "paste", {"cells": 3, "columns": None, "today": str(date(2026, 1, 1))}, list)
