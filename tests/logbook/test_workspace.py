"""The workbook folder: what is put into it, what an update replaces, and what it never touches."""

import json
import os
from pathlib import Path

import pytest

from powerkit.app.jupyter_config import own_environment
from powerkit.errors import WorkbookError
from powerkit.logbook.private_files import write_text
from powerkit.logbook.workspace import WorkbookFolder, fingerprint, folder_and_deck, pages, prepare, restore

ONE = "01-we-know.ipynb"


def notebook(*sources: str, heading: str = "# 1. We know", outputs: list[object] | None = None) -> str:
    cells = [{"cell_type": "markdown", "metadata": {}, "source": [heading]}] + [
        {"cell_type": "code", "metadata": {}, "source": source, "outputs": outputs or []} for source in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    place = tmp_path / "ours"
    place.mkdir()
    (place / ONE).write_text(notebook("a"), encoding="utf-8")
    (place / "00-start.ipynb").write_text(notebook("home", heading="# Start"), encoding="utf-8")
    return place


@pytest.fixture
def folder(tmp_path: Path) -> WorkbookFolder:
    return WorkbookFolder(tmp_path / "My work")


def aside(folder: WorkbookFolder) -> list[str]:
    return sorted(file.name for file in folder.set_aside.glob("*")) if folder.set_aside.exists() else []


def test_the_folder_is_made_on_first_use_with_every_page_in_it(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    assert [page.file for page in pages(folder)] == ["00-start.ipynb", ONE]
    assert folder.state.is_dir() and folder.logs.is_dir()


def test_nothing_is_written_again_when_nothing_is_new(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    before = [file.stat().st_ino for file in (folder.root / ONE, folder.record)]
    prepare(folder, ours)
    assert [file.stat().st_ino for file in (folder.root / ONE, folder.record)] == before
    assert aside(folder) == []


def test_an_update_replaces_a_page_left_as_it_was_even_with_records_in_it(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    (folder.root / ONE).write_text(notebook("a", outputs=[{"output_type": "display_data"}]), encoding="utf-8")
    (ours / ONE).write_text(notebook("b"), encoding="utf-8")
    prepare(folder, ours)
    assert fingerprint(folder.root / ONE) == fingerprint(ours / ONE) and aside(folder) == []


def test_a_changed_page_is_left_alone_while_there_is_no_update(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    (folder.root / ONE).write_text(notebook("mine"), encoding="utf-8")
    prepare(folder, ours)
    assert "mine" in (folder.root / ONE).read_text(encoding="utf-8") and aside(folder) == []


def test_a_changed_page_is_set_aside_and_never_deleted_when_an_update_comes(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    for version in ("b", "c"):
        (folder.root / ONE).write_text(notebook(f"mine before {version}"), encoding="utf-8")
        (ours / ONE).write_text(notebook(version), encoding="utf-8")
        prepare(folder, ours)
    assert aside(folder) == ["01-we-know (2).ipynb", ONE]
    assert "mine before b" in (folder.set_aside / ONE).read_text(encoding="utf-8")
    assert fingerprint(folder.root / ONE) == fingerprint(ours / ONE)


def test_a_page_the_workbook_did_not_put_there_is_set_aside(folder: WorkbookFolder, ours: Path) -> None:
    folder.root.mkdir()
    (folder.root / ONE).write_text(notebook("somebody else's"), encoding="utf-8")
    prepare(folder, ours)
    assert aside(folder) == [ONE]


def test_a_page_that_is_no_longer_part_of_the_workbook_is_set_aside(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    (ours / ONE).rename(ours / "01-we-know-better.ipynb")
    prepare(folder, ours)
    assert aside(folder) == [ONE]
    assert [page.file for page in pages(folder)] == ["00-start.ipynb", "01-we-know-better.ipynb"]


def test_a_deleted_page_comes_back_and_a_damaged_one_waits_for_its_person(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    (folder.root / "00-start.ipynb").unlink()
    (folder.root / ONE).write_text("{not json", encoding="utf-8")
    prepare(folder, ours)
    assert (folder.root / "00-start.ipynb").exists()
    assert (folder.root / ONE).read_text(encoding="utf-8") == "{not json"


def test_a_damaged_page_is_set_aside_and_never_written_over_where_the_record_is_gone_too(
    folder: WorkbookFolder, ours: Path
) -> None:
    prepare(folder, ours)
    page = next(folder.root.glob("*.ipynb"))
    page.write_text("half a page that she wrote", encoding="utf-8")
    folder.record.unlink()
    prepare(folder, ours)
    assert [file.read_text(encoding="utf-8") for file in folder.set_aside.iterdir()] == ["half a page that she wrote"]


def test_the_original_page_can_be_put_back_and_the_changed_one_is_kept(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    (folder.root / ONE).write_text(notebook("mine"), encoding="utf-8")
    restore(folder, ours, ONE)
    assert fingerprint(folder.root / ONE) == fingerprint(ours / ONE) and aside(folder) == [ONE]


@pytest.mark.parametrize("name", ["../01-x.ipynb", "nothing.ipynb", "", "01-no-such.ipynb", "logbook.sqlite3"])
def test_only_pages_of_the_workbook_can_be_put_back(folder: WorkbookFolder, ours: Path, name: str) -> None:
    prepare(folder, ours)
    with pytest.raises(WorkbookError):
        restore(folder, ours, name)


@pytest.mark.parametrize("record", ["[]", "{broken", '{"../../x.ipynb": "y", "01-we-know.ipynb": 3}'])
def test_a_damaged_record_of_what_was_put_there_loses_nothing(folder: WorkbookFolder, ours: Path, record: str) -> None:
    prepare(folder, ours)
    folder.record.write_text(record, encoding="utf-8")
    (folder.root / ONE).write_text(notebook("mine"), encoding="utf-8")
    prepare(folder, ours)
    assert aside(folder) == [ONE]


def test_a_folder_that_cannot_be_written_is_one_plain_line(tmp_path: Path, ours: Path) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    with pytest.raises(WorkbookError) as problem:
        prepare(WorkbookFolder(tmp_path / "a file"), ours)
    assert "a file" in str(problem.value) and "\n" not in str(problem.value)


def test_writing_fails_whole_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "port"
    write_text(file, "1")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        write_text(file, "2")
    assert file.read_text(encoding="utf-8") == "1" and [file.name for file in tmp_path.iterdir()] == ["port"]


def test_the_folder_named_in_the_environment_comes_before_the_one_in_the_home_folder(tmp_path: Path) -> None:
    assert folder_and_deck({}, tmp_path)[0].root == tmp_path / "Power Shifting Workbook"
    assert folder_and_deck({"POWERKIT_WORKBOOK": "/somewhere"}, tmp_path)[0].root == Path("/somewhere")


def test_a_folder_named_from_where_one_stands_is_the_same_one_for_what_is_started_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for named in ("my work", "./my work", "sub/../my work"):
        folder, deck = folder_and_deck({}, tmp_path, named, "my deck")
        assert (Path(os.path.normpath(folder.root)), deck) == (tmp_path / "my work", tmp_path / "my deck")
        told = own_environment(folder, deck, {})
        places = [told[name] for name in told if name.endswith(("_DIR", "DIR", "WORKBOOK", "DECK"))]
        assert len(places) == 6 and all(Path(place).is_absolute() for place in places)


def test_a_page_is_listed_by_its_first_heading_without_its_number(folder: WorkbookFolder, ours: Path) -> None:
    prepare(folder, ours)
    (folder.root / "02-odd.ipynb").write_text("{", encoding="utf-8")
    assert [(page.number, page.title, page.name) for page in pages(folder)] == [
        (0, "Start", "Start"),
        (1, "1. We know", "We know"),
        (2, "02-odd", "02-odd"),
    ]
