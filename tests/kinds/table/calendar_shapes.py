"""Calendars in the shapes in which Outlook, Exchange, Google, Apple and others write them; all people are invented."""

from dataclasses import dataclass


def event(*lines: str, uid: str = "a", title: str = "One") -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20261001T090000Z", *lines, f"SUMMARY:{title}", "END:VEVENT"]


def london(start: str, end: str = "") -> list[str]:
    return [f"DTSTART;TZID=Europe/London:{start}", *([f"DTEND;TZID=Europe/London:{end}"] if end else [])]


def days(start: str, end: str) -> list[str]:
    return [f"DTSTART;VALUE=DATE:{start}", f"DTEND;VALUE=DATE:{end}"]


WEEKLY = [*london("20261102T090000", "20261102T100000"), "RRULE:FREQ=WEEKLY;COUNT=4"]
ALIKE = {
    "a weekly meeting": event(*WEEKLY),
    "one of its times moved": [*event(*WEEKLY), *event(
        *london("20261111T140000", "20261111T153000"), "RECURRENCE-ID;TZID=Europe/London:20261109T090000")],
    "one of its times left out": event(*WEEKLY, "EXDATE;TZID=Europe/London:20261116T090000"),
    "one left out and one changed": [*event(*WEEKLY, "EXDATE;TZID=Europe/London:20261116T090000"), *event(
        *london("20261109T110000", "20261109T113000"), "RECURRENCE-ID:20261109T090000Z")],
    "a change of a time that is left out": [*event(*WEEKLY, "EXDATE;TZID=Europe/London:20261109T090000"), *event(
        *london("20261110T110000", "20261110T113000"), "RECURRENCE-ID;TZID=Europe/London:20261109T090000")],
    "several times left out in one line": event(*WEEKLY, "EXDATE:20261109T090000Z,20261123T090000Z"),
    "a day of an all-day series moved (Google, Apple)": [*event(
        *days("20261102", "20261103"), "RRULE:FREQ=WEEKLY;COUNT=3"), *event(
        *days("20261111", "20261112"), "RECURRENCE-ID;VALUE=DATE:20261109", title="Moved")],
    "a day of an all-day series left out": event(
        *days("20261102", "20261103"), "RRULE:FREQ=DAILY;COUNT=5", "EXDATE;VALUE=DATE:20261104"),
    "several days that began the month before": event(*days("20261029", "20261104")),
    "several days each week, the first of which is left out": event(
        *days("20261027", "20261102"), "RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE;VALUE=DATE:20261027"),
    "several days moved into the month": [*event(*days("20261005", "20261008"), "RRULE:FREQ=WEEKLY;COUNT=3"), *event(
        *days("20261030", "20261103"), "RECURRENCE-ID;VALUE=DATE:20261019", title="Moved")],
    "added times": event(*london("20261102T090000", "20261102T100000"),
                         "RDATE;TZID=Europe/London:20261104T180000,20261106T090000"),
    "added times with lengths of their own": event(
        *london("20261102T090000", "20261102T100000"), "RDATE;VALUE=PERIOD:20261104T180000Z/PT3H"),
    "added days": event(*days("20261102", "20261103"), "RDATE;VALUE=DATE:20261104,20261118"),
    "two rules": event(*london("20261102T090000", "20261102T100000"), "RRULE:FREQ=WEEKLY;COUNT=2",
                       "RRULE:FREQ=MONTHLY;BYMONTHDAY=20;UNTIL=20270101T000000Z"),
    "until, in UTC": event(*london("20261002T090000", "20261002T100000"), "RRULE:FREQ=DAILY;UNTIL=20261105T090000Z"),
    "until a day, all day": event(*days("20261002", "20261003"), "RRULE:FREQ=DAILY;UNTIL=20261105"),
    "over the night the clocks change": event(
        "DTSTART;TZID=America/New_York:20261030T220000", "DURATION:PT5H", "RRULE:FREQ=DAILY;COUNT=4"),
    "no time zone": event("DTSTART:20261102T090000", "DTEND:20261102T103000", "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6"),
    "the last weekday of each month": event(*london("20260130T160000", "20260130T170000"),
                                            "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
    "every other week, which begins on Sunday": event(
        *london("20260906T160000", "20260906T170000"), "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,WE"),
    "a called-off time": [*event(*WEEKLY), *event(
        *london("20261109T090000", "20261109T100000"), "RECURRENCE-ID:20261109T090000Z", "STATUS:CANCELLED")],
    "an older and a newer version": [*event(*london("20261103T090000", "20261103T100000"), "SEQUENCE:1", title="Old"),
                                     *event(*london("20261104T090000", "20261104T100000"), "SEQUENCE:2", title="New")],
    "a newer version that went to another month": [*event(*london("20261103T090000", "20261103T100000")),
                                                   *event(*london("20270104T090000", "20270104T100000"), "SEQUENCE:3"),
                                                   *event(*london("20261105T090000"), uid="b")],
    "two versions of one change": [*event(*WEEKLY), *(line for at in (2, 1) for line in event(
        *london(f"2026111{at}T140000", f"2026111{at}T150000"), "RECURRENCE-ID:20261109T090000Z", f"SEQUENCE:{at}"))],
    "from some time on, later and longer": [*event(*WEEKLY), *event(
        *london("20261116T100000", "20261116T120000"),
        "RECURRENCE-ID;TZID=Europe/London;RANGE=THISANDFUTURE:20261116T090000", title="Later")],
    "a time left out on the clock of another zone": event(*WEEKLY, "EXDATE;TZID=America/New_York:20261116T040000"),
    "times left out in several lines, one of them twice": event(
        *WEEKLY, "EXDATE;TZID=Asia/Kolkata:20261109T143000", "EXDATE:20261109T090000Z,20261123T090000Z"),
    "a moment left out by a floating time": event(
        "DTSTART:20261102T090000", "DTEND:20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261116T090000"),
    "a time moved, named on the clock of another zone": [*event(*WEEKLY), *event(
        *london("20261110T160000", "20261110T170000"), "RECURRENCE-ID;TZID=Asia/Kolkata:20261109T143000")],
    "a time moved to another zone": [*event(*WEEKLY), *event(
        "DTSTART;TZID=America/New_York:20261109T180000", "DTEND;TZID=America/New_York:20261109T200000",
        "RECURRENCE-ID;TZID=Europe/London:20261109T090000")],
    "a floating series, one of its times moved": [*event(
        "DTSTART:20261102T090000", "DURATION:PT45M", "RRULE:FREQ=DAILY;COUNT=4"), *event(
        "DTSTART:20261103T150000", "DURATION:PT15M", "RECURRENCE-ID:20261103T090000")],
    "a floating time until a floating day": event(
        "DTSTART:20261026T090000", "DTEND:20261026T100000", "RRULE:FREQ=DAILY;UNTIL=20261103T090000"),
    "the hour that comes twice": event(
        "DTSTART;TZID=America/New_York:20261031T013000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
    "weekly through the end of summer time": event(
        *london("20261012T090000", "20261012T103000"), "RRULE:FREQ=WEEKLY;COUNT=6"),
    "weekly in UTC through the end of summer time": event(
        "DTSTART:20261012T080000Z", "DTEND:20261012T093000Z", "RRULE:FREQ=WEEKLY;COUNT=6"),
    "one from some time on is called off": [*event(*WEEKLY), *event(
        *london("20261116T090000", "20261116T100000"), "RECURRENCE-ID:20261116T090000Z", "STATUS:CANCELLED")],
    "a whole series called off": event(*WEEKLY, "STATUS:CANCELLED") + event(*london("20261105T090000"), uid="b"),
    "from one time on, and from another": [*event(*london("20261102T090000", "20261102T100000"),
                                                  "RRULE:FREQ=DAILY;COUNT=8"), *(
        line for at, hour in ((4, 10), (7, 14)) for line in event(
            *london(f"2026110{at}T{hour}0000", f"2026110{at}T{hour}3000"),
            f"RECURRENCE-ID;TZID=Europe/London;RANGE=THISANDFUTURE:2026110{at}T090000", title=f"From {at}"))],
    "from some time on, and one of those moved": [*event(*WEEKLY), *event(
        *london("20261109T100000", "20261109T113000"),
        "RECURRENCE-ID;TZID=Europe/London;RANGE=THISANDFUTURE:20261109T090000", title="Later"), *event(
        *london("20261117T150000", "20261117T160000"), "RECURRENCE-ID;TZID=Europe/London:20261116T090000",
        title="Moved")],
    "from some time on, on another day": [*event(*WEEKLY), *event(
        *london("20261112T090000", "20261112T100000"),
        "RECURRENCE-ID;TZID=Europe/London;RANGE=THISANDFUTURE:20261109T090000", title="Thursdays")],
    "all day through the whole month and more": event(*days("20261019", "20261213")),
    "all day, by a length": event("DTSTART;VALUE=DATE:20261103", "DURATION:P2D"),
    "all day, by a length of weeks, each quarter": event(
        "DTSTART;VALUE=DATE:20260825", "DURATION:P1W", "RRULE:FREQ=MONTHLY;INTERVAL=3"),
    "all day without an end": event("DTSTART;VALUE=DATE:20261103"),
    "a length in place of an end": event(*london("20261103T090000"), "DURATION:PT1H30M", "RRULE:FREQ=WEEKLY;COUNT=2"),
    "a length of a day and some hours over a change of clocks": event(
        "DTSTART;TZID=America/New_York:20261031T200000", "DURATION:PT8H"),
    "Outlook's name for London": event(
        "DTSTART;TZID=GMT Standard Time:20261005T090000", "DTEND;TZID=GMT Standard Time:20261005T100000",
        "RRULE:FREQ=WEEKLY;COUNT=6"),
    "Outlook's names for other places": [*event(
        "DTSTART;TZID=Eastern Standard Time:20261030T090000", "DTEND;TZID=Eastern Standard Time:20261030T100000",
        "RRULE:FREQ=DAILY;COUNT=4"), *event(
        "DTSTART;TZID=W. Europe Standard Time:20261103T090000", "DTEND;TZID=W. Europe Standard Time:20261103T100000",
        uid="b", title="Two")],
    "Outlook's name, and a time left out and one moved by it": [*event(
        "DTSTART;TZID=GMT Standard Time:20261102T090000", "DTEND;TZID=GMT Standard Time:20261102T100000",
        "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=GMT Standard Time:20261116T090000"), *event(
        "DTSTART;TZID=GMT Standard Time:20261110T090000", "DTEND;TZID=GMT Standard Time:20261110T093000",
        "RECURRENCE-ID;TZID=GMT Standard Time:20261109T090000")],
    "a time zone the file brings along": [
        "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19961027T020000", "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "BEGIN:DAYLIGHT",
        "DTSTART:19960331T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "END:VTIMEZONE", *event(
            "DTSTART;TZID=Ours:20261012T090000", "DTEND;TZID=Ours:20261012T100000", "RRULE:FREQ=WEEKLY;COUNT=5")],
    "a day of an all-day series that got hours": [*event(
        *days("20261102", "20261103"), "RRULE:FREQ=WEEKLY;COUNT=3"), *event(
        *london("20261109T140000", "20261109T150000"), "RECURRENCE-ID;VALUE=DATE:20261109", title="Two o’clock")],
    "a time of a series that became a whole day": [*event(*WEEKLY), *event(
        *days("20261109", "20261110"), "RECURRENCE-ID;TZID=Europe/London:20261109T090000", title="All day")],
    "two events at one time": [*event(*WEEKLY), *event(*WEEKLY, uid="b", title="Two")],
    "the last day of the month": event(*days("20260131", "20260201"), "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"),
    "the first Tuesday and the third Thursday": event(
        *london("20260106T090000", "20260106T100000"), "RRULE:FREQ=MONTHLY;BYDAY=1TU,3TH"),
    "a fifth Monday, where there is one": event(
        *london("20260330T090000", "20260330T100000"), "RRULE:FREQ=MONTHLY;BYDAY=5MO"),
    "each year on a weekday of a month": event(*london("20191128T090000", "20191128T100000"),
                                               "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
    "on working days for a fortnight": event(*london("20261102T083000", "20261102T090000"),
                                             "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261113T235959Z"),
    "a birthday": event("DTSTART;VALUE=DATE:20161105", "RRULE:FREQ=YEARLY"),
    "no end": event(*london("20261105T160000")),
}  # fmt: skip


@dataclass(frozen=True)
class Apart:
    """Where the two differ: what is right here, and the *reason*."""

    lines: list[str]
    right: list[tuple[str, float | None, str]]
    reason: str
    counted: tuple[str, ...] = ()


MICROSOFT = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
APART = {
    "shifts that share an id": Apart(
        [*(line for at in range(2, 5) for line in event(*london(f"2026110{at}T090000", f"2026110{at}T170000")))],
        [("02 Nov", 8.0, "One"), ("03 Nov", 8.0, "One"), ("04 Nov", 8.0, "One")],
        "the peer keeps one event for an id; a rota has many",
    ),
    "shifts that share an id, one of them called off": Apart(
        [*event(*london("20261102T090000", "20261102T170000")), *event(
            *london("20261103T090000", "20261103T170000"), "STATUS:CANCELLED"),
         *event(*london("20261104T130000", "20261104T210000"), title="Late")],
        [("02 Nov", 8.0, "One"), ("04 Nov", 8.0, "Late")],
        "the peer keeps one event for an id", ("cancelled",)),
    "shifts that share an id, two on one day and one in whole days": Apart(
        [*event(*london("20261102T060000", "20261102T120000"), title="Early"), *event(
            *london("20261102T180000", "20261102T220000"), title="Late"), *event(
            *days("20261103", "20261104"), title="On call")],
        [("02 Nov", 6.0, "Early"), ("02 Nov", 4.0, "Late"), ("03 Nov", None, "On call")],
        "the peer keeps one event for an id"),
    "shifts that share an id, each with a number of its own": Apart(
        [*(line for at in range(2, 5) for line in event(
            *london(f"2026110{at}T090000", f"2026110{at}T170000"), "SEQUENCE:0", title=f"Shift {at}"))],
        [("02 Nov", 8.0, "Shift 2"), ("03 Nov", 8.0, "Shift 3"), ("04 Nov", 8.0, "Shift 4")],
        "the peer keeps one event for an id"),
    "shifts that share an id, without any id at all": Apart(
        [*(line for at in range(2, 4) for line in event(*london(f"2026110{at}T090000", f"2026110{at}T170000"))
           if not line.startswith("UID"))],
        [("02 Nov", 8.0, "One"), ("03 Nov", 8.0, "One")],
        ""),
    "a night shift in the week's last hour, in whole hours of another zone": Apart(
        [*event("DTSTART;TZID=Europe/Warsaw:20261101T230000", "DTEND;TZID=Europe/Warsaw:20261102T070000"), *event(
            "DTSTART;TZID=Europe/Warsaw:20261102T230000", "DTEND;TZID=Europe/Warsaw:20261103T070000")],
        [("01 Nov", 8.0, "One"), ("02 Nov", 8.0, "One")],
        "the peer keeps one event for an id"),
    "one event twice": Apart(
        [*event(*WEEKLY), *event(*WEEKLY)],
        [("02 Nov", 1.0, "One"), ("09 Nov", 1.0, "One"), ("16 Nov", 1.0, "One"), ("23 Nov", 1.0, "One")],
        "", ("doubles",),
    ),
    "leave as Exchange writes it": Apart(
        event(*london("20261109T000000", "20261114T000000"), MICROSOFT), [("09 Nov", None, "One")],
        "whole days are no hours",
    ),
    "leave in UTC, on a night with summer time": Apart(
        event("DTSTART:20261024T230000Z", "DTEND:20261102T000000Z", MICROSOFT), [("01 Nov", None, "One")],
        "midnight in London is a day's begin",
    ),
    "from midnight to a minute before": Apart(
        event(*london("20261109T000000", "20261109T235900")), [("09 Nov", None, "One")], "some calendars end a day so"),
    "a whole day that is only said to be one": Apart(
        event(*london("20261109T090000", "20261109T170000"), "X-FUNAMBOL-ALLDAY:1"), [("09 Nov", None, "One")],
        "the calendar says so"),
    "days that Outlook's series repeats and moves": Apart(
        [*event(*london("20261102T000000", "20261103T000000"), "RRULE:FREQ=WEEKLY;COUNT=2", MICROSOFT),
         *event(*london("20261111T000000", "20261112T000000"), MICROSOFT, "RECURRENCE-ID;VALUE=DATE:20261109",
                title="Moved")],
        [("02 Nov", None, "One"), ("11 Nov", None, "Moved")], "whole days are no hours"),
    "a moved day named by a moment": Apart(
        [*event(*days("20260601", "20260602"), "RRULE:FREQ=WEEKLY", "EXDATE:20261115T000000Z"),
         *event(*days("20261111", "20261112"), "RECURRENCE-ID:20261109T000000Z", title="Moved"),
         *event(*days("20261124", "20261125"), "RECURRENCE-ID:20260629T230000Z", title="From June")],
        [("02 Nov", None, "One"), ("11 Nov", None, "Moved"), ("16 Nov", None, "One"), ("23 Nov", None, "One"),
         ("24 Nov", None, "From June"), ("30 Nov", None, "One")],
        ""),
    "a day left out by a moment": Apart(
        event(*days("20261102", "20261103"), "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/London:20261103T000000"),
        [("02 Nov", None, "One"), ("04 Nov", None, "One")], ""),
    "a change whose series has moved since": Apart(
        [*event(*london("20261102T100000", "20261102T110000"), "RRULE:FREQ=WEEKLY;COUNT=2"), *event(
            *london("20261109T140000", "20261109T150000"), "RECURRENCE-ID:20261109T090000Z", title="Moved")],
        [("02 Nov", 1.0, "One"), ("09 Nov", 1.0, "Moved")],
        "a series comes once a day at most, so the day says which time is meant; the peer shows both"),
    "days on end": Apart(
        event(*london("20261103T090000", "20261105T170000")), [("03 Nov", None, "One")],
        "56 hours on end are not worked"),
    "a conference that began the month before": Apart(
        event(*london("20261031T090000", "20261102T170000")), [("01 Nov", None, "One")], "as whole days are"),
    "a night shift": Apart(
        event(*london("20261031T220000", "20261101T060000")), [], ""),
    "a blank rule": Apart(
        event(*london("20261103T090000", "20261103T100000"), "RRULE:", "EXDATE:", "RDATE:"), [("03 Nov", 1.0, "One")],
        "the peer refuses the file"),
    "a rule of blanks": Apart(
        event(*london("20261103T090000", "20261103T100000"), "RRULE:  ", "EXDATE;TZID=Europe/London:"),
        [("03 Nov", 1.0, "One")], "the peer refuses the file"),
    "a rule with nothing in its parts": Apart(
        event(*london("20261103T090000", "20261103T100000"), "RRULE:FREQ=;COUNT="), [],
        "the peer refuses the file", ("unreadable",)),
    "a blank change and a blank length": Apart(
        event(*london("20261103T090000", "20261103T100000"), "RECURRENCE-ID:", "DURATION:"), [("03 Nov", 1.0, "One")],
        "the peer refuses the file"),
    "until a day, with hours": Apart(
        event(*london("20261102T090000", "20261102T100000"), "RRULE:FREQ=DAILY;UNTIL=20261104"),
        [("02 Nov", 1.0, "One"), ("03 Nov", 1.0, "One"), ("04 Nov", 1.0, "One")], "the last day counts as a whole"),
    "called off in the title": Apart(
        [*event(*london("20261103T090000", "20261103T100000"), title="Canceled: Budget review"),
         *event(*london("20261104T090000", "20261104T100000"), uid="b", title="Abgesagt: Runde"),
         *event(*london("20261105T090000", "20261105T100000"), uid="c", title="Cancelled operations, a talk")],
        [("05 Nov", 1.0, "Cancelled operations, a talk")], "as Outlook writes it", ("cancelled", "cancelled")),
    "declined by the only one who was asked": Apart(
        event(*london("20261103T090000", "20261103T100000"), "ORGANIZER:mailto:chair@example.org",
              "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org"),
        [], "nobody goes", ("declined",)),
    "declined by the one who is in every meeting": Apart(
        [*event(*london("20261103T090000", "20261103T100000"), "ORGANIZER:mailto:chair@example.org",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org", "ATTENDEE:mailto:bo@example.org"),
         *event(*london("20261104T090000", "20261104T100000"), "ORGANIZER:mailto:ana@example.org",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:cy@example.org", uid="b", title="Two")],
        [("04 Nov", 1.0, "Two")], "it is their calendar", ("declined",)),
    "declined by somebody": Apart(
        event(*london("20261103T090000", "20261103T100000"), "ORGANIZER:mailto:chair@example.org",
              "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.org"),
        [("03 Nov", 1.0, "One")], "", ("unsure",)),
    "a calendar that says whose it is": Apart(
        ["X-OWNER;CN=\"Bo\":mailto:bo@example.org", *event(
            *london("20261103T090000", "20261103T100000"), "ATTENDEE;PARTSTAT=DECLINED:MAILTO:Bo@example.org",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org")],
        [], "the peer reads no answers", ("declined",)),
    "an event without an end of its lines": Apart(
        [*event(*london("20261103T090000"))[:-1], *event(*london("20261104T090000", "20261104T100000"), uid="b")],
        [("04 Nov", 1.0, "One")], "it may be half an event", ("unreadable",)),
    "an alarm without an end of its lines": Apart(
        event(*london("20261103T090000", "20261103T100000"), "BEGIN:VALARM", "TRIGGER:-PT15M"),
        [("03 Nov", 1.0, "Meeting")], "its title was the alarm's"),
    "an event without a start": Apart(event(), [], "the peer refuses the file", ("unreadable",)),
}  # fmt: skip
