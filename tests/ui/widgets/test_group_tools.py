"""A tool in group view has the screen: all of it in sight, its names large enough for the back of the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.many import rest_long

from .harness import Desk

pytestmark = pytest.mark.browser
Hold = Callable[..., Desk]

WIDE, LARGE = {"width": 1280, "height": 800}, {"width": 1920, "height": 1080}
NAMES = ("Imran", "Pauline", "Joyce", "Rukhsana", "Carers’ Tuesday", "Leanne", "Nasreen", "Delroy")
LEAST_NAME = 18  # pixels


def in_group(hold: Hold, card: str, title: str, size: dict[str, int]) -> Page:
    """Group view of a card, at the step of that title."""
    page = hold(card, viewport=size).open()
    page.locator('[data-pk-key="with-group"]').click()
    turn_to(page, title)
    return page


def turn_to(page: Page, title: str) -> None:
    while title not in page.locator(".pk-big-title").inner_text():
        assert page.locator('[data-pk-key="group-next"]').get_attribute("aria-disabled") == "false", title
        page.keyboard.press("PageDown")


def in_sight(page: Page, what: Locator) -> bool:
    """Whether all of it is between the top line and the buttons, without scrolling."""
    box, stage = what.bounding_box(), page.locator(".pk-big-stage").bounding_box()
    assert box is not None and stage is not None
    return stage["y"] <= box["y"] and box["y"] + box["height"] <= stage["y"] + stage["height"] + 1


def scrolled(page: Page) -> int:
    """How many pixels of the step are out of sight."""
    return int(page.locator(".pk-big-stage").evaluate("(el) => el.scrollHeight - el.clientHeight"))


def test_a_step_that_is_only_just_too_tall_is_turned_at_the_first_press(hold: Hold) -> None:
    page = in_group(hold, "2.1", "Which project will you start with", WIDE)
    assert scrolled(page) <= 1
    by, rest = page.locator('.pk-big-place input[type="date"]'), page.locator(".pk-big-place .pk-action-more")
    left = by.bounding_box()
    rest.click()
    assert left and (now := by.bounding_box()) and now["x"] == left["x"], "nothing jumps when the rest is opened"


@pytest.mark.parametrize("size", rest_long([WIDE, LARGE]))
def test_a_groups_map_is_whole_its_names_large_and_the_next_person_in_sight(hold: Hold, size: dict[str, int]) -> None:
    page = in_group(hold, "1.2", "Who is around you?", size)
    assert page.locator('[data-pk-key="new"]').evaluate("(box) => box === document.activeElement")
    for name in NAMES:
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    turn_to(page, "How close")
    for number in range(len(NAMES)):
        page.locator(".pk-map-chip").first.focus()
        page.keyboard.press(str(1 + number % 4))
    for title in ("How close", "How is it between you?", "Where does each belong?"):
        turn_to(page, title)
        assert in_sight(page, page.locator(".pk-map-stage")), title
        assert scrolled(page) <= 1, title
        letters = page.locator(".pk-node tspan").evaluate_all(
            "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize) * one.parentNode.getScreenCTM().a)"
        )
        assert min(letters) >= size["height"] / 40, f"{title}: read from the back of a room"
        assert page.locator(".pk-node.pk-tucked").count() == 0, title
        if title != "How close":
            assert in_sight(page, page.get_by_role("button", name="Next person")), title
    assert in_sight(page, page.locator(".pk-map-bin").last)


@pytest.mark.long
@pytest.mark.parametrize("size", rest_long([WIDE, LARGE]))
def test_every_rung_of_a_groups_ladder_is_in_sight(hold: Hold, size: dict[str, int]) -> None:
    page = in_group(hold, "2.1", "ladder", size)
    for name in ("The bench", "The pantry", "Tuesdays"):
        page.get_by_role("textbox", name="Add a project").fill(name)
        page.keyboard.press("Enter")
    rungs = page.locator(".pk-big .pk-zone")
    assert rungs.count() == 7
    assert all(in_sight(page, rungs.nth(at)) for at in range(7))


@pytest.mark.long
@pytest.mark.parametrize("size", rest_long([WIDE, LARGE]))
def test_a_groups_sheet_and_the_box_for_its_words_are_whole(hold: Hold, size: dict[str, int]) -> None:
    page = in_group(hold, "8.2", "Your picture", size)
    assert in_sight(page, page.locator(".pk-sketch-stage"))
    page = in_group(hold, "1.3", "What words do you hear?", size)
    assert in_sight(page, page.locator(".pk-gather textarea"))
    assert scrolled(page) <= 1


SMALLER = """(least) => [...document.querySelectorAll(".pk-big-stage *")].filter((part) => {
  if (!part.checkVisibility({ visibilityProperty: true }) || part.closest(".pk-aside, svg, input")) return false;
  const words = [...part.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
  return words && part.getBoundingClientRect().width > 1 && parseFloat(getComputedStyle(part).fontSize) < least;
}).map((part) => part.textContent)"""
OTHERS = [[card] for card in ("1.1", "1.2", "8.2", "2.1", "4.2", "5.3", "9.1", "9.3", "10.3", "10.4")]


@pytest.mark.parametrize("cards", rest_long([["1.3", "8.1"], *OTHERS]))
def test_no_words_of_a_groups_step_are_smaller_than_its_names(hold: Hold, cards: list[str]) -> None:
    for card in cards:
        page = hold(card, viewport=WIDE).open()
        page.locator('[data-pk-key="with-group"]').click()
        onward = page.locator('[data-pk-key="group-next"]')
        while onward.get_attribute("aria-disabled") == "false":
            onward.click()
            title = page.locator(".pk-big-title").inner_text()
            assert page.evaluate(SMALLER, LEAST_NAME) == [], f"{card}: {title}"
