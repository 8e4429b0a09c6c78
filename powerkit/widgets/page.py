"""A page of the workbook that is no card: the start page, the log book, the share page. An anywidget like a card's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from powerkit.widgets.card import CardWidget, Message
from powerkit.widgets.join import HERE, joined

#: A page → its scripts, in the order they are joined.
PAGES: Mapping[str, tuple[str, ...]] = {
    "home": ("common.js", "page.js", "home.js"),
    "log": ("common.js", "page.js", "blocks.js", "logbook.js"),
    "share": ("common.js", "page.js", "share.js"),
}

#: What each page is called where only text can be shown: the same words whatever is in the log book.
NAMES: Mapping[str, str] = {"home": "The start page", "log": "The log book", "share": "The share page"}


class PageWidget(CardWidget):
    """A page: `view` (with the page's name as "page") holds only what the deck says; the rest travels in messages."""

    def __init__(self, view: Mapping[str, Any], answer: Callable[[Message], Iterable[Message]]) -> None:
        """Show the page of `view` and hand what it says to `answer`."""
        page = str(view["page"])
        self._answer = answer
        self._name = f"{NAMES[page]} of the Power Shifting Workbook"
        # A card's own beginning would join a card's scripts.
        super(CardWidget, self).__init__(view=dict(view), _esm=script(page), _css=page_styles())
        self.on_msg(self._heard)


@cache
def script(page: str) -> str:
    """Return the page's scripts as the text of one module, named so that a browser's tools show it as such."""
    return joined(PAGES[page]).replace("powerkit/card.js", f"powerkit/{page}.js")


@cache
def page_styles() -> str:
    """Return the styles of every page, all of them inside ".pk-page"."""
    return (HERE / "page.css").read_text(encoding="utf-8")
