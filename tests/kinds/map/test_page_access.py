"""Everybody can use the map: axe, zoom, high contrast, less motion, targets to touch, keys, files and versions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.logbook.model import Past
from tests.axe import violations
from tests.journeys.mode_support import wait_until
from tests.many import rest_long
from tests.ui.widgets.harness import Desk
from tests.ui.widgets.test_access import sideways
from tests.ui.widgets.views import view_of

from .page_support import MAP, engine, example_people, person, stored

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]
PAST = (Past(1, "3 March 2026 at 10:00", [{**row, "ring": "4"} for row in example_people()[:20]]),)


def opened(desk: MakeDesk, width: int = 1280, rows: Any = None, **browser: Any) -> tuple[Page, Any]:
    made = engine({"map": example_people() if rows is None else rows}, past=PAST)
    page = desk(view_of(MAP.page()), made, viewport={"width": width, "height": 900}, **browser).open()
    page.locator(".pk-map-stage").scroll_into_view_if_needed()
    return page, made


def everything_open(page: Page) -> None:
    page.get_by_text("Add many at once").click()
    page.get_by_text("Then and now: compare two versions").click()
    page.get_by_text("Name the rings yourself").click()
    page.get_by_text("Bring in or take out a file").click()
    expect(page.locator(".pk-map-both")).to_be_visible()
    expect(page.locator(".pk-map-sentence").first).to_be_visible()
    person(page, "Pauline").focus()
    expect(page.locator(".pk-map-panel")).to_be_visible()


def complaints(page: Page) -> list[str]:
    found = violations(page, context=[[".pk-card"]])
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("width", rest_long([320, 640, 1280]))
def test_with_everything_open_axe_finds_nothing_and_nothing_is_cut_or_too_small(desk: MakeDesk, width: int) -> None:
    page, _ = opened(desk, width)
    everything_open(page)
    assert complaints(page) == []
    assert sideways(page) == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('.pk-rmap :is(input, textarea, select, button, summary)')]
          .filter((el) => el.checkVisibility()).map((el) => [el.id || el.textContent, el.getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44)
          .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    )
    assert small == []
    page.get_by_role("button", name="Link two people").click()
    person(page, "Pauline").focus()
    page.keyboard.press("Enter")
    assert complaints(page) == []
    assert sideways(page) == []


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_axe_finds_nothing_on_an_empty_map(desk: MakeDesk, width: int) -> None:
    page, _ = opened(desk, width, rows=[])
    assert complaints(page) == []
    assert sideways(page) == []


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 640]))
def test_no_two_controls_lie_over_each_other_when_zoomed(desk: MakeDesk, width: int) -> None:
    page, _ = opened(desk, width)
    everything_open(page)
    over = page.evaluate(
        """() => {
          const all = [...document.querySelectorAll('.pk-rmap :is(input, textarea, select, button, summary)')]
            .filter((el) => el.checkVisibility()).map((el) => [el, el.getBoundingClientRect()]);
          return all.flatMap(([one, a], i) => all.slice(i + 1)
            .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1)
            .filter(([, b]) => a.top < b.bottom - 1 && b.top < a.bottom - 1)
            .map(([other]) => `${one.id || one.textContent} / ${other.id || other.textContent}`));
        }"""
    )
    assert over == []


@pytest.mark.long
def test_focus_choice_and_light_show_in_high_contrast_and_nothing_moves_by_itself(desk: MakeDesk) -> None:
    page, _ = opened(desk, forced_colors="active", reduced_motion="reduce")
    person(page, "Ged").focus()
    page.keyboard.press("ArrowRight")
    halo = page.locator(".pk-node:focus .pk-halo")
    assert halo.evaluate("(el) => getComputedStyle(el).stroke") != "none"
    assert halo.evaluate("(el) => parseFloat(getComputedStyle(el).strokeWidth)") >= 3
    moving = page.evaluate(
        """[...document.querySelectorAll('.pk-rmap *')].filter((el) => {
          const style = getComputedStyle(el);
          return style.animationName !== 'none' || style.transitionDuration.split(', ').some((one) => one !== '0s');
        }).map((el) => el.getAttribute('class'))"""
    )
    assert [item for item in moving if item != "pk-tick"] == []


@pytest.mark.long
def test_no_key_pressed_in_the_picture_reaches_the_notebook(desk: MakeDesk) -> None:
    page, _ = opened(desk)
    person(page, "Ged").focus()
    for key in ("ArrowDown", "d", "d", "a", "Enter", "ArrowUp", "Escape", "x", "Shift+Enter", "Control+z"):
        page.keyboard.press(key)
    assert page.evaluate("escaped") == []
    expect(page.locator(".pk-node:focus")).to_have_attribute("data-lm-suppress-shortcuts", "true")


def test_two_versions_are_compared_in_words_and_drawn(desk: MakeDesk) -> None:
    page, _ = opened(desk)
    page.get_by_text("Then and now: compare two versions").click()
    part = page.locator(".pk-map-part", has_text="Then and now")
    expect(part.get_by_text(re.compile("^Moved closer: "))).to_be_visible()
    first = part.locator(".pk-map-both").get_attribute("src")
    part.get_by_label("Side by side").check()
    expect(part.locator(".pk-map-both")).not_to_have_attribute("src", first or "")
    assert part.locator(".pk-map-both").evaluate("async (el) => (await el.decode(), el.naturalWidth)") > 0
    part.get_by_role("button", name=re.compile("^New on your map")).click()
    expect(page.locator(".pk-node.pk-lit").first).to_be_visible()
    part.get_by_label("Now", exact=True).select_option("1")
    expect(part.get_by_text("Nothing on the map has changed.")).to_be_visible()


def test_a_file_is_understood_before_it_is_brought_in_and_a_bad_one_said_plainly(desk: MakeDesk) -> None:
    page, made = opened(desk, rows=[{"_id": "a", "name": "Amira"}])
    page.get_by_text("Bring in or take out a file").click()
    box = page.get_by_label("Bring in people from a file")
    box.set_input_files({"name": "bad.graphml", "mimeType": "text/xml", "buffer": b"not a graph"})
    expect(page.locator(".pk-map-drop .pk-error")).to_be_visible()
    text = "Name;Ring\nBo;2\nAmira;1\n".encode("utf-8-sig")
    box.set_input_files({"name": "people.csv", "mimeType": "text/csv", "buffer": text})
    expect(page.get_by_text("people.csv: 2 people and groups, 2 with a ring")).to_be_visible()
    assert len(made.values["map"]) == 1
    page.get_by_role("button", name="Add them to my map").click()
    assert [row["name"] for row in stored(page, made)] == ["Amira", "Bo"]
    page.get_by_role("button", name="Undo", exact=True).click()
    assert [row["name"] for row in stored(page, made)] == ["Amira"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Table (CSV)").click()
    assert "Amira" in download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == "Your-map-of-relationships.csv"


def test_the_whole_map_can_be_made_with_the_keyboard_alone(desk: MakeDesk) -> None:
    page, made = opened(desk, rows=[])
    page.get_by_label("Add a person, group or organisation").focus()
    page.keyboard.type("Amira")
    page.keyboard.press("Enter")

    def tab_to(words: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if words in page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent"):
                return
        raise AssertionError(words)

    tab_to("Amira")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    wait_until(lambda: stored(page, made)[0].get("ring") == "3", page=page)
    tab_to("Done")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" B")
    wait_until(lambda: stored(page, made)[0]["name"] == "Amira B", page=page)
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    wait_until(lambda: not stored(page, made)[0].get("ring"), page=page)


def test_what_is_taken_back_by_keys_keeps_the_focus(desk: MakeDesk) -> None:
    page, _ = opened(desk, rows=[])
    page.get_by_label("Add a person, group or organisation").focus()
    page.keyboard.type("Amira")
    page.keyboard.press("Enter")
    chip, node = (page.locator(f'[data-pk-key^="{part}/"]') for part in ("chip", "node"))
    expect(chip).to_have_attribute("aria-pressed", "true")  # who was just added is the one that keys place
    chip.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(node).to_be_focused()
    page.keyboard.press("Control+z")
    expect(chip).to_be_focused()  # among those who wait
    page.keyboard.press("Control+Shift+Z")
    expect(node).to_be_focused()
