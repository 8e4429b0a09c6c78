"""How someone else did a card: each card of the deck has an example, and nothing of the person's own goes in or out."""

import pytest

from powerkit.deck import Card, Deck, load_deck
from powerkit.logbook import Logbook
from powerkit.reports.someone_else import tell_example
from powerkit.ui.card_view import card_view
from tests.material import deck_tables, write_deck
from tests.shipped import shipped_deck

DECK = shipped_deck()


@pytest.mark.parametrize("card", DECK.cards.values(), ids=lambda card: card.id)
def test_a_card_shows_what_the_invented_leader_made_said_and_would_do(card: Card, logbook: Logbook) -> None:
    back = tell_example(card, logbook, {})["back"]
    assert back["picture"] or back["words"]
    assert back["sentence"] or back["words"]
    assert back["action"]["what"]
    assert logbook.latest() == []


def test_an_example_says_nothing_of_what_the_person_wrote(deck: Deck, logbook: Logbook) -> None:
    before = tell_example(deck.card("2.2"), logbook, {})
    logbook.put_draft("2.2", "learnt", "Words of my own", client="tab", number=1)
    assert tell_example(deck.card("2.2"), logbook, {}) == before
    assert "Words of my own" not in str(before)


def test_a_deck_of_ones_own_offers_no_example(deck: Deck, tmp_path) -> None:
    write_deck(tmp_path, deck_tables())
    own = load_deck(tmp_path)
    [first, *_] = own.cards.values()
    assert not card_view(own, first, "book")["card"]["example"]
    assert card_view(deck, deck.card("1.1"), "book")["card"]["example"]
