"""An older copy written into the open log book's own file, or put in its place: noticed, and nothing lost unsaid."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, OlderLogbook, TornLogbook, conflict_copies, connection, sqlite_file
from powerkit.logbook.acknowledged_writes import OPENED_AGAIN
from powerkit.logbook.model import NewVersion
from powerkit.logbook.share_model import NameWord

CARDS = ("1.1", "2.1")
WINDOWS = st.integers(0, 1)


def write_over(path: Path, content: bytes) -> None:
    """Write into the file as it is, as Dropbox or a copying tool does, at a later tick of the file system's clock."""
    files = [file for file in (path, path.with_name(f"{path.name}-journal")) if file.exists()]
    before, probe = max(file.stat().st_ctime_ns for file in files), path.with_name("probe")
    while True:
        probe.write_bytes(b"")
        if probe.stat().st_ctime_ns > before:
            break
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


def put_in_place(path: Path, content: bytes) -> None:
    """As sync programs do: the new file is written beside, then renamed."""
    part = path.with_name("arriving")
    part.write_bytes(content)
    part.replace(path)


def words_in(path: Path) -> str:
    """All that a log book's file holds, in one text; "" where it can't be read."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'words*'")
        return " ".join(str(connection.execute(f"SELECT * FROM {table}").fetchall()) for (table,) in tables.fetchall())
    return ""


class Overwritten(RuleBasedStateMachine):
    """One or two windows write and read by turns; now and then an older copy comes into the file, or half of one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="overwritten-"))
        self.path = self.folder / "logbook.sqlite3"
        self.count = 0
        self.acknowledged: dict[Any, str] = {}
        self.older: list[bytes] = []
        self.torn = False

    @initialize(two=st.booleans())
    def begin(self, two: bool) -> None:
        self.books = [Logbook.open(self.path, new_id=lambda: "the workbook") for _ in range(1 + two)]
        self.older = [self.path.read_bytes()]

    def _do(self, which: int, act: Callable[[Logbook, str, int], Any], key: Any) -> None:
        """What a person does: where a line is said, they do it once more. What was answered counts."""
        self.count += 1
        word = f"word{self.count};"
        book = self.books[which % len(self.books)]
        for _ in range(3):
            try:
                act(book, word, self.count)
            except OlderLogbook:
                continue
            except LogbookError:
                assert self.torn, "refused for no reason that the test made"
                return
            self.acknowledged[key or word] = word
            return
        raise AssertionError("said again and again")

    @rule(which=WINDOWS, card=st.sampled_from(CARDS))
    def save(self, which: int, card: str) -> None:
        def act(book: Logbook, word: str, number: int) -> None:
            drafts = tuple(book.drafts(card).values())
            answers = {"text": word, "drafted": [draft.value for draft in drafts]}
            new = NewVersion(card, answers=answers, words=word, drafts=drafts)
            book.save_version(new, client=f"page {which}", number=number)

        self._do(which, act, None)

    @rule(which=WINDOWS, card=st.sampled_from(CARDS))
    def draft(self, which: int, card: str) -> None:
        def act(book: Logbook, word: str, number: int) -> None:
            book.put_draft(card, "text", word, client=f"page {which}", number=number)

        self._do(which, act, ("draft", card))

    @rule(which=WINDOWS, what=st.integers(0, 3))
    def keep_something_small(self, which: int, what: int) -> None:
        acts: list[Callable[[Logbook, str, int], Any]] = [
            lambda book, word, _: book.set_setting("about you", word),
            lambda book, word, _: book.add_memo(word),
            lambda book, word, _: book.decide_names([NameWord(word, is_name=True)]),
            lambda book, word, _: book.remember_names([(f"{word} Hill", "a neighbour")]),
        ]
        self._do(which, acts[what], "setting" if what == 0 else None)

    @rule(which=WINDOWS)
    def read(self, which: int) -> None:
        with suppress(LogbookError):
            self.books[which % len(self.books)].latest()

    @rule()
    def copy(self) -> None:
        if not self.torn:
            self.older.append(self.path.read_bytes())

    @rule(which=st.integers(0, 9), swapped=st.booleans())
    def an_older_copy_comes(self, which: int, swapped: bool) -> None:
        (put_in_place if swapped else write_over)(self.path, self.older[which % len(self.older)])
        self.torn = False

    @precondition(lambda self: len(self.older) > 1)
    @rule(which=st.integers(0, 9), part=st.floats(0.1, 0.9), first=st.booleans())
    def half_of_an_older_copy_comes(self, which: int, part: float, first: bool) -> None:
        older, now = self.older[which % len(self.older)], self.path.read_bytes()
        cut = round(min(len(older), len(now)) * part) // 4096 * 4096
        write_over(self.path, older[:cut] + now[cut:] if first else now[:cut] + older[cut:])
        self.torn = True

    def teardown(self) -> None:
        for book in getattr(self, "books", ()):
            for _ in range(3):
                with suppress(LogbookError):
                    book.latest()
            book.close()
        there = "".join(words_in(file) for file in [*self.folder.glob("*.sqlite3")])
        lost = {key: word for key, word in self.acknowledged.items() if word not in there}
        shutil.rmtree(self.folder)
        assert not lost, lost


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for the disk."""
    pragmas = [pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in sqlite_file._PRAGMAS]
    monkeypatch.setattr(sqlite_file, "_PRAGMAS", tuple(pragmas))


def test_nothing_that_was_kept_is_lost_when_older_copies_come_into_the_open_file(quick: None) -> None:
    many = int(os.environ.get("POWERKIT_EXAMPLES", "15"))
    run_state_machine_as_test(
        Overwritten,
        settings=settings(
            max_examples=many, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.fixture
def saved(book: Logbook) -> Callable[[int], None]:
    def save(number: int) -> None:
        book.save_version(NewVersion("1.1", answers={"n": number}), client="page", number=number)

    return save


def test_an_older_copy_in_the_open_file_is_said_once_and_what_it_lacks_is_kept(
    book: Logbook, path: Path, saved: Callable[[int], None]
) -> None:
    saved(1)
    older = path.read_bytes()
    saved(2)
    book.put_draft("2.1", "x", "on the page", client="page", number=9)
    write_over(path, older)
    with pytest.raises(
        OlderLogbook, match=r"older copy.*kept in “logbook \(as it was open on .*“Put them together”"
    ) as said:
        saved(3)
    saved(3)
    assert book.drafts("2.1")["x"].value == "on the page"
    assert [item.answers["n"] for item in book.every()] == [1, 3]
    assert said.value.kept is not None
    assert conflict_copies(path) == [said.value.kept]
    book.merge(said.value.kept)
    assert {item.answers["n"] for item in book.every()} == {1, 2, 3}


def test_a_copy_that_was_made_with_the_same_number_of_changes_is_noticed_too(
    book: Logbook, path: Path, tmp_path: Path, saved: Callable[[int], None]
) -> None:
    """SQLite itself then goes on with what it remembers of the file, and would make one file of two."""
    saved(1)
    shutil.copy(path, twin := tmp_path / "twin.sqlite3")
    with Logbook.open(twin) as other:
        other.save_version(NewVersion("2.1", answers={"n": "twin"}), client="other", number=1)
    saved(2)
    assert path.read_bytes()[24:28] == twin.read_bytes()[24:28]
    write_over(path, twin.read_bytes())
    with pytest.raises(OlderLogbook):
        book.latest()
    assert [item.answers["n"] for item in book.latest()] == ["twin", 1]


@pytest.mark.parametrize("content", [b"", b"words", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_something_else_in_the_open_file_is_not_written_to_and_what_was_written_is_kept(
    book: Logbook, path: Path, saved: Callable[[int], None], content: bytes
) -> None:
    saved(1)
    write_over(path, content)
    with pytest.raises(TornLogbook, match="wrote over your log book") as said:
        saved(2)
    for act in (lambda: saved(2), book.latest):
        with pytest.raises(LogbookError):
            act()
    assert path.read_bytes() == content
    with Logbook.read(said.value.kept) as kept:
        assert [item.answers["n"] for item in kept.every()] == [1]


def test_what_another_window_writes_is_no_older_copy(book: Logbook, path: Path, saved: Callable[[int], None]) -> None:
    with Logbook.open(path) as other:
        for number in range(1, 9, 2):
            saved(number)
            other.save_version(NewVersion("2.1", answers={"n": number}), client="other", number=number)
            book.put_draft("1.1", "x", number, client="page", number=100 + number)
        other.forget_entry(1)
    assert [item.card for item in book.latest()] == ["2.1"]
    assert conflict_copies(path) == []


def test_what_another_window_forgot_is_in_no_file_that_is_kept(
    book: Logbook, path: Path, saved: Callable[[int], None]
) -> None:
    older = path.read_bytes()
    saved(1)
    book.put_draft("1.1", "x", "a secret", client="page", number=7)
    with Logbook.open(path) as other:
        other.forget_entry(1)
    book.latest()
    book.set_setting("k", "kept")
    write_over(path, older)
    with pytest.raises(OlderLogbook):
        book.latest()
    assert "a secret" not in "".join(words_in(file) for file in path.parent.glob("*.sqlite3"))
    assert book.drafts("1.1") == {}


def test_a_file_that_became_smaller_since_another_window_forgot_is_no_older_copy(book: Logbook, path: Path) -> None:
    words = " ".join(f"secret{number}" for number in range(9_000))
    with Logbook.open(path) as other:
        entry = book.save_version(NewVersion("1.1", words=words), client="page", number=1).id
        other.forget_entry(entry)
        assert book.latest() == []
    assert conflict_copies(path) == []


@pytest.mark.parametrize("every", range(1, 8))
def test_what_another_window_saves_at_any_moment_is_not_taken_for_another_copy(path, monkeypatch, every) -> None:
    look, looks, written = connection.state_of, 0, 0

    def looked(name: str) -> Any:
        nonlocal looks, written
        found, looks = look(name), looks + 1
        if looks % every == 0:
            monkeypatch.setattr(connection, "state_of", look)
            with suppress(LogbookError):  # while the first one writes it has to wait
                other.put_draft("2.1", "theirs", written, client="theirs", number=written)
                written += 1
            monkeypatch.setattr(connection, "state_of", looked)
        return found

    with Logbook.open(path) as book, Logbook.open(path) as other:
        other._store.connection.execute("PRAGMA busy_timeout=0")
        monkeypatch.setattr(connection, "state_of", looked)
        for number in range(20):
            book.put_draft("1.1", "ours", number, client="ours", number=number)
            assert book.drafts("1.1")["ours"].value == number
        monkeypatch.setattr(connection, "state_of", look)
        assert written
        assert book.drafts("2.1")["theirs"].value == written - 1
        assert not book._store.read("SELECT 1 FROM setting WHERE key = ?", (OPENED_AGAIN,))
    assert [file.name for file in path.parent.glob("*.sqlite3")] == [path.name]
