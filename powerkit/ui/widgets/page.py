"""A page of the workbook that is no card: the start page, the log book, the share page. An anywidget like a card's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from powerkit.ui.widgets.bundle import HERE, joined, sheets_of
from powerkit.ui.widgets.shared_script import shared_script
from powerkit.ui.widgets.widget import Answer, TalkingWidget

#: What a page with a form of its own needs.
FORMS = ("common.js", "projector.js", "page.js", "formparts.js")

#: What the pages of the year share.
YEAR = (*FORMS, "asking.js", "blocks.js", "year/keeping.js")

#: A page → its scripts, in the order they are joined.
PAGES: Mapping[str, tuple[str, ...]] = {
    "home": (*FORMS, "asking.js", "leader.js", "copyaway.js", "home.js"),
    "log": (*FORMS, "asking.js", "blocks.js", "quickentry.js", "actions.js", "forget.js", "logbook.js"),
    "share": (
        "common.js",
        "asking.js",
        "projector.js",
        "page.js",
        "blocks.js",
        "share/parts.js",
        "share/choose.js",
        "share/ask.js",
        "share/names.js",
        "share/check.js",
        "share/make.js",
        "share/back.js",
        "share/share.js",
    ),
    "review": (*YEAR, "year/fields.js", "year/review.js"),
    "destination": (*YEAR, "year/destination.js"),
    "supervision": (*YEAR, "year/supervision.js"),
}

#: What each page is called where only text can be shown: the same words whatever is in the log book.
NAMES: Mapping[str, str] = {
    "home": "The start page",
    "log": "The log book",
    "share": "The share page",
    "review": "The review page",
    "destination": "The page of where we are heading",
    "supervision": "The supervision page",
}


class PageWidget(TalkingWidget):
    """A page: `view` (with the page's name as "page") holds only what the deck says; the rest travels in messages."""

    def __init__(self, view: Mapping[str, Any], answer: Answer) -> None:
        """Show the page of `view` and hand what it says to `answer`."""
        page = str(view["page"])
        name = f"{NAMES[page]} of the Power Shifting Workbook"
        super().__init__(view, answer, name=name, shared=shared_script(PAGES[page], page_sheets(page)))


@cache
def script(page: str) -> str:
    """Return the page's scripts as the text of one module."""
    return joined(PAGES[page])


def page_sheets(page: str) -> tuple[str, ...]:
    """Return the names of a page's style sheets, that of every page first."""
    own = "year/year.css" if page in ("review", "destination", "supervision") else f"{page}/{page}.css"
    return tuple(name for name in ("page.css", own) if (HERE / name).is_file())


@cache
def page_styles(page: str) -> str:
    """Return the styles of a page; all of them are inside ".pk-page"."""
    return "".join(sheet["text"] for sheet in sheets_of(page_sheets(page)))
