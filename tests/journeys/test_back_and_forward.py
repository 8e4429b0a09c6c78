"""Back, Forward and a reload over pages, cards, steps and the places of a page: a random walk beside a plain list."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.many import examples, rest_long

from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

SIGHT = """() => {
  const seen = (query) => [...document.querySelectorAll(query)].find((one) => one.checkVisibility());
  const { state } = history;
  const file = decodeURIComponent(location.pathname.split("/").pop());
  const card = seen("[data-pk-card]");
  const place = card?.dataset.pkPlace ?? "";
  const page = seen(".pk-page");
  const there = document.body.dataset.pkPage === "ready" && (card ?? page)?.dataset.pkState === "ready"
    && (place === "steps") === Boolean(state?.step) && (!state?.step || state.card === card?.dataset.pkCard)
    && (!card || card.dataset.pkCard === document.querySelector("main").dataset.pkOpen);
  const part = place === "steps" ? seen(".pk-step-title .pk-aside")?.textContent
    : ["about", "my-year"].find((name) => seen(`.pk-${name}`)) ?? seen("[role=tab][aria-selected=true]")?.dataset.pkKey
      ?? seen(".pk-steps [aria-current=step]")?.textContent;
  return there ? [file, card?.dataset.pkCard ?? "", place, part ?? ""] : null;
}"""
IS = f"(wanted) => JSON.stringify(({SIGHT})()) === wanted"
OTHER = f"(was) => {{ const now = ({SIGHT})(); return now && JSON.stringify(now) !== was && now; }}"
Sight = list[str]
REVIEW = ".pk-nav a[href*='13-review']:not([href*='#'])"


class Walk:
    """A walk over the workbook in *page* by *chance*, and the list of what Back and Forward have to show."""

    def __init__(self, page: Page, chance: random.Random) -> None:
        self.page, self.chance = page, chance
        page.wait_for_function(SIGHT)
        self.stack: list[Sight] = [page.evaluate(SIGHT)]
        self.at = 0
        self.log: list[str] = []

    def press(self, query: str) -> None:
        """Press one of what *query* finds."""
        found = self.page.locator(query)
        name = self.chance.choice(found.evaluate_all("all => all.map((one, at) => at)"))
        self.log.append(f"press {query} {name}")
        found.nth(name).evaluate("one => one.click()")
        self.arrived()

    def arrived(self) -> None:
        self.came_to(self.page.wait_for_function(OTHER, arg=self.json()).json_value())

    def came_to(self, now: Sight) -> None:
        """A new place; but to the step one came from one goes back, whatever leads there."""
        if now[1:3] == self.stack[self.at][1:3] == [now[1], "steps"] and self.at and self.stack[self.at - 1] == now:
            self.at -= 1
        else:
            self.stack = [*self.stack[: self.at + 1], now]
            self.at += 1

    def step_back(self) -> None:
        """The card's own Back: over the same places where it came through them, and from the first step out of all."""
        self.log.append("the card's Back")
        card, first = self.stack[self.at][1], self.at
        while first > 0 and self.stack[first - 1][1:3] == [card, "steps"]:
            first -= 1
        self.page.locator("[data-pk-key=step-back]:visible").click()
        now = self.page.wait_for_function(OTHER, arg=self.json()).json_value()
        if now[2] != "steps":
            self.at = first - 1 if first and self.stack[first - 1][1] == card else first
            self.stack[self.at] = now
        else:
            self.came_to(now)

    def move(self, by: int) -> None:
        """The browser's own buttons: Back, Forward, reload."""
        self.log.append({-1: "Back", 1: "Forward", 0: "reload"}[by])
        self.at += by
        {-1: self.page.go_back, 1: self.page.go_forward, 0: self.page.reload}[by]()
        self.expect()

    def expect(self) -> None:
        try:
            self.page.wait_for_function(IS, arg=self.json())
        except Exception as error:
            seen = self.page.evaluate(SIGHT), self.page.evaluate("[location.href, history.state]")
            raise AssertionError(f"{self.log} came to {seen}, not {self.stack[self.at]}") from error

    def json(self) -> str:
        return self.page.evaluate("sight => JSON.stringify(sight)", self.stack[self.at])

    def ways(self) -> list[Callable[[], Any]]:
        """What can be done here, the likelier ones more than once."""
        file, card, place, part = self.stack[self.at]
        here: list[Callable[[], Any]] = [lambda: self.move(0)]
        here += [lambda: self.move(-1)] * 3 * (self.at > 0)
        here += [lambda: self.move(1)] * 3 * (self.at < len(self.stack) - 1)
        if place == "steps":
            queries = [".pk-step-link:not([aria-current])", ".pk-to-cards"]
            queries += ["[data-pk-key=step-next]"] * 3 * self.page.locator("[data-pk-key=step-next]:visible").count()
            return [*here, self.step_back, *map(self._press, queries)]
        pages = f".pk-nav a:not([aria-current=page], [href*='#'], [href*='12-share'], [href$='{file}'])"
        queries = [pages]
        if card:
            queries += [f"[data-pk-card='{card}'] .pk-start", f"[data-pk-card='{card}'] .pk-start", ".pk-peep"]
        elif file.startswith("00"):
            queries += [".pk-about-back"] if part == "about" else [".pk-small", ".pk-deal .pk-start[href]"]
            queries += [] if part == "about" else ["[data-pk-key^=about-]"]
        elif file.startswith("11"):
            queries += ["[role=tab][aria-selected=false]"] * 2
        elif file.startswith("13"):
            queries += ["[data-pk-key=year-review]" if part == "my-year" else "[data-pk-key=my-year]"] * 2
        return [*here, *map(self._press, queries)]

    def _press(self, query: str) -> Callable[[], None]:
        return lambda: self.press(query)

    def go(self, moves: int) -> None:
        for _ in range(moves):
            self.chance.choice(self.ways())()


