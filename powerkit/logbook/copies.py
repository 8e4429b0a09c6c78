"""Where copies of the log book lie: those the workbook made, those it set aside, and those that came from elsewhere."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from powerkit.logbook.backups import STAMP, Backup, list_backups, writing_files
from powerkit.logbook.contents import Contents, is_another_programs, is_ours, look_into
from powerkit.logbook.files import is_shut
from powerkit.logbook.keys import salt_of
from powerkit.logbook.private_files import free_place, sync_folder
from powerkit.logbook.sqlite_file import end_of
from powerkit.logbook.sync_conflicts import conflict_copies, files_in, folders_in, is_called_like
from powerkit.logbook.unfinished_files import SIDES, is_part, names_in
from powerkit.text.catalogue import t
from powerkit.there import is_folder, is_link, is_plain_file, is_there, listed

AWAY = "Earlier log book, put away"
"""How the names of folders begin that hold the backups of a log book before this one."""

_STAMPED = r"\d{4}-\d\d-\d\d \d{6}( \(\d+\))?"
_AWAY = re.compile(f"{re.escape(AWAY)} {_STAMPED}")


def kept_copies(path: Path, folder: Path) -> list[Path]:
    """Every copy of the log book at *path* that lies beside it or in *folder*.

    These are its backups, those put away there, log books that were set aside, and copies a sync program made.
    """
    ours = [backup.path for place in (folder, *put_away_in(folder)) for backup in list_backups(place)]
    return sorted({*ours, *set_aside_beside(path), *conflict_copies(path, folder)})


def every_copy(path: Path, folder: Path) -> list[Path]:
    """As `kept_copies`, with those in the folders off this computer that the person chose, where they are there now.

    Raises:
        LogbookError: the folders here can't be looked through.
    """
    from powerkit.logbook.copies_elsewhere import copies_away  # no page of cards needs it

    for place in dict.fromkeys((path.parent, folder, *put_away_in(folder), end_of(path).parent)):
        listed(place)  # one that can't be looked through does not count as one with no copies
    return [*kept_copies(path, folder), *copies_away(path)]


def made_by_hand(path: Path, folder: Path) -> set[Path]:
    """The copies beside the file that the link at *path* leads to that are not called as a sync program calls its own.

    The person put them there, in a folder of theirs.
    """
    from powerkit.logbook.copies_elsewhere import copies_away

    end = end_of(path)
    far = (file for file in conflict_copies(path, folder) if not file.is_relative_to(path.parent))
    return {file for file in far if not is_called_like(file, end)}.difference(copies_away(path))


def put_away_in(folder: Path) -> list[Path]:
    """The folders inside that of the backups into which those of an earlier log book were put."""
    places = [folder / name for name in names_in(folder) if _AWAY.fullmatch(name)]
    with suppress(OSError):
        return sorted(place for place in places if is_folder(place) and not is_link(place))
    return []


def put_away(folder: Path, now: datetime) -> None:
    """Move all backups into a folder inside theirs, so that a new log book's backups never replace them.

    Raises:
        LogbookError: they could not be moved.
    """
    backups = list_backups(folder)
    if not backups:
        return
    away = free_place(folder, f"{AWAY} {now.strftime(STAMP)}")
    with writing_files():
        away.mkdir(mode=0o700)
        for backup in backups:
            backup.path.rename(away / backup.path.name)
        for changed in (away, folder):
            sync_folder(changed)


def set_aside_beside(path: Path) -> list[Path]:
    """The log books that were set aside beside *path*, under names only the workbook gives."""
    name = re.compile(f"{re.escape(path.stem)} [a-z][a-z ]* {_STAMPED}{re.escape(path.suffix)}")
    return [file for file in files_in(path.parent) if name.fullmatch(file.name)]


def parts_beside(path: Path, folder: Path) -> list[Path]:
    """Log books in the making, and what SQLite keeps beside them, that lie beside *path* or among the backups.

    Where a link is there, so do those of the file that it leads to.
    """
    found, end = [], end_of(path)
    for place in dict.fromkeys((path.parent, folder, *put_away_in(folder), end.parent)):
        parts = (file for file in files_in(place) if is_part(file))
        found += [file for file in parts if place != end.parent or file.name.startswith(f"{end.stem} ")]
    return found


def journals_of(path: Path) -> list[Path]:
    """What SQLite left beside *path* with something in it."""
    return [file for file in _sides_of(path) if file.stat().st_size > 0]


def lost_journals(path: Path) -> list[Path]:
    """Journals of log books that are no longer there: pages of one are in them, and nothing can read those."""
    name = re.compile(f"({re.escape(path.stem)}( [a-z][a-z ]* {_STAMPED})?{re.escape(path.suffix)})({'|'.join(SIDES)})")
    found = []
    with suppress(OSError):
        for file in files_in(path.parent):
            match = name.fullmatch(file.name)
            if match and not is_there(file.with_name(match[1])) and file.stat().st_size > 0:
                found.append(file)
    return found


def every_file(path: Path, folder: Path) -> list[Path]:
    """Each file that is the log book, a copy of it, one in the making, or what SQLite keeps beside one of them.

    Known by a name that only the workbook gives, and by what is in it, and not `made_by_hand`. The log book comes last.
    """
    by_hand = made_by_hand(path, folder)
    copies = [file for file in every_copy(path, folder) if is_ours(file) and file not in by_hand]
    found = [beside for file in (*copies, path) for beside in _sides_of(file)]
    last = [path] if is_plain_file(path) else []
    return list(dict.fromkeys([*copies, *parts_beside(path, folder), *lost_journals(path), *found, *last]))


def _sides_of(file: Path) -> list[Path]:
    beside = (file.with_name(file.name + side) for side in SIDES)
    return [each for each in beside if is_plain_file(each)]


def remains(path: Path, folder: Path) -> list[Path]:
    """What shows that there was a log book at *path*, though none is there: the one with the most in it comes first.

    Where that can't be told, since some are locked and nobody has their passphrase, the newest backup does.
    """
    candidates = {file for file in every_copy(path, folder) if file.stat().st_size > 0}
    candidates |= {file for file in parts_beside(path, folder) if _holds_words(file)}
    candidates |= _called_alike(path, folder)
    known = not any(map(is_shut, candidates))
    looked = {file: (look_into(file) if known else None) or Contents() for file in candidates}
    dates = {backup.path: backup.made.isoformat() for backup in _backups(folder)}
    best = sorted(candidates, key=lambda file: (looked[file], dates.get(file, ""), file.name), reverse=True)
    journals = dict.fromkeys((*journals_of(end_of(path)), *journals_of(path), *lost_journals(path)))
    return [*best, *(file for file in journals if file not in candidates)]


def unfinished_beside(path: Path, folder: Path) -> list[Path]:
    """Copies whose last change was cut off, so that only SQLite itself can mend them: they are left as they are."""
    ours = {path, *kept_copies(path, folder)}
    found = [file for place in (path.parent, folder) for file in listed(place) if _is_called_alike(file, path)]
    return [file for file in found if file not in ours and journals_of(file)]


def said_of(file: Path) -> str:
    """Which copy this is, as people say it."""
    made = next((backup.words for backup in list_backups(file.parent) if backup.path == file), "")
    return t("the backup of {made}", made=made) if made else f"“{file.name}”"


def can_go_back_to(file: Path) -> bool:
    """Whether a copy can be read as a log book, or could be with its passphrase."""
    inside = look_into(file)
    return inside is not None and (inside.sound or salt_of(file) is not None)


def _called_alike(path: Path, folder: Path) -> set[Path]:
    """Files that are called like the log book, whatever is in them, beside it and in the folders there.

    A sync program that has not brought the log book yet, or has taken it off this computer, leaves a piece of it or a
    placeholder (".logbook.sqlite3.icloud"); folders of old versions hold whole ones. Only asked where it is missing.
    """
    here, end = {path.parent, folder, *folders_in(path.parent), *folders_in(folder)}, end_of(path)
    beside = [(end.parent, end)] if end.parent != path.parent else []
    found = set()
    for place, other in (*((place, path) for place in here), *beside):
        with suppress(OSError):
            found |= {file for file in place.iterdir() if _is_called_alike(file, other)}
    return found


def _is_called_alike(file: Path, path: Path) -> bool:
    alike = is_called_like(file, path) and not file.name.casefold().endswith(SIDES)
    there = alike and file != path and not is_part(file) and is_plain_file(file) and file.stat().st_size > 0
    return there and not is_another_programs(file)


def _backups(folder: Path) -> Iterator[Backup]:
    for place in (folder, *put_away_in(folder)):
        yield from list_backups(place)


def _holds_words(file: Path) -> bool:
    """Whether a file in the making is a whole log book that somebody wrote in: one just being begun is none yet."""
    inside = look_into(file)
    return inside is not None and inside.sound and bool(inside.versions or inside.written)
