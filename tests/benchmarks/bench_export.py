"""How fast copies to send are, against nbconvert on the same cards in the same run. Run: pytest -m benchmark -s."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

from powerkit.compose import compose_record
from powerkit.content import examples_folder
from powerkit.deck import Deck
from powerkit.document import Contents, Document, Pairs, Paragraph, Place, Section, deeper
from powerkit.export.copies import FORMATS, copies
from powerkit.export.html import fragment
from powerkit.export.htmlcopy import ReplyTo, html_copy
from powerkit.fill import fill, read_items
from powerkit.logbook import Logbook
from powerkit.privacy import Names

pytestmark = pytest.mark.benchmark

ROUNDS = 7
REPLY = ReplyTo("share-1", "workbook-1", "c" * 64)
TODAY = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def records(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> list[Section]:
    """The newest version of each of the 31 cards in the worked year, its pictures drawn, as the sections of a share."""
    with Logbook.open(tmp_path_factory.mktemp("bench") / "logbook.sqlite3", now=lambda: TODAY) as logbook:
        fill(read_items(examples_folder() / "year.json"), deck, logbook, client="bench")
        names = Names(logbook.codes())
        newest = [logbook.latest(card=card, limit=1)[0] for card in deck.cards]
        found = [(entry, compose_record(entry, names)) for entry in newest]
    assert len(found) == 31
    return [
        Section(one.title, deeper(one.blocks), Place(entry.card, entry.id, entry.version), fresh=True)
        for entry, one in found
    ]


@pytest.fixture(scope="module")
def share(records: list[Section]) -> Document:
    lead = Pairs((("From", "A neighbourhood lead"), ("When", "22 November 2026")))
    wanted = Section("What I want from you", (Paragraph("An honest word on each."),), framed=True)
    return Document("A year of shifting power", (lead, wanted, Contents(), *records))


@pytest.fixture(scope="module")
def notebook(records: list[Section]) -> nbformat.NotebookNode:
    """The same cards as an executed notebook holds them: one cell each, its record as saved HTML."""
    cells = []
    for one in records:
        output = nbformat.v4.new_output(
            "display_data", {"text/html": fragment(Document(one.title, one.blocks), level=3)}
        )
        card = one.place.card if one.place else ""
        cells.append(nbformat.v4.new_code_cell(f'workbook.card("{card}")', execution_count=1, outputs=[output]))
    return nbformat.v4.new_notebook(cells=cells)


def medians(*calls: Callable[[], object]) -> list[float]:
    """The median milliseconds of each call, in turns so that all meet the same machine; a first turn is for warmth."""
    times: list[list[float]] = [[] for _ in calls]
    for turn in range(ROUNDS + 1):
        for call, taken in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            if turn:
                taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]


def test_the_web_page_is_ten_times_faster_than_nbconvert(share: Document, notebook: nbformat.NotebookNode) -> None:
    peer, ours = medians(lambda: HTMLExporter().from_notebook_node(notebook), lambda: html_copy(share, REPLY))
    print(f"\n31 cards to HTML: nbconvert {peer:.0f} ms, ours {ours:.1f} ms: {peer / ours:.0f} times faster")
    assert peer / ours >= 10


def test_all_four_copies_take_at_most_four_times_as_long_as_nbconvert_takes_for_one(
    share: Document, notebook: nbformat.NotebookNode, tmp_path: Path
) -> None:
    said: list[str] = []

    def ours() -> None:
        for one in copies(share, list(FORMATS), reply=REPLY, progress=lambda done, total, what: said.append(what)):
            (tmp_path / f"share.{one.format}").write_bytes(one.content)

    peer, took = medians(lambda: HTMLExporter().from_notebook_node(notebook), ours)
    alone = medians(*(lambda name=name: copies(share, [name], reply=REPLY) for name in FORMATS))
    each = ", ".join(f"{name} {one:.0f}" for name, one in zip(FORMATS, alone, strict=True))
    sizes = ", ".join(f"{one.suffix} {one.stat().st_size // 1000}" for one in sorted(tmp_path.iterdir()))
    print(f"\nall four {took:.0f} ms, nbconvert {peer:.0f} ms: {took / peer:.2f} times (each: {each}; kB: {sizes})")
    assert set(said) == {*FORMATS.values(), ""}
    assert took / peer <= 4
