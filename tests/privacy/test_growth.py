"""What is done with an answer grows as the answer does, whatever stands in it: a save never stalls."""

from collections.abc import Callable

import pytest

from powerkit.privacy import Names, PlaceCodes, guessed_names, may_hold, people_in
from powerkit.privacy.communities import called_like_nobody, is_groups_name
from powerkit.privacy.everyday_words import is_everyday
from powerkit.privacy.letter_folding import foldings, squashed
from powerkit.privacy.name_forms import forms_of
from powerkit.privacy.namesakes import named_places
from powerkit.privacy.small_letters import hard_to_tell, is_less_common, may_be_a_name
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
        pytest.param(lambda text: guessed_names([text], ["Amina"], ["the"], ["price road"]), id="guessed_names"),
        pytest.param(lambda text: [squashed(read.text) for read in foldings(text)], id="foldings"),
        pytest.param(named_places, id="named_places"),
        pytest.param(lambda text: [*called_like_nobody([text])], id="called_like_nobody"),
        pytest.param(is_groups_name, id="is_groups_name"),
        pytest.param(lambda text: is_everyday(text, first=True), id="is_everyday"),
        pytest.param(is_less_common, id="is_less_common"),
        pytest.param(may_be_a_name, id="may_be_a_name"),
        pytest.param(hard_to_tell, id="hard_to_tell"),
        pytest.param(PlaceCodes().code, id="the code of a place"),
        pytest.param(lambda text: [*forms_of(text)], id="forms_of"),
        pytest.param(lambda name: Names({name: "Person A", NAME: "Person B"}).replace(name), id="a long name"),
    ],
)
def test_no_text_makes_a_search_for_names_start_again_at_each_letter(work: Callable[[str], object]) -> None:
    assert not grows_too_fast(work)


def test_where_a_name_is_asked_for_and_a_text_is_given_those_in_it_count() -> None:
    text = f"{'We had a cup of tea and a chat; ' * 3}{'and then it went well, very ' * 3}{'very ' * 50}till {NAME} rang"
    assert NAME in people_in(text) and max(map(len, people_in(text))) < 60
