# What the room offers, for type checkers: `__init__.py` loads each name when it is first asked for.

from powerkit.logbook.audit import Noted, note, noted
from powerkit.logbook.backups import Backup, list_backups, newest_backup, said_of_backup
from powerkit.logbook.copies import every_file, kept_copies, put_away_in
from powerkit.logbook.errors import (
    DamagedLogbook,
    MissingLogbook,
    MovedLogbook,
    NeedsRestore,
    NewerLogbook,
    OlderLogbook,
    TornLogbook,
)
from powerkit.logbook.last_seen import Seen, forget_seen
from powerkit.logbook.logbook import Logbook, lacks, missed_in, restore_backup
from powerkit.logbook.lost_or_replaced import what_is_missing
from powerkit.logbook.redact import Rewording
from powerkit.logbook.serialize import FORGOTTEN
from powerkit.logbook.sqlite_file import count_entries
from powerkit.logbook.sync_conflicts import conflict_copies

__all__ = [
    "FORGOTTEN",
    "Backup",
    "DamagedLogbook",
    "Logbook",
    "MissingLogbook",
    "MovedLogbook",
    "NeedsRestore",
    "NewerLogbook",
    "Noted",
    "OlderLogbook",
    "Rewording",
    "Seen",
    "TornLogbook",
    "conflict_copies",
    "count_entries",
    "every_file",
    "forget_seen",
    "kept_copies",
    "lacks",
    "list_backups",
    "missed_in",
    "newest_backup",
    "note",
    "noted",
    "put_away_in",
    "restore_backup",
    "said_of_backup",
    "what_is_missing",
]
