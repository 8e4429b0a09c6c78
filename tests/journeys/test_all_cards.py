"""All ten notebooks with a worked year in them, in the real app: each card shows its answers and gives them back equal.

One workbook and one page serve the whole module, so that each notebook costs one page load. The usual run opens the
first, and the start page; ``-m long`` opens the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from powerkit.app.example import fill_example
from powerkit.deck import Capability, Card, with_others
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.kinds.action import Action
from powerkit.kinds.board.kind import Board
from powerkit.kinds.choice import Choice
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.recall.kind import Recall, parts, picked_of
from powerkit.kinds.scale import Scale
from powerkit.kinds.sketch.kind import Sketch, words_of
from powerkit.kinds.sketch.marks import marks_of
from powerkit.kinds.text import Text
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import examples_folder
from tests.axe import violations
from tests.many import rest_long
from tests.shipped import shipped_deck

from .card_support import card, expect_landed, expect_status, no_code_shows
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

DECK = shipped_deck()
OTHERS = tuple(page.file for page in OWN_PAGES.values())
ROWS = MadeOfRows
"""Tables, maps, words and boards are all shown as rows, a board's beside the board itself."""

READ_CARD = """([card, given]) => {
  const all = (place, what) => [...place.querySelectorAll(what)];
  const held = (input) => (input.type === "checkbox" ? input.checked : input.value);
  const cells = (place) =>
    Object.fromEntries(all(place, "[data-pk-column]").map((one) => [one.dataset.pkColumn, held(one)]));
  const ticked = (place) => all(place, "input:checked").map((one) => one.value);
  const root = document.querySelector(`[data-pk-card="${card}"]`);
  const readers = {
    line: (box) => box.querySelector("input, textarea").value,
    ticks: ticked,
    rows: (box) => all(box, "[data-pk-row]").map((row) => ({ _id: row.dataset.pkRow, ...cells(row) })),
    sketch: (box) => ({
      words: box.querySelector("textarea[data-pk-key=control]").value,
      marks: all(box, "[data-mark]").map((one) => one.dataset.mark),
    }),
    action: cells,
    parts: (box) => ({
      shown: all(box, ".pk-option-label").map((one) => one.textContent)
        .concat(all(box, ".pk-recalled").map((one) => one.firstChild.textContent)),
      ticked: all(box, ".pk-option").filter((one) => one.querySelector("input").checked)
        .map((one) => one.querySelector(".pk-option-label").textContent),
    }),
  };
  all(root, "[data-pk-key=view-table][aria-pressed=false]").forEach((one) => one.click());
  all(root, "button.pk-fold[aria-expanded=false]").forEach((one) => one.click());
  const box = (id) => root.querySelector(`[data-pk-field="${id}"]`);
  return Object.fromEntries(given.map(([id, how]) => [id, readers[how](box(id))]));
}"""
"""Show the words of a card as a table, open each folded row and read what its questions show: field id → value."""

SEND_AGAIN = """([card, answers]) => Object.entries(answers).forEach(([id, answer]) => {
  const box = document.querySelector(`[data-pk-card="${card}"] [data-pk-field="${id}"]`);
  const ticked = [...box.querySelectorAll("input:checked:not([data-pk-column])")];
  const picked = answer?.picked ?? answer;
  const last = Array.isArray(picked) && ticked.find((one) => one.dataset.pkKey === "part/" + picked.at(-1));
  const inRow = box.querySelector("[data-pk-row] [data-pk-column]");
  const own = box.querySelector("textarea[data-pk-key=control]");
  const control = last || own || ticked[0] || inRow || box.querySelector("[data-pk-column], textarea, input");
  for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
})"""
"""Let each question send what it holds, as it does after a key or a tick.

Of earlier answers it is the last one picked that is picked again, which leaves their order as it was.
"""


@dataclass
class Opened:
    """The workbook with the worked year, the one page all tests use, and what went wrong on it."""

    book: RunningWorkbook
    page: Page
    wrong: list[str] = field(default_factory=list)

    def go(self, name: str, place: str = "") -> Page:
        """Open the notebook *name* at that *place*, 1280 pixels wide; what went wrong before is forgotten."""
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.wrong.clear()
        self.page.goto(self.book.address(f"{name}.ipynb") + place)
        self.book.wait_ready(self.page)
        return self.page

    def note(self, message: ConsoleMessage) -> None:
        """Keep an error that is written to the console."""
        if message.type == "error":
            self.wrong.append(message.text)


