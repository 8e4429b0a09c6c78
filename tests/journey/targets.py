"""A leader's way through the real workbook in numbers, beside what each may be: `tests.journey.measure` prints them.

Start page and a page of three cards, empty and with the worked year, in both windows; how many presses the first entry
takes; and whether every card is landed on that a link leads to.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from powerkit.app.example import fill_example
from powerkit.deck import Deck
from powerkit.kinds.words.languages import ENGLISH, languages
from powerkit.kinds.words.tokenize import gather
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import examples_folder
from tests.journey.figures import SIZES
from tests.journeys.card_support import TOP, expect_open
from tests.journeys.mode_support import RunningWorkbook

START, CARDS = "00-start.ipynb", "01-we-know-our-people.ipynb"
START_PX = {"empty": 1600, "filled": 1900}
"""The most that the start page is high at 1280; on a phone its suits stand one under the other, and it has no bound."""
EMPTY_PX = {1280: 900, 390: 1100}
FILLED_PX = 2400
SEEN = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const seen = all.filter((one) => {
    const { top, bottom, width } = one.getBoundingClientRect();
    return one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && bottom > 0
      && top < innerHeight && !one.matches(".pk-skip, [tabindex='-1']");
  });
  const whole = [...document.querySelectorAll(".pk-deal .pk-start")]
    .filter((one) => one.getBoundingClientRect().bottom <= innerHeight);
  return { px: document.documentElement.scrollHeight, controls: seen.length, cards: whole.length };
}"""
HELD = """() => {
  const within = (what) => document.querySelectorAll(`[data-pk-card] ${what}`).length;
  const shown = (what) => [...document.querySelectorAll(`[data-pk-card] :is(${what})`)]
    .filter((one) => one.checkVisibility()).length;
  return { px: document.documentElement.scrollHeight, elements: within("*"), buttons: shown("button, summary, a"),
    inputs: shown("input, select, textarea") };
}"""
IN_FIELD = "() => document.activeElement.matches('[data-pk-card] :is(input, textarea, select)')"
MOST_KEYS = 200
MAP_PX = {1280: 14, 390: 13}
LETTERS = """() => Math.min(...[...document.querySelectorAll(".pk-map-svg :is(tspan, .mt)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.closest("text").getScreenCTM().a))"""
PEOPLE = ("Imran", "Pauline", "Joyce", "Rukhsana", "Carers’ Tuesday", "Leanne", "Nasreen", "Delroy")
LINES = Path(__file__).parents[1] / "kinds/words/cases/thirty_lines.txt"
FIRST_OF_ALL = "() => document.querySelector('a[href], button').focus()"
TOO_LOW = "(one) => one.getBoundingClientRect().bottom > innerHeight || one.getBoundingClientRect().top < 0"


@dataclass(frozen=True)
class Figure:
    """A number, what of, where it was taken, and its bound: the most it may be or, with *least*, the least."""

    what: str
    where: str
    value: int
    bound: int | None
    least: bool = False

    @property
    def beyond(self) -> bool:
        """Whether it is not what it may be."""
        if self.bound is None:
            return False
        return self.value < self.bound if self.least else self.value > self.bound

    def __str__(self) -> str:
        bound = "" if self.bound is None else f" (at {'least' if self.least else 'most'} {self.bound})"
        return f"{self.what}, {self.where}: {self.value}{bound}"


def targets(browser: Browser, deck: Deck, folder: Path, each: int = 1) -> Iterator[Figure]:
    """Every figure, in windows of both widths; the workbooks are made in *folder*; one of *each* is landed on."""
    with RunningWorkbook(folder / "Empty", start=START) as book:
        yield from _of_pages(book, browser, "empty")
        yield from _first_entry(book, browser)
        book.empty()
        yield from _people_placed(book, browser)
    (folder / "Filled").mkdir()
    fill_example(WorkbookFolder(folder / "Filled"), deck, examples_folder())
    with RunningWorkbook(folder / "Filled", start=START) as book:
        yield from _of_pages(book, browser, "filled")
        yield from _letters_of_a_map(book, browser)
        yield from _keys_to_a_field(book, browser)
        yield from _landed(book, browser, [*deck.cards][::each])
    yield from _words()


def _opened(book: RunningWorkbook, browser: Browser, name: str) -> Page:
    size = {"width": 1280, "height": SIZES[1280]}
    return book.page(book.context(browser, stepwise=True, viewport=size, reduced_motion="reduce"), name)


def _of_pages(book: RunningWorkbook, browser: Browser, kept: str) -> Iterator[Figure]:
    """The start page, and a page of three cards before one is opened, in each window."""
    page = _opened(book, browser, START)
    for width in _windows(page):
        where = f"start page, {kept}, at {width}"
        found = page.evaluate(SEEN)
        yield Figure("px", where, found["px"], START_PX[kept] if width == 1280 else None)
        yield Figure("cards one can start on the first screen", where, found["cards"], 3, least=True)
        yield Figure("controls on the first screen", where, found["controls"], 14)
    page.goto(book.address(CARDS))
    book.wait_ready(page)
    for width in _windows(page):
        where = f"page of three cards, {kept}, at {width}"
        highest: dict[str, int] = {}
        for number in ("1.1", "1.2", "1.3"):
            _go_to(page, number)
            highest = {name: max(value, highest.get(name, 0)) for name, value in page.evaluate(HELD).items()}
        yield Figure("px", where, highest["px"], EMPTY_PX[width] if kept == "empty" else FILLED_PX)
        yield Figure("elements", where, highest["elements"], 1000)
        yield Figure("buttons of the open card", where, highest["buttons"], 20)
        yield Figure("inputs of the open card", where, highest["inputs"], 0)
    page.context.close()


