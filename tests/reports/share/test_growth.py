"""What is looked for in a copy grows as its texts do, whatever stands in them: a share never stalls."""

import pytest

from powerkit.privacy import Names
from powerkit.privacy.common_words import ordinary_words
from powerkit.reports.share import coarse_check
from powerkit.reports.share.coarse_check import Rough
from powerkit.reports.share.extract_text import svg_texts
from powerkit.reports.share.leak_check import Guard
from tests.privacy.hostile import NAME, grows_too_fast

NAMES = {NAME: "Person A", "Will Hunt": "Person B", "Amina": "Person C", "Dawn Frost": "Person D"}


def test_no_text_makes_the_second_look_start_again_at_each_letter() -> None:
    assert not grows_too_fast(Rough(NAMES, ["Price Road"]).found)


def test_no_name_makes_the_second_look_start_again_at_each_letter() -> None:
    assert not grows_too_fast(lambda name: Rough({name: "Person A", NAME: "Person B"}, [name]).found(name))


@pytest.mark.parametrize("name", ["Amina Khan " * 900, "y" * 9000, "Gwendolyn-" * 900, "Ab" * 5000])
def test_of_a_name_that_is_longer_than_any_both_searches_take_the_same(name: str) -> None:
    codes = {name.strip(): "Person A"}
    for text in (name, name[:190], "Amina went to see Gwendolyn"):
        assert Rough(codes).found(Names(codes).replace(text)) is None


def test_no_text_holds_the_check_of_a_finished_picture_or_page_up() -> None:
    guard = Guard(Names({}), ("a private text of hers",), ("our own text",), Rough({"Zebedina Vashti": "Person A"}))
    assert not grows_too_fast(lambda text: [*svg_texts(f"<svg><text>{text}</text></svg>")])
    assert not grows_too_fast(lambda text: guard.check_texts("it", [text]))


def test_no_common_word_is_longer_than_the_second_look_reads_one() -> None:
    assert max(map(len, ordinary_words())) <= coarse_check._LONGEST_WORD
