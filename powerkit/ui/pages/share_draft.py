"""What was typed on the share page: the wish and the choice, read from a message and checked."""

import json
from dataclasses import dataclass

from powerkit.logbook.share_model import REPLACED
from powerkit.reports.share.model import Ask, Pick
from powerkit.text.schemas import odd
from powerkit.ui.pages.names import way_with_names
from powerkit.ui.pages.requests.share import Picked, ShareDraft

_LONGEST = 200_000

DRAFT = "share.draft"
"""The log book's setting that holds what was typed on the page and not sent yet."""


@dataclass(frozen=True)
class Draft:
    """What was typed so far: the wish, and what of which entries, by their ids."""

    ask: Ask
    picks: dict[int, Pick]


def draft_from(given: ShareDraft) -> Draft:
    """What a message says was typed.

    Raises:
        AnswerError: it is too long, or chooses what is no entry.
    """
    if len(json.dumps(given)) > _LONGEST:
        raise odd()
    way = way_with_names(given["names"] or REPLACED)
    ask = Ask(given["to"].strip(), given["wants"], tuple(given["questions"]), way, given.get("by", "").strip())
    return Draft(ask, {_number(key): _pick(value) for key, value in given["chosen"].items()})


def _pick(given: Picked) -> Pick:
    left_out = {field: frozenset(words) for field, words in given["left_out"].items() if words}
    return Pick(frozenset(given["put_in"]), left_out)


def _number(given: str) -> int:
    if not given.isdecimal() or len(given) > 15:
        raise odd()
    return int(given)
