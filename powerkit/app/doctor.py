"""Looks the workbook over and says what it found, a plain line each. It changes nothing."""

import errno
import json
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from powerkit import __version__
from powerkit.app.running import find_running, kept_port
from powerkit.deck import load_deck
from powerkit.errors import PowerkitError, UnseenError
from powerkit.logbook import (
    conflict_copies,
    count_entries,
    lacks,
    list_backups,
    missed_in,
    noted,
    said_of_backup,
    what_is_missing,
)
from powerkit.logbook.copies_elsewhere import look_at
from powerkit.logbook.erase import was_stopped
from powerkit.logbook.files import MISSING_PART, LockedLogbook, can_lock, how_to_install, is_locked, is_shut
from powerkit.logbook.sqlite_file import real_file
from powerkit.logbook.sync_conflicts import less_locked
from powerkit.logbook.syncing_folders import synced_by
from powerkit.logbook.workspace import WorkbookFolder, others_may_read, shared_with
from powerkit.resources import kernelspec_folder
from powerkit.text.phrasing import numbered
from powerkit.text.shell_commands import command
from powerkit.there import is_folder, is_there

PACKAGES = ("jupyterlab", "ipykernel", "ipywidgets", "anywidget", "networkx", "wordcloud", "matplotlib")

_SMALL = 65_536
_LOCKED = "locked with a passphrase"
_NOT_LOCKED = "not locked: anyone who can read this computer’s files can read it"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is *well*, what it is called, and what was found; *to_do* is what is not yet."""

    well: bool
    name: str
    text: str
    to_do: bool = False


def look_over(folder: WorkbookFolder, deck: Path) -> Iterator[Finding]:
    """Everything that can be looked at without opening the workbook."""
    yield Finding(True, "Workbook", f"powerkit {__version__}, Python {platform.python_version()}, {platform.system()}")
    yield from map(_package, PACKAGES)
    try:
        yield from _in_folder(folder)
    except UnseenError as error:
        yield Finding(False, "Disk", str(error))
    yield _deck(deck)
    yield _port(folder)
    yield _kernel()


def _in_folder(folder: WorkbookFolder) -> Iterator[Finding]:
    yield _folder(folder)
    yield from _readers(folder)
    yield from _room(folder)
    yield from _logbook_and_copies(folder)
    yield from _done(folder)


def _logbook_and_copies(folder: WorkbookFolder) -> Iterator[Finding]:
    try:
        real_file(folder.logbook)
    except PowerkitError as error:
        yield Finding(False, "Log book", str(error))
        return
    yield _logbook(folder)
    if not is_shut(folder.logbook):
        yield from _backup(folder)
        yield from _away(folder)
        yield from _copies(folder)


def _package(name: str) -> Finding:
    try:
        return Finding(True, name, version(name))
    except PackageNotFoundError:
        return Finding(False, name, "is not installed. Install the workbook again.")


def _folder(folder: WorkbookFolder) -> Finding:
    if not is_there(folder.root):
        return Finding(True, "Folder", f"{folder.root} (made when you first open the workbook)")
    return Finding(True, "Folder", str(folder.root))


def _readers(folder: WorkbookFolder) -> Iterator[Finding]:
    """Who else may read what is in the folder: other users of this computer, and who carries it elsewhere."""
    if not is_folder(folder.root):
        return
    if group := shared_with(folder):
        yield Finding(True, "Who can read it", f"the folder is shared with the group {group} of this computer")
    elif others_may_read(folder):
        text = "other users of this computer. Opening the workbook closes the folder to them:"
        yield Finding(False, "Who can read it", f"{text} {command('open')}")
    if program := synced_by(folder.root.resolve()):
        text = f"{program} carries it to where others may look after it, and may keep older versions"
        yield Finding(True, "Who can read it", text)


def _room(folder: WorkbookFolder) -> Iterator[Finding]:
    """Whether anything can be written in the folders: tried with a small file, which is gone at once."""
    for place in filter(is_folder, (folder.root, folder.state, folder.backups)):
        try:
            with tempfile.TemporaryFile(dir=place) as file:
                file.write(b"\0" * _SMALL)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            what = "is full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else f"cannot be written ({error.strerror})"
            new = "No backup can be made" if place == folder.backups else "Nothing new can be saved"
            yield Finding(False, "Disk", f"{what}. {new} in {place}; what is saved can be read.")
            break
    for own in (folder.logbook, folder.logbook.with_name(f"{folder.logbook.name}-journal")):
        if is_there(own) and not os.access(own, os.W_OK):
            yield Finding(
                False, "Disk", f"{own.name} cannot be written. Nothing new can be saved; the rest can be read."
            )
    if was_stopped(folder):
        text = f"was begun and stopped on the way. To finish it: {command('erase')}"
        yield Finding(False, "Erasing everything", text)


def _backup(folder: WorkbookFolder) -> Iterator[Finding]:
    if is_there(folder.logbook) and (text := said_of_backup(folder.backups, datetime.now())):
        yield Finding("not sound" not in text, "Last backup", text)


def _away(folder: WorkbookFolder) -> Iterator[Finding]:
    """The last copy off this computer, looked at if it is there now."""
    if not is_there(folder.logbook):
        return
    looked = look_at(folder.logbook, datetime.now().astimezone())
    if looked is not None:
        yield Finding(looked.well, "Copy off this computer", looked.text)
    else:
        text = f"none yet. See how to make one: {command('backup', '--help')}"
        yield Finding(True, "Copy off this computer", text, to_do=True)


def _done(folder: WorkbookFolder) -> Iterator[Finding]:
    """What was done to the log book as a whole, the last of each kind."""
    last = {done.what: done for done in noted(folder.state)}
    for done in sorted(last.values(), key=lambda done: done.when):
        yield Finding(True, "Noted", done.words)


def _logbook(folder: WorkbookFolder) -> Finding:
    if is_folder(folder.root) and (missing := what_is_missing(folder.logbook, folder.backups)):
        return Finding(False, "Log book", str(missing))
    if not is_there(folder.logbook):
        return Finding(True, "Log book", "not started yet")
    locked = is_locked(folder.logbook)
    try:
        entries = count_entries(folder.logbook)
    except LockedLogbook as error:
        if not can_lock():
            return Finding(False, "Log book", f"{_LOCKED}. {MISSING_PART} {how_to_install()}")
        return Finding(True, "Log book", f"{_LOCKED}, so it was not looked into. {error.do}")
    except PowerkitError as error:
        return Finding(False, "Log book", str(error))
    backups = numbered(len(list_backups(folder.backups)), "backup")
    text = f"sound; {numbered(entries, 'entry')}, {backups}"
    return Finding(True, "Log book", f"{text}; {_LOCKED if locked else _NOT_LOCKED}")


def _copies(folder: WorkbookFolder) -> Iterator[Finding]:
    """An older copy in the log book's place, and other copies; those with nothing new are well."""
    with suppress(PowerkitError):
        if is_there(folder.logbook) and (missed := missed_in(folder.logbook)):
            text = f"what was in it on {missed.words} is not all there now: it may be an older copy."
            yield Finding(False, "Log book", f"{text} To look for what is missing: {command('merge')}")
    for copy in less_locked(folder.logbook, folder.backups):
        to_lock = f"is not locked, as your log book is. To lock it: {command('merge', copy)}"
        yield Finding(False, "Another copy", f"{_within(copy, folder)} {to_lock}")
    for copy in conflict_copies(folder.logbook, folder.backups):
        try:
            new = is_there(folder.logbook) and lacks(folder.logbook, copy)
        except PowerkitError as error:
            yield Finding(False, "Another copy", str(error))
            continue
        more = f"has what your log book lacks. Put them together: {command('merge')}" if new else "has nothing new"
        yield Finding(not new, "Another copy", f"{_within(copy, folder)} {more}")


def _within(copy: Path, folder: WorkbookFolder) -> str:
    """Where a copy is: in the folder, or beside the file that a link there leads to."""
    return str(copy.relative_to(folder.root) if copy.is_relative_to(folder.root) else copy)


def _deck(deck: Path) -> Finding:
    try:
        found = load_deck(deck)
    except PowerkitError as error:
        return Finding(False, "Deck", str(error))
    return Finding(True, "Deck", f"{found.title} {found.version}, {len(found.cards)} cards, in {deck}")


def _port(folder: WorkbookFolder) -> Finding:
    running = find_running(folder)
    if running:
        return Finding(True, "Port", f"{running.port}; the workbook is open there now")
    return Finding(True, "Port", str(kept_port(folder) or "chosen when you first open the workbook"))


def _kernel() -> Finding:
    specs = sorted(kernelspec_folder().rglob("kernel.json"))
    try:
        argv = json.loads(specs[0].read_text(encoding="utf-8"))["argv"]
    except (IndexError, OSError, ValueError, KeyError, RecursionError):
        return Finding(False, "Kernel", "is missing or damaged. Install the workbook again.")
    return Finding("-P" in argv, "Kernel", " ".join(argv))
