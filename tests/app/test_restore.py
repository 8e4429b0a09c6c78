"""Looking after the log book from the command line, and what a changed deck means for it."""

import errno
import json
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from powerkit.cli import exit_code
from powerkit.deck import load_deck
from powerkit.logbook import Logbook, MissingLogbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui.notebooks import make_notebooks, notebooks_for
from tests.material import deck_tables, write_deck
from tests.shipped import shipped_deck


@pytest.fixture
def filled(workbook_folder: Path, tmp_path: Path) -> Path:
    """A workbook with one entry of card 1.1."""
    file = tmp_path / "answers.json"
    file.write_text('{"card": "1.1", "community": "Mill Bank", "answers": {"changing": "A lot", "place": "The mill"}}')
    assert exit_code(["fill", str(file)]) == 0
    return workbook_folder


def test_a_backup_can_be_made_and_gone_back_to(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert exit_code(["backup", str(copy)]) == 0
    with Logbook.open(filled / "logbook.sqlite3") as logbook:
        logbook.forget_entry(logbook.latest()[0].id)
    assert exit_code(["restore", str(copy)]) == 0
    assert "was not deleted" in capsys.readouterr().out
    with Logbook.open(filled / "logbook.sqlite3") as logbook:
        assert [entry.answers["changing"] for entry in logbook.latest()] == ["A lot"]


def test_a_log_book_brought_along_is_put_where_there_was_no_workbook_yet(filled: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a new computer"
    assert exit_code(["--workbook", str(elsewhere), "restore", str(filled / "logbook.sqlite3")]) == 0
    with Logbook.open(elsewhere / "logbook.sqlite3") as logbook:
        assert [entry.answers["changing"] for entry in logbook.latest()] == ["A lot"]
    assert elsewhere.stat().st_mode & 0o077 == 0 or os.name == "nt"
    assert exit_code(["--workbook", str(tmp_path / "gone" / "x"), "restore", str(filled / "logbook.sqlite3")]) == 1


def test_what_is_no_backup_is_refused_and_nothing_changes(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (filled / "logbook.sqlite3").read_bytes()
    (tmp_path / "letter.txt").write_text("Dear all")
    assert exit_code(["restore", str(tmp_path / "letter.txt")]) == 1
    assert "Nothing was changed" in capsys.readouterr().err
    assert (filled / "logbook.sqlite3").read_bytes() == before


def test_the_doctor_leaves_the_log_book_as_it_is(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.stat().st_mtime_ns for file in filled.rglob("*")}
    assert exit_code(["doctor"]) == 0
    assert "sound; 1 entry," in capsys.readouterr().out
    assert {file: file.stat().st_mtime_ns for file in filled.rglob("*")} == before


def test_the_doctor_says_that_a_damaged_log_book_is_wrong(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (filled / "logbook.sqlite3").write_bytes(b"not a log book at all" * 100)
    assert exit_code(["doctor"]) == 1
    assert "WRONG Log book" in capsys.readouterr().out


def test_a_damaged_log_book_is_said_before_the_workbook_opens_and_is_not_deleted(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / "logbook.sqlite3").write_bytes(b"not a log book at all" * 100)
    assert exit_code(["open", "--no-browser"]) == 1
    error = capsys.readouterr().err
    assert "Traceback" not in error and error.count("\n") <= 3
    assert any(b"not a log book" in file.read_bytes() for file in filled.iterdir() if file.is_file())


def test_a_changed_deck_says_what_it_changes_for_what_was_saved(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "deck"
    changed.mkdir()
    for file in deck_folder().glob("*.toml"):
        (changed / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    assert exit_code(["deck", "check", str(changed)]) == 0
    assert "changes nothing in your log book" in capsys.readouterr().out
    first = changed / "01-we-know-our-people.toml"
    text = first.read_text(encoding="utf-8")
    text = text.replace('title = "Changing your perspective"', 'title = "A walk"')
    text = text.replace('"place"', '"spot"').replace("How is the walk changing", "How did the walk change")
    first.write_text(text, encoding="utf-8")
    assert exit_code(["deck", "check", str(changed)]) == 0
    said = capsys.readouterr().out
    assert "Card 1.1 was called Changing your perspective and is now called A walk." in said
    assert 'answer "place" (Where do you walk?) is gone' in said
    assert 'answer "changing" now asks' in said
    assert "A lot" not in said and "The mill" not in said


def test_entries_of_a_card_the_deck_has_lost_stay_readable(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    write_deck(small, deck_tables())
    lost = load_deck(small)
    assert set(lost.cards) != set(shipped_deck().cards)
    assert exit_code(["--deck", str(small), "log"]) == 0
    assert "1.1 Changing your perspective, Mill Bank" in capsys.readouterr().out


def test_a_locality_gets_its_own_pages_from_its_own_deck(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    write_deck(small, deck_tables())
    place = notebooks_for(WorkbookFolder(tmp_path / "Workbook"), small)
    made = {file.name for file in place.glob("*.ipynb")}
    assert made == set(make_notebooks(load_deck(small))) - {"14-destination.ipynb"}  # it says no destinations
    assert notebooks_for(WorkbookFolder(tmp_path / "Workbook"), None) != place


def cannot_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be written, as on a full disk: neither by us nor by SQLite."""
    from powerkit.logbook import connection

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    connect = connection.connect

    def reading(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA query_only=ON")
        return connection

    monkeypatch.setattr("tempfile.mkstemp", full)
    monkeypatch.setattr("powerkit.logbook.private_files.expect_room", full)
    monkeypatch.setattr("powerkit.app.doctor.tempfile.TemporaryFile", full)
    monkeypatch.setattr("powerkit.logbook.connection.connect", reading)


def test_on_a_full_disk_the_log_book_can_be_read_and_the_doctor_says_what_is_wrong(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cannot_write(monkeypatch)
    assert exit_code(["log"]) == 0
    said = capsys.readouterr()
    assert "Mill Bank" in said.out and "only read" in said.err and "full" in said.err
    assert exit_code(["cards"]) == 0
    assert exit_code(["fill", str(tmp_path / "answers.json")]) == 1
    assert exit_code(["doctor"]) == 1
    assert "WRONG Disk: is full" in capsys.readouterr().out


@pytest.mark.parametrize(
    "call",
    [
        ["share", "--all", "-y", "-o", "stick"],
        ["review", "--from=2026-01-01", "--to=2026-12-31", "-y", "-o", "stick/review.html"],
        ["agreed", "1.1", "-y", "-o", "stick/agreed.html"],
    ],
    ids=lambda call: call[0],
)
def test_what_is_made_elsewhere_can_be_made_though_the_workbooks_disk_is_full(
    call: list[str], workbook_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"changing": "A lot", "place": "The mill", "action": {"what": "Ask two people what changed"}}
    (tmp_path / "answers.json").write_text(json.dumps({"card": "1.1", "answers": answers}))
    assert exit_code(["fill", str(tmp_path / "answers.json")]) == 0
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("powerkit.logbook.private_files.expect_room", Mock(side_effect=full))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stick").mkdir()
    assert exit_code(call) == 0
    assert list((tmp_path / "stick").iterdir())


@pytest.mark.parametrize("part", ["", ".powerkit", "Backups"])
def test_the_doctor_says_which_folder_of_the_workbook_cannot_be_written(
    part: str, filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / "Backups").mkdir(exist_ok=True)
    real = tempfile.TemporaryFile

    def refused(dir: Path) -> Any:
        if dir == filled / part:
            raise OSError(errno.EROFS, "Read-only file system")
        return real(dir=dir)

    monkeypatch.setattr("powerkit.app.doctor.tempfile.TemporaryFile", refused)
    assert exit_code(["doctor"]) == 1
    assert f"in {filled / part};" in capsys.readouterr().out


def test_a_copy_is_opened_where_it_was_made_and_a_folder_will_do(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert exit_code(["backup", str(stick)]) == 0
    [copy] = stick.iterdir()
    with Logbook.read(copy) as logbook:
        assert len(logbook.latest()) == 1
    assert exit_code(["backup", str(filled / "logbook.sqlite3")]) == 1
    assert "the log book itself" in capsys.readouterr().err


def test_going_back_is_noted_and_the_doctor_tells_of_it_and_of_the_last_backup(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert exit_code(["backup", str(copy)]) == 0
    assert exit_code(["restore", str(copy)]) == 0
    capsys.readouterr()
    assert exit_code(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "went back to a backup" in said and "Last backup: today" in said and ", sound" in said


def test_the_folder_for_copies_is_named_once_and_the_doctor_tells_of_the_copy_and_of_all_that_was_done(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert exit_code(["backup"]) == 1
    assert "No folder is remembered" in capsys.readouterr().err
    assert exit_code(["doctor", "--audit"]) == 0
    assert "Nothing was done" in capsys.readouterr().out
    assert exit_code(["backup", str(stick)]) == 0
    assert "The next copy goes there by: " in capsys.readouterr().out
    assert exit_code(["backup"]) == 0
    assert f"copied to {stick}" in capsys.readouterr().out
    assert exit_code(["doctor"]) == 0
    assert f"ok   Copy off this computer: in {stick} from today" in capsys.readouterr().out
    assert exit_code(["doctor", "--audit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and all("a copy of the log book was made (1 version, 0 drafts)" in line for line in lines)
    stick.rename(tmp_path / "drawer")
    assert exit_code(["backup"]) == 1
    assert f"There is no folder {stick} on this computer now." in capsys.readouterr().err
    assert exit_code(["doctor"]) == 0
    assert "that folder is not there now" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_the_doctor_says_who_else_can_read_the_folder(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> tuple[int, list[str]]:
        code = exit_code(["doctor"])
        return code, [line for line in capsys.readouterr().out.splitlines() if "Who can read it" in line]

    filled.chmod(0o700)
    assert told() == (0, [])
    filled.chmod(0o755)
    code, [line] = told()
    assert code == 1 and line.startswith("WRONG Who can read it: other users of this computer.")
    filled.chmod(0o2770)
    code, [line] = told()
    assert code == 0 and "shared with the group" in line
    carried = tmp_path / "OneDrive - Council" / "Workbook"
    carried.parent.mkdir()
    filled.chmod(0o700)
    filled.rename(carried)
    monkeypatch.setenv("POWERKIT_WORKBOOK", str(carried))
    code, [line] = told()
    assert code == 0 and "OneDrive carries it" in line


def test_the_doctor_says_that_a_log_book_is_gone_and_what_to_go_back_to(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Logbook.open(filled / "logbook.sqlite3") as logbook:
        (filled / "Backups").mkdir(exist_ok=True)
        logbook.backup_to(filled / "Backups" / "logbook 2026-11-01 120000.sqlite3")
    (filled / "logbook.sqlite3").unlink()
    assert exit_code(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "WRONG Log book: The log book is missing" in out and "restore" in out
    assert not (filled / "logbook.sqlite3").exists()


@pytest.mark.parametrize("content", [b"", b"S"], ids=["no byte", "one byte"])  # SQLite takes both for a new file
@pytest.mark.parametrize("beside", [(), ("Backups",), ("letter.docx", "To send")], ids=str)
def test_an_empty_file_in_the_log_books_place_is_told_and_never_becomes_an_empty_log_book(
    beside: tuple[str, ...], content: bytes, workbook_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook_folder.mkdir(exist_ok=True)
    for name in beside:
        (workbook_folder / name).mkdir() if "." not in name else (workbook_folder / name).write_text("Dear all")
    book = workbook_folder / "logbook.sqlite3"
    book.write_bytes(content)
    for call in (["log"], ["doctor"], ["open", "--no-browser"], ["backup", str(tmp_path / "copy.sqlite3")]):
        assert exit_code(call) == 1
        said = "".join(capsys.readouterr())
        assert "is an empty file" in said and "Traceback" not in said
        assert book.read_bytes() == content
    with pytest.raises(MissingLogbook):
        Logbook.open(book)
    with Logbook.open(book, start_afresh=True) as logbook:
        assert logbook.latest() == []
    assert exit_code(["log"]) == 0


def test_a_new_workbook_begins_without_a_word(workbook_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["log"]) == 0
    assert "empty file" not in "".join(capsys.readouterr())
