"""Three lists filled in turn and matched, by drag, tap, keys, menu and list; on a small screen one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.many import rest_long

from .harness import Desk
from .pair_support import Pairs, open_pairs, year_rows
from .words_support import findings

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

START: list[dict[str, Any]] = [
    {"_id": "r0", "item": "Safe care", "whose": "employer"},
    {"_id": "r1", "item": "The budget", "whose": "employer"},
    {"_id": "r2", "item": "That people are safe with us", "whose": "self"},
    {"_id": "r3", "item": "Nobody gets hurt", "whose": "local"},
    {"_id": "r4", "item": "Spending it right", "whose": "local"},
]
END = ["Safe care", "The budget", "Safe care", "Safe care", "The budget"]


def by_drag(pairs: Pairs) -> None:
    pairs.drag("Safe care", "That people are safe with us")
    pairs.drag("Nobody gets hurt", "That people are safe with us")
    pairs.drag("The budget", "Spending it right")


def by_tap(pairs: Pairs) -> None:
    pairs.tap("Safe care", "That people are safe with us")
    pairs.tap("Nobody gets hurt", "Safe care")
    pairs.tap("Spending it right", "The budget")


def by_keys(pairs: Pairs) -> None:
    pairs.keys("Safe care", "Enter", "ArrowDown", "Enter")
    pairs.keys("Nobody gets hurt", "Space", "ArrowDown", "Space")
    pairs.keys("The budget", "Enter", "ArrowUp", "Enter")


def by_menu(pairs: Pairs) -> None:
    for one, other in (
        ("Safe care", "That people are safe with us"),
        ("Safe care", "Nobody gets hurt"),
        ("The budget", "Spending it right"),
    ):
        panel = pairs.menu(one)
        panel.get_by_label("Same as").select_option(label=f"“{other}”")
        panel.get_by_role("button", name="Done").click()


def by_list(pairs: Pairs) -> None:
    for fold in pairs.el.locator(".pk-fold").all():
        fold.click()
    rows = pairs.el.locator("[data-pk-row]")
    for at, name in enumerate(END):
        rows.nth(at).get_by_label("Matches").fill(name)


WAYS = {"drag": by_drag, "tap": by_tap, "keys": by_keys, "menu": by_menu, "list": by_list}


@pytest.mark.parametrize("way", rest_long(WAYS.values()), ids=list(WAYS))
def test_the_same_items_are_matched_in_every_way_and_go_back_and_forth(
    desk: MakeDesk, way: Callable[[Pairs], None]
) -> None:
    pairs = open_pairs(desk, "8.1", START, viewport={"width": 1280, "height": 1700})
    way(pairs)
    stored = pairs.stored()
    assert [row["match"] for row in stored] == END
    expect(pairs.token("Safe care").locator("[data-pk-same]")).to_have_count(2)
    expect(pairs.el).to_contain_text("In all three: 1. In two lists: 1. In one list only: 0.")
    while pairs.undo().get_attribute("aria-disabled") == "false":
        pairs.undo().click()
    assert pairs.stored() == [{key: value for key, value in row.items() if key != "_id"} for row in START]
    expect(pairs.el.locator("[data-pk-same]")).to_have_count(0)
    while pairs.undo("redo").get_attribute("aria-disabled") == "false":
        pairs.undo("redo").click()
    assert pairs.stored() == stored


def test_the_lists_are_filled_one_after_the_other_by_keyboard_alone_and_then_matched(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "8.1")
    columns, page = pairs.el.locator(".pk-lists-column"), pairs.page
    for at, items in enumerate((["Safe care", "The budget"], ["Honesty"], ["Safe streets"])):
        expect(columns.locator("visible=true").locator("h4, h3, h5")).to_have_count(1)
        expect(columns.nth(at)).to_be_visible()
        add = columns.nth(at).get_by_role("textbox", name="Add an item")
        add.focus()
        for item in items:
            page.keyboard.insert_text(item)
            page.keyboard.press("Enter")
            expect(pairs.said()).to_contain_text(f"“{item}” added to list {at + 1}.")
        pairs.el.locator('[data-pk-key="next"]').focus()
        page.keyboard.press("Enter")
    expect(columns.locator("visible=true")).to_have_count(3)
    expect(pairs.el.get_by_text("Which items are the same thing?")).to_be_focused()
    expect(pairs.el.locator('[data-pk-key="step/3"]')).to_have_attribute("aria-current", "step")
    pairs.keys("Safe care", "Enter", "ArrowUp")
    expect(pairs.said()).to_contain_text("“Safe streets”, Local people see me as accountable for it. 2 of 2.")
    page.keyboard.press("Enter")
    expect(pairs.said()).to_contain_text("The same: “Safe care” and “Safe streets”.")
    expect(pairs.main("Safe care")).to_be_focused()
    assert [row.get("match", "") for row in pairs.stored()] == ["Safe care", "", "", "Safe care"]


@pytest.mark.long
def test_what_is_the_same_is_parted_renamed_for_all_of_them_and_moved_to_another_list(desk: MakeDesk) -> None:
    rows = [{**row, "match": "safe"} if row["_id"] in ("r0", "r2", "r3") else row for row in START]
    rows[1] = {**rows[1], "match": "money"}
    pairs = open_pairs(desk, "8.1", rows)
    panel = pairs.menu("Safe care")
    name = panel.get_by_label("What you call it in short")
    name.fill("Safety")
    assert [row.get("match", "") for row in pairs.stored()] == ["Safety", "money", "Safety", "Safety", ""]
    name.fill("money")
    expect(pairs.said()).to_contain_text("Something else is called that. Choose another name.")
    assert pairs.stored()[0]["match"] == "Safety"
    panel.get_by_role("button", name="Not the same").click()
    assert [row.get("match", "") for row in pairs.stored()] == ["", "money", "Safety", "Safety", ""]
    panel.get_by_label("Move to: which list").select_option("self")
    panel.get_by_role("button", name="Done").click()
    assert pairs.stored()[0]["whose"] == "self"
    pairs.menu("Nobody gets hurt").get_by_role("button", name="Not the same").click()
    assert [row.get("match", "") for row in pairs.stored()] == ["", "money", "", "", ""]
    page = pairs.page
    page.keyboard.press("Escape")
    pairs.tap("The budget", "Spending it right")  # a name that was there is kept
    assert pairs.stored()[4]["match"] == "money"
    pairs.drag("Safe care", "That people are safe with us")
    expect(pairs.said()).to_contain_text("“Safe care” is where it was.")
    pairs.keys("Safe care", "Delete")
    assert len(pairs.stored()) == 4


@pytest.mark.long
def test_on_a_small_screen_one_list_shows_and_a_match_is_made_across_them(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "8.1", START, viewport={"width": 320, "height": 900})
    columns = pairs.el.locator(".pk-lists-column")
    expect(columns.locator("visible=true")).to_have_count(1)
    pairs.main("Safe care").click()
    pairs.el.locator('[data-pk-key="which/2"]').click()
    expect(columns.nth(2)).to_be_visible()
    pairs.main("Nobody gets hurt").click()
    expect(pairs.said()).to_contain_text("The same: “Safe care” and “Nobody gets hurt”.")
    expect(pairs.main("Safe care")).to_be_focused()
    pairs.keys("The budget", "Enter", "ArrowDown")
    expect(pairs.token("That people are safe with us")).to_be_visible()
    pairs.page.keyboard.press("Enter")
    expect(pairs.main("The budget")).to_be_focused()
    pairs.keys("The budget", "ArrowRight")
    expect(pairs.main("That people are safe with us")).to_be_focused()
    assert [row.get("match", "") for row in pairs.stored()] == [
        "Safe care",
        "The budget",
        "The budget",
        "Safe care",
        "",
    ]
    assert pairs.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_items_that_say_no_list_wait_and_are_moved_to_one_from_their_menu(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "8.1", [*START, {"_id": "r5", "item": "Whose?"}, {"_id": "r6", "whose": "self"}])
    expect(pairs.el.locator(".pk-board-tray")).to_contain_text("Whose?")
    expect(pairs.token("An item with no name yet")).to_be_visible()
    pairs.menu("Whose?").get_by_label("Move to: which list").select_option("local")
    pairs.page.keyboard.press("Escape")
    expect(pairs.el.locator(".pk-board-tray")).to_be_hidden()
    assert pairs.stored()[5] == {"item": "Whose?", "whose": "local"}


HOSTILE = ["<img src=x onerror=alert(1)>", "w" * 300, "مرحبا بكم", 'a/b/c \\ "quoted" & more ' * 12]


@pytest.mark.long
def test_long_and_hostile_words_are_shown_and_matched_at_320_pixels(desk: MakeDesk) -> None:
    lists = ("employer", "self", "local", "self")
    rows = [{"_id": f"r/{at}", "item": words, "whose": lists[at]} for at, words in enumerate(HOSTILE)]
    pairs = open_pairs(desk, "8.1", rows, viewport={"width": 320, "height": 800})
    shown = pairs.el.locator(".pk-token-words").all_text_contents()
    assert sorted(shown) == sorted(words.strip() for words in HOSTILE)
    pairs.keys(HOSTILE[0], "Enter", "ArrowDown", "Enter")
    assert [row.get("match", "") for row in pairs.stored()] == [HOSTILE[0], HOSTILE[0], "", ""]
    spaced = "line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;"
    pairs.page.add_style_tag(content=f".pk-card * {{ {spaced} }}")
    assert pairs.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([400, 1280]))
def test_axe_finds_nothing_on_the_lists_however_they_stand(desk: MakeDesk, width: int) -> None:
    pairs = open_pairs(desk, "8.1", year_rows("8.1"), viewport={"width": width, "height": 900})
    assert findings(pairs.page) == []
    pairs.main("Staying in budget").click()
    assert findings(pairs.page) == []
    pairs.menu("First visit within two working days")
    assert findings(pairs.page) == []
    pairs.page.keyboard.press("Escape")
    pairs.el.locator('[data-pk-key="step/1"]').click()
    assert findings(pairs.page) == []
    assert pairs.page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_item_is_matched_by_its_grip_with_a_finger(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "8.1", START, has_touch=True, viewport={"width": 1000, "height": 1400})
    pairs.el.evaluate("(el) => el.scrollIntoView()")
    pairs.finger("Safe care", "Nobody gets hurt", by=".pk-token-main")
    expect(pairs.el.locator("[data-pk-same]")).to_have_count(0)
    pairs.finger("Safe care", "Nobody gets hurt")
    expect(pairs.token("Nobody gets hurt").locator("[data-pk-same]")).to_contain_text("Safe care")


@pytest.mark.long
def test_every_button_of_the_lists_is_large_enough_and_shows_in_forced_colours(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "8.1", year_rows("8.1"), forced_colors="active")
    pairs.main("Staying in budget").click()
    assert pairs.token("Staying in budget").evaluate("(el) => getComputedStyle(el).borderStyle") == "double"
    for name in (".pk-token-main", ".pk-token-more", ".pk-links-chip", ".pk-lists-step"):
        for box in [item.bounding_box() for item in pairs.el.locator(name).all()]:
            assert box and box["width"] >= 44 and box["height"] >= 44
