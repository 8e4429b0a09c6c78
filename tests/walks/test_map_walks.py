"""A map on the page, walked at random: after each step it holds the people and ties that the steps put there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from powerkit.pictures.map.model import map_of
from powerkit.widgets.join import FIRST, KINDS, joined
from tests.many import examples
from tests.map.material import RULING
from tests.map.page_support import MAP
from tests.one_browser import one_browser

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
STEPS = 30
WALKS = examples(3)
"""As many walks as ``POWERKIT_EXAMPLES`` says, or some."""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of a map on it, and the walks."""
    context = one_browser().new_context(viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.add_script_tag(content=joined((*FIRST, "text.js", "choice.js", *KINDS["map"])))
    for name in ("walk.js", "map.js"):
        made.add_script_tag(content=(HERE / name).read_text(encoding="utf-8"))
    yield made
    context.close()


def wrong_in(step: dict[str, Any]) -> str:
    """What is on the map after a step that was not put there, or is not and was; "" where all is right."""
    if step["trouble"]:
        return str(step["trouble"])
    whole = map_of(step["answer"], RULING)
    wanted = [(one, name.strip()) for one, name in step["people"]]
    people = [(one.id, one.name) for one in whole.people]
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
    steps = 0
    for first in range(0, WALKS, 4):
        walks = page.evaluate(
            "async ([field, first, count, steps]) => {"
            " const found = []; for (let n = 0; n < count; n += 1) found.push(await walkMap(field, first + n, steps));"
            " return found; }",
            [field, first, min(4, WALKS - first), STEPS],
        )
        for seed, walk in enumerate(walks, first):
            steps += len(walk)
            for number, step in enumerate(walk):
                found = wrong_in(step)
                before = [f"{one['way']} {one['what']}" for one in walk[: number + 1]] if found else []
                assert not found, f"walk {seed}, step {number}: {found}\n" + "\n".join(before) + f"\n{step['answer']}"
    assert steps > WALKS * STEPS / 4
