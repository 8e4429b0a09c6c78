"""Calendars in the shapes in which programs write them, beside what other libraries make of the same file.

Shapes stand beside `recurring-ical-events` (`peer_of_calendars.py`), random events beside `icalendar` with `dateutil`.
Both agree; where they do not, the reason stands beside the shape.
"""

import json
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Deck
from powerkit.kinds.table.importing.ics.model import Diary, Wanted
from powerkit.kinds.table.importing.ics.read import read_diary
from powerkit.kinds.table.importing.ics.rows import diary_rows
from powerkit.kinds.table.kind import TableOfRows

from .calendar_shapes import ALIKE, APART, WEEKLY, event, london
from .peer_of_calendars import FIRST, LAST, LONDON, RECORD, Seen, calendar, peers, seen
from .test_calendars import WEEKDAYS, told

DOCUMENT = Path(__file__).parents[3] / "docs" / "calendars.md"
PEER_HERE = find_spec("recurring_ical_events") is not None
PEER = json.loads(RECORD.read_text(encoding="utf-8"))


def november(content: bytes, **more: Any) -> Diary:
    return read_diary(content, Wanted(FIRST, LAST, LONDON, **more))


def ours(content: bytes) -> Counter[Seen]:
    return Counter((str(item.begins or item.day)[:16], item.title, item.hours) for item in november(content).items)


def peer(shape: str, content: bytes) -> Counter[Seen] | None:
    """What the peer made of a shape; None where it refuses the file."""
    record = PEER[shape]
    assert record["of"] == crc32(content), "the shape has changed: write it down again as peer_of_calendars.py says"
    return None if record["seen"] is None else Counter((day, title, hours) for day, title, hours in record["seen"])


@pytest.mark.parametrize("shape", ALIKE)
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r", "\r\r\n"])
def test_a_calendar_gives_what_a_library_for_repeats_makes_of_it(shape: str, ending: str) -> None:
    content = calendar(*ALIKE[shape])
    found = ours(content.replace(b"\r\n", ending.encode()))
    assert found == peer(shape, content)
    assert found


@pytest.mark.parametrize("shape", APART)
def test_where_a_calendar_means_something_else_that_is_read_or_said_with_how_many(shape: str) -> None:
    case = APART[shape]
    content = calendar(*case.lines)
    found = november(content)
    assert told(found) == case.right
    counts = ("cancelled", "declined", "unsure", "doubles", "unreadable", "too_often", "no_zone")
    assert {name: getattr(found, name) for name in counts} == {name: case.counted.count(name) for name in counts}
    assert bool(case.reason) == (ours(content) != peer(shape, content))


def test_the_document_names_every_shape_in_which_the_two_differ_and_how_many_agree() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    named = {name for line in text.splitlines() if line.count(" | ") == 2 for name in line.split(" | ")[1].split("; ")}
    assert named - {"in the tests"} == {name for name, case in APART.items() if case.reason}
    assert f"{len(ALIKE)} shapes of calendars" in text


SAID = {
    "a called-off time": ["3 hours together.", "1 item was cancelled and is left out."],
    "an older and a newer version": [
        "1 hour together.", "1 item stands here again or is an older version: left out."],
    "several days that began the month before": ["1 item lasts all day and has no hours. Add them if you like."],
    "days on end": ["1 item lasts for days, so no hours. Add those you worked."],
    "declined by somebody": ["1 hour together.", "1 item was declined by somebody. If it was you, untick it."],
    "an event without an end of its lines": [
        "1 hour together.",
        "1 item could not be read: its date, its end or how it comes back is not written as in a calendar.",
    ],
    "a night shift": ["The events of this file begin on other days: Sat 31 October 2026."],
}  # fmt: skip


@pytest.mark.parametrize("shape", SAID)
def test_the_preview_says_how_many_were_left_out_and_why(shape: str, deck: Deck) -> None:
    lines = ALIKE[shape] if shape in ALIKE else APART[shape].lines
    assert notes(deck, calendar(*lines)) == SAID[shape]


