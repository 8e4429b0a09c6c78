"""The steps of a card: each question on one of them, named by the deck, or sensible where the deck names none."""

import pytest

from powerkit.deck import load_deck
from powerkit.deck.steps import LONGEST, MOST, steps_of
from powerkit.errors import DeckError


def test_every_card_of_the_deck_has_three_to_seven_steps_with_its_questions_in_their_order(deck) -> None:
    for card in deck.cards.values():
        steps = steps_of(card)
        assert 3 <= len(steps) <= MOST, card.id
        assert [field for step in steps for field in step.fields] == [field.id for field in card.fields], card.id
        assert all(0 < len(step.title) <= LONGEST for step in steps), card.id


def test_a_card_without_named_steps_gets_sensible_ones(small_deck) -> None:
    card = load_deck(small_deck()).card("1.1")
    steps = steps_of(card)
    assert [field for step in steps for field in step.fields] == [field.id for field in card.fields]
    for step in steps:
        tools = [field for field in map(card.field, step.fields) if field and field.kind.columns]
        assert len(tools) <= 1, "a tool has a screen to itself"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["", "Second"], 'the first question has no "step"'),
        (["Same", "Same"], 'two steps called "Same"'),
        (["x" * (LONGEST + 1)], f"longer than {LONGEST} characters"),
        ([" "], '"step" must be a text'),
    ],
)
def test_deck_check_says_what_is_wrong_with_steps(small_deck, names, said) -> None:
    def change(tables) -> None:
        fields = next(iter(table for table in tables.values() if "card" in table))["card"][0]["field"]
        for field, name in zip(fields, names, strict=False):
            if name:
                field["step"] = name

    with pytest.raises(DeckError, match=said):
        load_deck(small_deck(change))
