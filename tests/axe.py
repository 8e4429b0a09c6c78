"""What axe-core says is wrong with a page."""

import os
from typing import Any
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EVERY_CONTRAST = os.environ.get("POWERKIT_EVERY_CONTRAST") == "1"
"""Whether the contrast of each text is looked at each time: that takes two thirds of axe's time."""

_AXE = Axe()
_looked_at: WeakKeyDictionary[Page, str] = WeakKeyDictionary()


def violations(page: Page, context: Any = None, options: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Axe's findings on a page, or in a part of it: its *context*, as axe has it.

    Contrast is looked at the first time at each address: another state of the same page has the same colours, and the
    pairs of those that may meet are computed by a test of their own.
    """
    options = dict(options or {}, resultTypes=["violations"])
    if _looked_at.get(page) == (at := page.url.partition("#")[0]) and not EVERY_CONTRAST and "runOnly" not in options:
        options["rules"] = {**options.get("rules", {}), "color-contrast": {"enabled": False}}
    found: list[dict[str, Any]] = _AXE.run(page, context=context, options=options).response["violations"]
    _looked_at[page] = at
    return found