def test_the_preview_says_what_else_is_in_a_file_and_where_it_breaks_off(deck: Deck) -> None:
    tasks = ["BEGIN:VTODO", "SUMMARY:Ring Ana", "END:VTODO"] * 2
    assert notes(deck, calendar(*tasks)) == ["2 tasks are left out.", "There are no events in this file."]
    broken = calendar(*event(*london("20261103T000000", "20261105T000000"), "CLASS:PRIVATE")).removesuffix(
        b"END:VCALENDAR\r\n"
    )
    assert notes(deck, broken) == [
        "1 item lasts all day and has no hours. Add them if you like.",
        "1 item is marked private: its title was not read.",
        "The file breaks off before its end, so some items may be missing. Export it again.",
    ]


def notes(deck: Deck, content: bytes) -> list[str]:
    """What the preview of card 7.2 says of a calendar."""
    field = deck.card("7.2").field("activity")
    assert field and isinstance(field.kind, TableOfRows)
    told_: list[str] = diary_rows(field.kind, content, Wanted(FIRST, LAST, LONDON))["notes"]
    return told_


@pytest.mark.parametrize("word", ["PRIVATE", "CONFIDENTIAL", "X-ONLY-ME"])
def test_no_title_or_name_of_a_private_event_or_of_its_changes_is_read(word: str) -> None:
    asked = "ATTENDEE;CN=Ana Lowe:mailto:ana@example.org"
    private = [*event(*WEEKLY, f"CLASS:{word}", asked, title="Clinic")]
    change = event(
        *london("20261109T100000", "20261109T110000"), asked, "RECURRENCE-ID:20261109T090000Z", title="Clinic"
    )
    far = [line.replace("202611", "202601") for line in private]
    for lines in ([*private, *change], [*change, *private], [*far, *change]):
        found = november(calendar(*lines, *event(*london("20261105T090000"), "CLASS:PUBLIC", uid="b")), people=True)
        assert {item.title for item in found.items} == {"Private", "One"}
        assert {item.people for item in found.items} == {""}
    hidden = november(calendar(*private), titles=False)
    assert {(item.title, item.private) for item in hidden.items} == {("Meeting", False)}


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.99])
def test_a_file_that_breaks_off_says_so_and_tells_only_whole_events(part: float) -> None:
    shifts = [
        line
        for at in range(1, 21)
        for line in event(*london(f"202611{at:02}T090000", f"202611{at:02}T170000"), "CLASS:PRIVATE", uid=str(at))
    ]
    whole = calendar(*shifts)
    found = november(whole[: int(len(whole) * part)])
    assert found.file.broken
    assert {(item.title, item.hours) for item in found.items} == {("Private", 8.0)}
    assert len(found.items) == whole[: int(len(whole) * part)].count(b"END:VEVENT")
    assert not november(whole).file.broken


ZONES = [ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata"), UTC, None]
MOMENTS = st.builds(
    datetime.combine,
    st.dates(date(2026, 9, 15), date(2026, 11, 25)),
    st.builds(time, st.integers(1, 21), st.sampled_from([0, 15, 40])),
)


@st.composite
def repeats(draw: st.DrawFn) -> dict[str, Any]:
    rule: dict[str, Any] = {"FREQ": draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))}
    rule["INTERVAL"] = draw(st.integers(1, 3))
    if rule["FREQ"] == "WEEKLY" and draw(st.booleans()):
        rule["BYDAY"] = draw(WEEKDAYS)
    if draw(st.booleans()):
        rule["COUNT"] = draw(st.integers(1, 30))
    return rule


def _length(event: icalendar.Event, start: date, draw: st.DrawFn) -> None:
    """An end, a length, or neither."""
    whole = not isinstance(start, datetime)
    length = timedelta(days=draw(st.integers(1, 4))) if whole else timedelta(minutes=draw(st.integers(1, 1200)))
    match draw(st.sampled_from(["end", "length", "none"])):
        case "end":
            event.add("dtend", start + length)
        case "length":
            event.add("duration", length)


