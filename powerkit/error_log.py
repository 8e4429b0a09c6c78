"""Faults of ours: noted in a log file with where they happened, and never with anybody's words."""

import linecache
import logging
import logging.handlers
import os
import re
import stat
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from typing import Any

_LARGEST = 1_000_000
_TO_ADD = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
"""How a log is opened: a pipe that stands in its place, with nobody at its other end, is not waited for."""
_REQUEST = re.compile(r"\d{3} [A-Z]{3,7}(?= )")


def where(error: BaseException) -> str:
    """The kind of an error and the lines of code it passed through, without its message: that may quote an answer."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"


def note_fault(logs: Path, text: str, now: datetime) -> Path | None:
    """Add *text* to today's fault log in the folder *logs*; None where that can't be written."""
    file = logs / f"faults-{now:%Y-%m-%d}.txt"
    try:
        logs.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(file, _TO_ADD, 0o600), "a", encoding="utf-8", errors="replace") as out:
            found = os.fstat(out.fileno())
            if not stat.S_ISREG(found.st_mode):
                return None
            if found.st_size < _LARGEST:
                out.write(f"{now:%H:%M:%S} {text}\n")
    except OSError:
        return None
    return file


class FaultLog(logging.Handler):
    """Sends what our own modules log to the fault log of a workbook."""

    def __init__(self, logs: Path) -> None:
        super().__init__(logging.ERROR)
        self._logs = logs

    def emit(self, record: logging.LogRecord) -> None:
        """Note one message; an error that came with it is named without its own text."""
        text = record.getMessage()
        if record.exc_info and record.exc_info[1]:
            text += f"\n{where(record.exc_info[1])}"
        note_fault(self._logs, text, datetime.fromtimestamp(record.created))


class Wordless(logging.Formatter):
    """Writes what other people's modules log without the words in it: an error's text may quote an answer or a name.

    The line of code that logged it says what it was about, and each error with it where it happened.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The moment, who logged it and where, the line of code, and the errors that led to it."""
        line = linecache.getline(record.pathname, record.lineno).strip()
        answered = _REQUEST.match(record.msg) if isinstance(record.msg, str) else None
        place = f"{record.name} {Path(record.pathname).name}:{record.lineno}"
        text = f"{self.formatTime(record)} {record.levelname} {place} {answered[0] if answered else line}"
        error = record.exc_info[1] if record.exc_info else None
        while error is not None:
            text += f"\n{where(error)}"
            error = error.__cause__ or error.__context__
        return text


class ServerLog(logging.handlers.RotatingFileHandler):
    """The server's log. Where it can't be written (full disk, folder gone) nothing is, and nobody is shown why."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on."""


def keep_off_the_terminal(log: logging.Logger) -> None:
    """Send to *log* what Python prints by itself: warnings, and faults in threads and in objects that are let go."""

    def note(fault: Any) -> None:
        if fault.exc_value is not None and not isinstance(fault.exc_value, SystemExit):
            log.error("A fault that nobody waited for", exc_info=fault.exc_value)

    logging.captureWarnings(True)
    threading.excepthook = sys.unraisablehook = note
