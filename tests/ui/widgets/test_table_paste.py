"""Pasting into a table: cells from Excel, Word or Google Sheets fill rows and columns; one undo takes all back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .harness import Desk
from .table_support import Tabled, open_table
from .views import TABLE, WORDS, view_of
from .words_support import findings

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {mso-number-format:General;}
--></style></head><body><table border=0><col width=64>
<!--StartFragment--><tr height=20>
<td class=xl65>Team huddle</td><td align=right>27/04/2026</td><td align=right>0.5</td></tr>
<tr><td>Leg clinic,<br>church hall</td><td>30-Apr-26</td><td>3</td></tr><!--EndFragment--></table></body></html>"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><!--StartFragment-->
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Activity</b><o:p></o:p></p></td>
<td><p class=MsoNormal>Date</p></td>
<td><p>Hours</p></td></tr><tr><td><p class=MsoNormal>Team
huddle</p></td><td><p>27 April 2026</p></td><td><p>half an hour</p></td></tr></table><!--EndFragment--></body></html>"""
SHEETS = """<meta charset='utf-8'><google-sheets-html-origin><style>td {border: 1px}</style><table>
<colgroup><col/></colgroup><tbody><tr><td data-sheets-value="x">Team huddle</td><td>2026-04-27</td><td>0.5</td></tr>
<tr><td colspan=2>Walk</td><td>1.5</td></tr></tbody></table></google-sheets-html-origin>"""


def diary(desk: MakeDesk, rows: list[dict[str, object]] | None = None, **browser: object) -> Tabled:
    return open_table(desk, "7.2", "activity", rows, **browser)


def test_cells_pasted_from_a_spreadsheet_fill_rows_and_columns_and_one_undo_takes_them_back(desk: MakeDesk) -> None:
    table = diary(desk)
    table.paste(0, "activity", "Team huddle\t27/04/2026\t0.5\nLeg clinic\t30-Apr-26\t3\n", EXCEL)
    expect(table.said()).to_contain_text("2 rows pasted.")
    assert table.stored() == [
        {"activity": "Team huddle", "date": "2026-04-27", "hours": 0.5},
        {"activity": "Leg clinic, church hall", "date": "2026-04-30", "hours": 3},
    ]
    table.button("Undo").click()
    expect(table.el.locator("[data-pk-row]")).to_have_count(1)
    assert table.stored() == []


@pytest.mark.long
def test_a_table_from_word_leaves_its_headings_out_and_keeps_what_it_cannot_read_as_a_note(desk: MakeDesk) -> None:
    table = diary(desk)
    table.paste(0, "activity", "Activity\tDate\tHours\nTeam huddle\t27 April 2026\thalf an hour", WORD)
    expect(table.said()).to_contain_text("1 row pasted. The row of headings was left out.")
    row = {"activity": "Team huddle", "date": "2026-04-27"}
    assert table.stored() == [{**row, "_unread": {"hours": "half an hour"}}]
    hours = table.cell(0, "hours")
    expect(hours).to_have_accessible_description(re.compile("“half an hour” does not fit here"))
    table.page.reload()
    expect(table.cell(0, "hours")).to_have_accessible_description(re.compile("“half an hour” does not fit here"))
    table.cell(0, "hours").fill("0.5")
    assert table.stored() == [{**row, "hours": 0.5}]
    expect(table.cell(0, "hours")).not_to_have_attribute("aria-invalid", "true")


def test_cells_from_google_sheets_keep_their_columns_where_cells_are_joined(desk: MakeDesk) -> None:
    table = diary(desk)
    table.paste(0, "activity", "Team huddle\t2026-04-27\t0.5\nWalk\t\t1.5", SHEETS)
    assert table.stored()[1] == {"activity": "Walk", "hours": 1.5}


def test_text_is_pasted_by_keys_alone_into_the_cells_from_where_one_stands(desk: MakeDesk) -> None:
    made = desk(view_of({**WORDS, "id": "words"}, TABLE), _with_teller())
    page = made.open()
    page.get_by_label("What did you hear?").first.fill("Night shift\t1,200\t1/12/2026\tyes\nBenches\t40\t\tno")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    page.get_by_label("Gap (gap 1)").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("[data-pk-field=gaps] [data-pk-row]")).to_have_count(2)
    expect(page.get_by_label("Gap (gap 1)")).to_be_focused()
    table = Tabled(page, page.locator("[data-pk-field=gaps]"), made.engine, "gaps")
    assert table.stored() == [
        {"what": "Night shift", "size": 1200, "by": "2026-12-01", "seen": True},
        {"what": "Benches", "size": 40},
    ]


