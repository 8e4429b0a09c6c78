"""Where a workbook is running: its port, on which computer, who serves it, and who may come in."""

from powerkit.app.running.note import (
    Running,
    find_running,
    forget_running,
    note_running,
    noted,
    noted_elsewhere,
    still_open_from_before,
    this_computer,
)
from powerkit.app.running.ports import BEFORE, HOST, choose_port, free_port, is_free, kept_port, waiting_at

__all__ = [
    "BEFORE",
    "HOST",
    "Running",
    "choose_port",
    "find_running",
    "forget_running",
    "free_port",
    "is_free",
    "kept_port",
    "note_running",
    "noted",
    "noted_elsewhere",
    "still_open_from_before",
    "this_computer",
    "waiting_at",
]
