"""How fast copies to send are, against nbconvert on the same cards in the same run. Run: pytest -m benchmark -s."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

from powerkit.deck import Deck
from powerkit.documents.formats import FORMATS, copies
from powerkit.documents.html import fragment
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.model import Contents, Document, Pairs, Paragraph, Place, Section, deeper, map_words
from powerkit.documents.typesetting import forget
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from powerkit.resources import examples_folder

from .figures import Figure, medians, told

pytestmark = pytest.mark.benchmark

ROUNDS = 7
PEER = "nbconvert's HTML"
REPLY = ReplyTo("share-1", "workbook-1", "c" * 64)
TODAY = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def records(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> list[Section]:
    """The newest version of every card in the worked year, its pictures drawn, as the sections of a share."""
    with Logbook.open(tmp_path_factory.mktemp("bench") / "logbook.sqlite3", now=lambda: TODAY) as logbook:
        fill(read_items(examples_folder() / "year.json"), deck, logbook, client="bench")
        names = Names(logbook.codes())
        newest = [logbook.latest(card=card, limit=1)[0] for card in deck.cards]
        found = [(entry, compose_record(entry, names)) for entry in newest]
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
    for record in records:
        output = nbformat.v4.new_output(
            "display_data", {"text/html": fragment(Document(record.title, record.blocks), level=3)}
        )
        card = record.place.card if record.place else ""
        cells.append(nbformat.v4.new_code_cell(f'workbook.card("{card}")', execution_count=1, outputs=[output]))
    return nbformat.v4.new_notebook(cells=cells)


def anew(share: Document, turn: int) -> Document:
    """The share with every answer and picture another than before: the typesetter remembers what it has set."""
    return replace(share, blocks=map_words(share.blocks, lambda text: text.replace(" the ", f" the {turn} ")))


def test_the_web_page_is_ten_times_faster_than_nbconvert(share: Document, notebook: nbformat.NotebookNode) -> None:
    shares = [anew(share, turn) for turn in range(ROUNDS + 1)]
    peer, ours = medians(
        ROUNDS,
        lambda turn: HTMLExporter().from_notebook_node(notebook),
        lambda turn: html_copy(shares[turn], REPLY),
        warm=1,
    )
    told(Figure("31 cards to a web page", ours, peer, PEER, least=10))


def test_all_four_copies_take_at_most_four_times_as_long_as_nbconvert_takes_for_one(
    share: Document, notebook: nbformat.NotebookNode, tmp_path: Path
) -> None:
    said: list[str] = []
    shares = [anew(share, turn) for turn in range(2 * (ROUNDS + 1))]

    def ours(turn: int) -> None:
        for copy in copies(shares[turn], list(FORMATS), reply=REPLY, progress=lambda _, __, what: said.append(what)):
            (tmp_path / f"share.{copy.format}").write_bytes(copy.content)

    def alone(name: str) -> Callable[[int], object]:
        return lambda turn: copies(shares[ROUNDS + 1 + turn], [name], reply=REPLY)

    def let_go(turn: int) -> None:
        forget().result()  # so that the peer is not held up by what ours does when its files are there

    peer, took, after = medians(ROUNDS, lambda turn: HTMLExporter().from_notebook_node(notebook), ours, let_go, warm=1)
    alone_and_after = [job for name in FORMATS for job in (alone(name), let_go)]
    each = zip(FORMATS, medians(ROUNDS, *alone_and_after, warm=1)[::2], strict=True)
    assert set(said) == {*(format.name for format in FORMATS.values()), ""}
    parts = (Figure(f"31 cards to {FORMATS[name].name} alone", one, peer, PEER) for name, one in each)
    told(
        Figure("31 cards in every format", took, peer, PEER, most=4),
        Figure("until typst has let go of them, which nobody waits for", after, peer, PEER),
        *parts,
    )
