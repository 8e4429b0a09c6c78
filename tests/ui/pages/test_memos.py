"""Memos to oneself: back on their day, with why; put away, or back again on a later day; private at first."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import expect

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.resources import deck_folder
from powerkit.ui.pages.home import HomeDesk, home_view
from tests.axe import violations

from .harness import Tab

TODAY = date(2026, 11, 22)


@pytest.fixture
def due(empty_book: Logbook, deck: Deck) -> Logbook:
    """A log book with a memo that came back two days ago, and its words waiting on the card as well."""
    answers = {"memo": "Ask first, Wanda said.", "memo_date": "2026-11-20"}
    fill([{"card": "10.1", "community": "Mill Bank", "answers": answers}], deck, empty_book, client="test")
    return empty_book


def desk_of(deck: Deck, book: Logbook) -> HomeDesk:
    return HomeDesk(deck, book, Path("a workbook"), Random(3), lambda: TODAY)


def said(desk: HomeDesk, kind: str = "hello", n: int = 1, **more: Any) -> dict[str, Any]:
    (reply,) = desk.answer({"kind": kind, "client": "tab", "n": n, **more})
    json.dumps(reply)
    return reply


def memos(desk: HomeDesk) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = said(desk)["memos"]
    return found


def test_a_memo_comes_back_and_says_why_and_whether_it_is_private(deck: Deck, due: Logbook) -> None:
    (memo,) = memos(desk_of(deck, due))
    assert memo["why"] == "You asked for it to come back on 20 November 2026."
    assert memo["written"].startswith("Saved on ")
    assert memo["private"]
    assert memo["text"] == "Ask first, Wanda said."


def test_it_is_not_back_before_its_day(deck: Deck, due: Logbook) -> None:
    early = HomeDesk(deck, due, Path("a workbook"), Random(3), lambda: date(2026, 11, 19))
    assert memos(early) == []


def test_one_that_is_put_away_stays_in_the_log_book(deck: Deck, due: Logbook) -> None:
    desk = desk_of(deck, due)
    (memo,) = memos(desk)
    assert said(desk, "memo_away", 2, memo=memo["id"])["memos"] == []
    assert due.latest(card="10.1")[0].answers["memo"] == "Ask first, Wanda said."


def test_one_that_is_put_off_comes_back_on_that_day_and_its_card_says_so(deck: Deck, due: Logbook) -> None:
    due.put_draft("10.1", "memo_date", "2026-11-20", client="card", number=1)
    desk = desk_of(deck, due)
    (memo,) = memos(desk)
    for _ in range(2):  # asked twice, it counts once
        assert said(desk, "memo_later", 2, memo=memo["id"], day="2026-12-24")["memos"] == []
    entry = due.latest(card="10.1")[0]
    assert (entry.answers["memo_date"], entry.version) == ("2026-12-24", 2)
    assert due.drafts("10.1")["memo_date"].value == "2026-12-24"
    later = HomeDesk(deck, due, Path("a workbook"), Random(3), lambda: date(2026, 12, 24))
    assert [memo["day"] for memo in memos(later)] == ["24 December 2026"]


@pytest.mark.parametrize("day", ["", "soon", "2026-11-22", "2025-01-01"])
def test_a_day_that_is_not_after_today_changes_nothing(deck: Deck, due: Logbook, day: str) -> None:
    desk = desk_of(deck, due)
    (memo,) = memos(desk)
    reply = said(desk, "memo_later", 2, memo=memo["id"], day=day)
    assert (reply["kind"], reply["error"]) == ("refused", "Choose a day after today. The memo stays as it is.")
    assert len(memos(desk)) == 1


def test_the_words_of_the_card_s_memo_are_private_at_first(deck: Deck) -> None:
    field = deck.card("10.1").field("memo")
    assert field is not None
    assert field.private


@pytest.mark.browser
def test_a_memo_is_put_off_and_put_away_by_keys(deck: Deck, due: Logbook, tab: Callable[..., Tab]) -> None:
    view = home_view(deck, load_starter(deck_folder(), range(1, 11)))
    page = tab(view, desk_of(deck, due).answer).open()
    fold = page.locator("summary", has_text="A memo to yourself has come back")
    expect(page.get_by_text("Ask first, Wanda said.")).to_be_hidden()
    fold.focus()
    fold.press("Enter")
    expect(page.get_by_text("You asked for it to come back on 20 November 2026.")).to_be_visible()
    found = violations(page, context=[[".pk-now"]])
    assert [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]] == []
    page.get_by_role("button", name="Bring it back then").press("Enter")
    expect(page.locator(".pk-notice-line", has_text="Choose a day after today.")).to_be_visible()
    page.get_by_label("Or let it come back on another day").fill("2026-12-24")
    page.get_by_role("button", name="Bring it back then").press("Enter")
    expect(fold).to_have_count(0)
    expect(page.get_by_role("button", name="Draw a card")).to_be_focused()
    assert due.latest(card="10.1")[0].answers["memo_date"] == "2026-12-24"
