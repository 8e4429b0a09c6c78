"""Card 4.2 when somebody withdraws: cleared with a way back, saved, looked at and erased, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import violations
from tests.many import rest_long
from tests.ui.widgets.harness import Desk

from .support import MOMENT, OURS, TELLER, Told, opened_story

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with opened_story(tmp_path) as story:
        yield story


def opened(desk: MakeDesk, told: Told, width: int = 1280) -> tuple[Page, Locator]:
    page = desk(told.view, told.engine, viewport={"width": width, "height": 1000}).open()
    el = page.locator('[data-pk-field="consent_note"]')
    el.scroll_into_view_if_needed()
    return page, el


def complaints(page: Page) -> list[str]:
    found = violations(page, context=[[".pk-card"]])
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def asked(page: Page, field: str) -> Locator:
    """The box of a question."""
    return page.locator(f'[data-pk-field="{field}"]').get_by_role("textbox")


def tab_to(page: Page, key: str, back: bool = False) -> None:
    """Press Tab until what has that key has the focus."""
    for _ in range(120):
        if page.evaluate("document.activeElement?.getAttribute('data-pk-key')") == key:
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{key} was not reached")


def test_a_story_is_withdrawn_saved_and_erased_from_every_version_by_keyboard_alone(desk: MakeDesk, told: Told) -> None:
    page, el = opened(desk, told)
    el.get_by_label("Yes", exact=True).focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(el.get_by_role("radio", name="They said yes, and have withdrawn it")).to_be_checked()
    expect(el).to_contain_text("Then nothing of their story should be written down here.")
    expect(el).to_contain_text("first save this card")
    expect(el.get_by_role("button", name="See what would be erased")).to_be_hidden()
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    tab_to(page, "save")
    page.keyboard.press("Enter")
    expect(el.get_by_role("button", name="See what would be erased")).to_be_visible()
    tab_to(page, "story-plan", back=True)
    page.keyboard.press("Enter")
    expect(el.get_by_role("heading", name="What would be erased")).to_be_focused()
    expect(el.get_by_role("checkbox", name="Their story, moment by moment")).to_be_checked()
    expect(el).to_contain_text(MOMENT)
    expect(el).to_contain_text("What this cannot reach")
    tab_to(page, "story-erase")
    page.keyboard.press("Enter")
    expect(el.locator(".pk-confirm .pk-error")).to_contain_text("First tick that you have read what goes.")
    assert told.held(MOMENT, TELLER) == [MOMENT, TELLER]
    tab_to(page, "story-sure", back=True)
    page.keyboard.press("Space")
    tab_to(page, "story-erase")
    page.keyboard.press("Enter")
    expect(el.get_by_text("Their story is erased from every saved version, draft and backup.")).to_be_focused()
    assert told.held(MOMENT, TELLER) == []
    expect(asked(page, "teller")).to_have_value("")
    expect(asked(page, "tells_me")).to_have_value(OURS)
    expect(page.locator('[data-pk-field="moments"]')).not_to_contain_text("marigold")
    assert [item["name"] for item in page.evaluate("window.events")].count("saved") == 2


@pytest.mark.long
def test_what_is_cleared_by_a_slip_of_the_hand_comes_back(desk: MakeDesk, told: Told) -> None:
    page, el = opened(desk, told)
    el.get_by_label("No", exact=True).check()
    el.get_by_role("button", name="Clear what is written of it here").click()
    expect(asked(page, "teller")).to_have_value("")
    expect(el.get_by_role("button", name="Put it back")).to_be_focused()
    expect(el).to_contain_text("Saved versions are as they were.")
    page.keyboard.press("Enter")
    expect(asked(page, "teller")).to_have_value(TELLER)
    expect(page.locator('[data-pk-field="moments"] [data-pk-column="detail"]').first).to_have_value(MOMENT)
    el.get_by_label("Yes", exact=True).check()
    expect(el.locator(".pk-story")).to_be_hidden()
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    told.send("save")
    assert told.book.latest()[0].answers["moments"][0]["detail"] == MOMENT


def test_not_yet_asks_for_nothing_and_loses_nothing(desk: MakeDesk, told: Told) -> None:
    page, el = opened(desk, told)
    el.get_by_label("Not yet, or I have not asked").check()
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    expect(el.locator(".pk-story")).to_be_hidden()
    expect(asked(page, "teller")).to_have_value(TELLER)


@pytest.mark.long
def test_a_tick_taken_away_keeps_that_answer_and_keeping_everything_changes_nothing(desk: MakeDesk, told: Told) -> None:
    told.save(consent_note="withdrawn")
    page, el = opened(desk, told)
    el.get_by_role("button", name="See what would be erased").click()
    el.get_by_role("checkbox", name="Who told you their story?").uncheck()
    expect(el.get_by_role("checkbox", name="Who told you their story?")).to_be_focused()
    el.get_by_role("button", name="Keep everything").click()
    expect(el.get_by_role("button", name="See what would be erased")).to_be_focused()
    assert told.held(MOMENT, TELLER) == [MOMENT, TELLER]
    el.get_by_role("button", name="See what would be erased").click()
    for name in ("Who told you their story?", "With whom"):
        el.get_by_role("checkbox", name=name, exact=True).uncheck()
        expect(el.get_by_role("checkbox", name=name, exact=True)).to_be_focused()
    el.get_by_role("checkbox", name="I have read what goes").check()
    el.get_by_role("button", name="Erase it for good").click()
    expect(el.get_by_text("Their story is erased")).to_be_visible()
    assert told.held(MOMENT, TELLER) == [TELLER]
    expect(asked(page, "teller")).to_have_value(TELLER)


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 400, 1280]))
def test_axe_finds_nothing_while_a_story_is_erased(width: int, desk: MakeDesk, told: Told) -> None:
    told.save(consent_note="withdrawn", consent_share="withdrawn")
    page, el = opened(desk, told, width)
    el.get_by_role("button", name="Clear what is written of it here").click()
    el.get_by_role("button", name="See what would be erased").click()
    el.get_by_role("button", name="Erase it for good").click()
    expect(el.locator(".pk-confirm .pk-error")).to_be_visible()
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.long
def test_what_was_written_after_clearing_stays_when_the_rest_is_put_back_and_nothing_is_lost(
    desk: MakeDesk, told: Told
) -> None:
    page, el = opened(desk, told)
    el.get_by_label("No", exact=True).check()
    clear = el.get_by_role("button", name="Clear what is written of it here")
    back = el.get_by_role("button", name="Put it back")
    clear.click()
    asked(page, "teller").fill("Somebody else")
    back.click()
    expect(asked(page, "teller")).to_have_value("Somebody else")
    expect(page.locator('[data-pk-field="moments"] [data-pk-column="detail"]').first).to_have_value(MOMENT)
    expect(el).to_contain_text("You wrote something new in “Who told you their story?”, and it stays.")
    clear.click()
    back.click()
    expect(asked(page, "teller")).to_have_value("Somebody else")
    asked(page, "teller").fill("")
    back.click()
    expect(asked(page, "teller")).to_have_value(TELLER)
    expect(back).to_be_hidden()
