"""Records in notebook files are made again from the log book, so that none shows a name that became known later."""

import json
from pathlib import Path
from typing import Any

import pytest
from tornado.web import HTTPError

from powerkit.app.server import record_keeper
from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.reports.notebook_records import record_of, renew_files, renew_records
from powerkit.resources import notebooks_folder

PAGE = "01-we-know-our-people.ipynb"
HER = "Zofia O'Testworth"
OPEN = {"card": "1.1", "community": "Mill Bank", "answers": {"changing": f"{HER} showed me the ginnel."}}


@pytest.fixture
def book(workbook_folder: Path) -> WorkbookFolder:
    folder = WorkbookFolder(workbook_folder)
    prepare(folder, notebooks_folder())
    return folder


def shown(folder: WorkbookFolder, logbook: Logbook) -> dict[str, Any]:
    """The notebook of capability 1 as the workbook saves it, with the records of now in it."""
    content: dict[str, Any] = json.loads((folder.root / PAGE).read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if cell["cell_type"] == "code" and "workbook.card" in cell["source"][-1]:
            card = cell["source"][-1].split('"')[1]
            data = record_of(card, logbook)
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    return content


def people_field(deck: Deck) -> dict[str, Any]:
    """An item of card 4.2 that makes her name known."""
    field = next(field for field in deck.card("4.2").fields if getattr(field.kind, "form", "") == "people")
    return {"card": "4.2", "answers": {field.id: HER}}


def test_a_name_that_becomes_known_on_one_page_leaves_the_files_of_the_others(book: WorkbookFolder, deck: Deck) -> None:
    with Logbook.open(book.logbook) as logbook:
        fill([OPEN], deck, logbook, client="a")
        (book.root / PAGE).write_text(json.dumps(shown(book, logbook)), encoding="utf-8")
        assert "Testworth" in (book.root / PAGE).read_text(encoding="utf-8")
        fill([people_field(deck)], deck, logbook, client="b")
        renew_files(book, logbook)
    text = (book.root / PAGE).read_text(encoding="utf-8")
    assert "Testworth" not in text and "Zofia" not in text
    assert "Person A showed me the ginnel" in text


def test_a_page_open_since_before_cannot_write_the_name_back(book: WorkbookFolder, deck: Deck) -> None:
    with Logbook.open(book.logbook) as logbook:
        fill([OPEN], deck, logbook, client="a")
        stale = shown(book, logbook)
        fill([people_field(deck)], deck, logbook, client="b")
    model = {"type": "notebook", "content": stale}
    record_keeper(book)(model=model, path=PAGE)
    assert "Testworth" not in json.dumps(model) and "Person A" in json.dumps(model)


def test_nothing_is_saved_while_the_log_book_cannot_be_read(book: WorkbookFolder, deck: Deck) -> None:
    with Logbook.open(book.logbook) as logbook:
        fill([OPEN], deck, logbook, client="a")
        stale = shown(book, logbook)
    book.logbook.write_bytes(b"no log book" * 1000)
    with pytest.raises(HTTPError):
        record_keeper(book)(model={"type": "notebook", "content": stale}, path=PAGE)


def test_cells_without_a_record_and_other_cells_stay_as_they_are(book: WorkbookFolder) -> None:
    with Logbook.open(book.logbook) as logbook:
        content = json.loads((book.root / PAGE).read_text(encoding="utf-8"))
        before = json.dumps(content)
        assert not renew_records(content, logbook)
        assert json.dumps(content) == before


def test_a_notebook_that_cannot_be_read_is_left_as_it_is(book: WorkbookFolder) -> None:
    (book.root / "13-mine.ipynb").write_text("not a notebook", encoding="utf-8")
    with Logbook.open(book.logbook) as logbook:
        renew_files(book, logbook)
    assert (book.root / "13-mine.ipynb").read_text(encoding="utf-8") == "not a notebook"
