"""How a note from a walk is read: a day, one of some options, or words that go below what is there."""

import re
from collections.abc import Iterable
from datetime import datetime

from powerkit.kinds.options import Option, check_date
from powerkit.text.normalize import folded


def below(before: str, text: str, between: str = "\n") -> str:
    """A text with another below it."""
    return f"{before}{between}{text}" if before.strip() else text


def option_in(text: str, options: Iterable[Option]) -> str:
    """The id of the option that a note says, whatever ticks or dashes stand before it; "" where it says none."""
    said = folded(re.sub(r"^[\s\-–—•*\[\]xX✓☑☒]*(?=\w)|[.\s]+$", "", text))
    return next((option.id for option in options if said in (folded(option.label), folded(option.id))), "")


def day_in(text: str) -> str:
    """A day as ISO 8601, from that or from "31 March 2026", "31/3/2026" and their like; "" where it is none."""
    said = " ".join(text.split()).rstrip(".")
    day, problems = check_date(said)
    if said and not problems:
        return day
    for form in ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(said, form).date().isoformat()
        except ValueError:
            continue
    return ""
