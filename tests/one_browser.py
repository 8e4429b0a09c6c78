"""One headless Chromium for a whole run: Playwright can be started only once at a time in a process."""

import atexit
import os
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path(os.environ.get("POWERKIT_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync""".split()


@cache
def one_browser() -> Browser:
    """The browser of this run, started when first asked for. Without one tests are skipped, and fail in CI."""
    if not CHROMIUM.exists():
        missing = f"no browser at {CHROMIUM}; install Chromium or set POWERKIT_CHROMIUM"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    atexit.register(playwright.stop)
    atexit.register(browser.close)
    return browser
