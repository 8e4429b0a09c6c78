"""Whatever is in a workbook, no mark of a name or of a private answer is in any file to send. See CONTRIBUTING."""

import os
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from powerkit.deck import Deck
from powerkit.documents.formats import FORMATS
from powerkit.documents.model import Picture
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook, sqlite_file
from powerkit.logbook.share_model import REPLACED, ROLES
from powerkit.reports.share.make import make, prepared
from powerkit.reports.share.model import Ask
from powerkit.reports.share.selection import choosable, gathered
from powerkit.text.escaping import visible

from .planting import Planted, Planter, bare
from .unpacking import unpacked

pytestmark = pytest.mark.journey  # whole workbooks, made into every file: long, though nothing is started

RUNS = int(os.environ.get("POWERKIT_LEAK_RUNS", "8"))
EVERY_FORMAT = "POWERKIT_LEAK_RUNS" in os.environ
QUICK = tuple(format for format in FORMATS if format != "pdf")
START = datetime(2026, 3, 3, 10, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of workbooks are written here, and none of them has to outlive a power cut."""
    pragmas = [pragma for pragma in sqlite_file._PRAGMAS if not pragma.startswith("synchronous")]
    monkeypatch.setattr(sqlite_file, "_PRAGMAS", ("synchronous=OFF", *pragmas))
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def drawn(kind: Any, answer: Any, label: str) -> tuple[Picture, ...]:
    """A picture with all the words of an answer in it, in place of the real ones that take longer."""
    if kind.name not in ("map", "words"):
        return ()
    words = escape(visible(" ".join(kind.texts(answer))))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text y="9">{words}</text></svg>'
    return (Picture(svg, visible(" ".join(kind.texts(answer))), label),)


def formats_for(number: int, turn: int) -> list[str]:
    """The formats of a share: with the long command all, a PDF in one of two, since reading it takes longest.

    At every run each workbook is made in each quick format in one of its two shares, and every fourth as a PDF.
    """
    if EVERY_FORMAT:
        return [*QUICK, *(["pdf"] if number % 2 == turn else [])]
    first = number % len(QUICK)
    others = [item for item in QUICK if item != QUICK[first]]
    return [*others, *(["pdf"] if number % 4 == 0 else [])] if turn else [QUICK[first]]


def shares(
    planted: Planted, deck: Deck, folder: Path, way: str, kinds: tuple[list[str], list[str]], pictures: bool
) -> Iterator[dict[str, bytes]]:
    """The files of two shares to one person: one of what was saved first, one of what came later."""
    times = (START + timedelta(minutes=step) for step in range(10_000))
    with Logbook.open(folder / "logbook.sqlite3", now=lambda: next(times), new_id=lambda: "0" * 32) as book:
        for turn, items in enumerate((planted.items, planted.later)):
            fill(items, deck, book, client=f"turn {turn}")
            book.put_draft("1.1", "changing", planted.private[0], client="page", number=turn + 1)
            entries = [item.entry for item in choosable(book, deck) if not item.why_not]
            assert "4.2" not in {entry.card for entry in entries}
            ask = Ask(planted.names[-1], f"Read this, {planted.names[0]} too", ("Why?",), way)
            matter = gathered(book, deck, ask, entries, {}, next(times))
            chance = Planter(turn).chance
            ready = prepared(matter, book, chance.randbytes, None if pictures else drawn)
            made = make(ready, book, folder / "To send", kinds[turn], chance.randbytes)
            yield {file.name: file.read_bytes() for file in made.files}


def parts(name: str) -> set[str]:
    """What may be left of a name nowhere: each of its words, as far as it is no single letter."""
    words = {part for word in name.split() for part in (word, *re.split("[-’]", word))}
    words |= {bare(word) for word in words}
    return {word.casefold() for word in words if sum(map(str.isalpha, word)) > 1}


def check(number: int, deck: Deck, way: str, *, pictures: bool) -> None:
    planted = Planter(number).workbook()
    kinds = (["html"], list(FORMATS)) if pictures else (formats_for(number // 4, 0), formats_for(number // 4, 1))
    with tempfile.TemporaryDirectory() as place:
        for turn, files in enumerate(shares(planted, deck, Path(place), way, kinds, pictures)):
            assert {name.rpartition(".")[2] for name in files} == set(kinds[turn])
            for name, content in files.items():
                assert re.fullmatch(rf"share-\d-2026-03-03\.({'|'.join(FORMATS)})", name)
                text = unpacked(name, content)
                # The reader's own name stands on the first page, as they gave it.
                text = text.replace(" ".join(visible(planted.names[-1]).casefold().split()), "")
                found = {mark for mark in planted.private if mark in text}
                found |= {part for name in planted.names[:-1] for part in parts(name) if part in text}
                assert found == set(), name
                if turn and not name.endswith(".pdf"):  # a PDF breaks long lines
                    assert [mark for mark in planted.shown if mark not in text] == [], name
                if name.endswith(".html"):
                    assert content.count(b"<script") == 1 and b"<img src=x" not in content


@pytest.mark.parametrize("part", range(4))
def test_no_mark_is_left_in_any_format_of_a_random_workbook(deck: Deck, part: int) -> None:
    @settings(
        max_examples=max(1, RUNS // 4),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # a smaller number is no smaller workbook
    )
    @given(number=st.integers(0, 2**32), way=st.sampled_from([REPLACED, REPLACED, ROLES]))
    def one_of_many(number: int, way: str) -> None:
        check(number * 4 + part, deck, way, pictures=False)

    one_of_many()


@pytest.mark.parametrize("number", range(max(2, RUNS // 50)))
def test_no_mark_is_left_where_maps_and_clouds_are_drawn(deck: Deck, number: int) -> None:
    check(number, deck, REPLACED, pictures=True)
