"""What a person's own program may call: small, typed, documented, and every example of the documents runs."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import powerkit
from powerkit.deck import Deck
from powerkit.entries.import_json import fill, read_items
from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui import display
from tests.frames import pandas

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "examples" / "my-year.ipynb"


@pytest.fixture
def filled(workbook_folder: Path, deck: Deck) -> WorkbookFolder:
    """The usual workbook, with the worked year in it."""
    folder = WorkbookFolder(workbook_folder)
    folder.root.mkdir()
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        fill(read_items(ROOT / "examples" / "year.json"), deck, logbook, client="test")
    return folder


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """What cards display."""
    found: list[Any] = []
    monkeypatch.setattr(display, "display", lambda item, **_: found.append(item))
    display.opened.cache_clear()
    yield found
    if display.opened.cache_info().currsize:
        display.opened().logbook.close()
    display.opened.cache_clear()
    powerkit.keep_pictures(False)


def examples(page: Path) -> str:
    """All the Python of a page, one after another."""
    return "\n".join(re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))


def lines_of(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [
        line for cell in cells if cell["cell_type"] == "code" for line in "".join(cell["source"]).splitlines() if line
    ]


def test_every_example_of_the_library_page_runs(filled: WorkbookFolder, shown: list[Any]) -> None:
    pandas()
    there: dict[str, Any] = {}
    exec(compile(examples(ROOT / "docs" / "library.md"), "library.md", "exec"), there)
    assert len(shown) == 2 and len(there["year"]) == len(there["book"].entries()) > 20


def test_the_notebook_of_the_year_is_twelve_lines_without_results_and_they_run(filled: WorkbookFolder) -> None:
    pandas()
    import matplotlib

    matplotlib.use("Agg")
    lines, there = lines_of(NOTEBOOK), dict[str, Any]()
    assert len(lines) <= 12
    assert all(not cell.get("outputs") for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"])
    exec(compile("\n".join(lines), "my-year.ipynb", "exec"), there)
    assert len(there["words"]) == 55


def test_the_notebook_of_the_year_runs_with_nothing_saved_yet(workbook_folder: Path) -> None:
    pandas()
    workbook_folder.mkdir()
    Logbook.open(workbook_folder / "logbook.sqlite3").close()
    lines = [line for line in lines_of(NOTEBOOK) if ".plot." not in line]  # pandas itself draws no empty chart
    exec(compile("\n".join(lines), "my-year.ipynb", "exec"), {})


def test_entries_answers_and_actions_say_what_the_log_book_holds(filled: WorkbookFolder) -> None:
    with powerkit.open() as book, Logbook.open(filled.logbook, backups=filled.backups) as logbook:
        latest, entries = logbook.latest(), book.entries()
        assert {entry["id"]: entry["answers"] for entry in entries} == {item.id: dict(item.answers) for item in latest}
        assert [entry["saved"] for entry in entries] == sorted(entry["saved"] for entry in entries)
        assert len(book.entries(versions=True)) == len(read_items(ROOT / "examples" / "year.json"))
        assert sum(len(entry["answers"]) for entry in entries) == len(book.answers())
        assert [action["id"] for action in book.actions()] == [action.id for action in logbook.actions()]
        private = {(row["entry"], row["question"]) for row in book.answers() if row["private"]}
        assert private == {(item.id, key) for item in latest for key in item.answers if item.is_private(key)}


@pytest.mark.parametrize("since", ["2026-06-01", date(2026, 6, 1), datetime(2026, 6, 1, 12)])
def test_a_card_and_a_day_narrow_what_is_given(filled: WorkbookFolder, since: Any) -> None:
    with powerkit.open(str(filled.root)) as book:
        assert {entry["card"] for entry in book.entries(card="1.2")} == {"1.2"}
        later = book.entries(since=since)
        assert later == [entry for entry in book.entries() if entry["saved"].date() >= date(2026, 6, 1)] != []
        assert all(row["due"] and row["due"] >= date(2026, 6, 1) for row in book.actions(since=since))


@pytest.mark.parametrize("what", ["entries", "answers", "actions"])
def test_a_table_has_its_columns_and_days_also_when_it_is_empty(workbook_folder: Path, what: Any) -> None:
    pandas()
    workbook_folder.mkdir()
    Logbook.open(workbook_folder / "logbook.sqlite3").close()
    shape = {"entries": powerkit.EntryRow, "answers": powerkit.AnswerRow, "actions": powerkit.ActionRow}[what]
    table = powerkit.open().as_dataframe(what)
    assert [*table.columns] == [*get_type_hints(shape)]
    assert str(table["due" if what == "actions" else "saved"].dtype).startswith("datetime64")


def test_reading_changes_nothing_and_what_a_notebook_prints_of_it_holds_no_word(filled: WorkbookFolder) -> None:
    before = {file: file.read_bytes() for file in filled.root.rglob("*") if file.is_file()}
    book = powerkit.open(filled.root)
    book.entries(), book.actions()
    assert re.fullmatch(r"A log book with \d+ entries and \d+ actions", repr(book))
    assert {file: file.read_bytes() for file in filled.root.rglob("*") if file.is_file()} == before


def test_a_locked_log_book_opens_with_its_passphrase_and_is_refused_plainly_without(
    filled: WorkbookFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from powerkit.logbook import keys
    from powerkit.ui.pages import folder_lock

    folder_lock.lock_folder(filled, "seven blue kettles sing")
    monkeypatch.setattr(keys, "_held", {}, raising=False)
    file = tmp_path / "passphrase"
    for said, fits in (("not it at all", False), ("seven blue kettles sing", True)):
        file.write_text(said, encoding="utf-8")
        if fits:
            assert powerkit.open(passphrase_file=file).entries()
        else:
            with pytest.raises(PowerkitError, match="does not fit"):
                powerkit.open(passphrase_file=file)


WRONG: list[Callable[[Any], Any]] = [
    lambda book: book.entries(since="soon"),
    lambda book: book.as_dataframe("notes"),
    lambda book: powerkit.open("no such folder"),
]


@pytest.mark.parametrize("call", WRONG)
def test_what_cannot_be_done_is_said_in_a_plain_line(filled: WorkbookFolder, call: Callable[[Any], Any]) -> None:
    with powerkit.open() as book, pytest.raises(PowerkitError) as told:
        call(book)
    assert "\n" not in str(told.value)


def test_every_public_name_is_there_and_says_what_it_is_for() -> None:
    for name in powerkit.__all__:
        assert getattr(powerkit, name).__doc__, name
    told = re.findall(
        r"^from .* import .*?(\w+)$", (ROOT / "powerkit" / "__init__.pyi").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(told) == sorted([*powerkit.__all__, "open"])
    assert set(powerkit.__all__) <= set(dir(powerkit))


def test_importing_powerkit_loads_nothing_else() -> None:
    ask = "import sys; before = set(sys.modules); import powerkit; print(*sorted(set(sys.modules) - before))"
    found = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in found if name.partition(".")[0] not in {*sys.stdlib_module_names, "powerkit"}] == []
    assert [name for name in found if name.startswith("powerkit.")] == []
