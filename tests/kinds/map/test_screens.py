"""The map on four screens: one map, one thing a screen, nothing that jumps, and a click on nothing lets go."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kinds.screens_support import PHONE, WIDE, stage
from tests.many import rest_long

from .page_support import MAP, example_people, teller

pytestmark = pytest.mark.browser
NAMES = ("Imran", "Pauline", "Joyce", "Rukhsana", "Carers’ Tuesday", "Leanne", "Nasreen", "Delroy")
Open = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    """Open a screen of the map with an answer: `opened("place", rows, **viewport)`."""
    tell = teller()
    made: list[AbstractContextManager[Page]] = []

    def make(screen: str, rows: list[dict[str, Any]] | None = None, **size: Any) -> Page:
        made.append(stage(chromium, MAP, lambda what, given: tell("map", what, given), rows or [], **size))
        page = made[-1].__enter__()
        page.evaluate("(id) => screenOf(id)", screen)
        return page

    yield make
    for item in made:
        item.__exit__(None, None, None)


def named(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"name": name, "_id": f"p{at}", **more} for at, name in enumerate(names or NAMES)]


def at(page: Page, ring: int, part: float) -> tuple[float, float]:
    """A point of the page in the middle of a ring, a part of the way round."""
    found: list[float] = page.evaluate(
        """([ring, part]) => {
          const svg = document.querySelector(".pk-map-svg");
          const radii = [...svg.querySelectorAll(".pk-ring")].map((each) => +each.getAttribute("r")).reverse();
          const radius = ((ring > 1 ? radii[ring - 2] : 60) + radii[ring - 1]) / 2;
          const point = new DOMPoint(radius * Math.cos(part * 2 * Math.PI), radius * Math.sin(part * 2 * Math.PI));
          const at = point.matrixTransform(svg.getScreenCTM());
          return [at.x, at.y];
        }""",
        [ring, part],
    )
    return found[0], found[1]


def where(page: Page) -> dict[str, list[float]]:
    """The middle of everybody's mark, in pixels of the page."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".pk-node")].map((node) => {
          const box = node.querySelector(".n").getBoundingClientRect();
          return [node.dataset.person, [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)];
        }))"""
    )


def disc(page: Page) -> dict[str, float]:
    return page.evaluate(
        """() => {
          const { x, y, width, height } = document.querySelector(".pk-map-svg .edge").getBoundingClientRect();
          return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
        }"""
    )


def test_eight_people_are_named_and_placed_in_at_most_26_actions(opened: Open) -> None:
    page = opened("names")
    actions = 1
    page.get_by_label("Add a person, group or organisation").click()
    for name in NAMES:
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        actions += 2
    expect(page.locator(".pk-map-named > li")).to_have_count(8)
    page.evaluate("screenOf('place')")  # Next
    actions += 1
    wanted = {}
    for number, name in enumerate(NAMES):
        expect(page.locator(".pk-map-now")).to_have_text(f"Where is {name}? {number + 1} of 8")
        wanted[name] = at(page, 1 + number % 4, number / 8 + 0.03)
        page.mouse.click(*wanted[name])
        actions += 1
    assert actions <= 26
    expect(page.locator(".pk-map-now")).to_have_text("Everybody is on the map.")
    rows = page.evaluate("value")
    assert [(row["name"], row["ring"]) for row in rows] == [(n, str(1 + at % 4)) for at, n in enumerate(NAMES)]
    stand = where(page)
    for row in rows:  # each stands where the pointer was
        assert math.dist(stand[row["_id"]], wanted[row["name"]]) < 4, row["name"]


def test_names_are_all_that_is_asked_on_the_first_screen(opened: Open) -> None:
    page = opened("names", [])
    assert page.locator(":is(input, button, select, textarea, summary):visible").count() <= 8
    expect(page.locator(".pk-map-stage")).to_be_hidden()


@pytest.mark.parametrize("screen", ["names", "place", "ties", "sectors"])
def test_a_screen_of_an_empty_map_has_at_most_fifteen_controls_and_fits(screen: str, opened: Open) -> None:
    page = opened(screen, [])
    assert page.locator(":is(input, button, select, textarea, summary):visible").count() <= 15
    assert page.evaluate("document.documentElement.scrollHeight") <= 800


@pytest.mark.parametrize("screen", ["names", "place", "ties", "sectors"])
def test_a_screen_of_a_map_of_twenty_fits_800_pixels(screen: str, opened: Open) -> None:
    page = opened(screen, example_people())
    page.locator(".pk-map-foot").wait_for()
    assert page.evaluate("document.documentElement.scrollHeight") <= 800


@pytest.mark.long
@pytest.mark.parametrize(("size", "least_disc", "least_text"), [(WIDE, 600, 14), (PHONE, 338, 13)])
def test_the_disc_is_large_and_its_words_can_be_read(
    size: dict[str, int], least_disc: int, least_text: float, opened: Open
) -> None:
    for screen in ("place", "ties", "sectors"):
        page = opened(screen, example_people(), **size)
        bins = (
            40 if size == WIDE else 170
        )  # they have the room on a phone, where all eleven are above the card's buttons
        assert disc(page)["width"] >= (least_disc if screen != "sectors" else least_disc - bins), screen
        sizes = page.evaluate(
            """() => [...document.querySelectorAll(".pk-map-svg :is(tspan, .mt)")]
              .filter((one) => one.checkVisibility({ visibilityProperty: true }))
              .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.closest("text").getScreenCTM().a)"""
        )
        assert min(sizes) >= least_text - 0.05, screen


def test_on_a_phone_no_word_of_a_ring_and_no_number_lies_on_a_name(opened: Open) -> None:
    for screen in ("place", "sectors"):
        page = opened(screen, example_people(), **PHONE)
        crossed = page.evaluate(
            """() => {
              const seen = (one) => one.checkVisibility({ visibilityProperty: true });
              const rect = (one) => {
                const [box, at] = [one.getBBox(), one.getScreenCTM()];
                const [left, top] = [box.x * at.a + at.e + 1, (box.y + 3) * at.d + at.f];
                const [right, bottom] = [left + box.width * at.a - 2, (box.y + box.height - 4) * at.d + at.f];
                return { text: one.textContent, left, right, top, bottom };
              };
              const boxes = (where) => [...document.querySelectorAll(where)].filter(seen).map(rect);
              const across = (a, b) => a.left < b.right && b.left < a.right;
              const crossed = (a, b) => across(a, b) && a.top < b.bottom && b.top < a.bottom;
              const words = boxes(".written text").filter((word) => word.text !== "Me");
              const names = boxes(".pk-node text");
              return names.flatMap((name) => words.filter((word) => crossed(word, name)).map((word) => [word, name]));
            }"""
        )
        assert crossed == [], screen


def shown(page: Page) -> str:
    """What of the picture shows."""
    return str(page.locator(".pk-map-svg").get_attribute("viewBox"))


def corner(page: Page) -> tuple[float, float]:
    """A point of the picture that is beyond the rings."""
    box = page.locator(".pk-map-stage").bounding_box()
    assert box is not None and box["y"] >= 0
    return box["x"] + 24, box["y"] + 24


def swiped(page: Page, along: float, down: float) -> None:
    """A finger goes over the ground of the map, where nobody is."""
    x, y = corner(page)
    touch = page.context.new_cdp_session(page)
    for kind, far in (("touchStart", 0.0), *(("touchMove", part / 6) for part in range(1, 7)), ("touchEnd", 0.0)):
        points = [] if kind == "touchEnd" else [{"x": x + along * far, "y": y + down * far}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.parametrize("screen", rest_long(["place", "ties", "sectors"]))
def test_a_swipe_leaves_the_map_where_it_is_until_it_is_zoomed_and_then_fit_is_there(screen: str, opened: Open) -> None:
    page = opened(screen, named(ring="2", sector="faith"), **PHONE)
    whole = shown(page)
    fit = page.get_by_role("button", name="Fit", exact=True)
    x, y = corner(page)
    for along, down in ((80, 0), (-60, 10), (50, 40)):
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + along, y + down, steps=4)
        page.mouse.up()
        swiped(page, along, down)
        assert shown(page) == whole
        expect(fit).to_be_hidden()
    page.get_by_role("button", name="Zoom in").click()
    larger = shown(page)
    swiped(page, 60, 0)
    assert shown(page) not in (whole, larger)
    fit.click()
    assert shown(page) == whole
    expect(fit).to_be_hidden()
    expect(page.get_by_role("button", name="Zoom in")).to_be_focused()
    page.get_by_role("button", name="Zoom out").click()  # all of it is the least
    assert shown(page) == whole


@pytest.mark.parametrize("screen", rest_long(["ties", "place", "sectors"]))
def test_zooming_moves_no_button(screen: str, opened: Open) -> None:
    page = opened(screen, named(ring="2", sector="faith"), **PHONE)
    into = page.get_by_role("button", name="Zoom in")
    before = into.bounding_box()
    for _ in range(3):
        into.click()
        assert into.bounding_box() == before


def dragged(page: Page, who: str, ring: int, part: float) -> None:
    """Somebody is taken by the mouse to a place in a ring."""
    page.mouse.move(*where(page)[who])
    page.mouse.down()
    page.mouse.move(*at(page, ring, part), steps=4)
    page.mouse.up()


def test_whoever_was_dragged_last_is_whom_the_panel_is_about(opened: Open) -> None:
    page = opened("place", [*named("Imran", "Joyce", ring="2"), {"name": "Leanne", "_id": "late"}])
    all_of_it(page)
    page.mouse.click(*where(page)["p0"])
    panel = page.locator(".pk-map-name")
    expect(panel).to_have_text("Imran")
    dragged(page, "p1", 3, 0.7)
    expect(panel).to_have_text("Joyce")
    expect(page.locator('[data-person="p1"].pk-node')).to_be_focused()
    page.locator(".pk-map-chip", has_text="Leanne").drag_to(
        page.locator(".pk-map-stage"), target_position={"x": 250, "y": 200}
    )
    expect(panel).to_have_text("Leanne")
    page.evaluate("screenOf('ties')")
    dragged(page, "p1", 3, 0.2)  # here nobody is moved
    expect(page.locator(".pk-map-now")).to_contain_text("Joyce")
    dragged(page, "p0", 3, 0.2)
    expect(page.locator(".pk-map-now")).to_contain_text("Imran")


def test_after_somebody_is_dragged_the_next_click_puts_who_waits(opened: Open) -> None:
    page = opened("place", [*named("Imran", ring="2"), {"name": "Leanne", "_id": "late"}])
    dragged(page, "p0", 3, 0.7)
    expect(page.locator(".pk-node.pk-chosen")).to_have_count(0)
    expect(page.locator(".pk-map-now")).to_have_text("Where is Leanne? 2 of 2")
    page.mouse.click(*at(page, 4, 0.4))
    assert [row["ring"] for row in page.evaluate("value")] == ["3", "4"]


def test_the_list_is_where_the_map_was_and_the_way_back_stays(opened: Open) -> None:
    page = opened("ties", example_people())
    turn = page.get_by_role("button", name="List, rings, files")
    before = turn.bounding_box()
    turn.click()
    expect(page.locator(".pk-map-table")).to_be_visible()
    expect(page.locator(".pk-map-stage")).to_be_hidden()
    assert turn.bounding_box() == before
    assert page.evaluate("document.documentElement.scrollHeight") <= 800
    turn.click()
    expect(page.locator(".pk-map-stage")).to_be_visible()
    assert turn.bounding_box() == before


def test_a_click_on_nothing_lets_go_and_moves_nobody(opened: Open) -> None:
    page = opened("place", named(ring="2"))
    before = where(page)
    page.mouse.click(*before["p3"])
    expect(page.locator(".pk-node.pk-chosen")).to_have_count(1)
    page.mouse.click(*at(page, 4, 0.4))
    expect(page.locator(".pk-node.pk-chosen")).to_have_count(0)
    page.mouse.click(*at(page, 1, 0.6))
    assert where(page) == before
    assert page.evaluate("value") is None


def test_a_double_click_adds_somebody_there(opened: Open) -> None:
    page = opened("place", named("Imran", ring="1"))
    spot = at(page, 3, 0.2)
    page.mouse.dblclick(*spot)
    box = page.locator(".pk-map-new")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(box).to_have_count(0)
    page.mouse.dblclick(*spot)
    page.keyboard.type("Nasreen")
    page.keyboard.press("Enter")
    row = page.evaluate("value")[-1]
    assert (row["name"], row["ring"]) == ("Nasreen", "3")
    assert math.dist(where(page)[row["_id"]], spot) < 4
    page.keyboard.press("Shift+A")
    expect(box).to_be_focused()


def test_a_double_click_while_somebody_waits_places_one_and_adds_nobody(opened: Open) -> None:
    page = opened("place", named("Imran", "Joyce"))
    page.mouse.dblclick(*at(page, 3, 0.2))
    expect(page.locator(".pk-map-now")).to_have_text("Where is Joyce? 2 of 2")
    expect(page.locator(".pk-map-new")).to_have_count(0)


def test_by_keys_a_number_places_and_the_next_is_at_hand(opened: Open) -> None:
    page = opened("place", named("Imran", "Joyce", "Leanne"))
    page.locator(".pk-map-chip", has_text="Imran").focus()
    page.keyboard.press("3")
    expect(page.get_by_role("button", name="Joyce", exact=True)).to_be_focused()
    page.keyboard.press("ArrowUp")  # on the outermost ring, then one in
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Leanne", exact=True)).to_be_focused()
    assert [row.get("ring", "") for row in page.evaluate("value")] == ["3", "3", ""]


def test_person_by_person_how_it_is_and_whom_they_know(opened: Open) -> None:
    page = opened("ties", named("Imran", "Joyce", "Leanne", ring="2"))
    before = disc(page)
    expect(page.locator(".pk-map-now")).to_have_text("Imran 1 of 3")
    page.get_by_role("button", name="Show whom Imran knows").click()
    stand = where(page)
    page.mouse.click(*stand["p2"])
    expect(page.locator(".pk-map-knows")).to_contain_text("So far: Leanne.")
    assert disc(page) == before and where(page) == stand
    page.get_by_role("button", name="That is all").click()
    page.get_by_role("radio", name="Stressed").click()
    expect(page.locator(".pk-map-now")).to_have_text("Joyce 2 of 3")
    rows = page.evaluate("value")
    assert (rows[0]["tie"], rows[0]["knows"]) == ("stressed", "Leanne")


@pytest.mark.parametrize("size", rest_long([PHONE, WIDE]))
def test_anybody_can_be_skipped_and_what_is_said_leads_on(size: dict[str, int], opened: Open) -> None:
    for screen, said in (("ties", "Tenuous"), ("sectors", "Faith")):
        page = opened(screen, named("Imran", "Joyce", "Leanne", ring="2"), **size)
        asked = page.locator(".pk-map-now")
        for turn in ("Imran 1 of 3", "Joyce 2 of 3", "Leanne 3 of 3", "Imran 1 of 3"):
            expect(asked).to_have_text(turn)
            page.get_by_role("button", name="Next person").click()
        page.locator(".pk-map-between, .pk-map-bin", has_text=said).click()
        expect(asked).to_have_text("Leanne 3 of 3")
        assert page.evaluate("said.at(-1)").endswith("Leanne 3 of 3")
        onward = page.get_by_role("button", name="Next person")
        place = onward.bounding_box()
        onward.click()  # meant for Joyce: Leanne, who was never asked about, is not passed over
        expect(asked).to_have_text("Leanne 3 of 3")
        expect(page.locator(".pk-map-ask")).to_contain_text("You are there already. Press again to pass them over.")
        assert "Leanne 3 of 3. You are there already." in page.evaluate("said.at(-1)")
        assert onward.bounding_box() == place
        onward.click()
        expect(asked).to_have_text("Imran 1 of 3")
        expect(page.locator(".pk-map-ask")).not_to_contain_text("already")


@pytest.mark.parametrize("size", rest_long([PHONE, WIDE]))
def test_who_presses_next_person_each_time_as_well_is_asked_about_everybody(size: dict[str, int], opened: Open) -> None:
    for screen, said, column in (("ties", "Strong", "tie"), ("sectors", "Faith", "sector")):
        page = opened(screen, named("Imran", "Joyce", "Leanne", "Nasreen", ring="2"), **size)
        for _ in range(4):
            page.locator(".pk-map-between, .pk-map-bin", has_text=said).click()
            onward = page.get_by_role("button", name="Next person")
            if onward.is_visible():
                onward.click()
        assert [row[column] for row in page.evaluate("value")] == [said.lower()] * 4


@pytest.mark.parametrize("screen", rest_long(["ties", "sectors"]))
def test_on_a_phone_what_is_asked_and_the_way_on_lie_above_the_cards_own_buttons(screen: str, opened: Open) -> None:
    page = opened(screen, named(ring="2"), **PHONE)
    foot = page.locator("#foot").bounding_box()
    assert foot is not None
    for control in page.locator(".pk-map-between, .pk-map-bin, [data-pk-key=next-person]").all():
        box = control.bounding_box()
        assert box is not None and box["y"] + box["height"] <= foot["y"], control.inner_text()


@pytest.mark.parametrize("screen", rest_long(["place", "ties", "sectors"]))
def test_on_a_phone_the_buttons_for_its_size_lie_beside_the_rings(screen: str, opened: Open) -> None:
    page = opened(screen, named(ring="2"), **PHONE)
    ring = disc(page)
    middle = (ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    for key in ("zoom-in", "zoom-out"):
        box = page.locator(f'[data-pk-key="{key}"]:visible').bounding_box()
        assert box is not None
        across = max(box["x"] - middle[0], middle[0] - box["x"] - box["width"])
        assert math.hypot(across, box["y"] - middle[1]) >= ring["width"] / 2
    page.locator('[data-pk-key="zoom-in"]:visible').click()
    for key in ("fit", "pan-left", "zoom-out"):  # none of them on another
        page.locator(f'[data-pk-key="{key}"]:visible').click(trial=True)


def test_by_keys_arrows_pass_over_how_it_is_and_enter_goes_on(opened: Open) -> None:
    page = opened("ties", named("Imran", "Joyce", ring="2"))
    page.get_by_role("radio", name="Strong").focus()
    for key in ("Space", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        expect(page.locator(".pk-map-now")).to_have_text("Imran 1 of 2")
    page.keyboard.press("Enter")
    expect(page.locator(".pk-map-now")).to_have_text("Joyce 2 of 2")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".pk-map-now")).to_have_text("All is said.")
    assert [row["tie"] for row in page.evaluate("value")] == ["stressed", "stressed"]


def test_two_of_one_name_both_come_and_it_is_said(opened: Open) -> None:
    page = opened("names", named("Amina Khan", "Imran"))
    page.get_by_label("Add a person, group or organisation").fill(" amina  khan ")
    page.keyboard.press("Enter")
    expect(page.locator(".pk-map-named > li")).to_have_count(3)
    expect(page.get_by_text("3 people and groups so far")).to_be_visible()
    told = page.locator(".pk-map-rest > .pk-hint", has_text="There is more than one “amina khan” on your map.")
    expect(told).to_be_visible()
    assert "There is more than one" in page.evaluate("said.at(-1)")
    page.locator(".pk-map-named .pk-icon").last.click()
    expect(told).to_be_hidden()


def test_on_a_phone_the_nearest_are_named_first(opened: Open) -> None:
    told = {"Dr O’Neill": "4 180 80", "Café Pryderi": "2 235 70", "St Mark’s food bank & friends": "4 115 50"}
    told |= {
        "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh": "3 200 60",
        "Jamila": "2 40 50",
        'Amina "Auntie" Khan': "1 0 45",
    }
    rows = [{"name": name, "_id": name[:3], "ring": said[0], "spot": said[2:]} for name, said in told.items()]
    page = opened("place", rows, **PHONE)
    expect(page.locator(".pk-node.pk-tucked")).to_have_count(0)


def test_sectors_are_bins_that_fill_while_the_disc_stays(opened: Open) -> None:
    page = opened("sectors", named(ring="2"))
    expect(page.locator(".pk-node.pk-pale")).to_have_count(8)  # the map is there, and who is asked about
    assert page.locator(".pk-node.pk-pale .pk-map-asked").all_text_contents() == ["?"] * 8
    assert "not sorted yet" in (page.locator(".pk-node").first.get_attribute("aria-label") or "")
    expect(page.locator(".pk-map-ask")).to_contain_text("Who has a ? is not sorted yet, and belongs to no number.")
    before = disc(page)
    for number, bin in enumerate(("Faith", "Faith", "Housing", "Voluntary", "Faith", "Community")):
        page.locator(".pk-map-bin", has_text=bin).click()
        assert disc(page) == before
        expect(page.locator(".pk-node:not(.pk-pale)")).to_have_count(number + 1)
    assert [row.get("sector", "") for row in page.evaluate("value")][:3] == ["faith", "faith", "housing"]
    assert all(row["ring"] == "2" for row in page.evaluate("value"))
    page.mouse.click(*at(page, 4, 0.02))  # in a wedge: how close they are stays as it was said
    row = page.evaluate("value")[6]
    assert row["sector"] and row["ring"] == "2"
    expect(page.locator(".pk-map-rest .pk-map-sentences")).to_have_count(0)  # it asks first
    page.locator(".pk-map-bin", has_text="Faith").click()
    expect(page.locator(".pk-map-rest .pk-map-sentences")).to_contain_text("Nobody on your map is from")


@pytest.mark.long
def test_what_the_map_says_once_all_have_a_place_has_the_room_there_is(opened: Open) -> None:
    sectors = ("faith", "faith", "faith", "faith", "housing", "housing", "voluntary", "community")
    rows = [{**row, "sector": sector} for row, sector in zip(named(ring="2"), sectors, strict=True)]
    page = opened("sectors", rows)
    rest = page.locator(".pk-map-rest")
    told = rest.locator(":scope > .pk-map-part")
    expect(told).to_contain_text("A blank may be")
    ends = "(el) => el.getBoundingClientRect().bottom"
    begins = told.locator("li").first.evaluate("(el) => el.getBoundingClientRect().top")
    assert begins + 96 <= rest.evaluate(ends)  # four lines of it
    foot = page.locator(".pk-map-foot").bounding_box()
    assert foot is not None and foot["y"] + foot["height"] <= WIDE["height"] - 76
    assert page.locator(".pk-map-stage").evaluate(ends) - foot["y"] - foot["height"] <= 4  # none is left over
    page.set_viewport_size({"width": 1280, "height": 640})  # no room: it is scrolled, and shaded where there is more
    assert rest.evaluate("(el) => getComputedStyle(el).overflowY") == "auto"
    assert rest.evaluate("(el) => getComputedStyle(el).backgroundAttachment") == "local, scroll"
    assert rest.evaluate("(el) => el.clientHeight") >= 72


def test_a_name_in_the_box_comes_along_as_the_step_is_turned(opened: Open) -> None:
    page = opened("names", named("Imran"))
    page.get_by_label("Add a person, group or organisation").fill("Joyce")
    page.locator("summary", has_text="Add many at once").click()
    page.get_by_label("Paste a list").fill("Leanne, Faith\nImran\nJoyce")
    page.evaluate("screenOf('place')")
    assert [(row["name"], row.get("sector", "")) for row in page.evaluate("value")] == [
        ("Imran", ""),
        ("Joyce", ""),
        ("Leanne", "faith"),
    ]
    expect(page.locator(".pk-map-now")).to_have_text("Where is Imran? 1 of 3")


@pytest.mark.long
def test_where_somebody_was_put_in_a_ring_is_there_again_later(opened: Open) -> None:
    page = opened("place", named("Imran", "Joyce", "Leanne"))
    for ring, part in ((2, 0.9), (2, 0.95), (4, 0.4)):
        page.mouse.click(*at(page, ring, part))
    page.mouse.move(*where(page)["p2"])
    page.mouse.down()
    page.mouse.move(*at(page, 3, 0.7), steps=4)
    page.mouse.up()
    put, rows = where(page), page.evaluate("value")
    kept, problems = MAP.kind.check(rows)
    assert not problems
    assert [row["spot"] for row in kept] == [row["spot"] for row in rows]
    later = opened("place", kept)
    for one, (x, y) in where(later).items():
        assert math.dist((x, y), put[one]) < 4
    later.locator('[data-person="p0"]').focus()
    for key in ("Enter", "ArrowRight", "Enter"):
        later.keyboard.press(key)
    assert later.evaluate("value")[0]["spot"] != rows[0]["spot"]


def test_with_no_screen_all_of_the_map_is_there_as_before(opened: Open) -> None:
    page = opened("ties", example_people())
    page.evaluate("screenOf('place'); screenOf(null)")
    for word in ("Link two people", "Undo", "Zoom in"):
        expect(page.get_by_role("button", name=word, exact=True)).to_be_visible()
    expect(page.locator(".pk-map-screen")).to_have_count(0)
    order = page.evaluate("[...document.querySelector('.pk-rmap').children].map((one) => one.className.split(' ')[0])")
    assert order == ["pk-map-question", *"pk-map-add pk-map-tools pk-map-body pk-aside pk-map-part pk-map-more".split()]


def all_of_it(page: Page) -> None:
    """Show all of the map, its picture in sight."""
    page.evaluate("screenOf(null)")
    page.locator(".pk-map-stage").evaluate("(stage) => stage.scrollIntoView({ block: 'start' })")


def test_choosing_links_moves_nothing_under_the_pointer(opened: Open) -> None:
    page = opened("place", named("Imran", "Joyce", ring="2", sector="faith"))
    all_of_it(page)
    before, stand = disc(page), where(page)
    page.get_by_role("button", name="Link two people").evaluate("(button) => button.click()")
    assert disc(page) == before
    for item in stand.values():
        page.mouse.click(*item)
        assert disc(page) == before
    expect(page.get_by_role("radio", name="They know each other")).to_be_checked()
    assert where(page) == stand


def test_on_all_of_the_map_the_disc_stays_while_sectors_fill_and_a_click_lets_go(opened: Open) -> None:
    page = opened("place", named("Imran", "Joyce", "Leanne", "Nasreen"))
    all_of_it(page)
    before = disc(page)
    for name, part in (("Imran", 0.0), ("Joyce", 0.1), ("Leanne", 0.6), ("Nasreen", 0.62)):
        page.locator(".pk-map-chip", has_text=name).evaluate("(chip) => chip.click()")
        page.mouse.click(*at(page, 3, part))
        assert disc(page) == before
    rows = page.evaluate("value")
    page.mouse.click(*at(page, 1, 0.3))
    expect(page.locator(".pk-map-panel")).to_be_hidden()
    page.mouse.click(*at(page, 1, 0.8))
    assert page.evaluate("value") == rows
