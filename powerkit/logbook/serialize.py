"""How values become text in the log book's file, and come back equal."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from powerkit.errors import LogbookError
from powerkit.text.catalogue import t
from powerkit.text.dates import clock, show_time

Clock = Callable[[], datetime]

FORGOTTEN = "forgotten"
"""The setting that says when something was last forgotten: what is missing since then is missed on purpose."""


def local_now() -> datetime:
    """The time now, with this machine's offset from UTC."""
    return datetime.now().astimezone()


def in_words(moment: datetime) -> str:
    """A moment as people say it: "22 November 2026 at 14:02"."""
    return show_time(moment)


def said_of_moment(moment: datetime, now: datetime) -> str:
    """A moment as people say it on the day *now*: "today 14:02", "yesterday 09:30", "22 November 2026 at 14:02"."""
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        time = clock(moment)
        return t("yesterday {time}", time=time) if days else t("today {time}", time=time)
    return in_words(moment)


def to_json(value: Any) -> str:
    """A JSON value as text. NULs and half characters (lone surrogates) are escaped, so all of it comes back equal.

    Raises:
        LogbookError: the value is not JSON (NaN, a set, nested too deeply …).
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
        if not text.isascii():
            text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise LogbookError(
            t("This answer has a shape that the log book cannot keep, so it was not saved."),
            t("Nothing else was changed."),
        ) from error
    return text


def from_json(text: str) -> Any:
    """The value that ``to_json`` was given.

    Raises:
        LogbookError: the text is no JSON, so something else has changed the file.
    """
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise _unreadable() from error


def _unreadable() -> LogbookError:
    return LogbookError(
        t("A part of your log book cannot be read: something else has changed its file."),
        t("Go back to a backup, or ask whoever looks after this computer. Nothing was changed."),
    )


def to_text(text: str, what: str) -> str:
    """The same text, if a file can hold it; ``what`` names it to a person.

    Raises:
        LogbookError: it holds half a character (a lone surrogate), which no file can hold as text.
    """
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise LogbookError(
                t("{what} holds a broken character, so it was not saved.", what=what), t("Type it again, then save.")
            ) from error
    return text


def to_moment(moment: datetime) -> str:
    """ISO text with the offset, to the second.

    Raises:
        ValueError: the moment has no offset (a fault of the caller).
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its offset from UTC")
    return moment.isoformat(timespec="seconds")


def from_moment(text: str) -> datetime:
    """The moment ``to_moment`` was given.

    Raises:
        LogbookError: the text is no moment, so something else has changed the file.
    """
    try:
        return datetime.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise _unreadable() from error


def stamp_of(text: str | None) -> float:
    """The moment of a text that says one, as a number; 0 for none.

    Raises:
        LogbookError: the text is no moment, so something else has changed the file.
    """
    return from_moment(text).timestamp() if text else 0.0


def to_day(day: date | None) -> str:
    """ISO text, or "" for no day."""
    return day.isoformat() if day else ""


def from_day(text: str) -> date | None:
    """The day ``to_day`` was given.

    Raises:
        LogbookError: the text is no day, so something else has changed the file.
    """
    try:
        return date.fromisoformat(text) if text else None
    except (ValueError, TypeError) as error:
        raise _unreadable() from error


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError("not a JSON value")
