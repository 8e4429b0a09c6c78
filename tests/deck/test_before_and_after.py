"""Every card says first how long it may take and what to have at hand, needs no answer, and ends on the action."""

import json
from pathlib import Path
from typing import Any

import pytest

from powerkit.cli.listing import card_as_lines, drawn_as_lines
from powerkit.deck import Card, Deck
from powerkit.kinds.action import Action
from powerkit.kinds.recall.kind import Recall
from powerkit.logbook import Logbook
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import card_view
from tests.shipped import shipped_deck

CARDS = tuple(shipped_deck().cards)
YEAR: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent.parent / "examples" / "year.json").read_text(encoding="utf-8")
)


def saved_with(card: Card, logbook: Logbook, **answers: Any) -> dict[str, Any]:
    """What the page is told when the card is saved with these answers and no others."""
    desk = CardDesk(card, logbook, lambda _: None)
    for number, (field, value) in enumerate(answers.items(), 1):
        (drafted,) = desk.answer({"kind": "draft", "client": "tab", "n": number, "field": field, "value": value})
        assert drafted["ok"], drafted
    (reply,) = desk.answer({"kind": "save", "client": "tab", "n": len(answers) + 1})
    return reply


@pytest.mark.parametrize("one", CARDS)
def test_time_and_what_to_have_at_hand_come_before_the_first_question(deck: Deck, one: str) -> None:
    card = deck.card(one)
    assert card.time.strip()
    assert card.have.strip()
    view = card_view(deck, card, "test")["card"]
    assert (view["time"], view["have"]) == (card.time, card.have)
    lines = list(card_as_lines(deck, card))
    first = next(number for number, line in enumerate(lines) if line.startswith("What you can answer"))
    assert lines.index(f"Time: {card.time}") < first
    assert lines.index(f"Have at hand: {card.have}") < first
    assert {f"Time: {card.time}", f"Have at hand: {card.have}"} <= set(drawn_as_lines(deck, card))


@pytest.mark.parametrize("one", CARDS)
def test_the_last_question_is_what_the_leader_will_do(deck: Deck, one: str) -> None:
    assert isinstance(deck.card(one).fields[-1].kind, Action)


@pytest.mark.parametrize("one", CARDS)
def test_an_empty_card_can_be_saved(deck: Deck, logbook: Logbook, one: str) -> None:
    assert saved_with(deck.card(one), logbook)["ok"]


@pytest.mark.parametrize("one", CARDS)
def test_a_card_can_be_saved_with_any_one_answer(deck: Deck, logbook: Logbook, one: str) -> None:
    card = deck.card(one)
    examples: dict[str, Any] = {}
    for entry in YEAR:
        examples |= entry["answers"] if entry["card"] == one else {}
    for field in card.fields:
        if field.id in examples and not isinstance(field.kind, Recall):
            desk = CardDesk(card, logbook, lambda _: None)
            (afresh,) = desk.answer({"kind": "fresh", "client": field.id, "n": 1})
            assert afresh["kind"] == "answers"
            assert saved_with(card, logbook, **{field.id: examples[field.id]})["ok"], field.id
