"""A card in any Jupyter, before the workbook was ever opened: it is made where it belongs, and that is said."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from powerkit import workbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui import display, plain_lines


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The words of all that is displayed."""
    found: list[str] = []

    def show(item: Any, **_: Any) -> None:
        found.append(item["text/plain"] if isinstance(item, dict) else repr(item))

    monkeypatch.setattr(display, "display", show)
    monkeypatch.setattr(plain_lines, "display", show)
    display.opened.cache_clear()
    display.deck_here.cache_clear()
    yield found
    if display.opened.cache_info().currsize:
        display.opened().logbook.close()
    display.opened.cache_clear()
    display.deck_here.cache_clear()


@pytest.mark.parametrize("call", [lambda: workbook.card("1.2"), workbook.home, workbook.log, workbook.review])
def test_whatever_is_shown_first_makes_the_workbook_and_says_where(
    call: Any, lines: list[str], workbook_folder: Path
) -> None:
    call()
    call()
    assert lines[0] == f"Your workbook is new. What you save is kept in “{workbook_folder}”."
    assert sum("is new" in line for line in lines) == 1
    folder = WorkbookFolder(workbook_folder)
    assert folder.logbook.is_file() and (folder.root / "01-we-know-our-people.ipynb").is_file()
    assert os.name == "nt" or folder.root.stat().st_mode & 0o077 == 0


def test_in_the_home_folder_no_notebook_tells_what_its_owner_is_called(
    lines: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "somebody"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "somebody"))
    monkeypatch.delenv("POWERKIT_WORKBOOK")
    (tmp_path / "somebody").mkdir()
    workbook.card("1.2")
    assert lines[0].endswith("kept in “Power Shifting Workbook” in your home folder.")
    assert "somebody" not in "".join(lines)


def test_a_deck_of_ones_own_gives_the_workbook_its_own_pages(
    lines: list[str], monkeypatch: pytest.MonkeyPatch, workbook_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(deck_folder(), tmp_path / "deck")
    (tmp_path / "deck" / "01-we-know-our-people.toml").rename(tmp_path / "deck" / "01-our-people.toml")
    monkeypatch.setenv("POWERKIT_DECK", str(tmp_path / "deck"))
    workbook.card("1.2")
    assert (workbook_folder / "01-our-people.ipynb").is_file(), lines


def test_a_disk_that_is_not_there_is_not_made_up(
    lines: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("POWERKIT_WORKBOOK", str(tmp_path / "stick" / "Workbook"))
    workbook.card("1.2")
    assert "Connect the disk it is on" in lines[0] and not (tmp_path / "stick").exists()


def test_the_open_workbook_does_not_begin_anew_where_its_folder_was_moved_away(
    lines: list[str], monkeypatch: pytest.MonkeyPatch, workbook_folder: Path
) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(WorkbookFolder(workbook_folder).ipython))
    workbook.card("1.2")
    assert "is not there" in lines[0] and not workbook_folder.exists()
