"""Cuts a calendar file into the few events that may fall on some days, and of these only the lines that are wanted.

What is not wanted (titles on request, those of private events, descriptions, places, names) is dropped here, before
anything is understood; addresses only tell who declined. It reads each line once and builds no tree, so that a file
made to hurt costs no more than its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from powerkit.errors import FileError
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped

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
_ALL_DAY = re.compile(r"X-[A-Z-]*ALL-?DAY(EVENT)?\Z")
_OWNERS = frozenset("X-OWNER X-WR-CALNAME X-WR-RELCALID X-PRIMARY-EMAIL".split())
_CALLED_OFF = re.compile(r"(?i)(cancell?ed|abgesagt|annul[eé]e?|cancelad[oa]|geannuleerd|annullat[oa]|odwołane)\s?:\s")
_REFUSED = re.compile(r"(?i)declined\s?:\s")


@dataclass
class Block:
    """One component as its whole lines, by the name of each, and what its lines say of it.

    It was *cancelled* or *refused*; it is *private*, or lasts *all_day*. *answers* are who was asked and what each
    said, by address; *asker* is who asked, *owner* whose calendar it stands in, where that is said.
    """

    lines: dict[str, list[str]] = field(default_factory=dict)
    cancelled: bool = False
    refused: bool = False
    private: bool = False
    all_day: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    asker: str = ""
    owner: str = ""

    def first(self, name: str) -> str:
        """The first line of that name, or ""."""
        return (self.lines.get(name) or [""])[0]

    def value(self, name: str) -> str:
        """What the first line of that name says, or ""."""
        return self.first(name).partition(":")[2].strip()

    def text(self, component: str) -> str:
        """The component as a calendar holds it."""
        inner = [line for lines in self.lines.values() for line in lines]
        return "\r\n".join([f"BEGIN:{component}", *inner, f"END:{component}", ""])


@dataclass
class Overview:
    """The whole file: *total* events, the days in *begins* on which they begin, and *tasks*.

    *unread* events have no start or no end of their lines; *broken* says that the file itself ends too early.
    """

    total: int = 0
    tasks: int = 0
    unread: int = 0
    broken: bool = False
    begins: list[date] = field(default_factory=list)


@dataclass
class Cut:
    """What was cut out of a file.

    *events* may touch the days asked for. *zones* has the onsets of summer and winter time by the id of a time zone.
    *private* are the ids of what somebody marked as private, *newest* the latest version of each event or change.
    *left_out* are the times that a series leaves out, each with its id, as they are written.
    *owner* is who takes part in all of it, where that is one person.
    """

    events: list[Block] = field(default_factory=list)
    zones: dict[str, list[Block]] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    newest: dict[tuple[str, str], int] = field(default_factory=dict)
    left_out: set[tuple[str, str]] = field(default_factory=set)
    owner: str = ""
    file: Overview = field(default_factory=Overview)


def cut(text: str, first: date, last: date, *, titles: bool, people: bool) -> Cut:
    """The events of a calendar that may touch the days from *first* to *last*, without what is not wanted.

    Raises:
        FileError: it is no calendar, or too many events may fall on these days.
    """
    if "BEGIN:VCALENDAR" not in text[:100_000].upper():
        raise FileError(t("This is no calendar file (.ics)."), t("Export your calendar as .ics and choose that."))
    wanted = _WANTED | ({"SUMMARY"} if titles else set()) | ({"ATTENDEE"} if people else set())
    found = Cut()
    together: set[str] | None = None
    meetings = 0
    for block in _events(text, frozenset(wanted), found):
        _count(block, found)
        if block.answers:
            meetings += 1
            met = {*block.answers, block.asker} - {""}
            together = met if together is None else together & met
        # Before those far off go: a change may have moved one of them to the days asked for.
        times = (time for line in block.lines.get("EXDATE", ()) for time in line.rpartition(":")[2].split(","))
        found.left_out |= {(block.value("UID"), time.strip()) for time in times}
        _keep_near(block, first - LONGEST_BEFORE, last + _NEAR)
        if not _may_touch(block, first - _NEAR, last + _NEAR):
            continue
        if len(found.events) >= MOST_EVENTS:
            said = t(
                "More than {most_events} items of this calendar may fall on these days.",
                most_events=grouped(MOST_EVENTS),
            )
            raise FileError(said, t("Choose fewer days."))
        found.events.append(block)
    if together and len(together) == 1 and meetings > 1:
        found.owner = together.pop()
    return found


def _count(block: Block, found: Cut) -> None:
    """Note what one event says about the whole file, or about others under its id."""
    uid, version = block.value("UID"), block.value("SEQUENCE")
    found.file.total += 1
    starts = _days(block.first("DTSTART"))[:1]
    found.file.unread += not starts
    found.file.begins += starts
    if block.private:
        found.private.add(uid)
        block.lines.pop("SUMMARY", None)
        block.lines.pop("ATTENDEE", None)
    if uid and version.isdecimal() and len(version) < 10:
        which = (uid, block.value("RECURRENCE-ID"))
        found.newest[which] = max(found.newest.get(which, 0), int(version))


def _events(text: str, wanted: frozenset[str], found: Cut) -> Iterator[Block]:
    """Each event of the file; what else is told goes into *found* on the way."""
    path: list[str] = []
    deep, block, zone, about = 0, Block(), "", Block()
    whole = re.sub(r"\r+\n|\r", "\n", text)
    for line in re.sub(r"\n[ \t]", "", whole).split("\n"):
        start = line[:6].upper()
        if start == "BEGIN:":
            name = line[6:].strip().upper()
            if name in ("VEVENT", "VCALENDAR") and "VEVENT" in path:  # the one before has no end
                found.file.unread += 1
                deep, path = 0, path[: path.index("VEVENT")]
            if deep or len(path) == _DEEPEST:
                deep += 1
                continue
            path.append(name)
            found.file.tasks += name == "VTODO"
            about = Block() if name == "VCALENDAR" else about
            block = Block(cancelled=about.cancelled, owner=about.owner) if name in _HELD else block
            zone = "" if name == "VTIMEZONE" else zone
        elif start[:4] == "END:" and path:
            name = line[4:].strip().upper()
            if name == "VEVENT" and name in path:
                deep, path = 0, path[: path.index(name) + 1]
            elif name == "VCALENDAR" and "VEVENT" in path:
                found.file.unread += 1
                deep, path = 0, path[: path.index("VEVENT")]
            if deep:
                deep -= 1
                continue
            if not path:
                continue  # an event that stood in no calendar
            ended = path.pop()
            if ended == "VEVENT":
                yield block
            elif ended in _HELD and (zone in found.zones or len(found.zones) < _MOST_ZONES):
                found.zones.setdefault(zone, []).append(block)
        elif path and not deep:
            if path[-1] == "VEVENT":
                _take(block, line, wanted)
            elif path[-1] in _HELD:
                _take(block, line, _ONSET)
            elif path[-1] == "VTIMEZONE" and start[:4] == "TZID":
                zone = line.partition(":")[2].strip()[:200]
            elif path[-1] == "VCALENDAR":
                _about(line.strip(), about)
    found.file.broken = bool(path)
    found.file.unread += "VEVENT" in path


_HELD = ("VEVENT", "STANDARD", "DAYLIGHT")


def _about(line: str, about: Block) -> None:
    """Note what a calendar says of all that is in it."""
    name, _, value = line.partition(":")
    name = name.partition(";")[0].upper()
    if name == "METHOD":
        about.cancelled = value.strip().upper() == "CANCEL"
    elif name in _OWNERS and "@" in value and not about.owner:
        about.owner = _address(value)


def _address(text: str) -> str:
    return text.rpartition(":")[2].strip().casefold()


def _take(block: Block, line: str, wanted: frozenset[str]) -> None:
    name = re.split("[:;]", line, maxsplit=1)[0].upper()
    value = line.rpartition(":")[2].strip()
    if not value and name != "SUMMARY":  # a blank rule is none
        return
    if name == "ATTENDEE" and len(block.answers) < _MOST["ATTENDEE"]:
        said = re.search(r"(?i);PARTSTAT=\"?([A-Z-]+)", line)
        block.answers[_address(value)] = said[1].upper() if said else ""
    elif name == "ORGANIZER":
        block.asker = _address(value)
    elif name == "SUMMARY":
        title = line.partition(":")[2].lstrip()
        block.cancelled = block.cancelled or bool(_CALLED_OFF.match(title))
        block.refused = bool(_REFUSED.match(title))
    elif name in ("CLASS", "X-CALENDARSERVER-ACCESS"):
        block.private = block.private or value.upper() != "PUBLIC"
    elif _ALL_DAY.match(name):
        block.all_day = value.upper() in ("TRUE", "1")
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
        days = [*starts, *_days(meant)]
        return "RANGE=" in meant.upper() or any(first - LONGEST_BEFORE <= day <= last for day in days)
    if starts[0] > last:
        return False
    if "RRULE" in block.lines:
        untils = [_UNTIL.search(rule) for rule in block.lines["RRULE"]]
        ends = [day for until in untils if until for day in _days("".join(until.groups()))]
        return len(ends) < len(untils) or max(ends) >= first - LONGEST_BEFORE or "RDATE" in block.lines
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
