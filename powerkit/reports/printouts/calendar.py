"""A day of a card as a calendar file: all day, with a title that holds no name."""

from datetime import date, datetime

from powerkit.deck import Field
from powerkit.documents.calendar import Event, calendar_of
from powerkit.errors import FileError
from powerkit.kinds.options import check_date
from powerkit.text.catalogue import t

_START = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def calendar_day(field: Field, card: str, answer: object, workbook: str, now: datetime) -> bytes:
    """The ``.ics`` file of the day a field says. Asked for again with another day, a calendar moves what it has.

    *now* knows its offset from UTC; *workbook* is the log book's own id.

    Raises:
        FileError: the field is no day for a calendar, or no day was given.
    """
    called = field.kind.calendar_title
    day, problems = check_date(answer) if isinstance(answer, str) else ("", ())
    if not called:
        raise FileError(t("This day is not for a calendar."))
    if problems or not day.strip():
        raise FileError(t("There is no day to put in your calendar yet."), t("Choose the day first."))
    event = Event(
        uid=f"day-{card}-{field.id}@{workbook}.powerkit",
        summary=called,
        description="",
        day=date.fromisoformat(day),
        sequence=max(0, int((now - _START).total_seconds())),
        changed=now,
    )
    return calendar_of([event])
