"""How saving stands is read at a glance in every state and width: no word of it breaks, and nothing gives way to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .harness import Desk
from .views import FACING, LINE, WORDS, quick, view_of

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]
WIDTHS = (320, 390, 640, 1280)
VIEW = view_of(WORDS, LINE, FACING)

# Words of what shows that stand on more than one line or outside the window; a header that covers too much.
WRONG = """() => {
  const card = document.querySelector(".pk-card");
  const wrong = [];
  for (const part of card.querySelectorAll(".pk-status, .pk-not-saved, .pk-to-cards, .pk-card-number")) {
    if (!part.offsetParent) continue;
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const words = [];
    while (texts.nextNode())
      for (const found of texts.currentNode.data.matchAll(/\\S+/g)) words.push([texts.currentNode, found]);
    for (const [text, { 0: word, index }] of words) {
      const range = document.createRange();
      range.setStart(text, index), range.setEnd(text, index + word.length);
      const boxes = [...range.getClientRects()];
      if (boxes.length > 1) wrong.push(`broken: ${word}`);
      if (boxes.some(({ left, right }) => left < 0 || right > innerWidth)) wrong.push(`outside: ${word}`);
    }
  }
  const [status] = [...card.querySelectorAll(".pk-status")].filter((line) => line.offsetParent);
  const high = (part) => part.getBoundingClientRect().height;
  if (status?.closest(".pk-stage-top") && high(status) > 2 * parseFloat(getComputedStyle(status).fontSize))
    wrong.push("two lines");
  const top = card.querySelector(".pk-stage-top");
  if (top?.offsetParent && high(top) > innerHeight / 3) wrong.push(`a header of ${high(top)}`);
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("scrolls sideways");
  return wrong;
}"""


def clean(desk: Desk, page: Page) -> None:
    """Nothing is written yet."""


def saving(desk: Desk, page: Page) -> None:
    desk.engine.stalled = True
    page.locator("textarea:visible").first.fill("Slow")


def kept(desk: Desk, page: Page) -> None:
    page.locator("textarea:visible").first.fill("Quick")


def refused(desk: Desk, page: Page) -> None:
    desk.engine.draft_error = (
        "The disk is full, so this was not saved in your log book. Make some room on the disk, then save again. "
        "What was saved before is still there."
    )
    page.locator("textarea:visible").first.fill("Refused")


def silent(desk: Desk, page: Page) -> None:
    desk.engine.silent = True
    page.locator("textarea:visible").first.fill("Nobody hears")


def silent_and_full(desk: Desk, page: Page) -> None:
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })")
    silent(desk, page)


def saving_again(desk: Desk, page: Page) -> None:
    silent(desk, page)
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "unsaved")
    desk.engine.silent, desk.engine.stalled = False, True


STATES: dict[Callable[[Desk, Page], None], str] = {
    clean: "clean",
    saving: "saving",
    kept: "saved",
    refused: "unsaved",
    silent: "unsaved",
    silent_and_full: "unsaved",
    saving_again: "unsaved",
}


def shown(desk: MakeDesk, width: int, *, steps: bool, is_quick: bool) -> tuple[Desk, Page]:
    view: dict[str, Any] = quick(VIEW) if is_quick else VIEW
    one = desk(view, stepwise=steps, viewport={"width": width, "height": 800})
    page = one.open()
    if steps:
        page.locator('[data-pk-key="start"]:visible').click()
    return one, page


@pytest.mark.parametrize("steps", [True, False], ids=["on a step", "all on one page"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_word_of_how_saving_stands_breaks_at_any_width(
    desk: MakeDesk, state: Callable[[Desk, Page], None], steps: bool
) -> None:
    one, page = shown(desk, WIDTHS[-1], steps=steps, is_quick=STATES[state] == "unsaved")
    state(one, page)
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", STATES[state])
    wrong: dict[int, list[str]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        wrong[width] = page.evaluate(WRONG)
    assert {width: what for width, what in wrong.items() if what} == {}


def test_what_the_page_says_at_its_top_the_card_does_not_say_too(desk: MakeDesk) -> None:
    one, page = shown(desk, 390, steps=True, is_quick=True)
    silent(one, page)
    expect(page.locator(".pk-why")).to_contain_text("The workbook is not answering.")
    expect(page.locator(".pk-why")).to_be_visible()
    page.evaluate("document.body.prepend(Object.assign(document.createElement('p'), { className: 'pk-page-lost' }))")
    expect(page.locator(".pk-why")).to_be_hidden()
    expect(page.locator(".pk-not-saved")).to_have_text(re.compile("^Keep this page open."))
    one.engine.silent, one.engine.draft_error = False, "The disk is full."
    expect(page.locator(".pk-why")).to_contain_text("The disk is full.")
    expect(page.locator(".pk-why")).to_be_visible()
