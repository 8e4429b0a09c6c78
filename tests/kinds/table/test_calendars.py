"""Calendars of Outlook, Google and Apple as a diary: hours worked out by hand, and files made to hurt cut short."""

import base64
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st

from powerkit.errors import FileError, PowerkitError
from powerkit.kinds import KINDS
from powerkit.kinds.table.importing.ics import recurrence
from powerkit.kinds.table.importing.ics.model import Diary, Wanted
from powerkit.kinds.table.importing.ics.read import read_diary
from powerkit.kinds.table.importing.ics.recurrence import Budget, TooOften, days_of, read_rule
from powerkit.resources import examples_folder
from powerkit.text.toml_reader import Spec
from powerkit.ui.queries import tell
from tests.shipped import shipped_deck

FILES = Path(__file__).parent / "calendars"
LONDON = ZoneInfo("Europe/London")


def diary(name: str, first: str, last: str, **more: Any) -> Diary:
    wanted = Wanted(date.fromisoformat(first), date.fromisoformat(last), more.pop("zone", LONDON), **more)
    return read_diary((FILES / f"{name}.ics").read_bytes(), wanted)


def told(found: Diary) -> list[tuple[str, float | None, str]]:
    return [(f"{item.day:%d %b}", item.hours, item.title) for item in found.items]


def test_a_calendar_of_outlook_gives_the_hours_worked_out_by_hand() -> None:
    """Mondays and Thursdays, ten times from 12 October: 12, 15, (19 is left out), 22 (moved), 26, 29 …"""
    found = diary("outlook", "2026-10-12", "2026-10-31")
    huddle = "Team huddle, before the long round of visits"
    assert told(found) == [
        ("12 Oct", 0.5, huddle),
        ("15 Oct", 0.5, huddle),
        ("20 Oct", 1.75, "Carers’ group"),
        ("22 Oct", 1.0, "Team huddle, the long one"),
        ("26 Oct", None, "Half term"),
        ("26 Oct", 0.5, huddle),
        ("26 Oct", 2.0, "Call with a twin town"),
        ("29 Oct", 0.5, huddle),
    ]
    assert (found.cancelled, found.no_zone, found.unreadable) == (1, 0, 0)
    call = found.items[6]
    assert call.begins is not None
    assert f"{call.begins:%H:%M}" == "14:00"  # 15:00 in its own time zone, an hour ahead of London
    last = diary("outlook", "2026-11-09", "2026-11-30")
    assert told(last) == [
        ("09 Nov", 0.5, huddle),
        ("12 Nov", 0.5, huddle),
    ]  # nine: a day left out counts


def test_a_calendar_of_google_gives_the_hours_worked_out_by_hand() -> None:
    found = diary("google", "2026-11-02", "2026-11-08")
    assert told(found) == [
        ("02 Nov", 1.5, "Voluntary sector forum"),
        ("03 Nov", 2.0, "Interviews"),
        ("05 Nov", None, "A reminder with no end"),
        ("06 Nov", 1.0, "Writing hour"),
        ("07 Nov", 2.0, "Writing hour, twice as long"),
    ]
    assert (found.cancelled, found.declined) == (1, 1)
    assert told(diary("google", "2026-05-01", "2026-05-31")) == []


def test_a_calendar_of_apple_gives_the_hours_worked_out_by_hand() -> None:
    """Every other Wednesday from 25 March to 22 April, and 3 April; eight hours on the clock are seven that night."""
    found = diary("apple", "2026-03-25", "2026-04-30")
    assert told(found) == [
        ("25 Mar", 1.5, "Choir"),
        ("28 Mar", 7.0, "Night shelter, on the night the clocks change"),
        ("01 Apr", None, "A birthday"),
        ("01 Apr", 0.5, "Floating: wherever I am"),
        ("02 Apr", 1.5, "Call across the water"),
        ("03 Apr", 1.5, "Choir"),
        ("08 Apr", 1.5, "Choir"),
        ("22 Apr", 1.5, "Choir"),
    ]
    assert [f"{item.begins:%H:%M}" for item in found.items if item.begins][3] == "15:30"


