"""Locks a workbook folder with a passphrase, changes it or takes it off: the log book, its copies, and its pages."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from powerkit.documents.passphrase_strength import strength
from powerkit.errors import PowerkitError, WorkbookError
from powerkit.logbook import Logbook, lock, note
from powerkit.logbook.copies import kept_copies
from powerkit.logbook.copies_elsewhere import out_of_reach
from powerkit.logbook.files import can_lock, how_to_install, is_locked
from powerkit.logbook.keys import Key, plain
from powerkit.logbook.sync_conflicts import in_full
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import empty_files, renew_files
from powerkit.text.catalogue import later, t, tn
from powerkit.there import is_file, is_there

FIRST_SAID = later(
    "A forgotten passphrase can’t be recovered. Without it nobody can open your log book: not you, not us, not a "
    "specialist. There is no way to set a new one. Write it down and keep the paper where you keep your house keys."
)
OUT_OF_REACH = (
    later("older versions that a synced folder (OneDrive, Dropbox) or a backup of this computer may keep"),
    later("other copies you made elsewhere, and files you have sent, downloaded or printed"),
    later("what a disk may still hold of files that were deleted or replaced, until it writes over them"),
)
"""What locking cannot reach, said each time."""


@dataclass(frozen=True)
class Turned:
    """How many *copies* of the log book were turned with it, those *left* as they were, and what stays *readable*.

    Copies in the folders *far* are as they were too: those folders are not there now.
    """

    copies: int
    left: tuple[str, ...]
    readable: tuple[str, ...]
    far: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """What a person should know of it, a line each."""
        if self.copies:
            yield tn(
                "{number} backup or other copy of it changed with it.",
                "{number} backups and other copies of it changed with it.",
                self.copies,
            )
        if self.left:
            yield t(
                "These copies could not be changed; delete them yourself if you don’t need them: {names}.",
                names=", ".join(self.left),
            )
        for place in self.far:
            yield t("The copies in {place} are as they were: it is not there now.", place=place)
        if self.readable:
            yield t(
                "Still readable, because you made them for others or to take along: {listed}.",
                listed=", ".join(self.readable),
            )


class WeakError(WorkbookError):
    """A passphrase is easy to guess; the person may want it all the same."""


def check_passphrase(passphrase: str, again: str, *, weak: bool = False) -> None:
    """Refuse a new passphrase that was not typed twice the same, or is easy to guess unless *weak* ones are wanted.

    Raises:
        WorkbookError: with what to do.
    """
    if not passphrase.strip():
        raise WorkbookError(t("There is no passphrase yet."), t("Type some words that only you know."))
    if plain(passphrase) != plain(again):
        raise WorkbookError(t("The two passphrases differ."), t("Type the same one twice."))
    judged = strength(passphrase.strip())
    if judged.word == "weak" and not weak:
        raise WeakError(judged.say)


def lock_folder(folder: WorkbookFolder, passphrase: str) -> Turned:
    """Lock the workbook with *passphrase*, in place of the earlier one if its key is held. Nobody may have it open.

    Raises:
        PowerkitError: it can't be done; the log book is as it was.
    """
    if not can_lock():
        raise WorkbookError(t("The part that locks log books is missing on this computer."), how_to_install())
    if not is_there(folder.logbook):
        Logbook.open(folder.logbook, backups=folder.backups).close()
    return _turn(folder, Key.new(passphrase))


def unlock_for_good(folder: WorkbookFolder) -> Turned:
    """Take the lock off. The key must be held, and nobody may have the workbook open.

    Raises:
        PowerkitError: it can't be done; the log book is as it was.
    """
    return _turn(folder, None)


def try_passphrase(folder: WorkbookFolder, passphrase: str) -> bool:
    """Hold the log book's key if *passphrase* fits it, and finish what an earlier change of the lock left undone."""
    if not lock.unlock(folder.logbook, passphrase, kept_copies(folder.logbook, folder.backups)):
        return False
    with suppress(PowerkitError):  # a damaged log book is told of where it is opened
        finish(folder)
    return True


def finish(folder: WorkbookFolder) -> Turned:
    """Finish a change of the lock that was stopped. Costs next to nothing when there is none.

    Raises:
        LockedLogbook: the log book is locked, and its key is not held.
        PowerkitError: the log book can't be read or written.
    """
    if not is_there(folder.logbook) or not lock.is_unsettled(folder.logbook):
        return Turned(0, (), ())
    settled = lock.settle(folder.logbook, folder.backups)
    turned = _rest(folder, settled)
    if settled.turned or not settled.left:
        _note(folder, "lock" if is_locked(folder.logbook) else "unlock", settled)
    return turned


def readable_files(folder: WorkbookFolder) -> tuple[str, ...]:
    """The files in the folder that the lock leaves as they are: copies for others, and what was downloaded whole."""
    found = [*folder.root.glob("everything-*.zip"), *folder.to_send.rglob("*")]
    return tuple(sorted(path.relative_to(folder.root).as_posix() for path in found if is_file(path)))


def _turn(folder: WorkbookFolder, new: Key | None) -> Turned:
    what = "unlock" if new is None else "passphrase" if is_locked(folder.logbook) else "lock"
    settled = lock.set_lock(folder.logbook, folder.backups, new)
    _note(folder, what, settled)
    return _rest(folder, settled)


def _note(folder: WorkbookFolder, what: str, settled: lock.Settled) -> None:
    note(folder.state, what, copies=len(settled.turned), left=len(settled.left))


def _rest(folder: WorkbookFolder, settled: lock.Settled) -> Turned:
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        renew_files(folder, logbook)
    locked = is_locked(folder.logbook)
    if locked:
        empty_files(folder)
    if not settled.left:
        lock.done(folder.logbook)
    readable = readable_files(folder) if locked else ()
    left = tuple(in_full(copy, folder.logbook) for copy in settled.left)
    return Turned(len(settled.turned), left, readable, tuple(out_of_reach(folder.logbook)))
