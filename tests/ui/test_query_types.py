"""What a page asks of an answer or a card, and what it is told, has a schema that its teller is read and written by."""

from __future__ import annotations

import re
from typing import Any, get_type_hints, is_typeddict

import pytest

from powerkit.deck import load_deck
from powerkit.errors import PowerkitError
from powerkit.kinds.pictures import function_of
from powerkit.resources import deck_folder
from powerkit.ui.queries import CARD_TELLERS, tell
from powerkit.ui.query_types import ASKS, declarations

KINDS = {field.kind.__class__: field.kind for card in load_deck(deck_folder()).cards.values() for field in card.fields}
FREE = {"layout", "facts"}
"""Of a map, and of words: asked by tests and other programs alone, and told as they come."""


def test_each_teller_says_what_it_is_given_and_what_it_tells() -> None:
    for tells in ASKS.values():
        for what, (given, told) in tells.items():
            assert is_typeddict(given), what
            assert told is not Any and (what in FREE or "dict[str, typing.Any]" not in str(told)), what


def test_each_question_of_a_whole_card_has_its_types() -> None:
    assert ASKS["CardAsks"].keys() == CARD_TELLERS.keys()
    for name in CARD_TELLERS.values():
        assert is_typeddict(get_type_hints(function_of(name))["given"]), name


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: type(kind).__name__)
def test_what_does_not_fit_a_question_is_refused_in_a_line(kind: Any) -> None:
    for what in sorted({what for tells in ASKS.values() for what in tells}):
        for odd in (None, 3, "all", [], {"answer": {}, "rows": "all", "data": 7, "text": 7, "photo": 7, "cells": 7}):
            if not kind.told_by(what) or (what == "diary" and isinstance(odd, dict)):
                continue
            try:
                tell(kind, what, odd, tuple)
            except PowerkitError as error:
                assert "\n" not in str(error)


def test_no_two_shapes_have_one_name() -> None:
    names = re.findall(r"^export interface (\w+)", declarations(), re.MULTILINE)
    assert len(names) == len(set(names))
