"""One headless Chromium for a whole run: Playwright can be started only once at a time in a process."""

import atexit
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.speeds import needs

PATIENCE = 60_000
"""Milliseconds to wait for what must come; a busy machine is slow, never wrong."""
expect.set_options(timeout=PATIENCE)

_PLACES = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")  # the first opens a page in half the time
CHROMIUM = Path(os.environ.get("POWERKIT_CHROMIUM") or next(filter(os.path.exists, _PLACES), _PLACES[-1]))

# Chromium heeds only the last --disable-features, so ours holds those that Playwright would turn off as well.
_PLAYWRIGHTS = """AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades
HttpsFirstBalancedModeAutoEnable LensOverlay MediaRouter PaintHolding ThirdPartyStoragePartitioning
AvoidCorsURLLoaderRestartOnRedirect TcpPortRandomizationWin OptimizationHints NetworkTimeServiceQuerying AimEnabled
PreconnectToSearch""".split()
# Each new window would load the address bar's own pages, which take longer than a card does and are never seen.
_ADDRESS_BAR = "WebUIOmniboxPopup WebUIOmniboxAimPopup WebUIOmniboxFullPopup WebUIOmniboxFrame".split()
# A process kept ready for the next page costs a third of opening a window, and the window is closed before it is used.
_SPARE = ["SpareRendererForSitePerProcess"]

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    f"--disable-features={','.join(_PLAYWRIGHTS + _ADDRESS_BAR + _SPARE)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
"""How the tests start Chromium: as quick as it can be, and with no other computer in reach."""


ONE_PAGE = '(window.__powerkit ??= {}).onePage = "yes";'
"""What has a card stand on one page, as a person may choose; a context made with ``stepwise=True`` goes without."""


def one_browser() -> Browser:
    """The browser of this run, started when first asked for. Without one tests are skipped, and fail in CI.

    A context of it shows *All on one page*, unless it is made with ``stepwise=True``, and waits for `PATIENCE`.
    """
    needs("page")
    return _started()


@cache
def _started() -> Browser:
    if not CHROMIUM.exists():
        missing = f"no browser at {CHROMIUM}; install Chromium or set POWERKIT_CHROMIUM"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    atexit.register(playwright.stop)
    atexit.register(browser.close)
    new_context = browser.new_context

    def as_chosen(*, stepwise: bool = False, **options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        if not stepwise:
            context.add_init_script(ONE_PAGE)
        return context

    browser.new_context = as_chosen  # type: ignore[method-assign]
    return browser
