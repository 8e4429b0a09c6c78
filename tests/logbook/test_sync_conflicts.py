"""Conflict copies of sync programs are found by what is in them, whatever they are called."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from powerkit.app.doctor import look_over
from powerkit.app.restore import check_logbook
from powerkit.logbook import Logbook, conflict_copies
from powerkit.logbook.erase import erase_everything, opened, survey
from powerkit.logbook.errors import MissingLogbook
from powerkit.logbook.files import is_locked
from powerkit.logbook.keys import Key
from powerkit.logbook.lock import set_lock
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.shell_commands import command

NAMES = (
    "logbook-LAPTOP-7Q2.sqlite3",
    "logbook (LAPTOP's conflicted copy 2026-11-28).sqlite3",
    "logbook (conflicted copy 2026-11-28 140201).sqlite3",
    "logbook (1).sqlite3",
    "logbook 2.sqlite3",
    "logbook~conflict-20261128-140201.sqlite3",
    "logbook.sync-conflict-20261128-140201-ABCDEFG.sqlite3",
    "Kopie von logbook.sqlite3",
    "logbook.sqlite3.orig",
    "Backups/logbook 2026-11-28 140201-LAPTOP-7Q2.sqlite3",
    "Backups/logbook 2026-11-28 140201 (1).sqlite3",
    "Backups/logbook before restore 2026-11-28 140201.sqlite3",
    "logbook 2026-11-28 140201.sqlite3",
    "logbook (نسخة متعارضة).sqlite3",
    "日志.sqlite3",
    "logbook\nin two lines.sqlite3",
    "--help",
)


@pytest.fixture
def written(path: Path, clock) -> Path:
    with Logbook.open(path, now=clock) as book:
        book.save_version(NewVersion("1.1", answers={"n": 1}), client="page", number=1)
    (path.parent / "Backups").mkdir(exist_ok=True)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_found_whatever_the_sync_program_calls_it(written: Path, name: str) -> None:
    copy = written.parent / name
    shutil.copy(written, copy)
    assert conflict_copies(written) == [copy]


def test_what_the_workbook_put_there_and_what_is_not_ours_is_no_conflict_copy(written: Path, clock) -> None:
    folder = written.parent
    for ours in (
        "logbook damaged 2026-11-28 140201.sqlite3",
        "logbook before restore 2026-11-28 140201 (2).sqlite3",
        "logbook 4711.part",
        "Backups/logbook 2026-11-28 140201.sqlite3",
        "Backups/logbook 2026-11-28 140201 before update.sqlite3",
    ):
        shutil.copy(written, folder / ours)
    (folder / "logbook (2).sqlite3").write_text("words about a log book")
    (folder / "logbook (3).sqlite3").write_bytes(b"SQLite format 3\x00 and then nothing of the kind")
    (folder / "elsewhere").mkdir()
    with Logbook.open(folder / "elsewhere" / "logbook.sqlite3", now=clock) as other:
        other.backup_to(folder / "another workbook.sqlite3")
    assert conflict_copies(written) == []


def test_where_the_log_book_is_gone_its_copies_are_still_found(written: Path) -> None:
    moved = written.rename(written.with_name("logbook (old).sqlite3"))
    assert conflict_copies(written) == [moved]


CALLED_ALIKE = (
    ".logbook.sqlite3.icloud",
    "logbook.sqlite3.icloud",
    ".syncthing.logbook.sqlite3.tmp",
    ".logbook.sqlite3.~1a2b3c",
    "logbook.sqlite3.partial",
    "logbook.sqlite3.crdownload",
    "logbook-LAPTOP-7Q2.sqlite3",
    "LOGBOOK.SQLITE3.GZ",
    "Backups/.logbook 2026-11-28 140201.sqlite3.icloud",
    "backups/logbook 2026-11-28 140201.sqlite3",
    "Backups (1)/logbook 2026-11-28 140201.sqlite3",
    ".stversions/logbook~20261128-140201.sqlite3",
)


@pytest.mark.parametrize(
    "content", [b"bplist00", b"\0" * 40_960, b"SQLite format 3\0", None], ids=["short", "0", "cut", "whole"]
)
@pytest.mark.parametrize("name", CALLED_ALIKE)
def test_no_empty_log_book_is_begun_where_a_piece_of_one_or_a_placeholder_lies(
    written: Path, name: str, content: bytes | None
) -> None:
    file = written.parent / "elsewhere" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written.read_bytes() if content is None else content)
    path = written.parent / "elsewhere" / "logbook.sqlite3"
    with pytest.raises(MissingLogbook):
        Logbook.open(path, backups=path.parent / "Backups")
    assert not path.exists()
    Logbook.open(path, backups=path.parent / "Backups", start_afresh=True).close()
    assert path.exists() and file.exists()


@pytest.mark.parametrize(
    "name", ["logbook of my allotment.docx", "logbook 4711.part", "notes.sqlite3", "my log book.txt"]
)
def test_what_is_only_called_something_like_it_does_not_hinder_a_new_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / name).write_text("words about a log book")
    Logbook.open(tmp_path / "new" / "logbook.sqlite3").close()


@pytest.fixture
def workbook(written: Path) -> WorkbookFolder:
    (written.parent / ".powerkit").mkdir()
    return WorkbookFolder(written.parent)


def said_at_opening(workbook: WorkbookFolder) -> list[str]:
    said = list[str]()
    check_logbook(workbook, lambda _: False, said.append)
    return said


def add_a_version(copy: Path, number: int) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        before = int(connection.execute("SELECT count(*) FROM version").fetchone()[0])
    with Logbook.open(copy, backups=copy.parent / "none") as book:
        book.save_version(NewVersion("2.1", answers={"n": f"more {number}"}), client="laptop", number=number)
        assert len(book.every()) == before + 1


def test_opening_says_nothing_of_copies_that_have_nothing_new(workbook: WorkbookFolder) -> None:
    shutil.copy(workbook.logbook, workbook.root / NAMES[0])
    assert said_at_opening(workbook) == []


def test_opening_says_in_one_line_which_copies_have_more(workbook: WorkbookFolder) -> None:
    for number, name in enumerate(NAMES[:3], 1):
        shutil.copy(workbook.logbook, workbook.root / name)
        add_a_version(workbook.root / name, number)
    (line,) = said_at_opening(workbook)
    assert line.count("“") == 2
    assert " and 1 more have what your log book lacks. Put them together: " in line
    assert line.endswith("merge")


def test_opening_says_in_one_line_that_an_older_copy_is_in_its_place(workbook: WorkbookFolder) -> None:
    older = workbook.logbook.read_bytes()
    with Logbook.open(workbook.logbook) as book:
        book.save_version(NewVersion("2.1", answers={"n": 2}), client="page", number=2)
    part = workbook.root / "arriving"
    part.write_bytes(older)
    part.replace(workbook.logbook)
    (line,) = said_at_opening(workbook)
    assert line.startswith("An older copy of your log book may be in its place: what was in it on ")
    assert "\n" not in line


SECRET = "Ada Quill said it"


def test_forgetting_misses_none_of_the_copies(written: Path) -> None:
    """Also a merged one that was set aside, those among the backups, and one kept when an older copy came."""
    names = [
        *NAMES,
        "logbook merged 2026-11-28 140201.sqlite3",
        "logbook (as it was open on LAPTOP, 2026-11-28).sqlite3",
    ]
    with Logbook.open(written) as book:
        book.save_version(NewVersion("1.1", answers={"t": SECRET}, words=SECRET), client="page", number=2)
        book.put_draft("1.1", "x", SECRET, client="page", number=3)
    for name in names:
        shutil.copy(written, written.parent / name)
    with Logbook.open(written) as book:
        assert book.forget_entry(book.latest()[0].id) == ()
    for name in ["logbook.sqlite3", *names]:
        assert SECRET.encode() not in (written.parent / name).read_bytes(), name


def test_what_was_merged_from_a_conflict_copy_can_be_forgotten_everywhere(written: Path) -> None:
    shutil.copy(written, copy := written.parent / NAMES[0])
    with Logbook.open(copy, backups=written.parent / "none") as other:
        other.save_version(NewVersion("2.1", answers={"t": SECRET}, words=SECRET), client="laptop", number=1)
        other.put_draft("2.1", "x", SECRET, client="laptop", number=2)
    with Logbook.open(written) as book:
        book.put_draft("2.1", "x", "mine", client="page", number=2)
        aside = book.merge(copy).aside
        assert aside is not None
        assert book.forget_entry(book.latest(card="2.1")[0].id) == ()
        assert book.other_drafts("2.1") == []
    files = [file for file in written.parent.rglob("*") if file.is_file()]
    assert aside in files
    assert [file for file in files if SECRET.encode() in file.read_bytes()] == []


def test_erasing_lists_and_takes_the_copies_that_are_this_workbooks_and_says_what_it_leaves(
    workbook: WorkbookFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = [*NAMES, "logbook merged 2026-11-28 140201.sqlite3"]
    for name in names:
        shutil.copy(workbook.logbook, workbook.root / name)
    with Logbook.open(tmp_path_factory.mktemp("else") / "other.sqlite3", new_id=lambda: "another") as other:
        other.backup_to(workbook.root / "another workbook (1).sqlite3")
    (workbook.root / "a letter.txt").write_text("mine")
    with Logbook.open(workbook.logbook) as book:
        found = survey(workbook, book)
    assert {Path(name).name for name in names} <= set(found.names)
    assert {"another workbook (1).sqlite3", "a letter.txt"} <= set(found.stays)
    erased = erase_everything(workbook)
    assert {Path(name).name for name in names} <= set(erased.gone)
    assert [name for name in names if (workbook.root / name).exists()] == []
    assert (workbook.root / "another workbook (1).sqlite3").exists()
    assert {"another workbook (1).sqlite3", "a letter.txt"} <= set(erased.stays)


BY_SYNC = ("book-LAPTOP-7Q2.sqlite3", "Kopie von book.sqlite3", "book.sync-conflict-20261128-140201.SQLITE3.orig")
BY_HAND = "before the holidays.sqlite3"


@pytest.fixture
def linked(workbook: WorkbookFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a workbook's log book really is: in a folder of the person's, who put a link in its place."""
    far = tmp_path_factory.mktemp("far") / "book.sqlite3"
    workbook.logbook.rename(far)
    workbook.logbook.symlink_to(far)
    with Logbook.open(tmp_path_factory.mktemp("else") / "other.sqlite3", new_id=lambda: "another") as other:
        other.backup_to(far.with_name("another.sqlite3"))
    far.with_name("hers.txt").write_text("hers")
    return far


