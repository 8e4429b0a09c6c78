"""A locked workbook with one locked backup, for tests of what may become of it. Its keys cost nothing to make."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from powerkit.logbook import Logbook, files, keys
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui.pages.folder_lock import lock_folder

PASSPHRASE, WORD = "kettle orbit velvet marsh trombone", "Quetzalwort"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A passphrase costs nothing here, and no key or question outlives a test."""
    monkeypatch.setattr(keys, "_ROUNDS", 1)
    yield
    keys.let_go()
    files.ask = None
    files._cipher.cache_clear()


@pytest.fixture(scope="module", name="locked")
def locked_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a locked workbook, for tests to copy."""
    made = WorkbookFolder(tmp_path_factory.mktemp("Workbook"))
    with pytest.MonkeyPatch.context() as patch, Logbook.open(made.logbook, backups=made.backups) as book:
        patch.setattr(keys, "_ROUNDS", 1)
        book.save_version(NewVersion("1.1", answers={"changing": WORD}, words=WORD), client="page", number=1)
        made.backups.mkdir()
        book.backup_to(made.backups / "logbook 2026-11-01 120000.sqlite3")
        book.close()
        lock_folder(made, PASSPHRASE)
    return made.root
