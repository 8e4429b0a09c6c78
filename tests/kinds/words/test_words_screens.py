"""The words on three screens: a cloud that grows beside the box, a few doubtful pairs, voices tapped in the cloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.ui.queries import tell
from tests.kinds.screens_support import PHONE, WIDE, stage
from tests.shipped import shipped_deck
from tests.ui.widgets.conftest import chromium

__all__ = ["chromium"]
pytestmark = pytest.mark.browser
LINES = (Path(__file__).parent / "cases" / "thirty_lines.txt").read_text(encoding="utf-8")
Open = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    """Open a screen of the words with an answer: `opened("gather", rows, **viewport)`."""
    field = shipped_deck().card("1.3").field("words")
    assert field is not None
    made: list[AbstractContextManager[Page]] = []

    def make(screen: str, rows: list[dict[str, Any]] | None = None, **size: Any) -> Page:
        told = lambda what, given: tell(field.kind, what, given, lambda: ())  # noqa: E731
        made.append(stage(chromium, field, told, rows or [], **size))
        page = made[-1].__enter__()
        page.evaluate("(id) => screenOf(id)", screen)
        return page

    yield make
    for item in made:
        item.__exit__(None, None, None)


def write(page: Page, text: str) -> None:
    page.get_by_label("Type or paste words").fill(text)


@pytest.mark.parametrize(("size", "beside"), [(WIDE, True), (PHONE, False)])
def test_the_cloud_grows_by_itself_beside_the_box_and_under_it_on_a_phone(
    size: dict[str, int], beside: bool, opened: Open
) -> None:
    page = opened("gather", **size)
    write(page, LINES)
    expect(page.get_by_role("button", name="Friendly, 2 people")).to_be_visible()
    box = page.get_by_label("Type or paste words").bounding_box()
    cloud = page.locator(".pk-cloud").bounding_box()
    assert box and cloud
    assert (cloud["x"] > box["x"] + box["width"]) is beside
    assert (cloud["y"] > box["y"] + box["height"]) is not beside
    sizes = page.locator(".pk-word").evaluate_all(
        "(all) => all.map((each) => [parseFloat(each.style.fontSize), each.textContent.trim()])"
    )
    most = max(size for size, _ in sizes)
    assert {word for size, word in sizes if size == most} == {"Friendly", "Not safe", "bus", "club"}
    expect(page.locator(".pk-words-understood")).to_contain_text("Counted together: “bus” and “Buses”.")
    if beside:
        assert page.evaluate("document.documentElement.scrollHeight") <= 800
        return
    write(page, "bus\nlovely\nlovely\nangry\ntired\nproud\nlonely\ncold\nglad\nhill")
    expect(page.get_by_role("button", name="hill, 1 person")).to_be_visible()
    first, last = page.locator(".pk-words-question").bounding_box(), page.locator(".pk-cloud").bounding_box()
    lines = 74 + 65  # of the card above and the buttons below
    assert first and last and last["y"] + last["height"] - first["y"] <= PHONE["height"] - lines


def test_what_stands_in_the_box_is_in_the_list_once_the_next_screen_shows(opened: Open) -> None:
    page = opened("gather")
    write(page, "damp\nbus\nbus")
    expect(page.get_by_role("button", name="bus, 2 people")).to_be_visible()
    assert page.evaluate("value") is None  # typed, and not yet in the list
    page.evaluate("screenOf('join')")
    expect(page.get_by_text("Nothing here looks the same. Go on.")).to_be_visible()
    assert [(row["word"], row["count"]) for row in page.evaluate("value")] == [("bus", 2), ("damp", 1)]
    assert page.get_by_label("Type or paste words").input_value() == ""
    page.evaluate("screenOf('gather')")
    write(page, "bus")
    expect(page.get_by_role("button", name="bus, 3 people")).to_be_visible()


@pytest.mark.long
def test_who_speaks_in_a_text_is_told_beside_the_cloud_and_left_out_with_a_tap(opened: Open) -> None:
    page = opened("gather")
    asked = "INTERVIEWER: Is heating a worry?\nDoreen: I sit in my coat, ring 07700 900123."
    write(page, f"{asked}\nINTERVIEWER: And the bill?\nDoreen: Awful.")
    expect(page.get_by_role("button", name="bill, 1 person")).to_be_visible()
    understood = page.locator(".pk-words-understood")
    expect(understood).to_contain_text("Read as what 2 people say, by the names in it.")
    expect(understood).to_contain_text("Left out, since they lead to somebody: 1 phone number.")
    page.get_by_text("Who speaks").click()
    expect(understood).to_contain_text("2 turns; seems to ask the questions")
    asks = page.get_by_role("button", name="INTERVIEWER", exact=True)
    asks.click()
    expect(asks).to_have_attribute("aria-pressed", "false")
    expect(asks).to_be_focused()
    expect(page.get_by_role("button", name="bill, 1 person")).to_have_count(0)
    page.evaluate("screenOf('join')")
    expect(page.get_by_text("Nothing here looks the same. Go on.")).to_be_visible()
    assert {row["word"] for row in page.evaluate("value")} == {"sit", "coat", "ring", "Awful"}


def test_at_most_seven_doubtful_pairs_are_asked_at_a_time(opened: Open) -> None:
    pairs = [f"co-{word}" for word in "abcdefghi"] + [f"co{word}" for word in "abcdefghi"]
    page = opened("join", [{"word": word, "count": 1, "_id": f"r{at}"} for at, word in enumerate(pairs)])
    offers = page.locator(".pk-words-doubtful .pk-offer-line")
    expect(offers).to_have_count(7)
    page.get_by_role("button", name="All as “co-a”").click()
    expect(page.get_by_role("button", name="co-a, 2 people")).to_be_visible()
    offers.first.get_by_role("button", name="Keep apart").click()
    expect(offers.first).to_contain_text("co-c")
    assert len(page.evaluate("value")) == 17


@pytest.mark.long
def test_a_voice_is_tapped_in_the_cloud_and_kept_in_view(opened: Open) -> None:
    rows = [{"word": "bus", "count": 9, "_id": "a"}, {"word": "hope", "count": 1, "_id": "b"}]
    page = opened("voices", rows)
    page.locator(".pk-cloud").get_by_role("button", name="hope, 1 person").click()
    page.get_by_label("Keep this small voice in view").check()
    page.keyboard.press("Escape")
    expect(page.locator(".pk-cloud").get_by_role("button", name="hope, 1 person, kept in view")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 800


@pytest.mark.parametrize("screen", ["gather", "join", "voices"])
def test_a_screen_with_no_words_has_few_controls(screen: str, opened: Open) -> None:
    page = opened(screen)
    assert page.locator(":is(input, button, select, textarea, summary):visible").count() <= 8
    assert page.evaluate("document.documentElement.scrollHeight") <= 800