@st.composite
def series(draw: st.DrawFn, uid: str) -> list[icalendar.Event]:
    """An event as `icalendar` writes it, with repeats, times added and left out, and changes of some times."""
    zone, whole = draw(st.sampled_from(ZONES)), draw(st.booleans())
    moment = draw(MOMENTS)
    start: date = moment.date() if whole else moment.replace(tzinfo=zone)
    master = icalendar.Event()
    master.add("uid", uid)
    master.add("summary", f"Series {uid}")
    master.add("dtstart", start)
    _length(master, start, draw)
    if draw(st.booleans()):
        master.add("rrule", draw(repeats()))
    for _ in range(draw(st.integers(0, 2))):
        moved = timedelta(days=draw(st.integers(1, 60)))
        master.add("rdate", [start + moved])
    times = sorted(times_of(master))
    out = draw(st.lists(st.sampled_from(times), max_size=3)) if times else []
    if out:
        master.add("exdate", out)
    made = [master]
    for number, meant in enumerate(draw(st.lists(st.sampled_from(times), max_size=3, unique=True)) if times else []):
        change = icalendar.Event()
        change.add("uid", uid)
        change.add("recurrence-id", meant)
        change.add("summary", f"Change {uid}.{number}")
        moved = meant + timedelta(days=draw(st.integers(-6, 6)))
        change.add("dtstart", moved)
        _length(change, moved, draw)
        if draw(st.booleans()):
            change.add("status", "CANCELLED")
        made.append(change)
    return draw(st.permutations(made))


def times_of(master: icalendar.Event) -> set[date]:
    """Each time of a series, on its own clock, by dateutil."""
    start: Any = master["DTSTART"].dt
    whole, zone = not isinstance(start, datetime), getattr(start, "tzinfo", None)

    def on_the_clock(moment: Any) -> datetime:
        return datetime.combine(moment, time()) if whole else moment.replace(tzinfo=None)

    times = rruleset()
    times.rdate(on_the_clock(start))
    if "RRULE" in master:
        times.rrule(rrulestr(master["RRULE"].to_ical().decode(), dtstart=on_the_clock(start)))
    for name, add in (("RDATE", times.rdate), ("EXDATE", times.exdate)):
        given_ = master.get(name, [])
        for lines in given_ if isinstance(given_, list) else [given_]:
            for moment in lines.dts:
                add(on_the_clock(moment.dt))
    found = times.between(datetime(2026, 9, 1), datetime(2026, 12, 15), inc=True)
    return {moment.date() if whole else moment.replace(tzinfo=zone) for moment in found}


def expanded(content: bytes) -> Counter[Seen]:
    """A calendar read by `icalendar`, its repeats by dateutil, each change in the place of the time it stands for."""
    found: Counter[Seen] = Counter()
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    for master in [each for each in events if "RECURRENCE-ID" not in each]:
        times = times_of(master)
        own = [each for each in events if each["UID"] == master["UID"] and "RECURRENCE-ID" in each]
        changes = {each["RECURRENCE-ID"].dt: each for each in own}
        for start in times:
            one = changes.get(start, master)
            if str(one.get("STATUS", "")) != "CANCELLED":
                begins = start if one is master else one["DTSTART"].dt
                found.update(seen(begins, begins + (one.end - one.start), str(one["SUMMARY"])))
    return found


@given(st.data())
def test_any_calendar_that_icalendar_writes_gives_its_own_events_on_the_days_that_dateutil_finds(
    data: st.DataObject,
) -> None:
    written = icalendar.Calendar()
    for uid in range(data.draw(st.integers(1, 3))):
        for component in data.draw(series(str(uid))):
            written.add_component(component)
    content = written.to_ical()
    assert ours(content) == expanded(content), content.decode()
    if PEER_HERE:
        assert ours(content) == Counter(peers(content))


@pytest.mark.parametrize(
    ("start", "repeats", "away"),
    [("20261119T100000Z", "RRULE:FREQ=WEEKLY", "20261217T100000Z"), ("20261001T100000Z", "", "20261001T100000Z")],
)
def test_a_time_that_is_left_out_does_not_come_back_by_a_change_that_moved_it_to_these_days(
    start: str, repeats: str, away: str
) -> None:
    series_ = ["BEGIN:VEVENT", "UID:a", f"DTSTART:{start}", *([repeats] if repeats else []), f"EXDATE:{away}"]
    change = ["BEGIN:VEVENT", "UID:a", f"RECURRENCE-ID:{away}", "DTSTART:20261110T100000Z", "SUMMARY:Moved"]
    content = calendar(*series_, "SUMMARY:Team", "END:VEVENT", *change, "END:VEVENT")
    assert {title for _, title, _ in ours(content)} == ({"Team"} if repeats else set())