def _windows(page: Page) -> Iterator[int]:
    """Each width, once the page has it and is still."""
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        yield width


def _go_to(page: Page, card: str) -> None:
    page.evaluate("place => { location.hash = place; }", f"#card-{card.replace('.', '-')}")
    expect_open(page, card)


def _first_entry(book: RunningWorkbook, browser: Browser) -> Iterator[Figure]:
    """From the start page to the first saved entry by the short way, each press in sight before it is made."""
    page = _opened(book, browser, START)
    actions = low = 0

    def press(what: str) -> None:
        nonlocal actions, low
        button = page.locator(what).first
        expect(button).to_be_visible()
        low += button.evaluate(TOO_LOW)
        button.click()
        actions += 1

    page.get_by_label("I have").select_option("10 minutes")
    expect(page.locator(".pk-deal-pile")).to_contain_text("10 minutes")
    actions += 1
    press(".pk-deal .pk-start")
    press('[data-pk-key="brief"]:visible')
    first = page.locator("[data-pk-card] textarea:visible, [data-pk-card] input:visible").first
    expect(first).to_be_visible()
    first.fill("What I did")
    actions += 1
    while not page.locator('[data-pk-key="step-save"]').is_visible():
        press('[data-pk-key="step-next"]:visible')
    press('[data-pk-key="step-save"]')
    expect(page.locator("[data-pk-card][data-pk-place=back]:visible")).to_be_visible()
    yield Figure("actions", "start page to the first saved entry, the short way", actions, 9)
    yield Figure("presses below the screen", "start page to the first saved entry", low, 0)
    page.context.close()


def _keys_to_a_field(book: RunningWorkbook, browser: Browser) -> Iterator[Figure]:
    """From the top of a filled page with the Tab key to *Change it*, and from there into a field."""
    page = _opened(book, browser, CARDS)
    _go_to(page, "1.3")
    page.evaluate(FIRST_OF_ALL)
    keys = 1
    change = page.locator('[data-pk-key="back/change"]:visible')
    while keys < MOST_KEYS and not change.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
        keys += 1
    page.keyboard.press("Enter")
    expect(page.locator(".pk-step-title:visible")).to_be_visible()
    page.wait_for_function("() => document.activeElement !== document.body")
    while keys < MOST_KEYS and not page.evaluate(IN_FIELD):
        page.keyboard.press("Tab")
        keys += 1
    yield Figure("Tab stops before the first field", "card 1.3, filled", keys, 15)
    page.context.close()


def _landed(book: RunningWorkbook, browser: Browser, cards: Sequence[str]) -> Iterator[Figure]:
    """Of these cards, those that the start page's own links lead to the top of."""
    page = _opened(book, browser, START)
    landed = 0
    for card in cards:
        page.locator(f"a[data-pk-task='{card}']").click()
        expect_open(page, card)
        top = page.locator(f'[data-pk-card="{card}"]').evaluate("one => one.getBoundingClientRect().top")
        landed += 0 <= top <= TOP
        page.go_back()
        expect(page.locator(".pk-deal .pk-start").first).to_be_visible()
    yield Figure("cards landed on", f"from the start page, of {len(cards)}", landed, len(cards), least=True)


def _at_the_map(book: RunningWorkbook, browser: Browser, way: str) -> Page:
    page = _opened(book, browser, CARDS)
    _go_to(page, "1.2")
    page.locator(f'[data-pk-key="{way}"]:visible').click()
    expect(page.locator(".pk-step-title:visible")).to_be_visible()
    return page


def _people_placed(book: RunningWorkbook, browser: Browser) -> Iterator[Figure]:
    """Eight people named and placed on card 1.2, from its first step on."""
    page = _at_the_map(book, browser, "start")
    box = page.get_by_label("Add a person, group or organisation")
    box.click()
    actions = 1
    for name in PEOPLE:
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        actions += 2
    page.locator('[data-pk-key="step-next"]:visible').click()
    actions += 1
    disc = page.locator(".pk-map-svg .edge").bounding_box()
    assert disc is not None
    for number in range(len(PEOPLE)):
        expect(page.locator(".pk-map-now")).to_contain_text(f"{number + 1} of {len(PEOPLE)}")
        turn, far = 2 * math.pi * (number / len(PEOPLE) + 0.03), disc["width"] * 0.3
        page.mouse.click(
            disc["x"] + disc["width"] / 2 + far * math.cos(turn), disc["y"] + disc["height"] / 2 + far * math.sin(turn)
        )
        actions += 1
    expect(page.locator(".pk-map-now")).to_have_text("Everybody is on the map.")
    yield Figure("actions", f"{len(PEOPLE)} people named and placed on a map", actions, 26)
    page.context.close()


def _letters_of_a_map(book: RunningWorkbook, browser: Browser) -> Iterator[Figure]:
    """The smallest letters of a map while people are placed on it, in whole px."""
    page = _at_the_map(book, browser, "back/change")
    page.locator('[data-pk-key="step-next"]:visible').click()
    expect(page.locator(".pk-map-svg .pk-node").first).to_be_visible()
    for width in _windows(page):
        where = f"map of card 1.2, filled, at {width}"
        smallest = math.floor(page.evaluate(LETTERS) + 0.05)
        yield Figure("px of the smallest letters", where, smallest, MAP_PX[width], least=True)
    page.context.close()


def _words() -> Iterator[Figure]:
    """Of thirty lines as people say them, the largest words: none is a small word that carries no meaning."""
    words = gather(LINES.read_text(encoding="utf-8")).words
    most = max(word.people for word in words)
    empty = [word for word in words if word.people == most and word.word.casefold() in languages()[ENGLISH].small]
    yield Figure("largest words that carry no meaning", "thirty natural lines", len(empty), 0)