@pytest.mark.parametrize("seed", rest_long(range(5)))
def test_back_forward_and_a_reload_show_what_was_there_wherever_one_goes(
    shared_book: RunningWorkbook, browser: Browser, seed: int
) -> None:
    context = shared_book.context(browser, stepwise=True)
    page = shared_book.page(context, "00-start.ipynb")
    Walk(page, random.Random(seed)).go(examples(25))
    context.close()


@pytest.mark.long
def test_back_from_my_year_leads_to_the_review_and_a_reload_stays_there(
    shared_book: RunningWorkbook, browser: Browser
) -> None:
    page = shared_book.page(shared_book.context(browser, stepwise=True), "11-log-book.ipynb")
    walk = Walk(page, random.Random(1))
    for query in ("[data-pk-key=tab-actions]", REVIEW, "[data-pk-key=my-year]"):
        walk.press(query)
    here = page.locator("#pk-finish [aria-current]")
    for by in (0, -1, -1, 0, -1, 1, 1, 1):
        expect(here).to_have_text(
            {"my-year": ["My year"], "tab-actions": [], "tab-entries": []}.get(walk.stack[walk.at][3], ["Your review"])
        )
        walk.move(by)


@pytest.mark.long
def test_back_goes_through_the_steps_of_a_review_and_forward_as_continue_does(
    shared_book: RunningWorkbook, browser: Browser
) -> None:
    page = shared_book.page(shared_book.context(browser, stepwise=True), "11-log-book.ipynb")
    walk = Walk(page, random.Random(1))
    for query in (REVIEW, "[data-pk-key=next]", "[data-pk-key=next]"):
        walk.press(query)
    for by in (-1, 1, -1, -1, 1, 1, -1, -1, -1, 1):
        walk.move(by)
    walk.press("[data-pk-key=next]")
    page.get_by_role("main").get_by_role("button", name="Back", exact=True).click()
    walk.at -= 1
    walk.expect()
    walk.move(-1)


def test_a_reload_keeps_the_step_and_nothing_a_person_wrote_is_in_the_address_or_the_history(
    shared_book: RunningWorkbook, browser: Browser
) -> None:
    page = shared_book.page(shared_book.context(browser, stepwise=True), "01-we-know-our-people.ipynb")
    walk = Walk(page, random.Random(1))
    walk.press(".pk-start")
    walk.press("[data-pk-key=step-next]")
    box = page.locator("[data-pk-card] textarea:visible").first
    box.fill("Zanthoria walks")
    walk.press("[data-pk-key=step-next]")
    walk.move(0)
    for by in (-1, 0):
        walk.move(by)
    assert box.input_value() == "Zanthoria walks"
    assert "Zanthoria" not in page.evaluate("location.href + JSON.stringify(history.state) + sessionStorage.length")
