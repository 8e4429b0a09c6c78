"""The map of card 1.2 made by keyboard alone, and gone on from in 2.3, in the real workbook and a real browser."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .card_support import card, entries, expect_status, no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

MAP = '[data-pk-card="1.2"] [data-pk-field="map"]'
ELSEWHERE = "02-we-build-trust.ipynb"
AMIRA = "Amira Testperson"


def stands(inside: Locator) -> list[str | None]:
    """Everybody drawn on the picture in there: who they are and where, as it is read aloud."""
    return [each.get_attribute("aria-label") for each in inside.locator(".pk-node").all()]


def save(page: Page, number: str) -> None:
    """Save the card by its button, reached with Tab."""
    tab_to(page, f'[data-pk-card="{number}"] [data-pk-key="save"]')
    expect_status(page, "saved", number)
    page.keyboard.press("Enter")


def a_map_by_keys(page: Page) -> Locator:
    """Two people added to card 1.2 and placed, all by keys; gives the card."""
    one = card(page, "1.2")
    keys = page.keyboard
    tab_to(page, f'{MAP} [data-pk-key="new"]')
    for name in (AMIRA, "Bo"):
        keys.insert_text(name)
        keys.press("Enter")
    expect(one.locator(".pk-map-drawer")).to_contain_text("Not placed yet (2)")
    for name, inwards, on in ((AMIRA, 3, 2), ("Bo", 1, 0)):
        chip = one.locator(".pk-map-chip").filter(has_text=name)
        tab_to(page, f'{MAP} [data-pk-key="{chip.get_attribute("data-pk-key")}"]')
        if chip.get_attribute("aria-pressed") == "false":
            keys.press("Enter")
        expect(chip).to_have_attribute("aria-pressed", "true")
        for key in ("ArrowUp", *["ArrowUp"] * inwards, *["ArrowRight"] * on, "Enter"):
            keys.press(key)
        expect(one.locator(f'.pk-node[aria-label^="{name},"]')).to_be_focused()
    return one


@pytest.mark.long
def test_a_map_is_made_linked_and_saved_by_keyboard_alone_and_stands_as_it_was_after_a_reload(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, reduced_motion="reduce")
    cells = page.locator(".jp-Cell").count()
    keys = page.keyboard
    one = a_map_by_keys(page)
    tab_to(page, f'{MAP} [data-pk-key="link"]')
    keys.press("Enter")
    tab_to(page, f"{MAP} .pk-node")
    for key in ("Enter", "ArrowUp", "Enter"):
        keys.press(key)
    expect(one.get_by_label("They know each other", exact=True)).to_be_checked()
    stood = [
        f"{AMIRA}, close ring, voluntary, knows 1 person or group",
        "Bo, sometimes ring, my own team or organisation, knows 1 person or group",
    ]
    assert stands(one) == stood

    save(page, "1.2")
    expect(one).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "1.2")
    saved = [{key: row[key] for key in ("name", "ring", "sector", "knows")} for row in entry.answers["map"]]
    assert saved == [
        {"name": AMIRA, "ring": "1", "sector": "voluntary", "knows": "Bo"},
        {"name": "Bo", "ring": "3", "sector": "own", "knows": ""},
    ]

    record = page.locator(".pk-record").filter(has_text="Card 1.2")
    picture = record.locator("img[src^='data:image/svg+xml']")
    expect(picture).to_have_count(1)
    expect(picture).to_have_attribute(
        "alt",
        "A relationship map with me in the middle of four rings. “Close”: Person A. “Sometimes”: Person B.",
    )
    with urlopen(picture.get_attribute("src") or "") as data:  # a picture in the page itself
        drawn = data.read().decode()
    assert "Person A" in drawn
    assert "Testperson" not in drawn
    assert picture.evaluate("async (el) => (await el.decode(), el.naturalWidth)") > 0
    expect(record).not_to_contain_text("Testperson")
    assert page.locator(".jp-Cell").count() == cells
    assert no_code_shows(page)

    page.reload()
    fresh_book.wait_ready(page)
    card(page, "1.2").locator(".pk-rmap").scroll_into_view_if_needed()
    expect(one.locator(".pk-node")).to_have_count(2)
    assert stands(one) == stood
    assert no_code_shows(page)


@pytest.mark.long
def test_somebody_is_picked_on_the_earlier_map_and_a_new_person_named_beside_it_joins_the_map_as_not_yet(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser, reduced_motion="reduce")
    made = a_map_by_keys(page)
    save(page, "1.2")
    expect(made).to_contain_text("Version 1.")

    page.goto(fresh_book.address(ELSEWHERE))
    fresh_book.wait_ready(page)
    two = card(page, "2.3")
    again = two.locator('[data-pk-field="map_again"]')
    again.scroll_into_view_if_needed()
    again.locator(".pk-map-stage").scroll_into_view_if_needed()
    expect(again.locator(".pk-node")).to_have_count(2)
    assert stands(again) == [f"{AMIRA}, close ring, voluntary", "Bo, sometimes ring, my own team or organisation"]
    again.locator('.pk-node[aria-label^="Bo,"]').click()
    expect(again.locator('.pk-node[aria-label^="Bo,"]')).to_have_attribute("aria-selected", "true")
    expect(again.get_by_label("Bo", exact=True)).to_be_checked()

    two.locator('[data-pk-field="new_ties"] [data-pk-key="add"]').click()
    page.keyboard.insert_text("Cy Newcomer")
    save(page, "2.3")
    expect(two).to_contain_text("Saved as version 2 of your map in card 1.2, with Cy Newcomer new on it.")
    [chosen] = entries(fresh_book.folder, "2.3")
    assert (chosen.answers["map_again"]["picked"], chosen.answers["map_again"]["version"]) == (["Bo"], 1)
    [grown] = entries(fresh_book.folder, "1.2")
    assert grown.version == 2
    assert [(row["name"], row["not_yet"]) for row in grown.answers["map"]] == [
        (AMIRA, False),
        ("Bo", False),
        ("Cy Newcomer", True),
    ]
    assert no_code_shows(page)
