"""A headless Chromium for the page tests of the card; without one they are skipped, and fail where CI must have it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from .harness import Desk, Engine

CHROMIUM = Path(os.environ.get("POWERKIT_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync""".split()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        missing = f"no browser at {CHROMIUM}; set POWERKIT_CHROMIUM to one"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Callable[..., Desk]]:
    """Make a `Desk` for a view; at the end, no page may have asked another host for anything or thrown an error."""
    made: list[Desk] = []
    contexts = []

    def make(view: dict[str, Any], engine: Engine | None = None, **browser: Any) -> Desk:
        context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", **browser)
        context.set_default_timeout(5000)
        contexts.append(context)
        made.append(Desk(context, engine or Engine(), view))
        return made[-1]

    yield make
    for context in contexts:
        context.close()
    assert [url for one in made for url in one.outside] == []
