"""Several processes write to one log book at the same time, and some of them die."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from powerkit.logbook import Logbook, replace_file
from powerkit.logbook.sqlite_file import is_damaged

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from powerkit.logbook.model import NewVersion
from powerkit.logbook import Logbook, replace_file

path, client, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
with Logbook.open(path) as book:
    for number in range(count):
        draft = book.put_draft("1.1", client, {"n": number}, client=client, number=2 * number)
        new = NewVersion("1.1", answers={client: number}, words=f"{client}x{number}", drafts=(draft,))
        print(book.save_version(new, client=client, number=2 * number + 1).version, flush=True)
"""


def start(path: Path, client: str, count: int) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), client, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def test_processes_that_write_at_once_make_the_file_together_and_lose_nothing(path) -> None:
    processes = [start(path, f"writer{n}", 25) for n in range(3)]
    for process in processes:
        go(process)
    said = [int(line) for process in processes for line in process.communicate(timeout=120)[0].split()]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert sorted(said) == list(range(1, 76))
    with Logbook.open(path) as book:
        assert [entry.version for entry in book.versions(1)] == list(range(1, 76))
        assert book.latest() == [book.versions(1)[-1]]
        assert book.drafts("1.1") == {}
    assert not is_damaged(path)


def test_a_log_book_that_another_window_begins_at_this_moment_is_not_said_to_be_missing(path, monkeypatch) -> None:
    look = replace_file.expect_none

    def begun_meanwhile(*there: Path) -> None:
        monkeypatch.setattr(replace_file, "expect_none", look)
        with Logbook.open(path) as other:
            other.put_draft("1.1", "views", "typed", client="other", number=1)
        path.with_name(f"{path.name}-journal").write_bytes(b"in the middle of a change")
        look(*there)

    monkeypatch.setattr(replace_file, "expect_none", begun_meanwhile)
    with Logbook.open(path) as book:
        assert book.drafts("1.1")["views"].value == "typed"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_process_killed_while_it_writes_loses_nothing_it_was_told_is_saved(path) -> None:
    told = 0
    for turn in range(5):
        process = start(path, f"writer{turn}", 100_000)
        go(process)
        assert process.stdout is not None
        for _ in range(3 + turn):
            told = int(process.stdout.readline())
        process.kill()
        rest = process.communicate(timeout=60)[0].split()
        told = max([told, *map(int, rest)])
        with Logbook.open(path) as book:
            versions = book.versions(1)
            assert [entry.version for entry in versions] == list(range(1, len(versions) + 1))
            assert len(versions) >= told
            assert book.latest() == [versions[-1]]
            ((client, number),) = versions[-1].answers.items()
            assert [found.version for found in book.search(f"{client}x{number} ")] == [versions[-1].version]
    assert not is_damaged(path)
