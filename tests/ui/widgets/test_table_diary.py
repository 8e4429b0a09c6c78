"""Bringing a calendar into card 7.2: the days are asked for first, each item can be left out, hours are worked out."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from powerkit.resources import examples_folder
from tests.many import rest_long

from .harness import Desk
from .table_support import Tabled, open_table
from .words_support import findings

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


def bring_diary(desk: MakeDesk, **browser: object) -> tuple[Tabled, Locator]:
    table = open_table(desk, "7.2", "activity", **browser)
    return table, table.bring("diary.ics", (examples_folder() / "diary.ics").read_bytes())


def look(seen: Locator, first: str = "2026-04-27", last: str = "2026-05-03") -> None:
    seen.get_by_label("First day").fill(first)
    seen.get_by_label("Last day").fill(last)
    seen.get_by_role("button", name="Look at these days").press("Enter")


def test_days_are_asked_for_first_and_what_is_ticked_is_added_by_keys_alone(desk: MakeDesk) -> None:
    table, seen = bring_diary(desk)
    expect(seen).to_be_focused()
    expect(seen).to_have_accessible_name("diary.ics: which days?")
    assert [message["what"] for message in table.engine.sent if message["kind"] == "ask"] == []
    look(seen)
    expect(seen.get_by_text("12 items on these days")).to_be_focused()
    expect(seen).to_contain_text("19.5 hours together.")
    seen.get_by_label("Supervision").press("Space")
    seen.get_by_role("button", name="Add 11 items").press("Enter")
    expect(table.said()).to_contain_text("11 rows added.")
    rows = table.stored()
    assert rows[0] == {"activity": "Team huddle", "date": "2026-04-27", "hours": 0.5}
    assert len(rows) == 11
    assert sum(row["hours"] for row in rows) == 18.5
    assert "Supervision" not in {row["activity"] for row in rows}
    table.button("Undo").press("Enter")
    assert table.stored() == []


def test_titles_are_left_out_on_request_and_never_reach_the_page(desk: MakeDesk) -> None:
    table, seen = bring_diary(desk)
    seen.get_by_label("Leave the titles out").check()
    look(seen)
    expect(seen).to_contain_text("12 items on these days")
    assert "Supervision" not in seen.inner_text()
    seen.get_by_role("button", name="Add 12 items").click()
    assert {row["activity"] for row in table.stored()} == {"Meeting"}


@pytest.mark.long
def test_without_days_or_with_too_many_the_page_says_what_to_do(desk: MakeDesk) -> None:
    _, seen = bring_diary(desk)
    seen.get_by_role("button", name="Look at these days").click()
    expect(seen.get_by_role("alert")).to_have_text("Say which days first. Put in the first and the last day.")
    look(seen, "2026-01-01", "2026-12-31")
    expect(seen.get_by_role("alert")).to_have_text("These are more than three months. Choose a week or a month.")
    look(seen, "2026-01-01", "2026-01-03")
    expect(seen).to_contain_text("Nothing is on these days.")


@pytest.mark.long
def test_this_week_is_filled_in_from_monday_to_sunday(desk: MakeDesk) -> None:
    table, seen = bring_diary(desk)
    table.page.clock.set_fixed_time("2026-05-07T10:00:00")
    seen.get_by_role("button", name="This week").click()
    expect(seen.get_by_label("First day")).to_have_value("2026-05-04")
    expect(seen.get_by_label("Last day")).to_have_value("2026-05-10")


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_axe_finds_nothing_on_a_diary_and_it_fits_the_window(desk: MakeDesk, width: int) -> None:
    table, seen = bring_diary(desk, viewport={"width": width, "height": 900})
    look(seen)
    expect(seen).to_contain_text("12 items on these days")
    assert findings(table.page) == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("card", "field"), rest_long([("7.2", "activity"), ("8.3", "facts")]))
@pytest.mark.parametrize("width", rest_long([400, 1280]))
def test_a_table_of_figures_is_seen_as_a_picture_with_its_numbers_beside_it(
    desk: MakeDesk, card: str, field: str, width: int
) -> None:
    table = open_table(desk, card, field, _year_rows(card, field), viewport={"width": width, "height": 900})
    table.el.locator("summary", has_text="picture").press("Enter")
    expect(table.el.get_by_role("img").first).to_be_visible()
    expect(table.el.locator("table.pk-numbers")).to_be_visible()
    assert findings(table.page) == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= width


def _year_rows(card: str, field: str) -> list[dict[str, object]]:
    year = json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))
    found: list[list[dict[str, object]]] = [
        item["answers"][field] for item in year if item["card"] == card and field in item["answers"]
    ]
    return found[-1]
