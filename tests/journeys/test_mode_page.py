"""Workbook mode as a leader meets it: one plain page with no programmer's tool in sight."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.many import rest_long

from .card_support import card, in_the_menu
from .mode_support import RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

ONE, TWO = "01-we-know-our-people.ipynb", "02-we-build-trust.ipynb"
CARD = '[data-pk-card="1.1"][data-pk-state="ready"]'


@pytest.fixture(scope="module")
def opened(shared_book: RunningWorkbook, browser: Browser) -> tuple[RunningWorkbook, Page]:
    page = shared_book.page(browser)
    page.wait_for_selector(CARD)
    return shared_book, page


@pytest.fixture
def page(opened: tuple[RunningWorkbook, Page]) -> Page:
    opened[1].set_viewport_size({"width": 1280, "height": 900})
    return opened[1]


def test_no_code_prompt_side_bar_menu_toolbar_or_status_bar_shows(page: Page) -> None:
    for part in (
        ".jp-CodeCell .jp-Cell-inputWrapper", ".jp-InputPrompt", ".jp-OutputPrompt", ".jp-SideBar", ".jp-Toolbar",
        "#jp-MainMenu", "#jp-main-statusbar", ".jp-Launcher", ".jp-Notebook-footer", ".jp-cell-toolbar",
        ".jp-Dialog", ".jp-toast-container",
    ):  # fmt: skip
        assert page.locator(part).locator("visible=true").count() == 0, part
    assert "import" not in page.locator("body").inner_text()


def test_the_page_has_one_main_landmark_one_heading_and_that_heading_as_its_title(page: Page) -> None:
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    heading = page.get_by_role("heading", level=1).inner_text()
    assert page.title() == f"{heading} – Power Shifting Workbook"
    assert page.locator("html").get_attribute("lang") == "en"


def test_nothing_outside_the_bar_and_the_cards_takes_a_tab_stop(page: Page) -> None:
    expect(
        page.locator(".jp-Cell[tabindex], .jp-Notebook[tabindex], .jp-OutputArea [tabindex='0'].lm-Widget")
    ).to_have_count(0)


def test_the_bar_leads_to_each_page_there_is_and_says_which_is_open(opened: tuple[RunningWorkbook, Page]) -> None:
    book, page = opened
    led = page.locator("nav[aria-label='Pages of the workbook'] a").evaluate_all(
        "all => all.map((one) => one.pathname)"
    )
    files = {file.name for file in book.folder.glob("[0-9][0-9]-*.ipynb")}
    assert {item.rsplit("/", 1)[1] for item in led} == files
    expect(page.locator("nav a[aria-current=page]")).to_have_attribute("href", re.compile(ONE))


@pytest.mark.parametrize("width", [1280, 400, 320])
def test_what_can_be_pressed_in_the_bar_is_large_enough_and_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate("document.getElementById('pk-menu').showPopover()")  # the focus stays where it is
    pressed = page.locator(".pk-header a:visible, .pk-header button:visible").all()
    assert len(pressed) > 12
    for target in pressed:
        box = target.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.getElementById('pk-menu').hidePopover()")


def test_the_whole_document_scrolls_so_that_zoom_and_find_work(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollHeight") > 3000
    page.mouse.wheel(0, 1500)
    wait_until(lambda: page.evaluate("window.scrollY") > 500)
    assert page.evaluate("window.find('Ways to lead this change')")
    page.evaluate("getSelection().empty(); scrollTo(0, 0)")


def test_the_first_tab_stop_skips_to_the_page(page: Page) -> None:
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_axe_finds_nothing_on_the_whole_page(page: Page) -> None:
    from tests.axe import violations

    found = violations(page)
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []


@pytest.mark.parametrize(
    "keys",
    ["a", "b", "d d", "x", "m", "y", "z", "Enter", "Shift+Enter", "ArrowDown", "Delete", "c v", "Control+Shift+c",
     "Control+b", "Control+Shift+d", "0 0", "i i", "Alt+w", "Control+z"],
)  # fmt: skip
def test_no_key_of_jupyterlab_does_anything_on_the_page(page: Page, keys: str) -> None:
    before = page.locator(".jp-Cell").count(), page.locator("body > *").count()
    page.get_by_role("main").focus()
    for key in keys.split():
        page.keyboard.press(key)
    assert (page.locator(".jp-Cell").count(), page.locator("body > *").count()) == before
    assert page.locator(CARD).count() == 1
    assert page.locator(".jp-mod-editMode").count() == 0


def test_words_of_a_card_cannot_be_edited_but_can_be_selected(page: Page) -> None:
    text = card(page, "1.1").locator("li:visible").first
    text.dblclick(position={"x": 40, "y": 10})
    assert page.evaluate("getSelection().toString().trim().length") > 0
    assert page.locator(".jp-MarkdownCell .pk-source").locator("visible=true").count() == 0
    page.keyboard.type("dd")
    assert text.is_visible()


def test_ctrl_s_saves_and_does_not_open_the_browsers_own_dialog(page: Page) -> None:
    page.evaluate("addEventListener('keydown', e => { window.stopped = e.defaultPrevented }, true)")
    with page.expect_request(lambda request: request.method == "PUT" and ONE in request.url):
        page.keyboard.press("Control+s")
    assert page.evaluate("window.stopped")


def test_the_code_can_be_looked_at_but_not_changed_and_hidden_again(page: Page) -> None:
    button = page.locator("#pk-code")
    expect(button).to_have_attribute("aria-pressed", "false")
    in_the_menu(page, "Show the code")
    code = page.locator(".jp-CodeCell .pk-source").first
    expect(code).to_be_visible()
    expect(code).to_contain_text('workbook.card("1.1")')
    code.click()
    page.keyboard.type("print(1)")
    assert "print" not in code.inner_text()
    in_the_menu(page, "Show the code")
    expect(code).not_to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_moving_to_another_page_leaves_one_kernel_for_that_page_and_back_works(
    opened: tuple[RunningWorkbook, Page],
) -> None:
    book, page = opened
    before = [item["kernel"]["id"] for item in book.api(page, "api/sessions")]
    in_the_menu(page, "2. We build trust and work in partnership with communities")
    page.wait_for_url(f"**/{TWO}")
    book.wait_ready(page)
    assert page.get_by_role("heading", level=1).inner_text().startswith("2. ")
    wait_until(lambda: [item["path"] for item in book.api(page, "api/sessions")] == [TWO])
    page.go_back()
    page.wait_for_url(re.compile(ONE))
    book.wait_ready(page)
    page.wait_for_selector(CARD)
    wait_until(lambda: [item["path"] for item in book.api(page, "api/sessions")] == [ONE])
    assert [item["kernel"]["id"] for item in book.api(page, "api/sessions")] == before


@pytest.mark.long
def test_an_address_with_no_page_says_so(opened: tuple[RunningWorkbook, Page], browser: Browser) -> None:
    book, _ = opened
    page = book.page(browser, "nothing-here", ready=False)
    expect(page.get_by_role("alert")).to_contain_text("There is no page here.")
    page = book.page(browser, "01-gone.ipynb", ready=False)
    expect(page.get_by_role("alert")).to_contain_text("This page can’t be read.")
    page.get_by_role("button", name="Go to your cards").click()
    page.wait_for_url("**/00-start.ipynb")


@pytest.mark.parametrize("address", rest_long(["powerkit", "01-we-know-our-people.ipynb"]))
def test_an_address_that_lost_a_piece_has_one_line_and_a_link_to_the_cards(
    opened: tuple[RunningWorkbook, Page], address: str
) -> None:
    book, page = opened
    lost = page.context.new_page()
    lost.goto(f"{book.root}{address}")
    expect(lost.get_by_role("heading")).to_have_text("There is no page here.")
    assert "404" not in lost.inner_text("body")
    lost.get_by_role("link", name="Go to your cards").click()
    book.wait_ready(lost)
    expect(lost.get_by_role("heading", name="How long have you got?")).to_be_visible()
    lost.close()


@pytest.mark.parametrize(
    ("address", "leads_to"),
    rest_long([("lab#card-2-1", f"{TWO}#card-2-1"), ("lab", "00-start.ipynb"), ("lab/tree/", "00-start.ipynb")]),
)
def test_an_address_that_names_no_page_leads_to_its_card_or_to_the_start_page(
    opened: tuple[RunningWorkbook, Page], address: str, leads_to: str
) -> None:
    book, page = opened
    bare = page.context.new_page()
    bare.goto(f"{book.root}{address}")
    bare.wait_for_url(f"**/{leads_to}")
    book.wait_ready(bare)
    bare.close()


def test_closing_asks_once_stops_everything_and_says_where_the_work_is(book: RunningWorkbook, browser: Browser) -> None:
    page = book.page(browser)
    other = page.context.new_page()
    other.goto(book.address(TWO))
    book.wait_ready(other)
    in_the_menu(page, "Close the workbook")
    dialog = page.get_by_role("dialog", name="Close the workbook?")
    dialog.get_by_role("button", name="Keep it open").click()
    expect(dialog).to_have_count(0)
    in_the_menu(page, "Close the workbook")
    dialog.get_by_role("button", name="Close the workbook").click()
    for item in (page, other):
        expect(item.get_by_role("heading", level=1)).to_have_text("Your workbook is closed")
        expect(item.get_by_role("main")).to_contain_text(f"You can close this tab. Your work is saved in {book.folder}")
    assert book.wait_closed()
    assert book.stop() == ["Your workbook is closed."]
    assert not (book.folder / ".powerkit" / "runtime" / "running.json").exists()
