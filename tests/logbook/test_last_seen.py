"""What was seen in a log book is missed when an older copy, or nothing, is in its place; and only then."""

import shutil
from pathlib import Path

import pytest

from powerkit.logbook import Logbook, MissingLogbook, restore_backup
from powerkit.logbook import last_seen as notes
from powerkit.logbook.erase import erase_everything
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a workbook was opened before: the program's own folder is there."""
    (tmp_path / ".powerkit").mkdir()
    return tmp_path / "logbook.sqlite3"


@pytest.fixture
def opened(place, clock):
    return lambda **how: Logbook.open(place, now=clock, new_id=lambda: "the workbook", **how)


def save(book: Logbook, number: int) -> None:
    book.save_version(NewVersion("1.1", answers={"n": number}), client="page", number=number)


def test_an_older_copy_put_in_place_is_noticed_and_a_backup_brings_back_what_it_lacks(opened, place, clock) -> None:
    with opened() as book:
        save(book, 1)
        book.backup_to(old := place.with_name("old"))
        for number in range(2, 32):
            save(book, number)
        (place.parent / "Backups").mkdir()
        book.backup_to(place.parent / "Backups" / "logbook 2026-11-22 140211.sqlite3")
    old.replace(place)
    with opened() as book:
        found = book.missed()
        assert found is not None and found.words.startswith("22 November 2026 at 14:02 on ")
        ((other,),) = (book.other_copies(),)
        assert other.versions == 30
        book.merge(other.path)
        assert book.missed() is None
        assert len(book.versions(1)) == 31
        assert other.path.exists(), "a backup stays one"


def test_typed_words_that_an_older_copy_lacks_are_missed_too(opened, place, clock) -> None:
    with opened() as book:
        book.backup_to(old := place.with_name("old"))
        book.put_draft("1.1", "x", "words", client="page", number=1)
    old.replace(place)
    with opened() as book:
        assert book.missed() is not None
        book.miss_nothing()
        assert book.missed() is None


def test_no_log_book_is_begun_where_one_was_seen_and_there_is_no_backup_yet(opened, place) -> None:
    with opened() as book:
        book.put_draft("1.1", "x", "words", client="page", number=1)
    away = place.rename(place.parent.parent / f"{place.parent.name} moved away")
    with pytest.raises(MissingLogbook, match=r"was there on 22 November 2026 at 14:02"):
        opened()
    assert not place.exists()
    away.rename(place)
    with opened() as book:
        assert book.drafts("1.1")["x"].value == "words"


def test_nothing_is_noted_of_a_log_book_once_all_was_erased_by_another_program(opened, place) -> None:
    book = opened()
    save(book, 1)
    save(book, 2)  # which is to be noted soon
    erase_everything(WorkbookFolder(place.parent), Logbook.open(place))
    book.close()
    assert notes.seen(place) == []
    opened().close()


def test_in_a_hub_each_start_is_the_same_computer_whatever_its_container_is_called(opened, place, monkeypatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/amira/")
    for number, container in enumerate(("3f2a1c9d0b7e", "c163e396e7a8"), 1):
        monkeypatch.setattr("socket.gethostname", lambda container=container: container)
        with opened() as book:
            save(book, number)
    [note] = notes.seen(place)
    assert note.words.endswith(" on JupyterHub")


def test_no_log_book_is_begun_where_a_copy_of_one_lies(opened, place) -> None:
    with opened() as book:
        save(book, 1)
    shutil.rmtree(place.parent / ".powerkit")
    place.rename(place.with_name("logbook (1).sqlite3"))
    with pytest.raises(MissingLogbook, match=r"copies of it.*“logbook \(1\)") as found:
        opened()
    assert found.value.backup == place.with_name("logbook (1).sqlite3")
    assert not place.exists()


def test_what_was_done_on_purpose_is_not_missed(opened, place, clock) -> None:
    with opened() as book:
        save(book, 1)
        book.backup_to(old := place.with_name("old"))
        clock.move(minutes=1)
        save(book, 2)
    restore_backup(old, place, now=clock)
    with opened() as book:
        assert book.missed() is None
        clock.move(minutes=1)
        save(book, 3)
        clock.move(minutes=1)
        book.forget_entry(1)
        assert book.missed() is None
        clock.move(minutes=1)
        save(book, 4)
    with opened() as book:
        assert book.missed() is None
        book.empty()
    for copy in (old, *place.parent.glob("logbook before restore *")):
        copy.unlink()
    shutil.rmtree(place.parent / "Backups")
    place.unlink()
    opened().close()
    place.unlink()
    opened(start_afresh=True).close()


def test_what_another_computer_saw_is_missed_here(opened, place, clock, monkeypatch) -> None:
    monkeypatch.setattr(notes, "computer", lambda: "DESKTOP 1")
    with opened() as book:
        save(book, 1)
        book.backup_to(old := place.with_name("old"))
    monkeypatch.setattr(notes, "computer", lambda: "LAPTOP/7")
    with opened() as book:
        clock.move(minutes=1)
        save(book, 2)
    old.replace(place)
    monkeypatch.setattr(notes, "computer", lambda: "DESKTOP 1")
    with opened() as book:
        assert book.missed().words == "22 November 2026 at 14:03 on LAPTOP/7"
    assert len(list((place.parent / ".powerkit" / "seen").glob("*.json"))) == 2
    for spoilt in ("", "[", '{"at": 1}', "[" * 100_000, "null"):
        next((place.parent / ".powerkit" / "seen").glob("LAPTOP*")).write_text(spoilt)
        with opened() as book:
            assert book.missed() is None


def test_an_older_copy_put_in_place_of_the_open_log_book_loses_nothing(opened, place) -> None:
    with opened() as book:
        save(book, 1)
        book.backup_to(old := place.with_name("old"))
        save(book, 2)
        book.put_draft("1.2", "x", "words", client="page", number=9)
        old.replace(place)
        save(book, 3)
        (kept,) = book.other_copies()
        assert (kept.versions, kept.drafts) == (1, 1)
        book.merge(kept.path)
        assert sorted(version.answers["n"] for version in book.versions(1)) == [1, 2, 3]
        assert book.drafts("1.2")["x"].value == "words"
