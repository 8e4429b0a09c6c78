"""What is forgotten twice within one second, or as something is saved: nothing comes back, and nothing else is lost."""

import os
import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from powerkit.logbook import Logbook, sqlite_file
from powerkit.logbook import copies_elsewhere as off
from powerkit.logbook.copy_out import copy_away
from powerkit.logbook.model import NewVersion
from powerkit.logbook.serialize import stamp_of
from powerkit.logbook.version_marks import forgotten_in

from .test_overwritten import words_in, write_over

CARDS = ("1.1", "2.1", "3.1")
WINDOWS = st.integers(0, 1)


class AtOnce(RuleBasedStateMachine):
    """Two windows save, type and forget while the clock hardly moves; a laptop's copy is put together with theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="at-once-"))
        self.path = self.folder / "logbook.sqlite3"
        self.time = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)
        self.count = 0
        self.there: dict[str, set[str]] = {card: set() for card in CARDS}
        self.laptop: dict[str, set[str]] = {card: set() for card in CARDS}
        self.forgotten: set[str] = set()

    def now(self) -> datetime:
        return self.time

    @initialize()
    def begin(self) -> None:
        self.books = [Logbook.open(self.path, now=self.now, new_id=lambda: "the workbook") for _ in range(2)]
        (self.folder / "laptop").mkdir()
        self.books[0].backup_to(self.folder / "laptop" / "logbook.sqlite3")
        self.away = Logbook.open(self.folder / "laptop" / "logbook.sqlite3", now=self.now)

    def word(self) -> str:
        self.count += 1
        return f"word{self.count};"

    @rule(by=st.sampled_from([0.0, 0.0, 0.3, 1.0, -0.5]))
    def tick(self, by: float) -> None:
        self.time += timedelta(seconds=by)

    @rule(which=WINDOWS, card=st.sampled_from(CARDS))
    def save(self, which: int, card: str) -> None:
        word = self.word()
        new = NewVersion(card, answers={"text": word}, words=word)
        self.books[which].save_version(new, client=f"page {which}", number=self.count)
        self.there[card].add(word)

    @rule(which=WINDOWS, card=st.sampled_from(CARDS))
    def draft(self, which: int, card: str) -> None:
        word = self.word()
        self.books[which].put_draft(card, word, word, client=f"page {which}", number=self.count)
        self.there[card].add(word)

    @rule(card=st.sampled_from(CARDS))
    def save_away(self, card: str) -> None:
        word = self.word()
        new = NewVersion(card, answers={"text": word}, words=word)
        self.away.save_version(new, client="laptop", number=self.count)
        self.laptop[card].add(word)

    @rule(which=WINDOWS, card=st.sampled_from(CARDS))
    def forget(self, which: int, card: str) -> None:
        if self.forget_in(self.books[which], card):
            self.forgotten |= self.there[card]
            self.there[card] = set()

    @rule(card=st.sampled_from(CARDS))
    def forget_away(self, card: str) -> None:
        if self.forget_in(self.away, card):
            self.forgotten |= self.laptop[card]
            self.laptop[card] = set()

    def forget_in(self, book: Logbook, card: str) -> bool:
        before = forgotten_in(book._store.connection)
        for entry in (found := book.latest(card)):
            book.forget_entry(entry.id)
        assert not found or stamp_of(forgotten_in(book._store.connection)) > stamp_of(before)
        return bool(found)

    @rule(which=WINDOWS)
    def merge(self, which: int) -> None:
        """What either has and neither forgot is there then."""
        self.away.backup_to(copy := self.folder / "laptop" / "for merging.sqlite3")
        self.books[which].merge(copy)
        copy.unlink()
        for card in CARDS:
            self.there[card] = (self.there[card] | self.laptop[card]) - self.forgotten

    @rule(which=WINDOWS)
    def read(self, which: int) -> None:
        self.books[which].latest()

    @invariant()
    def what_is_there_is_what_was_kept(self) -> None:
        if hasattr(self, "books"):
            text, kept = words_in(self.path), set[str]().union(*self.there.values())
            assert {word for word in kept if word not in text} == set(), "lost"
            gone = self.forgotten - kept
            for file in self.folder.glob("*.sqlite3"):
                assert {word for word in gone if word in words_in(file)} == set(), f"came back in {file.name}"
            assert [file.name for file in self.folder.glob("*.sqlite3")] == ["logbook.sqlite3"]

    def teardown(self) -> None:
        for book in (*getattr(self, "books", ()), *((self.away,) if hasattr(self, "away") else ())):
            with suppress(Exception):
                book.close()
        shutil.rmtree(self.folder)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for the disk."""
    pragmas = [pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in sqlite_file._PRAGMAS]
    monkeypatch.setattr(sqlite_file, "_PRAGMAS", tuple(pragmas))


