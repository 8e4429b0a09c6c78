"""A built wheel, in a clean environment and run from another folder, is the whole product."""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    command = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(place), str(ROOT)]
    subprocess.run([sys.executable, *command], check=True)
    return next(place.glob("powerkit-*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The ``powerkit`` command of an environment that has nothing but the wheel and what it asks for."""
    place = tmp_path_factory.mktemp("clean") / "env"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)],
        check=True,
    )
    yield programs / "powerkit"


def run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "POWERKIT_DECK")}
    return subprocess.run(
        [str(command), *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )


def test_deck_notebooks_examples_scripts_and_labextension_travel_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for kind, least in {
        r"powerkit/data/deck/\d\d-.*\.toml": 10,
        r"powerkit/data/deck/(deck|destinations|places)\.toml": 3,
        r"powerkit/data/notebooks/\d\d-.*\.ipynb": 13,
        r"powerkit/data/examples/.*\.(json|csv|ics)": 4,
        r"powerkit/widgets/.*\.js": 15,
        r"powerkit/labextension/powerkit-workbook/(package\.json|static/.*\.js)": 5,
        r"powerkit/kernelspec/.*kernel\.json": 1,
        r"powerkit/settings/page\.html": 1,
    }.items():
        assert len([name for name in names if re.fullmatch(kind, name)]) >= least, kind
    assert not [name for name in names if name.startswith("tests")]


def test_the_installed_workbook_lists_cards_fills_and_reads_its_log_book(clean: Path, tmp_path: Path) -> None:
    elsewhere, book = tmp_path / "elsewhere", str(tmp_path / "My workbook")
    cards = run(clean, "cards", "--json", folder=elsewhere)
    assert len(json.loads(cards.stdout)) == 31, cards.stderr
    answers = elsewhere / "answers.json"
    answers.write_text(json.dumps({"card": "1.1", "community": "Mill Bank", "answers": {"changing": "A lot."}}))
    filled = run(clean, "--workbook", book, "fill", "answers.json", folder=elsewhere)
    assert (filled.returncode, filled.stdout.strip()) == (0, "Saved 1 entry to your log book."), filled.stderr
    logged = json.loads(run(clean, "--workbook", book, "log", "--json", folder=elsewhere).stdout)
    assert [(one["card"], one["version"], one["answers"]["changing"]) for one in logged] == [("1.1", 1, "A lot.")]


@pytest.mark.browser
def test_the_installed_workbook_opens_in_a_browser(clean: Path, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    from tests.one_browser import one_browser

    context = one_browser().new_context()
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "POWERKIT_DECK")}
    server = subprocess.Popen(
        [str(clean), "--workbook", str(tmp_path / "My workbook"), "open", "1", "--no-browser"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://\S+", line)))
        page = context.new_page()
        page.goto(address)
        expect(page.locator('[data-pk-card="1.1"][data-pk-state="ready"]')).to_be_visible(timeout=60_000)
    finally:
        context.close()
        server.terminate()
        server.wait(timeout=20)
