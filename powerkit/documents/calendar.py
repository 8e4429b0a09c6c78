"""Dated things as an iCalendar file (RFC 5545) that a calendar can take in again and again without doubling them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

_NAME = "Power Shifting Workbook"
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Event:
    """Something on a *day*. The same *uid* is the same thing; the one with the higher *sequence* is the newer.

    *changed* is when it last changed, with its offset from UTC.
    """

    uid: str
    summary: str
    description: str
    day: date
    sequence: int
    changed: datetime
    cancelled: bool = False


def calendar_of(events: Iterable[Event]) -> bytes:
    """The events as the bytes of an ``.ics`` file; the same events give the same bytes."""
    from icalendar import Calendar  # here and below: a page that makes no calendar opens sooner without it

    calendar = Calendar()
    calendar.add("prodid", f"-//{_NAME}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _NAME)
    for event in events:
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def _component(one: Event) -> "icalendar.Event":
    from icalendar import Event as Component
    from icalendar import vText

    made = Component()
    made.add("uid", one.uid)
    # Without a METHOD, DTSTAMP is when the event was last revised (RFC 5545, 3.8.7.2).
    made.add("dtstamp", one.changed.astimezone(UTC))
    made.add("last-modified", one.changed.astimezone(UTC))
    made.add("sequence", one.sequence)
    made.add("summary", vText(_line(one.summary)))
    made.add("dtstart", one.day)
    made.add("dtend", one.day + timedelta(days=1))  # for whole days the end is the first day after
    made.add("transp", "TRANSPARENT")
    if one.description:
        made.add("description", vText(_line(one.description)))
    if one.cancelled:
        made.add("status", "CANCELLED")
    return made


def _line(text: str) -> str:
    """The text as it is written, joiners and hard spaces too, without what no calendar file may hold."""
    return _NO_TEXT.sub("", _LINE_END.sub("\n", text))
