"""The map on the page: worked by dragging, by tapping and by keys, with undo, in the picture and in the list alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.mode_support import wait_until
from tests.many import rest_long
from tests.ui.widgets.harness import Desk
from tests.ui.widgets.views import view_of

from .page_support import MAP, add, engine, example_people, person, plain, spot, stored

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

NASTY = [
    "<script>window.hit=1</script>",
    "فاطمة الزهراء بنت محمد",
    "👩‍👩‍👧‍👦 The Saturday family 🎉",
    "A very long name of eighty letters, which goes on until there is no room left",
]
DRAWN = [
    {"name": "Amira", "ring": "1", "sector": "faith", "knows": "Bo"},
    {"name": "Bo", "ring": "3", "sector": "housing"},
]


def opened(desk: MakeDesk, values: dict[str, Any] | None = None, **browser: Any) -> tuple[Page, Any]:
    made = engine(values)
    size = {"viewport": {"width": 1280, "height": 1000}, **browser}
    page = desk(view_of(MAP.page()), made, **size).open()
    page.locator(".pk-map-stage").scroll_into_view_if_needed()
    return page, made


def link_two(page: Page, one: str, other: str) -> None:
    page.get_by_role("button", name="Link two people").click()
    person(page, one).click()
    person(page, other).click()
    page.get_by_role("button", name="Link two people").click()


def by_dragging(page: Page) -> None:
    for name, ring, sector in (("Amira", 1, "Faith"), ("Bo", 4, "Voluntary")):
        page.get_by_role("button", name=name, exact=True).hover()
        page.mouse.down()
        at = spot(page, ring, sector)
        page.mouse.move(at["x"] - 30, at["y"], steps=3)
        page.mouse.move(at["x"], at["y"], steps=3)
        page.mouse.up()
        expect(person(page, name)).to_be_visible()
    box = person(page, "Bo").locator(".n").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    at = spot(page, 3, "Housing")
    page.mouse.move(at["x"], at["y"] - 30, steps=4)
    page.mouse.move(at["x"], at["y"], steps=2)
    page.mouse.up()
    link_two(page, "Amira", "Bo")


def by_tapping(page: Page) -> None:
    page.get_by_role("button", name="Done").first.click()
    for name, ring, sector in (("Amira", 1, "Faith"), ("Bo", 3, "Housing")):
        page.get_by_role("button", name=name, exact=True).click()
        at = spot(page, ring, sector)
        page.mouse.click(at["x"], at["y"])
        expect(person(page, name)).to_be_visible()
    link_two(page, "Amira", "Bo")


def by_keys(page: Page) -> None:
    places = {"Amira": (3, 4), "Bo": (1, 6)}  # rings inwards from the outermost, wedges on from the first
    for name, (inwards, on) in places.items():
        chip = page.get_by_role("button", name=name, exact=True)
        chip.focus()
        if chip.get_attribute("aria-pressed") == "false":
            page.keyboard.press("Enter")
        expect(chip).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("ArrowUp")
        expect(person(page, name)).to_be_focused()
        for _ in range(inwards):
            page.keyboard.press("ArrowUp")
        for _ in range(on):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Link two people").focus()
    page.keyboard.press("Enter")
    person(page, "Amira").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(person(page, "Bo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("They know each other", exact=True)).to_be_checked()


@pytest.mark.parametrize("way", rest_long([by_dragging, by_tapping, by_keys]))
def test_the_same_map_comes_of_dragging_tapping_and_keys_and_undo_leads_back_to_nothing(
    desk: MakeDesk, way: Callable[[Page], None]
) -> None:
    page, made = opened(desk)
    add(page, "Amira", "Bo")
    expect(page.get_by_text("Not placed yet (2)")).to_be_visible()
    way(page)
    assert plain(stored(page, made)) == DRAWN
    steps = 0
    undo = page.get_by_role("button", name="Undo", exact=True)
    while undo.get_attribute("aria-disabled") == "false" and steps < 20:
        undo.click()
        steps += 1
    assert stored(page, made) == []
    expect(page.locator(".pk-node")).to_have_count(0)
    page.locator(".pk-map-tools").get_by_role("button", name="Redo").focus()
    for _ in range(steps):
        page.keyboard.press("Control+y")
    assert plain(stored(page, made)) == DRAWN


def test_a_finger_drags_somebody_to_another_place(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{"_id": "a", **DRAWN[1]}]}, has_touch=True)
    box = person(page, "Bo").locator(".n").bounding_box()
    at = spot(page, 1, "Faith")
    assert box
    touch = page.context.new_cdp_session(page)
    start = {"x": box["x"] + 5, "y": box["y"] + 5}

    def finger(kind: str, *points: dict[str, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    finger("touchStart", start)
    for part in (0.3, 0.6, 1.0):
        finger("touchMove", {axis: start[axis] + (at[axis] - start[axis]) * part for axis in ("x", "y")})
    finger("touchEnd")
    assert plain(stored(page, made)) == [{"name": "Bo", "ring": "1", "sector": "faith"}]


@pytest.mark.parametrize("down", rest_long([-1, 1]))
def test_a_finger_that_drags_somebody_up_or_down_does_not_scroll_the_page(desk: MakeDesk, down: int) -> None:
    rows = {"map": [{"_id": "a", "name": "Bo", "ring": "2", "sector": "faith"}]}
    page, made = opened(desk, rows, has_touch=True, viewport={"width": 390, "height": 844})
    page.add_style_tag(content="body { padding-block: 1500px }")
    mark = person(page, "Bo").locator(".n")
    mark.evaluate("mark => mark.scrollIntoView({ block: 'center' })")
    box, top = mark.bounding_box(), page.evaluate("scrollY")
    assert box
    touch = page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for kind, far in (("touchStart", 0), *(("touchMove", step * 6) for step in range(1, 22)), ("touchEnd", 0)):
        points = [] if kind == "touchEnd" else [{"x": x, "y": y + down * far}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    there = {"name": "Bo", "ring": "2", "sector": "faith"}
    wait_until(lambda: plain(stored(page, made)) != [there], page=page)
    assert page.evaluate("scrollY") == top


def test_each_move_by_keys_is_said_in_words_and_never_in_numbers_of_a_place(desk: MakeDesk) -> None:
    rows = [{"_id": "a", **DRAWN[0], "tie": "stressed"}, {"_id": "b", **DRAWN[1]}]
    page, made = opened(desk, {"map": rows})
    page.evaluate(
        """window.said = []; const line = document.querySelector('.pk-card > [aria-live=polite]');
        new MutationObserver(() => said.push(line.textContent.trim())).observe(line, { childList: true });"""
    )
    person(page, "Amira").focus()
    for key in ("Enter", "ArrowUp", "ArrowDown", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    said = page.evaluate("said")
    assert said[0].startswith("Amira taken up. Up: closer.")
    assert said[1] == "Amira is already in the closest ring."
    assert said[2] == "Amira, often ring, faith, stressed, knows 1 person or group, nobody else there"
    assert said[3] == "Amira, often ring, social enterprise, stressed, knows 1 person or group, nobody else there"
    assert said[4].startswith("Let go: Amira, often ring, social enterprise")
    page.keyboard.press("Control+z")
    assert plain(stored(page, made))[0]["ring"] == "1"


@pytest.mark.long
def test_a_pasted_list_comes_onto_the_map_with_where_they_belong(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{"_id": "a", "name": "Amira"}]})
    page.get_by_text("Add many at once").click()
    page.get_by_label("Paste a list").fill("- Bo, Housing\n2. Zoë, faith, Close\nSmith, Jane\n amira \n\nBo\n")
    expect(
        page.get_by_text("3 people and groups to add, 2 with a place to belong, 2 already on your map or listed twice.")
    ).to_be_visible()
    page.get_by_role("button", name="Add them all").click()
    assert plain(stored(page, made)) == [
        {"name": "Amira"},
        {"name": "Bo", "sector": "housing"},
        {"name": "Zoë", "sector": "faith", "ring": "1"},
        {"name": "Smith, Jane"},
    ]
    page.get_by_role("button", name="Undo", exact=True).click()
    assert len(stored(page, made)) == 1


def test_what_is_changed_in_the_list_is_seen_in_the_picture_and_the_other_way_round(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{"_id": "a", **DRAWN[0]}, {"_id": "b", **DRAWN[1]}]})
    page.get_by_label("How close (person 1)").select_option("Rarely")
    expect(person(page, "Amira")).to_have_attribute("aria-label", re.compile("rarely ring, faith"))
    page.get_by_label("Name (person 2)").fill("Bo Two")
    expect(page.get_by_label("Knows (person 1)")).to_have_value("Bo Two")
    person(page, "Amira").focus()
    page.locator(".pk-map-panel").get_by_label("Seen", exact=True).select_option("Not at all")
    expect(page.get_by_label("Seen (person 1)")).to_have_value("not_at_all")
    page.locator(".pk-map-panel").get_by_role("button", name="Remove").click()
    assert plain(stored(page, made)) == [{"name": "Bo Two", "ring": "3", "sector": "housing"}]
    for _ in range(4):
        page.get_by_role("button", name="Undo", exact=True).first.click()
    assert plain(stored(page, made)) == DRAWN


@pytest.mark.long
def test_typing_a_name_is_one_step_to_undo(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{"_id": "a", **DRAWN[0]}, {"_id": "b", **DRAWN[1]}]})
    person(page, "Bo").focus()
    name = page.locator(".pk-map-panel").get_by_label("Name", exact=True)
    name.fill("")
    name.press_sequentially("Amira the second")
    assert plain(stored(page, made))[0]["knows"] == "Amira the second"
    name.press("Control+z")
    assert plain(stored(page, made)) == DRAWN


def test_what_two_people_are_to_each_other_may_be_unknown_or_nothing(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{"_id": "a", **DRAWN[0]}, {"_id": "b", **DRAWN[1]}]})
    page.get_by_role("button", name="Link two people").click()
    person(page, "Bo").click()
    person(page, "Amira").click()
    page.get_by_label("They may know each other").check()
    assert plain(stored(page, made))[0] == {"name": "Amira", "ring": "1", "sector": "faith", "may_know": "Bo"}
    expect(page.locator(".pk-map-svg .between .may")).to_have_count(1)
    page.get_by_label("Not that I can say").check()
    assert plain(stored(page, made))[0] == {"name": "Amira", "ring": "1", "sector": "faith"}


@pytest.mark.long
def test_rings_can_have_names_of_ones_own_everywhere(desk: MakeDesk) -> None:
    page, made = opened(desk, {"map": [{"_id": "a", **DRAWN[0]}]})
    page.get_by_text("Name the rings yourself").click()
    page.get_by_label("Closest ring").fill("Round my table")
    page.get_by_label("Second ring").focus()
    assert stored(page, made)["rings"] == ["Round my table", "Often", "Sometimes", "Rarely"]
    expect(person(page, "Amira")).to_have_attribute("aria-label", re.compile("ring “Round my table”, faith"))
    expect(page.locator(".written")).to_contain_text("Round my")
    expect(page.get_by_label("How close (person 1)").locator("option:checked")).to_have_text("Round my table")
    page.get_by_role("button", name="Use the first names again").click()
    assert isinstance(stored(page, made), list)


def test_a_sentence_lights_the_people_it_is_about_by_more_than_colour(desk: MakeDesk) -> None:
    page, _ = opened(desk, {"map": example_people()})
    sentence = page.get_by_role("button", name=re.compile("The largest share of your map"))
    sentence.click()
    expect(sentence).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".pk-node.pk-lit")).to_have_count(5)
    expect(person(page, "Kwame")).to_have_attribute("aria-label", re.compile("lit$"))
    assert person(page, "Kwame").locator("circle.lit").count() == 1
    page.get_by_role("button", name="Show everyone again").click()
    expect(page.locator(".pk-node.pk-lit")).to_have_count(0)


@pytest.mark.long
def test_markup_right_to_left_letters_emoji_and_long_names_are_shown_as_they_are(desk: MakeDesk) -> None:
    page, made = opened(desk)
    add(page, *NASTY)
    page.locator(".pk-map-more").scroll_into_view_if_needed()
    rows = stored(page, made)
    assert [row["name"] for row in rows] == NASTY
    titles = page.locator(".pk-map-table .pk-fold-title")
    assert titles.all_text_contents() == NASTY
    cut = titles.evaluate_all("(all) => all.filter((el) => el.scrollWidth > el.clientWidth + 1).length")
    assert cut == 0
    assert page.evaluate("window.hit") is None
    made.values["map"] = [{**row, "ring": "2", "sector": "faith"} for row in rows]
    page.reload()
    page.locator(".pk-map-stage").scroll_into_view_if_needed()
    labels = [label or "" for label in page.locator(".pk-node").evaluate_all("(all) => all.map((el) => el.ariaLabel)")]
    assert [any(label.startswith(name) for label in labels) for name in NASTY] == [True] * 4


def test_a_map_is_there_again_after_a_reload(desk: MakeDesk) -> None:
    page, made = opened(desk)
    add(page, "Amira", "Bo")
    by_tapping(page)
    stored(page, made)
    page.reload()
    page.locator(".pk-map-stage").scroll_into_view_if_needed()
    expect(person(page, "Amira")).to_have_attribute("aria-label", "Amira, close ring, faith, knows 1 person or group")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_have_attribute("aria-disabled", "true")


@pytest.mark.long
def test_the_picture_can_be_made_larger_moved_and_fitted_again(desk: MakeDesk) -> None:
    page, _ = opened(desk, {"map": example_people()})

    def shown() -> list[float]:
        return [float(part) for part in (page.locator(".pk-map-svg").get_attribute("viewBox") or "").split()]

    whole = shown()
    page.get_by_role("button", name="Zoom in").click()
    assert shown()[2] < whole[2]
    page.get_by_role("button", name="Look further left").click()
    moved = shown()
    assert moved[0] < whole[0] + (whole[2] - moved[2]) / 2
    page.get_by_role("button", name="Fit").click()
    assert shown() == whole
    expect(page.get_by_role("button", name="Look further left")).to_be_hidden()
    box = page.locator(".pk-map-stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(page.locator(".pk-map-stage")).to_have_class(re.compile("pk-zoomed"))
    person(page, "Joyce").focus()
    page.keyboard.press("0")
    assert shown() == whole
