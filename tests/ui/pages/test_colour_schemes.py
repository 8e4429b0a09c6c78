"""By night and in the system's own few colours: what is read stands out, and what is chosen is seen."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.deck.review_form import load_proforma
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui.card_view import card_view
from powerkit.ui.host import Host
from powerkit.ui.pages.home import HomeDesk, home_view
from powerkit.ui.pages.log import LogDesk, log_view
from powerkit.ui.pages.review import ReviewDesk, review_view
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from tests.journey.figures import SIZES, Keeper, books
from tests.shipped import shipped_deck
from tests.ui.widgets.harness import Desk

from .harness import Tab

pytestmark = pytest.mark.browser
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)

UNSEEN = """() => {
  const boxes = "select, textarea, input:not([type=checkbox], [type=radio], [type=hidden], [type=file], [type=range])";
  const visible = (el) => el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length;
  const said = (el) => `${el.tagName} ${el.className} “${el.textContent.trim().slice(0, 40)}”`;
  const edgeless = (el) => {
    const { borderStyle, borderWidth, borderColor, backgroundColor } = getComputedStyle(el);
    return borderStyle === "none" || parseFloat(borderWidth) < 1 || borderColor === backgroundColor;
  };
  const parts = ["content", "display", "transform", "fontWeight", "textDecorationLine", "outlineStyle", "outlineColor",
    "borderWidth", "borderStyle", "borderColor"];
  const looks = (el) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(el, part);
    return [...parts, ...(style.forcedColorAdjust === "none" ? ["backgroundColor"] : [])].map((name) => style[name]);
  }) + [...el.children].map(looks);
  const found = [...document.querySelectorAll(boxes)].filter((el) => visible(el) && edgeless(el))
    .map((el) => "no edge: " + said(el));
  for (const name of ["aria-pressed", "aria-checked", "aria-selected", "aria-current"]) {
    for (const el of document.querySelectorAll(`[${name}]:not([${name}="false"])`)) {
      if (!visible(el) || el.closest("svg")) continue;
      const [was, chosen] = [el.getAttribute(name), looks(el)];
      el.removeAttribute(name);
      if (looks(el) === chosen) found.push("not seen to be chosen: " + said(el));
      el.setAttribute(name, was);
    }
  }
  return found;
}"""
"""Boxes without an edge; and what looks the same when it isn't chosen: forced colours take backgrounds away."""

BRIGHT = (
    """(el) => getComputedStyle(el).backgroundColor.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0)"""
)


def findings(page: Page, where: str) -> list[str]:
    """What axe says of contrast by night, and what is not seen in forced colours: their contrast is the system's."""
    page.emulate_media(color_scheme="dark", forced_colors="none", reduced_motion="reduce")
    assert page.locator(".pk-card, .pk-page").first.evaluate(BRIGHT) < 200, where
    axe = Axe().run(page, context=[[".pk-card, .pk-page"]], options={"runOnly": ["color-contrast"]}).response
    found = [
        f"{node['html'][:120]} {node['any'][0]['message']}" for item in axe["violations"] for node in item["nodes"]
    ]
    page.emulate_media(color_scheme="dark", forced_colors="active")
    return [f"{where}: {item}" for item in found + page.evaluate(UNSEEN)]


@contextmanager
def held(browser: Browser, deck: Deck, number: str, book: Logbook, width: int) -> Iterator[Page]:
    """One card in a browser window of its own, ready, as somebody opens it."""
    view = {**card_view(deck, deck.card(number), book.workbook_id), "timing": {"ack": 60_000, "ask": 60_000}}
    keeper: Any = Keeper(deck, deck.card(number), book)
    size: Any = {"width": width, "height": SIZES[width]}
    context = browser.new_context(viewport=size, locale="en-GB", stepwise=True)  # type: ignore[call-arg]
    try:
        yield Desk(context, keeper, view).open()
    finally:
        context.close()


def saved(browser: Browser, deck: Deck, number: str, book: Logbook, steps: int, width: int = 1280) -> list[str]:
    """What is found on a saved card's back, and on its first steps."""
    with held(browser, deck, number, book, width) as page:
        page.locator(".pk-card[data-pk-place=back]").wait_for()
        found = findings(page, f"{number} back")
        page.locator('[data-pk-key="back/change"]').click()
        for _ in range(steps):
            found += findings(page, f"{number} {page.locator('.pk-step-name').inner_text()}")
            if page.locator('[data-pk-key="step-save"]').is_visible():
                break
            page.locator('[data-pk-key="step-next"]').click()
    return found


def front(browser: Browser, deck: Deck, number: str, book: Logbook, width: int = 1280) -> list[str]:
    """What is found on the front of a card that nobody has begun."""
    with held(browser, deck, number, book, width) as page:
        page.locator(".pk-card[data-pk-place=front]").wait_for()
        return findings(page, f"{number} front")


def test_a_card_is_read_by_night_and_in_forced_colours(chromium: Browser, deck: Deck, book: Logbook) -> None:
    assert front(chromium, deck, "3.2", book) + saved(chromium, deck, "1.2", book, steps=2) == []


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Logbook, Logbook]]:
    """An empty log book and the worked year."""
    both = books(tmp_path_factory.mktemp("year"), shipped_deck())
    yield both
    for item in both:
        item.close()


@pytest.mark.long
@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("number", shipped_deck().cards)
def test_every_card_is_read_by_night_and_in_forced_colours(
    chromium: Browser, deck: Deck, year: tuple[Logbook, Logbook], number: str, width: int
) -> None:
    empty, filled = year
    found = front(chromium, deck, number, empty, width)
    assert found + saved(chromium, deck, number, filled, 20, width) == []


def test_the_pages_are_read_by_night_and_in_forced_colours(
    tab: Callable[..., Tab], deck: Deck, book: Logbook, tmp_path: Path
) -> None:
    folder = WorkbookFolder(tmp_path)
    making = Making(deck, book, Host(folder), random.Random(1).randbytes, lambda: NOW)
    form = load_proforma(deck_folder(), deck)
    starter = load_starter(deck_folder(), range(1, 11))
    pages = (
        (home_view(deck, starter), HomeDesk(deck, book, tmp_path, random.Random(3)).answer, ""),
        (log_view(deck, book.workbook_id), LogDesk(deck, book, folder, NOW.date).answer, ".pk-open"),
        (share_view(deck, book.workbook_id), ShareDesk(making).answer, ""),
        (review_view(form, deck, book.workbook_id), ReviewDesk(form, making).answer, '[data-pk-key="my-year"]'),
    )
    found = []
    for view, answer, further in pages:
        page = tab(view, answer).open()
        found += findings(page, view["page"])
        if further:
            page.locator(further).first.click()
            found += findings(page, f"{view['page']}, further")
    assert found == []
