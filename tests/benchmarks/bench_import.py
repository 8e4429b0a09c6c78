"""How long a 20,000-row CSV takes to be looked at and brought into a table, beside `csv.DictReader` reading it.

Run: ``pytest tests/benchmarks/bench_import.py -m benchmark -s -n 0``. Ours is all that the page asks for: the file in
base64 to a preview in JSON, every cell of every row checked, with the rows that would be added; asked twice, since a
person changes where one column goes. The peer reads the same bytes to a list of dictionaries. Memory is that of a new
process at its largest, above what it had when the deck was read, as a kernel with a card open has.
"""

import base64
import csv
import gc
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest

from powerkit.deck.load import load_deck
from powerkit.resources import deck_folder
from powerkit.ui.queries import tell

pytestmark = pytest.mark.benchmark

ROWS = 20_000
TURNS = 9
MOST_TIMES = 4.0
"""How many times as long as the peer a look at the file may take."""
MOST_MEGABYTES = 200
HEADS = ["Indicator", "Our area", "Compared with", "Area name", "Unit", "Source", "Note"]


def facts() -> bytes:
    """A made-up profile of a place: seven columns, two of them numbers, some of which can't be read."""
    chance = Random(7)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for at in range(ROWS):
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
    told = tell(field.kind, "preview", asked, list)
    json.dumps(told)
    return told


def read(content: bytes) -> list[dict[str, str]]:
    """The peer."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


DECK = load_deck(deck_folder())


def seconds(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def test_a_look_at_a_long_csv_takes_at_most_four_times_as_long_as_reading_it() -> None:
    content = facts()
    first = given(content)
    told = looked_at(first)
    assert (told["total"], told["bad_cells"], len(told["rows"])) == (ROWS, 207, 500)
    assert told["columns"] == ["measure", "area", "comparator", "", "unit", "source", "note"]
    moved = given(
        content, heading=True, columns=["measure", "area", "comparator", "compared_with", "unit", "source", ""]
    )
    acts = {"peer": lambda: read(content), "look": lambda: looked_at(first), "again": lambda: looked_at(moved)}
    took: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(TURNS):
        for name, act in acts.items():
            gc.collect()
            gc.disable()
            took[name].append(seconds(act))
            gc.enable()
    ratios = [one / peer for one, peer in zip(took["look"], took["peer"], strict=True)]
    shown = {name: f"{median(times) * 1000:.0f} ms" for name, times in took.items()}
    print(f"\n{ROWS:,} rows, {len(content) / 1e6:.1f} MB: DictReader {shown['peer']}; a look, with the rows to add, ")
    print(f"{shown['look']} (median {median(ratios):.1f} times); again after moving a column {shown['again']}")
    assert median(ratios) <= MOST_TIMES


MEMORY = """
import json, re, sys
from powerkit.resources import deck_folder
from powerkit.deck.load import load_deck
from powerkit.ui.queries import tell
kind = load_deck(deck_folder()).card("8.3").field("facts").kind
now = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024  # the largest it was
before = now()
for _ in range(3):
    told = json.dumps(tell(kind, "preview", json.load(open(sys.argv[1])), list))
print(now() - before, len(told))
"""


def test_a_look_at_a_long_csv_needs_less_than_two_hundred_megabytes(tmp_path: Path) -> None:
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps(given(facts())), encoding="utf-8")
    said = subprocess.check_output([sys.executable, "-c", MEMORY, str(asked)], text=True).split()
    more = float(said[0])
    assert int(said[1]) > 10_000
    print(f"\n{more:.0f} MB above the start of the kernel (limit {MOST_MEGABYTES})")
    assert more <= MOST_MEGABYTES
