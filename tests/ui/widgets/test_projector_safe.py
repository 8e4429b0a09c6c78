"""Projector-safe: on any card, whatever was written before is nowhere in the page until somebody presses for it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Card, Deck, Field, others_ids
from powerkit.kinds.text import Text
from powerkit.logbook import Logbook
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, recalls
from tests.many import rest_long
from tests.shipped import shipped_deck

from .harness import Desk
from .views import PATIENT

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

ON = "sessionStorage.setItem('powerkit:projector', '1');"

WATCH = """
window.leaked = [];
const seen = (node) => /mark\\d+zq/.exec(node.nodeType === 3 ? node.data : node.outerHTML || "");
new MutationObserver((changes) => changes.forEach((change) => {
  for (const node of [...change.addedNodes, change.target]) {
    const found = node.isConnected && node !== document.documentElement && node !== document.body && seen(node);
    if (found && !window.leaked.includes(found[0])) window.leaked.push(found[0]);
  }
})).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
"""
"""Notes every mark that ever comes into the page, however shortly."""

EVERYTHING = """() => [
  document.documentElement.querySelector("body main").outerHTML, document.title,
  ...[...document.querySelectorAll("input, textarea, select")].map((one) => one.value + " " + one.defaultValue),
].join("\\n")"""


@dataclass
class Filled:
    """One card with marks in every answer, and the desk that keeps them."""

    desk: CardDesk
    sent: list[dict[str, Any]]

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """What the real desk says."""
        self.sent.append(message)
        return list(self.desk.answer(message))


def marks() -> Iterator[str]:
    return (f"mark{number}zq" for number in itertools.count(1))


def marked(field: Field, mark: Iterator[str]) -> Any:
    """An answer of this kind with a mark wherever a person may write; None where nothing is written but chosen."""
    match field.kind.name:
        case "text":
            return None if isinstance(field.kind, Text) and field.kind.form == "date" else next(mark)
        case "sketch":
            frame = {"x": 10, "y": 10, "x2": 200, "y2": 60}
            label = {"_id": "m1", "kind": "label", "colour": "black", "width": "fine", "text": next(mark), **frame}
            return {"words": next(mark), "marks": [label]}
        case "photo":
            return {"photo": "", "words": next(mark)}
        case "action":
            return {"what": next(mark), "who": next(mark), "how": next(mark), "learnt": next(mark)}
        case "recall":
            return [next(mark)]
        case "choice" | "scale":
            return None
        case _:
            return [row(field.page()["columns"], mark, at) for at in (1, 2, 3, 4)]


def row(columns: list[Mapping[str, Any]], mark: Iterator[str], at: int) -> dict[str, Any]:
    """One row: words in every column for words, and the first option of every list."""
    found: dict[str, Any] = {"_id": f"r{at}"}
    for column in columns:
        if column["type"] in ("text", "long", "people"):
            found[column["id"]] = next(mark)
        elif column["type"] == "choice" and column.get("options"):
            found[column["id"]] = column["options"][0]["id"]
    return found


def filled(deck: Deck, card: Card, logbook: Logbook) -> Filled:
    """The card with marks saved in what it looks back at, and marks as drafts in all its own answers."""
    mark = marks()
    for earlier in recalls(deck, card).values():
        value = marked(earlier.field, mark)
        logbook.put_draft(earlier.card.id, earlier.field.id, value, client="before", number=1)
        list(CardDesk(earlier.card, logbook, lambda _: None).answer({"kind": "save", "client": "before", "n": 2}))
    for number, field in enumerate(card.fields):
        if (value := marked(field, mark)) is not None:
            logbook.put_draft(card.id, field.id, value, client="before", number=10 + number)
    for number, field_id in enumerate(others_ids(card)):
        said = [{"_id": "r1", "part": next(mark), "words": next(mark)}]
        logbook.put_draft(card.id, field_id, said, client="before", number=200 + number)
    about = {
        "about.community": next(mark),
        "about.people": f"{next(mark)}, {next(mark)}",
        "about.own": [{"_id": "r1", "question": next(mark), "answer": next(mark)}],
    }
    for number, (field_id, value) in enumerate(about.items()):
        logbook.put_draft(card.id, field_id, value, client="before", number=100 + number)
    return Filled(CardDesk(card, logbook, lambda _: None, recalls(deck, card), additions(deck, card)), [])


def leaks(page: Page) -> list[str]:
    """The marks in the page now, in what a screen reader meets, or at any time since it was loaded."""
    found = page.evaluate(EVERYTHING) + page.locator("body").aria_snapshot()
    now = sorted({word for word in found.replace("<", " ").replace('"', " ").split() if "zq" in word})
    return now + list(page.evaluate("window.leaked"))


CARDS = tuple(shipped_deck().cards)


@pytest.mark.parametrize("one", rest_long(CARDS))
def test_nothing_written_before_is_in_the_page_of_any_card(
    desk: MakeDesk, deck: Deck, logbook: Logbook, one: str
) -> None:
    card = deck.card(one)
    made = desk({**card_view(deck, card, "test"), "timing": PATIENT}, filled(deck, card, logbook))
    page = made.open(before=ON + WATCH)
    expect(page.get_by_role("switch", name="Projector-safe")).to_be_checked()
    assert leaks(page) == []
    page.get_by_role("button", name="Group view").click()
    page.get_by_role("button", name="Go on with what is here").click()
    page.get_by_role("heading", level=2, name="Step 1 of").wait_for()
    for _ in range(steps(page) - 1):
        page.keyboard.press("PageDown")
    page.get_by_role("heading", level=2, name="Save what you said").wait_for()
    assert leaks(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Save to my log book").click()
    page.locator(".pk-version, .pk-summary-box").filter(visible=True).first.wait_for()
    assert leaks(page) == []


WRITTEN_HERE = """(ids) => {
  for (const { written } of Object.values(window.__powerkit.uncovered)) ids.forEach((id) => written.add(id));
  window.dispatchEvent(new Event("powerkit:projector"));
}"""
"""As if all of it had been written in this tab, by a group before, while the screen was safe."""


@pytest.mark.parametrize("one", rest_long(CARDS))
def test_a_second_group_in_the_same_tab_sees_nothing_of_the_first(
    desk: MakeDesk, deck: Deck, logbook: Logbook, one: str
) -> None:
    card = deck.card(one)
    page = desk({**card_view(deck, card, "test"), "timing": PATIENT}, filled(deck, card, logbook)).open(
        before=ON + WATCH
    )
    page.evaluate(WRITTEN_HERE, [*(field.id for field in card.fields), "about.community", "about.people", "about.own"])
    assert leaks(page)
    page.get_by_role("button", name="Group view").click()
    page.get_by_role("button", name="Go on with what is here").click()
    page.get_by_role("heading", level=2, name="The card:").wait_for()
    page.evaluate("window.leaked = []")
    for _ in range(steps(page) - 1):
        page.keyboard.press("PageDown")
        assert leaks(page) == []
    page.get_by_role("heading", level=2, name="Save what you said").wait_for()


def steps(page: Page) -> int:
    """How many steps the group view says it has."""
    return int(page.locator(".pk-big-progress").inner_text().split()[3])


def test_turned_off_all_shows_again_and_turned_on_all_goes_again(desk: MakeDesk, deck: Deck, logbook: Logbook) -> None:
    card = deck.card("2.3")
    page = desk({**card_view(deck, card, "test"), "timing": PATIENT}, filled(deck, card, logbook)).open(before=WATCH)
    assert len(leaks(page)) > 20
    page.get_by_role("switch", name="Projector-safe").click()
    page.evaluate("window.leaked = []")
    assert leaks(page) == []
    page.get_by_role("switch", name="Projector-safe").click()
    assert len(leaks(page)) > 20


def test_a_reload_of_the_page_keeps_the_switch_as_it_was(desk: MakeDesk, deck: Deck, logbook: Logbook) -> None:
    card = deck.card("2.2")
    page = desk({**card_view(deck, card, "test"), "timing": PATIENT}, filled(deck, card, logbook)).open(before=WATCH)
    page.get_by_role("switch", name="Projector-safe").click()
    page.reload()
    page.locator(".pk-card[data-pk-state=ready]").wait_for()
    assert leaks(page) == []


def test_a_private_answer_shows_only_after_it_was_asked_twice(desk: MakeDesk, deck: Deck, logbook: Logbook) -> None:
    card = deck.card("4.2")
    page = desk({**card_view(deck, card, "test"), "timing": PATIENT}, filled(deck, card, logbook)).open(before=ON)
    label = next(field.label for field in card.fields if field.private and field.kind.name == "text")
    cover = page.get_by_role("group", name=label, exact=True)
    expect(cover).to_contain_text("Kept private: not shown here.")
    cover.get_by_role("button", name="Show it on this screen").click()
    expect(page.get_by_role("textbox", name=label)).to_have_count(0)
    cover.get_by_role("button", name="Yes, show it here").click()
    expect(page.get_by_role("textbox", name=label)).to_be_focused()
    assert "zq" in page.get_by_role("textbox", name=label).input_value()


def test_what_is_typed_on_the_wall_stays_on_the_wall(desk: MakeDesk, deck: Deck) -> None:
    view = {**card_view(deck, deck.card("8.3"), "test"), "timing": PATIENT}
    made = desk(view)
    page = made.open(before=ON)
    page.get_by_role("textbox", name="What must you change?").fill("Tell people what came of it")
    page.locator("[data-pk-status=saved]").wait_for()
    expect(page.get_by_role("textbox", name="What must you change?")).to_have_value("Tell people what came of it")


def test_words_that_did_not_arrive_are_kept_and_not_shown(desk: MakeDesk, deck: Deck) -> None:
    view = {**card_view(deck, deck.card("8.3"), "test"), "timing": PATIENT}
    kept = "JSON.stringify({n: 5, value: 'mark1zq', at: '2026-11-01T10:00:00Z'})"
    unsent = f"localStorage.setItem('powerkit:test:8.3:change:other', {kept});"
    page = desk(view).open(before=ON + WATCH + unsent)
    expect(page.get_by_text("Words that did not reach your log book are kept for you")).to_be_visible()
    assert leaks(page) == []
    page.get_by_role("switch", name="Projector-safe").click()
    expect(page.get_by_role("button", name="Use them")).to_be_visible()
