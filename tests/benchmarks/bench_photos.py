"""How keeping a photo and a day's first opening grow with the photos of a log book. Run: pytest -m benchmark -s -n 0.

A day's first opening lets photos go that nothing names, and makes the backup. The largest log book here has a thousand.
"""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion

from .figures import Growth, medians, megabytes, told

pytestmark = pytest.mark.benchmark

GROWTH = (10, 100, 1_000)
SIZE = 60_000
"""Bytes of a photo, as they are kept: 1,600 pixels wide, of an ordinary scene."""

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
SENTENCE = "We walked down the high street with people who live there and wrote what they saw and we did not. "


def made(path: Path, count: int) -> Path:
    """A log book of so many photos, each in a version of its own."""
    path.parent.mkdir()
    chance = Random(1)
    with Logbook.open(path, now=lambda: START) as book:
        keys = [book.keep_photo(chance.randbytes(SIZE), 1600, 1200) for _ in range(count)]
        news = [
            NewVersion(f"note.{number:x}", answers={"learnt": SENTENCE * 5, "map_photo": {"photo": key}})
            for number, key in enumerate(keys)
        ]
        book.save_versions(news, client="fill")
    return path


def test_how_photos_grow(tmp_path: Path) -> None:
    kept, opened, memory = {}, {}, {}
    for count in GROWTH:
        path = made(tmp_path / str(count) / "logbook.sqlite3", count)
        (opened[count],) = medians(5, partial(_open_on_a_new_day, path))
        with Logbook.open(path, now=lambda: START) as book:
            (kept[count],) = medians(20, partial(_keep, book), warm=2)
        memory[count] = megabytes(
            "from pathlib import Path; from powerkit.logbook import Logbook",
            "Logbook.open(Path(sys.argv[1])).close()",
            str(path),
        )
    told(
        Growth("keep a photo", "photos", kept, {}),
        Growth("a day’s first opening", "photos", opened, {}),
        Growth("memory of a day’s first opening", "photos", memory, {}, unit="MB"),
    )


def _open_on_a_new_day(path: Path, turn: int) -> None:
    Logbook.open(path, now=lambda: START + timedelta(days=turn + 2)).close()


def _keep(book: Logbook, turn: int) -> None:
    book.keep_photo(Random(turn + 2).randbytes(SIZE), 1600, 1200)
