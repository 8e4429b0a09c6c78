"""The workflow for whoever hosts this repository runs what the README tells a person to run."""

import re
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

HERE = Path(__file__).parent.parent
WORKFLOW: dict[str, Any] = yaml.safe_load((HERE / ".github/workflows/ci.yml").read_text(encoding="utf-8"))


def ran(job: str) -> list[str]:
    """The commands of a job, for each system that it runs on."""
    matrix = WORKFLOW["jobs"][job].get("strategy", {}).get("matrix", {})
    each = [item["start"] for item in matrix.get("include", [])] or [""]
    lines = [step["run"] for step in WORKFLOW["jobs"][job]["steps"] if "run" in step]
    return [line.replace("${{ matrix.start }}", start) for start in each for line in lines]


def test_the_readmes_command_for_the_tests_runs_on_linux_macos_and_windows() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| run all the tests \| `(.+?)` \| `(.+?)` \|$", readme, re.M)
    assert row[0] in ran("linux")
    assert set(row) <= set(ran("desktops"))
    assert {"macos-latest", "windows-latest"} == set(WORKFLOW["jobs"]["desktops"]["strategy"]["matrix"]["system"])


def test_the_oldest_python_that_the_workbook_takes_is_tried_on_every_system() -> None:
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (HERE / "pyproject.toml").read_text(encoding="utf-8"))
    assert oldest
    for job in ("linux", "desktops"):
        assert oldest[1] in WORKFLOW["jobs"][job]["strategy"]["matrix"]["python"]


def test_each_python_that_is_said_to_do_is_tried() -> None:
    said = re.findall(
        r'"Programming Language :: Python :: (3\.\d+)"', (HERE / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert said == WORKFLOW["jobs"]["linux"]["strategy"]["matrix"]["python"]
    assert {said[0], said[-1]} == set(WORKFLOW["jobs"]["desktops"]["strategy"]["matrix"]["python"])
    assert f"up to {said[-1]} is tried" in (HERE / "README.md").read_text(encoding="utf-8")


def test_the_workflow_may_read_and_nothing_else() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "secrets" not in str(WORKFLOW)
