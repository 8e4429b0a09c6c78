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
from powerkit.text.catalogue import t
from powerkit.text.dates import DAY_OF_WEEK, decimal, grouped, said_day


def wanted_days(first: object, last: object, zone: object) -> Wanted:
    """The days asked for on the page, as ISO dates, on the clock of a time zone by its name.

    Raises:
        FileError: one of them is no day.
    """
    days = []
    for said in (first, last):
        try:
            days.append(date.fromisoformat(str(said)))
        except ValueError as error:
            if str(said or "").strip():
                raise FileError(
                    t("“{text}” is no day.", text=str(said)[:20]), t("Write it such as 2026-03-31.")
                ) from error
            raise FileError(t("Say which days first."), t("Put in the first and the last day.")) from error
    return Wanted(days[0], days[1], own_clock(str(zone or "")))


def diary_rows(kind: TableOfRows, content: bytes, wanted: Wanted, room: int = MOST_ROWS) -> dict[str, Any]:
    """The rows that a calendar gives a table, each with the columns its deck says; told as JSON.

    Raises:
        FileError: the days or the file can't be used.
        PowerkitError: the table takes no calendar.
    """
    if not kind.diary:
        raise PowerkitError(t("This table takes no calendar file."), t("Choose a CSV file."))
    diary = read_diary(content, wanted)
    columns = dict(kind.diary)
    taken = diary.items[:room]
    return {
        "rows": [_row(item, columns) for item in taken],
        "says": [_said(item) for item in taken],
        "notes": [*_notes(diary), *_no_room(len(diary.items) - len(taken)), *_of_the_file(diary)],
        "most": MOST_ROWS,
    }


def _row(item: Item, columns: dict[str, str]) -> dict[str, Any]:
    parts = {"title": item.title, "date": item.day.isoformat(), "hours": item.hours, "people": item.people}
    return {column: parts[part] for part, column in columns.items() if parts[part] not in (None, "")}


def _said(item: Item) -> str:
    """The day, the time and the length, such as "Mon 27 April, 08:45, 0.5 hours"."""
    day, until = _day(item.begins or item.day), f" to {_day(item.until)}" if item.until else ""
    if item.whole_day:
        return t("{day}{until}, all day", day=day, until=until)
    if item.until:
        return f"{day}, {item.begins:%H:%M},{until}"
    long = (
        "no end"
        if item.hours is None
        else "1 hour"
        if item.hours == 1
        else t("{hours} hours", hours=decimal(item.hours))
    )
    return f"{day}, {item.begins:%H:%M}, {long}" if item.begins else f"{day}, {long}"


def _day(day: date) -> str:
    return said_day(day, DAY_OF_WEEK)


def _notes(diary: Diary) -> Iterator[str]:
    """What was found and what was left out, a line for each."""
    if hours := round(sum(item.hours or 0 for item in diary.items), 2):
        yield f"{hours:g} {'hour' if hours == 1 else 'hours'} together."
    whole = sum(item.whole_day for item in diary.items)
    several = sum(item.until is not None and not item.whole_day for item in diary.items)
    endless = sum(item.hours is None for item in diary.items) - whole - several
    private = sum(item.private for item in diary.items)
    unread = "could not be read"
    counted = (
        (whole, "lasts all day and has no hours", "last all day and have no hours", "Add them if you like."),
        (several, "lasts for days, so no hours", "last for days, so no hours", "Add those you worked."),
        (endless, "has no end, so no hours", "have no end, so no hours", "Add them if you know."),
        (private, "is marked private: its title was not read", "are marked private: their titles were not read", ""),
        (diary.cancelled, "was cancelled and is left out", "were cancelled and are left out", ""),
        (diary.declined, "you declined is left out", "you declined are left out", ""),
        (diary.unsure, "was declined by somebody", "were declined by somebody", "If it was you, untick it."),
        (diary.doubles, "stands here again or is an older version: left out",
         "stand here again or are older versions: left out", ""),
        (diary.too_often, "comes back too often to be worked out", "come back too often to be worked out", ""),
        (diary.unreadable, unread, unread, ""),
        (diary.no_zone, "has a time zone nobody knows here", "have a time zone nobody knows here", "Check the hours."),
    )  # fmt: skip
    yield from (_counted(number, *words) for number, *words in counted if number)


def _of_the_file(diary: Diary) -> Iterator[str]:
    """What to know of the whole file; and where nothing is on the days, where its items are."""
    file = diary.file
    if file.broken:
        yield t("The file breaks off before its end, so some items may be missing. Export it again.")
    if file.tasks:
        yield (
            t("1 task is left out.") if file.tasks == 1 else t("{tasks} tasks are left out.", tasks=grouped(file.tasks))
        )
    if not file.total:
        yield t("There are no events in this file.")
    elif not diary.items and file.begins:
        ends = min(file.begins), max(file.begins)
        days = " to ".join(dict.fromkeys(f"{_day(day)} {day.year}" for day in ends))
        yield t("The events of this file begin on other days: {days}.", days=days)


def _no_room(left: int) -> Iterator[str]:
    if left > 0:
        yield t(
            "{left} more have no room: a table here holds {most_rows} rows. Choose fewer days.",
            left=left,
            most_rows=MOST_ROWS,
        )


def _counted(number: int, one: str, many: str, do: str = "") -> str:
    said = f"1 item {one}." if number == 1 else f"{number} items {many}."
    return f"{said} {do}".strip()
