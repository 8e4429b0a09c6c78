"""Locking a whole folder, stopped at any step: what is chosen to stay readable does, and in the end nothing else is."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from powerkit.logbook import Logbook, files, keys, list_backups
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.notebook_records import renew_files
from powerkit.resources import notebooks_folder
from powerkit.ui.pages import folder_lock
from tests.logbook.test_lock import FIRST, PLANTED, holding, stopped

PAGE, SENT = "01-we-know-our-people.ipynb", "for Priya.html"
STRIDE = int(os.environ.get("POWERKIT_LOCK_STRIDE", "131"))


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    keys.let_go()
    yield
    keys.let_go()


@pytest.fixture
def folder(tmp_path: Path) -> WorkbookFolder:
    """A workbook with an entry, a page that shows it in records and a cell of their own, a backup, a copy to send."""
    made = WorkbookFolder(tmp_path / "Workbook")
    prepare(made, notebooks_folder())
    for page in made.root.glob("*.ipynb"):
        page.name == PAGE or page.unlink()
    with Logbook.open(made.logbook, backups=made.backups) as book:
        book.save_version(NewVersion("1.1", answers={"changing": PLANTED}, words=PLANTED), client="page", number=1)
        made.backups.mkdir(exist_ok=True)
        book.backup_to(made.backups / "logbook 2026-11-01 120000.sqlite3")
        page = made.root / PAGE
        cells = json.loads(page.read_text(encoding="utf-8"))
        own = {"cell_type": "code", "source": "print(mine)", "metadata": {}, "execution_count": None, "outputs": []}
        cells["cells"].append(own)
        for cell in cells["cells"]:
            if cell["cell_type"] == "code" and not cell["outputs"]:
                cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"text/plain": PLANTED}}]
        page.write_text(json.dumps(cells), encoding="utf-8")
        renew_files(made, book)
    for place, name in ((made.to_send, SENT), (made.set_aside, PAGE)):
        place.mkdir(exist_ok=True)
        shutil.copy(page, place / name)
    assert holding(made.root) == sorted([PAGE, PAGE, SENT, "logbook 2026-11-01 120000.sqlite3", "logbook.sqlite3"])
    return made


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is stopped in a copy of this one")
def test_a_folder_whose_lock_was_stopped_at_any_step_ends_with_only_what_was_made_for_others_readable(
    folder: WorkbookFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock.Key, "new", lambda _: FIRST)  # stretching it takes a while each time
    for stop in count(1, STRIDE):
        tried = WorkbookFolder(tmp_path / f"try {stop}")
        shutil.copytree(folder.root, tried.root)
        keys.let_go()
        died = stopped(lambda tried=tried: folder_lock.lock_folder(tried, ""), stop)
        keys.hold(FIRST)
        if files.is_locked(tried.logbook):
            folder_lock.finish(tried)
        else:
            folder_lock.lock_folder(tried, "")
        assert holding(tried.root) == [SENT], f"stopped at step {stop}"
        assert "Ways to lead this change" in (tried.root / PAGE).read_text(encoding="utf-8"), (
            "the deck's own words stay"
        )
        for book in (tried.logbook, *(backup.path for backup in list_backups(tried.backups))):
            with closing(files.open_file(book, read_only=True)) as opened:
                assert PLANTED in opened.execute("SELECT answers FROM version").fetchone()[0]
        if not died:
            return
