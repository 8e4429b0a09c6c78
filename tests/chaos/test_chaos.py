"""A few kills, power cuts and hostile files at every run; ``python -m tests.chaos`` does thousands."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from powerkit.logbook.workspace import WorkbookFolder
from tests.chaos import fuzz, kills, power
from tests.chaos.disk import Disk, Named, Write
from tests.chaos.readers import readers
from tests.chaos.scenes import SCENES, Scene
from tests.chaos.tracing import NoTracer
from tests.many import rest_long

USUAL = ("erase", "lock", "restore", "save")
"""What the usual run kills: what people do most, and what takes most away."""

pytestmark = [
    pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs processes that fork"),
    pytest.mark.journey,  # whole programs, killed
]


@pytest.fixture(params=rest_long(sorted(SCENES, key=lambda name: name not in USUAL), usual=len(USUAL)))
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Scene, Path]:
    scene, start = SCENES[request.param], tmp_path / "start"
    start.mkdir()
    scene.prepare(WorkbookFolder(start))
    return request.param, scene, start


def test_what_is_killed_at_a_step_or_a_moment_loses_nothing_that_was_told(begun, tmp_path: Path) -> None:
    name, scene, start = begun
    place = tmp_path / "Power Shifting Workbook"
    runs = list(kills.at_any_moment(scene, start, place, times=2, seed=1))
    for step in [] if scene.endless else random.Random(name).sample(range(12), 3):
        runs.append(kills._once(scene, start, place, at_step=step))
    assert [problem for _, problems in runs for problem in problems] == []
    assert not [ended.fault for ended, _ in runs if ended.fault]


def test_what_loses_power_keeps_what_was_told(begun, tmp_path: Path) -> None:
    name, _, start = begun
    if shutil.which("strace") is None:
        pytest.skip("strace, which hears what a process asks of the system, is not here")
    try:
        runs = list(power.cuts(name, start, tmp_path / "after", times=3, seed=2, told=6))
    except NoTracer:
        pytest.skip("strace may not look at processes here")
    assert [problem for _, problems in runs for problem in problems] == []


def test_a_log_book_that_did_not_wait_for_the_disk_would_be_found_out(tmp_path: Path, monkeypatch) -> None:
    """The harness itself: with saving that syncs nothing, power cuts must lose what was told."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not here")
    start = tmp_path / "start"
    start.mkdir()
    SCENES["save"].prepare(WorkbookFolder(start))
    lazy = power._ACT.replace("left = int", _LAZY + "\nleft = int")
    monkeypatch.setattr(power, "_ACT", lazy)
    try:
        runs = list(power.cuts("save", start, tmp_path / "after", times=12, seed=3, told=12))
    except NoTracer:
        pytest.skip("strace may not look at processes here")
    assert any("missing" in problem or "damaged" in problem for _, problems in runs for problem in problems)


_LAZY = """
from powerkit.logbook import sqlite_file as its
its._PRAGMAS = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in its._PRAGMAS)
"""


@pytest.mark.parametrize("name", sorted(readers()))
def test_a_hostile_file_is_read_or_refused_in_plain_words(name: str) -> None:
    told = fuzz.fuzzed(readers()[name], times=12, seed=11)
    assert dict(told.faults) == {}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    (tmp_path / "a").write_bytes(b"old")
    yield Disk(tmp_path)


def test_a_cut_keeps_what_was_synced_and_any_part_of_what_was_not(disk: Disk, tmp_path: Path) -> None:
    disk.names["a"].since.append(Write(0, b"new"))
    found = set()
    for seed in range(20):
        place = tmp_path / f"cut{seed}"
        place.mkdir()
        disk.after_cut(random.Random(seed), place)
        found.add((place / "a").read_bytes())
    assert found == {b"old", b"new"}
    disk.sync(disk.names["a"])
    disk.after_cut(random.Random(1), place)
    assert (place / "a").read_bytes() == b"new"


def test_a_rename_is_there_whole_or_not_at_all(disk: Disk, tmp_path: Path) -> None:
    disk.change(Named("b", disk.names["a"]), Named("a", None))
    disk.sync(None)
    place = tmp_path / "cut"
    place.mkdir()
    disk.after_cut(random.Random(1), place)
    assert [path.name for path in place.iterdir()] == ["b"]
