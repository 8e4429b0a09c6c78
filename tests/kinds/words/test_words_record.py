"""What others read of an answer of words: every word, and no quote unless the leader lets it be shared."""

import re
from typing import Any

import pytest

from powerkit.documents.html import fragment
from powerkit.documents.model import Document, Paragraph, Table
from powerkit.kinds.words.cloud.picture import draw
from powerkit.kinds.words.kind import Words
from powerkit.text.toml_reader import Spec

KIND = Words.read(Spec({}, "here", []))
ROWS = [
    {"word": "damp", "count": 27, "who": "residents", "quote": "You can hang a coat up dry."},
    {"word": "sign", "count": 1, "who": "a man at the clinic", "where": "leg clinic", "quote": "It's one hand."},
    {"word": "fun", "count": 1, "who": "one young person", "quote": "You never ask.", "share": True, "pin": True},
    {"word": "bus", "often": "often"},
    {"word": "<b>loud</b>"},
]


def answer(rows: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    tidy, problems = KIND.check(ROWS if rows is None else rows)
    assert problems == ()
    return tidy


def record() -> str:
    return fragment(Document("Words", KIND.describe(answer(), "Words")))


def test_the_two_lists_show_every_word_with_how_many_said_it() -> None:
    said, most, small = KIND.describe(answer(), "Words")
    assert isinstance(said, Paragraph) and said.text.startswith("Heard most: “damp” (27 people)")
    assert isinstance(most, Table) and [row[:2] for row in most.rows] == [("damp", "27 people"), ("bus", "often")]
    assert isinstance(small, Table) and [row[:2] for row in small.rows] == [
        ("fun", "1 person"),
        ("sign", "1 person"),
        ("<b>loud</b>", "not counted"),
    ]


def test_a_quote_stays_out_of_the_record_unless_it_may_be_shared() -> None:
    text = record()
    assert "You never ask." in text
    assert "You can hang a coat up dry." not in text
    assert "one hand" not in text


def test_who_said_a_word_that_one_person_said_stays_out_as_well() -> None:
    text = record()
    assert "residents" in text and "one young person" in text
    assert "a man at the clinic" not in text and "leg clinic" not in text


def test_the_words_that_could_tell_who_said_them_can_be_asked_about_and_left_out() -> None:
    alone = KIND.said_by_one(answer())
    assert alone == ("sign", "fun", "<b>loud</b>")
    assert [row["word"] for row in KIND.without(answer(), {"sign"})] == ["damp", "fun", "bus", "<b>loud</b>"]


def test_what_was_heard_is_without_what_one_person_alone_said() -> None:
    alone = [{"word": "quiet", "often": "once"}, {"word": "late", "count": 1, "often": "often"}]
    assert [*KIND.heard(answer([*ROWS, *alone]))] == ["damp", "bus", "<b>loud</b>"]


def test_the_picture_of_a_record_holds_every_word_and_no_quote() -> None:
    (picture,) = draw(KIND, answer(), "Words")
    assert picture.caption == "5 words, 5 shown.", "how to read it stands in the picture, and once"
    told = re.sub("</tspan><tspan[^>]*>|</text><text[^>]*>", " ", picture.svg)
    assert "Size, by the area of a letter: how many people said it: 27 people (“damp”); often (“bus”); not " in told
    assert "(“&lt;b&gt;loud&lt;/b&gt;”); 1 person (“fun” and “sign”)." in told
    assert "Heard most: “damp” (27 people)" in picture.alt
    assert "&lt;b&gt;loud&lt;/b&gt;" in picture.svg and "<b>" not in picture.svg
    assert not any(row["quote"] in picture.svg + picture.alt for row in answer() if row["quote"])
    assert draw(KIND, answer([{"count": 3}]), "Words") == ()


@pytest.mark.parametrize("count", [-1, 2.5, 1_000_001])
def test_a_count_that_cannot_be_is_named_with_its_row(count: float) -> None:
    _, problems = KIND.check([{"word": "damp", "count": 3}, {"word": "bus", "count": count}])
    assert [(problem.row, problem.column) for problem in problems] == [(2, "count")]


def test_what_changed_between_versions_is_said_as_new_gone_louder_quieter() -> None:
    before, after = answer([{"word": "damp", "count": 3}]), answer([{"word": "damp", "count": 4}, {"word": "bus"}])
    assert KIND.compare(before, after) == ("New: “bus”.", "Louder: “damp” (3 people before, 4 people now).")
    assert KIND.compare(after, after) == ()
