"""How long a 20,000-row CSV takes to be looked at and brought into a table, beside `csv.DictReader` reading it.

Run: ``pytest tests/benchmarks/bench_import.py -m benchmark -s -n 0``. Ours is all that the page asks for: the file in
base64 to a preview in JSON, every cell of every row checked, with the rows that would be added; asked twice, since a
person changes where one column goes. The peer reads the same bytes to a list of dictionaries. Memory is that of a new
process at its largest, above what it had when the deck was read, as a kernel with a card open has.
"""

import base64
import csv
import io
import json
import time
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest

from powerkit.deck.load import load_deck
from powerkit.resources import deck_folder
from powerkit.ui.queries import tell

from .figures import Figure, Growth, in_turns, megabytes, paired, told

pytestmark = pytest.mark.benchmark

ROWS = 20_000
TURNS = 9
MOST_TIMES = 2
"""How many times as long as the peer a look at the file may take."""
MOST_MEGABYTES = 200
PEER = "csv.DictReader"
GROWTH = (10, 100, 1000, 10_000, ROWS)
HEADS = ["Indicator", "Our area", "Compared with", "Area name", "Unit", "Source", "Note"]


def facts(rows: int = ROWS) -> bytes:
    """A made-up profile of a place: seven columns, two of them numbers, some of which can't be read."""
    chance = Random(7)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for at in range(rows):
        here, there = f"{chance.uniform(0, 100):.1f}", f"{chance.uniform(0, 10_000):,.2f}"
        measure = f"Measure {at % 400}, people of an age of {at % 90}"
        writer.writerow(
            [measure, here, "n/a" if at % 97 == 0 else there, f"Ward {at % 60}", "per cent", "2025", "As known"]
        )
    return out.getvalue().encode()


def given(content: bytes, **more: Any) -> dict[str, Any]:
    return {"file": {"name": "facts.csv", "data": base64.b64encode(content).decode()}, "today": "2026-11-24", **more}


def looked_at(asked: dict[str, Any]) -> dict[str, Any]:
    """A preview as the page gets it."""
    field = DECK.card("8.3").field("facts")
    assert field
    answer = tell(field.kind, "preview", asked, list)
    json.dumps(answer)
    return answer


def read(content: bytes) -> list[dict[str, str]]:
    """The peer."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


DECK = load_deck(deck_folder())


def by_turns(turns: int, content: bytes, *asked: dict[str, Any]) -> list[list[float]]:
    """The milliseconds of the peer, then of each look that is asked for."""
    acts = [partial(_read, content), *(partial(_look, each) for each in asked)]
    return in_turns(turns, *acts, warm=1, clock=time.process_time, at_rest=True)


def _read(content: bytes, _: int) -> None:
    read(content)


def _look(asked: dict[str, Any], _: int) -> None:
    looked_at(asked)


def test_a_look_at_a_long_csv_takes_at_most_twice_as_long_as_reading_it() -> None:
    content = facts()
    first = given(content)
    seen = looked_at(first)
    assert (seen["total"], seen["bad_cells"], len(seen["rows"])) == (ROWS, 207, 500)
    assert seen["columns"] == ["measure", "area", "comparator", "", "unit", "source", "note"]
    moved = given(
        content, heading=True, columns=["measure", "area", "comparator", "compared_with", "unit", "source", ""]
    )
    peer, look, again = by_turns(TURNS, content, first, moved)
    what = f"a look at a CSV of {ROWS:,} rows, with those to add"
    told(
        paired(what, look, peer, PEER, most=MOST_TIMES),
        paired(f"{what}, after a column was moved", again, peer, PEER, most=MOST_TIMES),
    )


def test_how_time_grows_with_the_rows() -> None:
    ours, peer = {}, {}
    for rows in GROWTH:
        content = facts(rows)
        peer[rows], ours[rows] = map(median, by_turns(5, content, given(content)))
    told(Growth("a look at a CSV", "rows", ours, peer, PEER))


READY = """
import base64, csv, io, json
from powerkit.resources import deck_folder
from powerkit.deck.load import load_deck
from powerkit.ui.queries import tell
kind = load_deck(deck_folder()).card("8.3").field("facts").kind
def ours():
    return json.dumps(tell(kind, "preview", json.load(open(sys.argv[1])), list))
def peer():
    content = base64.b64decode(json.load(open(sys.argv[1]))["file"]["data"]).decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))
"""
THREE_TIMES = "for _ in range(3):\n    told = {}()\nassert len(told) > 10_000"


def test_a_look_at_a_long_csv_needs_less_than_two_hundred_megabytes(tmp_path: Path) -> None:
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps(given(facts())), encoding="utf-8")
    ours, peer = (megabytes(READY, THREE_TIMES.format(whose), str(asked)) for whose in ("ours", "peer"))
    told(Figure(f"memory of a look at a CSV of {ROWS:,} rows", ours, peer, PEER, "MB", cap=MOST_MEGABYTES))
