"""Writes down what another library makes of the calendars in `calendar_shapes.py`: ``calendars/peer.json``.

`recurring-ical-events` (LGPL) wants an older dateutil than the workbook has, so it lives in an environment of its own:
``uv run --no-project --with recurring-ical-events --with icalendar python -m tests.kinds.table.peer_of_calendars``.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
LONDON = ZoneInfo("Europe/London")
RECORD = Path(__file__).parent / "calendars" / "peer.json"
Seen = tuple[str, str, float | None]


def calendar(*lines: str) -> bytes:
    """A calendar file with these lines."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def seen(start: date, end: date, title: str) -> Iterator[Seen]:
    """A time as a diary of November in London has it: a moment that begins there, a whole day that touches it."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        if start <= LAST and end > FIRST:
            yield str(max(start, FIRST)), title, None
        return
    here, ends = (each.astimezone(LONDON) if each.tzinfo else each.replace(tzinfo=LONDON) for each in (start, end))
    if FIRST <= here.date() <= LAST:
        took = (ends.astimezone(UTC) - here.astimezone(UTC)).total_seconds()
        yield str(here)[:16], title, round(took / 3600, 2) or None


def peers(content: bytes) -> list[Seen]:
    """What the peer finds."""
    import icalendar
    import recurring_ical_events  # type: ignore[import-not-found,unused-ignore]

    found: Any = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
    events = found.between(FIRST - timedelta(3), LAST + timedelta(3))
    alive = [event for event in events if str(event.get("STATUS", "")) != "CANCELLED"]
    return sorted(
        (time for event in alive for time in seen(event.start, event.end, str(event.get("SUMMARY")))), key=str
    )


def _or_none(content: bytes) -> list[Seen] | None:
    try:
        return peers(content)
    except Exception:
        return None  # it refuses the file


if __name__ == "__main__":
    from tests.kinds.table.calendar_shapes import ALIKE, APART

    both = {**ALIKE, **{name: shape.lines for name, shape in APART.items()}}
    files = {name: calendar(*lines) for name, lines in both.items()}
    written = {name: {"of": crc32(content), "seen": _or_none(content)} for name, content in files.items()}
    RECORD.write_text("{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in written.items()) + "\n}\n")
