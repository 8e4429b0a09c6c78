"""Searching in one card, capability, community or time: in new, older and merged log books, and after forgetting."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.logbook import Logbook, NewerLogbook, list_backups
from powerkit.logbook.migrations import MIGRATIONS
from powerkit.logbook.model import Asked, NewVersion, line_key
from powerkit.logbook.redact import Rewording

from .killing import every_stop
from .old_files import take_back

STEP = "what an entry is within is in the index of words"
START = datetime(2026, 3, 1, 23, tzinfo=UTC)
CARDS = ("1.1", "1.2", "10.1", "11.1", "note.1a", "note.1b", "destination.look")
COMMUNITIES = ("", "Hope Street", "Hope", "Łódź 50%_", 'Say "hi" OR *', "c686f7065")
WORDS = ("walk", "walked", "bus", "k312e31", "c686f7065", "h6e6f7465")
BOTH = [
    Asked(text, card, capability, community)
    for text in ("", "wal")
    for card in ("", "1.1", "note")
    for capability in ("", "1")
    for community in (None, "hope  STREET")
]

one_entry = st.tuples(
    st.sampled_from(CARDS),
    st.sampled_from(COMMUNITIES),
    st.sampled_from(WORDS),
    st.integers(0, 60),
    st.integers(-12, 14),
)
days = st.none() | st.dates(date(2026, 2, 28), date(2026, 3, 7))
asking = st.builds(
    Asked,
    text=st.sampled_from(["", "wal", "walk ", *WORDS, "c", "k3"]),
    card=st.sampled_from(["", *CARDS, "note", "1", "2.1"]),
    capability=st.sampled_from(["", "1", "10", "2"]),
    community=st.none() | st.sampled_from(COMMUNITIES),
    since=days,
    until=days,
)


def fits(asked: Asked, card: str, community: str, words: str, saved: datetime) -> bool:
    """Whether an entry is to be found, said without any index."""
    word = asked.text.strip()
    return (
        (words.startswith(word) if asked.text == word else words == word)
        and asked.card in ("", card, card.partition(".")[0])
        and asked.capability in ("", card.partition(".")[0])
        and (asked.community is None or line_key(asked.community) == line_key(community))
        and (asked.since is None or saved.date() >= asked.since)
        and (asked.until is None or saved.date() <= asked.until)
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(one_entry, min_size=1, max_size=30), st.lists(asking, min_size=1, max_size=30))
def test_what_is_listed_and_counted_is_what_fits(entries, all_asked) -> None:
    newest = {}
    with TemporaryDirectory() as folder, Logbook.open(Path(folder) / "logbook.sqlite3") as book:
        for number, (card, community, words, hours, offset) in enumerate(entries):
            saved = (START + timedelta(hours=hours)).astimezone(timezone(timedelta(hours=offset)))
            new = NewVersion(card, community, words=words, saved=saved)
            newest[book.save_version(new, client="page", number=number).id] = (card, community, words, saved)
        for asked in all_asked:
            wanted = {entry for entry, given in newest.items() if fits(asked, *given)}
            found = book.find(asked, limit=100)
            assert {item.id for item in found} == wanted, asked
            assert [item.place for item in found] == sorted((item.place for item in found), reverse=True)
            assert (book.count(asked, 100), book.count(asked, 2)) == (len(wanted), min(2, len(wanted)))


def test_words_on_many_days_are_counted(book: Logbook) -> None:
    for number in range(25):
        book.save_version(NewVersion(f"note.{number}", words="a walk"), client="page", number=number)
    assert book.count(Asked("walk", since=date(2026, 11, 22)), 200) == 25


def fill(path: Path, clock) -> None:
    with Logbook.open(path, now=clock, new_id=lambda: "a workbook") as book:
        news = [NewVersion(card, place, words=f"{place} walk") for card in CARDS for place in COMMUNITIES]
        book.save_versions(news, client="page")


def listed(path: Path, clock) -> list[list[tuple[str, str]]]:
    with Logbook.open(path, now=clock) as book:
        return [[(item.card, item.community) for item in book.find(asked, 100)] for asked in BOTH]


def index(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT rowid, text, within FROM words ORDER BY rowid").fetchall()


def test_an_older_log_book_is_searched_as_if_it_had_been_written_today(path: Path, clock) -> None:
    fill(path, clock)
    before, wanted = index(path), listed(path, clock)
    take_back(path, STEP)
    assert listed(path, clock) == wanted
    assert index(path) == before
    assert [backup for backup in list_backups(path.parent / "Backups") if backup.before_update]


def test_an_older_program_refuses_it_with_one_line_and_leaves_it_alone(path: Path, clock) -> None:
    fill(path, clock)
    before = path.read_bytes()
    with pytest.raises(NewerLogbook, match=r"newer version.*Update the workbook"):
        Logbook.open(path, now=clock, migrations=MIGRATIONS[:-1])
    assert path.read_bytes() == before


def test_bringing_it_up_to_date_can_be_killed_at_any_moment(tmp_path: Path, clock) -> None:
    start = tmp_path / "start" / "logbook.sqlite3"
    start.parent.mkdir()
    fill(start, clock)
    wanted, before = listed(start, clock), index(start)
    take_back(start, STEP)
    shutil.rmtree(start.parent / "Backups", ignore_errors=True)

    def bring_up(folder: Path) -> None:
        Logbook.open(folder / "logbook.sqlite3", now=clock).close()

    for folder in every_stop(start.parent, tmp_path, bring_up):
        assert listed(folder / "logbook.sqlite3", clock) == wanted
        assert index(folder / "logbook.sqlite3") == before
        assert [backup for backup in list_backups(folder / "Backups") if backup.before_update]


def test_a_community_that_is_called_otherwise_is_found_under_its_new_name_and_nothing_is_left_of_the_old(
    path: Path, clock
) -> None:
    with Logbook.open(path, now=clock) as book:
        for number, card in enumerate(("1.1", "1.2")):
            book.save_version(NewVersion(card, "Quorndle", words="walk"), client="page", number=number)
        book.save_version(NewVersion("1.3", "Hope", words="walk"), client="page", number=9)
    clock.move(days=1)
    take_back(path, STEP)
    with Logbook.open(path, now=clock) as book:  # a backup of before is made, and today's
        book.reword(called("Quorndle", "Mill Bank"))
        asked = [Asked("walk", community=place) for place in ("Quorndle", "Mill Bank", "Hope")]
        assert [sorted(item.card for item in book.find(given)) for given in asked] == [[], ["1.1", "1.2"], ["1.3"]]
    backups = list((path.parent / "Backups").iterdir())
    assert len(backups) == 2
    for file in (path, *backups):
        content = file.read_bytes().lower()
        assert not any(name in content for name in (b"quorndle", b"quorndle".hex().encode()))
        assert b"mill bank" in content


def called(before: str, now: str) -> Rewording:
    return Rewording(
        text=lambda text: text.replace(before, now),
        version=lambda entry: replace(entry, community=entry.community.replace(before, now)),
        draft=lambda card, field, value: value,
        words=lambda entry: "walk",
    )


def test_what_came_with_another_copy_is_found_in_its_community(book: Logbook, tmp_path: Path, clock) -> None:
    book.save_version(NewVersion("2.1", "Quorndle", words="walk"), client="page", number=0)
    book.save_version(NewVersion("1.1", "Hope", words="a walk"), client="page", number=1)
    (tmp_path / "laptop").mkdir()
    book.backup_to(copy := tmp_path / "laptop" / "logbook.sqlite3")
    with Logbook.open(copy, now=clock) as other:
        clock.move(seconds=1)
        other.reword(called("Quorndle", "Town End"))
        other.save_version(NewVersion("1.1", "Hope", words="a walk there"), client="laptop", number=1)
        other.save_version(NewVersion("1.2", "Mill Bank", words="a walk there"), client="laptop", number=2)
    book.save_version(NewVersion("1.3", "Hope", words="a walk here"), client="page", number=2)
    take_back(copy, STEP)
    book.merge(copy)
    for place, cards in (("hope", ["1.1", "1.3"]), ("mill bank", ["1.2"]), ("town end", ["2.1"]), ("quorndle", [])):
        assert sorted(item.card for item in book.find(Asked("walk", community=place))) == cards
