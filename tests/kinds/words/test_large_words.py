"""Ten texts as people have them: ours finds at least eight of the ten words that a person calls large in each."""

import pytest

from tests.kinds.words.large_words import LARGE, TEN, found_by_us, hits


@pytest.mark.parametrize("name", LARGE)
def test_of_the_ten_words_that_a_person_calls_large_at_least_eight_are_found(name: str) -> None:
    assert len(LARGE[name]) == TEN
    found = found_by_us(name)
    assert hits(name, found) >= 8, found
