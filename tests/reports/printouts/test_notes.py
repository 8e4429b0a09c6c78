"""Notes brought back: read, placed, added below what is there, and never a line of them lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.deck import Card, Deck
from powerkit.entries.new_version import check_answers
from powerkit.errors import FileError
from powerkit.reports.printouts.parse_notes import MOST, Piece, place_notes, read_notes
from powerkit.reports.printouts.worksheet import as_text, carried, carried_fields
from powerkit.text.normalize import tidy
from tests.many import examples
from tests.material import ANY_TEXT
from tests.shipped import shipped_deck

DECK = shipped_deck()
AWAY = ["1.1", "4.2", "5.3", "6.2", "6.3", "7.3", "8.1", "8.3"]
LINE = st.one_of(
    ANY_TEXT,
    st.builds("{}. {}".format, st.integers(0, 12), ANY_TEXT),
    st.builds("- {}".format, ANY_TEXT),
    st.builds("- {} | {} | {} | {}".format, ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT),
    st.sampled_from(["", "   ", "yes", "Yes", "2. Some parts only", "31 March 2026", "Your two views, topic by topic"]),
)


NUMBER = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d{1,2}\s*[.):]", re.IGNORECASE)


def choices_of(card: Card) -> Iterator[str]:
    """What can be chosen on a card, in the words of its page: what notes say of it is kept as that choice."""
    for field in card.fields:
        page = field.kind.page()
        for holder in (page, *page.get("columns", ())):
            yield from (f"{item['label']} {item['id']}" for item in holder.get("options") or ())


def words(text: str) -> list[str]:
    """What must not be lost of a text: its words, without the marks that only part them."""
    return [word for word in text.replace("|", " ").split() if word.strip("-–—•*|")]


def inside(value: Any) -> str:
    """Every text in a JSON value, one after another."""
    if isinstance(value, dict):
        return " ".join(inside(one) for key, one in value.items() if key != "_id")
    if isinstance(value, list):
        return " ".join(map(inside, value))
    return str(value) if value not in (None, False, True) else ""


@settings(max_examples=examples(60))
@given(st.sampled_from(AWAY), st.lists(LINE, max_size=12))
def test_every_line_of_the_notes_is_in_a_piece_or_is_the_page_s_own(one: str, lines: list[str]) -> None:
    card = DECK.card(one)
    text = tidy("\n".join(lines))
    kept = [line for piece in read_notes(card, text) for line in piece.text.splitlines()]
    printed = as_text(carried(card)).splitlines()
    labels = " ".join(field.label for field in carried_fields(card)).casefold()
    for line in filter(str.strip, text.splitlines()):
        ending = max((end for end in kept if line.endswith(end)), key=len, default="")
        start = line[: len(line) - len(ending)].strip()
        said = NUMBER.sub("", start).strip(" .:?").casefold()
        assert line in printed or line in kept or said in labels, line


@settings(max_examples=examples(80))
@given(st.data(), st.sampled_from(AWAY))
def test_every_word_ends_in_an_answer_or_is_left_to_place(data: st.DataObject, one: str) -> None:
    card = DECK.card(one)
    places = st.sampled_from(["", "nonsense", *(field.id for field in carried_fields(card))])
    text = st.lists(LINE, min_size=1, max_size=5).map("\n".join)
    pieces = data.draw(st.lists(st.builds(Piece, text, places), max_size=6))
    changed, left = place_notes(card, pieces, {})
    kept = " ".join([inside(changed), *(item.text for item in left), *choices_of(card)]).casefold()
    for piece in pieces:
        for word in words(tidy(piece.text)):
            assert word.strip("-–—•*. ").casefold() in kept, word


@settings(max_examples=examples(40))
@given(st.data(), st.sampled_from(AWAY))
def test_what_was_there_before_is_there_still(data: st.DataObject, one: str) -> None:
    card = DECK.card(one)
    before = {
        field.id: "Was here." if field.kind.name == "text" else {"what": "Was here."}
        for field in carried_fields(card)
        if field.kind.name in ("text", "action")
    }
    pieces = [Piece(data.draw(ANY_TEXT), field) for field in before]
    changed, _ = place_notes(card, pieces, before)
    for value in changed.values():
        assert inside(value).startswith("Was here.")


@pytest.mark.parametrize("one", AWAY)
def test_the_page_s_own_text_filled_in_comes_back_to_its_questions(deck: Deck, one: str) -> None:
    card = deck.card(one)
    filled = []
    for line in as_text(carried(card)).splitlines():
        filled.append(line)
        number = line.partition(".")[0]
        if number.isdigit() and line.startswith(f"{number}. "):
            field = carried_fields(card)[int(number) - 1]
            options = getattr(field.kind, "options", None)
            filled.append(options[0].label if options else f"- My note number {number}")
    pieces = read_notes(card, "\n".join(filled))
    assert [piece.field for piece in pieces] == [field.id for field in carried_fields(card)]
    changed, left = place_notes(card, pieces, {})
    assert left == ()
    _, complaints = check_answers(card, changed)
    assert complaints == ()
    for number, field in enumerate(carried_fields(card), 1):
        if not getattr(field.kind, "options", None):
            assert f"My note number {number}" in inside(changed[field.id])


def test_the_empty_page_pasted_back_says_nothing(deck: Deck) -> None:
    for item in AWAY:
        assert read_notes(deck.card(item), as_text(carried(deck.card(item)))) == ()


def test_lines_go_to_the_question_whose_number_or_words_they_begin_with(deck: Deck) -> None:
    text = "Met at ten.\n\n1) - The hill | I drive | I walk\n2. It is steep.\n"
    text += "What will you do because of this walk? Go again."
    pieces = read_notes(deck.card("1.1"), text)
    assert pieces == (
        Piece("Met at ten."),
        Piece("- The hill | I drive | I walk", "views"),
        Piece("It is steep.", "changing"),
        Piece("Go again.", "action"),
    )


@pytest.mark.parametrize("line", ["1.5 miles", "10:30 at the hall", "3 - 4 people came", "12. May", "0. Nothing"])
def test_a_line_that_only_looks_like_a_number_goes_to_no_question(deck: Deck, line: str) -> None:
    assert read_notes(deck.card("1.1"), line) == (Piece(line),)


def test_a_row_is_filled_column_by_column_and_goes_on_without_a_dash(deck: Deck) -> None:
    text = "- “We never\nhear back” | no | a neighbour\n- Fine | maybe"
    changed, left = place_notes(deck.card("6.3"), [Piece(text, "voices")], {"voices": [{"_id": "a", "quote": "Old"}]})
    rows = changed["voices"]
    assert [row["quote"] for row in rows] == ["Old", "“We never\nhear back”", "Fine\nmaybe"]
    assert (rows[1]["noticed"], rows[1]["about"]) == ("no", "a neighbour")
    assert len({row["_id"] for row in rows}) == 3
    assert left == ()


def test_what_local_people_say_goes_into_their_list(deck: Deck) -> None:
    changed, _ = place_notes(deck.card("8.1"), [Piece("- Answering the phone", "lists")], {})
    assert changed["lists"][0]["whose"] == "local"


def test_a_choice_is_made_once_and_never_changed_by_notes(deck: Deck) -> None:
    card = deck.card("4.2")
    assert place_notes(card, [Piece("[x] Some parts only", "consent_share")], {})[0] == {"consent_share": "parts"}
    for before, text in (({"consent_share": "no"}, "Yes"), ({}, "Perhaps")):
        changed, left = place_notes(card, [Piece(text, "consent_share")], before)
        assert changed == {}
        assert left[0].text == text


def test_days_are_read_in_the_ways_people_write_them(deck: Deck) -> None:
    for text in ("2026-03-31", "31 March 2026", "31/3/2026", "31 Mar 2026"):
        assert place_notes(deck.card("1.1"), [Piece(text, "walk_date")], {})[0] == {"walk_date": "2026-03-31"}
    changed, left = place_notes(deck.card("1.1"), [Piece("some day", "walk_date")], {})
    assert (changed, len(left)) == ({}, 1)


def test_notes_of_a_whole_book_are_refused_in_one_line(deck: Deck) -> None:
    with pytest.raises(FileError, match="too long"):
        read_notes(deck.card("1.1"), "x" * (MOST + 1))
