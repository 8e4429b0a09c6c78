"""A card drawn at random: what is not done comes first, and a seed draws the same card again."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.cli import exit_code
from powerkit.deck import Card, Deck, load_deck
from powerkit.deck.draw_card import Room, done_cards, draw, draw_for, piles, suggested, who
from powerkit.errors import DeckError
from powerkit.kinds.recall.kind import Recall
from powerkit.logbook import Logbook
from tests.shipped import shipped_deck

DECK = shipped_deck()
CARDS = ("1.1", "1.2", "1.3", "2.1")


def test_a_card_that_is_not_done_comes_first() -> None:
    assert {draw(CARDS, {"1.1", "1.3", "2.1"}, Random(seed)) for seed in range(50)} == {"1.2"}


def test_when_all_cards_are_done_any_of_them_is_drawn() -> None:
    assert {draw(CARDS, set(CARDS), Random(seed)) for seed in range(100)} == set(CARDS)


def test_the_same_seed_draws_the_same_card() -> None:
    assert [draw(CARDS, (), Random(7)) for _ in range(5)] == [draw(CARDS, (), Random(7))] * 5


def test_every_card_has_about_the_same_chance() -> None:
    chance = Random(1)
    drawn = Counter(draw(CARDS, (), chance) for _ in range(4000))
    assert all(800 < drawn[card] < 1200 for card in CARDS)


def test_another_draw_gives_another_card_where_there_is_one() -> None:
    assert all(draw(CARDS, (), Random(seed), but_not=["1.1"]) != "1.1" for seed in range(50))
    assert draw(CARDS, {"1.1", "1.2", "1.3"}, Random(1), but_not=["2.1", "1.2"]) == "2.1"


def test_nothing_can_be_drawn_from_no_cards() -> None:
    with pytest.raises(DeckError, match="no card to draw"):
        draw((), (), Random(1))


def test_a_card_with_a_saved_version_is_done_and_a_draft_is_not(book: Logbook) -> None:
    assert done_cards(book.stages(["1.1", "3.1", "10.4"])) == {"1.1"}


def test_the_command_draws_from_one_capability_and_makes_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["--workbook", str(tmp_path / "wb"), "draw", "--capability", "4", "--seed", "3"]
    assert exit_code(call) == 0
    first = capsys.readouterr().out
    assert first.startswith("4.") and "open 4." in first
    assert exit_code(call) == 0
    assert capsys.readouterr().out == first
    assert not (tmp_path / "wb").exists()


def test_a_capability_that_is_not_there_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["--workbook", str(tmp_path), "draw", "--capability", "77"]) == 1
    assert "no capability 77" in capsys.readouterr().err


def test_every_card_of_ours_says_what_it_needs_to_be_begun(deck: Deck) -> None:
    assert [card.id for card in deck.cards.values() if card.sitting is None] == []
    assert all(card.sitting and card.sitting.later for card in deck.cards.values() if card.away)


def test_a_draw_counts_with_the_most_minutes_that_the_cards_own_words_say(deck: Deck) -> None:
    short = {}
    for card in deck.cards.values():
        assert card.sitting is not None
        said = [int(number) for number in re.findall(r"(\d+)(?: to \d+)? minutes", card.time)]
        said += [int(number) for number in re.findall(r"\d+ to (\d+) minutes", card.time)]
        said += [60] if "an hour" in card.time else []
        if not card.sitting.later and card.sitting.minutes < max(said):
            short[card.id] = (card.sitting.minutes, card.time)
    assert short == {}


ROOMS = st.builds(Room, st.sampled_from([0, 5, 10, 20, 30, 45, 60, 200]), st.sampled_from([0, 1, 2, 3, 8, 20, 60, 400]))
DONE = st.sets(st.sampled_from(list(DECK.cards)))


def finished_in(card: Card, room: Room) -> bool:
    """Whether all of the card, or its short way, is done at the screen in that time by those people."""
    sitting = card.sitting
    assert sitting is not None
    ways = [minutes for minutes in (sitting.minutes, sitting.short) if minutes]
    in_time = not room.minutes or min(ways) <= room.minutes
    return in_time and _holds(card, room) and not card.away and not sitting.later


def begun_in(card: Card, room: Room) -> bool:
    sitting = card.sitting
    assert sitting is not None
    return _holds(card, room) and (not room.minutes or sitting.minutes <= room.minutes)


def _holds(card: Card, room: Room) -> bool:
    sitting = card.sitting
    assert sitting is not None
    return not room.people or sitting.least <= room.people <= sitting.most


def looks_back_at(card: Card) -> set[str]:
    return {field.kind.of.rpartition(".")[0] for field in card.fields if isinstance(field.kind, Recall)}


@given(ROOMS, DONE, st.integers())
def test_a_draw_deals_what_can_be_finished_and_needs_no_card_that_is_not_done(
    room: Room, done: set[str], seed: int
) -> None:
    cards = tuple(DECK.cards.values())
    can = {card.id for card in cards if finished_in(card, room) and looks_back_at(card) <= done}
    drawn = draw_for(room, cards, done, Random(seed))
    dealt = [card.id for card in suggested(room, cards, done)]
    assert set(dealt) == {card.id for card in piles(room, cards, done).here} == can
    assert drawn.card in can if can else drawn.line.startswith("No card")
    assert (drawn.card in done) <= (can <= done)
    assert [card in done for card in dealt] == sorted(card in done for card in dealt)
    fresh = [card.partition(".")[0] for card in dealt if card not in done]
    assert len(set(fresh[:2])) == min(2, len(set(fresh)))


@given(ROOMS, DONE, st.integers())
def test_a_draw_fills_the_time_that_was_said_as_far_as_a_card_not_done_can(
    room: Room, done: set[str], seed: int
) -> None:
    """Whoever said 30 minutes was dealt the short way of ten, beside eight cards of 30."""
    cards = tuple(DECK.cards.values())

    def taken(card: Card) -> int:
        assert card.sitting is not None
        ways = [
            way
            for way in (card.sitting.minutes, card.sitting.short)
            if way and (not room.minutes or way <= room.minutes)
        ]
        return max(ways)

    here = piles(room, cards, done).here
    waiting = [card for card in here if card.id not in done] or list(here)
    drawn = DECK.cards[draw_for(room, cards, done, Random(seed)).card]
    if waiting:
        assert taken(drawn) >= min(room.minutes * 2 / 3, max(map(taken, waiting)))
        assert taken(suggested(room, cards, done)[0]) >= min(room.minutes * 2 / 3, max(map(taken, waiting)))


@given(ROOMS, DONE, st.integers())
def test_the_second_pile_has_what_is_begun_here_and_carried_on_outside(room: Room, done: set[str], seed: int) -> None:
    cards = tuple(DECK.cards.values())
    both, drawn = piles(room, cards, done), draw_for(room, cards, done, Random(seed), outside=True)
    for card in both.outside:
        assert (card.away or (card.sitting and card.sitting.later)) and begun_in(card, room)
        assert looks_back_at(card) <= done
    assert drawn.card in {card.id for card in both.outside} or drawn.line.startswith("No card")
    assert drawn.line


@pytest.mark.parametrize("minutes", [10, 20, 30, 60])
@pytest.mark.parametrize("people", [1, 2, 8])
def test_a_newcomer_is_offered_two_cards_of_two_suits_whatever_the_time_and_the_people(
    minutes: int, people: int
) -> None:
    first, second, *_ = suggested(Room(minutes, people), tuple(DECK.cards.values()), ())
    assert first.id.partition(".")[0] != second.id.partition(".")[0]


def test_a_card_whose_short_way_alone_fits_says_so(deck: Deck) -> None:
    drawn = draw_for(Room(30, 1), (deck.card("1.2"),), (), Random(1))
    assert (drawn.line, drawn.short) == ("Its short way takes about 10 minutes.", True)
    drawn = draw_for(Room(45, 1), (deck.card("1.2"),), (), Random(1))
    assert (drawn.line, drawn.short) == ("", False)


def test_a_card_that_is_done_elsewhere_says_that_it_is_carried_on_outside(deck: Deck) -> None:
    drawn = draw_for(Room(10, 1), (deck.card("7.3"),), (), Random(1), outside=True)
    assert drawn.line == "You can start it now, in about 10 minutes, and finish it another time."


def test_what_nobody_can_do_is_said_with_the_nearest_card(deck: Deck) -> None:
    cards = tuple(deck.cards.values())
    hurried = draw_for(Room(5, 6), cards, (), Random(1)).line
    assert hurried.startswith(
        "No card can be finished in 5 minutes by 6 people. This is the nearest: it takes about 10 m"
    )
    crowd = draw_for(Room(60, 400), cards, (), Random(1), outside=True)
    assert crowd.card == "8.3"
    assert crowd.line.startswith("No card is meant for 400 people at one screen. This one is for up to 60")
    assert "It looks back at 1.2, not done yet." in draw_for(Room(), (deck.card("7.1"),), (), Random(1)).line


def test_a_card_says_in_words_whom_it_is_for(deck: Deck) -> None:
    assert [who(deck.card(word)) for word in ("7.2", "1.2", "8.3")] == [
        "alone, or two of you",
        "alone, or up to four",
        "alone, or up to 60",
    ]


def test_a_deck_that_does_not_say_what_its_cards_need_draws_all_the_same(deck: Deck) -> None:
    card = replace(deck.card("1.1"), sitting=None)
    assert draw_for(Room(1, 300), (card,), (), Random(1)).card == "1.1"


def test_the_command_takes_a_time_and_a_number_of_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["draw", "--minutes", "5", "--people", "6"]) == 0
    assert capsys.readouterr().out.startswith("No card can be finished in 5 minutes by 6 people.")
    assert exit_code(["draw", "--minutes", "10", "--people", "8", "--outside"]) == 0
    assert "finish it another time.\n6.1 Acquiring innovations" in capsys.readouterr().out
    assert exit_code(["draw", "--minutes", "0"]) == 2


@pytest.mark.parametrize("wrong", [[12, 1], [1], [0, 3], "many"])
def test_a_deck_that_says_it_wrongly_is_told_where(small_deck: Callable[..., Path], wrong: Any) -> None:
    def change(tables: dict[str, Any]) -> None:
        next(iter(tables.values()))["card"][0]["sitting"] = {"minutes": 20, "people": wrong}

    with pytest.raises(DeckError, match='sitting: "people" must be'):
        load_deck(small_deck(change))


@pytest.mark.parametrize("wrong", [{"short": 20}, {"short": 10, "later": True}])
def test_a_short_way_is_shorter_than_the_whole_and_of_a_card_that_is_finished_here(
    small_deck: Callable[..., Path], wrong: dict[str, Any]
) -> None:
    def change(tables: dict[str, Any]) -> None:
        next(iter(tables.values()))["card"][0]["sitting"] = {"minutes": 20, "people": [1, 2], **wrong}

    with pytest.raises(DeckError, match='sitting: "short" must be less than "minutes"'):
        load_deck(small_deck(change))


def test_a_short_way_has_questions_of_its_own(small_deck: Callable[..., Path]) -> None:
    def change(tables: dict[str, Any]) -> None:
        card = next(iter(tables.values()))["card"][0]
        card["sitting"] = {"minutes": 20, "people": [1, 2], "short": 10}
        for field in card["field"]:
            field.pop("short", None)

    with pytest.raises(DeckError, match='none of its questions is "short"'):
        load_deck(small_deck(change))