def test_copies_beside_the_file_that_a_link_leads_to_are_said_merged_and_reached_by_forgetting(
    workbook: WorkbookFolder, linked: Path
) -> None:
    with Logbook.open(workbook.logbook) as book:
        book.save_version(NewVersion("1.1", answers={"t": SECRET}, words=SECRET), client="page", number=2)
    copies = [linked.with_name(name) for name in (*BY_SYNC, BY_HAND)]
    for copy in copies:
        shutil.copy(linked, copy)
    assert sorted(conflict_copies(workbook.logbook)) == sorted(copies)
    add_a_version(copies[0], 7)
    (line,) = said_at_opening(workbook)
    assert line.startswith(f"“{copies[0]}” has what your log book lacks.")
    said = {
        finding.text: finding.well for finding in look_over(workbook, workbook.root) if finding.name == "Another copy"
    }
    assert said == {f"{copies[0]} has what your log book lacks. Put them together: {command('merge')}": False} | {
        f"{copy} has nothing new": True for copy in copies[1:]
    }
    with Logbook.open(workbook.logbook) as book:
        (other,) = book.other_copies()
        assert book.merge(other.path).aside is not None
        assert len(book.every()) == 3 and book.other_copies() == []
        assert book.forget_entry(book.latest(card="1.1")[0].id) == ()
    files = [file for file in (*linked.parent.iterdir(), *workbook.root.rglob("*")) if file.is_file()]
    assert {*copies[1:], linked} <= set(files)
    assert [file for file in files if SECRET.encode() in file.read_bytes()] == []


