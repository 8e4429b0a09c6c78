"""Talents and local issues with links between them: drawn by drag, tap, keys, menu and list alike, and nothing lost."""

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
    {"_id": "r0", "talent": "Sewing", "who": "Amina"},
    {"_id": "r1", "talent": "A van", "who": "Joe"},
    {"_id": "r2", "issue": "Cold homes"},
    {"_id": "r3", "issue": "Nowhere to meet"},
]
END = [
    {"talent": "Sewing", "who": "Amina", "issue": "Cold homes"},
    {"talent": "A van", "who": "Joe", "issue": "Nowhere to meet"},
    {"talent": "Sewing", "who": "Amina", "issue": "Nowhere to meet"},
]


def by_drag(pairs: Pairs) -> None:
    pairs.drag("Sewing", "Cold homes")
    pairs.drag("Nowhere to meet", "A van")
    pairs.drag("Sewing", "Nowhere to meet")


def by_tap(pairs: Pairs) -> None:
    pairs.tap("Sewing", "Cold homes")
    pairs.tap("Nowhere to meet", "A van")
    pairs.tap("Sewing", "Nowhere to meet")


def by_keys(pairs: Pairs) -> None:
    pairs.keys("Sewing", "Enter", "ArrowDown", "Enter")
    pairs.keys("Nowhere to meet", "Space", "ArrowUp", "Space")
    pairs.keys("Sewing", "Enter", "ArrowRight", "ArrowRight", "Enter")


def by_menu(pairs: Pairs) -> None:
    for talent, issue in (("Sewing", "Cold homes"), ("A van", "Nowhere to meet"), ("Sewing", "Nowhere to meet")):
        panel = pairs.menu(talent)
        panel.get_by_label("Link to").select_option(label=f"“{issue}”")
        panel.get_by_role("button", name="Done").click()


def by_list(pairs: Pairs) -> None:
    rows = pairs.el.locator("[data-pk-row]")
    rows.nth(3).get_by_role("button", name="Remove").click()
    rows.nth(2).get_by_role("button", name="Remove").click()
    rows.nth(0).get_by_label("Local issue it could help with").fill("Cold homes")
    rows.nth(1).get_by_label("Local issue it could help with").fill("Nowhere to meet")
    pairs.el.get_by_role("button", name="Add another link").click()
    for label, words in (("Skill or talent", "Sewing"), ("Who has it", "Amina"), ("Local issue", "Nowhere to meet")):
        rows.nth(2).get_by_label(label).fill(words)


WAYS = {"drag": by_drag, "tap": by_tap, "keys": by_keys, "menu": by_menu, "list": by_list}


@pytest.mark.parametrize("way", rest_long(WAYS.values()), ids=list(WAYS))
def test_the_same_links_are_drawn_in_every_way_and_go_back_and_forth(
    desk: MakeDesk, way: Callable[[Pairs], None]
) -> None:
    pairs = open_pairs(desk, "4.3", START, viewport={"width": 1280, "height": 1700})
    if way is by_list:
        for title in pairs.el.locator(".pk-fold").all():
            title.click()
    way(pairs)
    assert pairs.stored() == END
    expect(pairs.el.locator("[data-pk-link]")).to_have_count(3)
    expect(pairs.token("Sewing").locator("[data-pk-linked]")).to_have_count(2)
    expect(pairs.token("Nowhere to meet")).to_contain_text("A van")
    while pairs.undo().get_attribute("aria-disabled") == "false":
        pairs.undo().click()
    assert pairs.stored() == [{key: value for key, value in row.items() if key != "_id"} for row in START]
    expect(pairs.el.locator("[data-pk-link]")).to_have_count(0)
    while pairs.undo("redo").get_attribute("aria-disabled") == "false":
        pairs.undo("redo").click()
    assert pairs.stored() == END


