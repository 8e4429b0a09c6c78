"""What the leader says of a word, written small or where a sentence begins, holds in every file and loses nobody."""

import pytest

from powerkit.documents.formats import FORMATS
from powerkit.logbook.share_model import NameWord
from powerkit.privacy import Names
from powerkit.reports.share.pseudonyms import decide, names_to_check


def asked(sharing, book) -> dict[str, bool]:
    found = names_to_check(book, sharing.ready("1.1").matter)
    return {item.text: False for item in found.unsure} | {item.text: True for item in found.guesses if item.likely}


@pytest.mark.parametrize("known", ["Dawn Frost, Will Hunt", "Frost, Dawn Hunt", "Frost"])
def test_what_is_no_name_in_small_letters_stays_and_with_a_capital_nobody_does(book, save, sharing, known) -> None:
    save(
        "1.1",
        {"changing": "So much frost on the ground, so will hunt for salt. Frost came. Ask Frost.", "companion": known},
    )
    words = asked(sharing, book)
    assert "frost" in words and set(words) <= {"frost", "will hunt"}
    decide(book, [NameWord(word, False) for word in words])
    assert {name for name in known.split(", ") if name not in book.codes()} == set(), "nobody is forgotten for it"
    assert asked(sharing, book) == {}, "it is asked about once"
    text = sharing.text("1.1")
    assert "So much frost on the ground, so will hunt for salt. Person" in text and "Frost" not in text
    assert sharing.make("1.1", formats=tuple(FORMATS)).files


def test_a_word_in_small_letters_that_is_a_name_is_not_asked_about_again(book, save, sharing) -> None:
    save("1.1", {"changing": "So much frost on the ground. A frost, too.", "companion": "Dawn Frost"})
    decide(book, [NameWord("frost", True)])
    assert asked(sharing, book) == {}
    assert "So much Person A on the ground. A frost, too." in sharing.text("1.1")
    assert list(book.codes()) == ["Dawn Frost"]


def test_a_word_that_is_no_name_where_it_begins_a_text_is_none_in_any_file(book, save, sharing) -> None:
    save("1.1", {"changing": "a line without an end\nGrace is here, too", "companion": "Grace Bello"})
    decide(book, [NameWord(word, False) for word in asked(sharing, book)])
    assert "Grace is here" in sharing.text("1.1")
    assert sharing.make("1.1", formats=tuple(FORMATS)).files


@pytest.mark.parametrize(
    "order", [("Hanif Mokoena", "Hanif"), ("Hanif", "Hanif Mokoena"), ("Mokoena", "Hanif", "Hanif Mokoena")]
)
def test_a_whole_name_and_its_part_that_are_said_at_once_are_one_person(book, save, sharing, order) -> None:
    save("1.1", {"changing": "Hanif Mokoena rang. I rang Hanif back. Mokoena laughed."})
    decide(book, [NameWord(word, True) for word in order])
    assert list(book.codes()) == ["Hanif Mokoena"]
    assert "Person A rang. I rang Person A back. Person A laughed." in sharing.text("1.1")
    assert asked(sharing, book) == {}


def test_two_people_with_a_first_name_in_common_stay_two(book) -> None:
    decide(book, [NameWord(word, True) for word in ("Hanif", "Hanif Mokoena", "Hanif Vash", "Zuleika")])
    assert list(book.codes()) == ["Hanif Mokoena", "Hanif Vash", "Zuleika"]
    assert Names(book.codes()).replace("Hanif") == "Person A or Person B"
