"""My year: what was made and done, pictures then and now, and a page for a wall that names nobody."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.reports.my_year import then_and_now, wall, year_of
from powerkit.ui.widgets.bundle import HERE

ZOE = {"name": "Quorndle", "ring": "1"}
ACTION = {"what": "Ask Quorndle", "status": "done"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    with Logbook.open(tmp_path / "book.db") as opened:
        yield opened


def save(book: Logbook, deck: Deck, card: str, answers: dict[str, Any], day: str, **about: Any) -> None:
    fill([{"card": card, "answers": answers, "saved": f"{day}T12:00:00+00:00", **about}], deck, book, client=card + day)


def test_a_year_counts_what_was_made_and_done_and_finds_pictures_with_a_then(book: Logbook, deck: Deck) -> None:
    assert (year_of(deck, book).turned, year_of(deck, book).days) == (0, "")
    save(book, deck, "1.2", {"different": "Nothing is drawn yet."}, "2025-10-01")
    save(book, deck, "1.2", {"map": [ZOE]}, "2025-11-28")
    assert year_of(deck, book).pairs == ()
    save(book, deck, "1.2", {"map": [ZOE, {"name": "Sam Example", "ring": "2"}], "action": ACTION}, "2026-11-13")
    save(book, deck, "2.2", {"discussion": "The bus."}, "2026-01-05")
    year = year_of(deck, book)
    assert (year.days, year.turned, year.cards) == ("October 2025 to November 2026", 2, len(deck.cards))
    assert (year.done, year.actions, year.pairs) == (1, 1, ("1.2",))


def test_then_and_now_are_the_first_and_the_newest_picture_with_her_words_of_that_day(
    book: Logbook, deck: Deck
) -> None:
    save(book, deck, "1.2", {"map": [ZOE], "different": "Only one person."}, "2025-11-28")
    save(book, deck, "1.2", {"map": [ZOE, {"name": "Sam", "ring": "2"}]}, "2026-02-01")
    save(book, deck, "1.2", {"map": [{"name": "Ana", "ring": "2"}], "different": "Another one."}, "2026-11-13")
    found = then_and_now(deck, book, "1.2")
    assert found is not None
    assert [(item.day, item.sentence) for item in found] == [
        ("28 November 2025", "Only one person."),
        ("13 November 2026", "Another one."),
    ]
    assert [("Quorndle" in item.picture.svg, "Ana" in item.picture.svg) for item in found if item.picture] == [
        (True, False),
        (False, True),
    ]
    assert then_and_now(deck, book, "1.3") is None
    assert then_and_now(deck, book, "no card") is None


def test_the_page_for_the_wall_names_nobody_and_shows_nothing_private(book: Logbook, deck: Deck) -> None:
    save(book, deck, "1.2", {"map": [ZOE, {"name": "Sam Example", "ring": "2"}]}, "2025-11-28")
    save(book, deck, "2.2", {"discussion": "Quorndle spoke first. <b>Twice</b>."}, "2026-01-05")
    save(book, deck, "6.2", {"learnt": "A secret of mine."}, "2026-01-06", private={"learnt": True})
    page = wall(deck, book).decode()
    pictures = [base64.b64decode(match).decode() for match in re.findall(r"svg\+xml;base64,([\w+/=]+)", page)]
    assert len(pictures) == 1
    ElementTree.fromstring(pictures[0])
    assert "Person A" in pictures[0]
    for hidden in ("Quorndle", "Sam Example", "A secret of mine", "<b>Twice"):
        assert hidden not in "".join([page, *pictures]), hidden
    assert "spoke first." in page
    assert page.count('class="turned"') == 3
    assert page.count("<h3>") == len(deck.cards)


def test_the_wall_has_the_colours_of_the_suits() -> None:
    given = re.findall(r"--pk-suit-(\d+): (#\w+);", (HERE / "tokens.css").read_text(encoding="utf-8"))[:10]
    wall_style = (Path(wall.__code__.co_filename).with_name("my_year.css")).read_text(encoding="utf-8")
    assert re.findall(r"[.]suit-(\d+) { --suit: (#\w+); }", wall_style) == given
