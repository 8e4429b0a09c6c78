"""Names written before are offered in a box for people, as one types; by keys too, and never on a wall."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from powerkit.deck import Deck
from powerkit.entries.new_version import keep_version, new_version
from powerkit.logbook import Logbook
from tests.axe import violations

from .harness import Desk

pytestmark = pytest.mark.browser
Hold = Callable[..., Desk]


@pytest.fixture
def held(hold: Hold, deck: Deck, logbook: Logbook) -> Hold:
    """A card in a log book that knows three names."""
    version = new_version(deck.card("2.1"), {"my_part": "Listen."}, people="Zofia Abc, Żaneta Def, Amina Zofiasdottir")
    keep_version(logbook, deck.card("2.1"), version, client="alone", number=1)
    return hold


@pytest.fixture
def page(held: Hold) -> Page:
    """Card 1.1 at the end of its steps."""
    page = held("1.1").open()
    page.locator('[data-pk-key="start"]').click()
    while not page.locator('[data-pk-field="action"]:visible').count():
        page.keyboard.press("PageDown")
    page.get_by_role("button", name="With whom, how I will know").click()
    return page


def offered(page: Page) -> Locator:
    return page.get_by_role("group", name="Names you have written before").get_by_role("button")


def test_a_name_is_chosen_by_keys_and_kept_and_no_name_is_offered_twice(page: Page) -> None:
    box = page.get_by_role("textbox", name="With whom")
    box.press_sequentially("zo")
    expect(offered(page)).to_have_text(["Zofia Abc", "Amina Zofiasdottir"])
    assert violations(page, context=[[".pk-card"]]) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.type(" and zane")  # small letters and no accent find her
    expect(offered(page)).to_have_text(["Żaneta Def"])
    offered(page).click()
    expect(box).to_have_value("Zofia Abc and Żaneta Def")
    page.keyboard.type(", Zof")
    expect(offered(page)).to_have_text(["Amina Zofiasdottir"])
    page.keyboard.press("Escape")
    expect(offered(page)).to_have_count(0)
    expect(box).to_be_focused()
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")


def test_where_others_see_the_screen_no_name_is_offered(page: Page) -> None:
    page.locator('[data-pk-key="more"]').click()
    page.get_by_role("switch", name="Projector-safe").click()
    box = page.get_by_role("textbox", name="With whom")
    box.press_sequentially("zo")
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    expect(offered(page)).to_have_count(0)
    assert "Zofia" not in page.content()


@pytest.mark.long
def test_a_name_from_another_card_is_put_on_the_map(held: Hold) -> None:
    page = held("1.2").open()
    page.locator('[data-pk-key="start"]').click()
    box = page.get_by_role("textbox", name="Add a person, group or organisation")
    box.press_sequentially("ami")
    offered(page).click()
    page.keyboard.press("Enter")
    expect(box).to_have_value("")
    expect(page.get_by_role("button", name="Take Amina Zofiasdottir off")).to_be_visible()


@pytest.mark.long
def test_whoever_was_just_named_on_the_card_is_offered_before_a_letter_is_typed(hold: Hold) -> None:
    page = hold("4.1").open()
    page.locator('[data-pk-key="start"]').click()
    for name in ("Amira Testworth", "The pantry"):
        page.get_by_label("Add a person, group or organisation").fill(name)
        page.keyboard.press("Enter")
    page.locator('[data-pk-key="steps"]').click()
    page.get_by_role("button", name="New resources").click()
    box = page.get_by_label("Who has it")
    box.click()
    expect(offered(page)).to_have_text(["Amira Testworth", "The pantry"])
    page.keyboard.press("Tab")  # what nobody asked for is passed by
    expect(page.get_by_label("What kind")).to_be_focused()
    box.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("Amira Testworth")


def test_a_name_of_the_same_card_is_not_offered_where_others_see_the_screen(hold: Hold) -> None:
    page = hold("1.1").open()
    page.locator('[data-pk-key="start"]').click()
    page.get_by_label("Their name").fill("Amira Testworth")
    page.locator('[data-pk-key="more"]').click()
    page.get_by_role("switch", name="Projector-safe").click()
    while not page.locator('[data-pk-field="action"]:visible').count():
        page.keyboard.press("PageDown")
    page.get_by_role("button", name="With whom, how I will know").click()
    expect(page.get_by_role("textbox", name="With whom")).to_be_focused()
    expect(offered(page)).to_have_count(0)


def test_no_list_opens_over_the_boxes_of_a_step_one_comes_to(hold: Hold, logbook: Logbook) -> None:
    logbook.put_draft("3.1", "about.people", "Amira Testworth", client="alone", number=1)
    page = hold("3.1", viewport={"width": 390, "height": 844}).open()
    page.locator('[data-pk-key="start"]').click()
    box = page.get_by_role("textbox", name="Who was it with?")
    expect(box).to_be_focused()
    expect(offered(page)).to_have_count(0)
    box.click()
    expect(offered(page)).to_have_text(["Amira Testworth"])
