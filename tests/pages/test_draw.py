"""A card drawn at random: what is not done comes first, and a seed draws the same card again."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from powerkit.cli import exit_code
from powerkit.draw import done_cards, draw
from powerkit.errors import DeckError
from powerkit.logbook import Logbook

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
    assert all(draw(CARDS, (), Random(seed), but_not="1.1") != "1.1" for seed in range(50))
    assert draw(CARDS, {"1.1", "1.2", "1.3"}, Random(1), but_not="2.1") == "2.1"


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
    assert first.startswith("4.") and "powerkit open 4." in first
    assert exit_code(call) == 0
    assert capsys.readouterr().out == first
    assert not (tmp_path / "wb").exists()


def test_a_capability_that_is_not_there_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["--workbook", str(tmp_path), "draw", "--capability", "77"]) == 1
    assert "no capability 77" in capsys.readouterr().err
