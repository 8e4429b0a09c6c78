"""The picture of facing views: every topic, both views, what differs by sign, edge and words, all inside the sheet."""

from __future__ import annotations

import pytest

from .material import drawn, parts, squeezed, words_in, year_rows

FACING = (("1.1", "views"), ("3.1", "views"), ("9.3", "measures"))


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("card", "field"), FACING)
def test_the_picture_holds_each_topic_with_both_views_and_whether_they_differ(
    card: str, field: str, narrow: bool
) -> None:
    rows = year_rows(card, field)
    [picture] = drawn(card, field, rows, narrow=narrow)
    topics = parts(picture, "row")
    assert [(topic.get("data-row"), topic.get("data-differs")) for topic in topics] == [
        (row["_id"], "true" if row["differs"] else "false") for row in rows
    ]
    for row, topic in zip(rows, topics, strict=True):
        written = squeezed(words_in(topic))
        for key in ("topic", "measure", "mine", "theirs", "told", "lived", "instead"):
            assert squeezed(row.get(key) or "") in written
        assert any((item.get("class") or "") == "differs" for item in topic.iter()) is row["differs"]
        assert ("differ" in written) is row["differs"] or row["differs"] is False
    differ = sum(row["differs"] for row in rows)
    assert f"{differ} of {len(rows)} " in picture.caption and picture.caption in picture.alt


def test_a_view_that_nobody_was_asked_about_says_that_it_is_a_guess() -> None:
    row = {"measure": "Waits", "told": "Quick", "lived": "Slow", "differs": True}
    [guess], [asked] = (drawn("9.3", "measures", [{**row, "asked": item}]) for item in (False, True))
    assert "my guess, not asked yet" in guess.svg and "stroke-dasharray" in guess.svg
    assert "I asked them" in asked.svg and "guess" not in asked.svg


def test_a_long_view_is_shortened_in_the_picture_and_says_so() -> None:
    [picture] = drawn("1.1", "views", [{"topic": "Buses", "mine": "late " * 400, "theirs": "fine"}])
    [topic] = parts(picture, "row")
    assert "…" in words_in(topic) and len(words_in(topic)) < 1000


@pytest.mark.parametrize("narrow", [False, True])
def test_a_topic_without_views_says_so_once_and_no_dash_stands_for_one(narrow: bool) -> None:
    [bare] = drawn("1.1", "views", [{"topic": "Buses"}], narrow=narrow)
    assert bare.svg.count("Neither view is written yet.") == 1 and "data-side" not in bare.svg
    [half] = drawn("1.1", "views", [{"topic": "Buses", "mine": "Late"}], narrow=narrow)
    assert half.svg.count("Not written yet.") == 1 and "Neither" not in half.svg
    assert ">–<" not in bare.svg + half.svg


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawn("1.1", "views", []) == ()
