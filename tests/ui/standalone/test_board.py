"""The board in any notebook: given items in many shapes, it shows, tells and draws them."""

from typing import Any
from xml.etree import ElementTree

import pytest

import powerkit
from powerkit.errors import AnswerError

RUNGS = ["Informing", "Co-design", "24/7 together"]


def test_items_may_be_words_a_mapping_or_rows_with_zones_by_name_or_id() -> None:
    assert powerkit.Board(["Classes"], zones=RUNGS).items == [{"item": "Classes"}]
    by_name = powerkit.Board({"Classes": "co-design", "Jabs": "24/7 together"}, zones=RUNGS)
    assert by_name.items == [{"item": "Classes", "zone": "Co-design"}, {"item": "Jabs", "zone": "24/7 together"}]
    rows = [{"item": "Classes", "zone": "now", "then": "Later", "why": "It can"}]
    board = powerkit.Board(rows, zones={"now": "Now", "later": "Later"}, then="Where it should be", why="Why?")
    assert board.items == [{"item": "Classes", "zone": "Now", "then": "Later", "why": "It can"}]


def test_it_tells_and_draws_what_stands_on_it() -> None:
    board = powerkit.Board(
        [{"item": "Classes", "zone": "Informing", "then": "Co-design"}],
        zones=RUNGS,
        arrangement="ladder",
        then="The right rung",
    )
    assert board.describe().startswith(
        "A ladder of three rungs from the lowest up. Where it is now: “Informing”: Classes."
    )
    root = ElementTree.fromstring(board.to_svg())
    assert [item.get("data-to") for item in root.iter() if item.get("data-from")] == ["co_design"]
    assert board.to_png(300).startswith(b"\x89PNG")


def test_what_is_changed_on_the_page_is_in_its_items_at_once() -> None:
    board = powerkit.Board(["Classes"], zones=RUNGS)
    draft = {
        "kind": "draft",
        "client": "page",
        "n": 1,
        "value": [{"_id": "r1", "item": "Classes", "zone": "informing"}],
    }
    board.send = lambda *_: None  # type: ignore[method-assign]
    board._heard(board, draft, [])
    assert board.items == [{"item": "Classes", "zone": "Informing"}]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"zones": []}, "needs zones"),
        ({"zones": RUNGS, "arrangement": "circle"}, "no arrangement 'circle'"),
        ({"zones": RUNGS, "items": {"Classes": "Nowhere"}}, "must be one of: informing"),
    ],
    ids=["no zones", "an unknown arrangement", "an unknown zone"],
)
def test_what_does_not_fit_is_refused_in_one_plain_line(given: dict[str, Any], said: str) -> None:
    with pytest.raises(AnswerError, match=said):
        powerkit.Board(given.pop("items", ()), **given)
