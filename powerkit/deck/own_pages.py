"""The pages that every workbook has beside those of its deck's capabilities."""

from dataclasses import dataclass

from powerkit.text.catalogue import later


@dataclass(frozen=True)
class OwnPage:
    """A page of the workbook's own: its notebook's *file* and heading, what it is *called* where only text is shown,
    and what a reader *elsewhere* finds on it, the same words whatever is in the log book.
    """

    file: str
    heading: str
    called: str
    elsewhere: str


OWN_PAGES = {
    "home": OwnPage(
        "00-start",
        later("Cards"),
        later("The start page of the Power Shifting Workbook"),
        later("Open this page in the workbook to see where each card stands and to choose one."),
    ),
    "log": OwnPage(
        "11-log-book",
        later("Your log book"),
        later("The log book of the Power Shifting Workbook"),
        later("Open this page in the workbook to read and search what you saved. None of it is in this file."),
    ),
    "share": OwnPage(
        "12-share",
        later("Share"),
        later("The share page of the Power Shifting Workbook"),
        later("Open this page in the workbook to make a copy for somebody else to read."),
    ),
    "review": OwnPage(
        "13-review",
        later("Your review"),
        later("The review page of the Power Shifting Workbook"),
        later("Open this page in the workbook to write a review of a period."),
    ),
    "destination": OwnPage(
        "14-destination",
        later("Where are we heading?"),
        later("The page of where we are heading of the Power Shifting Workbook"),
        later("Open this page in the workbook to say where you are heading."),
    ),
    "supervision": OwnPage(
        "15-supervision",
        later("Supervision"),
        later("The supervision page of the Power Shifting Workbook"),
        later("Open this page in the workbook to prepare and keep a supervision meeting."),
    ),
}
"""The pages every workbook has beside its capabilities', by what a cell calls. A file of a deck may not be named so."""
