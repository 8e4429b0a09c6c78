"""What was typed on the share page: the wish and the choice, read from a message and checked."""

import json
from dataclasses import dataclass
from typing import Any

from powerkit.logbook.share_model import REPLACED
from powerkit.reports.share.model import Ask, Pick
from powerkit.text.normalize import tidy
from powerkit.ui.pages.names import way_with_names
from powerkit.ui.pages.session import odd, text

_LONGEST = 200_000


@dataclass(frozen=True)
class Draft:
    """What was typed so far: the wish, and what of which entries, by their ids."""

    ask: Ask
    picks: dict[int, Pick]


def draft_from(given: Any) -> Draft:
    """What a message says was typed.

    Raises:
        AnswerError: it has another shape.
    """
    if not isinstance(given, dict) or len(json.dumps(given)) > _LONGEST:
        raise odd()
    questions, chosen = given.get("questions", []), given.get("chosen", {})
    way = way_with_names(given.get("names", REPLACED))
    if not isinstance(questions, list) or not isinstance(chosen, dict):
        raise odd()
    if not all(isinstance(question, str) for question in questions):
        raise odd()
    to, by = text(given, "to").strip(), text(given, "by").strip()
    ask = Ask(to, text(given, "wants"), tuple(map(tidy, questions)), way, by)
    return Draft(ask, {_number(key): _pick(value) for key, value in chosen.items()})


def _pick(given: Any) -> Pick:
    if not isinstance(given, dict):
        raise odd()
    put_in, left_out = given.get("put_in", []), given.get("left_out", {})
    lists = [put_in, *(left_out.values() if isinstance(left_out, dict) else [None])]
    if not all(isinstance(some, list) and all(isinstance(item, str) for item in some) for some in lists):
        raise odd()
    return Pick(frozenset(put_in), {field: frozenset(words) for field, words in left_out.items() if words})


def _number(given: Any) -> int:
    if not isinstance(given, str) or not given.isdecimal() or len(given) > 15:
        raise odd()
    return int(given)
