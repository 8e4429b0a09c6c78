"""A diary as rows of a table, with what was left out said in words."""

from collections.abc import Iterator, Sequence
from datetime import date

from powerkit.errors import FileError, PowerkitError
from powerkit.kinds.table.importing.ics.model import Diary, Item, Wanted
from powerkit.kinds.table.importing.ics.read import read_diary
from powerkit.kinds.table.importing.ics.timezones import own_clock
from powerkit.kinds.table.importing.preview import MOST_ROWS
from powerkit.kinds.table.importing.there_already import Row, there_already
from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.query_types import DiaryTold
from powerkit.text.catalogue import later_many, t, tn
from powerkit.text.dates import DAY_OF_WEEK, between, clock, decimal, grouped, said_day


def wanted_days(first: object, last: object, zone: object) -> Wanted:
    """The days asked for on the page, as ISO dates, on the clock of a time zone by its name.

    Raises:
        FileError: one of them is no day.
    """
    begins, ends = wanted_day(first), wanted_day(last)
    if begins is None or ends is None:
        raise FileError(t("Say which days first."), t("Put in the first and the last day."))
    return Wanted(begins, ends, own_clock(str(zone or "")))


def wanted_day(said: object) -> date | None:
    """A day asked for, as an ISO date; None where nothing was said.

    Raises:
        FileError: it is no day.
    """
    if not (text := str(said or "").strip()):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise FileError(t("“{text}” is no day.", text=text[:20]), t("Write it such as 2026-03-31.")) from error


def diary_rows(
    kind: TableOfRows, content: bytes, wanted: Wanted, room: int = MOST_ROWS, there: Sequence[Row] = ()
) -> DiaryTold:
    """The rows that a calendar gives a table, each with the columns its deck says; told as JSON.

    What is among the rows that are *there* already, whatever else they say, is left out and counted.

    Raises:
        FileError: the days or the file can't be used.
        PowerkitError: the table takes no calendar.
    """
    if not kind.diary:
        raise PowerkitError(t("This table takes no calendar file."), t("Choose a CSV file."))
    diary = read_diary(content, wanted)
    columns = dict(kind.diary)
    nothing, known = not diary.items, there_already([_row(item, columns) for item in diary.items], there)
    diary.items = [item for item, is_known in zip(diary.items, known, strict=True) if not is_known]
    taken = diary.items[: max(room, 0)]
    return {
        "rows": [_row(item, columns) for item in taken],
        "says": [_said(item) for item in taken],
        "notes": [
            *_notes(diary),
            *_left_out_since_there(sum(known)),
            *_no_room(len(diary.items) - len(taken)),
            *_of_the_file(diary, wanted, nothing=nothing),
        ],
        "most": MOST_ROWS,
    }


def _left_out_since_there(number: int) -> Iterator[str]:
    if number:
        yield tn(
            "{number} item is in your table already and is left out.",
            "{number} items are in your table already and are left out.",
            number,
        )


def _row(item: Item, columns: dict[str, str]) -> Row:
    parts = {"title": item.title, "date": item.day.isoformat(), "hours": item.hours, "people": item.people}
    return {column: parts[part] for part, column in columns.items() if parts[part] not in (None, "")}


def _said(item: Item) -> str:
    """The day, the time and the length, such as "Mon 27 April, 08:45, 0.5 hours"."""
    day = _day(item.begins or item.day)
    time = clock(item.begins) if item.begins else ""
    if item.whole_day:
        days = between(day, _day(item.until)) if item.until else day
        return t("{days}, all day", days=days)
    if item.until:
        return t("{day}, {time}, to {last_day}", day=day, time=time, last_day=_day(item.until))
    long = t("no end") if item.hours is None else _hours(item.hours)
    return ", ".join(filter(None, (day, time, long)))


def _hours(hours: float) -> str:
    return tn("{hours} hour", "{hours} hours", 1 if hours == 1 else 2, hours=decimal(hours))


def _day(day: date) -> str:
    return said_day(day, DAY_OF_WEEK)


def _notes(diary: Diary) -> Iterator[str]:
    """What was found and what was left out, a line for each."""
    if hours := round(sum(item.hours or 0 for item in diary.items), 2):
        yield t("{hours} together.", hours=_hours(hours))
    whole = sum(item.whole_day for item in diary.items)
    several = sum(item.until is not None and not item.whole_day for item in diary.items)
    endless = sum(item.hours is None for item in diary.items) - whole - several
    private = sum(item.private for item in diary.items)
    counted = (
        (whole, later_many("{number} item lasts all day and has no hours. Add them if you like.",
         "{number} items last all day and have no hours. Add them if you like.")),
        (several, later_many("{number} item lasts for days, so no hours. Add those you worked.",
         "{number} items last for days, so no hours. Add those you worked.")),
        (endless, later_many("{number} item has no end, so no hours. Add them if you know.",
         "{number} items have no end, so no hours. Add them if you know.")),
        (private, later_many("{number} item is marked private: its title was not read.",
         "{number} items are marked private: their titles were not read.")),
        (diary.cancelled, later_many("{number} item was cancelled and is left out.",
         "{number} items were cancelled and are left out.")),
        (diary.declined, later_many("{number} item you declined is left out.",
         "{number} items you declined are left out.")),
        (diary.unsure, later_many("{number} item was declined by somebody. If it was you, untick it.",
         "{number} items were declined by somebody. If it was you, untick it.")),
        (diary.doubles, later_many("{number} item stands here again or is an older version: left out.",
         "{number} items stand here again or are older versions: left out.")),
        (diary.too_often, later_many("{number} item comes back too often to be worked out.",
         "{number} items come back too often to be worked out.")),
        (diary.unreadable, later_many(
            "{number} item could not be read: its date, its end or how it comes back is not written as in a calendar.",
            "{number} items could not be read: their dates, ends or how they come back are not written as in one.")),
        (diary.no_zone, later_many("{number} item has a time zone nobody knows here. Check the hours.",
         "{number} items have a time zone nobody knows here. Check the hours.")),
    )  # fmt: skip
    yield from (tn(*said, number) for number, said in counted if number)


def _of_the_file(diary: Diary, wanted: Wanted, *, nothing: bool) -> Iterator[str]:
    """What to know of the whole file; and where *nothing* is on the days, where its items are."""
    file = diary.file
    if file.broken:
        yield t("The file breaks off before its end, so some items may be missing. Export it again.")
    if file.tasks:
        yield tn("{tasks} task is left out.", "{tasks} tasks are left out.", file.tasks, tasks=grouped(file.tasks))
    if not file.total and not file.unread:
        yield t("There are no events in this file.")
    others = [day for day in file.begins if not wanted.first <= day <= wanted.last]
    if nothing and others:
        first, last = (f"{_day(day)} {day.year}" for day in (min(others), max(others)))
        days = first if first == last else between(first, last)
        if len(others) == len(file.begins):
            yield t("The events of this file begin on other days: {days}.", days=days)
        else:
            yield t("The other events of this file begin on other days: {days}.", days=days)


def _no_room(left: int) -> Iterator[str]:
    if left > 0:
        yield t(
            "{left} more have no room: a table here holds {most_rows} rows. Choose fewer days.",
            left=left,
            most_rows=MOST_ROWS,
        )