def test_a_day_is_that_of_the_persons_own_clock() -> None:
    far = diary("apple", "2026-03-25", "2026-04-30", zone=ZoneInfo("Pacific/Auckland"))
    assert ("26 Mar", 1.5, "Choir") in told(far)
    assert ("01 Apr", 0.5, "Floating: wherever I am") in told(far)


def test_titles_and_names_are_read_only_when_they_are_wanted() -> None:
    found = diary("google", "2026-11-02", "2026-11-08", titles=False)
    assert {item.title for item in found.items} == {"Meeting"}
    assert {item.people for item in found.items} == {""}
    assert found.declined == 1
    named = diary("google", "2026-11-02", "2026-11-08", people=True)
    assert [item.people for item in named.items][:2] == ["Ged Marlow", ""]
    assert [item.people for item in diary("outlook", "2026-10-26", "2026-10-26", people=True).items][-1] == "Ada Okafor"


def test_nothing_else_of_a_calendar_leaves_its_reading() -> None:
    file = {"name": "outlook.ics", "data": base64.b64encode((FILES / "outlook.ics").read_bytes()).decode()}
    given_ = {"file": file, "first": "2026-10-12", "last": "2026-10-31", "zone": "Europe/London", "titles": False}
    answer = tell(_activity(), "diary", {**given_, "today": "2026-11-24"}, list)
    for secret in ("huddle", "Dial", "pin", "Room", "Ada", "example.invalid", "Half"):
        assert secret not in str(answer)
    assert answer["rows"][0] == {"activity": "Meeting", "date": "2026-10-12", "hours": 0.5}
    assert answer["says"][0] == "Mon 12 October, 09:30, 0.5 hours"
    assert answer["notes"] == [
        "6.75 hours together.",
        "1 item lasts all day and has no hours. Add them if you like.",
        "1 item was cancelled and is left out.",
    ]


def test_the_example_diary_gives_the_hours_of_the_worked_year() -> None:
    content = (examples_folder() / "diary.ics").read_bytes()
    found = read_diary(content, Wanted(date(2026, 4, 27), date(2026, 5, 10), LONDON))
    assert len(found.items) == 19
    assert sum(item.hours or 0 for item in found.items) == 35.5
    assert found.cancelled == 1


def _activity() -> Any:
    field = shipped_deck().card("7.2").field("activity")
    assert field
    return field.kind


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", "DTSTART:20261102T090000Z", *lines, "SUMMARY:One", "END:VEVENT"]


def november(content: bytes) -> Diary:
    return read_diary(content, Wanted(date(2026, 11, 1), date(2026, 11, 30), LONDON))


WEEKDAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3, unique=True)
NTH = st.lists(st.sampled_from(["1MO", "2TU", "-1FR", "3WE", "-2SU", "5TH"]), min_size=1, max_size=2, unique=True)


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if by_day := draw(st.booleans()):
        days = draw(NTH) if freq in ("MONTHLY", "YEARLY") and draw(st.booleans()) else draw(WEEKDAYS)
        parts.append("BYDAY=" + ",".join(days))
    weeks = freq == "YEARLY" and draw(st.booleans())
    if not weeks and draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.integers(1, 12))},{draw(st.integers(1, 12))}")
    if freq in ("MONTHLY", "YEARLY") and not by_day and not weeks and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([1, 13, 28, -1, -3]))}")
    if weeks:
        parts.append(f"BYWEEKNO={draw(st.sampled_from([1, 20, 52, 53]))}")
    if freq in ("MONTHLY", "YEARLY") and len(parts) > 2 and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, 2, -1]))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    return ";".join(parts)


@given(rules(), st.dates(date(2022, 1, 1), date(2027, 3, 1)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_an_event_comes_back_on_the_days_that_a_count_from_its_beginning_finds(
    rule: str, start: date, first: date
) -> None:
    from icalendar import vRecur

    last = first + timedelta(40)
    found = days_of(read_rule(vRecur.from_ical(rule)), start, first, last, Budget())
    whole = rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time()))
    counted = {start}
    for item in whole:
        if item.date() > last:
            break
        counted.add(item.date())
    assert found == sorted(day for day in counted if first <= day <= last)


