"""What a deck may say of a board, and what its answers say in words."""

from typing import Any

from powerkit.documents.model import Table
from powerkit.kinds.board.kind import Board
from powerkit.text.toml_reader import Spec

ZONES = [{"id": "nursing", "label": "Nursing"}, {"id": "other", "label": "Another", "group": "More"}]


def read(**more: Any) -> tuple[Board, list[str]]:
    problems: list[str] = []
    spec = Spec({"item": "view", "zones": ZONES, **more}, "board", problems)
    kind = Board.read(spec)
    spec.done()
    return kind, problems


def test_zones_of_ones_own_are_a_name_kept_beside_the_last_zone() -> None:
    kind, problems = read(own="Which other discipline")
    assert problems == []
    rows, wrong = kind.check([{"item": "We listen", "zone": "other", "own": "Podiatry"}])
    assert wrong == ()
    (table,) = kind.describe(rows, "Views")
    assert isinstance(table, Table)
    assert table.heads == ("View", "Where it is", "Which other discipline")
    assert table.rows == (("We listen", "Another (more)", "Podiatry"),)
    assert "Podiatry" in kind.texts(rows)
    assert kind.reworded(rows, str.upper)[0]["own"] == "PODIATRY"


def test_an_answer_from_before_zones_of_ones_own_still_fits() -> None:
    kind, _ = read(own="Which other discipline")
    rows, wrong = kind.check([{"_id": "r1", "item": "We listen", "zone": "other"}])
    assert wrong == ()
    assert rows == [{"_id": "r1", "item": "We listen", "zone": "other", "own": ""}]


def test_the_page_is_told_zones_with_their_groups_and_whose_they_are() -> None:
    kind, problems = read(then="Where it should be", now="Where it stands", arrangement="ladder", credit="By us.")
    assert problems == []
    page = kind.page()
    assert page["zones"][1] == {"id": "other", "label": "Another", "group": "More"}
    assert (page["arrangement"], page["credit"], page["second"], page["own"]) == ("ladder", "By us.", "", "")
    assert [column["label"] for column in page["columns"]] == ["View", "Where it stands", "Where it should be"]


def test_a_label_for_now_on_a_board_without_then_is_told_to_whoever_writes_the_deck() -> None:
    _, problems = read(now="Where it stands")
    assert len(problems) == 1
    assert '"now" is not known here' in problems[0]
