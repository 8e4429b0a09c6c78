"""Everything to take along in plain files, and everything erased."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.content import notebooks_folder
from powerkit.erase import erase_everything
from powerkit.errors import WorkbookError
from powerkit.everything import everything, safe_csv, write_everything
from powerkit.folder import WorkbookFolder, prepare
from powerkit.logbook import Logbook
from powerkit.records import renew_files

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
FORMULAS = ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


def test_everything_is_there_in_plain_files_private_answers_and_names_too(book, save, sharing) -> None:
    save("1.1", {"changing": "Joe said it", "place": "Secret lane", "companion": "Joe"}, private={"place": True})
    save("1.2", {"map": [{"name": "Joe", "ring": "1", "note": "=1+1"}]})
    save("4.2", {"tells_me": "A story"})
    book.put_draft("3.1", "built", "Half a thought", client="page", number=1)
    sharing.make("1.1")
    with zipfile.ZipFile(io.BytesIO(everything(book, NOW))) as archive:
        names = archive.namelist()
        texts = {name: archive.read(name).decode() for name in names}
    assert {"README.txt", "log-book.json", "actions.csv", "names.csv", "replies.csv"} < set(names)
    assert "Secret lane" in texts["entries/1-1-entry-1.md"] and "Joe said it" in texts["entries/1-1-entry-1.md"]
    assert "A story" in texts["entries/4-2-entry-3.md"]
    [row] = csv.DictReader(io.StringIO(texts["tables/1-2-entry-2-map.csv"].removeprefix("\ufeff")))
    assert (row["name"], row["note"]) == ("Joe", "'=1+1")
    assert texts["entries/1-2-entry-2-picture-1.svg"].startswith("<svg")
    whole = json.loads(texts["log-book.json"])
    assert [one["card"] for one in whole["entries"]] == ["4.2", "1.2", "1.1"]
    assert whole["drafts"][0]["value"] == "Half a thought" and whole["shares"][0]["said"]["recipient"] == "Priya"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_is_taken_for_a_formula(text) -> None:
    [head, row] = list(csv.reader(io.StringIO(safe_csv(["a"], [[text]]).decode("utf-8-sig"), newline="")))
    assert head == ["a"] and row[0].startswith("'") and row[0].endswith(text.strip("\r\n\t")[-3:])


def test_no_name_of_a_file_comes_from_what_somebody_wrote(book, save, tmp_path: Path) -> None:
    save("1.1", {"changing": "x"}, community="../../evil", people="../../etc")
    first, second = write_everything(book, tmp_path, NOW), write_everything(book, tmp_path, NOW)
    assert (first.name, second.name) == ("everything-2026-03-09.zip", "everything-2026-03-09-2.zip")
    with zipfile.ZipFile(first) as archive:
        assert not any(".." in name or name.startswith("/") for name in archive.namelist())


@pytest.fixture
def filled(tmp_path: Path, deck) -> WorkbookFolder:
    """A workbook with words in every place that can hold them."""
    from powerkit.fill import fill

    folder = WorkbookFolder(tmp_path / "Workbook")
    prepare(folder, notebooks_folder())
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        fill([{"card": "1.1", "answers": {"changing": "ZEBEDEE was here"}}], deck, book, client="test")
        notebook = json.loads((folder.root / "01-we-know-our-people.ipynb").read_text(encoding="utf-8"))
        cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": {"text/html": "ZEBEDEE"}}]
        (folder.root / "01-we-know-our-people.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        renew_files(folder, book)
        write_everything(book, folder.root, NOW)
        folder.backups.mkdir()
        book.backup_to(folder.backups / "logbook 2026-01-01 000000.sqlite3")
        book.backup_to(folder.root / "logbook damaged 2026-01-01 000000.sqlite3")
    folder.to_send.mkdir()
    (folder.to_send / "share-1.html").write_text("ZEBEDEE", encoding="utf-8")
    assert len(holding(folder)) == 6
    return folder


def holding(folder: WorkbookFolder) -> list[str]:
    """The files with the word in them; a ZIP is one whatever it holds."""
    files = [file for file in folder.root.rglob("*") if file.is_file()]
    return [file.name for file in files if file.suffix == ".zip" or b"ZEBEDEE" in file.read_bytes()]


@pytest.mark.parametrize("is_open", [True, False])
def test_after_erasing_no_byte_of_it_is_left_and_the_workbook_opens_empty(filled, is_open) -> None:
    logbook = Logbook.open(filled.logbook, backups=filled.backups) if is_open else None
    erased = erase_everything(filled, logbook)
    assert holding(filled) == [] and "logbook.sqlite3" in erased.gone
    assert (filled.root / "01-we-know-our-people.ipynb").is_file()
    with Logbook.open(filled.logbook, backups=filled.backups) as book:
        assert book.latest() == []


def test_emptying_leaves_no_byte_in_the_file_itself(filled) -> None:
    with Logbook.open(filled.logbook, backups=filled.backups) as book:
        book.empty()
        assert book.latest() == []
    assert b"ZEBEDEE" not in filled.logbook.read_bytes()


def test_what_could_not_be_erased_is_named(filled, monkeypatch) -> None:
    monkeypatch.setattr("powerkit.erase._delete", lambda path: path.name != "To send")
    with pytest.raises(WorkbookError, match=r"Still there.*To send"):
        erase_everything(filled)


def answers(monkeypatch: pytest.MonkeyPatch, yes: bool, word: str) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda question: yes)
    monkeypatch.setattr("typer.prompt", lambda question, **_: word)


@pytest.mark.parametrize(("yes", "word"), [(False, "erase"), (True, ""), (True, "yes")])
def test_the_command_erases_nothing_without_both_answers(filled, monkeypatch, capsys, yes, word) -> None:
    answers(monkeypatch, yes, word)
    assert exit_code(["erase", "--workbook", str(filled.root)]) == 1
    assert "Nothing was erased" in capsys.readouterr().err
    assert filled.logbook.is_file()


def test_the_command_erases_when_it_was_asked_twice_and_says_what_it_cannot_reach(filled, monkeypatch, capsys) -> None:
    answers(monkeypatch, True, " Erase ")
    assert exit_code(["erase", "--workbook", str(filled.root)]) == 0
    said = capsys.readouterr().out
    assert "files you have sent" in said and "Everything is erased" in said
    assert holding(filled) == []


def test_without_a_terminal_nothing_is_erased(filled, capsys) -> None:
    assert exit_code(["erase", "--workbook", str(filled.root)]) == 1
    assert "needs a terminal" in capsys.readouterr().err
    assert holding(filled) != []
