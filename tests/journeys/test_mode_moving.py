"""One page after another in one tab and one kernel: nothing is lost on the way, and what is unusual is loaded anew."""

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from powerkit.resources import notebooks_folder

from .card_support import answer_box, card, entries, expect_open, kernels, stored
from .mode_support import RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

ONE, TWO = "01-we-know-our-people.ipynb", "02-we-build-trust.ipynb"
THREE, LOG = "03-we-make-space.ipynb", "11-log-book.ipynb"
SECOND = "my_part"
"""A question of card 2.1 that is answered in words."""

# Answers to what the address holds wait until `window.letGo()`.
HELD = """part => {
  const real = window.fetch;
  let open;
  const gate = new Promise(done => (open = done));
  window.letGo = open;
  window.fetch = async (input, init) => {
    if (String(input.url ?? input).includes(part)) {
      window.waits = true;
      await gate;
    }
    return real(input, init);
  };
}"""
CLICK = "files => files.forEach(file => document.querySelector(`.pk-nav a[href$='${file}']`).click())"
WHILE_IT_IS_DRAWN = """() => {
  window.drawing = new Promise(done => {
    const watch = new MutationObserver(() => document.body.dataset.pkPage || done());
    watch.observe(document.body, { attributeFilter: ["data-pk-page"] });
  });
}"""
UNSENT = "Object.keys(localStorage).filter(key => key.startsWith('powerkit:') && !key.endsWith('?')).length"


@pytest.fixture(scope="module")
def book(shared_book: RunningWorkbook) -> RunningWorkbook:
    return shared_book


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    """Capability 1 in a document that is marked."""
    page = tab(ONE)
    expect_open(page, "1.1")
    page.evaluate("window.sameDocument = true")
    return page


def move(page: Page, *files: str) -> None:
    """Press the bar's links to these pages, one right after the other, and wait for the last."""
    page.evaluate(CLICK, files)
    arrived(page, files[-1])


def arrived(page: Page, file: str) -> None:
    page.wait_for_url(f"**/{file}*")
    RunningWorkbook.wait_ready(page)


def moved(page: Page) -> bool:
    """Whether the document is still the one that was marked."""
    return bool(page.evaluate("window.sameDocument === true"))


def kernel(book: RunningWorkbook, file: str) -> str:
    """The id of the kernel of the page *file*."""
    return str(next(each for each in book.ask("api/sessions") if each["path"] == file)["kernel"]["id"])


def place(book: RunningWorkbook, wanted: str) -> str:
    """The page that the server knows this kernel for."""
    found = [str(each["path"]) for each in book.ask("api/sessions") if each["kernel"]["id"] == wanted]
    return ", ".join(found)


def test_pages_follow_each_other_in_one_document_and_one_kernel_with_address_bar_and_focus_right(
    book: RunningWorkbook, page: Page
) -> None:
    first = kernel(book, ONE)
    move(page, LOG)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator(".pk-nav a[aria-current=page]").first).to_have_text("Log book")
    assert page.title() == f"{page.get_by_role('heading', level=1).inner_text()} – Power Shifting Workbook"
    page.evaluate("history.pushState(null, '', '#pk-content'), document.querySelector('.pk-nav a').click()")
    arrived(page, "00-start.ipynb")
    page.evaluate("""() => {
      const link = Object.assign(document.createElement("a"), { href: "02-we-build-trust.ipynb#card-2-2" });
      document.querySelector("main").append(link);
      link.click();
      link.remove();
    }""")
    arrived(page, TWO)
    expect_open(page, "2.2")
    expect(card(page, "2.2").locator("h2:visible").first).to_be_focused()
    expect(page.locator(".pk-nav a[aria-current=true]")).to_have_text("Cards")
    wait_until(lambda: place(book, first) == TWO)
    page.go_back()
    arrived(page, "00-start.ipynb")
    page.go_back()
    page.go_back()
    page.go_back()
    arrived(page, ONE)
    expect_open(page, "1.1")
    page.go_forward()
    arrived(page, LOG)
    assert moved(page)
    wait_until(lambda: place(book, first) == LOG)
    page.reload()
    book.wait_ready(page)
    expect(page.locator(".pk-nav a[aria-current=page]").first).to_have_text("Log book")
    assert [each["kernel"]["id"] for each in book.ask("api/sessions")] == [first]


