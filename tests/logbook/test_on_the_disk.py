"""What reaches the disk, and in which order, told by the calls: also those that only macOS knows."""

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from powerkit.logbook import Logbook, private_files, restore_backup, sqlite_file
from powerkit.logbook.files import database_errors
from powerkit.logbook.keys import Key
from powerkit.logbook.lock import set_lock
from powerkit.logbook.model import NewVersion
from powerkit.logbook.private_files import write_text
from tests.logbook.locked_support import PASSPHRASE, quick_keys  # noqa: F401 - fixture

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there a name is kept with its file, and no folder is opened")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Path]]]:
    """Each file that is synced, and each name that is put in place of another or made, as they come."""
    heard: list[tuple[str, Path]] = []
    fsync, replace, link = os.fsync, os.replace, os.link

    def synced(handle: int) -> None:
        heard.append(("sync", Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    def replaced(source: Any, target: Any, **more: Any) -> None:
        heard.append(("from", Path(source)))
        heard.append(("name", Path(target)))
        replace(source, target, **more)

    def linked(source: Any, target: Any, **more: Any) -> None:
        heard.append(("name", Path(target)))
        link(source, target, **more)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(os, "link", linked)
    yield heard


def write(path: Path, number: int = 1) -> None:
    with Logbook.open(path) as book:
        book.save_version(NewVersion("1.1", answers={"n": number}, words="words"), client="page", number=number)


def restoring(path: Path, copy: Path) -> None:
    restore_backup(copy, path)


def locking(path: Path, copy: Path) -> None:
    set_lock(path, path.parent / "Backups", Key.new(PASSPHRASE))


def backing_up(path: Path, copy: Path) -> None:
    with Logbook.open(path) as book:
        book.backup_to(copy.with_name("another.sqlite3"))


def beginning(path: Path, copy: Path) -> None:
    (copy.parent / "fresh").mkdir()
    Logbook.open(copy.parent / "fresh" / "logbook.sqlite3").close()


def noting(path: Path, copy: Path) -> None:
    write_text(path.parent / "note.txt", "noted")


@pytest.mark.skipif(sys.platform != "linux", reason="it tells a file by its handle")
@pytest.mark.parametrize("act", [restoring, locking, backing_up, beginning, noting], ids=lambda act: act.__name__)
def test_what_takes_a_files_place_is_synced_first_and_its_folder_afterwards(
    act: Callable[[Path, Path], None], path: Path, calls: list[tuple[str, Path]], tmp_path_factory: Any
) -> None:
    write(path)
    copy = tmp_path_factory.mktemp("stick") / "copy.sqlite3"
    with Logbook.open(path) as book:
        book.backup_to(copy)
    calls.clear()
    act(path, copy)
    named = [at for at, (what, file) in enumerate(calls) if what == "name" and ".powerkit" not in file.parts]
    assert named
    for at in named:
        _, file = calls[at]
        assert ("sync", file.parent) in calls[at:], f"the folder of {file.name} is never synced: {calls}"
        if calls[at - 1][0] == "from":
            assert ("sync", calls[at - 1][1]) in calls[:at], f"{file.name} takes its place unsynced: {calls}"


def on_a_mac(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module as it is read on a Mac, where `sys.platform` says so; nothing else of it differs."""
    assert module.__file__
    spec = importlib.util.spec_from_file_location(f"{module.__name__}_on_a_mac", module.__file__)
    assert spec and spec.loader
    read = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        spec.loader.exec_module(read)
    return read


def test_on_a_mac_sqlite_waits_for_the_disk_itself_at_every_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path)
    for module, wanted in ((on_a_mac(sqlite_file, monkeypatch), 1), (sqlite_file, int(sys.platform == "darwin"))):
        with closing(module.connect(path)) as connection:
            assert connection.execute("PRAGMA fullfsync").fetchone()[0] == wanted
            assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_on_a_mac_a_file_is_asked_of_the_disk_itself_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    asked: list[tuple[str, int]] = []
    full = SimpleNamespace(F_FULLFSYNC=51, fcntl=lambda handle, order: asked.append(("full", order)))
    monkeypatch.setattr(private_files, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setitem(sys.modules, "fcntl", full)
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda part, to: (asked.append(("name", 0)), replace(part, to))[1])
    write_text(tmp_path / "note.txt", "noted")
    assert asked == [("full", 51), ("name", 0)]

    def refused(handle: int, order: int) -> None:
        raise OSError(45, "Operation not supported")

    full.fcntl = refused  # a network folder knows no such order
    write_text(tmp_path / "note.txt", "noted again")
    assert (tmp_path / "note.txt").read_text() == "noted again" and fcntl


def test_an_error_is_told_while_another_thread_is_still_loading_what_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    half = ModuleType("sqlcipher3.dbapi2")
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", half)
    assert database_errors() == (sqlite3.Error,)
    half.Error = type("Error", (Exception,), {})  # type: ignore[attr-defined]
    assert database_errors() == (sqlite3.Error, half.Error)  # type: ignore[attr-defined]
