"""A log book locked with a passphrase: noise on the disk, the same log book with its key, whole after any stop."""

import os
import shutil
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook, OlderLogbook, TornLogbook, change_key, files, keys, lock, restore_backup
from powerkit.logbook.files import LockedLogbook, is_locked
from powerkit.logbook.keys import Key
from powerkit.logbook.model import NewVersion

FIRST, SECOND = (
    Key(bytes([item]) * 32, bytes(range(item, item + 160, 10))) for item in (7, 9)
)  # no need to stretch these
PLANTED = "Quetzalwort"


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    keys.let_go()
    yield
    keys.let_go()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log book with an entry, a draft, two backups, one that was put away, and one that was set aside damaged."""
    file = tmp_path / "logbook.sqlite3"
    backups = tmp_path / "Backups"
    with Logbook.open(file) as book:
        save(book, PLANTED, 1)
        book.put_draft("1.2", "people", f"{PLANTED} draft", client="a", number=2)
        backups.mkdir()
        (backups / "Earlier log book, put away 2026-01-02 000000").mkdir()
        for name in (
            "Backups/logbook 2026-01-01 000000.sqlite3",
            "Backups/logbook 2026-01-02 000000 before update.sqlite3",
            "Backups/Earlier log book, put away 2026-01-02 000000/logbook 2026-01-01 000000.sqlite3",
            "logbook-LAPTOP-7.sqlite3",
            "logbook damaged 2026-01-03 000000.sqlite3",
        ):
            book.backup_to(tmp_path / name)
    with (tmp_path / "logbook damaged 2026-01-03 000000.sqlite3").open("rb+") as damaged:
        damaged.write(b"\0" * 2000)
    return file


def save(book: Logbook, words: str, number: int) -> None:
    book.save_version(NewVersion(card="1.1", answers={"what": words}, words=words), client="a", number=number)


def holding(folder: Path, words: str = PLANTED) -> list[str]:
    """The files in *folder* whose bytes hold the words."""
    return sorted(file.name for file in folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes())


def turn(path: Path, key: Key | None) -> lock.Settled:
    settled = lock.set_lock(path, path.parent / "Backups", key)
    if not settled.left:
        lock.done(path)
    return settled


def words_in(path: Path) -> list[Any]:
    with Logbook.open(path) as book:
        found = [hit.id for hit in book.search(PLANTED)]
        return [[entry.answers for entry in book.every()], [draft.value for draft in book.every_draft()], found]


def test_no_file_of_a_locked_log_book_holds_a_word_of_it(path: Path) -> None:
    assert len(holding(path.parent)) == 6
    settled = turn(path, FIRST)
    assert len(settled.turned) == 5 and not settled.left
    assert holding(path.parent) == [] and holding(path.parent, "SQLite format 3") == []
    assert all(file.read_bytes()[:16] == FIRST.salt for file in path.parent.rglob("*.sqlite3"))
    assert not list(path.parent.rglob("*.part*")) and not [
        file for file in path.parent.rglob("*-journal") if file.stat().st_size
    ]


def test_a_locked_log_book_says_and_finds_what_it_did(path: Path) -> None:
    before = words_in(path)
    turn(path, FIRST)
    assert words_in(path) == before
    with Logbook.open(path) as book:
        save(book, f"{PLANTED} again", 3)
        assert len(book.search(PLANTED)) == 1 and len(book.versions(1)) == 2
    assert holding(path.parent) == []


def test_without_its_key_a_locked_log_book_is_refused_and_not_touched(path: Path) -> None:
    turn(path, FIRST)
    keys.let_go()
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(LockedLogbook, match="locked with a passphrase"):
        Logbook.open(path)
    assert before == {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}


def test_taking_the_lock_off_gives_every_file_back_as_it_was(path: Path) -> None:
    damaged = path.parent / "logbook damaged 2026-01-03 000000.sqlite3"
    bytes_before, before = damaged.read_bytes(), words_in(path)
    turn(path, FIRST)
    settled = turn(path, None)
    assert not settled.left
    keys.let_go()
    assert words_in(path) == before and damaged.read_bytes() == bytes_before
    assert not any(map(is_locked, path.parent.rglob("*.sqlite3")))
    with closing(sqlite3.connect(path)) as plain:
        kept = {key for (key,) in plain.execute("SELECT key FROM setting WHERE key LIKE 'lock.%'")}
    assert kept == {"lock.secret"}, "no key of before stays in a plain file"


def test_another_passphrase_opens_every_copy_and_the_first_one_none(path: Path) -> None:
    turn(path, FIRST)
    secret = lock.browser_secret(path)
    turn(path, SECOND)
    assert lock.browser_secret(path) == secret, "words waiting in a browser can still be read"
    assert {file.read_bytes()[:16] for file in path.parent.rglob("*.sqlite3")} == {SECOND.salt}
    keys.let_go()
    keys.hold(FIRST)
    with pytest.raises(LockedLogbook):
        Logbook.open(path)


def test_a_passphrase_opens_a_backup_anywhere_and_a_wrong_one_nothing(tmp_path: Path, path: Path) -> None:
    turn(path, Key.new("five words that stay here"))
    keys.let_go()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    copy = elsewhere / "logbook.sqlite3"
    copy.write_bytes((path.parent / "Backups" / "logbook 2026-01-01 000000.sqlite3").read_bytes())
    assert not lock.unlock(copy, "five words that stay there")
    assert lock.unlock(copy, " five words that stay here ")
    assert words_in(copy)[0] == [{"what": PLANTED}]


def test_a_passphrase_is_the_same_from_every_keyboard_and_a_wrong_one_opens_nothing_however_often(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An accent in one letter or two, a Mac's other blank, wide letters, blanks around it; and locks of before."""
    monkeypatch.setattr(keys, "_ROUNDS", 1)
    typed, apart = "caf\u00e9 au\u00a0lait 7", "cafe\u0301 au lait 7"
    wide, around = "\uff43af\u00e9 au lait \uff17", "\t caf\u00e9 au lait 7 \u3000"
    for key in (Key.new(typed), Key.of(typed, bytes(range(16)))):
        turn(path, key)
        keys.let_go()
        for wrong in (*(f"wrong {number}" for number in range(10)), "", " ", "x" * 1_000_000, "café au lait 7".upper()):
            assert not lock.unlock(path, wrong)
        fits = [lock.unlock(path, each) for each in (typed, apart, wide, around)]
        assert fits == [True, *([key.salt != bytes(range(16))] * 3)]
    turn(path, None)


