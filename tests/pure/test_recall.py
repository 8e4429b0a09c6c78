"""A card that looks back at another: what it shows, and the quick one made where there is none."""

from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.desk import CardDesk
from powerkit.logbook import Logbook
from powerkit.page import card_view, recalls

MAP = [{"_id": "r1", "name": "Amira Testworth", "ring": "1"}]


def desk_for(deck: Deck, logbook: Logbook, card: str) -> CardDesk:
    asked = deck.card(card)
    return CardDesk(asked, logbook, lambda entry: None, recalls(deck, asked))


def send(desk: CardDesk, **message: Any) -> dict[str, Any]:
    return next(iter(desk.answer({"client": "tab", "n": 0, **message})))


def test_a_card_with_nothing_to_look_back_at_offers_a_quick_one(deck: Deck, logbook: Logbook) -> None:
    fields = [field["id"] for field in card_view(deck, deck.card("2.3"), "w")["fields"]]
    assert fields.index("1.2.map") == fields.index("map_again") + 1
    assert send(desk_for(deck, logbook, "2.3"), kind="hello")["recalled"]["map_again"] is None


def test_a_quick_map_becomes_the_first_version_of_its_own_card(deck: Deck, logbook: Logbook) -> None:
    desk = desk_for(deck, logbook, "2.3")
    assert send(desk, kind="draft", n=1, field="about.community", value="Mill Bank")["ok"]
    assert send(desk, kind="draft", n=2, field="1.2.map", value=MAP)["ok"]
    assert send(desk, kind="draft", n=3, field="map_again", value=["Amira Testworth"])["ok"]
    saved = send(desk, kind="save", n=4)
    assert saved["also"] == ["What you made here is saved as card 1.2 too."]
    [map_entry] = logbook.latest(card="1.2")
    assert map_entry.answers["map"][0]["name"] == "Amira Testworth"
    assert map_entry.community == "Mill Bank"
    found = send(desk, kind="hello")["recalled"]["map_again"]
    assert [part["text"] for part in found["parts"]] == ["Amira Testworth"]
    assert found["said"].startswith("From card 1.2, version 1")


def test_saving_twice_does_not_make_the_quick_one_twice(deck: Deck, logbook: Logbook) -> None:
    desk = desk_for(deck, logbook, "2.3")
    send(desk, kind="draft", n=1, field="1.2.map", value=MAP)
    send(desk, kind="save", n=2)
    send(desk, kind="save", n=2)
    assert send(desk, kind="save", n=3)["also"] == []
    assert [entry.version for entry in logbook.latest(card="1.2")] == [1]


def test_what_was_begun_on_the_other_card_is_gone_on_with_here(deck: Deck, logbook: Logbook) -> None:
    send(desk_for(deck, logbook, "1.2"), kind="draft", n=1, field="map", value=MAP)
    send(desk_for(deck, logbook, "1.2"), kind="draft", n=2, field="different", value="Meet more people.")
    answers = send(desk_for(deck, logbook, "2.3"), kind="hello")
    assert answers["values"]["1.2.map"] == MAP
    send(desk_for(deck, logbook, "2.3"), kind="save", n=3)
    assert set(logbook.drafts("1.2")) == {"different"}


def test_every_card_that_looks_back_shows_what_was_saved(deck: Deck, logbook: Logbook) -> None:
    looked_at = [(card, field, one) for card in deck.cards.values() for field, one in recalls(deck, card).items()]
    assert {card.id for card, _, _ in looked_at} >= {"2.3", "4.1", "5.2", "7.1", "7.2", "10.4"}
    for card, field, _ in looked_at:
        assert field in send(desk_for(deck, logbook, card.id), kind="hello")["recalled"]


@pytest.mark.parametrize("field", [None, 3, "1.2.nothing", "9.9.map", "1.2.map"])
def test_a_card_that_looks_back_at_nothing_keeps_no_answer_of_another(
    deck: Deck, logbook: Logbook, field: object
) -> None:
    reply = send(desk_for(deck, logbook, "1.1"), kind="draft", n=1, field=field, value=MAP)
    assert not reply["ok"] and logbook.drafts("1.2") == {}
