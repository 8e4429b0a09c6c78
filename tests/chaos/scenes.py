"""What is killed: for each way of changing the log book a workbook to begin with, the act, and what must hold after."""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from powerkit.app.restore import check_logbook, go_back
from powerkit.deck import load_deck
from powerkit.entries.forget import Wish, forget, plan
from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook, list_backups
from powerkit.logbook.copies_elsewhere import KEEP, clear_away, remember, remembered
from powerkit.logbook.copy_out import copy_away
from powerkit.logbook.erase import erase_everything
from powerkit.logbook.files import key_for, look_into, open_file
from powerkit.logbook.keys import Key, hold
from powerkit.logbook.leftovers import tidy
from powerkit.logbook.lock import set_lock, settle
from powerkit.logbook.migrations import MIGRATIONS
from powerkit.logbook.model import NewVersion
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.notebook_records import renew_all
from powerkit.resources import deck_folder, notebooks_folder
from tests.chaos.killing import Tell

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PERSON = "Quillon Marbeck"
_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True)
class Scene:
    """One thing that may be killed. *prepare* fills a new folder; *act* does it; *check* names what is wrong after.

    *check* gets what was told before the end, and whether the act came to its end. It begins as the program does: it
    opens the workbook. An *endless* act goes on until it is killed.
    """

    prepare: Callable[[WorkbookFolder], None]
    act: Callable[[WorkbookFolder, Tell], None]
    check: Callable[[WorkbookFolder, tuple[str, ...], bool], Iterable[str]]
    endless: bool = False


def _clock(days: int = 0) -> Callable[[], datetime]:
    return lambda: NOON + timedelta(days=days)


def _open(folder: WorkbookFolder, days: int = 0) -> Logbook:
    return Logbook.open(folder.logbook, backups=folder.backups, now=_clock(days))


def _write(logbook: Logbook, numbers: Iterable[int], client: str = "page", who: str = "") -> None:
    for number in numbers:
        answers = {"changing": f"word{number} {who}".strip()}
        new = NewVersion("1.1", answers=answers, words=answers["changing"])
        logbook.save_version(new, client=client, number=number)


def _begun(folder: WorkbookFolder, versions: int = 6, who: str = "") -> None:
    prepare(folder, notebooks_folder())
    with _open(folder) as logbook:
        _write(logbook, range(versions), who=who)
        logbook.put_draft("1.1", "draft", {"n": 0}, client="page", number=10_000)
    with _open(folder, days=2) as logbook:  # a day later a backup is made
        _write(logbook, range(versions, 2 * versions), who=who)


def _held(logbook: Logbook) -> set[str]:
    """The words of all versions."""
    return {
        str(version.answers.get("changing", "")).split(" ")[0]
        for entry in logbook.latest()
        for version in logbook.versions(entry.id)
    }


def _opened(folder: WorkbookFolder, *, yes: bool = True) -> Logbook:
    """The log book as the program's next start opens it, by somebody who says yes to what is offered first."""
    answers = iter([yes, False])
    tidy(folder)
    clear_away(folder.logbook)  # as its thread does
    check_logbook(folder, lambda question: next(answers, False))
    return _open(folder, days=2)


def _left_over(folder: WorkbookFolder) -> Iterator[str]:
    """Files in the making, and others that hold a log book, once the workbook was opened again."""
    for path in sorted(folder.root.rglob("*")):
        if path.suffix in (".part", ".tmp") or path.name.startswith(".share"):
            yield f"a file in the making is left: {path.relative_to(folder.root)}"
        if not path.is_file() or path.suffix == ".sqlite3" or path.name.endswith(".sqlite3-journal"):
            continue
        with suppress(OSError), path.open("rb") as file:
            if file.read(16) == _HEADER:
                yield f"a part that holds a log book is left: {path.relative_to(folder.root)}"