@dataclass(frozen=True)
class Shown:
    """One capability's notebook, open."""

    opened: Opened
    capability: Capability

    @property
    def page(self) -> Page:
        """The page it is open on."""
        return self.opened.page

    def cards(self) -> Iterator[Card]:
        """Each card of it by turns, open and drawn: the others of the hand are away meanwhile."""
        drawn = ", ".join(f"[data-pk-kind={kind}]:visible" for kind in ("board", "map", "sketch"))
        for item in self.capability.cards:
            root = card(self.page, item.id)
            expect_landed(self.page, item.id)
            for part in root.locator(drawn).all():
                part.scroll_into_view_if_needed()
            yield item

    def latest(self, one: str) -> Entry:
        """The newest version of a card in the log book."""
        with Logbook.open(self.opened.book.folder / "logbook.sqlite3") as logbook:
            return logbook.latest(card=one, limit=1)[0]


@pytest.fixture(scope="module")
def opened(shared_book: RunningWorkbook, window: BrowserContext) -> Opened:
    assert fill_example(WorkbookFolder(shared_book.folder), DECK, examples_folder()) >= len(DECK.cards)
    found = Opened(shared_book, window.new_page())
    found.page.on("console", found.note)
    found.page.on("pageerror", lambda error: found.wrong.append(str(error)))
    return found


@pytest.fixture(scope="module", params=rest_long(DECK.capabilities), ids=lambda item: item.name)
def shown(request: pytest.FixtureRequest, opened: Opened) -> Shown:
    last = request.param.cards[-1].id
    expect_landed(opened.go(request.param.name, f"#card-{last.replace('.', '-')}"), last)
    return Shown(opened, request.param)


@pytest.fixture(scope="module", params=rest_long(OTHERS))
def other(request: pytest.FixtureRequest, opened: Opened) -> Opened:
    opened.go(request.param)
    return opened


def test_each_card_of_the_notebook_lands_at_its_address_ready_with_no_code_and_no_error(shown: Shown) -> None:
    for _ in shown.cards():
        assert shown.page.locator(".pk-plain, .pk-problem").count() == 0
        assert no_code_shows(shown.page)
    assert shown.page.locator("[data-pk-card]").count() == len(shown.capability.cards)
    assert shown.opened.wrong == []


def test_axe_finds_nothing_on_the_notebook(shown: Shown) -> None:
    for item in shown.cards():
        assert findings(shown.page) == [], item.id


def test_no_card_of_the_notebook_scrolls_sideways_at_400_pixels(shown: Shown) -> None:
    for item in shown.cards():
        assert width_at(shown.page, 400) <= 400, item.id


def test_no_folded_row_says_its_name_twice(shown: Shown) -> None:
    for item in shown.cards():
        for row in shown.page.locator(f'[data-pk-card="{item.id}"] button.pk-fold[aria-expanded=false]').all():
            name, rest = row.locator(".pk-fold-title").inner_text(), row.locator(".pk-fold-rest").inner_text()
            assert len(name) < 5 or name not in rest.split(" · ")  # somebody's whole reason may be "Yes"


def test_each_card_shows_every_answer_of_its_newest_version(shown: Shown) -> None:
    for item in shown.cards():
        answers = shown.latest(item.id).answers
        assert read(shown.page, item, answers) == {id: on_page(item, id, answer) for id, answer in answers.items()}


def test_each_board_shows_every_item_of_its_newest_version_where_it_stands(shown: Shown) -> None:
    for each in shown.cards():
        answers = shown.latest(each.id).answers
        for asked in (asked for asked in each.fields if isinstance(asked.kind, Board) and asked.id in answers):
            box = shown.page.locator(f'[data-pk-card="{each.id}"] [data-pk-field="{asked.id}"]')
            expect(box.locator(".pk-board-scene")).to_have_count(1)
            for row in answers[asked.id]:
                item = box.locator(f'[data-pk-token="{row["_id"]}/zone"]')
                expect(item.locator(".pk-token-words")).to_have_text(row["item"].strip())
                if row["zone"]:
                    within = box.locator(f'[data-pk-zone="{row["zone"]}"]')
                    expect(within.locator(f'[data-pk-token="{row["_id"]}/zone"]')).to_have_count(1)


def test_each_card_shows_the_earlier_answers_it_looks_back_at(shown: Shown) -> None:
    looks_back = [(item, asked) for item in shown.cards() for asked in item.fields if asked.kind.name == "recall"]
    for one, asked in looks_back:
        assert isinstance(asked.kind, Recall)
        look = asked.kind.looks_back()
        from_card, from_field = look.card, look.field
        target = DECK.card(from_card).field(from_field)
        assert target is not None
        expected = [text for text, _ in parts(target.kind, shown.latest(from_card).answers[from_field])]
        seen = shown.page.evaluate(READ_CARD, [one.id, [[asked.id, "parts"]]])[asked.id]["shown"]
        assert expected and [text.strip() for text in seen][: len(expected)] == expected, f"{one.id} {asked.id}"


