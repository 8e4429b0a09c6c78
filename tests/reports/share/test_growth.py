"""What is looked for in a copy grows as its texts do, whatever stands in them: a share never stalls."""

from powerkit.privacy.common_words import ordinary_words
from powerkit.reports.share import coarse_check
from powerkit.reports.share.coarse_check import Rough
from tests.privacy.hostile import NAME, grows_too_fast

NAMES = {NAME: "Person A", "Will Hunt": "Person B", "Amina": "Person C", "Dawn Frost": "Person D"}


def test_no_text_makes_the_second_look_start_again_at_each_letter() -> None:
    assert not grows_too_fast(Rough(NAMES, ["Price Road"]).found)


def test_no_common_word_is_longer_than_the_second_look_reads_one() -> None:
    assert max(map(len, ordinary_words())) <= coarse_check._LONGEST_WORD
