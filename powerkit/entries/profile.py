"""Who keeps this workbook, as far as they cared to say: asked once on the start page, changed there at any time."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypedDict

from powerkit.deck import ROLES, Card
from powerkit.entries.begin_afresh import AFRESH
from powerkit.errors import AnswerError
from powerkit.kinds.options import check_date
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, line_key
from powerkit.text.catalogue import t
from powerkit.text.normalize import tidy

COMMUNITY = "about.community"
"""What the page of a card asks of its entry as a whole: the community in mind."""

_SETTING = "leader"
_NAME = "leader.name"
_LONGEST = 200
_MOST_COMMUNITIES = 50


@dataclass(frozen=True)
class Leader:
    """All of it may be blank. *role* is one of the deck's `ROLES`; it chooses which guidance is shown first.

    *answered* says whether the questions were answered or passed over once.
    """

    name: str = field(default="", repr=False)
    role: str = ""
    communities: tuple[str, ...] = field(default=(), repr=False)
    supervision: date | None = None
    review: date | None = None
    answered: bool = False


def read_leader(logbook: Logbook) -> Leader:
    """What was said so far."""
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        found = json.loads(logbook.setting(_SETTING))
        return Leader(
            str(found["name"]) or logbook.setting(_NAME),
            found["role"] if found["role"] in ROLES else "",
            tuple(map(str, found["communities"])),
            _day(found["supervision"]),
            _day(found["review"]),
            True,
        )
    return Leader(logbook.setting(_NAME))


def keep_leader(logbook: Logbook, given: Mapping[str, Any]) -> Leader:
    """Keep what was *given* (texts; the communities a line each), and return it as it is kept.

    Raises:
        AnswerError: something does not fit. Nothing was kept.
        LogbookError: it cannot be saved.
    """
    lines = tidy(_text(given, "communities")).splitlines()
    communities = {line_key(line): " ".join(line.split())[:_LONGEST] for line in lines if line.strip()}
    kept = {
        "name": " ".join(tidy(_text(given, "name")).split())[:_LONGEST],
        "role": _text(given, "role") if _text(given, "role") in ROLES else "",
        "communities": list(communities.values())[:_MOST_COMMUNITIES],
        "supervision": _date_text(given, "supervision", t("Your next supervision")),
        "review": _date_text(given, "review", t("Your next review")),
    }
    logbook.set_setting(_NAME, "")
    logbook.set_setting(_SETTING, json.dumps(kept, ensure_ascii=False))
    return read_leader(logbook)


def remember_name(logbook: Logbook, name: str) -> None:
    """Keep the leader's name as it was given for a copy or a review, where the start page has none."""
    said = " ".join(tidy(name).split())[:_LONGEST]
    if said and not read_leader(logbook).name and not logbook.only_read:
        logbook.set_setting(_NAME, said)


def communities_in_mind(logbook: Logbook) -> list[str]:
    """The communities written about, last saved first, then those named on the start page and not written about yet."""
    written = logbook.communities()
    known = {line_key(item) for item in written}
    return written + [community for community in read_leader(logbook).communities if line_key(community) not in known]


def community_from_last_time(logbook: Logbook, entry: Entry | None, drafts: Mapping[str, object]) -> dict[str, str]:
    """What a card begins with under `COMMUNITY` where nothing was said of it: that of last time, which its chip shows.

    A card that has an *entry*, or is begun afresh beside one, says its own.
    """
    if entry is not None or AFRESH in drafts or COMMUNITY in drafts:
        return {}
    known = communities_in_mind(logbook)
    return {COMMUNITY: known[0]} if known else {}


class AskNames(TypedDict):
    """Nothing more."""


class NamesKnown(TypedDict):
    """The names known from what was saved."""

    names: list[str]


def tell_names(card: Card, logbook: Logbook, given: AskNames) -> NamesKnown:
    """The names known from what was saved, under "names": a box for people offers them as one types."""
    return {"names": list(logbook.codes())}


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key, "")
    return value if isinstance(value, str) else ""


def _date_text(given: Mapping[str, Any], key: str, label: str) -> str:
    text = _text(given, key).strip()
    if text:
        text, problems = check_date(text)
        if problems:
            raise AnswerError(f"{label}: {problems[0].text}.", t("Nothing was changed."))
    return text


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
