"""Pictures kept in the log book, so that each is drawn once."""

import pytest

from powerkit.documents.model import Picture
from powerkit.entries.picture_cache import kept_in
from powerkit.errors import LogbookError
from powerkit.kinds.text import Text
from powerkit.logbook import picture_cache


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """Text counts as a kind that is drawn; what was drawn is noted here."""
    monkeypatch.setattr("powerkit.entries.picture_cache.is_drawn", lambda kind: kind.name == "text")
    return []


def test_the_same_answer_is_drawn_once_and_another_one_anew(book, drawn) -> None:
    def draw(kind, answer, label):
        drawn.append(answer)
        return (Picture(f"<svg>{answer}</svg>", f"About {answer}", label),)

    kept_draw = kept_in(book, draw)
    kept_draw(Text(), "bus", "Words")
    kept_draw(Text(), "bus", "Words")
    assert kept_draw(Text(), "bus", "Words") == (Picture("<svg>bus</svg>", "About bus", "Words"),)
    assert drawn.count("bus") == 1


def test_a_kind_without_pictures_asks_the_log_book_nothing(book) -> None:
    book.close()
    assert kept_in(book)(Text(), "bus", "Words") == ()


def test_a_picture_that_cannot_be_kept_is_drawn_all_the_same(book, drawn, monkeypatch) -> None:
    def full(*_):
        raise LogbookError("The disk is full.")

    monkeypatch.setattr(book, "keep_picture", full)
    monkeypatch.setattr(book, "picture", full)
    picture = Picture("<svg/>", "A picture")
    assert kept_in(book, lambda *_: (picture,))(Text(), "bus", "Words") == (picture,)


def test_only_the_newest_pictures_are_kept(book, monkeypatch) -> None:
    monkeypatch.setattr(picture_cache, "MOST", 3)
    for number in range(5):
        book.keep_picture(str(number), "<svg/>")
    assert [book.picture(str(number)) for number in range(5)] == [None, None, *["<svg/>"] * 3]
    book.keep_picture("4", "<svg>again</svg>")
    assert book.picture("4") == "<svg>again</svg>" and book.picture("2") is not None
