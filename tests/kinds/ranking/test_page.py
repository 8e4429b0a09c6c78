"""A ranking on the page: put in order by a press, moved by keys, buttons, mouse and finger, and kept as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from powerkit.deck import field_from
from powerkit.kinds.picture_preview import tell
from tests.axe import violations
from tests.many import rest_long
from tests.ui.widgets.harness import Desk, Engine
from tests.ui.widgets.views import view_of

from .answers import FIELD

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

ROWS = [{"_id": f"r{place}", "item": name, "now": place} for place, name in enumerate("ABCD", 1)]


def opened(desk: MakeDesk, values: list[dict[str, Any]], **browser: Any) -> tuple[Page, Locator, Engine]:
    field = field_from(FIELD)
    assert field
    engine = Engine(values={"order": values}, tells=lambda _, what, given: tell(field.kind, what, given, tuple))
    page = desk(view_of(field.page()), engine, **browser).open()
    el = page.locator('[data-pk-field="order"]')
    el.scroll_into_view_if_needed()
    return page, el, engine


def order(el: Locator, which: str = "now") -> list[str]:
    return el.locator(f'[data-pk-ranks="{which}"] .pk-rank-words').all_text_contents()


def stored(page: Page, engine: Engine) -> dict[str, tuple[int | None, int | None]]:
    """Each thing with its place then and now, once all is acknowledged."""
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    return {row["item"]: (row["then"], row["now"]) for row in engine.values["order"]}


def test_things_are_put_in_order_and_moved_by_keys_alone_and_each_move_is_said(desk: MakeDesk) -> None:
    page, el, engine = opened(desk, [])
    for name in ("Money", "Trust"):
        el.get_by_role("group", name="Now").get_by_role("button", name=name).press("Enter")
    expect(el.locator('[data-pk-ranks="now"] .pk-token-grip').last).to_be_focused()
    for key, found in [
        ("ArrowUp", ["Trust", "Money"]),
        ("ArrowUp", ["Trust", "Money"]),
        ("End", ["Money", "Trust"]),
        ("Home", ["Trust", "Money"]),
    ]:
        page.keyboard.press(key)
        assert order(el) == found
        expect(el.get_by_role("button", name="Put in order: Trust")).to_be_focused()
    expect(page.locator(".pk-card > [aria-live]").first).to_contain_text("Trust: Now, place 1 of 2.")
    assert stored(page, engine) == {"Trust": (None, 1), "Money": (None, 2)}


def test_buttons_move_a_thing_take_it_out_and_keep_the_focus(desk: MakeDesk) -> None:
    page, el, engine = opened(desk, ROWS)
    down = el.get_by_role("button", name="Move down: A")
    down.press("Enter")
    down.press("Enter")
    expect(down).to_be_focused()
    assert order(el) == ["B", "C", "A", "D"]
    expect(el.get_by_role("button", name="Move up: B")).to_have_attribute("aria-disabled", "true")
    el.get_by_role("button", name="Take out of Now: C").press("Enter")
    expect(el.get_by_role("button", name="Put in Now, place 4: C")).to_be_focused()
    assert stored(page, engine) == {"A": (None, 2), "B": (None, 1), "C": (None, None), "D": (None, 3)}


@pytest.mark.long
def test_a_thing_of_ones_own_is_added_with_enter_once_and_can_be_removed_again(desk: MakeDesk) -> None:
    page, el, engine = opened(desk, [])
    box = el.get_by_label("Add a priority")
    for words in ("Being on time", "  being ON time ", "trust", ""):
        box.fill(words)
        box.press("Enter")
        expect(box).to_be_focused()
    assert stored(page, engine) == {"Being on time": (None, 1)}
    el.get_by_role("button", name="Take out of Now: Being on time").press("Enter")
    el.get_by_role("button", name="Remove Being on time").first.press("Enter")
    assert stored(page, engine) == {}
    assert el.get_by_role("button", name="Remove").count() == 0, "what the deck names stays"


def test_a_thing_is_dragged_within_its_order_and_from_the_pool_and_escape_leaves_it(desk: MakeDesk) -> None:
    page, el, engine = opened(desk, ROWS, viewport={"width": 1280, "height": 1400})
    drag(page, el.locator('[data-pk-token="r1/now"]'), el.locator('[data-pk-token="r3/now"]'))
    assert order(el) == ["B", "C", "A", "D"]
    drag(page, el.locator('[data-pk-token="r2/now"]'), el.locator('[data-pk-token="r4/now"]'), then="Escape")
    assert order(el) == ["B", "C", "A", "D"]
    drag(page, el.get_by_role("button", name="Put in Now, place 5: Trust"), el.locator('[data-pk-token="r4/now"]'))
    assert order(el) == ["B", "C", "A", "D", "Trust"]
    drag(page, el.locator('[data-pk-token="r2/now"]'), el.get_by_role("button", name="Put in A year ago, place 1: B"))
    assert order(el, "then") == [], "an order is its own"
    assert stored(page, engine)["Trust"] == (None, 5)
    assert el.locator(".pk-drop-above, .pk-drop-below, .pk-dragged").count() == 0


def drag(page: Page, thing: Locator, goal: Locator, *, then: str = "") -> None:
    start, end = thing.bounding_box(), goal.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 60, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 60, end["y"] + end["height"] - 3, steps=4)
    if then:
        page.keyboard.press(then)
    page.mouse.up()


def test_a_finger_drags_by_the_handle(desk: MakeDesk) -> None:
    page, el, _ = opened(desk, ROWS, has_touch=True, viewport={"width": 400, "height": 1400})
    grip, goal = (
        el.locator('[data-pk-key="r1/now/grip"]').bounding_box(),
        el.locator('[data-pk-token="r2/now"]').bounding_box(),
    )
    assert grip and goal
    touch = page.context.new_cdp_session(page)
    x, end = grip["x"] + 20, goal["y"] + goal["height"] - 3
    for kind, points in [
        ("touchStart", [{"x": x, "y": grip["y"] + 20}]),
        ("touchMove", [{"x": x, "y": (grip["y"] + end) / 2}]),
        ("touchMove", [{"x": x, "y": end}]),
        ("touchEnd", []),
    ]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(el.locator('[data-pk-ranks="now"] .pk-rank-words').first).to_have_text("B")


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([360, 1280]))
def test_what_was_kept_comes_back_fits_its_room_and_has_no_fault_that_axe_finds(desk: MakeDesk, width: int) -> None:
    long = [
        {"_id": "x", "item": "A very long thing " * 6, "now": 5, "then": 1},
        {"_id": "y", "item": "W" * 70, "then": 2},
    ]
    page, el, _ = opened(desk, [*ROWS, *long], viewport={"width": width, "height": 1000})
    assert order(el)[:4] == ["A", "B", "C", "D"] and len(order(el)) == 5 and len(order(el, "then")) == 2
    assert el.evaluate("el => el.scrollWidth <= el.clientWidth")
    for button in el.locator("[data-pk-ranks] button").all():
        place = button.bounding_box()
        assert place and place["height"] >= 44 and place["width"] >= 24
    found = violations(page, context='[data-pk-field="order"]')
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []


def test_the_answer_is_seen_as_a_picture_while_it_is_made(desk: MakeDesk) -> None:
    _, el, _ = opened(desk, [{**ROWS[0], "then": 2}, {**ROWS[1], "then": 1}])
    el.get_by_text("See it as a picture").click()
    expect(el.locator("img")).to_have_attribute(
        "alt",
        "“A year ago” on the left, “Now” on the right. 2 priorities now: "
        "1 moved up and 1 moved down. A year ago: 1 B; 2 A. Now: 1 A (up 1); 2 B (down 1).",
    )


def test_a_step_shows_one_order_with_the_decks_question_and_what_is_added_there_goes_into_it(desk: MakeDesk) -> None:
    field = field_from(FIELD)
    assert field
    steps = "localStorage.removeItem('pk-one-page'); (window.__powerkit ??= {}).onePage = 'no'"
    engine = Engine(values={"order": ROWS[:1]})
    page = desk(view_of(field.page()), engine).open(before=steps)
    page.locator('[data-pk-key="start"]').click()
    for key, order_shown, hidden in (("then", "A year ago", "Now"), ("now", "Now", "A year ago")):
        expect(page.get_by_role("heading", name=f"{order_shown}: which comes first?")).to_be_visible()
        expect(page.get_by_role("group", name=order_shown, exact=True)).to_be_visible()
        expect(page.get_by_role("group", name=hidden, exact=True)).to_be_hidden()
        expect(page.locator(".pk-rank-asked")).to_have_text("What matters most?")
        page.get_by_label("Add a priority").fill(f"Added {key}")
        page.get_by_label("Add a priority").press("Enter")
        page.get_by_role("button", name="Next").click()
    assert stored(page, engine) == {"A": (None, 1), "Added then": (1, None), "Added now": (None, 2)}


def test_what_is_asked_beside_it_on_a_step_keeps_its_words_and_has_a_screen_before_or_after(desk: MakeDesk) -> None:
    tables = {
        "sure": {"kind": "scale", "label": "How sure are you?", "low": "Not", "high": "Very"},
        "how": {"kind": "text", "label": "How do you know?"},
        "order": FIELD,
        "why": {"kind": "text", "label": "Why in this order?"},
    }
    fields = [field_from({**table, "id": key, "step": "What matters"}) for key, table in tables.items()]
    steps = "localStorage.removeItem('pk-one-page'); (window.__powerkit ??= {}).onePage = 'no'"
    view = view_of(*({**field.page(), "step": 0} for field in fields if field), steps=["What matters"])
    page = desk(view, Engine()).open(before=steps)
    page.locator('[data-pk-key="start"]').click()
    shown = "[data-pk-field]:not([data-pk-field^='about.']):visible"
    names = "fields => fields.map(field => field.dataset.pkField)"
    read = "fields => fields.every(field => field.querySelector('.pk-label').offsetWidth > 1)"
    for heading, asked in (
        ("What matters", ["sure", "how"]),
        ("A year ago: which comes first?", ["order"]),
        ("Now: which comes first?", ["order"]),
        ("What matters", ["why"]),
    ):
        expect(page.locator(".pk-step-title:visible")).to_have_text(re.compile(rf"Step \d of 5. {re.escape(heading)}"))
        assert page.locator(shown).evaluate_all(names) == asked
        assert asked == ["order"] or len(asked) == 1 or page.locator(shown).evaluate_all(read)
        page.get_by_role("button", name="Next").click()
