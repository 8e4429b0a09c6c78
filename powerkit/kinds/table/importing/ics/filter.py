"""Cuts a calendar file into the few events that may fall on some days, and of these only the lines that are wanted.

What is not wanted (titles on request, descriptions, places, who else was asked) is dropped here, before anything is
understood. It reads each line once and builds no tree, so that a file made to hurt costs no more than its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from powerkit.errors import FileError

MOST_EVENTS = 2_000
"""Events that may fall on the days asked for; more are refused."""

LONGEST_BEFORE = timedelta(62)
"""An event that began longer before the first day is not looked for."""

_NEAR = timedelta(2)
"""Round the world the same moment has different days, and an event without an hour has none of its own."""

_WANTED = frozenset("DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS UID SEQUENCE".split())
_ONSET = frozenset("DTSTART RRULE TZOFFSETTO".split())
_LONGEST_LINE = 20_000
_MOST = {"ATTENDEE": 100, "EXDATE": 5_000, "RDATE": 5_000}
_MOST_ZONES = 100
_DEEPEST = 3
_DAY = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_UNTIL = re.compile(r"UNTIL=(\d{4})(\d{2})(\d{2})", re.I)


@dataclass
class Block:
    """One component as its whole lines, by the name of each; and whether the calendar's owner *declined* it."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    declined: bool = False

    def first(self, name: str) -> str:
        """The first line of that name, or ""."""
        return (self.lines.get(name) or [""])[0]

    def text(self, component: str) -> str:
        """The component as a calendar holds it."""
        inner = [line for lines in self.lines.values() for line in lines]
        return "\r\n".join([f"BEGIN:{component}", *inner, f"END:{component}", ""])


@dataclass
class Cut:
    """What was cut out of a file.

    *events* may touch the days asked for. *zones* has the onsets of summer and winter time by the id of a time zone.
    *cancels* says that the whole file takes events back; *owner* is whose calendar it is, as an address, where it says.
    """

    events: list[Block] = field(default_factory=list)
    zones: dict[str, list[Block]] = field(default_factory=dict)
    cancels: bool = False
    owner: str = ""


def cut(text: str, first: date, last: date, *, titles: bool, people: bool) -> Cut:
    """The events of a calendar that may touch the days from *first* to *last*, without what is not wanted.

    Raises:
        FileError: it is no calendar, or too many events may fall on these days.
    """
    if "BEGIN:VCALENDAR" not in text[:100_000].upper():
        raise FileError("This is no calendar file (.ics).", "Export your calendar as .ics and choose that.")
    wanted = _WANTED | ({"SUMMARY"} if titles else set()) | ({"ATTENDEE"} if people else set())
    found = Cut()
    for block in _events(text, frozenset(wanted), found):
        _keep_near(block, first - _NEAR, last + _NEAR)
        if not _may_touch(block, first - _NEAR, last + _NEAR):
            continue
        if len(found.events) >= MOST_EVENTS:
            said = f"More than {MOST_EVENTS:,} items of this calendar may fall on these days."
            raise FileError(said, "Choose fewer days.")
        found.events.append(block)
    return found


def _events(text: str, wanted: frozenset[str], found: Cut) -> Iterator[Block]:
    """Each event of the file; what else is told goes into *found* on the way."""
    path: list[str] = []
    deep, block, zone = 0, Block(), ""
    for line in re.sub(r"\r?\n[ \t]", "", text).split("\n"):
        start = line[:6].upper()
        if start == "BEGIN:":
            if deep or len(path) == _DEEPEST:
                deep += 1
                continue
            path.append(line[6:].strip().upper())
            block = Block() if path[-1] in ("VEVENT", "STANDARD", "DAYLIGHT") else block
            zone = "" if path[-1] == "VTIMEZONE" else zone
        elif start[:4] == "END:" and deep:
            deep -= 1
        elif start[:4] == "END:" and path:
            ended = path.pop()
            if ended == "VEVENT":
                yield block
            elif ended in ("STANDARD", "DAYLIGHT") and (zone in found.zones or len(found.zones) < _MOST_ZONES):
                found.zones.setdefault(zone, []).append(block)
        elif path and not deep:
            if path[-1] == "VEVENT":
                _take(block, line.rstrip("\r"), wanted, found.owner)
            elif path[-1] in ("STANDARD", "DAYLIGHT"):
                _take(block, line.rstrip("\r"), _ONSET, "")
            elif path[-1] == "VTIMEZONE" and start[:4] == "TZID":
                zone = line.partition(":")[2].strip()[:200]
            elif path[-1] == "VCALENDAR":
                _about(line.strip(), found)


def _about(line: str, found: Cut) -> None:
    name, _, value = line.partition(":")
    if name.upper() == "METHOD":
        found.cancels = value.upper() == "CANCEL"
    elif name.upper() == "X-WR-CALNAME" and "@" in value:
        found.owner = value.casefold()


def _take(block: Block, line: str, wanted: frozenset[str], owner: str) -> None:
    name = re.split("[:;]", line, maxsplit=1)[0].upper()
    if name == "ATTENDEE" and owner and "PARTSTAT=DECLINED" in line.upper() and line.casefold().endswith(owner):
        block.declined = True
    if name in wanted and len(kept := block.lines.setdefault(name, [])) < _MOST.get(name, 5):
        kept.append(line[:1000] if name == "SUMMARY" else line)


def _keep_near(block: Block, first: date, last: date) -> None:
    """Of many days that are added or left out, only those near the days asked for; and no endless line."""
    for name in ("EXDATE", "RDATE"):
        kept = []
        for line in block.lines.pop(name, []):
            head, _, values = line.rpartition(":")
            near = [part for part in values.split(",") if any(first <= day <= last for day in _days(part))]
            kept += [f"{head}:{','.join(near)}"] if near else []
        if kept:
            block.lines[name] = kept
    for lines in block.lines.values():
        lines[:] = [line for line in lines if len(line) <= _LONGEST_LINE]


def _may_touch(block: Block, first: date, last: date) -> bool:
    """Whether an event may fall on these days, as far as its figures show."""
    starts = _days(block.first("DTSTART").rpartition(":")[2])
    if not starts:
        return False
    if "RECURRENCE-ID" in block.lines:
        meant = block.first("RECURRENCE-ID")
        return "RANGE=" in meant.upper() or any(first <= day <= last for day in [*starts, *_days(meant)])
    if starts[0] > last:
        return False
    if "RRULE" in block.lines:
        until = _UNTIL.search(block.first("RRULE"))
        ends = _days("".join(until.groups())) if until else []
        return not ends or ends[0] >= first - LONGEST_BEFORE or "RDATE" in block.lines
    if "RDATE" in block.lines or "DURATION" in block.lines:
        return "RDATE" in block.lines or starts[0] >= first - LONGEST_BEFORE
    return max([starts[0], *_days(block.first("DTEND").rpartition(":")[2])]) >= first


def _days(text: str) -> list[date]:
    found = []
    for year, month, day in _DAY.findall(text):
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return found
