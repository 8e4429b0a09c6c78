"""A page of the workbook that is no card: the start page, the log book, the share page. An anywidget like a card's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from powerkit.deck.own_pages import OWN_PAGES
from powerkit.text.catalogue import t
from powerkit.ui.host import files_in_messages
from powerkit.ui.widgets.bundle import entries_of_page
from powerkit.ui.widgets.shared_script import shared_script
from powerkit.ui.widgets.widget import Answer, Sent, TalkingWidget


class PageWidget(TalkingWidget):
    """A page: `view` (with the page's name as "page") holds only what the deck says; the rest travels in messages."""

    def __init__(self, view: Mapping[str, Any], answer: Answer, sent: Sent = files_in_messages) -> None:
        """Show the page of `view` and hand what it says to `answer`; `sent` hands out the files in a reply."""
        page = str(view["page"])
        super().__init__(
            view, answer, name=t(OWN_PAGES[page].called), shared=shared_script(entries_of_page(view)), sent=sent
        )
