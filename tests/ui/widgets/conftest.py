"""A headless Chromium for the page tests of the card; without one they are skipped, and fail where CI must have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from powerkit.deck import Deck
from powerkit.logbook import Logbook
from powerkit.ui.card_view import card_view
from tests.journey.figures import Keeper
from tests.one_browser import PATIENCE, one_browser

from .harness import Desk, Engine


@pytest.fixture(scope="session")
def chromium() -> Browser:
    return one_browser()


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Callable[..., Desk]]:
    """Make a `Desk` for a view; at the end, no page may have asked another host for anything or thrown an error."""
    made: list[Desk] = []
    contexts = []

    def make(view: dict[str, Any], engine: Engine | None = None, **browser: Any) -> Desk:
        context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", **browser)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        made.append(Desk(context, engine or Engine(), view))
        return made[-1]

    yield make
    for context in contexts:
        context.close()
    assert [url for item in made for url in item.outside] == []


@pytest.fixture
def hold(desk: Callable[..., Desk], deck: Deck, logbook: Logbook) -> Callable[..., Desk]:
    """Give a browser with that card in it, as somebody opens it who changed no setting."""

    def held(card: str, **browser) -> Desk:
        view = {**card_view(deck, deck.card(card), logbook.workbook_id), "timing": {"ack": 60_000, "save": 60_000}}
        return desk(view, Keeper(deck, deck.card(card), logbook), stepwise=True, **browser)

    return held