def test_other_programs_open_the_file_with_the_passphrase_alone(path: Path) -> None:
    turn(path, Key.new("what’s mine"))
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(path))) as stock:
        stock.execute("PRAGMA key = 'what’s mine'")
        assert PLANTED in stock.execute("SELECT answers FROM version").fetchone()[0]


def test_a_daily_backup_of_a_locked_log_book_is_locked(path: Path) -> None:
    turn(path, FIRST)
    for backup in path.parent.rglob("Backups/*.sqlite3"):
        backup.unlink()
    Logbook.open(path).close()
    (made,) = (path.parent / "Backups").glob("*.sqlite3")
    assert is_locked(made) and holding(path.parent) == []


def test_forgetting_reaches_locked_copies(path: Path) -> None:
    turn(path, FIRST)
    with Logbook.open(path) as book:
        left = book.forget_entry(1)
    assert [item.name for item in left] == ["logbook damaged 2026-01-03 000000.sqlite3"]
    for backup in path.parent.rglob("logbook 2026*"):
        with closing(files.open_file(backup)) as opened:
            assert opened.execute("SELECT count(*) FROM version").fetchone() == (0,)


def test_a_damaged_locked_log_book_is_set_aside_and_its_backup_is_offered(path: Path) -> None:
    passphrase = "five words that stay here"
    turn(path, Key.new(passphrase))
    keys.let_go()
    with path.open("rb+") as file:
        file.seek(2000)
        file.write(b"\0" * 20)
    copies = list((path.parent / "Backups").glob("*.sqlite3"))
    assert not lock.unlock(path, passphrase + "!", copies)
    assert lock.unlock(path, passphrase, copies)
    with pytest.raises(files.LogbookError, match="set aside") as told:
        Logbook.open(path)
    restore_backup(told.value.backup, path)  # type: ignore[attr-defined]
    assert is_locked(path) and words_in(path)[0] == [{"what": PLANTED}]


def test_an_unlocked_workbook_never_loads_what_opens_locked_ones(path: Path) -> None:
    code = f"""if True:
        import sys; from pathlib import Path; from powerkit.logbook import Logbook
        Logbook.open(Path({str(path)!r})).close()
        sys.exit("sqlcipher3" in sys.modules)"""
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code]) == 0


# --- stopped at any moment


class Counted:
    """Stops this process dead at the nth thing it does to the files: a statement, a rename, a removal."""

    def __init__(self, stop: int) -> None:
        self.stop, self.turns = stop, count(1)

    def __call__(self) -> None:
        if next(self.turns) == self.stop:
            os._exit(9)

    def around(self, act: Any) -> Any:
        def counted(*given: Any, **named: Any) -> Any:
            self()
            made = act(*given, **named)
            self()
            return made

        return counted