def test_each_card_sent_again_by_the_page_and_saved_holds_equal_answers(shown: Shown) -> None:
    for item in shown.cards():
        before = shown.latest(item.id)
        shown.page.evaluate(SEND_AGAIN, [item.id, dict(before.answers)])
        shown.page.locator(f'[data-pk-card="{item.id}"] [data-pk-key="save"]').click()
        version = shown.page.locator(f'[data-pk-card="{item.id}"] .pk-version')
        expect(version).to_contain_text(f"Version {before.version + 1}")
        expect_status(shown.page, "saved", item.id)
        after = shown.latest(item.id)
        assert (after.id, after.version) == (before.id, before.version + 1)
        assert after.answers == before.answers, item.id
        assert (after.community, after.people, after.stage, after.read_back, after.private, after.own) == (
            before.community, before.people, before.stage, before.read_back, before.private, before.own,
        )  # fmt: skip
    assert shown.opened.wrong == []


def test_the_start_page_the_log_book_and_the_sharing_page_get_ready_with_nothing_wrong(other: Opened) -> None:
    expect(other.page.locator('.pk-page[data-pk-state="ready"]')).to_have_count(1)
    assert no_code_shows(other.page)
    assert findings(other.page) == []
    assert width_at(other.page, 400) <= 400
    assert other.wrong == []


def findings(page: Page) -> list[str]:
    """What axe finds on the whole page."""
    found = violations(page)
    return [f"{item['id']}: {node['html'][:200]}" for item in found for node in item["nodes"][:3]]


def width_at(page: Page, width: int) -> int:
    """How wide the document is in a window of that *width*; the window is 1280 pixels wide again afterwards."""
    page.set_viewport_size({"width": width, "height": 900})
    found = int(page.evaluate("document.documentElement.scrollWidth"))
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def read(page: Page, one: Card, answers: Any) -> dict[str, Any]:
    """What the page shows for those *answers*, and no more of it than they hold."""
    hows = {Choice: "ticks", Scale: "ticks", ROWS: "rows", Action: "action", Recall: "parts", Text: "line"}
    hows[Sketch] = "sketch"
    given = []
    for id in answers:
        asked = with_others(one, answers).field(id)
        assert asked is not None
        given.append([id, next(how for kind, how in hows.items() if isinstance(asked.kind, kind))])
    for kind, stage in (("map", ".pk-map-stage"), ("sketch", ".pk-sketch-stage")):
        later = page.locator(f'[data-pk-card="{one.id}"] [data-pk-kind="{kind}"]:visible:not(:has({stage}))')
        expect(later).to_have_count(0)
    seen = page.evaluate(READ_CARD, [one.id, given])
    return {id: narrowed(value, answers[id]) for id, value in seen.items()}


def narrowed(seen: Any, answer: Any) -> Any:
    """Only those cells of what is *seen* that the *answer* has; of an earlier answer, what is picked."""
    if isinstance(seen, dict) and "marks" in seen:
        return seen
    if isinstance(seen, dict):
        return sorted(seen["ticked"]) if "ticked" in seen else {key: seen[key] for key in answer}
    if seen and isinstance(seen[0], dict):
        rows = {row["_id"]: row for row in seen}  # voices stand under their headings
        seen = [rows[was["_id"]] for was in answer]
        return [{key: row[key] for key in was} for row, was in zip(seen, answer, strict=True)]
    return sorted(seen) if isinstance(seen, list) else seen


def on_page(one: Card, id: str, answer: Any) -> Any:
    """How a page shows a stored answer: every value a text, every tick a yes or no."""
    asked = one.field(id)
    if asked is not None and isinstance(asked.kind, Sketch):
        return {"words": words_of(answer), "marks": [mark.id for mark in marks_of(asked.kind.check(answer)[0])]}
    if asked is not None and isinstance(asked.kind, Recall):
        return sorted(picked_of(answer))
    if asked is not None and isinstance(asked.kind, Choice | Scale):
        return sorted(map(str, answer if isinstance(answer, list) else [answer]))
    if isinstance(answer, list):
        return [{key: as_text(value) for key, value in row.items()} for row in answer]
    return {key: as_text(value) for key, value in answer.items()} if isinstance(answer, dict) else answer


def as_text(value: Any) -> Any:
    """A cell's value as its box holds it."""
    return value if isinstance(value, bool) else "" if value is None else str(value)
