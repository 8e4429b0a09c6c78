"""The log book: the one SQLite file that holds every word, and the only room that knows SQL."""

from importlib import import_module
from typing import Any

_PUBLIC = {
    "audit": "Noted note noted",
    "backups": "Backup list_backups newest_backup said_of_backup",
    "sync_conflicts": "conflict_copies",
    "copies": "every_file kept_copies put_away_in",
    "errors": "DamagedLogbook MissingLogbook MovedLogbook NeedsRestore NewerLogbook OlderLogbook TornLogbook",
    "logbook": "Logbook lacks missed_in restore_backup",
    "redact": "Rewording",
    "lost_or_replaced": "what_is_missing",
    "last_seen": "Seen forget_seen",
    "serialize": "FORGOTTEN",
    "sqlite_file": "count_entries",
}
"""A module → the names this room offers from it, loaded when first asked for: a command's help opens no log book.

Type checkers are told by ``__init__.pyi``."""

_FROM = {name: module for module, names in _PUBLIC.items() for name in names.split()}
__all__ = list(_FROM)


def __getattr__(name: str) -> Any:
    if name in _FROM:
        return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
