"""What readers wrote back is found with the entry it is on: after saves, merges, forgetting, and in older files."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from powerkit.logbook import Logbook
from powerkit.logbook.model import Asked, NewVersion
from powerkit.logbook.redact import Rewording
from powerkit.logbook.share_model import REPLACED, KeptComment, NewShare, SharedItem

from .old_files import take_back


def save(book: Logbook, card: str, words: str, number: int) -> int:
    return book.save_version(NewVersion(card, answers={"x": words}, words=words), client="page", number=number).id


def came_back(book: Logbook, entry: int, *texts: str, author: str = "", token: str = "t", on_all: str = "") -> None:
    item = SharedItem("1.1", entry, 1)
    share = book.share_of(token) or book.add_share(NewShare(token, "", "", (), REPLACED, "", (item,), ()))
    if on_all:
        book.add_reply(share.number, "Pauline", [KeptComment("", 0, 0, on_all, author)])
    book.add_reply(share.number, "Pauline", [KeptComment("1.1", entry, 1, text, author) for text in texts])


def cards(book: Logbook, text: str) -> list[str]:
    return [letter.card for letter in book.search(text)]


def test_a_comment_is_found_by_its_words_and_by_who_wrote_it(book: Logbook) -> None:
    entry = save(book, "1.1", "lanyards", 1)
    save(book, "1.2", "bridges", 2)
    came_back(book, entry, "Who is in the middle?", "誰もいない")
    for asked in ("middle", "pauline", "lanyards middle", "もい"):
        assert cards(book, asked) == ["1.1"], asked
    (found,) = book.search("middle")
    assert [part for part, lit in found.parts if lit] == ["middle"]
    assert "\x1d" not in "".join(part for part, _ in found.parts)
    assert book.count(Asked("middle"), 5) == 1


def test_it_is_found_after_a_new_version_and_once_more_is_written_back(book: Logbook) -> None:
    entry = save(book, "1.1", "lanyards", 1)
    came_back(book, entry, "The middle is empty", on_all="Let us talk on Thursday")
    assert cards(book, "talk thursday") == ["1.1"]
    save(book, "1.1", "badges", 2)
    assert [cards(book, asked) for asked in ("middle thursday", "badges", "lanyards")] == [["1.1"], ["1.1"], []]
    came_back(book, entry, "Ask them", token="again", author="Ana Example")
    assert [cards(book, asked) for asked in ("middle badges", "ask them", "ana")] == [["1.1"]] * 3


def test_words_with_a_separator_in_them_stay_the_persons_own(book: Logbook) -> None:
    entry = save(book, "1.1", "before\x1dafter", 1)
    came_back(book, entry, "x\x1dy")
    came_back(book, entry, "later", token="again")
    assert [cards(book, asked) for asked in ("after", "later", "x", "y")] == [["1.1"]] * 4


def test_a_log_book_of_before_finds_the_comments_it_has(path: Path) -> None:
    with Logbook.open(path) as book:
        entry = save(book, "1.1", "lanyards", 1)
        save(book, "1.2", "middle class", 2)
        came_back(book, entry, "Nobody stands in the café")
    take_back(path, "comments are found")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE words SET text = 'lanyards' WHERE rowid = (SELECT place FROM entry WHERE id = ?)", (entry,)
        )
    with Logbook.open(path) as book:
        assert [cards(book, asked) for asked in ("cafe", "pauline", "lanyards stands")] == [["1.1"]] * 3
        assert cards(book, "middle") == ["1.2"]


def test_a_log_book_of_before_finds_what_was_said_of_all_that_was_sent(path: Path) -> None:
    with Logbook.open(path) as book:
        entry = save(book, "1.1", "lanyards", 1)
        came_back(book, entry, on_all="Talk on Thursday")
        came_back(book, entry, "Nobody stands there", token="later")
    take_back(path, "comments on all of a share are found")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE words SET text = 'lanyards' || char(29) || 'Nobody stands there Pauline'")
    with Logbook.open(path) as book:
        assert [cards(book, asked) for asked in ("thursday", "lanyards stands", "talk nobody")] == [["1.1"]] * 3
        (found,) = book.search("thursday")
        assert "".join(part for part, _ in found.parts) == "Talk on Thursday Pauline"


@pytest.mark.parametrize("newer_there", [True, False])
def test_comments_of_two_copies_are_found_in_both(path: Path, tmp_path: Path, newer_there: bool) -> None:
    with Logbook.open(path) as book:
        entry = save(book, "1.1", "lanyards", 1)
        came_back(book, entry, "Seen from here")
        other = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(other)) as target:
            source.backup(target)
        with Logbook.open(other) as there:
            came_back(there, entry, "Seen from there", token="elsewhere")
            if newer_there:
                there.save_version(NewVersion("1.1", answers={"x": "keys"}, words="keys"), client="other", number=9)
        came_back(book, entry, "Seen afterwards", token="later")
        book.merge(other)
        for asked in ("seen here", "seen there", "seen afterwards", "keys" if newer_there else "lanyards"):
            assert cards(book, asked) == ["1.1"], asked


def test_a_name_forgotten_in_a_comment_is_found_no_more(book: Logbook) -> None:
    entry = save(book, "1.1", "lanyards", 1)
    came_back(book, entry, "Is Quorndle in the middle?", author="Quorndle")
    how = Rewording(
        text=lambda text: text.replace("Quorndle", "somebody"),
        version=lambda version: version,
        draft=lambda card, field, value: value,
        words=lambda version: "lanyards",
    )
    book.reword(how)
    assert [cards(book, asked) for asked in ("quorndle", "middle somebody", "lanyards")] == [[], ["1.1"], ["1.1"]]