def test_nothing_comes_back_or_is_lost_when_windows_forget_and_save_within_one_second(quick: None) -> None:
    many = int(os.environ.get("POWERKIT_EXAMPLES", "15"))
    run_state_machine_as_test(
        AtOnce,
        settings=settings(
            max_examples=many, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def save(book: Logbook, card: str, word: str, number: int) -> None:
    book.save_version(NewVersion(card, answers={"text": word}, words=word), client="page", number=number)


def test_what_another_window_forgets_in_the_second_of_an_earlier_forgetting_does_not_come_back(book, path, clock):
    with Logbook.open(path, now=clock) as other:
        save(other, "1.1", "first secret", 1)
        other.forget_entry(1)
        save(book, "2.1", "second secret", 2)
        other.forget_entry(2)
        assert book.latest() == []
    assert [file.name for file in path.parent.glob("*.sqlite3")] == [path.name]


def test_what_a_merge_forgets_does_not_come_back_from_another_window(book, path, clock, tmp_path) -> None:
    save(book, "1.1", "one", 1)
    book.forget_entry(1)
    (tmp_path / "laptop").mkdir()
    with Logbook.open(path, now=clock) as other:
        save(other, "2.1", "two", 2)
        book.backup_to(copy := tmp_path / "laptop" / "logbook.sqlite3")
        with Logbook.open(copy, now=clock) as laptop:
            laptop.forget_entry(laptop.latest()[0].id)
        assert book.merge(copy).forgotten == 1
        assert other.latest() == []
    assert "two" not in "".join(words_in(file) for file in path.parent.glob("*.sqlite3"))


def test_what_is_saved_in_the_second_of_a_forgetting_is_missed_once_an_older_copy_comes(tmp_path, clock) -> None:
    (tmp_path / ".powerkit").mkdir()
    path = tmp_path / "logbook.sqlite3"
    with Logbook.open(path, now=clock) as book:
        save(book, "1.1", "a secret", 1)
        book.forget_entry(1)
        older = path.read_bytes()
        assert book.missed() is None
        save(book, "2.1", "kept", 2)
    write_over(path, older)
    with Logbook.open(path, now=clock) as book:
        assert book.missed() is not None


def test_what_was_forgotten_in_one_second_with_something_else_goes_from_copies_off_this_computer(tmp_path, clock):
    (stick := tmp_path / "stick").mkdir()
    with Logbook.open(tmp_path / "logbook.sqlite3", now=clock) as book:
        save(book, "1.1", "first secret", 1)
        save(book, "2.1", "second secret", 2)
        book.forget_entry(1)
        old = copy_away(book, stick).file
        drawer = stick.rename(tmp_path / "drawer")  # so that forgetting can't reach the copy
        book.forget_entry(2)
        drawer.rename(stick)
        assert "second secret" in words_in(old)
        new = copy_away(book, stick).file
        assert off.copies_away(book.path) == [new] == list(stick.iterdir())


@pytest.mark.parametrize(("own", "other"), [("00:30:00+00:00", "01:15:00+01:00"), ("01:15:00+01:00", "00:30:00+00:00")])
def test_of_two_moments_of_forgetting_the_later_one_is_kept(book, path, clock, tmp_path, own, other) -> None:
    (tmp_path / "laptop").mkdir()
    book.backup_to(copy := tmp_path / "laptop" / "logbook.sqlite3")
    with Logbook.open(copy, now=clock) as laptop:
        laptop.set_setting("forgotten", f"2026-10-25T{other}")
    book.set_setting("forgotten", f"2026-10-25T{own}")
    book.merge(copy)
    assert book.setting("forgotten") == "2026-10-25T00:30:00+00:00"
