"""The log book, Share and the review in Urdu: each side, mark, arrow key and swipe follows the reading."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from powerkit.app import labextension
from powerkit.deck import Deck, load_deck
from powerkit.deck.review_form import load_proforma
from powerkit.deck.texts import texts_of
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.text.catalogue import used
from powerkit.ui.host import Host
from powerkit.ui.pages.log import LogDesk, log_view
from powerkit.ui.pages.review import ReviewDesk, review_view
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from tests.axe import violations
from tests.languages import URDU_ENTRIES
from tests.many import rest_long

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]
URDU = load_deck(Path(__file__).parents[2] / "urdu")
STATIC = Path(labextension.__path__[0]) / "powerkit-workbook" / "static"
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
WIDTHS = [390, 1280]

ASTRAY = """page => {
  const right = page.getBoundingClientRect().right;
  const astray = [];
  for (const li of page.querySelectorAll("ul > li, ol > li")) {
    const style = getComputedStyle(li);
    const marked = li.checkVisibility() && style.listStyleType !== "none";
    if (marked && style.direction !== "rtl") astray.push("mark of " + li.textContent);
  }
  for (const fold of page.querySelectorAll("summary")) {
    const bare = [...fold.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (bare || getComputedStyle(fold).unicodeBidi === "plaintext") astray.push("fold " + fold.textContent);
  }
  for (const open of page.querySelectorAll(".pk-open")) {
    const range = document.createRange();
    range.selectNodeContents(open);
    const box = range.getBoundingClientRect();
    if (open.checkVisibility() && right - box.right > 60) astray.push(open.textContent);
  }
  return astray;
}"""
"""What begins on the left in a page that runs from right to left: marks of lists, and what opens and folds."""


@pytest.fixture
def urdu(empty_book: Logbook) -> Iterator[Logbook]:
    fill(URDU_ENTRIES, URDU, empty_book, client="test")
    texts = texts_of(URDU)
    with used("ur", lambda: texts):
        yield empty_book


def making(book: Logbook) -> Making:
    return Making(URDU, book, Host(WorkbookFolder(book.path.parent)), random.Random(4).randbytes, lambda: NOW)


def sound(page: Page) -> bool:
    """Whether axe finds nothing, nothing begins on the left, and nothing has to be scrolled sideways."""
    assert page.locator(".pk-page").get_attribute("dir") == "rtl"
    found = violations(page, context={"include": [[".pk-page"]], "exclude": [[".pk-preview"]]})
    assert [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]] == []
    assert page.locator(".pk-page").evaluate(ASTRAY) == []
    return not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def go_on(page: Page) -> None:
    for guess in page.locator("[data-pk-guess]:visible").all():
        guess.scroll_into_view_if_needed()
    before = page.locator("h2:visible").first.inner_text()
    page.get_by_role("button", name="Continue").click()
    if page.get_by_role("alert").filter(has_text="press Continue again").is_visible():
        page.get_by_role("button", name="Continue").click()
    expect(page.locator("h2:visible").first).not_to_have_text(before)


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long(WIDTHS))
def test_the_log_book_in_urdu_and_its_tabs_follow_the_reading(tab: MakeTab, urdu: Logbook, width: int) -> None:
    desk = LogDesk(URDU, urdu, WorkbookFolder(urdu.path.parent), NOW.date)
    page = tab(log_view(URDU, urdu.workbook_id), desk.answer, width).open()
    for door in page.locator(".pk-entry .pk-open").all():
        door.click()
    expect(page.get_by_text("Version 1 of 1")).to_have_count(2)
    assert sound(page)
    page.get_by_role("tab", name="Entries").focus()
    for name in ("Actions", "Forget"):
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_role("tab", name=name)).to_be_focused()
        assert sound(page)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Actions")).to_be_focused()


@pytest.mark.parametrize("width", rest_long(WIDTHS))
def test_share_in_urdu_from_choosing_to_the_files(tab: MakeTab, urdu: Logbook, width: int) -> None:
    page = tab(share_view(URDU, urdu.workbook_id), ShareDesk(making(urdu)).answer, width).open()
    page.get_by_role("button", name="Choose all").first.click()
    assert sound(page)
    go_on(page)
    page.get_by_label("Who will read it?").fill("Priya")
    assert sound(page)
    for _ in range(3):
        go_on(page)
        assert sound(page)
    page.get_by_label("Web page (.html)").check()
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your files are ready")).to_be_focused()
    assert sound(page)


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long(WIDTHS))
def test_a_review_in_urdu(tab: MakeTab, deck: Deck, urdu: Logbook, width: int) -> None:
    form = load_proforma(deck_folder(), deck)
    page = tab(review_view(form, URDU, urdu.workbook_id), ReviewDesk(form, making(urdu)).answer, width).open()
    expect(page.get_by_text("In this period: 2 entries")).to_be_visible()
    assert sound(page)
    go_on(page)
    page.get_by_label("What I am proud of").fill("ہم نے سنا")
    expect(page.get_by_text("Kept 14:02")).to_be_visible()
    for _ in range(3):
        assert sound(page)
        go_on(page)
    assert sound(page)


@pytest.mark.parametrize(("way", "arrow"), [("rtl", "ArrowLeft"), ("ltr", "ArrowRight")])
def test_the_next_card_comes_by_the_arrow_and_by_the_swipe_of_the_reading(
    chromium: Browser, way: str, arrow: str
) -> None:
    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        page = f'<!doctype html><html dir="{way}"><main style="height: 500px"></main></html>'
        if name and not (STATIC / name).is_file():
            return route.abort()  # an import of what is not there would be waited for without end
        body = (STATIC / name).read_text(encoding="utf-8") if name else page
        return route.fulfill(body=body, content_type="text/javascript" if name else "text/html")

    context = chromium.new_context(has_touch=True)
    context.route("**/*", serve)
    page = context.new_page()
    page.goto("http://turns.test/")
    page.evaluate("""async () => {
      const { watchTurns } = await import("/turn_gestures.js");
      window.turned = [];
      watchTurns(document.querySelector("main"), by => window.turned.push(by), new AbortController().signal);
    }""")
    back = {"ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}[arrow]
    page.keyboard.press(arrow)
    page.keyboard.press(back)
    fingers = context.new_cdp_session(page)
    # A finger pulls the next card in from the side on which it lies.
    for start, end in ((100, 300), (300, 100)) if way == "rtl" else ((300, 100), (100, 300)):
        for kind, across in (("touchStart", start), ("touchMove", end)):
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": across, "y": 200}]})
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("window.turned.length === 4")
    assert page.evaluate("window.turned") == [1, -1, 1, -1]
    context.close()
