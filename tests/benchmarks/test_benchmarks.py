"""The benchmarks' own words and sums: what a figure says, what moved, and how costs grow; nothing is measured."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import HERE, NAMES, ROOT, asked, table
from tests.benchmarks.against import lines, moved, runs_its_own_code, tree_of
from tests.benchmarks.figures import ONCE, Figure, Growth, paired, told
from tests.benchmarks.growth import is_steep, pictures, steep


def test_a_figure_taken_by_turns_is_the_median_of_the_ratios_of_neighbours() -> None:
    figure = paired("a job", [10, 20, 60], [100, 50, 300], "a peer", most=0.2)
    assert (figure.ours, figure.peer, figure.times) == (20, 100, 0.2)
    assert figure.within
    assert not paired("a job", [10, 30, 60], [100, 50, 100], "a peer", most=0.5).within


@pytest.mark.parametrize(
    ("figure", "within", "ratio", "limit"),
    [
        (Figure("a", 2, 1, "b", most=1.5), False, "2.00", "≤ 1.5"),
        (Figure("a", 1, 20, "b", least=10), True, "20.0 times faster", "≥ 10 times faster"),
        (Figure("a", 89, 49, "b", "words", least=1.01, count=True), True, "1.82", "≥ 1.01"),
        (Figure("a", 300, unit="MB", cap=200), False, "", "≤ 200 MB"),
        (Figure("a", 3, 1, "b", cap=4), True, "3.00", "≤ 4 ms"),
    ],
)
def test_a_figure_is_held_to_its_limits(figure: Figure, within: bool, ratio: str, limit: str) -> None:
    assert (figure.within, figure.ratio, figure.limit) == (within, ratio, limit)
    assert ("**" in table([figure])) != within


def test_no_limit_counts_where_each_job_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    beyond = Figure("a", 2, 1, "b", most=1)
    with pytest.raises(pytest.fail.Exception, match="Beyond its limit"):
        told(beyond)
    monkeypatch.setenv(ONCE, "yes")
    told(beyond)


def test_what_moved_is_what_lies_beyond_its_noise() -> None:
    assert moved([1.0, 1.1, 1.2], [1.3, 1.4, 1.5])
    assert not moved([1.0, 1.1, 1.3], [1.2, 1.4, 1.5])
    assert not moved([1.0, 1.0], [1.01, 1.01])
    said = list(lines({"a": [1, 2], "b": [5, 6], "gone": [1]}, {"a": [1, 2], "b": [2, 3], "new": [1]}))
    assert [line.split("  ")[0].strip() for line in said] == ["moved", "as it was", "only then", "only now"]
    assert "b: 5.5 (5 to 6) → 2.5 (2 to 3)" in said[0]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the repository")
def test_another_commit_is_measured_in_its_own_code_by_these_benchmarks() -> None:
    with tree_of("HEAD", ROOT) as tree:
        assert runs_its_own_code(tree)
        assert (tree / "tests/benchmarks/against.py").read_bytes() == (HERE / "against.py").read_bytes()
    assert not tree.exists()


def test_growth_is_drawn_with_its_words(tmp_path: Path) -> None:
    growth = Growth("a cloud to PNG", "words", {10: 1.0, 100: 9.0}, {10: 20.0, 100: 500.0}, "a peer")
    line, said = pictures([growth], tmp_path)
    words = "from 1 ms for 10 words to 9 for 100, at the end with n to the 1.0; a peer: from 20 to 500"
    assert line == f"![a cloud to PNG: {words}](growth-a-cloud-to-png.svg)"
    assert said.startswith("No line is steeper than n log n")
    assert (tmp_path / "growth-a-cloud-to-png.svg").read_bytes() == _again(growth, tmp_path)


@pytest.mark.parametrize(
    ("cost", "is_steeper"),
    [
        (lambda n: 5 + 0.1 * n, False),
        (lambda n: n * math.log(n), False),
        (lambda n: n**1.3, True),
        (lambda n: 1e3 + n * n / 1e3, True),  # seen at its end only
        (lambda n: 0.0, False),
        (lambda n: 0.0 if n < 10_000 else 3.0, False),
        (lambda n: 0.004 if n < 10_000 else 0.4, False),  # memory, by the page
    ],
)
def test_what_grows_more_steeply_than_n_log_n_is_found_by_its_slope_and_needs_a_reason(
    cost: Callable[[int], float], is_steeper: bool
) -> None:
    growth = Growth("a job", "rows", {n: cost(n) for n in (10, 100, 1_000, 10_000)}, {})
    assert is_steep(growth) == is_steeper
    assert ("no reason" in steep([growth])) == is_steeper
    assert "no reason" not in steep([replace(growth, why="each row is held against each other")])


def test_a_megabyte_that_malloc_took_or_did_not_take_ahead_makes_no_slope() -> None:
    ahead = Growth("memory", "versions", {10: 0.2, 100: 0.9, 1_000: 0.32, 10_000: 4.8}, {}, unit="MB")
    assert not is_steep(ahead)
    assert is_steep(replace(ahead, ours={1_000: 0.32, 10_000: 48.0}))


def _again(growth: Growth, folder: Path) -> bytes:
    pictures([growth], folder)
    return (folder / "growth-a-cloud-to-png.svg").read_bytes()


def test_each_benchmark_can_be_loaded_and_runs_only_when_asked_for() -> None:
    """The usual run passes them over, so what they import and is gone would be missed until somebody measures."""
    assert {import_module(f"tests.benchmarks.bench_{name}").pytestmark.name for name in NAMES} == {"benchmark"}


def test_a_call_that_names_no_benchmark_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    for call in (["nonsense"], ["--write", NAMES[0]]):
        with pytest.raises(SystemExit):
            asked(call)
    assert "There is no benchmark called nonsense. There are: cloud, commands, export" in capsys.readouterr().err
