"""How fast the log book is, against bare SQLite with the same settings, in the same run. Run: pytest -m benchmark."""

import json
import sqlite3
from contextlib import closing
from dataclasses import fields
from functools import partial
from pathlib import Path

import pytest

from powerkit.logbook import Logbook
from powerkit.logbook.model import NewAction, NewVersion

from .figures import Figure, Growth, medians, megabytes, told

pytestmark = pytest.mark.benchmark

BARE = "a bare insert and commit"
GROWTH = (10, 100, 1000, 10_000)
CARDS = [f"{capability}.{card}" for capability in range(1, 11) for card in (1, 2, 3)] + ["10.4"]
SENTENCE = "We walked down the high street with people who live there and wrote what they saw and we did not. "
ANSWERS = {
    "views": [{"_id": f"r{n}", "topic": f"Topic {n}", "mine": SENTENCE, "theirs": SENTENCE} for n in range(8)],
    "learnt": SENTENCE * 5,
}
WORDING = {
    "title": "Changing your perspective",
    "summary": SENTENCE,
    "fields": [{"id": f"field{n}", "kind": "text", "label": SENTENCE, "options": []} for n in range(10)],
}
WORDS = f"Changing your perspective {SENTENCE * 21}"


def new_version(card: str, community: str, turn: int) -> NewVersion:
    """A version as the card widget saves it: answers, wording, an action, words to search."""
    answers = {**ANSWERS, "turn": turn}
    action = NewAction("action", "Ask two people what changed", who="the group", how="They say so")
    return NewVersion(card, community, answers=answers, wording=WORDING, words=f"{WORDS} turn{turn}", actions=(action,))


class Bare:
    """The peer: one table, one insert and commit, with the same settings and the same bytes of answers."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
            self.connection.execute(f"PRAGMA {pragma}").fetchall()
        self.connection.execute("CREATE TABLE version (id INTEGER PRIMARY KEY, answers TEXT)")

    def insert(self, text: str) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO version (answers) VALUES (?)", (text,))
        self.connection.execute("COMMIT")


@pytest.fixture
def book(tmp_path: Path):
    with Logbook.open(tmp_path / "logbook.sqlite3") as opened:
        yield opened


@pytest.fixture
def bare(tmp_path: Path):
    peer = Bare(tmp_path / "bare.sqlite3")
    with closing(peer.connection):
        yield peer


def test_saving_a_version_costs_at_most_three_bare_inserts(book: Logbook, bare: Bare) -> None:
    def save(turn: int) -> None:
        drafts = tuple(book.drafts("1.1").values())
        new = new_version("1.1", "", turn)
        book.save_version(NewVersion(**{**_fields(new), "drafts": drafts}), client="bench", number=turn)

    def draft(turn: int) -> None:
        book.put_draft("1.1", "learnt", f"{SENTENCE * 5}{turn}", client="bench", number=turn)

    saved, drafted, peer = medians(300, save, draft, lambda turn: bare.insert(json.dumps({**ANSWERS, "turn": turn})))
    told(
        Figure("save a version", saved, peer, BARE, most=3),
        Figure("keep a draft", drafted, peer, BARE, most=3),
    )


@pytest.fixture
def long_book(book: Logbook) -> Logbook:
    """31 cards with 40 versions each."""
    number = 0
    for turn in range(40):
        for card in CARDS:
            number += 1
            book.save_version(new_version(card, "Hope Street", turn), client="fill", number=number)
    return book


def test_lists_do_not_grow_with_history(long_book: Logbook, tmp_path: Path, bare: Bare) -> None:
    """The latest list of 31 cards with 40 versions each, against the same list with one version each."""
    (tmp_path / "short").mkdir()
    with Logbook.open(tmp_path / "short" / "logbook.sqlite3") as short:
        for number, card in enumerate(CARDS):
            short.save_version(new_version(card, "Hope Street", 0), client="fill", number=number)
        long_list, short_list, stages, short_stages = medians(
            100,
            lambda _: long_book.latest(),
            lambda _: short.latest(),
            lambda _: long_book.stages(CARDS),
            lambda _: short.stages(CARDS),
        )
    saved, peer = medians(
        100,
        lambda turn: long_book.save_version(new_version("1.1", "Hope Street", turn), client="more", number=turn),
        lambda turn: bare.insert(json.dumps({**ANSWERS, "turn": turn})),
    )
    once = "the same with one version each"
    told(
        Figure("the list of 31 cards with 40 versions each", long_list, short_list, once, most=1.5),
        Figure("the stages of 31 cards with 40 versions each", stages, short_stages, once, most=1.5),
        Figure("save a version where there are 31 × 40", saved, peer, BARE, most=3),
    )


def test_how_saving_and_opening_grow_with_the_versions(tmp_path: Path) -> None:
    saved, opened = {}, {}
    for versions in GROWTH:
        path = tmp_path / str(versions) / "logbook.sqlite3"
        path.parent.mkdir()
        with Logbook.open(path) as book:
            filled = [new_version(CARDS[turn % len(CARDS)], "Hope Street", turn) for turn in range(versions)]
            book.save_versions(filled, client="fill")
            save = partial(_save_one, book)
            (saved[versions],) = medians(40, save, warm=5)
        (opened[versions],) = medians(40, partial(_open_and_close, path), warm=5)
    told(Growth("save a version", "versions", saved, {}), Growth("open the log book", "versions", opened, {}))


READY = """
from pathlib import Path
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion
path, small = Path(sys.argv[1]), Path(sys.argv[2])
def save(book, number):
    words = "We walked down the high street. " * 60
    return book.save_version(NewVersion("1.1", "Hope Street", words=words), client="memory", number=number)