def _expect(folder: WorkbookFolder, *allowed: set[str]) -> Iterator[str]:
    """Problems, unless the log book holds exactly one of the sets of words."""
    try:
        with _opened(folder) as logbook:
            held = _held(logbook)
            if not any(held == words for words in allowed):
                yield f"the log book holds {len(held)} words, not one of {[len(words) for words in allowed]}"
            found = logbook.search("word")
            if held and not found:
                yield "the search finds nothing"
    except PowerkitError as error:
        yield f"it does not open: {error}"
    with closing(open_file(folder.logbook)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            yield "the file is damaged"
    yield from _left_over(folder)


def _words(until: int) -> set[str]:
    return {f"word{number}" for number in range(until)}


# --- saving


def _save(folder: WorkbookFolder, tell: Tell) -> None:
    with _open(folder, days=2) as logbook:
        for number in range(12, 100_000):
            draft = logbook.put_draft("1.1", "draft", {"n": number}, client="page", number=10_000 + number)
            tell(f"draft {number}")
            new = NewVersion("1.1", answers={"changing": f"word{number}"}, words=f"word{number}", drafts=(draft,))
            logbook.save_version(new, client="page", number=number)
            tell(f"version {number}")


def _check_save(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    numbers = dict.fromkeys(("draft", "version"), -1)
    for line in told:
        kind, number = line.split()
        numbers[kind] = int(number)
    with _opened(folder) as logbook:
        held = _held(logbook)
        drafts = logbook.drafts("1.1")
    last = max(12, numbers["version"] + 1)
    if not _words(last) <= held:
        yield f"words told as saved are missing: {sorted(_words(last) - held)[:3]}"
    kept = drafts["draft"].value["n"] if "draft" in drafts else len(held) - 1
    if numbers["draft"] > kept:
        yield f"a draft told as kept is missing: {numbers['draft']} after {kept}"
    yield from _expect(folder, held)


# --- the others: all or nothing


def _restore(folder: WorkbookFolder, tell: Tell) -> None:
    go_back(folder, list_backups(folder.backups)[-1].path)
    tell("done")


def _check_restore(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    yield from _expect(folder, *([_words(6)] if told else [_words(6), _words(12)]))
    if not any(_words(12) <= words for words in _all_copies(folder)):
        yield "the log book of before is gone"
    if not any(_words(6) <= words for words in _all_copies(folder)):
        yield "the backup is gone"


def _all_copies(folder: WorkbookFolder) -> Iterator[set[str]]:
    """The words of every file in the folder that is a log book, wherever it lies."""
    for path in sorted(folder.root.rglob("*")):
        if path.is_file() and path.suffix == ".sqlite3":
            with suppress(Exception), closing(look_into(path)) as connection:
                yield {row[0] for row in connection.execute("SELECT json_extract(answers, '$.changing') FROM version")}


def _before_restore_alone(folder: WorkbookFolder) -> None:
    """A workbook whose only backup lies elsewhere: nothing else could be gone back to."""
    _begun(folder)
    backup = list_backups(folder.backups)[-1].path
    backup.rename(folder.root / "my copy.sqlite3")


def _restore_alone(folder: WorkbookFolder, tell: Tell) -> None:
    go_back(folder, folder.root / "my copy.sqlite3")
    tell("done")


def _backup(folder: WorkbookFolder, tell: Tell) -> None:
    _open(folder, days=9).close()
    tell("done")


def _check_backup(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    yield from _expect(folder, _words(12))
    if told and not any(words == _words(12) for words in _all_copies(folder)):
        yield "the backup is not whole"


def _forget(folder: WorkbookFolder, tell: Tell) -> None:
    deck = load_deck(deck_folder())
    with _open(folder, days=2) as logbook:
        wish = Wish(person=PERSON)
        forget(wish, plan(wish, logbook).seal, deck, logbook, folder, renew_all)
    tell("done")


def _begun_with_a_person(folder: WorkbookFolder) -> None:
    _begun(folder, who=PERSON)


def _check_forget(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    yield from _expect(folder, _words(12))
    if not told:  # said again, it must come to its end
        with _opened(folder) as logbook:
            wish = Wish(person=PERSON)
            again = plan(wish, logbook)
            if not again.nothing:
                forget(wish, again.seal, load_deck(deck_folder()), logbook, folder, renew_all)
    yield from _still_holding(folder, PERSON)


def _still_holding(folder: WorkbookFolder, text: str) -> Iterator[str]:
    for path in sorted(folder.root.rglob("*")):
        if path.is_file() and text.split()[-1].encode() in path.read_bytes():
            yield f"what was forgotten or erased is still in {path.relative_to(folder.root)}"


def _erase(folder: WorkbookFolder, tell: Tell) -> None:
    erase_everything(folder)
    tell("done")


def _check_erase(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    if not told:  # said again, it must come to its end
        erase_everything(folder)
    yield from _still_holding(folder, PERSON)


def _begun_long_ago(folder: WorkbookFolder) -> None:
    """A log book as the first version of the workbook wrote it."""
    prepare(folder, notebooks_folder())
    first = Logbook.open(folder.logbook, backups=folder.backups, now=_clock(), migrations=MIGRATIONS[:1])
    first.close()
    with closing(sqlite3.connect(folder.logbook)) as connection, connection:
        connection.execute('INSERT INTO wording VALUES (1, x\'00\', \'{"fields": [], "title": "A card"}\')')
        connection.execute("INSERT INTO entry VALUES (1, '1.1', '', 12)")
        for number in range(12):
            connection.execute(
                "INSERT INTO version VALUES (?, 1, ?, ?, '', '', '', '', 1, 'page', ?, '{}', '[]', ?)",
                (number + 1, number + 1, NOON.isoformat(), number, f'{{"changing":"word{number}"}}'),
            )
        connection.execute("INSERT INTO words (rowid, text) VALUES (12, 'word11')")


def _migrate(folder: WorkbookFolder, tell: Tell) -> None:
    _open(folder).close()
    tell("done")


def _check_migrate(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    yield from _expect(folder, _words(12))


# --- two copies


def _begun_twice(folder: WorkbookFolder) -> None:
    """A log book, and the copy a sync program made of it, each with words that the other has not."""
    _begun(folder)
    other = folder.root / "logbook-LAPTOP.sqlite3"
    shutil.copyfile(folder.logbook, other)
    with _open(folder, days=2) as logbook:
        _write(logbook, range(12, 15))
    with Logbook.open(other, backups=folder.root / "Other", now=_clock(2)) as logbook:
        _write(logbook, range(15, 18), client="laptop")
    shutil.rmtree(folder.root / "Other")


def _merge(folder: WorkbookFolder, tell: Tell) -> None:
    with _open(folder, days=2) as logbook:
        logbook.merge(folder.root / "logbook-LAPTOP.sqlite3")
    tell("done")


def _check_merge(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    yield from _expect(folder, *([_words(18)] if told else [_words(15), _words(18)]))
    with _opened(folder) as logbook:
        for other in logbook.other_copies():
            logbook.merge(other.path)
    yield from _expect(folder, _words(18))


# --- a copy off this computer


def _begun_with_copies(folder: WorkbookFolder) -> None:
    """A workbook with as many copies on a stick as are kept, so that the next one takes the place of the oldest."""
    _begun(folder)
    (folder.root / "Stick").mkdir()
    _copied(folder, KEEP)


def _copied(folder: WorkbookFolder, times: int = 1) -> None:
    with _open(folder, days=2) as logbook:
        remember(folder.logbook, replace(remembered(folder.logbook), folder=str(folder.root / "Stick")))
        for _ in range(times):
            copy_away(logbook, folder.root / "Stick")


def _copy(folder: WorkbookFolder, tell: Tell) -> None:
    _copied(folder)
    tell("done")


def _check_copy(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
    remember(folder.logbook, replace(remembered(folder.logbook), folder=str(folder.root / "Stick")))
    yield from _expect(folder, _words(12))
    copies = sorted((folder.root / "Stick").glob("*.sqlite3"))
    allowed = {KEEP} if told else {KEEP, KEEP + 1}
    if len(copies) not in allowed:
        yield f"{len(copies)} copies are on the stick, not {allowed}"
    for copy in copies:
        with Logbook.read(copy) as logbook:
            if _held(logbook) != _words(12):
                yield "a copy on the stick is not whole"
    _copied(folder)
    if len(list((folder.root / "Stick").iterdir())) != KEEP:
        yield "the next copy does not take away what is too old"


# --- locked with a passphrase

_KEY = Key(b"a secret of thirty-two bytes: 32", b"a salt of 16 by.")
_OTHER_KEY = Key(b"another one of thirty-two bytes.", b"another salt 16.")


def _begun_locked(folder: WorkbookFolder) -> None:
    _begun_with_a_person(folder)
    set_lock(folder.logbook, folder.backups, _KEY)


def _save_locked(folder: WorkbookFolder, tell: Tell) -> None:
    hold(_KEY)
    _save(folder, tell)


def _turn(key: Key | None) -> Callable[[WorkbookFolder, Tell], None]:
    def act(folder: WorkbookFolder, tell: Tell) -> None:
        hold(_KEY)
        set_lock(folder.logbook, folder.backups, key)
        tell("done")

    return act


def _check_turned(key: Key | None) -> Callable[[WorkbookFolder, tuple[str, ...], bool], Iterator[str]]:
    def check(folder: WorkbookFolder, told: tuple[str, ...], whole: bool) -> Iterator[str]:
        hold(_KEY)
        hold(_OTHER_KEY)
        yield from _expect(folder, _words(12))
        settle(folder.logbook, folder.backups)
        now = key_for(folder.logbook)
        if told and now != key:
            yield "the lock is not what was told"
        for path in (folder.logbook, *(backup.path for backup in list_backups(folder.backups))):
            if key_for(path) != now:
                yield f"{path.name} has another lock than the log book"
        if now is not None:
            yield from _still_holding(folder, PERSON)
        yield from _expect(folder, _words(12))

    return check


SCENES: dict[str, Scene] = {
    "save": Scene(_begun, _save, _check_save, endless=True),
    "restore": Scene(_begun, _restore, _check_restore),
    "restore-alone": Scene(_before_restore_alone, _restore_alone, _check_restore),
    "backup": Scene(_begun, _backup, _check_backup),
    "forget": Scene(_begun_with_a_person, _forget, _check_forget),
    "erase": Scene(_begun_with_a_person, _erase, _check_erase),
    "migrate": Scene(_begun_long_ago, _migrate, _check_migrate),
    "merge": Scene(_begun_twice, _merge, _check_merge),
    "copy": Scene(_begun_with_copies, _copy, _check_copy),
    "save-locked": Scene(_begun_locked, _save_locked, _check_save, endless=True),
    "lock": Scene(_begun_with_a_person, _turn(_KEY), _check_turned(_KEY)),
    "lock-anew": Scene(_begun_locked, _turn(_OTHER_KEY), _check_turned(_OTHER_KEY)),
    "unlock": Scene(_begun_locked, _turn(None), _check_turned(None)),
}
"""By name, what the kill harness kills."""
