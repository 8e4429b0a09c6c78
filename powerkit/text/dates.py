"""Days as people write them."""

from datetime import date


def show_date(text: str) -> str:
    """An ISO date as people write it, such as 31 March 2026; any other text as it is."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return text
    return f"{day.day} {day:%B} {day.year}"