with Logbook.open(small) as book:
    save(book, 1), book.latest(), book.versions(1), book.search("street"), book.every()
"""
"""All that is loaded for it is there, and SQLite has what it keeps of a file in mind."""

MEMORY = {
    "memory of opening the log book": "Logbook.open(path).close()",
    "memory of a save": "save(Logbook.open(path), 2)",
    "memory of a search in versions": "Logbook.open(path).search('street')",
    "memory of the list of 31 cards": "Logbook.open(path).latest()",
    "memory of all versions of a card": "Logbook.open(path).versions(1)",
    "memory of every version": "Logbook.open(path).every()",
}


def test_how_memory_grows_with_the_versions(tmp_path: Path) -> None:
    """What only looks at the newest takes what SQLite keeps of a file at most, whatever came before it."""
    costs: dict[str, dict[int, float]] = {job: {} for job in MEMORY}
    small = tmp_path / "small.sqlite3"
    for versions in GROWTH:
        path = tmp_path / str(versions) / "logbook.sqlite3"
        path.parent.mkdir()
        with Logbook.open(path) as book:
            filled = [new_version(CARDS[turn % len(CARDS)], "Hope Street", turn) for turn in range(versions)]
            book.save_versions(filled, client="fill")
        Logbook.open(path).close()  # today's backup is made here
        for job, work in MEMORY.items():
            costs[job][versions] = megabytes(READY, work, str(path), str(small))
    told(*(Growth(job, "versions", found, {}, unit="MB") for job, found in costs.items()))


def _save_one(book: Logbook, turn: int) -> None:
    book.save_version(new_version("1.1", "Hope Street", turn), client="more", number=turn)


def _open_and_close(path: Path, _: int) -> None:
    Logbook.open(path).close()


def test_opening_costs_little_more_than_sqlite(long_book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "logbook.sqlite3"
    with Logbook.open(path):
        pass  # today's backup is made here

    def ours(_: int) -> None:
        Logbook.open(path).close()

    def peer(_: int) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM entry").fetchall()

    small = tmp_path / "small" / "logbook.sqlite3"
    small.parent.mkdir()
    with Logbook.open(small) as book:
        number = 0
        while small.stat().st_size < 3_900_000:
            number += 1
            book.save_version(new_version("1.1", "", number), client="fill", number=number)
    Logbook.open(small).close()

    opened, bare, checked = medians(50, ours, peer, lambda _: Logbook.open(small).close())
    told(
        Figure("open a log book of 31 × 40 versions", opened, bare, "SQLite opening the same file"),
        Figure("open one whose whole file is checked first", checked, bare, "SQLite opening the same file"),
    )
    assert opened - bare < 10
    assert checked - bare < 10


def _fields(new: NewVersion) -> dict[str, object]:
    return {field.name: getattr(new, field.name) for field in fields(NewVersion)}
