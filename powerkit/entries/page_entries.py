"""What the review, the destination and the supervision page save: entries like a card's, under ids no deck can have.

So they have versions, drafts and a place in the search, and forgetting reaches them as it reaches every entry.
"""

import re
from datetime import date

from powerkit.entries.quick_entry import is_note
from powerkit.text.periods import Period

DESTINATION = "destination.look"
"""The one line of work of the destination page for each community."""

_REVIEW = re.compile(r"review\.(\d{8})-(\d{8})\Z")
_SUPERVISION = re.compile(r"supervision\.(\d{8})\Z")


def review_id(period: Period) -> str:
    """The id of the review of a period."""
    return f"review.{_figures(period.start)}-{_figures(period.end)}"


def supervision_id(day: date) -> str:
    """The id of the supervision meeting on a day."""
    return f"supervision.{_figures(day)}"


def review_period(card: str) -> Period | None:
    """The period of the review with that id; None for any other id."""
    found = _REVIEW.match(card)
    return Period(_day(found[1]), _day(found[2])) if found else None


def supervision_day(card: str) -> date | None:
    """The day of the supervision meeting with that id; None for any other id."""
    found = _SUPERVISION.match(card)
    return _day(found[1]) if found else None


def is_page_card(card: str) -> bool:
    """Whether an id is that of a review, a look at the destination or a supervision meeting."""
    return card == DESTINATION or bool(_REVIEW.match(card) or _SUPERVISION.match(card))


def is_own(card: str) -> bool:
    """Whether an id is the workbook's own and no card's: a quick entry, or what one of its pages saves."""
    return is_note(card) or is_page_card(card)


def _figures(day: date) -> str:
    return day.isoformat().replace("-", "")


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
