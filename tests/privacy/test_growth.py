"""What is done with an answer grows as the answer does, whatever stands in it: a save never stalls."""

from collections.abc import Callable

import pytest

from powerkit.privacy import Names, may_hold, people_in
from tests.privacy.hostile import NAME, grows_too_fast

NAMES = {NAME: "Person A", "Will Hunt": "Person B", "Amina": "Person C"}


def known() -> Names:
    return Names(NAMES, spared=("price road", "will"))


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(known().replace, id="replace"),
        pytest.param(known().found, id="found"),
        pytest.param(known().kept, id="kept"),
        pytest.param(lambda text: may_hold(NAME, text), id="may_hold"),
        pytest.param(people_in, id="people_in"),
    ],
)
def test_no_text_makes_a_search_for_names_start_again_at_each_letter(work: Callable[[str], object]) -> None:
    assert not grows_too_fast(work)
