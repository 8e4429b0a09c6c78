"""The one rule of what stays with the leader, by a table of cases that the page is held to as well."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from powerkit.logbook.model import Entry

CASES = json.loads(Path(__file__).with_name("privacy_cases.json").read_text(encoding="utf-8"))


def entry(switches: dict[str, bool], questions: list[dict[str, Any]]) -> Entry:
    saved = datetime(2026, 3, 3, tzinfo=UTC)
    return Entry(1, "1.1", "", 1, saved, "", "", "", {}, switches, (), {"title": "A card", "fields": questions})


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_an_answer_is_kept_back_by_its_switch_or_as_the_deck_had_it(case: dict[str, Any]) -> None:
    assert entry(case["switches"], [case["question"]]).is_private(case["question"]["id"]) is case["private"]


def test_what_was_never_asked_is_private_unless_its_own_switch_says_otherwise() -> None:
    assert entry({}, []).is_private("note")
    assert not entry({"note": False}, []).is_private("note")
