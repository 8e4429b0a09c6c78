"""A map of many: folded and opened with a press, no name on another, and what can't be read is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations
from tests.kinds.screens_support import PHONE, WIDE, stage
from tests.many import rest_long

from .page_support import MAP, teller

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
SECTORS = [option.id for option in MAP.kind.sectors]
NAMES = ("Ann Testworth", "Bo", "The friends of the park", "Cy of the allotments", "Şule Examplename")


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    """Open a map of so many people: `opened(77, **viewport)`."""
    made: list[AbstractContextManager[Page]] = []
    tell = teller()

    def make(count: int, rings: str = "1234", **size: Any) -> Page:
        rows = crowd(count, rings)
        made.append(stage(chromium, MAP, lambda what, given: tell("map", what, given), rows, **size))
        return made[-1].__enter__()

    yield make
    for item in made:
        item.__exit__(None, None, None)


def crowd(count: int, rings: str) -> list[dict[str, Any]]:
    luck = random.Random(count)
    rows: list[dict[str, Any]] = [
        {
            "_id": f"p{n}",
            "name": f"{luck.choice(NAMES)} {n}",
            "ring": luck.choice(rings),
            "sector": luck.choice(SECTORS),
        }
        for n in range(count)
    ]
    for row in rows:
        row |= {"knows": luck.choice(rows)["name"], "ring": row["ring"].strip()}
    return rows


WORDS = """() => {
  const seen = (text) => text.textContent.trim() && getComputedStyle(text).visibility === "visible";
  const inMarks = ".pk-map-sum, .pk-map-letter, .mt";
  const texts = [...document.querySelectorAll(`.pk-map-stage svg text:not(${inMarks})`)].filter(seen);
  const size = (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
  const boxes = texts.map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const blank = size(text) / 8; // a line is higher than its letters
    return { said: text.textContent, left, right: right - 1, top: top + blank, bottom: bottom - blank };
  });
  const within = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const touching = boxes.flatMap((one, at) =>
    boxes.slice(at + 1).filter((other) => within(one, other)).map((other) => `${one.said} / ${other.said}`));
  return { count: boxes.length, touching, least: Math.min(...texts.map(size)) };
}"""


def read(page: Page) -> int:
    """How many words can be read on the picture: each large enough, and none on another."""
    found = page.evaluate(WORDS)
    assert found["touching"] == []
    assert found["least"] >= 11
    return int(found["count"])


@pytest.mark.parametrize(("count", "size"), rest_long([(77, WIDE), (300, PHONE), (300, WIDE), (77, PHONE)]))
def test_no_name_lies_on_another_at_any_size_and_what_has_no_room_is_told(
    count: int, size: dict[str, int], opened: Open
) -> None:
    page = opened(count, **size)
    for screen in ("place", "sectors", None):
        page.evaluate("(id) => screenOf(id)", screen)
        page.locator(".pk-map-stage").evaluate("(stage) => stage.scrollIntoView({ block: 'start' })")
        assert read(page) > 8
        if screen == "sectors" and size is PHONE:
            box = page.locator(".pk-map-stage").bounding_box()
            assert box is not None and box["height"] > 0.85 * PHONE["width"], "the map is as wide as the phone"
        untold = page.locator(".pk-tucked").count()
        silent = page.locator('.pk-tucked:not([data-person^="fold/"])').count()
        assert silent * 2 < page.locator(".pk-node").count(), "more than half of the marks say who or how many they are"
        lettered = page.locator(".pk-map-lettered").count()
        letters = page.locator(".pk-map-letter").all_text_contents()
        letters = sorted(letter.rstrip("?") for letter in letters if letter != "?")
        assert letters == page.locator(".pk-map-lettered b").all_text_contents(), "each letter is told, and in a mark"
        if untold > lettered:
            told = page.locator(".pk-hint", has_text="no room at this size")
            expect(told).to_contain_text(f"{untold - lettered} name")
        zoom = page.get_by_role("button", name="Zoom in")
        for _ in range(3):
            zoom.click()
            assert read(page) > 0
        page.get_by_role("button", name="Fit", exact=True).click()


def press(page: Page, own: str) -> None:
    """Press somebody's mark."""
    box = page.locator(f'.pk-node[data-person="{own}"] .n').bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("size", rest_long([PHONE, WIDE]))
def test_a_crowd_folds_and_a_press_or_enter_opens_a_group(size: dict[str, int], opened: Open) -> None:
    page = opened(300, **size)
    page.evaluate("screenOf('sectors')")
    folds = page.locator('.pk-node[data-person^="fold/"]')
    many = folds.count()
    assert many > 20 and page.locator(".pk-node").count() < 100
    counted = sum(int(text) for text in page.locator(".pk-map-sum").all_text_contents())
    assert counted + page.locator(".pk-node").count() - many == 300
    own = folds.nth(2).get_attribute("data-person") or ""
    there = int(page.locator(f'.pk-node[data-person="{own}"] .pk-map-sum').text_content() or 0)
    press(page, own)
    expect(folds).to_have_count(many - 1)
    expect(page.locator(".pk-node:focus")).to_have_count(1)
    assert f"{there} people shown" in page.evaluate("said.at(-1)")
    read(page)
    assert violations(page, ".pk-rmap") == []
    page.get_by_role("button", name="Fold them again").click()
    expect(page.locator(f'.pk-node[data-person="{own}"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(folds).to_have_count(many - 1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(folds).to_have_count(many)
    assert page.evaluate("value") is None


def test_somebody_of_a_folded_group_is_moved_as_anybody(opened: Open) -> None:
    page = opened(300, **WIDE)
    page.evaluate("screenOf('place')")
    page.locator('.pk-node[data-person^="fold/4"]').first.focus()
    page.keyboard.press("Enter")
    own = page.locator(".pk-node:focus").get_attribute("data-person")
    for key in ("Enter", "ArrowRight", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    assert next(row for row in page.evaluate("value") if row["_id"] == own)["ring"] == "3"


@pytest.mark.long
def test_a_network_of_many_without_rings_folds_outside_them(opened: Open) -> None:
    page = opened(300, " ", **WIDE)
    page.evaluate("screenOf('place')")
    assert sum(int(text) for text in page.locator(".pk-map-sum").all_text_contents()) == 300
    read(page)
    page.locator('.pk-node[data-person^="fold/0"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pk-map-now")).to_contain_text("Where is")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    assert [row["ring"] for row in page.evaluate("value")].count("4") == 1
