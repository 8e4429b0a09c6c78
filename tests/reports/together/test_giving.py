"""What a leader gives: nothing private, no name, no sentence; and the two commands from a log book to a picture."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from powerkit.cli import exit_code
from powerkit.entries.destination import save_look
from powerkit.entries.profile import keep_leader
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import NameWord
from powerkit.reports.together.give import READER, give, to_give
from powerkit.reports.together.given_file import as_file
from powerkit.reports.together.model import Given
from tests.reports.share.conftest import START, Save

from .material import DECK, GROUPS, STATEMENTS, given, rows_in


def words(*rows: str | dict[str, Any]) -> dict[str, Any]:
    return {"words": [row if isinstance(row, dict) else {"word": row, "count": 3} for row in rows]}


def gathered(book: Logbook, **how: Any) -> Given:
    return to_give(book, DECK, GROUPS, Random(1).randbytes, START, **how)[0]


def look(book: Logbook, step: str, number: int) -> None:
    rated = {"statement": STATEMENTS[0], "view": "mine", "rating": step, "evidence": "Zofia said so"}
    theirs = {"statement": STATEMENTS[1], "view": "residents", "rating": step}
    save_look(book, GROUPS, {GROUPS[0].id: [rated, theirs]}, "Hope Street", client="test", number=number)


def test_of_each_entry_only_that_its_card_was_done_and_where_its_action_stands_goes_in(
    book: Logbook, save: Save
) -> None:
    action = {"what": "Ask Zofia about Mill Bank", "who": "Zofia", "status": "doing", "learnt": "Doors open slowly"}
    save("1.1", {"changing": "Zofia saw Mill Bank", "action": action})
    save("8.3", {"action": {"what": "Write it down"}}, private={"action": True})
    found = gathered(book)
    assert found.capabilities == {1} and found.actions == {"doing"} and not found.words and not found.destinations
    file = as_file(found).decode()
    assert not any(said in file for said in ("Zofia", "Mill", "Doors", "saw", book.workbook_id))


def test_an_entry_kept_back_is_not_counted_nor_a_story_without_consent(book: Logbook, save: Save) -> None:
    save("1.3", words("bus"), private={"entry": True})
    save("4.2", {"tells_me": "Theirs", "consent_share": "no"})
    with pytest.raises(RecordError, match="nothing to give yet"):
        gathered(book)
    save("5.3", words("damp"), private={"words": True})
    save("2.2", {"discussion": "The café"})
    found = gathered(book)
    assert found.capabilities == {2} and not found.words


def test_words_are_common_ones_without_names_and_without_what_one_person_said(book: Logbook, save: Save) -> None:
    keep_leader(book, {"name": "Joy Example"})
    book.remember_names([("Hope Vexborough", "")])
    book.decide_names([NameWord("Sandy", True)])
    rows: list[str | dict[str, Any]] = [
        "Buses", "not safe", "nobody listens to us", "foodbank", "the rota", "Amina", "spoke to amina", "Grace",
        "Sandy", "Hope", "joy", "Zanthoria", "Mill Bank", "GP", "تنها",
        {"word": "kettle", "count": 1}, {"word": "stairs"},
    ]  # fmt: skip
    save("1.3", words(*rows))
    found = gathered(book).words
    assert {"bus", "not safe", "foodbank", "rota", "gp", "stair"} <= found
    assert not found & {"safe", "amina", "grace", "sandy", "hope", "joy", "zanthoria", "kettle", "تنها"}
    assert not any("vex" in word or " bank" in word for word in found)
    assert gathered(book, without=["Bus", "rota"]).words == found - {"bus", "rota"}


def test_destinations_go_in_only_when_asked_for_and_as_steps_in_her_own_view(book: Logbook, save: Save) -> None:
    save("2.2", {"discussion": "The café"})
    with pytest.raises(RecordError, match="No look at the destinations"):
        gathered(book, destinations=True)
    look(book, "few", 1)
    assert gathered(book, destinations=True).destinations == {STATEMENTS[0]: (None, 1)}
    look(book, "nearly", 2)
    look(book, "many", 3)
    assert gathered(book).destinations == {}
    assert gathered(book, destinations=True).destinations == {STATEMENTS[0]: (1, 2)}


def test_an_entry_can_be_left_out_and_one_that_is_not_there_is_named(book: Logbook, save: Save) -> None:
    save("2.2", {"discussion": "The café"})
    save("1.3", words("bus"))
    entry = book.latest(card="1.3")[0].id
    assert gathered(book, leave_out=[entry]).capabilities == {2}
    with pytest.raises(RecordError, match="no entry 99"):
        gathered(book, leave_out=[99])


def test_a_copy_is_noted_replaces_no_file_and_its_number_is_the_same_each_time(
    book: Logbook, save: Save, tmp_path: Path
) -> None:
    save("1.3", words("bus"))
    chance = Random(2).randbytes
    for _ in range(2):
        copy, items = to_give(book, DECK, GROUPS, chance, START)
        give(copy, items, book, tmp_path / "To send", chance)
    first, second = sorted((tmp_path / "To send").iterdir())
    assert json.loads(first.read_bytes())["leader"] == json.loads(second.read_bytes())["leader"]
    shares = book.shares(READER)
    assert [file.name for share in shares for file in share.said.files] == [first.name, second.name][::-1] or len(
        shares
    ) == 2
    assert [item.card for item in shares[0].said.items] == ["1.3"]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Any:
    """Call the command line; gives the exit code, what was printed, and what was said aside."""

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = exit_code([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return called


@pytest.fixture
def five(tmp_path: Path) -> list[Path]:
    """The files of five leaders."""
    files = [tmp_path / f"copy-{number}.json" for number in range(5)]
    for number, file in enumerate(files):
        file.write_bytes(as_file(given(number, words=["bus"], capabilities=[2])))
    return files


def test_all_that_goes_in_is_shown_and_nothing_is_made_unless_she_says_so(
    call: Any, tmp_path: Path, workbook_folder: Path
) -> None:
    items = tmp_path / "items.json"
    items.write_text(json.dumps([{"card": "1.3", "answers": words("bus", "not safe")}]), encoding="utf-8")
    assert call("fill", items)[0] == 0
    code, said, _ = call("give", "--without", "safe")
    assert code == 0 and "Nothing was made. To make it:" in said and "give --without=safe --yes" in said
    assert not (workbook_folder / "To send").exists()
    code, said, _ = call("give", "--yes")
    [file] = (workbook_folder / "To send").iterdir()
    assert code == 0 and str(file) in said
    for key, value in json.loads(file.read_bytes()).items():
        if key not in ("powerkit", "format", "made", "destinations", "checksum"):
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            assert (shown or "none") in said, f"{key} is in the file and was not shown"


def test_a_picture_is_made_of_five_copies_and_tells_of_an_older_one(
    call: Any, five: list[Path], tmp_path: Path
) -> None:
    older, picture = tmp_path / "older.json", tmp_path / "picture.html"
    older.write_bytes(as_file(given(3, words=["damp"], day=-3)))
    code, said, _ = call("together", *five, older, "-o", picture, "--title", "Our year")
    assert code == 0 and f"“{older}” is left out: there is a newer copy" in said and "5 leaders" in said
    twin = tmp_path / "twin.json"
    twin.write_bytes(five[0].read_bytes())
    assert f"“{twin}” is left out: it is the same copy as “{five[0]}”." in call("together", *five, twin, "-o", "-")[2]
    twin.unlink()
    page = picture.read_bytes()
    assert rows_in(page)["5 to 9"] == "bus" and b">Our year</h1>" in page
    code, page_out, said = call("together", tmp_path, "-o", "-")
    assert code == 0 and page_out.startswith("<!DOCTYPE html>") and "5 leaders" in said and "older.json" in said
    code, _, said = call("together", *five, "-o", picture)
    assert code == 1 and "is there already" in said and picture.read_bytes() == page


def test_what_is_wrong_with_any_file_is_said_of_all_and_nothing_is_made(
    call: Any, five: list[Path], tmp_path: Path
) -> None:
    picture, big, other = tmp_path / "picture.html", tmp_path / "big.json", tmp_path / "other.json"
    big.write_bytes(b" " * 1_000_001)
    other.write_bytes(as_file(given(9, deck="0" * 16)))
    code, _, said = call("together", *five, big, other, tmp_path / "gone.json", "-o", picture)
    lines = said.strip().splitlines()
    assert code == 1 and len(lines) == 4 and lines[-1] == "Nothing was made." and not picture.exists()
    for line, name, what in zip(
        lines, ("big", "other", "gone"), ("too large", "another deck", "not there"), strict=False
    ):
        assert f"{name}.json" in line and what in line
    code, _, said = call("together", *five[:4], five[0], "-o", picture)
    assert code == 1 and "at least five leaders. There are 4." in said and not picture.exists()
    assert call("together", *five, "-o", tmp_path / "picture.pdf")[0] == 2
