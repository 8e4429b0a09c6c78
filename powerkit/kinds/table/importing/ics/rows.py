"""A diary as rows of a table, with what was left out said in words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from powerkit.errors import FileError, PowerkitError
from powerkit.kinds.table.importing.ics.model import Diary, Item, Wanted
from powerkit.kinds.table.importing.ics.read import read_diary
from powerkit.kinds.table.importing.ics.timezones import own_clock
from powerkit.kinds.table.importing.preview import MOST_ROWS
from powerkit.kinds.table.kind import TableOfRows


def wanted_days(first: object, last: object, zone: object) -> Wanted:
    """The days asked for on the page, as ISO dates, on the clock of a time zone by its name.

    Raises:
        FileError: one of them is no day.
    """
    try:
        return Wanted(date.fromisoformat(str(first)), date.fromisoformat(str(last)), own_clock(str(zone or "")))
    except ValueError as error:
        raise FileError("Say which days first.", "Put in the first and the last day.") from error


def diary_rows(kind: TableOfRows, content: bytes, wanted: Wanted, room: int = MOST_ROWS) -> dict[str, Any]:
    """The rows that a calendar gives a table, each with the columns its deck says; told as JSON.

    Raises:
        FileError: the days or the file can't be used.
        PowerkitError: the table takes no calendar.
    """
    if not kind.diary:
        raise PowerkitError("This table takes no calendar file.", "Choose a CSV file.")
    diary = read_diary(content, wanted)
    columns = dict(kind.diary)
    taken = diary.items[:room]
    return {
        "rows": [_row(item, columns) for item in taken],
        "says": [_said(item) for item in taken],
        "notes": [*_notes(diary), *_no_room(len(diary.items) - len(taken))],
        "most": MOST_ROWS,
    }


def _row(item: Item, columns: dict[str, str]) -> dict[str, Any]:
    parts = {"title": item.title, "date": item.day.isoformat(), "hours": item.hours, "people": item.people}
    return {column: parts[part] for part, column in columns.items() if parts[part] not in (None, "")}


def _said(item: Item) -> str:
    """The day, the time and the length, such as "Mon 27 April, 08:45, 0.5 hours"."""
    day = f"{item.day:%a} {item.day.day} {item.day:%B}"
    if item.whole_day:
        return f"{day}, all day"
    long = "no end" if item.hours is None else "1 hour" if item.hours == 1 else f"{item.hours:g} hours"
    return f"{day}, {item.begins:%H:%M}, {long}" if item.begins else f"{day}, {long}"


def _notes(diary: Diary) -> Iterator[str]:
    hours = round(sum(item.hours or 0 for item in diary.items), 2)
    if hours:
        yield f"{hours:g} hours together."
    if whole := sum(item.whole_day for item in diary.items):
        yield _counted(
            whole, "lasts all day and has no hours", "last all day and have no hours", "Add them if you like."
        )
    if endless := sum(item.hours is None and not item.whole_day for item in diary.items):
        yield _counted(endless, "has no end, so no hours", "have no end, so no hours", "Add them if you know.")
    if diary.cancelled:
        yield _counted(diary.cancelled, "was cancelled and is left out", "were cancelled and are left out")
    if diary.declined:
        yield _counted(diary.declined, "you declined is left out", "you declined are left out")
    if diary.too_often:
        yield _counted(diary.too_often, "comes back too often to be worked out", "come back too often to be worked out")
    if diary.unreadable:
        yield _counted(diary.unreadable, "could not be read", "could not be read")
    if diary.no_zone:
        yield _counted(
            diary.no_zone, "has a time zone nobody knows here", "have a time zone nobody knows here", "Check the hours."
        )


def _no_room(left: int) -> Iterator[str]:
    if left > 0:
        yield f"{left} more have no room: a table here holds {MOST_ROWS} rows. Choose fewer days."


def _counted(number: int, one: str, many: str, do: str = "") -> str:
    said = f"1 item {one}." if number == 1 else f"{number} items {many}."
    return f"{said} {do}".strip()