@pytest.mark.long
def test_what_the_keys_lead_to_is_said_in_words_and_escape_lets_go(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "4.3", START)
    pairs.keys("Sewing", "Enter")
    expect(pairs.said()).to_contain_text("“Sewing” picked up. Arrow keys go through the 2 it could be joined with")
    pairs.page.keyboard.press("ArrowDown")
    expect(pairs.said()).to_contain_text("“Cold homes”, no link yet. 1 of 2. Enter joins.")
    expect(pairs.token("Cold homes")).to_contain_class("pk-aimed")
    pairs.page.keyboard.press("Escape")
    expect(pairs.said()).to_contain_text("“Sewing” let go.")
    pairs.keys("Sewing", "Enter", "ArrowDown", "Enter")
    expect(pairs.said()).to_contain_text("Linked: “Sewing” and “Cold homes”.")
    expect(pairs.main("Sewing")).to_be_focused()
    pairs.page.keyboard.press("ArrowRight")
    expect(pairs.main("Cold homes")).to_be_focused()
    pairs.keys("Sewing", "Enter", "ArrowDown", "Enter")
    expect(pairs.said()).to_contain_text("“Sewing” and “Cold homes” are linked already.")
    pairs.page.keyboard.press("Control+z")
    expect(pairs.said()).to_contain_text("Undone: linked “Sewing” and “Cold homes”.")


def test_a_link_opens_how_to_invite_and_how_long_and_when_unlinked_both_cards_stay(desk: MakeDesk) -> None:
    rows = [{"_id": "r0", "talent": "Sewing", "who": "Amina", "issue": "Cold homes"}]
    pairs = open_pairs(desk, "4.3", rows)
    pairs.token("Sewing").locator("[data-pk-linked]").click()
    panel = pairs.el.locator("dialog[open]")
    expect(panel.get_by_role("heading")).to_have_text("“Sewing” and “Cold homes”")
    panel.get_by_label("How I would invite them").fill("Over tea")
    panel.get_by_label("Hours they might give").fill("2")
    assert pairs.stored() == [
        {"talent": "Sewing", "who": "Amina", "issue": "Cold homes", "invite": "Over tea", "hours": 2}
    ]
    expect(pairs.token("Sewing")).to_contain_text("Over tea")
    panel.get_by_role("button", name="Unlink").click()
    expect(pairs.el.locator("dialog[open]")).to_have_count(0)
    assert pairs.stored() == [
        {"talent": "Sewing", "who": "Amina", "invite": "Over tea", "hours": 2},
        {"issue": "Cold homes"},
    ]
    pairs.tap("Sewing", "Cold homes")
    assert pairs.stored() == [
        {"talent": "Sewing", "who": "Amina", "issue": "Cold homes", "invite": "Over tea", "hours": 2}
    ]


@pytest.mark.long
def test_a_card_renamed_is_renamed_in_every_link_even_past_the_words_of_another(desk: MakeDesk) -> None:
    rows = [
        {"_id": "r0", "talent": "Sew", "issue": "Cold homes"},
        {"_id": "r1", "talent": "Cooking", "issue": "Cold homes"},
        {"_id": "r2", "talent": "Cooking", "issue": "Hunger"},
    ]
    pairs = open_pairs(desk, "4.3", rows)
    panel = pairs.menu("Cooking")
    box = panel.get_by_label("Skill or talent")
    box.fill("")
    expect(panel.locator("[aria-live]")).to_contain_text("A card needs a few words.")  # all else is inert now
    box.press_sequentially("Sewing")
    panel.get_by_role("button", name="Done").click()
    assert [row["talent"] for row in pairs.stored()] == ["Sew", "Sewing", "Sewing"]
    expect(pairs.el.locator(".pk-links-left [data-pk-token]")).to_have_count(2)
    panel = pairs.menu("Sewing")
    panel.get_by_label("Skill or talent").fill("sew")
    expect(panel.locator(".pk-cells .pk-error").first).to_contain_text(
        "There is a card “Sew” already. This one stays “Sewing” until you call it something else."
    )
    panel.get_by_role("button", name="Done").click()
    expect(pairs.el.locator(".pk-links-left [data-pk-token]")).to_have_count(2)
    assert [row["talent"] for row in pairs.stored()] == ["Sew", "Sewing", "Sewing"]


@pytest.mark.long
def test_what_two_lines_say_of_one_link_is_seen_in_one_place_and_unlinked_at_once(desk: MakeDesk) -> None:
    rows = [
        {"_id": "r0", "talent": "Sew", "issue": "Cold homes", "invite": "Over tea"},
        {"_id": "r1", "talent": "sew", "issue": "Cold homes", "invite": "By letter"},
    ]
    pairs = open_pairs(desk, "4.3", rows)
    expect(pairs.token("Sew").locator(".pk-links-chip")).to_have_count(1)
    panel = pairs.menu("Sew")
    boxes = panel.get_by_label("How I would invite them")
    assert [boxes.nth(at).input_value() for at in range(boxes.count())] == ["Over tea", "By letter"]
    panel.get_by_role("button", name="Unlink").click()
    panel.get_by_role("button", name="Done").click()
    expect(pairs.token("Sew")).to_contain_text("No link yet")
    assert [(row["talent"], row["invite"]) for row in pairs.stored() if "talent" in row] == [
        ("Sew", "Over tea"),
        ("sew", "By letter"),
    ]


