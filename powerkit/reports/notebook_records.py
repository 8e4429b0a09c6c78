"""The records in notebook files: each card's newest version as it would be shared, made again whenever one is written.

A record is a copy. Made from the log book each time, it never shows a name that became known after it was first made.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from powerkit.documents.html import fragment
from powerkit.documents.model import Document, Paragraph
from powerkit.entries.picture_cache import kept_in
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.entries.visibility import keep_place_codes, known_names
from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.logbook.records_in_pages import change_page, empty_cells, source_of
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.record import compose_record
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup
from powerkit.there import listed

Bundle = dict[str, str]

_CALL = re.compile(r'workbook\.card\("([0-9.]+)"\)\s*\Z')
_OF_THE_DECK = re.compile(r"(#[^\n]*\n)?from powerkit import workbook; workbook\.capability\(\d+\)\s*")
_LEAD = later("What a supervisor would see")
_NOTHING_YET = later("Nothing saved yet. When you save this card, what a supervisor would see shows here.")


def record_of(card: str, logbook: Logbook) -> Bundle:
    """The record of a card as output: HTML that needs nothing, and a line of text beside it that says less."""
    latest = logbook.latest(card=card, limit=1)
    if not latest:
        html = Markup('<p class="pk-record-none">{}</p>').format(t(_NOTHING_YET))
        return {"text/html": _framed(html), "text/plain": t(_NOTHING_YET)}
    html = Markup('<p class="pk-record-lead">{}</p>\n{}').format(
        t(_LEAD), fragment(_document(latest[0], logbook), level=3)
    )
    return {"text/html": _framed(html), "text/plain": t("The record of card {card}", card=card)}


def renew_records(notebook: dict[str, Any], logbook: Logbook) -> bool:
    """Make each record in a notebook's content again; whether one of them is another now.

    The notebooks of a locked log book hold no record, only a line that says why.
    """
    return lock_records(notebook) if logbook.locked else _fill_records(notebook, lambda card: record_of(card, logbook))


def lock_records(notebook: dict[str, Any]) -> bool:
    """Put the line of a locked log book in place of each record in a notebook's content.

    What a cell of the person's own shows is dropped, for it may show their words; called again, it shows them again.
    """
    changed = _fill_records(notebook, lambda _: _locked())
    records = [id(cell) for _, cell in _cards(notebook)]
    for cell in notebook["cells"]:
        own = cell["cell_type"] == "code" and id(cell) not in records and not _OF_THE_DECK.fullmatch(source_of(cell))
        if own and cell["outputs"]:
            cell["outputs"], changed = [], True
    return changed


def _fill_records(notebook: dict[str, Any], made: Callable[[str], Bundle]) -> bool:
    changed = False
    for card, cell in _cards(notebook):
        if not cell["outputs"]:
            continue
        renewed = [{"output_type": "display_data", "metadata": {}, "data": made(card)}]
        changed = changed or cell["outputs"] != renewed
        cell["outputs"] = renewed
    return changed


def renew_files(folder: WorkbookFolder, logbook: Logbook) -> None:
    """Make the records in all the notebooks of a workbook again. One that can't be read or written stays as it is."""
    for file in _pages_in(folder.root):
        change_page(file, lambda notebook: renew_records(notebook, logbook))


def renew_all(folder: WorkbookFolder, logbook: Logbook) -> None:
    """Make every record in the pages again, after something was forgotten, and empty the pages that were set aside."""
    renew_files(folder, logbook)
    empty_files(folder)


def empty_files(folder: WorkbookFolder) -> None:
    """Take everything out of the pages that were set aside but what their cells say: it may show what was forgotten."""
    for file in _pages_in(folder.set_aside):
        change_page(file, lambda page: empty_cells(cell for cell in page["cells"] if cell.get("cell_type") == "code"))


def _pages_in(folder: Path) -> list[Path]:
    """The notebooks in a folder; one that can't be looked through is no empty one: its records are still to be made."""
    return [file for file in listed(folder) if file.suffix == ".ipynb"]


def _document(entry: Entry, logbook: Logbook) -> Document:
    try:
        names = known_names(logbook)
        document = compose_record(with_earlier(entry, logbook), names, kept_in(logbook))
        keep_place_codes(logbook, names.called)
        return document
    except PowerkitError as error:
        return Document(t("The record is not shown"), (Paragraph(str(error)),))


def _cards(notebook: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for cell in notebook["cells"]:
        called = _CALL.search(source_of(cell))
        if called and cell["cell_type"] == "code":
            yield called[1], cell


def _locked() -> Bundle:
    said = t("This workbook is locked with a passphrase. Open the page in the workbook to read what you saved.")
    return {"text/html": _framed(Markup('<p class="pk-record-none">{}</p>').format(said)), "text/plain": said}


def _framed(html: Markup) -> Markup:
    return Markup('<div class="pk-record">{}</div>').format(html)