@given(st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1), st.integers(1, 4))
def test_the_hours_of_a_weekly_event_are_those_of_a_naive_count_day_by_day(names: set[str], every: int) -> None:
    start = date(2026, 9, 7)  # a Monday
    lines = [
        "DTSTART;TZID=Europe/London:20260907T090000",
        "DURATION:PT1H30M",
        f"RRULE:FREQ=WEEKLY;INTERVAL={every};BYDAY={','.join(sorted(names))}",
    ]
    found = november(calendar("BEGIN:VEVENT", *lines, "END:VEVENT"))
    days, day = [], start
    while day <= date(2026, 11, 30):
        if day.strftime("%a").upper()[:2] in names and ((day - start).days // 7) % every == 0:
            days.append(day)
        day += timedelta(1)
    assert [item.day for item in found.items] == [day for day in days if day >= date(2026, 11, 1)]
    assert {item.hours for item in found.items} <= {1.5}


ENDLESS = ["RRULE:FREQ=SECONDLY;UNTIL=21260101T000000Z", "RRULE:FREQ=MINUTELY", "RRULE:FREQ=HOURLY;COUNT=99999999"]


@pytest.mark.parametrize("rule", ENDLESS)
def test_an_event_of_every_second_for_a_century_is_left_out_in_one_line(rule: str) -> None:
    found = november(calendar(*event(rule), *event("UID:2", "DURATION:PT1H")))
    assert (found.too_often, len(found.items)) == (1, 1)


def test_a_count_without_end_stops_when_the_budget_of_the_file_is_spent() -> None:
    lines = ["DTSTART:19200101T000000Z", "RRULE:FREQ=DAILY;COUNT=999999999;BYMONTH=11"]
    many = [line for at in range(20) for line in ("BEGIN:VEVENT", *lines, f"UID:{at}", "END:VEVENT")]
    found = november(calendar(*many))
    assert found.too_often > 10
    assert november(calendar("BEGIN:VEVENT", "DTSTART:00010101T000000Z", lines[1], "END:VEVENT")).too_often == 1
    with pytest.raises(TooOften):
        days_of(
            read_rule({"FREQ": ["DAILY"], "COUNT": [10**9]}),
            date(1, 1, 1),
            date(2026, 1, 1),
            date(2026, 1, 2),
            Budget(9),
        )


def test_rules_that_never_come_true_end_as_soon_as_the_days_asked_for_do() -> None:
    never = ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5"]
    found = november(calendar(*event(never[0], "UID:a"), *event(never[1], "UID:b")))
    assert [item.day for item in found.items] == [date(2026, 11, 2)] * 2  # the event's own first day


def test_thousands_of_nested_time_zones_are_walked_past() -> None:
    nested = ["BEGIN:VTIMEZONE", "TZID:X"] * 20_000 + ["END:VTIMEZONE"] * 20_000
    found = november(calendar(*nested, *event("DURATION:PT2H")))
    assert told(found) == [("02 Nov", 2.0, "One")]
    onsets = ["BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETTO:+0000", "RRULE:FREQ=SECONDLY", "END:STANDARD"]
    zoned = ["BEGIN:VEVENT", "DTSTART;TZID=X:20261102T090000", "SUMMARY:Odd", "END:VEVENT"]
    odd = november(calendar("BEGIN:VTIMEZONE", "TZID:X", *onsets * 5_000, "END:VTIMEZONE", *zoned))
    assert (told(odd), odd.no_zone) == ([("02 Nov", None, "Odd")], 1)


@settings(max_examples=20)
@given(
    rules=st.lists(
        st.sampled_from(["FREQ=DAILY", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=DAILY;COUNT=40000",
                         "FREQ=WEEKLY;BYSETPOS=1", "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2"]),
        min_size=1, max_size=40,
    ),
    years=st.lists(st.integers(1900, 2026), min_size=1, max_size=40),
    zones=st.integers(1, 30),
)  # fmt: skip
def test_whatever_rules_a_file_brings_no_more_days_are_looked_at_than_its_budget_has(rules, years, zones) -> None:
    def zone(name: int) -> list[str]:
        onsets = [
            line
            for at, rule in enumerate(rules)
            for line in ("BEGIN:STANDARD", f"DTSTART:19{at % 90 + 10}0101T000000", f"RRULE:{rule}", "TZOFFSETTO:+0100",
                         "END:STANDARD")
        ]  # fmt: skip
        return ["BEGIN:VTIMEZONE", f"TZID:Own {name}", *onsets, "END:VTIMEZONE"]

    events = [
        line
        for at, year in enumerate(years)
        for line in ("BEGIN:VEVENT", f"UID:{at}", f"DTSTART;TZID=Own {at % zones}:{year}1102T090000",
                     "DURATION:PT1H", f"RRULE:{rules[at % len(rules)]}", "END:VEVENT")
    ]  # fmt: skip
    looked = []
    usual = recurrence._fits
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recurrence, "_fits", lambda rule, day: looked.append(day) or usual(rule, day))
        found = november(calendar(*(line for at in range(zones) for line in zone(at)), *events))
    assert len(looked) <= Budget().days
    assert found.items or found.too_often or found.unreadable or min(years) < 2026


