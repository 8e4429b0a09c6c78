"""No command writes over a file that the workbook did not make: it refuses in one line, and its bytes stay."""

import json
from pathlib import Path

import pytest

from powerkit.app.shortcut import NAME
from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.ui.notebooks import page_name

FOREIGN = b"Minutes of the street association. Nobody else has them.\n"
PERIOD = ["--from", "2026-01-01", "--to", "2026-12-31"]

AT_A_FILE: dict[str, tuple[str, list[str]]] = {
    "backup": ("thesis.docx", ["backup", "thesis.docx"]),
    "review": ("review.docx", ["review", *PERIOD, "-o", "review.docx"]),
    "map": ("map.svg", ["map", "people.csv", "-o", "first.html", "-o", "map.svg"]),
    "map, its second file": ("out-connections.kumu.csv", ["map", "people.csv", "-o", "out.kumu.csv"]),
    "cloud": ("cloud.csv", ["cloud", "words.txt", "-o", "first.svg", "-o", "cloud.csv"]),
    "sheet": ("sheet.html", ["sheet", "1.1", "--field", "-o", "sheet.html"]),
    "cards": ("cards.html", ["cards", "--print", "-o", "cards.html"]),
    "agreed": ("agreed.html", ["agreed", "8.3", "-o", "agreed.html"]),
    "actions": ("actions.ics", ["actions", "--ics", "actions.ics"]),
    "share, in place of a folder": ("notes.txt", ["share", "--all", "-o", "notes.txt"]),
    "give, in place of a folder": ("notes.txt", ["give", "--yes", "-o", "notes.txt"]),
    "deck new": ("mine/01-our-first-capability.toml", ["deck", "new", "mine"]),
    "deck schema": ("mine/places.schema.json", ["deck", "schema", "mine"]),
    "notebooks": ("mine/01-we-know-our-people.ipynb", ["notebooks", "--to", "mine"]),
    "shortcut": (f"mine/{NAME}.desktop", ["shortcut", "--to", "mine"]),
}


def _fill(folder: Path) -> None:
    """A log book with two cards, and files to read from."""
    acting = {"action": {"what": "Ask the pharmacy", "when": "2026-12-01", "status": "planned"}}
    entries = [{"card": number, "answers": acting} for number in ("1.1", "8.3")]
    (folder / "answers.json").write_text(json.dumps(entries))
    (folder / "people.csv").write_text("name,knows\nPriya,Tom\nTom,\n")
    (folder / "words.txt").write_text("bus stop\nbus stop\nbench\n")
    assert exit_code(["fill", "answers.json"]) == 0


@pytest.mark.parametrize("case", AT_A_FILE)
def test_a_file_that_the_workbook_did_not_make_stays_as_it_is(
    case: str, tmp_path: Path, deck: Deck, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    name, call = AT_A_FILE[case]
    there = tmp_path / (f"mine/{page_name(deck.capabilities[0])}" if case == "notebooks" else name)
    _fill(tmp_path)
    there.parent.mkdir(exist_ok=True)
    there.write_bytes(FOREIGN)
    before = sorted(file for file in tmp_path.rglob("*") if "workbook" not in str(file).casefold())
    capsys.readouterr()
    code = exit_code(call)
    said = capsys.readouterr().err.strip().splitlines()
    assert (code, there.read_bytes()) == (1, FOREIGN)
    assert there.name in said[-1] or there.parent.name in said[-1]
    assert sum("there already" in line or "written" in line for line in said) == 1
    assert sorted(file for file in tmp_path.rglob("*") if "workbook" not in str(file).casefold()) == before


def test_an_earlier_copy_of_the_same_log_book_is_replaced_and_one_with_more_in_it_is_not(
    tmp_path: Path, workbook_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    _fill(tmp_path)
    assert exit_code(["backup", "mine.sqlite3"]) == 0
    _fill(tmp_path)
    assert exit_code(["backup", "more.sqlite3"]) == exit_code(["backup", "mine.sqlite3"]) == 0
    more = (tmp_path / "more.sqlite3").read_bytes()
    first = min((workbook_folder / "Backups").glob("*.sqlite3"))
    assert exit_code(["restore", str(first)]) == 0
    assert exit_code(["backup", "more.sqlite3"]) == 1
    assert (tmp_path / "more.sqlite3").read_bytes() == more
    assert "more.sqlite3 is there already" in capsys.readouterr().err