def test_what_is_typed_and_saved_while_the_next_page_is_on_its_way_is_kept_in_its_own_place(
    book: RunningWorkbook, window: BrowserContext
) -> None:
    page = window.new_page()
    page.add_init_script(f"({HELD})('api/contents/02')")
    page.goto(book.address(ONE))
    box = answer_box(page)
    box.fill("Typed before. ")
    page.evaluate("window.sameDocument = true")
    page.evaluate(CLICK, [TWO])
    page.wait_for_function("() => window.waits")
    wait_until(lambda: stored(book) == "Typed before. ", page=page)
    box.press_sequentially("And then. ")
    page.locator('[data-pk-card="1.1"] [data-pk-key="save"]').evaluate("button => button.click()")
    box.evaluate(
        """box => {
          document.execCommand("insertText", false, "At last.");
          window.letGo();
        }"""
    )
    arrived(page, TWO)
    assert moved(page)
    assert stored(book) == "Typed before. And then. At last."
    words = "Typed before. And then. "
    assert [str(entry.answers["changing"]).startswith(words) for entry in entries(book.folder)] == [True]
    wait_until(lambda: words.strip() in (book.folder / ONE).read_text(encoding="utf-8"))
    assert "Typed before" not in (book.folder / TWO).read_text(encoding="utf-8")
    page.go_back()
    arrived(page, ONE)
    assert answer_box(page).input_value() == "Typed before. And then. At last."
    assert page.evaluate(UNSENT) == 0
    page.close()


@pytest.mark.long
def test_of_many_quick_presses_the_last_one_counts(book: RunningWorkbook, page: Page) -> None:
    first = kernel(book, ONE)
    move(page, TWO, LOG, TWO, ONE, THREE)
    expect_open(page, "3.1")
    page.evaluate(WHILE_IT_IS_DRAWN)
    page.evaluate(CLICK, [TWO])
    page.evaluate(f"window.drawing.then(() => ({CLICK})({[LOG, ONE]}))")
    arrived(page, ONE)
    expect_open(page, "1.1")
    assert page.locator('[data-pk-card^="2."], [data-pk-card^="3."]').count() == 0
    assert moved(page)
    wait_until(lambda: place(book, first) == ONE)


AROUND = [
    "left, then killed",
    "stopped, then left",
    pytest.param("killed, then left", marks=pytest.mark.long),
    pytest.param("killed while it is drawn", marks=pytest.mark.long),
    pytest.param("stopped while it is drawn", marks=pytest.mark.long),
]


@pytest.mark.long
@pytest.mark.parametrize("order", AROUND)
def test_a_kernel_that_goes_around_a_move_is_there_again_on_the_page_that_was_wanted(
    book: RunningWorkbook, page: Page, order: str
) -> None:
    session = next(each["id"] for each in book.ask("api/sessions") if each["path"] == ONE)  # kept through the move

    def end() -> None:
        if "killed" in order:
            for process in kernels(book):
                process.kill()
        else:  # as one that has been idle for long
            book.ask(f"api/sessions/{session}", "DELETE")

    if "then left" in order:
        end()
    page.evaluate(CLICK, [TWO])
    if "drawn" in order:
        page.wait_for_url(f"**/{TWO}")
    if "then left" not in order:
        end()
    arrived(page, TWO)
    words = f"Said after it was {order}"
    answer_box(page, SECOND, "2.1").fill(words)
    wait_until(lambda: stored(book, SECOND, "2.1") == words, page=page)


@pytest.mark.long
def test_a_page_that_was_changed_is_gone_or_is_open_elsewhere_is_loaded_anew_and_says_so(
    book: RunningWorkbook, page: Page, tab: Callable[..., Page]
) -> None:
    notebook: dict[str, Any] = json.loads((notebooks_folder() / TWO).read_text(encoding="utf-8"))
    notebook["cells"][-1] |= {"cell_type": "code", "source": "open('ran', 'w')", "outputs": [], "execution_count": None}
    (book.folder / TWO).write_text(json.dumps(notebook), encoding="utf-8")
    page.evaluate(CLICK, [TWO])
    expect(page.get_by_role("alert")).to_contain_text("This page has been changed, so it was not started.")
    assert page.url.endswith(TWO) and not moved(page) and not (book.folder / "ran").exists()
    (book.folder / TWO).unlink()
    page.evaluate(CLICK, [TWO])
    expect(page.get_by_role("alert")).to_contain_text("This page can’t be read.")
    page.get_by_role("button", name="Put the original page back").click()
    book.wait_ready(page)
    other = tab(THREE)
    others = kernel(book, THREE)
    page.evaluate(CLICK, [THREE])
    expect(page.get_by_role("status")).to_contain_text("This page is already open in another tab.")
    move(other, LOG)  # and with that it is free
    arrived(page, THREE)
    expect_open(page, "3.1")
    wait_until(lambda: place(book, others) == LOG)
    assert kernel(book, THREE) != others, "two tabs never share a kernel"


LAPS = int(os.environ.get("POWERKIT_LAPS", "2"))


@pytest.mark.long
def test_what_a_tab_holds_does_not_grow_with_the_pages_it_has_shown(book: RunningWorkbook, page: Page) -> None:
    tools = page.context.new_cdp_session(page)

    def nodes() -> int:
        """The elements and texts that the tab holds, shown or not."""
        tools.send("HeapProfiler.collectGarbage")
        return int(tools.send("Memory.getDOMCounters")["nodes"])

    def lap() -> int:
        move(page, TWO)
        expect_open(page, "2.1")
        move(page, ONE)
        expect_open(page, "1.1")
        return nodes()

    first = lap()
    for _ in range(LAPS):
        lap()
    assert moved(page)

    wait_until(lambda: nodes() < 1.2 * first, page=page)
