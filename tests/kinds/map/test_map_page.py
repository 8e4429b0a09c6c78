"""A map's page as a reader opens it: offline, by keyboard, with scripts off."""

import pytest
from playwright.sync_api import Page, expect

from powerkit.kinds.map.compare import between
from powerkit.kinds.map.files.write import Request, write_map
from powerkit.kinds.map.model import read_map
from tests.axe import violations
from tests.documents.conftest import Opens
from tests.kinds.map.material import KIND, row
from tests.many import rest_long

THEN = [row("Ann", "3", "faith"), row("Cy", "1", "own")]
NOW = [
    row("Ann", "1", "faith", tie="stressed", seen="not_enough", knows="Bo <b>Bold</b>", note="Two\nlines"),
    row("Bo <b>Bold</b>", "2", "own", kind="group", wish="To meet"),
    row("আমিনা", "4", "housing", not_yet=True),
    row("Waiting for a place"),
]


def page_of() -> bytes:
    then, now = (read_map(KIND, KIND.check(rows)[0]) for rows in (THEN, NOW))
    return write_map(Request(now, "My map", between(then, now)), "html")[0].content


def complaints(page: Page) -> list[str]:
    return [violation["id"] for violation in violations(page)]


@pytest.mark.long
def test_a_keyboard_goes_from_a_person_on_the_map_to_their_row_and_back(opens: Opens) -> None:
    page = opens(page_of(), java_script_enabled=False)
    ann = page.get_by_role(
        "link", name="Ann, “Close” ring, Faith, stressed, seen: not enough, knows one person or group"
    )
    ann.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target th")).to_have_text("Ann")
    page.locator("tr:target a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("svg a:target")).to_have_attribute("aria-label", "".join(ann.get_attribute("aria-label") or ""))


@pytest.mark.long
def test_everybody_is_in_the_table_with_all_that_is_said_of_them(opens: Opens) -> None:
    page = opens(page_of(), java_script_enabled=False)
    rows = page.locator(".pk-map-table tbody tr")
    expect(rows).to_have_count(len(NOW))
    expect(rows.nth(0)).to_contain_text("Seen: not enough")
    expect(rows.nth(1).locator("th")).to_have_text("Bo <b>Bold</b> A group")
    expect(rows.nth(1)).to_contain_text("Wish: To meet")
    expect(rows.nth(3)).to_contain_text("Not placed yet")
    expect(page.locator("b")).to_have_count(0)


@pytest.mark.long
def test_what_the_map_says_and_what_has_changed_can_be_read(opens: Opens) -> None:
    page = opens(page_of(), java_script_enabled=False)
    expect(page.get_by_text("Moved closer: Ann (from “Sometimes” to “Close”).", exact=True)).to_be_visible()
    expect(page.get_by_text("Ann is in “Close” on your map, and the tie is stressed.")).to_be_visible()
    expect(page.get_by_role("img")).to_have_count(2)


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_axe_finds_nothing_and_nothing_is_cut_off(opens: Opens, width: int) -> None:
    page = opens(page_of(), width)
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(forced_colors="active")
    assert complaints(page) == []
