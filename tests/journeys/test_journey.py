"""A leader's way through card 1.1, in the real workbook and a real browser."""

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.many import rest_long

from .card_support import answer_box, card, entries, expect_status, no_code_shows, stored, tab_to
from .mode_support import RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

WALK = "We waited twelve minutes at the crossing. She does it every day."


@pytest.mark.long
def test_card_1_1_is_answered_by_keyboard_alone_and_is_still_there_tomorrow(
    book: RunningWorkbook, browser: Browser
) -> None:
    page = book.page(browser)
    card(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    tab_to(page, '[data-pk-card="1.1"] [data-pk-field="about.community"] input')
    page.keyboard.type("Mill Bank")
    tab_to(page, '[data-pk-card="1.1"] [data-pk-field="walked_with"] input[type=radio]')
    page.keyboard.press("Space")
    tab_to(page, '[data-pk-card="1.1"] [data-pk-field="companion"] input')
    page.keyboard.type("Amira Testworth")
    tab_to(page, '[data-pk-card="1.1"] [data-pk-field="changing"] textarea')
    page.keyboard.type(f"{WALK} Amira showed me.")
    expect_status(page, "saved")
    tab_to(page, '[data-pk-card="1.1"] [data-pk-key="save"]')
    page.keyboard.press("Enter")
    expect(page.locator('[data-pk-card="1.1"]')).to_contain_text("Version 1")
    assert no_code_shows(page)
    [entry] = entries(book.folder)
    assert (entry.community, entry.version, entry.answers["walked_with"]) == ("Mill Bank", 1, "member")

    record = page.locator(".pk-record").first
    expect(record).to_contain_text(f"{WALK} Person A showed me.")

    page.reload()
    assert answer_box(page).input_value() == f"{WALK} Amira showed me."
    session = book.api(page, "api/sessions")[0]
    book.api(page, f"api/kernels/{session['kernel']['id']}/restart", "POST")
    answer_box(page).focus()
    page.keyboard.press("End")
    page.keyboard.type(" And then?")
    wait_until(lambda: str(stored(book)).endswith("And then?"), page=page)
    expect_status(page, "saved")
    assert no_code_shows(page)

    page.context.close()
    book.stop()
    book.start()
    again = book.page(browser)
    assert answer_box(again).input_value() == f"{WALK} Amira showed me. And then?"
    assert answer_box(again, "companion").input_value() == "Amira Testworth"
    assert card(again).locator('[data-pk-field="walked_with"] input').first.is_checked()
    assert no_code_shows(again)


def test_the_saved_notebook_holds_the_record_and_nothing_private(
    fresh_book: RunningWorkbook, window: BrowserContext
) -> None:
    book, page = fresh_book, fresh_book.page(window)
    answer_box(page, "companion").fill("Amira Testworth")
    answer_box(page).fill("Amira's street floods. SHOWN-TO-ALL")
    answer_box(page, "place").fill("PRIVATE-PLACE")
    private = card(page).locator('[data-pk-field="about.private"]')
    private.locator("summary").click()
    private.get_by_label("Where do you walk?").check()
    card(page).locator('[data-pk-key="save"]').click()
    expect(page.locator('[data-pk-card="1.1"]')).to_contain_text("Version 1")
    file = book.folder / "01-we-know-our-people.ipynb"
    wait_until(lambda: "SHOWN-TO-ALL" in file.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8")
    for secret in ("Amira", "Testworth", "PRIVATE-PLACE", "Textarea", "CardWidget", "widget-view", "model_id"):
        assert secret not in text
    assert "Person A’s street floods" in text or "Person A&#x27;s street floods" in text
    outputs = [out for cell in json.loads(text)["cells"] for out in cell.get("outputs", [])]
    assert outputs and all(set(out["data"]) == {"text/html", "text/plain"} for out in outputs)


@pytest.mark.long
def test_a_name_made_of_markup_is_shown_as_itself(fresh_book: RunningWorkbook, window: BrowserContext) -> None:
    page = fresh_book.page(window)
    hostile = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"
    answer_box(page).fill(hostile)
    card(page).locator('[data-pk-key="save"]').click()
    expect(page.locator(".pk-record").first).to_contain_text(hostile)
    assert page.title() != "owned"
    page.reload()
    assert answer_box(page).input_value() == hostile
    assert page.locator(".pk-record img[src=x]").count() == 0


@pytest.mark.long
@pytest.mark.parametrize("key", ["ArrowDown", "ArrowUp", "d", "a", "b", "x", "Enter", "Delete", "Escape", "m", "z"])
def test_keys_pressed_on_the_card_never_reach_the_notebook(shared_page: Page, key: str) -> None:
    page = shared_page
    cells = page.locator(".jp-Cell").count()
    assert cells >= 4
    for wanted in ('[data-pk-field="walked_with"] input', '[data-pk-key="save"]', "textarea", "summary"):
        page.locator(f'[data-pk-card="1.1"] {wanted}').first.focus()
        if wanted != '[data-pk-key="save"]' or key != "Enter":
            page.keyboard.press(key)
            page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == cells
    assert page.locator(".jp-Cell .jp-mod-editMode").count() == 0
    expect(page.locator('[data-pk-card="1.1"][data-pk-state="ready"]')).to_have_count(1)


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 400, 1280]))
def test_a_page_of_cards_has_no_accessibility_finding_and_reflows(shared_page: Page, width: int) -> None:
    from tests.axe import violations

    shared_page.set_viewport_size({"width": width, "height": 800})
    found = violations(shared_page)
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []
    assert shared_page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def shared_page(shared_book: RunningWorkbook, window: BrowserContext) -> Page:
    """Capability 1, open, for tests that leave no trace."""
    page = shared_book.page(window)
    card(page)
    return page
