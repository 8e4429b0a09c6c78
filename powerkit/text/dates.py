"""Days as people write them."""

from datetime import date, datetime


def show_date(text: str) -> str:
    """An ISO date as people write it, such as 31 March 2026; any other text as it is."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return text
    return f"{day.day} {day:%B} {day.year}"


def show_time(moment: datetime) -> str:
    """A moment as people write it, such as 22 November 2026 at 14:02."""
    return f"{show_date(moment.date().isoformat())} at {moment:%H:%M}"
