"""Faults of ours: noted in a log file with where they happened, and never with anybody's words."""

import logging
import traceback
from datetime import datetime
from pathlib import Path

_LARGEST = 1_000_000


def where(error: BaseException) -> str:
    """The kind of an error and the lines of code it passed through, without its message: that may quote an answer."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"


def note_fault(logs: Path, text: str, now: datetime) -> Path | None:
    """Add *text* to today's fault log in the folder *logs*; None where that can't be written."""
    file = logs / f"faults-{now:%Y-%m-%d}.txt"
    try:
        logs.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists() or file.stat().st_size < _LARGEST:
            with file.open("a", encoding="utf-8") as out:
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
