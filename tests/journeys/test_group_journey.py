"""A group's way through card 8.3 on a projector, by keyboard alone, in the real workbook and a real browser."""

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.logbook import Logbook
from tests.axe import violations

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

HERE = '[data-pk-card="8.3"]'
PROJECTOR = {"width": 1280, "height": 720}


def turn_to(page: Page, words: str) -> None:
    """Turn the steps of the group view by the keys of a presenter's clicker."""
    title = page.locator(f"{HERE} .pk-big-title")
    for _ in range(40):
        expect(title).to_be_focused()
        if words in title.inner_text():
            return
        page.keyboard.press("PageDown")
    raise AssertionError(f"there is no step {words}")


@pytest.mark.long
def test_a_group_steps_through_a_card_answers_together_and_the_record_shows_it(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    with Logbook.open(fresh_book.folder / "logbook.sqlite3") as logbook:
        logbook.put_draft("8.3", "about.people", "Wilf Quarrington", client="before", number=1)
        logbook.put_draft("8.3", "about.private", {"belief": False}, client="before", number=2)
    page = fresh_book.page(browser, "08-we-change-accountability.ipynb", viewport=PROJECTOR)
    one, keys = card(page, "8.3"), page.keyboard

    tab_to(page, f'{HERE} [data-pk-key="group"]')
    keys.press("Enter")
    expect(one.get_by_role("dialog")).to_be_visible()
    assert "Quarrington" not in page.content() + page.locator("body").aria_snapshot()
    turn_to(page, "Community in mind")
    tab_to(page, f'{HERE} [data-pk-field="about.community"] input')
    keys.insert_text("Mill Bank")

    tab_to(page, f'{HERE} [data-pk-key="group-next"]')
    keys.press("Enter")
    turn_to(page, "What makes you say that?")
    tab_to(page, f'{HERE} [data-pk-field="clear_why"] textarea')
    keys.insert_text("Two boards each think it is the other.")
    tab_to(page, f'{HERE} [data-pk-field="clear_why"] [data-pk-key="others"]')
    keys.press("Enter")
    for part, words in (("a tenant", "I was sent round in a ring."), ("someone from the board", "We never asked.")):
        keys.insert_text(words)
        keys.press("Tab")
        keys.insert_text(part)
        tab_to(page, f'{HERE} [data-pk-field="clear_why"] [data-pk-key="add"]')
        if part == "a tenant":
            keys.press("Enter")

    tab_to(page, f'{HERE} [data-pk-key="group-next"]')
    keys.press("Enter")
    turn_to(page, "Will things get better this time?")
    tab_to(page, f'{HERE} [data-pk-key="slips"]')
    keys.press("Enter")
    tab_to(page, f'{HERE} [data-pk-key="slips-tally"]')
    keys.insert_text("12 yes, 3 no for local people; staff: 4 yes")
    tab_to(page, f'{HERE} [data-pk-key="slips-count"]')
    keys.press("Enter")
    expect(page.locator(f"{HERE} .pk-slips-seen")).to_be_focused()
    tab_to(page, f'{HERE} [data-pk-key="slips-add"]')
    keys.press("Enter")
    expect(one.locator(".pk-undo", has_text="19 slips added.")).to_be_visible()
    assert violations(page, context=[[".pk-big"]]) == []

    tab_to(page, f'{HERE} [data-pk-key="group-next"]')
    keys.press("Enter")
    turn_to(page, "Save what you said")
    expect_status(page, "saved", "8.3")
    tab_to(page, f'{HERE} [data-pk-key="save"]')
    keys.press("Enter")
    expect(one.get_by_role("dialog")).to_contain_text("Version 1.")
    keys.press("Escape")
    expect(one.locator('[data-pk-key="group"]')).to_be_focused()

    [entry] = entries(fresh_book.folder, "8.3")
    assert entry.community == "Mill Bank"
    assert [row["part"] for row in entry.answers["also_clear_why"]] == ["a tenant", "someone from the board"]
    assert len(entry.answers["belief"]) == 19
    record = page.locator(".pk-record").filter(has_text="Card 8.3")
    expect(record).to_be_hidden()
    tab_to(page, f'{HERE} [data-pk-key="projector"]')
    keys.press("Space")
    for said in ("Also said: What makes you say that?", "I was sent round in a ring.", "someone from the board"):
        expect(record).to_contain_text(said)
    expect(record).to_contain_text("Will things get better this time?")
    assert no_code_shows(page)
