"""The example workbook: in a folder of its own, filled once, and never mixed with somebody's own work."""

import json
from pathlib import Path

import pytest

from powerkit.app.example import example_folder, fill_example
from powerkit.deck import Deck
from powerkit.errors import WorkbookError
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder

from .conftest import ENTRIES


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "year.json").write_text(json.dumps(ENTRIES), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> WorkbookFolder:
    made = WorkbookFolder(tmp_path / "Example")
    made.root.mkdir()
    return made


def test_the_example_lies_beside_the_persons_own_workbook() -> None:
    own = WorkbookFolder(Path("/home/somebody/Power Shifting Workbook"))
    beside = Path("/home/somebody/Power Shifting Workbook example")
    assert example_folder(own, named=False).root == beside


def test_a_folder_named_for_it_is_used_as_it_is() -> None:
    named = WorkbookFolder(Path("/somewhere"))
    assert example_folder(named, named=True) == named


def test_it_is_filled_once_and_what_is_written_in_it_stays(examples: Path, folder: WorkbookFolder, deck: Deck) -> None:
    assert fill_example(folder, deck, examples) == len(ENTRIES)
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        logbook.save_version(NewVersion(card="3.3"), client="me", number=1)
    assert fill_example(folder, deck, examples) == 0
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        assert len(logbook.latest()) == 4


def test_a_filling_that_was_cut_off_is_done_the_next_time(examples: Path, folder: WorkbookFolder, deck: Deck) -> None:
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        logbook.set_setting("example", "year.json")
    assert fill_example(folder, deck, examples) == len(ENTRIES)


def test_a_folder_with_somebodys_own_work_is_refused(examples: Path, folder: WorkbookFolder, deck: Deck) -> None:
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        logbook.save_version(NewVersion(card="1.1", words="mine"), client="me", number=1)
    with pytest.raises(WorkbookError, match="work of your own"):
        fill_example(folder, deck, examples)
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        assert [entry.card for entry in logbook.latest()] == ["1.1"]
