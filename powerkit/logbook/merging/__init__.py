"""Two copies of one log book put together: saved versions never change, so all of both can be kept."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook.backups import STAMP, make
from powerkit.logbook.connection import Store
from powerkit.logbook.errors import NewerLogbook, plainly
from powerkit.logbook.files import LockedLogbook, database_errors, in_memory, key_of
from powerkit.logbook.lock import lock_alike
from powerkit.logbook.merging.actions import join_actions
from powerkit.logbook.merging.beside import join_memos, join_photos, join_settings, join_shares
from powerkit.logbook.merging.drafts import join_drafts, only_there
from powerkit.logbook.merging.lines import join_versions
from powerkit.logbook.merging.names import join_names
from powerkit.logbook.merging.readable import expect_readable
from powerkit.logbook.migrations import MIGRATIONS
from powerkit.logbook.private_files import free_place
from powerkit.logbook.search import keep_comments
from powerkit.logbook.sqlite_file import connect, sound, workbook_in
from powerkit.logbook.sync_conflicts import conflict_copies, in_full, same_file
from powerkit.logbook.upgrade import bring_up
from powerkit.logbook.version_marks import changed_in, every_version, followed
from powerkit.text.catalogue import later, t
from powerkit.there import is_file, is_folder

_AS_IT_WAS = later("Nothing was changed.")


@dataclass(frozen=True)
class Merged:
    """What another copy of the log book had that was not here, as numbers.

    *versions* came in, for *entries* that were new; *drafts* are words in other words of its own, offered on their
    cards; *codes* people got a new code, since theirs meant two; *forgotten* versions had been forgotten there.
    *aside* is where the copy is now.
    """

    versions: int = 0
    entries: int = 0
    drafts: int = 0
    codes: int = 0
    forgotten: int = 0
    aside: Path | None = None


@dataclass(frozen=True)
class Other:
    """Another copy of the log book, and how many *versions* and *drafts* it has that the log book does not.

    Its *name* is for a person.
    """

    path: Path
    versions: int
    drafts: int
    name: str


def merge(store: Store, file: Path, backups: Path) -> Merged:
    """Bring all of another copy into the log book, in one step and after a backup; see ``Logbook.merge``."""
    if same_file(file, store.path):
        raise LogbookError(t("That file is your log book itself."), t("Name the other copy."))
    with opened_copy(store, file) as theirs:
        make(store.connection, backups, store.now(), before_update=True)
        with store.writing() as ours:
            merged = _join(ours, theirs)
    return replace(merged, aside=_put_aside(file, store, backups))


def others(store: Store, backups: Path, *, also: Sequence[Path] = ()) -> list[Other]:
    """The other copies that have something the log book does not; those that can't be read are left out.

    They are those beside it, and those *also* to be looked at.
    """
    found = []
    for file in [*conflict_copies(store.path, backups), *also]:
        try:
            with opened_copy(store, file) as theirs, plainly():
                versions, drafts = missing(store.connection, theirs)
        except (LogbookError, TypeError, ValueError, KeyError):  # or our own is rotten: each way, nothing can be told
            continue
        if versions or drafts:
            found.append(Other(file, versions, drafts, in_full(file, store.path)))
    return found


def nothing_more(store: Store, file: Path) -> bool:
    """Whether a file is a copy of this workbook's log book and has nothing that it does not."""
    with suppress(LogbookError), opened_copy(store, file) as theirs:
        return not any(missing(store.connection, theirs))
    return False


def differences(path: Path, copy: Path) -> tuple[int, int]:
    """How many versions and drafts a copy has that the log book at *path* does not. Both are only read.

    Raises:
        LogbookError: one of them can't be read here.
    """
    with closing(_brought_up(path)) as ours, closing(_brought_up(copy)) as theirs:
        return missing(ours, theirs)


@contextmanager
def opened_copy(store: Store, file: Path) -> Iterator[sqlite3.Connection]:
    """A copy of this workbook's log book, read into memory and brought up to date there. The file is not touched.

    Raises:
        LogbookError: it is no such copy, or cannot be read.
    """
    with closing(_brought_up(file)) as copy:
        if workbook_in(copy)[0] != store.workbook:
            raise LogbookError(
                t("The file {file} is not a copy of this workbook’s log book.", file=file), t(_AS_IT_WAS)
            )
        yield copy


def _brought_up(file: Path) -> sqlite3.Connection:
    """The log book in a file, in memory and at today's version."""
    if is_folder(file):
        raise LogbookError(t("{file} is a folder. Name the copy in it, a file.", file=file), t(_AS_IT_WAS))
    if not is_file(file):
        raise LogbookError(t("There is no file {file}.", file=file), t(_AS_IT_WAS))
    copy = _in_memory(file)
    try:
        with plainly():
            _take_steps(copy, file)
        expect_readable(copy, file)
    except BaseException:
        copy.close()
        raise
    return copy


def _take_steps(copy: sqlite3.Connection, file: Path) -> None:
    workbook, version = workbook_in(copy)
    if not workbook:
        raise LogbookError(t("The file {file} is not a log book.", file=file), t(_AS_IT_WAS))
    if version > len(MIGRATIONS):
        what = t("The copy {file} was last used with a newer version of the workbook.", file=file)
        raise NewerLogbook(what, t("Update the workbook, then merge it. {as_it_was}", as_it_was=t(_AS_IT_WAS)))
    try:
        bring_up(copy)
    except database_errors("OperationalError") as error:  # a table that a step changes is missing
        raise LogbookError(t("A part of {file} cannot be read.", file=file), t(_AS_IT_WAS)) from error


def _in_memory(file: Path) -> sqlite3.Connection:
    try:
        with plainly(), closing(connect(file)) as source:
            if sound(source):
                copy = in_memory(key_of(source))
                source.backup(copy)
                return copy
    except LockedLogbook:
        raise
    except LogbookError as error:
        raise LogbookError(t("The file {file} is no log book that can be read.", file=file), t(_AS_IT_WAS)) from error
    raise LogbookError(t("The file {file} is damaged.", file=file), t(_AS_IT_WAS))


def _put_aside(file: Path, store: Store, backups: Path) -> Path | None:
    """Give a merged copy that lies among the workbook's own files a name that says so; others stay as they are."""
    path = store.path
    if not any(same_file(file, copy) for copy in conflict_copies(path, backups)):
        return None
    aside = free_place(path.parent, f"{path.stem} merged {store.now().strftime(STAMP)}", path.suffix)
    try:
        file.rename(aside)
    except OSError:  # another program has it open: it is all in the log book, and can be merged again
        return None
    with suppress(LogbookError, *database_errors()):
        lock_alike(aside, path, backups)
    return aside


def _join(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> Merged:
    ours.execute("INSERT INTO forgetting (id) VALUES (1)")
    lines = join_versions(ours, theirs)
    join_actions(ours, theirs, lines)
    join_memos(ours, theirs, lines)
    join_shares(ours, theirs, lines)
    keep_comments(ours)
    join_settings(ours, theirs)
    join_photos(ours, theirs)
    codes = join_names(ours, theirs)
    drafts = join_drafts(ours, theirs, lines.theirs)
    ours.execute("DELETE FROM forgetting")
    return Merged(lines.added, lines.new_entries, drafts, codes, lines.forgotten)


def missing(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> tuple[int, int]:
    """How many versions and drafts the first copy lacks that the second has."""
    changed = changed_in(theirs) | changed_in(ours)
    here = {item.mark for item in every_version(ours)}
    new = [item for item in every_version(theirs) if (mark := followed(changed, item.mark)) and mark not in here]
    return len(new), only_there(ours, theirs)
