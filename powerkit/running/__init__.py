"""Where a workbook is running: its port, on which computer, who serves it, and who may come in."""

from powerkit.running.note import (
    Running,
    find_running,
    forget_running,
    note_running,
    noted,
    noted_elsewhere,
    this_computer,
)
from powerkit.running.ports import HOST, choose_port, free_port, is_free, kept_port

__all__ = [
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
    "this_computer",
]
