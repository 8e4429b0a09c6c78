"""The values the log book keeps."""

import dataclasses
from datetime import UTC, datetime

import pytest

from powerkit.logbook.model import Draft, NewAction, NewVersion, line_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hope Street", "  hope \t street "),
        ("Straße", "STRASSE"),
        ("Café", "Cafe\u0301"),
        ("", " \u00a0 "),
    ],
)
def test_spellings_that_differ_by_case_blanks_or_encoding_are_one(one: str, other: str) -> None:
    assert line_key(one) == line_key(other)


def test_spellings_that_differ_by_a_letter_or_an_accent_are_two() -> None:
    assert line_key("Hope Street") != line_key("Hope Streets")
    assert line_key("Cafe") != line_key("Café")


def test_answers_do_not_show_when_a_value_is_printed() -> None:
    draft = Draft("1.1", "views", "a secret", "page", 1, datetime(2026, 11, 22, tzinfo=UTC))
    new = NewVersion(
        "1.1", people="a secret", answers={"a": "a secret"}, words="a secret", actions=(NewAction("act", "a secret"),)
    )
    assert "secret" not in repr(draft) + repr(new)


def test_a_draft_cannot_be_changed() -> None:
    draft = Draft("1.1", "views", "", "page", 1, datetime(2026, 11, 22, tzinfo=UTC))
    with pytest.raises(dataclasses.FrozenInstanceError):
        draft.number = 2  # type: ignore[misc]
