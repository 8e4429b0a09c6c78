"""The browser that opens files from disk, and cards of the deck with a real desk and log book behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from powerkit.deck import Deck
from powerkit.logbook import Logbook
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, recalls
from tests.documents.conftest import opens
from tests.one_browser import PATIENCE, one_browser
from tests.ui.widgets.harness import Desk, Engine
from tests.ui.widgets.views import PATIENT

__all__ = ["opens"]

OpenCard = Callable[..., Page]


class RealEngine(Engine):
    """An engine that is a card's own desk."""

    def __init__(self, desk: CardDesk) -> None:
        super().__init__()
        self.desk = desk

    def answer(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        return list(self.desk.answer(message))


@pytest.fixture
def open_card(deck: Deck, logbook: Logbook) -> Iterator[OpenCard]:
    """Open a card of the deck with these answers on it, as drafts: ``open_card("10.1", {...}, width=400)``."""
    contexts = []
    desks: list[Desk] = []
    errors: list[str] = []

    def make(one: str, answers: dict[str, Any] | None = None, width: int = 1280) -> Page:
        card = deck.card(one)
        desk = CardDesk(card, logbook, lambda _: None, recalls(deck, card), additions(deck, card))
        for number, (field, value) in enumerate((answers or {}).items(), 1):
            list(desk.answer({"kind": "draft", "client": "before", "n": number, "field": field, "value": value}))
        context = one_browser().new_context(
            locale="en-GB", timezone_id="Europe/London", viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        desks.append(Desk(context, RealEngine(desk), {**card_view(deck, card, "test"), "timing": PATIENT}))
        page = desks[-1].open()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert [url for desk in desks for url in desk.outside] == []
    assert errors == []