def test_locking_and_erasing_reach_the_copies_beside_the_file_that_a_link_leads_to_and_nothing_of_hers(
    workbook: WorkbookFolder, linked: Path
) -> None:
    for name in (*BY_SYNC, BY_HAND):
        shutil.copy(linked, linked.with_name(name))
    shutil.copy(linked.with_name("another.sqlite3"), linked.with_name("book of another workbook.sqlite3"))
    pytest.importorskip("sqlcipher3")
    set_lock(workbook.logbook, workbook.backups, Key.new("six words that nobody would guess"))
    mine = {linked, *(linked.with_name(name) for name in (*BY_SYNC, BY_HAND))}
    theirs = {linked.with_name(name) for name in ("another.sqlite3", "book of another workbook.sqlite3", "hers.txt")}
    assert {file for file in mine | theirs if is_locked(file)} == mine
    shutil.copy(linked.with_name("another.sqlite3"), came := linked.with_name("book (1).sqlite3"))
    with closing(sqlite3.connect(came)) as plain, Logbook.open(workbook.logbook) as mine_:
        plain.execute("UPDATE workbook SET id = ?", (mine_._store.workbook,))
        plain.commit()
    (line,) = said_at_opening(workbook)
    assert line.startswith(f"“{came}” is not locked, as your log book is")
    assert f"{came} is not locked" in " ".join(
        finding.text for finding in look_over(workbook, workbook.root) if not finding.well
    )
    with Logbook.open(workbook.logbook) as mine_:
        assert is_locked(mine_.merge(came).aside)
    shutil.copy(linked, stopped := linked.with_name("book 0a1b2c-99999999-1700000000-1.part"))
    stopped.touch()
    book = opened(workbook)
    shutil.copy(linked, stopped)
    found = survey(workbook, book)
    assert {*map(str, mine), str(stopped)} - {str(linked.with_name(BY_HAND))} <= set(found.names)
    assert str(linked.with_name(BY_HAND)) in found.stays
    erase_everything(workbook, book)
    assert {file for file in linked.parent.iterdir() if file.suffix != ".sqlite3-journal"} == theirs | {
        linked.with_name(BY_HAND)
    }
    assert not workbook.logbook.is_symlink()


@pytest.mark.parametrize(
    "name",
    [
        "book-LAPTOP-7Q2.sqlite3",
        *(pytest.param(name, marks=pytest.mark.long) for name in (".book.sqlite3.icloud", "book.sqlite3-journal")),
    ],
)
def test_no_empty_log_book_is_begun_where_a_link_leads_to_a_folder_that_shows_there_was_one(
    workbook: WorkbookFolder, linked: Path, name: str
) -> None:
    linked.rename(linked.with_name(name))
    with pytest.raises(MissingLogbook) as said:
        Logbook.open(workbook.logbook)
    assert not linked.exists()
    assert str(linked.with_name(name)) in str(said.value)
