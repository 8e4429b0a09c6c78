"""A page of the workbook that is no card: the start page, the log book, the share page. An anywidget like a card's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from powerkit.text.catalogue import later, t
from powerkit.ui.host import files_in_messages
from powerkit.ui.widgets.bundle import entries_of_page
from powerkit.ui.widgets.shared_script import shared_script
from powerkit.ui.widgets.widget import Answer, Sent, TalkingWidget

#: What each page is called where only text can be shown: the same words whatever is in the log book.
NAMES: Mapping[str, str] = {
    "home": later("The start page of the Power Shifting Workbook"),
    "log": later("The log book of the Power Shifting Workbook"),
    "share": later("The share page of the Power Shifting Workbook"),
    "review": later("The review page of the Power Shifting Workbook"),
    "destination": later("The page of where we are heading of the Power Shifting Workbook"),
    "supervision": later("The supervision page of the Power Shifting Workbook"),
}

#: What a reader elsewhere finds under each page.
ELSEWHERE: Mapping[str, str] = {
    "home": later("Open this page in the workbook to see where each card stands and to choose one."),
    "log": later("Open this page in the workbook to read and search what you saved. None of it is in this file."),
    "share": later("Open this page in the workbook to make a copy for somebody else to read."),
    "review": later("Open this page in the workbook to write a review of a period."),
    "destination": later("Open this page in the workbook to say where you are heading."),
    "supervision": later("Open this page in the workbook to prepare and keep a supervision meeting."),
}


class PageWidget(TalkingWidget):
    """A page: `view` (with the page's name as "page") holds only what the deck says; the rest travels in messages."""

    def __init__(self, view: Mapping[str, Any], answer: Answer, sent: Sent = files_in_messages) -> None:
        """Show the page of `view` and hand what it says to `answer`; `sent` hands out the files in a reply."""
        page = str(view["page"])
        super().__init__(view, answer, name=t(NAMES[page]), shared=shared_script(entries_of_page(view)), sent=sent)