def stopped(work: Any, stop: int) -> bool:
    """Do *work* in a process that dies at its nth step; whether it died before it was done."""
    child = os.fork()
    if child == 0:
        counted = Counted(stop)
        for name in ("replace", "unlink", "write_bytes"):
            setattr(Path, name, counted.around(getattr(Path, name)))
        converter = lock.converter

        def slow(path: Path, key: Key | None) -> Any:
            connection: Any = converter(path, key)
            kind = type(connection)
            again = type("Again", (), {"__getattr__": lambda self, name: getattr(connection, name)})()
            again.execute = counted.around(lambda *given: kind.execute(connection, *given))
            return again

        lock.converter = slow  # type: ignore[assignment]
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), "it failed by itself"
    return code == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is stopped in a copy of this one")
@pytest.mark.parametrize(
    ("before", "after"), [(None, FIRST), (FIRST, SECOND), (FIRST, None)], ids=["lock", "change", "unlock"]
)
def test_a_lock_stopped_at_any_step_loses_nothing_and_is_finished_later(
    tmp_path: Path, path: Path, before: Key | None, after: Key | None
) -> None:
    for spare in path.parent.rglob("Backups/* *"):
        if "01-01" not in spare.name:
            shutil.rmtree(spare) if spare.is_dir() else spare.unlink()
    turn(path, before) if before else None
    whole = words_in(path)
    start = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    for stop in count(1, int(os.environ.get("POWERKIT_LOCK_STRIDE", "83"))):
        folder = tmp_path / f"try {stop}"
        for name, content in start.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        file = folder / path.name
        for key in filter(None, (before, after)):
            keys.hold(key)
        died = stopped(lambda file=file: turn(file, after), stop)
        assert words_in(file) == whole, f"stopped at step {stop}"
        if files.salt_at(file) == (after.salt if after else None):
            # The log book is turned: with its own key alone all the rest follows.
            keys.let_go()
            keys.hold(after) if after else None
            settled = lock.settle(file, folder / "Backups")
            assert not settled.left
            lock.done(file)
            assert {files.salt_at(file) for file in folder.rglob("*.sqlite3")} == {after.salt if after else None}
            assert words_in(file) == whole
        if after and lock.is_unsettled(file) is False and files.is_locked(file) and files.salt_at(file) == after.salt:
            assert holding(folder) == []
        if not died:
            return


def test_nobody_else_writes_while_the_log_book_is_turned(path: Path) -> None:
    seen: list[int] = []
    put = change_key.put_in_place

    def look(part: Path, to: Path) -> None:
        code = f"""if True:
            import sqlite3, sys
            try: sqlite3.connect({str(to)!r}, timeout=0).execute("INSERT INTO setting VALUES ('late', '')")
            except sqlite3.OperationalError as error: sys.exit(7 if "locked" in str(error) else 1)"""
        if to == path:
            seen.append(os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code]))
        put(part, to)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(change_key, "put_in_place", look)
        turn(path, FIRST)
    assert seen == [7]


def test_a_log_book_that_another_program_holds_is_not_locked(path: Path) -> None:
    code = f"""if True:
        import sqlite3, sys
        held = sqlite3.connect({str(path)!r}); held.execute("BEGIN IMMEDIATE"); print(flush=True); sys.stdin.read()"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline()
        with pytest.raises(LogbookError, match="Another program is busy"):
            turn(path, FIRST)
        other.kill()
    assert not is_locked(path) and words_in(path)[0] == [{"what": PLANTED}]


@pytest.mark.parametrize("torn", [False, True])
def test_what_is_kept_where_an_older_copy_comes_into_a_locked_log_book_is_locked(path: Path, torn: bool) -> None:
    turn(path, FIRST)
    older = path.read_bytes()
    with Logbook.open(path) as book:
        save(book, f"{PLANTED} anew", 7)
        path.with_name("probe").write_bytes(b"")
        now = path.stat().st_ctime_ns
        while path.with_name("probe").stat().st_ctime_ns <= now:
            path.with_name("probe").write_bytes(b"")
        with path.open("r+b") as file:
            file.write(b"\x07" * 9000 if torn else older)
            file.truncate()
        with pytest.raises((OlderLogbook, TornLogbook)) as said:
            book.latest()
    assert said.type is (TornLogbook if torn else OlderLogbook)
    assert holding(path.parent) == []
    with Logbook.read(said.value.kept) as kept:
        assert kept.search("anew")
