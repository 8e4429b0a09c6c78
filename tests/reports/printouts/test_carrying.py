"""Pages to take along: one side of paper, a page for a phone, and a text to write in, without the leader's answers."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from powerkit.cli import exit_code
from powerkit.deck import Deck, load_deck
from powerkit.errors import FileError
from powerkit.reports.printouts.worksheet import as_text, carried, carried_fields
from powerkit.reports.printouts.worksheet_files import html_carried, pdf_carried
from tests.axe import violations
from tests.documents.conftest import Opens
from tests.many import rest_long

AWAY = ["1.1", "4.2", "5.3", "6.2", "6.3", "7.3", "8.1", "8.3"]
YEAR: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[3] / "examples" / "year.json").read_text(encoding="utf-8")
)


def answers_of(card: str) -> dict[str, Any]:
    return [dict(item["answers"]) for item in YEAR if item["card"] == card][-1]


def words_in(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_the_cards_done_away_from_the_desk_have_a_page_and_no_others(deck: Deck) -> None:
    assert [card.id for card in deck.cards.values() if card.away] == AWAY
    assert [card.id for card in deck.cards.values() if card.taken] == AWAY
    with pytest.raises(FileError, match="no page to take along"):
        carried(deck.card("2.1"))


@pytest.mark.parametrize("one", rest_long(AWAY))
def test_a_page_to_take_along_is_one_tagged_page_with_its_task_and_its_questions(deck: Deck, one: str) -> None:
    page = carried(deck.card(one))
    made = pdf_carried(page)
    reader = PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = words_in(made)
    for words in (page.time, page.have, *page.steps, *page.say, *(question.label for question in page.questions)):
        assert " ".join(words.split()) in text, words


@pytest.mark.parametrize("one", AWAY)
def test_it_is_still_one_page_with_the_example_s_answers_on_it(deck: Deck, one: str) -> None:
    card = deck.card(one)
    asked = card.taken
    assert asked is not None
    page = carried(card, answers_of(one), asked.choose)
    assert len(PdfReader(io.BytesIO(pdf_carried(page))).pages) == 1


@pytest.mark.parametrize("one", AWAY)
def test_nothing_the_leader_wrote_is_on_it_unless_it_was_chosen(deck: Deck, one: str) -> None:
    card = deck.card(one)
    assert carried(card, answers_of(one)) == carried(card)


def test_what_may_be_chosen_is_no_private_answer_and_names_nobody(deck: Deck) -> None:
    for item in AWAY:
        card = deck.card(item)
        assert card.taken is not None
        for key in card.taken.choose:
            field = card.field(key)
            assert field is not None
            assert not field.private
            assert field.kind.page().get("form") != "people"


def test_a_place_and_a_day_stand_on_it_when_they_are_chosen(deck: Deck) -> None:
    page = carried(
        deck.card("1.1"),
        {"place": "The canal", "walk_date": "2026-06-30", "companion": "Bo"},
        ["place", "walk_date", "companion"],
    )
    assert [text for _, text in page.chosen] == ["The canal", "30 June 2026"]


def test_consent_is_asked_in_words_to_say_before_a_story_is_told(deck: Deck) -> None:
    text = words_in(pdf_carried(carried(deck.card("4.2"))))
    assert "May I write a few notes?" in text
    assert "May I tell anybody else any of it?" in text
    assert "change your mind later" in text


def test_answers_can_be_counted_and_two_groups_apart(deck: Deck) -> None:
    assert carried(deck.card("5.3")).tallies == ("People I have asked",)
    assert carried(deck.card("6.3")).tallies == ("Yes", "No", "They don’t know")
    assert carried(deck.card("8.3")).tallies[:2] == ("Local people, Yes", "Local people, No")
    assert len(carried(deck.card("8.3")).tallies) == 6


def test_its_text_has_every_question_with_its_number(deck: Deck) -> None:
    for item in AWAY:
        lines = as_text(carried(deck.card(item))).splitlines()
        for number, field in enumerate(carried_fields(deck.card(item)), 1):
            assert f"{number}. {field.label}" in lines


def test_a_deck_that_names_no_questions_takes_its_main_ones(small_deck: Any) -> None:
    deck = load_deck(small_deck())
    for card in deck.cards.values():
        if card.away:
            assert carried_fields(card)


@pytest.mark.browser
@pytest.mark.parametrize("one", rest_long(AWAY))
def test_a_page_for_a_phone_reads_with_scripts_off_and_offline(deck: Deck, opens: Opens, one: str) -> None:
    page = opens(html_carried(carried(deck.card(one))).encode(), width=320)
    found = violations(page)
    assert [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("script").count() == 0


def test_the_command_makes_each_of_its_three_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("pdf", "html", "txt"):
        file = tmp_path / f"walk.{ending}"
        assert exit_code(["sheet", "1.1", "--field", "-o", str(file)]) == 0
        assert file.stat().st_size > 300
    assert exit_code(["sheet", "2.1", "--field", "-o", str(tmp_path / "no.pdf")]) == 1
    assert "no page to take along" in capsys.readouterr().err
