"""What mypy says of the workbook, of who forgets to escape, and of who uses the public names: asked once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.journey

FORGOTTEN = """
from powerkit.text.escaping import Markup

def item(words: str) -> Markup:
    return Markup("<li>{}</li>").format(words)

def listed(items: list[Markup]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(items))

def safe(words: str) -> Markup:
    return listed([item(words)])

def forgotten(words: str) -> Markup:
    return f"<li>{words}</li>"

def joined(words: str) -> Markup:
    return "".join([item(words)])

def as_it_came(words: str) -> Markup:
    return listed([words])
"""
MISREAD = """
from powerkit.ui.pages.requests.share import AskErase
from powerkit.ui.pages.replies.share import SurveyTold

def asked(message: AskErase) -> str:
    return message["word"]

def misread(message: AskErase) -> str:
    return message["words"]

def told() -> SurveyTold:
    return {"kind": "survey", "files": [], "pages": [], "stays": []}

def misnamed() -> SurveyTold:
    return {"kind": "survey", "folders": [], "pages": [], "stays": []}
"""
ASKS = "import powerkit\nreveal_type(powerkit.open().entries()[0]['saved'])\npowerkit.no_such_name\n"
SAMPLES = ("forgotten.py", "misread.py", "asks.py")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every line mypy says of the workbook and of the samples: one look, since each loads the workbook's types."""
    folder = tmp_path_factory.mktemp("samples")
    (folder / "forgotten.py").write_text(FORGOTTEN, encoding="utf-8")
    (folder / "misread.py").write_text(MISREAD, encoding="utf-8")
    (folder / "asks.py").write_text(ASKS, encoding="utf-8")
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["files"]
    files = [*ours, *(str(folder / sample) for sample in SAMPLES)]
    # A cache that nobody has yet takes a tenth longer to make, and a clone for one run has no use for it.
    kept = [] if (ROOT / ".mypy_cache").exists() else ["--cache-dir", os.devnull]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *kept, *files]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    return told.stdout.splitlines()


def of(said: list[str], sample: str) -> list[str]:
    return [line for line in said if re.match(rf"\S*\b{sample}:\d+: ", line)]


def test_mypy_finds_nothing(said: list[str]) -> None:
    assert [line for line in said if not any(line in of(said, sample) for sample in SAMPLES)] == []


def test_mypy_refuses_text_where_markup_is_wanted(said: list[str]) -> None:
    lines = FORGOTTEN.splitlines()
    told = of(said, "forgotten.py")
    refused = {lines[int(number) - 1].strip() for number in re.findall(r":(\d+): error", "\n".join(told))}
    assert refused == {
        'return f"<li>{words}</li>"',
        'return "".join([item(words)])',
        "return listed([words])",
    }, said


def test_mypy_finds_a_key_that_a_page_and_python_call_by_two_names(said: list[str]) -> None:
    """The page's scripts are held the same way: tests/ui/web/pages_types.js and asks_types.js."""
    lines = MISREAD.splitlines()
    told = of(said, "misread.py")
    refused = {lines[int(number) - 1].strip() for number in re.findall(r":(\d+): error", "\n".join(told))}
    assert refused == {
        'return message["words"]',
        'return {"kind": "survey", "folders": [], "pages": [], "stays": []}',
    }, said


def test_a_type_checker_knows_the_public_names_and_misses_any_other(said: list[str]) -> None:
    told = "\n".join(of(said, "asks.py"))
    assert "datetime.datetime" in told and 'no attribute "no_such_name"' in told
    assert told.count("error:") == 1
