"""A headless Chromium for the page tests of the card; without one they are skipped, and fail where CI must have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

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
