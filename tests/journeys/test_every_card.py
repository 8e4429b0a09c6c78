"""Each card from its task to its record, by keyboard alone, with the answers of the worked year.

The usual run does the first; ``-m long`` does the others.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.deck import Card
from powerkit.entries.import_json import fill
from powerkit.kinds.action import Action
from powerkit.kinds.recall.kind import Recall
from powerkit.kinds.sketch.kind import Sketch
from powerkit.logbook import Logbook
from powerkit.resources import examples_folder
from tests.many import examples, rest_long
from tests.shipped import shipped_deck

from .by_keyboard import Keys, answer, without_ids
from .card_support import card, entries, expect_status
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

DECK = shipped_deck()
LONG = examples(2)
"""Rows of a list that are written, the first and the next one: more of the same show nothing new."""


def some(value: Any) -> Any:
    """The beginning of an answer that is a long list; any other answer whole."""
    return value[:LONG] if isinstance(value, list) else value


YEAR = {load["card"]: load for load in json.loads((examples_folder() / "year.json").read_text(encoding="utf-8"))}
"""The last entry of each card in the worked year."""


@pytest.fixture(scope="module")
def page(shared_book: RunningWorkbook, browser: Browser) -> Iterator[Page]:
    """One tab for all cards, without things that move."""
    context = shared_book.context(browser, reduced_motion="reduce")
    yield context.new_page()


@pytest.mark.parametrize("one", rest_long(DECK.cards.values()), ids=lambda item: item.id)
def test_the_card_is_done_from_its_task_to_its_record_by_keyboard_alone(
    shared_book: RunningWorkbook, page: Page, one: Card
) -> None:
    saved_before(shared_book, one)
    name = f"{DECK.capability_of(one.id).name}.ipynb"
    if name not in page.url:
        page.goto(shared_book.address(name))
        shared_book.wait_ready(page)
    root = card(page, one.id)
    keys = Keys(page, one)
    given = YEAR[one.id]
    wanted = {id: some(value) for id, value in given["answers"].items()}
    for field in one.fields:
        if isinstance(field.kind, Action) and field.kind.with_whom:  # another question of the card asks with whom
            wanted[field.id] = {part: text for part, text in wanted[field.id].items() if part != "who"}
    expect(root).to_contain_text(one.steps[0])

    keys.to("input, textarea", "about.community")
    keys.write(given["community"])
    for field in one.fields:
        if field.id in wanted:
            answer(keys, field, wanted[field.id])
    keys.to('[data-pk-key="save"]')
    expect_status(page, "saved", one.id)
    keys.press("Enter")
    expect(root.locator(".pk-version")).to_contain_text("Version 1")

    [entry] = entries(shared_book.folder, one.id)
    assert entry.community == given["community"]
    for field in one.fields:
        expected, _ = field.kind.check(wanted.get(field.id))
        if isinstance(field.kind, Recall):  # it was picked from an earlier version than the one shown here
            there = entry.answers.get(field.id) or ()
            expected = sorted(set(expected or ()) & set(there), key=there.index)
        if isinstance(field.kind, Sketch):  # the whole picture in words, and a shape of it
            assert entry.answers[field.id]["words"] == (expected if isinstance(expected, str) else expected["words"])
            assert entry.answers[field.id]["marks"]
            continue
        assert without_ids(entry.answers.get(field.id)) == (without_ids(expected) or None), field.id
    record = page.locator(".pk-record").filter(has_text=f"Card {one.id}")
    shown = [field.label for field in one.fields if field.id in entry.answers and not entry.is_private(field.id)]
    expect(record.locator("h2, h3, h4").filter(has_text=shown[0] if shown else "Card")).not_to_have_count(0)
    for label in shown:
        expect(record).to_contain_text(label)


def saved_before(book: RunningWorkbook, one: Card) -> None:
    """Save what the card looks back at, where it isn't there from the tests before."""
    with Logbook.open(book.folder / "logbook.sqlite3") as logbook:
        for field in one.fields:
            if isinstance(field.kind, Recall) and not logbook.latest(card=field.kind.looks_back().card, limit=1):
                fill([YEAR[field.kind.looks_back().card]], DECK, logbook, client="test")