def _with_teller() -> object:
    from powerkit.kinds.columns import Column
    from powerkit.kinds.rows import Rows
    from powerkit.kinds.table.kind import TableOfRows
    from powerkit.ui.queries import tell

    from .harness import Engine

    columns = tuple(Column(str(column["id"]), str(column["label"]), str(column["type"])) for column in TABLE["columns"])
    kind = TableOfRows(Rows("gap", columns))
    return Engine(tells=lambda field, what, given: tell(kind, what, given, list))


@pytest.mark.long
def test_a_text_of_many_lines_stays_one_text_in_a_long_answer_and_becomes_rows_in_a_short_one(desk: MakeDesk) -> None:
    table = open_table(desk, "8.3", "facts")
    table.paste(0, "note", "Nobody asked us.\nNot once.\n\nNot ever.")
    assert table.stored() == [{"note": "Nobody asked us.\nNot once.\n\nNot ever."}]
    table = open_table(desk, "8.3", "gathering")
    table.paste(0, "part", "Schools\nHousing\n")
    assert table.stored() == [{"part": "Schools"}, {"part": "Housing"}]


def test_words_with_a_table_among_them_stay_one_text_in_a_long_answer(desk: MakeDesk) -> None:
    table = open_table(desk, "8.3", "facts")
    table.paste(0, "note", "She said:\na\tb", "<p>She said:</p><table><tr><td>a</td><td>b</td></tr></table>")
    assert table.stored() == [{"note": "She said:\na\tb"}]


def test_one_cell_of_a_spreadsheet_goes_into_the_text_where_the_caret_is_without_its_line_end(desk: MakeDesk) -> None:
    table = diary(desk, [{"_id": "r1", "activity": "Leg "}])
    table.cell(0, "activity").evaluate("(el) => el.setSelectionRange(4, 4)")
    table.paste(0, "activity", "clinic\r\n", "<table><tr><td>clinic</td></tr></table>")
    assert table.stored() == [{"activity": "Leg clinic"}]


def test_what_was_there_is_written_over_said_and_brought_back_but_what_was_changed_since_stays(desk: MakeDesk) -> None:
    rows: list[dict[str, object]] = [{"_id": f"r{at}", "activity": f"Old {at}", "with": "Sam"} for at in range(2)]
    table = diary(desk, rows)
    table.paste(0, "activity", "New 0\t1/4/2026\nNew 1\t\nNew 2\t")
    expect(table.said()).to_contain_text("3 rows pasted. 2 cells had something else in them before.")
    assert [row.get("activity") for row in table.stored()] == ["New 0", "New 1", "New 2"]
    table.cell(1, "activity").fill("Mine")
    table.button("Undo").click()
    assert table.stored() == [{"activity": "Old 0", "with": "Sam"}, {"activity": "Mine", "with": "Sam"}]


def test_quotes_are_pasted_into_voices_as_rows_with_who_said_them(desk: MakeDesk) -> None:
    table = open_table(desk, "8.3", "voices", [{"_id": "r1", "quote": "First"}])
    table.paste(0, "quote", "Nobody asked.\tLocal people\nWe did ask.\tother staff")
    assert table.stored() == [
        {"quote": "Nobody asked.", "group": "local"},
        {"quote": "We did ask.", "group": "staff"},
    ]


def test_columns_beyond_the_table_are_said_to_have_no_place(desk: MakeDesk) -> None:
    table = diary(desk)
    table.paste(0, "chance", "yes\tAsk them\tmore\teven more")
    expect(table.said()).to_contain_text("2 columns had no place in this table.")
    assert table.stored() == [{"chance": True, "note": "Ask them"}]


def test_a_paste_that_the_workbook_does_not_answer_changes_nothing_and_says_so(desk: MakeDesk) -> None:
    table = diary(desk)
    table.engine.tells = None
    table.paste(0, "activity", "a\tb\nc\td")
    expect(table.said()).to_contain_text("Nothing was pasted: it is still there to paste again.")
    expect(table.cell(0, "activity")).to_have_value("")


def test_markup_in_what_is_pasted_is_only_text_and_runs_nothing(desk: MakeDesk) -> None:
    table = diary(desk)
    nasty = "<img src=x onerror=window.hit=1>"
    escaped = nasty.replace("<", "&lt;")
    html = f"<table><tr><td>{escaped}{nasty}</td><td>x<script>window.hit=1</script></td></tr></table>"
    table.paste(0, "activity", "a\tb", html)
    assert table.stored() == [{"activity": nasty, "_unread": {"date": "x"}}]
    assert table.page.evaluate("window.hit") is None


@pytest.mark.long
def test_axe_finds_nothing_where_cells_could_not_be_read(desk: MakeDesk) -> None:
    table = diary(desk)
    table.paste(0, "activity", "a\tb\tc\nd\te\tf\ng\th\ti\nj\tk\tl")
    expect(table.el.locator("[data-pk-row]")).to_have_count(4)
    assert findings(table.page) == []
