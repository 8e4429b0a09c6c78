"""What is wanted of a calendar, and what came of it: plain values."""

from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from powerkit.kinds.table.importing.ics.filter import Overview

Key = date | datetime
"""A day, or a moment with its time zone. In UTC it tells one time of a recurring event from another."""


@dataclass(frozen=True)
class Wanted:
    """The days from *first* to *last* on the clock of *zone*; whether *titles* and *people* are to be read at all."""

    first: date
    last: date
    zone: tzinfo
    titles: bool = True
    people: bool = False


@dataclass(frozen=True)
class Item:
    """Something in a diary: the *day* it *begins*, its *title*, its *hours*: None where it has none.

    It may last the *whole_day*, or several days, *until* a last one; it may be *private*.
    """

    day: date
    hours: float | None
    title: str
    people: str = ""
    whole_day: bool = False
    begins: datetime | None = None
    until: date | None = None
    private: bool = False


@dataclass
class Diary:
    """The items in the order they began, and how many were left out: cancelled, declined, unreadable, too often.

    *doubles* stand in the file again, or are an older version. *unsure* were declined, nobody knows by whom, and
    *no_zone* have a time zone nobody knows: they were taken as they stand. *file* is what else the file holds.
    """

    items: list[Item] = field(default_factory=list)
    cancelled: int = 0
    declined: int = 0
    unsure: int = 0
    doubles: int = 0
    unreadable: int = 0
    too_often: int = 0
    no_zone: int = 0
    file: Overview = field(default_factory=Overview)
