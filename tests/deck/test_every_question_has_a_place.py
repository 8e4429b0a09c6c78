"""Every question and every quantity of the original cards against the deck: its fields, their columns, and its words.

`questions.toml` lists the questions, written while reading the source card by card, in words of our own.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from powerkit.deck import Card, Deck, Field
from powerkit.kinds.board.kind import Board
from powerkit.kinds.choice import Choice
from powerkit.kinds.table.kind import TableOfRows
from tests.shipped import shipped_deck

QUESTIONS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))[
    "question"
]

QUANTITIES = (
    ("1.1", "walked_with", "one of two sorts of companion", r"community.*\n.*(voluntary|VCSE)"),
    ("1.3", "for_large", "at least one large word", r"One or more"),
    ("1.3", "for_small", "at least one small word", r"One or more"),
    ("1.3", "steps", "large and small words are both acted on", r"one large word and one small word, or more"),
    ("2.1", "ladder", "seven rungs in three groups", r"(?s)Coercion.*Co-production"),
    ("2.2", "steps", "the last discussion, one", r"latest discussion"),
    ("2.2", "steps", "one other person or several", r"other person or people"),
    ("3.2", "citations", "one relationship or more of each", r"One or more of each"),
    ("3.2", "citations", "three sorts: mine, my team's, the most unlikely", r"(?s)my own.*my team.*most unlikely"),
    ("4.1", "steps", "one more skill, talent or experience", r"one more skill, talent or experience"),
    ("4.2", "their_chances", "both people may find a chance", r"might they"),
    ("5.1", "service", "one current service", r"Which service"),
    ("5.3", "steps", "10 to 20 people", r"10 to 20 people"),
    ("5.3", "time_set", "time set aside", r"When and where"),
    ("6.2", "have", "a group, so two people or more", r"two or more people"),
    ("6.3", "steps", "10 to 20 local people", r"10 to 20"),
    ("7.1", "relationship", "at least one such relationship", r"One at least"),
    ("7.2", "activity", "the range of a week or a month", r"a week or a month"),
    ("7.3", "steps", "at least half a day", r"half a day or more"),
    ("7.3", "shadow_date", "at least half a day, kept free", r"at least half a day"),
    ("8.1", "steps", "one or more local people", r"one or more local people"),
    ("8.1", "asked", "one person is enough", r"One person is enough"),
    ("8.1", "lists", "three lists", r"(?s)manager or organisation.*myself.*[Ll]ocal people"),
    ("8.2", "parts", "five ways to be accountable", r"(?s)communities.*taxpayers.*organisation.*purpose.*ethics"),
    ("8.3", "gathering", "a wide group, these two in it", r"(?s)Local people.*Public health"),
    ("8.3", "belief", "local people's answers apart from staff's", r"(?s)Local people.*Staff"),
    ("9.1", "parts", "two piles, and the second sorted into two", r"(?s)Certain.*unclear.*must_clear.*can_stay"),
    ("10.1", "best", "one example, a short paragraph", r"short paragraph"),
    ("10.1", "strengths", "keywords", r"keywords"),
    ("10.2", "patterns", "four kinds of pattern, and others", r"(?s)Behaviour.*Culture.*Value.*practice.*Another"),
)
"""Card, place (a field's id, "steps" or "have"), what the source counts, and how the deck says it there."""

COLUMNS = {
    "1.1.views": "topic mine theirs differs",
    "2.3.new_ties": "who tie then_what",
    "3.1.views": "mine theirs differs",
    "3.1.moments": "happened point",
    "3.2.citations": "between for_whom unlikely came_of_it",
    "3.3.differences": "difference acknowledged addressed strength",
    "4.1.resources": "resource who kind value",
    "4.2.moments": "happened different chance",
    "4.3.links": "talent who issue invite hours",
    "5.2.supporters": "who helps_with",
    "5.2.gaps": "gap who better",
    "5.3.voices": "quote theme",
    "6.1.finds": "find finder kind found_by why does",
    "6.2.group": "who expertise looks_at",
    "6.2.features": "feature ask found",
    "6.3.voices": "quote noticed",
    "7.1.breadth": "sector there blank missing",
    "7.2.activity": "activity date hours with chance",
    "7.3.moments": "happened noticed",
    "8.1.lists": "item whose match",
    "8.2.parts": "to how change",
    "8.3.gathering": "part who",
    "8.3.facts": "measure area comparator",
    "8.3.voices": "quote group",
    "8.3.belief": "quote believes group",
    "9.1.strengths": "strength who clearer simpler",
    "9.2.small_things": "thing impact_words mouse",
    "9.3.measures": "measure told lived differs instead",
    "10.1.used_well": "where helped",
    "10.1.strengths": "word",
    "10.1.share_more": "area community strength how",
    "10.2.patterns": "pattern kind holds steps",
    "10.3.strengths": "strength magnify",
    "10.4.influence": "who differently shift",
    "10.4.networks": "network wider",
}
"""Where a question is answered in a column of a table: "card.field" and the columns it needs."""

OURS: dict[str, set[str]] = {
    "1.1": {"place", "walk_date", "action"},
    "4.2": {"consent_note", "consent_share", "share_terms", "action"},
    "6.3": {"tells_me", "action"},
    "9.2": {"happened"},
    **{card: set() for card in ("1.3", "7.1", "7.2", "8.2", "10.2")},
}
"""Fields of our own, which no question of the source asks for: consent, days. Elsewhere it is the action alone."""


def said(card: Card, place: str) -> str:
    """All that the deck says at one place of a card."""
    if place == "steps":
        return "\n".join(card.steps)
    if place in ("time", "have"):
        return f"{card.time}\n{card.have}"
    field = card.field(place)
    assert field is not None, f"card {card.id} has no field {place}"
    return "\n".join((field.label, field.hint, *_inside(field)))


def _inside(field: Field) -> Iterator[str]:
    kind = field.kind
    if isinstance(kind, Choice):
        yield from (option.label for option in kind.options)
    if isinstance(kind, TableOfRows):
        yield from kind.suggest
        for column in kind.rows.columns:
            yield from (column.label, column.hint, *(option.label for option in column.options))
    if isinstance(kind, Board):
        yield from (str(item) for item in kind.page().items())


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda item: f"{item[0]}-{item[2]}")
def test_a_quantity_of_the_source_is_said_where_it_counts(quantity: tuple[str, str, str, str], deck: Deck) -> None:
    card, place, _, pattern = quantity
    assert re.search(pattern, said(deck.card(card), place)), said(deck.card(card), place)


