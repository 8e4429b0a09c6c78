"""The documents say what the code says, lead somewhere, and are short where somebody reads them first."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "ACCESSIBILITY.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
_LINK = re.compile(r"\]\(([^)\s#]+)")
_PATH = re.compile(r"`((?:powerkit|tests|docs|deck|examples|locks)/[\w./-]+)`")


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """What makes the documents."""
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["command-line.md", "decks.md"])
def test_what_is_made_from_the_code_is_fresh(page: str, made: ModuleType) -> None:
    assert made.stale([page]) == [], "run python docs/make.py"


def test_the_first_pages_are_short() -> None:
    assert (ROOT / "README.md").stat().st_size <= 6_000
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 80, "two screens"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_every_path_that_is_named_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    gone = [link for link in _LINK.findall(text) if "://" not in link and not (page.parent / link).exists()]
    gone += [path for path in _PATH.findall(text) if "NAME" not in path and not (ROOT / path).exists()]
    assert gone == []


def rooms() -> Iterator[str]:
    yield from (folder.name for folder in (ROOT / "powerkit").iterdir() if (folder / "__init__.py").exists())


def test_the_drawing_of_the_house_names_every_room_and_the_house_has_twelve() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [room for room in rooms() if f"`{room}`" not in text] == []
    assert len(list(rooms())) <= 12
    assert len(list((ROOT / "powerkit").glob("*.py"))) <= 8
