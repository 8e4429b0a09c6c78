"""The schema of what a card's page is given: every question of the deck is as it says, and it says nothing more."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from powerkit.deck import Deck, field_from
from powerkit.kinds import KINDS
from powerkit.kinds.columns import TYPES
from powerkit.kinds.question_types import ColumnView, FieldView
from powerkit.kinds.table.question_type import TableField
from powerkit.kinds.table.views import DRAWINGS, LOOKS
from powerkit.kinds.table.views.view import SHARED
from powerkit.kinds.words.kind import BESIDE
from powerkit.kinds.words.question_type import WordsField
from powerkit.text.catalogue import of_the_page, used
from powerkit.ui.card_view import card_view
from powerkit.ui.views import CardOnPage, CardView, LanguageView, question_types
from tests.material import OWN

OF_KIND = question_types()


def wrong(value: Any, of: Any, where: str = "view") -> Iterator[str]:
    """Where a value is not as its type says."""
    origin, inner = get_origin(of), get_args(of)
    if origin in (Union, UnionType):
        yield from min(([*wrong(value, item, where)] for item in inner), key=len)
    elif of is FieldView:
        yield from wrong_keys(value, OF_KIND[value["kind"]], where)
    elif is_typeddict(of):
        yield from wrong_keys(value, of, where)
    elif origin is Literal:
        yield from [f"{where}: {value!r}"] * (value not in inner)
    elif origin in (list, dict):
        if isinstance(value, (list, tuple) if origin is list else dict):
            for key, item in value.items() if origin is dict else enumerate(value):
                yield from wrong(item, inner[-1], f"{where}.{key}")
        else:
            yield f"{where}: {value!r}"
    elif not isinstance(value, int | float if of is float else of) or (of is int and isinstance(value, bool)):
        yield f"{where}: {value!r}"


def wrong_keys(value: Any, of: Any, where: str) -> Iterator[str]:
    """Where a value lacks something that its type has, has something else, or has it otherwise."""
    hints = get_type_hints(of)
    if not isinstance(value, Mapping):
        yield f"{where}: {value!r}"
        return
    for key in [*(of.__required_keys__ - value.keys()), *(value.keys() - hints.keys())]:
        yield f"{where}.{key}: lacking, or not known"
    for key in value.keys() & hints.keys():
        yield from wrong(value[key], hints[key], f"{where}.{key}")


def test_every_card_of_the_deck_is_given_to_its_page_as_the_schema_says(deck: Deck) -> None:
    views = {card.id: card_view(deck, card, "workbook") for card in deck.cards.values()}
    assert [said for id, view in views.items() for said in wrong(view, CardView, id)] == []
    asked = {field["kind"] for view in views.values() for field in view["fields"]}
    assert asked | OWN.keys() == KINDS.keys()
    for kind, own in OWN.items():  # of which our deck may have none
        field = field_from(own.FIELD)
        assert field is not None and [*wrong(field.page(), OF_KIND[kind])] == []


def test_the_schema_has_every_kind_every_type_of_column_and_every_part_that_a_column_plays() -> None:
    assert [get_args(get_type_hints(of)["kind"]) for of in OF_KIND.values()] == [(name,) for name in KINDS]
    assert get_args(get_type_hints(ColumnView)["type"]) == TYPES
    parts = {*SHARED, *(part for view in (*LOOKS.values(), *DRAWINGS.values()) for part in view.parts)}
    assert TableField.__optional_keys__ >= parts
    assert WordsField.__optional_keys__ >= {*BESIDE}


def test_what_is_not_as_the_schema_says_is_found() -> None:
    good: dict[str, Any] = {"id": "a", "label": "A", "type": "text", "hint": "", "options": ()}
    assert [*wrong(good, ColumnView)] == []
    for bad in ({"type": "song"}, {"points": "5"}, {"points": True}, {"more": 1}, {"options": [{"id": "a"}]}):
        assert [*wrong({**good, **bad}, ColumnView)] != [], bad
    assert [*wrong({"id": "a"}, ColumnView)] != []


def test_a_widget_says_the_language_of_its_card_as_the_schema_says(deck: Deck) -> None:
    card = card_view(deck, deck.cards["1.1"], "workbook")
    assert [*wrong({**card, **of_the_page(card)}, CardOnPage)] == []
    with used("ur", lambda: frozenset({card["card"]["title"]})):
        told = of_the_page(card)["language"]
    assert told["words"] and [*wrong(told, LanguageView)] == []
