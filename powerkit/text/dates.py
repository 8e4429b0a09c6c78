"""Days and numbers as people write them, in English and in the language of the deck once somebody has said how.

How is a pattern of Unicode's CLDR in the catalogue, such as "d MMMM y". Where it is translated, Babel does the rest;
it comes with JupyterLab's own server, and is loaded only then.
"""

from datetime import date, datetime

from powerkit.text.catalogue import deck_language, later, pattern_of, t

_LONG = "January February March April May June July August September October November December".split()

# Translators: a pattern of CLDR for a day: d is its number, MMMM the month's name, y the year, LLLL a month's name
# that stands alone, MMM and LLL short ones, EEE a short day of the week. Keep the letters, change order and marks.
DAY = later("d MMMM y")
DAY_OF_YEAR = later("d MMMM")
DAY_OF_WEEK = later("EEE d MMMM")
MONTH = later("LLLL y")
MONTH_ALONE = later("LLLL")
SHORT_MONTH = later("LLL yy")


def said_day(day: date, pattern: str = DAY) -> str:
    """A day in words after one of the patterns here: "31 March 2026"."""
    if said := pattern_of(pattern):
        from babel.dates import format_date

        return format_date(day, said, locale=_locale())
    month = _LONG[day.month - 1]
    if pattern == DAY:  # nearly all of them
        return f"{day.day} {month} {day.year}"
    if pattern == SHORT_MONTH:
        return f"{month[:3]} {day.year % 100:02}"
    if pattern in (MONTH, MONTH_ALONE):
        return month if pattern == MONTH_ALONE else f"{month} {day.year}"
    return f"{day.day} {month}" if pattern == DAY_OF_YEAR else f"{day:%a} {day.day} {month}"


def show_date(text: str) -> str:
    """An ISO date as people write it, such as 31 March 2026; any other text as it is."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return text
    return said_day(day)


def show_time(moment: datetime) -> str:
    """A moment as people write it, such as 22 November 2026 at 14:02."""
    return t("{day} at {time}", day=said_day(moment), time=clock(moment))


def clock(moment: datetime) -> str:
    """The time of day of a moment: "14:02"."""
    return f"{moment:%H:%M}"


def between(first: str, last: str) -> str:
    """From one day or month to another, both in words: "1 November 2025 to 31 October 2026"."""
    return t("{first} to {last}", first=first, last=last)


def grouped(number: int) -> str:
    """A whole number with its thousands apart: "12,400"."""
    if not pattern_of(DAY):
        return f"{number:,}"
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_locale())


def decimal(number: float) -> str:
    """A number as people write it, in short: "12", "2.5"."""
    if not pattern_of(DAY):
        return f"{number:g}"
    from babel.numbers import format_decimal

    return format_decimal(number, format="0.######", locale=_locale())


def _locale() -> str:
    """The locale that Babel knows for the deck's language: the tag itself, or as much of it as there is."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    tag = deck_language().replace("-", "_")
    for name in (tag, tag.partition("_")[0]):
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return "en_GB"