def test_a_time_zone_of_daily_rules_gives_the_hours_of_its_latest_onset() -> None:
    onset = ["BEGIN:STANDARD", "DTSTART:19700101T000000", "RRULE:FREQ=DAILY", "TZOFFSETTO:+0200", "END:STANDARD"]
    zoned = ["BEGIN:VEVENT", "DTSTART;TZID=X:20261102T090000", "DURATION:PT1H", "SUMMARY:Odd", "END:VEVENT"]
    found = november(calendar("BEGIN:VTIMEZONE", "TZID:X", *onset * 20, "END:VTIMEZONE", *zoned))
    assert [(item.begins.hour, item.hours) for item in found.items if item.begins] == [(7, 1.0)]


def test_changes_that_point_at_each_other_are_each_told_once() -> None:
    changes = [
        line
        for one, other in (("02", "03"), ("03", "02"), ("04", "04"))
        for line in ("BEGIN:VEVENT", "UID:x", f"RECURRENCE-ID:202611{one}T090000Z", f"DTSTART:202611{other}T090000Z",
                     "RRULE:FREQ=DAILY", f"SUMMARY:From {one}", "END:VEVENT")
    ]  # fmt: skip
    found = november(calendar(*event("UID:x", "RRULE:FREQ=DAILY;COUNT=3"), *changes))
    assert told(found) == [("02 Nov", None, "From 03"), ("03 Nov", None, "From 02"), ("04 Nov", None, "From 04")]