def test_the_ladder_has_seven_rungs_in_three_groups(deck: Deck) -> None:
    field = deck.card("2.1").field("ladder")
    assert field is not None
    zones = field.kind.page()["zones"]
    assert len(zones) == 7
    assert len({zone["group"] for zone in zones}) == 3


@pytest.mark.parametrize("place", COLUMNS)
def test_a_question_that_a_column_answers_finds_that_column(place: str, deck: Deck) -> None:
    card, _, one = place.rpartition(".")
    field = deck.card(card).field(one)
    assert field is not None
    assert isinstance(field.kind, TableOfRows)
    assert set(COLUMNS[place].split()) <= {column.id for column in field.kind.rows.columns}


def test_every_table_that_takes_an_answer_has_its_columns_listed(deck: Deck) -> None:
    tables = {
        f"{card.id}.{field.id}"
        for card in deck.cards.values()
        for field in card.fields
        if isinstance(field.kind, TableOfRows) and field.kind.name == "table"
    }
    assert tables == set(COLUMNS)


def test_a_question_is_never_answered_by_the_task_alone_unless_it_only_frames_it(deck: Deck) -> None:
    framing = [question for question in QUESTIONS if question["fields"] == ["steps"]]
    assert [item["asks"] for item in framing if item["asks"].endswith("?")] == []


@pytest.mark.parametrize("card", shipped_deck().cards)
def test_each_field_answers_a_question_of_the_source_or_is_known_to_be_ours(card: str, deck: Deck) -> None:
    asked = {place for question in QUESTIONS if question["card"] == card for place in question["fields"]}
    beside = ("recall", "photo")  # an earlier answer shown again, and a picture of what another field asks for
    fields = {field.id for field in deck.card(card).fields if field.kind.name not in beside}
    assert fields - asked == OURS.get(card, {"action"})
