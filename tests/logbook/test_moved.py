"""A log book that is moved, renamed or replaced while it is open: told apart, and opened again by itself."""

import shutil
import sqlite3
from contextlib import contextmanager

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, MovedLogbook
from powerkit.logbook.model import NewVersion


@pytest.fixture
def save(book):
    numbers = iter(range(1, 1000))

    def call(card: str = "1.1"):
        number = next(numbers)
        return book.save_version(NewVersion(card, answers={"n": number}), client="page", number=number)

    return call


def put_in_place(copy, path) -> None:
    """As sync programs do: the new file is written beside, then renamed."""
    shutil.copy(copy, part := path.with_name("arriving"))
    part.replace(path)


def test_a_moved_log_book_is_said_and_goes_on_once_it_is_back(book, path, save) -> None:
    save()
    moved = path.rename(path.with_name("logbook (old).sqlite3"))
    for act in (save, book.latest, lambda: book.put_draft("1.1", "x", "words", client="page", number=99)):
        with pytest.raises(MovedLogbook, match="moved or renamed"):
            act()
    assert not path.exists()
    moved.rename(path)
    save()
    assert [version.answers["n"] for version in book.versions(1)] == [1, 3]


def test_what_was_put_in_its_place_is_opened_again_and_written_to(book, path, save, tmp_path) -> None:
    save()
    book.backup_to(copy := tmp_path / "copy")
    put_in_place(copy, path)
    draft = book.put_draft("1.1", "x", "words", client="page", number=1)
    assert draft.value == "words"
    save("1.2")
    with Logbook.open(path) as fresh:
        assert [item.card for item in fresh.latest()] == ["1.2", "1.1"]
        assert fresh.drafts("1.1")["x"].value == "words"


@pytest.mark.parametrize("content", [b"", b"words", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_something_else_in_its_place_is_not_written_to_and_said(book, path, save, tmp_path, content) -> None:
    save()
    strange = tmp_path / "strange"
    strange.write_bytes(content)
    put_in_place(strange, path)
    for act in (save, book.latest):
        with pytest.raises(MovedLogbook, match=r"Another file.*open it again"):
            act()
    assert path.read_bytes() == content


def test_another_workbooks_log_book_in_its_place_is_not_written_to(book, path, save, tmp_path) -> None:
    save()
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "logbook.sqlite3"
    Logbook.open(other).close()
    put_in_place(other, path)
    with pytest.raises(MovedLogbook, match="Another file"):
        save()
    with Logbook.open(path) as fresh:
        assert fresh.latest() == []


@pytest.mark.parametrize("moment", ["before the words are written", "before the end"])
def test_a_version_saved_while_the_file_is_replaced_is_in_the_new_file(book, path, save, tmp_path, moment) -> None:
    """What SQLite itself finds out, or nobody but the look after the write."""
    save()
    book.backup_to(copy := tmp_path / "copy")
    store, writing, turns = book._store, book._store.writing, []

    @contextmanager
    def interrupted():
        with writing() as connection:
            turns.append(1)
            if len(turns) == 1 and moment.startswith("before the words"):
                put_in_place(copy, path)
            yield connection
            if len(turns) == 1 and moment == "before the end":
                put_in_place(copy, path)

    store.writing = interrupted
    entry = save("1.2")
    with Logbook.open(path) as fresh:
        assert fresh.latest(card="1.2") == [entry]


def test_sqlites_own_word_for_a_moved_file_is_told_from_read_only(book, path, save) -> None:
    save()
    connection = book._store.connection
    connection.execute("BEGIN IMMEDIATE")
    path.rename(path.with_name("away"))
    with pytest.raises(sqlite3.OperationalError) as found:
        connection.execute("UPDATE entry SET latest = latest")
    assert found.value.sqlite_errorcode == sqlite3.SQLITE_READONLY_DBMOVED
    connection.execute("ROLLBACK")
    assert issubclass(MovedLogbook, LogbookError)
