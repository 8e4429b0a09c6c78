"""What several people say to one question: kept, searched, shown and shared as the question's own answer is."""

from itertools import count
from typing import Any

import pytest

from powerkit.deck import Deck, load_deck, others_ids
from powerkit.documents.model import Document, words_of
from powerkit.entries.forget import parts_of_entry
from powerkit.entries.history import differences
from powerkit.entries.import_json import fill
from powerkit.errors import DeckError
from powerkit.logbook import Logbook
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from powerkit.ui.card_session import CardDesk

PAGES = count(1)
SAID = [
    {"_id": "r1", "part": "a parent of three", "words": "Nobody answers for the whole of it."},
    {"_id": "r2", "part": "", "words": "Rosa Vantongeren does."},
]


def saved(deck: Deck, logbook: Logbook, private: bool = False, said: Any = SAID) -> Any:
    """The entry of 8.3 after the page sent what two people say to one question."""
    desk, page = CardDesk(deck.card("8.3"), logbook, lambda _: None), f"page {next(PAGES)}"
    values = {"also_clear_why": said, "clear_why": "I am not sure.", "about.private": {"clear_why": private}}
    for number, (field, value) in enumerate(values.items(), 1):
        assert next(iter(desk.answer({"kind": "draft", "client": page, "n": number, "field": field, "value": value})))[
            "ok"
        ]
    reply = next(iter(desk.answer({"kind": "save", "client": page, "n": 9})))
    assert reply["ok"], reply
    return desk.held()


def record(logbook: Logbook, entry: Any) -> Document:
    return compose_record(entry, Names(logbook.codes()), lambda *_: ())


def read(document: Document) -> str:
    return "\n".join(words_of(document.blocks)) + str(document)


def test_answers_of_several_people_come_back_to_the_page_as_they_were(deck: Deck, logbook: Logbook) -> None:
    saved(deck, logbook)
    desk = CardDesk(deck.card("8.3"), logbook, lambda _: None)
    assert next(iter(desk.answer({"kind": "hello", "client": "b", "n": 1})))["values"]["also_clear_why"] == SAID


def test_the_record_shows_them_under_their_question_with_names_replaced(deck: Deck, logbook: Logbook) -> None:
    logbook.remember_names([("Rosa Vantongeren", "")])
    text = read(record(logbook, saved(deck, logbook)))
    assert "Also said: What makes you say that?" in text
    assert "a parent of three" in text and "Nobody answers for the whole of it." in text
    assert "Vantongeren" not in text


def test_they_are_private_when_their_question_is_and_open_when_it_is_again(deck: Deck, logbook: Logbook) -> None:
    assert "Nobody answers" not in read(record(logbook, saved(deck, logbook, private=True)))
    assert "Nobody answers" in read(record(logbook, saved(deck, logbook, private=False)))


def test_a_question_the_deck_keeps_private_keeps_what_others_say_private(deck: Deck, logbook: Logbook) -> None:
    item = {"card": "8.3", "answers": {"also_voices": SAID, "confidence": "Time"}}
    [entry] = fill([item], deck, logbook, client="test")
    assert "Nobody answers" not in read(record(logbook, entry))


def test_a_search_finds_what_somebody_else_said(deck: Deck, logbook: Logbook) -> None:
    saved(deck, logbook)
    assert [found.card for found in logbook.search("answers for the whole")] == ["8.3"]


def test_each_can_be_forgotten_by_itself_and_a_change_is_told_in_words(deck: Deck, logbook: Logbook) -> None:
    first = saved(deck, logbook)
    assert {("also_clear_why", "r1"), ("also_clear_why", "r2")} <= {
        (part.field, part.row) for part in parts_of_entry(logbook, first.id)
    }
    second = saved(deck, logbook, said=SAID[:1])
    assert any("Also said" in difference.label for difference in differences(first, second))


def test_an_entry_stays_readable_when_the_deck_no_longer_asks_the_question(deck: Deck, logbook: Logbook) -> None:
    entry = saved(deck, logbook)
    assert "also_clear_why" in {field["id"] for field in entry.wording["fields"]}
    assert "also_clear" not in {field["id"] for field in entry.wording["fields"]}


def test_a_question_that_only_looks_back_takes_no_answers_of_others(deck: Deck) -> None:
    assert "also_map" not in others_ids(deck.card("2.3"))


def test_a_deck_cannot_take_an_id_that_is_kept_for_what_others_say(small_deck: Any) -> None:
    def change(tables: dict[str, Any]) -> None:
        next(iter(tables.values()))["card"][0]["field"][0]["id"] = "also_this"

    with pytest.raises(DeckError, match="for what others say"):
        load_deck(small_deck(change))
