"""The documents say what the code says, lead somewhere, and are short where somebody reads them first."""

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from powerkit.cli import exit_code
from powerkit.deck import Deck
from powerkit.text import shell_commands

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "ACCESSIBILITY.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
_LINK = re.compile(r"\]\(([^)\s#]+)")
_CODE = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[A-Za-z_]\w{2,}")
_STEP = re.compile(r"(?m)^\d+\. ")
_FILE = re.compile(r"(?<![\w/.-])\w+\.(?:py|js|toml|css)\b")
_TOP = ("powerkit", "tests", "deck", "deploy", "docs", "examples", "locks")
_COUNTS = re.compile(r"\b(\d+) (?:Power Shifting cards|cards|below)\b")
_PATH = re.compile(r"(?:powerkit|tests|docs|deck|deploy|examples|locks)/[\w./-]+")
_COMMAND = re.compile(r"(?:(?<=`)|^)((?:powerkit|(?:python3|py) start\.py)(?: [^`\n]+)?)(?:`|$)", re.MULTILINE)
_SLANTED = re.compile(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)")
_EXAMPLES = re.compile(r"\bExamples?: (powerkit .*)$", re.MULTILINE)


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
    parts = [part.rstrip("`").strip("`.,;") for part in text.split()]
    gone += [path for path in parts if _PATH.fullmatch(path) and not any(ROOT.glob(path.replace("NAME", "*")))]
    programs = [name.replace(".", "/") for name in re.findall(r"python -m ((?:tests|powerkit)[.\w]*)", text)]
    gone += [
        name for name in programs if not (ROOT / f"{name}.py").exists() and not (ROOT / name / "__main__.py").exists()
    ]
    assert gone == []


def commands() -> set[str]:
    """Each command of ours that a document offers to paste, without the name of the program."""
    pages = [page.read_text(encoding="utf-8") for page in [*PAGES, ROOT / "examples" / "README.md"]]
    shown = {line for page in pages for line in _COMMAND.findall(page)}
    shown |= {line for page in pages for lines in _EXAMPLES.findall(page) for line in lines.split(", ")}
    usage = re.compile(r"[{\[…]|COMMAND")  # what a command takes, made from the code, and no command to paste
    return {line for line in shown if not usage.search(line)}


def test_a_command_of_a_document_is_one_the_workbook_knows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell_commands, "_named", {})
    lines = commands()
    assert len(lines) > 60
    wrong = []
    for line in sorted(lines):
        program, _, rest = line.replace(" start.py", "").partition(" ")
        words = shlex.split(rest)
        if words[:1] in (["test"], ["bench"], ["--install-completion"]):  # not ours, and one that writes
            continue
        if program not in ("powerkit", "python3", "py") or exit_code([*words, "--help"]) != 0:
            wrong.append(f"{line}: {capsys.readouterr().err}")
    assert wrong == []


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """The code, the deck and what stands at the top."""
    kinds = (".py", ".js", ".toml", ".css", ".json")
    below = [file for top in _TOP for file in (ROOT / top).rglob("*.*")]
    return [file for file in [*ROOT.iterdir(), *below] if file.suffix in kinds]


@pytest.fixture(scope="module")
def words(files: list[Path]) -> set[str]:
    """Every word of the code."""
    code = (file for file in files if file.suffix != ".json")
    return {word for file in code for word in _WORD.findall(f"{file} {file.read_text(encoding='utf-8')}")}


@pytest.mark.parametrize("recipe", sorted((ROOT / "docs" / "recipes").glob("*.md")), ids=lambda recipe: recipe.stem)
def test_every_name_and_every_path_of_a_recipe_is_in_the_tree(recipe: Path, files: list[Path], words: set[str]) -> None:
    code = _CODE.findall(recipe.read_text(encoding="utf-8"))
    paths = [part for text in code for part in text.split() if part.split("/")[0] in _TOP and "/" in part]
    gone = [path for path in paths if not any(ROOT.glob(path.replace("NAME", "*")))]
    names = {file.name for file in files}
    gone += [name for text in code for name in _FILE.findall(text) if "NAME" not in name and name not in names]
    given = {word for text in code for word in _WORD.findall(text)} - {"NAME", "md"}
    gone += [name for step in _STEP.split(recipe.read_text(encoding="utf-8")) for name in astray(step)]
    assert gone + sorted(given - words) == []


def astray(step: str) -> list[str]:
    """The private names and constants of a step that none of the modules it names has."""
    code = _CODE.findall(step)
    modules = [file for text in code if text.endswith(".py") for file in ROOT.glob(text.replace("NAME", "*"))]
    has = {word for module in modules for word in _WORD.findall(module.read_text(encoding="utf-8"))}
    names = [text for text in code if re.fullmatch(r"_[a-z]\w+|_?[A-Z]{2}[A-Z_]+", text) and text != "NAME"]
    return [name for name in names if modules and name not in has]


def test_what_a_leader_is_told_to_look_for_is_called_so_on_the_page() -> None:
    kinds = ("py", "js", "html", "toml")
    files = [file for top in ("powerkit", "deck") for kind in kinds for file in (ROOT / top).rglob(f"*.{kind}")]
    shown = " ".join(" ".join(file.read_text(encoding="utf-8") for file in files).split())
    told = _SLANTED.findall((ROOT / "docs" / "using.md").read_text(encoding="utf-8"))
    assert len(told) > 40
    assert [words for words in told if " ".join(words.split()) not in shown] == []


@pytest.mark.parametrize("page", ["README.md", "docs/using.md", "examples/README.md"])
def test_the_cards_are_counted_right(page: str, deck: Deck) -> None:
    found = _COUNTS.findall((ROOT / page).read_text(encoding="utf-8"))
    assert set(found) == {str(len(deck.cards))}


def rooms() -> Iterator[str]:
    yield from (folder.name for folder in (ROOT / "powerkit").iterdir() if (folder / "__init__.py").exists())


def test_the_drawing_of_the_house_names_every_room_and_the_house_has_twelve() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [room for room in rooms() if f"`{room}`" not in text] == []
    assert len(list(rooms())) <= 12
    assert len(list((ROOT / "powerkit").glob("*.py"))) <= 8
