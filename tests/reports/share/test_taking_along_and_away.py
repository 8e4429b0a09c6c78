"""Everything to take along in plain files, and everything erased."""

import csv
import io
import json
import shutil
import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.errors import WorkbookError
from powerkit.logbook import Logbook, noted
from powerkit.logbook.erase import erase_everything, survey, was_stopped
from powerkit.logbook.share_model import NewShare, SentFile
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.full_archive import everything, safe_csv, write_everything
from powerkit.reports.notebook_records import renew_files
from powerkit.resources import notebooks_folder
from tests.logbook.killing import every_stop

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
    assert [item["card"] for item in whole["entries"]] == ["4.2", "1.2", "1.1"]
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
    from powerkit.entries.import_json import fill

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
        with zipfile.ZipFile(write_everything(book, folder.root, NOW), "a") as earlier:
            earlier.comment = b""  # as one was made before it said what it is
        folder.backups.mkdir()
        book.backup_to(folder.backups / "logbook 2026-01-01 000000.sqlite3")
        book.backup_to(folder.root / "logbook damaged 2026-01-01 000000.sqlite3")
        folder.to_send.mkdir()
        file = SentFile("html", "share-1.html", "0" * 64)
        book.add_share(NewShare("token", "Priya", "", (), "replaced", "", (), (file,)))
    (folder.to_send / "share-1.html").write_text("ZEBEDEE", encoding="utf-8")
    assert len(holding(folder)) == 7
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


@pytest.mark.parametrize("table", ["share", "memo", "name", "photo", "words", "version"])
def test_a_log_book_of_which_a_part_is_missing_is_erased_as_well(filled, table: str) -> None:
    connection = sqlite3.connect(filled.logbook)
    connection.execute(f"DROP TABLE {table}")
    connection.commit()
    connection.close()
    erased = erase_everything(filled)
    # A file to send that was not made by a share of ours is known by the log book alone.
    assert [name for name in holding(filled) if f"To send/{name}" not in erased.stays] == []
    with Logbook.open(filled.logbook) as book:
        assert book.latest() == []


def test_what_could_not_be_erased_is_named_and_can_be_erased_again(filled, monkeypatch) -> None:
    def refuse(file: Path, missing_ok: bool = False) -> None:
        if file.name == "logbook 2026-01-01 000000.sqlite3":
            raise PermissionError(13, "in use")
        unlink(file, missing_ok=missing_ok)

    unlink = Path.unlink
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(WorkbookError, match=r"Still there.*logbook 2026-01-01 000000"):
        erase_everything(filled)
    assert was_stopped(filled)
    monkeypatch.undo()
    erase_everything(filled)
    assert holding(filled) == [] and not was_stopped(filled)


def belongings(folder: WorkbookFolder) -> dict[Path, bytes]:
    """Files of a person's own, put wherever the workbook puts its own, with names much like them."""
    other = sqlite3.connect(":memory:")
    other.execute("CREATE TABLE runs (distance)")
    database = other.serialize()
    other.close()
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("README.txt", "My holiday")
        holiday = file.getvalue()
    notebook = json.dumps({"cells": [{"cell_type": "code", "source": "1 + 1", "outputs": [{"text": "2"}]}]}).encode()
    mine = {
        "logbook of my allotment.docx": b"beans",
        "logbook-2024/January.txt": b"snow",
        "logbook.sqlite3.txt": b"what this file is",
        "logbook of runs.sqlite3": database,
        "logbook before restore 2026-01-01 000000.sqlite3": database,
        "everything-2026-03-10.zip": holiday,
        "my own.ipynb": notebook,
        "Set aside/my other.ipynb": notebook,
        "Set aside/broken.ipynb": b"{",
        "Backups/photos.zip": b"PK",
        "Backups/logbook 2026-01-02 000000.sqlite3": database,
        "Backups/old/logbook 2026-01-02 000000.sqlite3": b"a folder of mine",
        "To send/letter.docx": b"Dear all",
        "To send/share-9-2026-03-09.html": b"<p>my own page</p>",
        "To send/flyers/share-1-2026-03-09.html": b"flyer",
    }
    for name, content in mine.items():
        (folder.root / name).parent.mkdir(parents=True, exist_ok=True)
        (folder.root / name).write_bytes(content)
    return {folder.root / name: content for name, content in mine.items()}


def test_erasing_leaves_every_file_of_a_persons_own_and_says_so_before_and_after(filled) -> None:
    mine = belongings(filled)
    with Logbook.open(filled.logbook, backups=filled.backups) as book:
        before = survey(filled, book)
    erased = erase_everything(filled)
    assert {file: file.read_bytes() for file in mine} == mine
    assert holding(filled) == ["everything-2026-03-10.zip", "photos.zip"]
    assert set(erased.stays) == set(before.stays) and set(before.names) >= set(erased.gone)
    tops = {name.rstrip("/").split("/", 2)[-1] for name in erased.stays}
    for file in mine:
        assert any(part in tops for part in file.relative_to(filled.root).parts), file
    with Logbook.open(filled.logbook, backups=filled.backups, start_afresh=True) as book:
        assert book.latest() == []


def test_erasing_follows_no_link_out_of_the_folder(filled, tmp_path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    with Logbook.open(filled.logbook, backups=filled.backups) as book:
        for name in ("logbook 2026-01-03 000000.sqlite3", "share-1.html", "page.ipynb"):
            book.backup_to(outside / name)
    before = {file: file.read_bytes() for file in outside.iterdir()}
    (filled.backups / "logbook 2026-01-03 000000.sqlite3").symlink_to(outside / "logbook 2026-01-03 000000.sqlite3")
    (filled.root / "logbook damaged 2026-01-03 000000.sqlite3").symlink_to(
        outside / "logbook 2026-01-03 000000.sqlite3"
    )
    shutil.rmtree(filled.to_send)
    filled.to_send.symlink_to(outside, target_is_directory=True)
    (filled.root / "linked.ipynb").symlink_to(outside / "page.ipynb")
    erased = erase_everything(filled)
    assert {file: file.read_bytes() for file in outside.iterdir()} == before
    assert {"To send", "linked.ipynb", "Backups/logbook 2026-01-03 000000.sqlite3"} <= {
        name.rstrip("/") for name in erased.stays
    }


def test_an_erasing_killed_anywhere_can_be_called_again_and_takes_nothing_else(filled, tmp_path) -> None:
    mine = belongings(filled)
    for folder in every_stop(filled.root, tmp_path, lambda root: erase_all(WorkbookFolder(root)), each=3):
        there = WorkbookFolder(folder)
        erase_everything(there)
        assert set(holding(there)) == {"everything-2026-03-10.zip", "photos.zip"}
        assert {file: (folder / file.relative_to(filled.root)).read_bytes() for file in mine} == mine
        assert not was_stopped(there) and noted(there.state)[-1].what == "erase"


def erase_all(folder: WorkbookFolder) -> None:
    erase_everything(folder)


def test_what_was_done_is_noted_without_a_word_or_a_name(filled) -> None:
    erase_everything(filled)
    text = (filled.state / "audit.jsonl").read_text(encoding="utf-8")
    assert "ZEBEDEE" not in text and "sqlite3" not in text
    [done] = noted(filled.state)
    assert "everything was erased" in done.words and "files" in done.words


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
