"""Every page, narrow and wide: nothing scrolls sideways, and nothing that stays put lies over what has the focus."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.resources import notebooks_folder
from tests.one_browser import ARGUMENTS, CHROMIUM

from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

PAGES = sorted(file.name for file in notebooks_folder().glob("*.ipynb"))
LIKE_THE_FIRST = [name for name in PAGES if "02" <= name[:2] <= "09"]
"""Pages of three or four cards, as the first and the last capability's."""

SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll("body *")].filter((el) => {
  const moves = el === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(el).overflowX);
  return moves && el.checkVisibility() && el.scrollWidth > el.clientWidth + 1
    && !el.matches(".pk-wide, .pk-scroll, .pk-aside"); // a table in a frame of its own, and what is only read aloud
}).map((el) => `${el.tagName}.${el.className} ${el.scrollWidth} > ${el.clientWidth}`)"""

COVERED = """() => {
  const focusable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const put = (el) => { // the nearest of what stands around it that does not go with the page
    for (let at = el; at; at = at.parentElement) {
      if (["fixed", "sticky", "absolute"].includes(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  const lain = [];
  for (const el of document.querySelectorAll(focusable)) {
    if (el.disabled || !el.checkVisibility({ checkVisibilityCSS: true }) || el.closest(".pk-aside, [inert]")) continue;
    el.focus();
    if (document.activeElement !== el) continue;
    const box = el.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    for (const [across, down] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]]) {
      const [x, y] = [box.x + across * box.width, box.y + down * box.height];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      const top = document.elementFromPoint(x, y);
      const over = top && !el.contains(top) && !top.contains(el) && put(top);
      if (over && !over.contains(el)) lain.push(`${el.outerHTML.slice(0, 90)} under ${top.outerHTML.slice(0, 90)}`);
    }
  }
  return [...new Set(lain)];
}"""


@pytest.fixture(scope="module")
def pages(shared_book: RunningWorkbook, browser: Browser) -> Iterator[Page]:
    """A tab of a browser whose scrollbars take room, as a mouse's do: the usual one of the tests hides them."""
    shown = browser.browser_type.launch(
        executable_path=CHROMIUM, args=ARGUMENTS, ignore_default_args=["--hide-scrollbars"]
    )
    page = shared_book.page(shared_book.context(shown), PAGES[0])
    page.add_style_tag(content="::-webkit-scrollbar { width: 15px; height: 15px; }")
    yield page
    shown.close()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] * (name in LIKE_THE_FIRST)) for name in PAGES]
)
def test_no_part_of_a_page_scrolls_sideways_and_nothing_lies_over_what_has_the_focus(pages: Page, name: str) -> None:
    open_page(pages, name)
    for width, height in ((390, 844), (1280, 800)):
        pages.set_viewport_size({"width": width, "height": height})
        found = {f"{width}": pages.evaluate(SIDEWAYS), f"covered at {width}": pages.evaluate(COVERED)}
        for word in pages.locator(".pk-words > li > .pk-menu-button:visible").all():
            word.click()
            found[f"{width} menu"] = pages.evaluate(SIDEWAYS)
            pages.keyboard.press("Escape")
        if pages.locator(".pk-card .pk-start:visible").count():
            pages.locator(".pk-card .pk-start:visible").click()
            expect(pages.locator("body[data-pk-place=steps]")).to_have_count(1)
            found |= {f"{width} step": pages.evaluate(SIDEWAYS), f"covered at {width} step": pages.evaluate(COVERED)}
            pages.go_back()
            expect(pages.locator("body[data-pk-place=front]")).to_have_count(1)
        assert {where: said for where, said in found.items() if said} == {}


def open_page(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    if not page.url.partition("?")[0].endswith(name):
        page.locator(f".pk-nav a[href$='{name}']").first.evaluate("one => one.click()")
    expect(page.locator("body[data-pk-page=ready]")).to_have_count(1)
    page.wait_for_url(f"**/{name}*")
    page.locator(":is(.pk-page, [data-pk-card])[data-pk-state=ready]:visible").wait_for()
