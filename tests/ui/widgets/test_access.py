"""Everybody can use a card: keyboard, screen reader, zoom, touch, big text, high contrast, paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.many import rest_long

from .harness import Desk, Engine
from .views import EVERY_KIND, FACING, LINE, WALK, WORDS, quick, view_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

WIDTHS = [1280, 320]
FULL = view_of(*[{**item, "hint": "A hint."} for item in EVERY_KIND], read_back=True)
VALUES = {
    "clear": "no",
    "views": [{"_id": "r1", "topic": "Bus", "differs": True}, {"_id": "r2", "topic": "Shop"}],
    "gaps": [{"_id": "r1", "what": "Night"}, {"_id": "r2", "what": "Day"}],
    "action": {"status": "done"},
    "about.own": [{"_id": "r1", "question": "Why?", "answer": "Because"}],
    "about.private": {"words": True},
}


def opened(desk: MakeDesk, width: int, height: int = 900, view: dict[str, Any] = FULL) -> tuple[Page, Engine]:
    one = desk(view, Engine(values=dict(VALUES)), viewport={"width": width, "height": height})
    page = one.open()
    page.get_by_text("Choose answer by answer").click()
    expect(page.get_by_text("My own questions", exact=True)).to_be_visible()
    return page, one.engine


def complaints(page: Page) -> list[str]:
    found = violations(page, context=[[".pk-card"]])
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("width", rest_long(sorted(WIDTHS)))
def test_axe_finds_nothing_on_a_card_of_every_kind(desk: MakeDesk, width: int) -> None:
    page, _ = opened(desk, width)
    assert complaints(page) == []


@pytest.mark.parametrize("width", rest_long(sorted(WIDTHS)))
def test_axe_finds_nothing_when_things_go_wrong(desk: MakeDesk, width: int) -> None:
    page, engine = opened(desk, width, view=quick(FULL))
    fault = {"field": "views", "row": 1, "column": "mine", "text": "Say more"}
    engine.save_answer = {"error": "No", "problems": [fault, {"field": "clear", "text": "Choose one"}]}
    page.get_by_role("button", name="Start this card afresh").click()
    page.get_by_role("button", name="Remove topic 2").click()
    page.get_by_role("button", name="Save to my log book").click()
    expect(page.locator(".pk-summary-box")).to_be_visible()
    engine.silent = True
    page.get_by_role("textbox", name="What did you hear?").fill("More")
    expect(page.locator(".pk-not-saved")).to_be_visible()
    assert complaints(page) == []
    assert sideways(page) == []


@pytest.mark.long
def test_axe_finds_nothing_on_an_offer_of_unsaved_words(desk: MakeDesk) -> None:
    one = desk(quick(view_of(WORDS, FACING)))
    first = one.open()
    one.engine.silent = True
    first.get_by_label("What did you hear?").fill("Left behind")
    expect(first.locator(".pk-status")).to_have_attribute("data-pk-status", "unsaved")
    first.close()
    one.engine.silent = False
    page = one.open()
    expect(page.locator(".pk-offer")).to_be_visible()
    assert complaints(page) == []


def sideways(page: Page) -> list[str]:
    """What reaches beyond the right edge of the page."""
    return page.evaluate(
        """() => {
          if (document.documentElement.scrollWidth <= innerWidth) return [];
          return [...document.querySelectorAll('.pk-card *')]
            .filter((el) => el.getBoundingClientRect().right > innerWidth)
            .map((el) => el.className || el.tagName);
        }"""
    )


@pytest.mark.parametrize("width", rest_long([1280, 640, 400, 320]))
def test_nothing_needs_scrolling_sideways(desk: MakeDesk, width: int) -> None:
    page, _ = opened(desk, width)
    assert sideways(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_text_spaced_out_for_easier_reading_is_not_cut_off(desk: MakeDesk, width: int) -> None:
    page, _ = opened(desk, width)
    page.add_style_tag(
        content=""".pk-card * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } .pk-card p { margin-bottom: 2em !important; }"""
    )
    assert sideways(page) == []
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.pk-card :is(p, label, legend, button, li, h2, h3, dd, th, summary)')]
          .filter((el) => el.checkVisibility() && !el.closest('.pk-aside') && getComputedStyle(el).clipPath === 'none')
          .filter((el) => getComputedStyle(el).overflow !== 'visible' && el.clientWidth > 0)
          .filter((el) => el.scrollWidth > el.clientWidth + 1)
          .map((el) => el.textContent)"""
    )
    assert cut == []


