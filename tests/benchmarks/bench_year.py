"""How fast a log book of 100,000 entries is searched and its start page filled. Run: pytest -m benchmark -s -n 0.

Search as you type is measured beside a bare FTS5 query on the same rows that gives the same: the first 20 in the order
of the list with their words lit, and no more. What FTS5 does when asked for the best match first is printed too.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from powerkit.deck import Deck, load_deck
from powerkit.logbook import Logbook
from powerkit.logbook.model import Asked, NewAction, NewVersion
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder
from powerkit.ui.pages.home import HomeDesk
from powerkit.ui.pages.log import LogDesk

from .figures import Figure, Growth, medians, megabytes, told

pytestmark = pytest.mark.benchmark

MANY, TEN_THOUSAND, FEW, HUNDRED = 100_000, 10_000, 1_000, 100
GROWTH = (HUNDRED, FEW, TEN_THOUSAND, MANY)
STEP = 5_000
TYPED = ("w", "w7", "w71", "w715", "walk", "wal")
BARE = """SELECT rowid, snippet(words, 0, char(1), char(2), '…', 24) FROM words WHERE words MATCH ?
    ORDER BY rowid DESC LIMIT 20"""
RANKED = "SELECT rowid, text FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20"
TODAY = date(2026, 11, 22)
DECK = load_deck(deck_folder())
CARDS = list(DECK.cards)


def words(chance: random.Random) -> str:
    """Forty words of three thousand, a few of them said often."""
    return " ".join([*(f"w{chance.randrange(3000)}" for _ in range(38)), "walk", chance.choice(("bus", "walked"))])


def made(path: Path, count: int) -> Path:
    """A log book of so many entries: cards of 50 communities, then quick entries; each with an action and its day."""
    path.parent.mkdir()
    chance, start = random.Random(1), datetime(2020, 1, 1, tzinfo=UTC)
    with Logbook.open(path) as book:
        for first in range(0, count, STEP):
            news = []
            for number in range(first, min(count, first + STEP)):
                old = number < 50 * len(CARDS)
                card = CARDS[number % len(CARDS)] if old else f"note.{number:08x}"
                community = f"Place {number // len(CARDS) if old else number % 50}"
                due = TODAY + timedelta(days=number % 700 - 350)
                action = NewAction("action" if old else "now_what", f"Do {number}", due=due)
                saved = start + timedelta(minutes=number * 30)
                news.append(
                    NewVersion(
                        card, community, words=words(chance), actions=(action,), saved=saved, answers={"x": number}
                    )
                )
            book.save_versions(news, client=f"bench {first}")
    return path


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Logbook]]:
    folder = tmp_path_factory.mktemp("year")
    opened = {count: Logbook.open(made(folder / str(count) / "logbook.sqlite3", count)) for count in GROWTH}
    yield opened
    for book in opened.values():
        book.close()


@pytest.mark.parametrize("typed", TYPED)
def test_search_as_you_type_costs_little_more_than_a_bare_query(books: dict[int, Logbook], typed: str) -> None:
    asked, query = Asked(text=typed), f'"{typed}"*'
    with closing(sqlite3.connect(books[MANY].path)) as bare:
        ours, peer, small = medians(
            60,
            lambda _: books[MANY].find(asked, 20),
            lambda _: bare.execute(BARE, (query,)).fetchall(),
            lambda _: books[FEW].find(asked, 20),
        )
        (best,) = medians(3, lambda _: bare.execute(RANKED, (query,)).fetchall())
        found = [item.id for item in books[MANY].find(asked, 20)]
    assert len(found) == 20
    what = f"find “{typed}” in {MANY:,} entries"
    told(
        Figure(what, ours, peer, "bare FTS5 with snippets", most=2.2),
        Figure(what, ours, small, f"the same in {FEW:,}", most=50),
        Figure(what, ours, best, "bare FTS5, best match first"),
    )


@pytest.mark.parametrize("given", [{"text": "w71"}, {"text": "w"}, {"text": "w7", "community": "Place 7"}, {}])
def test_the_page_s_answer_does_not_grow_with_the_log_book(books: dict[int, Logbook], given: dict[str, str]) -> None:
    desks = {
        count: LogDesk(DECK, book, WorkbookFolder(book.path.parent), lambda: TODAY) for count, book in books.items()
    }
    message = {"kind": "find", "client": "a", "n": 1, **given}
    ours, small = medians(30, lambda _: list(desks[MANY].answer(message)), lambda _: list(desks[FEW].answer(message)))
    asked = ", ".join(given.values()) or "nothing"
    told(Figure(f"answer the log book’s page, asked for {asked}, in {MANY:,}", ours, small, f"in {FEW:,}", most=50))


NARROWED: tuple[dict[str, str | int], ...] = (
    {"community": "Place 7"},
    {"card": "1.2"},
    {"card": "note"},
    {"capability": 1},
    {"since": "2025-01-01"},
    {"until": "2020-02-20"},
)


@pytest.mark.parametrize("typed", ["w", "w71", "walk"])
def test_a_search_that_is_narrowed_costs_little_more_than_one_in_all_entries(
    books: dict[int, Logbook], typed: str
) -> None:
    desk = LogDesk(DECK, books[MANY], WorkbookFolder(books[MANY].path.parent), lambda: TODAY)
    asked = [{"kind": "find", "client": "a", "n": 1, "text": typed, **given} for given in ({}, *NARROWED)]
    all_there, *narrowed = medians(60, *(partial(_asked, desk, message) for message in asked))
    # What was saved first costs FTS5 a walk to it, whoever asks.
    limits = [2 if "community" in given else 2.5 for given in NARROWED]
    told(
        *(
            Figure(f"answer “{typed}” only in {given}", took, all_there, f"in all {MANY:,}", most=limit)
            for given, took, limit in zip(NARROWED, narrowed, limits, strict=True)
        )
    )


def test_the_start_page_of_a_long_year_costs_little_more_than_that_of_a_short_one(
    books: dict[int, Logbook], deck: Deck
) -> None:
    desks = {count: HomeDesk(deck, book, Path("x"), Random(1), lambda: TODAY) for count, book in books.items()}
    hello = {"kind": "hello", "client": "a", "n": 1}
    ours, small = medians(60, lambda _: list(desks[MANY].answer(hello)), lambda _: list(desks[HUNDRED].answer(hello)))
    told(Figure(f"what the start page shows, of {MANY:,} entries", ours, small, f"of {HUNDRED}", most=3))


def test_how_search_and_the_start_page_grow_with_the_entries(books: dict[int, Logbook], deck: Deck) -> None:
    desks = [HomeDesk(deck, book, Path("x"), Random(1), lambda: TODAY) for book in books.values()]
    hello = {"kind": "hello", "client": "a", "n": 1}
    finds = medians(30, *(partial(_find, book) for book in books.values()), warm=2)
    pages = medians(30, *(partial(_answered, desk, hello) for desk in desks), warm=2)
    told(
        Growth("find “w71”", "entries", dict(zip(books, finds, strict=True)), {}),
        Growth("what the start page shows", "entries", dict(zip(books, pages, strict=True)), {}),
    )


READY = """
from pathlib import Path
from powerkit.logbook import Logbook
from powerkit.logbook.model import Asked
with Logbook.open(Path(sys.argv[1])) as book:
    book.find(Asked("w71"), 20), book.actions(limit=100), book.latest(limit=1)
"""
"""All that is loaded for it is there, and SQLite has what it keeps of a file in mind: two megabytes."""


def test_how_memory_grows_with_the_entries(books: dict[int, Logbook]) -> None:
    open_it = "book = Logbook.open(Path(sys.argv[1]))\n"
    few = f"{open_it}book.find(Asked('w'), 20), book.count(Asked('w'), 200), book.actions(limit=100)"
    every = f"{open_it}book.latest()"
    for job, work in (("memory of a search", few), ("memory of a list of all entries", every)):
        costs = {count: megabytes(READY, work, str(book.path)) for count, book in books.items()}
        told(Growth(job, "entries", costs, {}, unit="MB"))


def _find(book: Logbook, _: int) -> None:
    book.find(Asked(text="w71"), 20)


def _asked(desk: LogDesk, message: dict[str, object], _: int) -> None:
    list(desk.answer(message))


def _answered(desk: HomeDesk, message: dict[str, object], _: int) -> None:
    list(desk.answer(message))
