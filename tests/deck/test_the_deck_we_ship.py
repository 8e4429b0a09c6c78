"""The deck that comes with the workbook: its counts, its own rules, and that it asks all that the source asks."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.kinds.action import Action
from powerkit.kinds.made_of_rows import MadeOfRows
from powerkit.kinds.recall.kind import Recall
from powerkit.resources import deck_folder

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "deck" / "questions.toml").read_text(encoding="utf-8")
)["question"]

GUIDANCE = {6: (4, 1), 7: (4, 3), 8: (3, 2), 9: (3, 2), 10: (3, 2)}
"""How many suggestions the source has: for public service leaders, and for community leaders."""


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((deck_folder() / name).read_text(encoding="utf-8"))


def test_there_are_ten_capabilities_and_31_cards(deck: Deck) -> None:
    assert [capability.number for capability in deck.capabilities] == list(range(1, 11))
    assert [len(capability.cards) for capability in deck.capabilities] == [3] * 9 + [4]
    assert len(deck.cards) == 31


def test_cards_are_numbered_in_order_inside_their_capability(deck: Deck) -> None:
    for capability in deck.capabilities:
        expected = [f"{capability.number}.{number}" for number in range(1, len(capability.cards) + 1)]
        assert [card.id for card in capability.cards] == expected


def test_the_source_s_guidance_is_all_there_and_marked_as_the_source_s(deck: Deck) -> None:
    for number, counts in GUIDANCE.items():
        given = [item for item in deck.capability(number).guidance if item.origin == "source"]
        roles = [item.role for item in given]
        assert (roles.count("public service"), roles.count("community")) == counts, number


def test_where_the_source_has_no_guidance_the_workbook_s_own_is_marked_as_its_own(deck: Deck) -> None:
    for number in range(1, 6):
        given = deck.capability(number).guidance
        assert {item.origin for item in given} == {"workbook"}
        assert {item.role for item in given} == {"public service", "community"}


def test_the_destinations_are_eight_groups_of_32_statements() -> None:
    groups = read("destinations.toml")["group"]
    assert [len(group["statement"]) for group in groups] == [6, 4, 3, 4, 3, 4, 5, 3]
    ids = [statement["id"] for group in groups for statement in group["statement"]]
    assert len(set(ids)) == 32
    assert all(statement["text"].strip() for group in groups for statement in group["statement"])


def test_the_films_are_21_in_11_places_each_with_a_link_and_what_it_shows() -> None:
    found = read("places.toml")
    films = [film for place in found["place"] for film in place["film"]]
    assert (len(found["place"]), len(films)) == (11, 21)
    assert len({film["id"] for film in films}) == len({film["url"] for film in films}) == 21
    assert all(film["url"].startswith(("http://", "https://")) and film["shows"].strip() for film in films)
    assert {number for film in films for number in film["capabilities"]} <= set(range(1, 11))


def test_every_card_asks_for_an_action_and_has_a_short_way_through(deck: Deck) -> None:
    for card in deck.cards.values():
        assert any(isinstance(field.kind, Action) for field in card.fields), card.id
        assert any(field.short for field in card.fields), card.id


def test_no_card_is_only_boxes_to_type_in(deck: Deck) -> None:
    plain = ("text", "action")
    for card in deck.cards.values():
        assert any(field.kind.name not in plain for field in card.fields), card.id


def test_what_recalls_a_private_answer_is_private_too(deck: Deck) -> None:
    for card in deck.cards.values():
        for field in card.fields:
            if isinstance(field.kind, Recall):
                there, _, wanted = field.kind.of.rpartition(".")
                recalled = deck.card(there).field(wanted)
                assert recalled is not None
                assert field.private or not recalled.private, (card.id, field.id)


def test_the_first_column_names_its_row(deck: Deck) -> None:
    for card in deck.cards.values():
        for field in card.fields:
            if isinstance(field.kind, MadeOfRows):
                first = field.kind.rows.columns[0]
                assert first.type in ("text", "long", "people", "date", "choice"), (card.id, field.id)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"{question['card']}-{question['asks'][:40]}")
def test_a_question_of_the_source_has_a_place_for_its_answer(question: dict[str, Any], deck: Deck) -> None:
    assert question.keys() <= {"card", "asks", "fields", "quantity"}
    assert question["asks"].strip()
    card = deck.card(question["card"])
    assert question["fields"], "a question needs at least one place"
    for field in question["fields"]:
        assert field == "steps" or card.field(field) is not None, f"card {card.id} has no field {field}"


def test_every_card_has_its_questions_listed(deck: Deck) -> None:
    assert {question["card"] for question in QUESTIONS} == set(deck.cards)
