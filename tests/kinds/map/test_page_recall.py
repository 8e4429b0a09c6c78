"""An earlier map where a card looks back: picked alike on the picture and in the list, in any version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.kinds.recall.kind import parts
from powerkit.ui.card_view import card_view
from tests.axe import violations
from tests.many import rest_long
from tests.ui.widgets.harness import Desk, Engine
from tests.ui.widgets.views import PATIENT

from .page_support import DECK, MAP, example_people, person, stored

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


def found(rows: list[dict[str, Any]], version: int) -> dict[str, Any]:
    """What the workbook has of the earlier map."""
    return {
        "parts": [{"text": text, "detail": detail} for text, detail in parts(MAP.kind, rows)],
        "said": f"From card 1.2, version {version}.",
        "version": version,
        "versions": [{"version": 1, "said": "3 March 2026"}, {"version": 2, "said": "1 May 2026"}],
        "answer": rows,
    }


class Looking(Engine):
    """A workbook with two versions of the map saved."""

    rows = example_people()

    def on_hello(self, message: dict[str, Any]) -> dict[str, Any]:
        return {**super().on_hello(message), "recalled": {"map_again": found(self.rows, 2)}}


@pytest.mark.parametrize("width", rest_long([1280, 400]))
def test_people_are_picked_on_the_earlier_map_and_in_the_list_alike(desk: MakeDesk, width: int) -> None:
    made = Looking()
    made.tells = lambda _field, _what, _given: found(example_people()[:3], 1)
    view = {**card_view(DECK, DECK.card("2.3"), "test"), "timing": PATIENT}
    page = desk(view, made, viewport={"width": width, "height": 900}).open()
    box = page.locator('[data-pk-field="map_again"]')
    box.locator(".pk-map-stage").scroll_into_view_if_needed()
    expect(box.locator(".pk-options > .pk-beyond").first).to_be_visible(
        visible=width > 400
    )  # of many the first on a phone
    person(page, "Ged").click()
    expect(box.get_by_label("Ged", exact=True)).to_be_checked()
    if width == 400:
        expect(box.get_by_label("Ged", exact=True)).to_be_visible()
        box.get_by_role("button", name="All ").click()
        expect(box.locator(".pk-options > .pk-beyond").first).to_be_visible()
    expect(person(page, "Ged")).to_have_attribute("aria-selected", "true")
    box.get_by_label("Joyce", exact=True).check()
    expect(person(page, "Joyce")).to_have_attribute("aria-selected", "true")
    expect(person(page, "Joyce").locator("circle.lit")).to_have_count(1)
    person(page, "Ged").focus()
    page.keyboard.press("Enter")
    assert stored(page, made, "map_again") == {"picked": ["Joyce"], "version": 2}
    assert [violation["id"] for violation in violations(page, context=[[".pk-recall"]])] == []
    box.get_by_label("Which version").select_option("1")
    expect(box.get_by_text("From card 1.2, version 1.")).to_be_visible()
    expect(box.locator(".pk-node")).to_have_count(3)
    expect(box.get_by_text("No longer there, but you picked it.")).to_be_visible()
    person(page, "Rukhsana").locator("circle.n").click()
    assert stored(page, made, "map_again") == {"picked": ["Joyce", "Rukhsana"], "version": 1}


@pytest.mark.long
def test_picks_left_as_they_are_stay_with_the_version_they_were_picked_from(desk: MakeDesk) -> None:
    before = {"picked": ["Joyce"], "entry": 7, "version": 1}
    made = Looking(values={"map_again": before})
    page = desk({**card_view(DECK, DECK.card("2.3"), "test"), "timing": PATIENT}, made).open()
    box = page.locator('[data-pk-field="map_again"]')
    box.get_by_label("Ged", exact=True).check()
    assert stored(page, made, "map_again") == {"picked": ["Joyce", "Ged"], "version": 2}
    box.get_by_label("Ged", exact=True).uncheck()
    assert stored(page, made, "map_again") == before
    box.get_by_label("Joyce", exact=True).uncheck()
    assert stored(page, made, "map_again") == []


def complaints(page: Page) -> list[tuple[str, str]]:
    found = violations(page, context=[[".pk-card"]])
    return [(item["id"], node["html"]) for item in found for node in item["nodes"]]


@pytest.mark.long
def test_axe_finds_nothing_on_an_earlier_map_with_nobody_placed(desk: MakeDesk) -> None:
    made = Looking()
    made.rows = [{"_id": name, "name": name} for name in ("Amira", "Bo")]
    page = desk({**card_view(DECK, DECK.card("2.3"), "test"), "timing": PATIENT}, made).open()
    expect(page.get_by_label("Bo", exact=True)).to_be_visible()
    expect(page.locator('[data-pk-field="map_again"] .pk-map-svg')).to_be_visible()
    assert complaints(page) == []


@pytest.mark.long
def test_axe_finds_nothing_on_the_quick_map_where_there_is_no_earlier_one(desk: MakeDesk) -> None:
    page = desk({**card_view(DECK, DECK.card("2.3"), "test"), "timing": PATIENT}, Engine()).open()
    box = page.locator('[data-pk-field="1.2.map"]')
    expect(box.locator(".pk-map-svg")).to_be_visible()
    expect(box.get_by_text("nobody is", exact=False).or_(box.get_by_text("Nobody is on your map yet"))).to_be_visible()
    assert complaints(page) == []


def test_a_pick_stays_with_the_person_when_two_have_swapped_names(desk: MakeDesk) -> None:
    made = Looking(values={"map_again": {"picked": ["Joyce"], "entry": 7, "version": 1}})
    swapped = {"entry": 7, "was": {"1": {"Joyce": "Ged", "Ged": "Joyce"}}}
    made.tells = lambda _field, _what, _given: {**found(example_people(), 1), "entry": 7}
    hello = made.on_hello
    made.on_hello = lambda message: {  # type: ignore[method-assign]
        **hello(message),
        "recalled": {"map_again": {**found(made.rows, 2), **swapped}},
    }
    page = desk({**card_view(DECK, DECK.card("2.3"), "test"), "timing": PATIENT}, made).open()
    box = page.locator('[data-pk-field="map_again"]')
    box.locator(".pk-map-stage").scroll_into_view_if_needed()
    expect(box.get_by_label("Ged", exact=True)).to_be_checked()
    expect(box.get_by_text("Called “Joyce” when you picked them.")).to_be_visible()
    expect(box.get_by_label("Joyce", exact=True)).not_to_be_checked()
    expect(person(page, "Ged")).to_have_attribute("aria-selected", "true")
    box.get_by_label("Rukhsana", exact=True).check()
    assert stored(page, made, "map_again") == {"picked": ["Ged", "Rukhsana"], "version": 2}
    box.get_by_label("Rukhsana", exact=True).uncheck()
    assert stored(page, made, "map_again") == {"picked": ["Joyce"], "entry": 7, "version": 1}
    box.get_by_label("Ged", exact=True).uncheck()
    box.get_by_label("Joyce", exact=True).check()
    assert stored(page, made, "map_again") == {"picked": ["Joyce"], "version": 2}


@pytest.mark.long
def test_a_crowd_looked_back_at_folds_and_whoever_is_in_it_is_picked(desk: MakeDesk) -> None:
    made = Looking()
    made.rows = [
        {"_id": f"p{n}", "name": f"Person {n}", "ring": "1234"[n % 4], "sector": ("faith", "own")[n % 2]}
        for n in range(130)
    ]
    made.tells = lambda _field, _what, _given: found(made.rows, 1)
    view = {**card_view(DECK, DECK.card("2.3"), "test"), "timing": PATIENT}
    page = desk(view, made, viewport={"width": 1280, "height": 900}).open()
    box = page.locator('[data-pk-field="map_again"]')
    box.locator(".pk-map-stage").scroll_into_view_if_needed()
    folds = box.locator('.pk-node[data-person^="fold/"]')
    expect(folds.first).to_be_visible()
    folds.first.focus()
    page.keyboard.press("Enter")
    name = page.locator(".pk-node:focus").get_attribute("aria-label")
    assert name and name.startswith("Person ")
    page.keyboard.press("Enter")
    assert stored(page, made, "map_again")["picked"] == [name.split(",")[0]]
    page.keyboard.press("Escape")
    expect(box.locator(".pk-node.pk-lit")).to_have_attribute("data-person", "fold/1/faith/0")


COVERED = """() => {
  const boxes = (found) =>
    [...found].filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
  const labels = boxes(document.querySelectorAll(".pk-map-stage svg text"));
  const buttons = boxes(document.querySelectorAll(".pk-map-recalled .pk-map-pair > button"));
  const lies = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return buttons.flatMap(([button, at]) => labels.filter(([label, box]) => label.textContent.trim() && lies(at, box))
    .map(([label]) => `${button.textContent} on ${label.textContent}`));
}"""


@pytest.mark.parametrize("people", rest_long([4, 1, 8, 30]))
def test_on_a_phone_no_button_lies_on_a_word_of_the_earlier_map(desk: MakeDesk, people: int) -> None:
    view = {**card_view(DECK, DECK.card("5.2"), "test"), "timing": PATIENT}
    (looks_back,) = (field["id"] for field in view["fields"] if field["kind"] == "recall")

    class Here(Engine):
        def on_hello(self, message: dict[str, Any]) -> dict[str, Any]:
            return {**super().on_hello(message), "recalled": {looks_back: found(example_people()[:people], 2)}}

    page = desk(view, Here(), stepwise=True, viewport={"width": 390, "height": 844}).open()
    page.locator('[data-pk-key="start"]:visible').click()
    page.locator('[data-pk-key="step-next"]').click()
    expect(page.locator(".pk-map-recalled .pk-node").first).to_be_visible()
    for width in (320, 390, 600):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate(COVERED) == [], width
