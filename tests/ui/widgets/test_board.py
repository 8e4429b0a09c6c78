"""The board on a page: filled by drag, tap, keys, menu and list alike; one undo; every move said; for everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.many import rest_long

from .board_support import BOARDS, FINGER, Board, open_board, year_rows
from .harness import Desk
from .words_support import findings

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

START = [{"_id": f"r{at}", "item": item} for at, item in enumerate(("Leg clinic", "Flu jabs", "Letters"))]
END = [
    {"_id": "r0", "item": "Leg clinic", "zone": "consultation", "then": "co_design"},
    {"_id": "r1", "item": "Flu jabs", "zone": "informing", "then": "informing"},
    {"_id": "r2", "item": "Letters", "zone": "educating"},
]


def by_drag(board: Board) -> None:
    board.drag("r0/zone", "zone/consultation")
    board.drag("r0/zone", "then/co_design")
    board.drag("r1/zone", "zone/informing")
    board.drag("r1/zone", "then/informing")
    board.drag("r2/zone", "zone/educating")


def by_tap(board: Board) -> None:
    board.tap("r0/zone", "zone/consultation")
    board.place("then/co_design").locator(".pk-board-here").click()  # the second place is asked for at once
    board.tap("r1/zone", "zone/informing")
    board.el.get_by_role("button", name="The same as now").click()
    board.tap("r2/zone", "zone/educating")


def by_keys(board: Board) -> None:
    board.keys("r0/zone", "Enter", *["ArrowUp"] * 4, "ArrowRight", *["ArrowUp"] * 2, "Enter")
    board.keys("r1/zone", "Space", *["ArrowDown"] * 5, "ArrowRight", "Escape")
    board.keys("r2/zone", "Enter", *["ArrowUp"] * 2, "Enter")


def by_menu(board: Board) -> None:
    panel = board.menu("r0/zone")
    panel.get_by_label("Move to: where it is now").select_option("consultation")
    panel.get_by_label("The right rung for it").select_option("co_design")
    panel.get_by_role("button", name="Done").click()
    panel = board.menu("r1/zone")
    panel.get_by_label("Move to: where it is now").select_option("informing")
    panel.get_by_role("button", name="The same as now").click()
    panel.get_by_role("button", name="Done").click()
    board.menu("r2/zone").get_by_label("Move to: where it is now").select_option("educating")
    board.page.keyboard.press("Escape")


def by_list(board: Board) -> None:
    rows = board.el.locator("[data-pk-row]")
    for at, row in enumerate(END):
        rows.nth(at).get_by_label("Where it is now").select_option(row["zone"])
        rows.nth(at).get_by_label("The right rung for it").select_option(row.get("then", ""))


WAYS = {"drag": by_drag, "tap": by_tap, "keys": by_keys, "menu": by_menu, "list": by_list}


@pytest.mark.parametrize("way", rest_long(WAYS.values()), ids=list(WAYS))
def test_the_same_ladder_is_made_in_every_way_and_goes_back_and_forth(desk: MakeDesk, way: Callable[..., None]) -> None:
    board = open_board(desk, "2.1", START, viewport={"width": 1280, "height": 1700})
    way(board)
    assert board.stored() == END
    expect(board.el.locator("[data-pk-arrow]")).to_have_count(2)
    expect(board.token("r1/then")).to_contain_text("the same")
    undo, redo = (board.el.locator(f'.pk-board-history [data-pk-key="{key}"]') for key in ("undo", "redo"))
    steps = 0
    while undo.get_attribute("aria-disabled") == "false":
        undo.click()
        steps += 1
    assert board.stored() == START
    rows = board.el.locator("[data-pk-row]")
    expect(rows.nth(0).get_by_label("Where it is now")).to_have_value("")
    for _ in range(steps):
        redo.click()
    assert board.stored() == END
    expect(rows.nth(0).get_by_label("Where it is now")).to_have_value("consultation")
    expect(redo).to_have_attribute("aria-disabled", "true")


def test_each_move_is_said_in_words_and_one_way_through_by_keys_is_one_step_back(desk: MakeDesk) -> None:
    board = open_board(desk, "2.1", START)
    board.keys("r0/zone", "Enter")
    expect(board.said()).to_contain_text("“Leg clinic” picked up. Arrow keys move it.")
    board.page.keyboard.press("ArrowUp")
    expect(board.said()).to_contain_text("“Leg clinic”. Where it is now: Coercion.")
    board.page.keyboard.press("ArrowUp")
    board.page.keyboard.press("ArrowRight")
    expect(board.said()).to_contain_text("The right rung for it: Educating, the same as now.")
    expect(board.main("r0/then")).to_be_focused()
    board.page.keyboard.press("Escape")
    expect(board.said()).to_contain_text("Let go. “Leg clinic”.")
    board.page.keyboard.press("Control+z")
    expect(board.said()).to_contain_text("Undone: moved “Leg clinic”.")
    assert board.stored() == START


def test_an_item_is_dragged_by_its_grip_with_a_finger_and_elsewhere_a_finger_scrolls(desk: MakeDesk) -> None:
    board = open_board(desk, "9.1", START, has_touch=True, viewport={"width": 400, "height": 1400})
    board.el.evaluate("(el) => el.scrollIntoView()")
    place = board.place("zone/certain").element_handle()
    board.page.evaluate(FINGER, [board.main("r0/zone").element_handle(), place])
    expect(board.place("zone/").locator("[data-pk-token]")).to_have_count(3)
    board.page.evaluate(FINGER, [board.token("r0/zone").locator(".pk-token-grip").element_handle(), place])
    expect(board.place("zone/certain").locator("[data-pk-token]")).to_have_count(1)
    assert board.stored()[0] == {"_id": "r0", "item": "Leg clinic", "zone": "certain"}
    assert (
        board.token("r0/zone").locator(".pk-token-grip").evaluate("(el) => getComputedStyle(el).touchAction") == "none"
    )


def test_a_drag_let_go_with_escape_or_outside_leaves_the_item_where_it_was(desk: MakeDesk) -> None:
    board = open_board(desk, "9.1", START)
    board.main("r0/zone").scroll_into_view_if_needed()
    for end in ("Escape", "outside"):
        box = board.main("r0/zone").bounding_box()
        assert box
        board.page.mouse.move(box["x"] + 10, box["y"] + 10)
        board.page.mouse.down()
        board.page.mouse.move(box["x"] + 60, box["y"] + 40, steps=2)
        expect(board.token("r0/zone")).to_have_class("pk-token pk-dragged")
        if end == "Escape":
            board.page.keyboard.press("Escape")
        else:
            board.page.mouse.move(3, 3)
        board.page.mouse.up()
        expect(board.token("r0/zone")).to_have_class("pk-token")
        expect(board.said()).to_contain_text("stays where it was")
        if end == "outside":
            expect(board.page.locator(".pk-board-words")).to_contain_text("Let go of it on one of the places.")
    assert not board.engine.drafts("parts")


@pytest.mark.parametrize("part", rest_long(["line", "why"]))
def test_a_drag_selects_no_text_and_the_next_one_goes_too_whatever_was_selected_before(
    desk: MakeDesk, part: str
) -> None:
    rows = [{**row, "zone": "educating", "why": "Nobody was asked"} for row in START]
    board = open_board(desk, "2.1", rows, viewport={"width": 1280, "height": 1700})
    board.page.keyboard.press("ControlOrMeta+a")
    for item, zone in (("r0", "consultation"), ("r1", "informing")):
        held = board.token(f"{item}/zone").locator(f".pk-token-{part}").first
        box = held.bounding_box()
        to = board.el.locator(f'[data-pk-place="zone/{zone}"]').first.bounding_box()
        assert box and to
        board.page.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
        board.page.mouse.down()
        board.page.mouse.move(to["x"] + 20, to["y"] + 20, steps=6)
        assert board.page.evaluate("getSelection().toString()") == ""
        board.page.mouse.up()
        assert board.page.evaluate("getSelection().toString()") == ""
        assert next(row for row in board.stored() if row["_id"] == item)["zone"] == zone


def test_a_drag_whose_end_was_never_told_does_not_hold_up_the_next(desk: MakeDesk) -> None:
    board = open_board(desk, "2.1", START, viewport={"width": 1280, "height": 1700})
    board.main("r0/zone").dispatch_event("pointerdown", {"isPrimary": True, "pointerId": 99, "button": 0})
    board.drag("r1/zone", "zone/informing")
    assert next(row for row in board.stored() if row["_id"] == "r1")["zone"] == "informing"


def test_parts_are_sorted_in_two_steps_and_back_out_again(desk: MakeDesk) -> None:
    board = open_board(desk, "9.1", START)
    board.tap("r0/zone", "then/must_clear")
    assert board.stored()[0] == {"_id": "r0", "item": "Leg clinic", "zone": "unclear", "then": "must_clear"}
    expect(board.said()).to_contain_text("Less certain, unclear: Must become clearer")
    board.drag("r0/zone", "zone/certain")
    assert board.stored()[0] == {"_id": "r0", "item": "Leg clinic", "zone": "certain"}
    board.el.locator("[data-pk-row]").nth(1).get_by_label("And then").select_option("can_stay")
    assert board.stored()[1] == {"_id": "r1", "item": "Flu jabs", "zone": "unclear", "then": "can_stay"}
    expect(board.place("then/can_stay")).to_contain_text("Flu jabs")


@pytest.mark.long
def test_a_view_goes_to_a_discipline_of_ones_own_with_its_mark_and_why(desk: MakeDesk) -> None:
    board = open_board(desk, "3.3", START[:1])
    board.el.get_by_label("Another discipline, by name").first.fill("Podiatry")
    board.el.get_by_role("button", name="Add this place").click()
    board.tap("r0/zone", "own/podiatry")
    panel = board.menu("r0/zone")
    panel.get_by_label("Mark").select_option("unspoken")
    panel.get_by_label("What lies behind it?").fill("Said in the car")
    board.page.keyboard.press("Escape")
    expect(board.token("r0/zone").locator(".pk-token-more")).to_be_focused()
    assert board.stored() == [
        {
            "_id": "r0",
            "item": "Leg clinic",
            "zone": "other",
            "own": "Podiatry",
            "mark": "unspoken",
            "why": "Said in the car",
        }
    ]
    expect(board.token("r0/zone")).to_contain_text("▲ Unspoken")
    board.el.locator(".pk-board-rename summary").click()
    board.el.get_by_label("Name of Podiatry").fill("Foot care")
    board.page.keyboard.press("Tab")
    assert board.stored()[0]["own"] == "Foot care"
    board.drag("r0/zone", "zone/therapies")
    assert board.stored()[0]["zone"] == "therapies"
    assert "own" not in board.stored()[0]


@pytest.mark.long
def test_a_place_called_as_another_joins_it_says_so_and_can_be_parted(desk: MakeDesk) -> None:
    names = ("Podiatry", "Foot care")
    rows = [{"_id": f"r{at}", "item": own, "zone": "other", "own": own} for at, own in enumerate(names)]
    board = open_board(desk, "3.3", rows)
    board.el.get_by_text("Rename Podiatry").click()
    name = board.el.get_by_label("Name of Podiatry")
    name.fill("foot  care")
    name.press("Enter")
    expect(board.said()).to_contain_text("Podiatry and Foot care are one place now. Undo parts them.")
    assert [row["own"] for row in board.stored()] == ["Foot care", "Foot care"]
    board.el.get_by_role("button", name="Undo").first.click()
    assert [row["own"] for row in board.stored()] == ["Podiatry", "Foot care"]


@pytest.mark.long
def test_items_are_added_many_at_once_renamed_and_removed_with_the_list_following(desk: MakeDesk) -> None:
    board = open_board(desk, "5.3")
    add = board.el.get_by_role("textbox", name="Add a theme")
    add.fill("Somewhere to sit\nAsked first\n\n")
    add.press("Enter")
    expect(board.said()).to_contain_text("2 added, not placed yet.")
    expect(add).to_be_focused()
    rows = board.el.locator("[data-pk-row]")
    rows.nth(0).get_by_role("textbox", name="Theme (theme 1)").fill("A place to sit")
    expect(board.place("zone/")).to_contain_text("A place to sit")
    key = board.el.locator("[data-pk-token]").nth(1).get_attribute("data-pk-token")
    board.menu(key or "").get_by_role("button", name="Remove").click()
    expect(rows).to_have_count(1)
    assert [row["item"] for row in board.stored()] == ["A place to sit"]
    board.page.keyboard.press("Control+z")
    assert [row["item"] for row in board.stored()] == ["A place to sit", "Asked first"]


def test_undo_while_a_menu_is_open_shows_in_it_and_closes_it_when_its_item_is_gone(desk: MakeDesk) -> None:
    board = open_board(desk, "5.1")
    add = board.el.get_by_role("textbox", name="Add a person or group")
    add.fill("Our physios")
    add.press("Enter")
    token = board.el.locator("[data-pk-token]").get_attribute("data-pk-token") or ""
    panel = board.menu(token)
    now = panel.get_by_label("Move to: where they have a say now")
    now.select_option("design")
    expect(board.place("zone/design")).to_contain_text("Our physios")
    now.press("Control+z")
    expect(now).to_have_value("")
    now.press("Control+z")
    expect(panel).to_be_hidden()
    assert board.stored() == []


def test_undo_from_within_the_list_shows_in_the_list_too(desk: MakeDesk) -> None:
    board = open_board(desk, "9.1", START)
    now = board.el.locator("[data-pk-row]").nth(0).get_by_label("Where it is")
    now.select_option("certain")
    expect(board.place("zone/certain")).to_contain_text("Leg clinic")
    now.press("Control+z")
    expect(now).to_have_value("")
    expect(board.place("zone/")).to_contain_text("Leg clinic")
    now.press("Control+y")
    expect(now).to_have_value("certain")
    board.el.locator("[data-pk-row]").nth(1).get_by_role("button", name="Remove").click()
    expect(board.el.locator("[data-pk-row]")).to_have_count(2)
    board.el.locator(".pk-undo").get_by_role("button", name="Undo").click()
    expect(board.el.locator("[data-pk-row]")).to_have_count(3)
    expect(now).to_have_value("certain")  # one press is one step back


HOSTILE = ["<img src=x onerror=alert(1)>", "w" * 300, "مرحبا بكم", "a/b/c \\ “quoted” & more " * 12]


@pytest.mark.parametrize("card", rest_long(["2.1", "9.1"]))
def test_long_and_hostile_words_are_shown_as_themselves_at_320_pixels(desk: MakeDesk, card: str) -> None:
    zone = {"2.1": "informing", "9.1": "certain"}[card]
    rows = [{"_id": f"r/{at}", "item": words, "zone": zone, "then": zone} for at, words in enumerate(HOSTILE)]
    if card == "9.1":
        rows = [{**row, "then": ""} for row in rows]
    board = open_board(desk, card, rows, viewport={"width": 320, "height": 800})
    for at, words in enumerate(HOSTILE):
        shown = board.token(f"r/{at}/zone").locator(".pk-token-words").text_content()
        assert (shown or "").strip() == words.strip()
    assert sideways(board.page) <= 320
    board.tap("r/1/zone", {"2.1": "zone/coercion", "9.1": "zone/unclear"}[card])
    assert board.stored()[1]["zone"] == {"2.1": "coercion", "9.1": "unclear"}[card]


def sideways(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("card", rest_long(BOARDS, 2))
def test_a_board_with_text_spaced_out_fits_320_pixels_and_cuts_nothing_off(desk: MakeDesk, card: str) -> None:
    board = open_board(desk, card, year_rows(card), viewport={"width": 320, "height": 900})
    spaced = "line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;"
    board.page.add_style_tag(content=f".pk-card * {{ {spaced} }}")
    assert sideways(board.page) <= 320
    cut = """(el) => [...el.querySelectorAll(".pk-board *")]
      .filter((one) => one.checkVisibility() && !one.closest(".pk-aside"))
      .filter((one) => getComputedStyle(one).overflow === "hidden" && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent)"""
    assert [words for words in board.el.evaluate(cut) if words] == []


@pytest.mark.long
@pytest.mark.parametrize("card", rest_long(BOARDS, 2))
def test_axe_finds_nothing_on_any_board_however_it_stands(desk: MakeDesk, card: str) -> None:
    board = open_board(desk, card, year_rows(card))
    assert findings(board.page) == []
    first: Any = year_rows(card)[0]["_id"]
    board.main(f"{first}/zone").click()
    assert findings(board.page) == []
    board.menu(f"{first}/zone")
    assert findings(board.page) == []
    board.page.keyboard.press("Escape")
    board.page.set_viewport_size({"width": 400, "height": 900})
    assert findings(board.page) == []
    assert sideways(board.page) <= 400


def test_what_is_chosen_and_marked_shows_in_forced_colours_and_not_by_colour_alone(desk: MakeDesk) -> None:
    board = open_board(desk, "3.3", year_rows("3.3"), forced_colors="active")
    board.main("r2bd9/zone").click()
    assert board.token("r2bd9/zone").evaluate("(el) => getComputedStyle(el).borderStyle") == "double"
    tags = board.el.locator(".pk-token-mark").all_inner_texts()
    assert {"● Shared", "◆ Different", "▲ Unspoken"} == set(tags)


@pytest.mark.long
def test_every_button_of_an_item_is_large_enough_to_touch(desk: MakeDesk) -> None:
    board = open_board(desk, "2.1", year_rows("2.1"), viewport={"width": 400, "height": 900})
    for name in (".pk-token-main", ".pk-token-more"):
        for box in [item.bounding_box() for item in board.el.locator(name).all()]:
            assert box and box["width"] >= 44 and box["height"] >= 44


@pytest.mark.long
def test_everything_is_said_to_be_placed_once_both_places_of_each_item_are_chosen(desk: MakeDesk) -> None:
    board = open_board(desk, "2.1", START[:2])
    tray = board.el.locator(".pk-board-tray")
    board.tap("r0/zone", "zone/consultation")
    board.place("then/co_design").locator(".pk-board-here").click()
    expect(tray.locator(".pk-board-none")).to_be_hidden()
    board.drag("r1/zone", "zone/informing")
    expect(tray).to_contain_text("1 has no place yet under “The right rung for it”.")
    expect(tray).not_to_contain_text("Everything is placed.")
    board.drag("r1/zone", "then/informing")
    expect(tray).to_contain_text("Everything is placed.")


@pytest.mark.long
def test_a_board_with_one_place_for_each_item_asks_for_no_second(desk: MakeDesk) -> None:
    board = open_board(desk, "5.3", [{"_id": "r0", "item": "Letters"}])
    board.menu("r0/zone").locator("select").first.select_option(index=1)
    board.page.keyboard.press("Escape")
    expect(board.el.locator(".pk-board-tray")).to_contain_text("Everything is placed.")


def test_a_card_drawn_anew_gives_the_focus_back_to_that_button_where_two_are_called_alike(desk: MakeDesk) -> None:
    """The board and its list each have an "Add": the first of them took the focus from the other."""
    board = open_board(desk, "2.1", START)
    page = board.page
    at = board.el.locator('[data-pk-key="add"]').evaluate_all(
        "all => all.map((each) => each.checkVisibility()).lastIndexOf(true)"
    )
    assert at == 1, "the second of two, and it can be pressed"
    board.el.locator('[data-pk-key="add"]').nth(at).focus()
    page.evaluate("takeAway(); draw()")
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    expect(board.el.locator('[data-pk-key="add"]').nth(at)).to_be_focused()
