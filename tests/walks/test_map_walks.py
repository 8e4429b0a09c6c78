"""A map on the page, walked at random: after each step it holds the people and ties that the steps put there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from powerkit.kinds.map.model import map_of
from tests.kinds.map.material import RULING
from tests.kinds.map.page_support import MAP
from tests.many import examples
from tests.walks.walking import Step, steps_of, walking_page

pytestmark = pytest.mark.browser
STEPS = 30
WALKS = examples(2)
"""As many walks as ``POWERKIT_EXAMPLES`` says, or some."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of a map on it, and the walk."""
    yield from walking_page(("kinds/map/index.js",), "map.js")


def wrong_in(step: Step) -> str:
    """What is on the map after a step that was not put there, or is not and was; "" where all is right."""
    whole = map_of(step["answer"], RULING)
    wanted = [(one, name.strip()) for one, name in step["people"]]
    people = [(person.id, person.name) for person in whole.people]
    if people != wanted:
        return f"the people are {people} and should be {wanted}"
    ties = {frozenset((tie.one, tie.other)): tie.sure for tie in whole.ties}
    said = {frozenset((one, other)): sure for one, other, sure in step["ties"]}
    if ties != said:
        lost = [sorted(pair) for pair in said if said[pair] != ties.get(pair)]
        return f"lost or changed: {lost}; made up: {[sorted(pair) for pair in ties if pair not in said]}"
    return ""


def test_a_map_holds_what_the_steps_put_there_and_nothing_else(page: Page) -> None:
    field = {**MAP.page(), "kind": "map", "id": "map", "label": "Map", "adds_to": "1.2"}
    # In walk 72 a row is taken while the focus stays in a box, as on a phone: the tie typed there went with the undo.
    met = steps_of(page, "walkMap", field, walks=1, steps=12, begin=72)
    for step in (*met, *steps_of(page, "walkMap", field, walks=WALKS, steps=STEPS)):
        found = wrong_in(step)
        assert not found, f"{found}\n{step.told}\n{step['answer']}"
