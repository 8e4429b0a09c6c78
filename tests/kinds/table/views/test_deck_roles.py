"""A deck that gives a column a part it cannot play is told so in a line, with what to do."""

from __future__ import annotations

from typing import Any

import pytest

from powerkit.kinds.table.kind import TableOfRows
from powerkit.text.toml_reader import Spec

COLUMNS = [
    {"id": "what", "label": "What", "type": "text"},
    {"id": "long", "label": "How", "type": "long"},
    {"id": "tick", "label": "Yes", "type": "tick"},
    {"id": "pick", "label": "Which", "type": "choice", "options": [{"id": "a", "label": "A"}]},
]


def problems(**more: Any) -> list[str]:
    found: list[str] = []
    TableOfRows.read(Spec({"row": "thing", "columns": COLUMNS, **more}, "deck.toml → card 1.1", found))
    return found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"shown": "moments", "point": "long"}, '"point" is a column of the type long, but must be of the type choice'),
        (
            {"shown": "moments", "time": "tick"},
            '"time" is a column of the type tick, but must be of the type text or date',
        ),
        ({"shown": "voices", "vote": "tick"}, '"vote" is a column of the type tick, but must be of the type choice'),
        (
            {"shown": "voices", "checked": "what"},
            '"checked" is a column of the type text, but must be of the type tick',
        ),
        (
            {"shown": "voices", "vote": "gone"},
            '"vote" is "gone", but must be one of the columns: what, long, tick, pick',
        ),
        ({"shown": "table", "vote": "pick"}, '"vote" means something only in a table shown as "voices"'),
        ({"shown": "moments", "turning": "a"}, '"turning" needs "point", in a table shown as "moments"'),
        (
            {"shown": "moments", "point": "pick", "turning": "b"},
            '"turning" is "b", but must be one of the choices of "point": a',
        ),
        ({"picture": "kinds"}, 'the picture "kinds" needs "group": the id of one of its columns'),
        ({"own": "what"}, '"own" means something only with picture = "kinds"'),
        (
            {"picture": "kinds", "group": "pick", "own": "tick"},
            '"own" is a column of the type tick, but must be of the type text',
        ),
    ],
)
def test_a_part_that_a_column_cannot_play_is_reported_in_a_line(given: dict[str, Any], said: str) -> None:
    assert problems(**given) == [f"deck.toml → card 1.1: {said}"]


def test_parts_that_fit_are_taken() -> None:
    assert problems(shown="moments", point="pick", time="what", turning="a") == []
    assert problems(shown="voices", vote="pick", checked="tick", group="what") == []
    assert problems(shown="facing", left="what", right="long", asked="tick", mark="tick") == []