@pytest.mark.long
def test_cards_are_added_many_at_once_with_whose_they_are_and_taken_off_without_their_mates(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "4.3")
    pairs.el.get_by_label("Add a skill or talent").fill("Sewing\nCooking")
    pairs.el.get_by_label("Who has it").first.fill("Me")
    pairs.page.keyboard.press("Enter")
    expect(pairs.said()).to_contain_text("2 added. No link yet.")
    issue = pairs.el.get_by_label("Add a local issue it could help with")
    issue.fill("Hunger")
    issue.press("Enter")
    issue.fill("hunger ")
    issue.press("Enter")
    expect(pairs.said()).to_contain_text("That is there already.")
    pairs.tap("Cooking", "Hunger")
    pairs.tap("Hunger", "Sewing")
    assert pairs.stored() == [
        {"talent": "Sewing", "who": "Me", "issue": "Hunger"},
        {"talent": "Cooking", "who": "Me", "issue": "Hunger"},
    ]
    pairs.keys("Sewing", "Delete")
    expect(pairs.main("Cooking")).to_be_focused()
    pairs.menu("Cooking").get_by_role("button", name="Remove").click()
    assert pairs.stored() == [{"issue": "Hunger"}]
    pairs.page.keyboard.press("Control+z")
    pairs.page.keyboard.press("Control+z")
    assert len(pairs.stored()) == 2


def test_a_card_is_dragged_by_its_grip_with_a_finger_and_elsewhere_a_finger_scrolls(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "4.3", START, has_touch=True, viewport={"width": 400, "height": 1800})
    pairs.el.evaluate("(el) => el.scrollIntoView()")
    pairs.finger("Sewing", "Cold homes", by=".pk-token-main")
    expect(pairs.el.locator("[data-pk-linked]")).to_have_count(0)
    pairs.finger("Sewing", "Cold homes")
    expect(pairs.token("Cold homes").locator("[data-pk-linked]")).to_contain_text("Sewing")
    pairs.drag("A van", "Sewing")  # two of one side are not linked
    expect(pairs.said()).to_contain_text("“A van” is where it was.")
    assert len(pairs.stored()) == 3


HOSTILE = ["<img src=x onerror=alert(1)>", "w" * 300, "مرحبا بكم", 'a/b/c \\ "quoted" & more ' * 12]


def test_long_and_hostile_words_are_shown_as_themselves_at_320_pixels(desk: MakeDesk) -> None:
    rows = [{"_id": f"r/{at}", "talent": words, "issue": words, "who": words} for at, words in enumerate(HOSTILE)]
    pairs = open_pairs(desk, "4.3", rows, viewport={"width": 320, "height": 800})
    shown = pairs.el.locator(".pk-links-left .pk-token-words").all_text_contents()
    assert shown == [words.strip() for words in HOSTILE]
    assert pairs.page.evaluate("document.documentElement.scrollWidth") <= 320
    spaced = "line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;"
    pairs.page.add_style_tag(content=f".pk-card * {{ {spaced} }}")
    assert pairs.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([400, 1280]))
def test_axe_finds_nothing_on_the_two_columns_however_they_stand(desk: MakeDesk, width: int) -> None:
    pairs = open_pairs(desk, "4.3", year_rows("4.3"), viewport={"width": width, "height": 900})
    assert findings(pairs.page) == []
    pairs.main("A van").click()
    assert findings(pairs.page) == []
    pairs.menu("A van")
    assert findings(pairs.page) == []
    assert pairs.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.long
def test_links_show_in_forced_colours_and_every_button_is_large_enough(desk: MakeDesk) -> None:
    pairs = open_pairs(desk, "4.3", year_rows("4.3"), forced_colors="active")
    pairs.main("A van").click()
    assert pairs.token("A van").evaluate("(el) => getComputedStyle(el).borderStyle") == "double"
    for name in (".pk-token-main", ".pk-token-more", ".pk-links-chip"):
        for box in [item.bounding_box() for item in pairs.el.locator(name).all()]:
            assert box and box["width"] >= 44 and box["height"] >= 44