def test_the_text_can_be_twice_as_large(desk: MakeDesk) -> None:
    page, _ = opened(desk, 640)
    page.add_style_tag(content="html { font-size: 200%; }")
    assert sideways(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_to_press_is_at_least_44_pixels_each_way(desk: MakeDesk, width: int) -> None:
    page, _ = opened(desk, width)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.pk-card :is(input, textarea, select, button, summary)')]
          .filter((el) => el.checkVisibility())
          .map((el) => [el.id || el.textContent, el.getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44)
          .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
    )
    assert small == []


def test_the_whole_card_can_be_answered_and_saved_with_the_keyboard_alone(desk: MakeDesk) -> None:
    one = desk(view_of(LINE, FACING))
    page = one.open()
    page.get_by_label("Community in mind").focus()
    for keys in (["Mill estate"], ["Ash"], [" "], ["By the shop"]):
        page.keyboard.type(keys[0]) if keys != [" "] else page.keyboard.press("Space")
        page.keyboard.press("Tab")
        if keys == [" "]:
            page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Getting around")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("By bus")
    for _ in range(30):
        if page.evaluate("document.activeElement.textContent") == "Save to my log book":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".pk-version")).to_be_visible()
    assert one.engine.values["about.stage"] == "planned"
    assert one.engine.values["place"] == "By the shop"
    assert one.engine.values["views"][0]["mine"] == "By bus"


def test_tab_reaches_every_control_and_none_is_hidden_behind_the_status_line(desk: MakeDesk) -> None:
    page, _ = opened(desk, 320, 256)
    page.evaluate("scrollTo(0, 0)")
    page.get_by_label("Community in mind").focus()
    behind = []
    seen = set()
    for _ in range(150):
        found = page.evaluate(
            """() => {
              const el = document.activeElement;
              if (!el.closest('.pk-card')) return null;
              const box = el.getBoundingClientRect();
              const bar = document.querySelector('.pk-bar').getBoundingClientRect();
              return { name: el.id || el.textContent, hidden: box.top >= bar.top && box.bottom <= bar.bottom };
            }"""
        )
        if found is None:
            break
        seen.add(found["name"])
        if found["hidden"]:
            behind.append(found["name"])
        page.keyboard.press("Tab")
    assert behind == []
    assert len(seen) > 40


UNSAID = """(controls) => controls.filter((control) => {
  control.focus();
  return document.activeElement === control && control.getAttribute("data-lm-suppress-shortcuts") !== "true";
}).map((control) => control.outerHTML)"""
"""Controls that have the focus and do not say to the notebook that its keys are theirs."""


def test_no_key_leaves_the_card_and_the_focused_element_says_so_to_the_notebook(desk: MakeDesk) -> None:
    page, _ = opened(desk, 1280)
    controls = page.locator(".pk-card :is(input, textarea, select, button, summary):visible")
    assert controls.evaluate_all(UNSAID) == []
    page.get_by_role("textbox", name="Where?").focus()
    for key in [
        "ArrowDown",
        "ArrowUp",
        "d",
        "d",
        "a",
        "b",
        "x",
        "Enter",
        "Delete",
        "Escape",
        "Shift+Enter",
        "Control+Enter",
    ]:
        page.keyboard.press(key)
    assert page.evaluate("escaped") == []


LISTEN = """window.said = [];
const line = document.querySelector('.pk-card > [aria-live=polite]');
new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true });"""


def test_nothing_is_read_aloud_while_words_are_typed_and_saved(desk: MakeDesk) -> None:
    page = desk(view_of(WORDS)).open()
    page.evaluate(LISTEN)
    page.get_by_label("What did you hear?").press_sequentially("They said it was far")
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    assert page.evaluate("said") == []


def test_not_saved_is_read_aloud_once_and_so_is_saved_again(desk: MakeDesk) -> None:
    one = desk(quick(view_of(WORDS)))
    page = one.open()
    one.engine.stalled = True
    page.evaluate(LISTEN)
    page.get_by_label("What did you hear?").press_sequentially("Far and steep")
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "unsaved")
    page.get_by_label("What did you hear?").press_sequentially(", they said")
    assert [words[:10] for words in page.evaluate("said")] == ["Not saved."]
    one.engine.release(page)
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    assert page.evaluate("said").pop().startswith("Saved again at 14:02.")


def test_focus_shows_in_high_contrast_and_nothing_moves_where_motion_is_unwelcome(desk: MakeDesk) -> None:
    one = desk(WALK, forced_colors="active", reduced_motion="reduce")
    page = one.open()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.querySelector('.pk-tick'), '::after').transitionDuration") == "0s"


def test_on_paper_the_words_stay_and_the_buttons_go(desk: MakeDesk) -> None:
    page, _ = opened(desk, 1280)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Save to my log book")).to_be_hidden()
    expect(page.locator(".pk-bar")).to_be_hidden()
    expect(page.get_by_label("What did you hear?").first).to_be_visible()