def test_a_change_from_some_time_on_changes_the_times_after_it_too() -> None:
    change = ["BEGIN:VEVENT", "UID:x", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261104T090000Z", "DTSTART:20261104T100000Z",
              "DURATION:PT2H", "SUMMARY:Later", "END:VEVENT"]  # fmt: skip
    found = november(calendar(*event("UID:x", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4"), *change))
    assert told(found) == [
        ("02 Nov", 1.0, "One"),
        ("03 Nov", 1.0, "One"),
        ("04 Nov", 2.0, "Later"),
        ("05 Nov", 2.0, "Later"),
    ]


@pytest.mark.parametrize(
    "line",
    ["DTEND:20261301T000000Z", "DURATION:soon", "RRULE:FREQ=DAILY;INTERVAL=0", "RRULE:FREQ=NEVER",
     "DTEND;VALUE=DATE:20261103", "RRULE:FREQ=DAILY;BYMONTHDAY=x", "RECURRENCE-ID:yesterday",
     "RRULE:FREQ=WEEKLY;BYDAY=XX", "DTSTART:20261399"],
)  # fmt: skip
def test_an_event_with_a_part_that_cannot_be_is_counted_and_the_others_are_told(line: str) -> None:
    found = november(calendar(*event(line, "UID:a"), *event("UID:b", "DURATION:PT1H")))
    assert ("02 Nov", 1.0, "One") in told(found)
    assert found.unreadable + found.too_often + (len(found.items) - 1) == 1


def test_an_end_before_its_start_gives_no_hours_and_an_unknown_time_zone_is_said() -> None:
    back = november(calendar(*event("DTEND:20261102T080000Z")))
    assert told(back) == [("02 Nov", None, "One")]
    lines = ["BEGIN:VEVENT", "DTSTART;TZID=../../etc/passwd:20261102T090000", "DURATION:PT1H", "END:VEVENT"]
    lost = november(calendar(*lines))
    assert (told(lost), lost.no_zone) == ([("02 Nov", 1.0, "Meeting")], 1)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("", "", "Say which days first"),
        ("2026-11-30", "2026-11-01", "The last day comes before the first"),
        ("2026-01-01", "2026-12-31", "more than three months"),
    ],
)
def test_days_must_be_asked_for_first_and_be_a_week_or_a_month(first: str, last: str, said: str) -> None:
    file = {"name": "a.ics", "data": base64.b64encode(calendar(*event())).decode()}
    with pytest.raises(FileError, match=said):
        tell(_activity(), "diary", {"file": file, "first": first, "last": last, "today": "2026-11-24"}, list)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x" * 100_000_000, "larger than 10 MB"),
        (b"Measure,Area\n", "no calendar file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (calendar(*[line for at in range(2_100) for line in event(f"UID:{at}")]), "More than 2,000 items"),
    ],
)
def test_a_file_that_is_no_calendar_or_too_much_of_one_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said) as refused:
        november(content)
    assert "\n" not in str(refused.value)


@given(st.lists(st.sampled_from(
    ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD", "END:STANDARD", "BEGIN:VALARM",
     "DTSTART:20261102T090000", "DTSTART;VALUE=DATE:20261102", "DTSTART;TZID=X:20261102T090000", "TZID:X", "UID:1",
     "DTEND:20261102T100000Z", "DURATION:-PT1H", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=YEARLY;BYSETPOS=-1;BYDAY=MO",
     "EXDATE:20261103T090000,x", "RDATE;VALUE=PERIOD:20261105T090000Z/PT1H", "RECURRENCE-ID:20261103T090000Z",
     "RECURRENCE-ID;VALUE=DATE:20261103", "STATUS:CANCELLED", "SEQUENCE:x", "TZOFFSETTO:+9999", "TZOFFSETTO:+0100",
     "SUMMARY;X=\":a\\,b", " folded", ":", ";", "ATTENDEE;CN=\"A, B\":mailto:x", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"]),
    max_size=30))  # fmt: skip
@example(["END:STANDARD", "BEGIN:VEVENT"])
def test_any_order_of_lines_gives_a_diary_or_one_plain_line(lines: list[str]) -> None:
    try:
        found = november(calendar(*lines))
    except PowerkitError as refused:
        assert "\n" not in str(refused)
    else:
        assert all(item.hours is None or item.hours > 0 for item in found.items)


@pytest.mark.parametrize(
    ("diary_", "said"),
    [
        (
            {"title": "activity", "date": "hours", "hours": "hours"},
            '"date" is "hours", but must be one of the columns: day',
        ),
        ({"title": "what", "date": "day"}, '"hours" is missing'),
        ({"title": "what", "date": "day", "hours": "hours", "places": "x"}, '"places" is not known here'),
        ("yes", '"diary" must be a table'),
    ],
)
def test_a_deck_that_gives_a_calendar_no_place_is_told_where_it_is_wrong(diary_: Any, said: str) -> None:
    columns = [
        {"id": one, "label": one, "type": kind}
        for one, kind in (("activity", "text"), ("day", "date"), ("hours", "number"))
    ]
    problems: list[str] = []
    KINDS["table"].read(Spec({"row": "thing", "columns": columns, "diary": diary_}, "deck.toml", problems))
    assert any(said in problem for problem in problems), problems
