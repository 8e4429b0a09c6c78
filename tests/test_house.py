"""The house rules: checked by the tools that know them, and the few that no tool knows."""

import ast
import gc
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from powerkit.kinds import KINDS

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
TEXT = {".py", ".js", ".css", ".md", ".toml", ".json", ".ipynb", ".html", ".ics", ".csv", ".txt", ".yml", ".cfg", ""}
PLACES = ("powerkit", "deck", "deploy", "notebooks", "examples", "tests", ".ci", ".github", "docs")
_PASSED_OVER = {"__pycache__", "node_modules", ".ipynb_checkpoints"}

REAL_HOME = str(Path.home())
"""As it is before the tests put an empty one in its place."""


@cache
def ours() -> list[Path]:
    """Every text file of the project."""
    found = [file for file in ROOT.iterdir() if file.is_file() and file.suffix in TEXT and file.name != ".git"]
    for place in PLACES:
        for file in (ROOT / place).rglob("*"):
            if file.is_file() and file.suffix in TEXT and not _PASSED_OVER & set(file.parts):
                found.append(file)
    return found


@cache
def tree(file: Path) -> ast.Module:
    """A module taken apart: once for all tests here, since that takes longer than to look through it."""
    return ast.parse(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def trees() -> Iterator[None]:
    """A million objects, among which rubbish is not looked for; kept, they would slow what runs after these tests."""
    gc.disable()
    yield
    tree.cache_clear()
    gc.enable()


def said_by(*command: str | Path) -> str:
    """What a tool says; "" where it finds nothing."""
    found = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if found.returncode == 0 else found.stdout + found.stderr


@pytest.mark.journey
def test_ruff_finds_nothing() -> None:
    assert said_by(sys.executable, "-m", "ruff", "check", "--no-cache", ".") == ""


@pytest.mark.journey
def test_imports_keep_to_the_layers() -> None:
    assert said_by(TOOLS / "lint-imports", "--config", ".importlinter", "--no-cache") == ""


def test_every_module_says_what_it_is_for() -> None:
    missing = [
        str(file.relative_to(ROOT))
        for file in ours()
        if file.suffix == ".py" and file.stat().st_size
        if not ast.get_docstring(tree(file))
    ]
    assert missing == []


def test_no_file_names_a_place_on_the_machine_it_was_made_on() -> None:
    places = [r"/work/(?:main|wt|shared|\.)", r"/root\b/", r"/tmp/\w", re.escape(str(ROOT)), re.escape(REAL_HOME)]
    here = re.compile("|".join(places))
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in ours()
        if file != Path(__file__)
        for match in here.finditer(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


TOP = {
    "notebooks",
    "powerkit",
    "deck",
    "deploy",
    "examples",
    "tests",
    "docs",
    "locks",
    ".ci",
    ".github",
    "start.py",
    "pyproject.toml",
}
TOP |= {
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "ACCESSIBILITY.md",
    "LICENSE",
    ".gitignore",
    ".importlinter",
}


def test_nothing_stands_at_the_top_of_the_project_but_what_belongs_there() -> None:
    told = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        pytest.skip("only a clone that git may read knows which files are the project's")
    assert {line.partition("/")[0] for line in told.stdout.splitlines()} <= TOP


def test_every_text_file_is_utf_8_with_plain_line_ends() -> None:
    for file in ours():
        content = file.read_bytes()
        content.decode("utf-8")
        assert file.suffix in (".ics", ".csv") or b"\r" not in content, file.relative_to(ROOT)


def test_test_titles_are_sentences() -> None:
    short = [
        f"{file.name}: {node.name}"
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert short == []


def test_a_loop_says_what_it_goes_through() -> None:
    named = re.compile(r"\bconst one of\b|(?<![\w.])one =>|\(one(?:, \w+)?\) =>")
    found = []
    for file in ours():
        text = file.read_text(encoding="utf-8", errors="replace")
        if file.suffix == ".py":
            loops = (loop for loop in ast.walk(tree(file)) if isinstance(loop, ast.For | ast.comprehension))
            names = [loop.target.id for loop in loops if isinstance(loop.target, ast.Name)]
            found += [file.name] * names.count("one")
        elif file.suffix == ".js" and named.search(text):
            found.append(file.name)
    assert found == []


LONG_FUNCTIONS = {"cli/bring_in.py", "cli/cloud.py", "cli/map.py", "cli/review.py", "cli/share.py"}
"""A command of the command line is one function: its options, each with its help, are its lines. It has 80 at most."""


def test_no_file_has_more_than_300_lines_and_no_function_more_than_60() -> None:
    package = ROOT / "powerkit"
    long: list[str] = []
    for file in package.rglob("*.py"):
        name, text = file.relative_to(package).as_posix(), file.read_text(encoding="utf-8")
        if len(text.splitlines()) > 300:
            long.append(name)
        most = 80 if name in LONG_FUNCTIONS else 60
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                lines = node.end_lineno - node.lineno + 1
                long += [f"{name}: {node.name} has {lines} lines"] * (lines > most)
    assert long == []


def caught(block: ast.Try | ast.With) -> str:
    """What a block expects to go wrong, as it stands there."""
    if isinstance(block, ast.Try):
        return " ".join(ast.unparse(handler.type) for handler in block.handlers if handler.type)
    return " ".join(ast.unparse(item.context_expr) for item in block.items)


def test_who_expects_text_that_is_no_json_expects_some_that_is_nested_too_deeply() -> None:
    found = []
    for file in (ROOT / "powerkit").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if "json.load" not in text:
            continue
        for block in ast.walk(tree(file)):
            if isinstance(block, ast.Try | ast.With):
                inside = "\n".join(map(ast.unparse, block.body))
                expected = caught(block)
                if "json.load" in inside and "ValueError" in expected and "RecursionError" not in expected:
                    found.append(f"{file.relative_to(ROOT)}: {block.lineno}")
    assert found == []


MAY_LOOK_ITSELF = {
    "there.py": "it is the one that looks",
    "resources.py": "what travels with the package",
    "kinds/words/languages.py": "the same",
    "text/catalogue.py": "the same",
    "text/shell_commands.py": "which program was started",
    "app/running/browser.py": "which system this is",
    "app/shortcut.py": "whether there is a desktop: without one the icon goes elsewhere",
    "logbook/syncing_folders.py": "what is offered as a place for copies: one that does not answer is not offered",
    "error_log.py": "it writes all the same",
}
"""Where a file or folder that can't be seen may count as none, and why."""


def test_whether_something_is_there_is_asked_where_no_fault_counts_as_no() -> None:
    bare = re.compile(r"\.(?:exists|is_dir|is_file|is_symlink)\(\)|\bpath\.(?:l?exists|isdir|isfile|islink)\(")
    package = ROOT / "powerkit"
    asking = {
        file.relative_to(package).as_posix(): bare.findall(file.read_text("utf-8")) for file in package.rglob("*.py")
    }
    assert {name for name, found in asking.items() if found} - set(MAY_LOOK_ITSELF) == set(), "see powerkit/there.py"


def test_no_test_waits_for_a_fixed_time() -> None:
    waiting = re.compile(r"\b(?:time\.sleep|wait_for_" + r"timeout)\(")
    found = [
        str(file) for file in (ROOT / "tests").rglob("test_*.py") if waiting.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_each_folder_with_tests_left_out_of_the_usual_run_is_in_contributing_with_its_reason() -> None:
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("| marked `long`")[2]
    marks = re.compile("@pytest.mark.long|= pytest.mark.long|rest_long")
    files = [file for file in (ROOT / "tests").rglob("test_*.py") if marks.search(file.read_text("utf-8"))]
    marked = {"/".join(file.relative_to(ROOT).parts[:2]) for file in files if file != Path(__file__)}
    assert [folder for folder in sorted(marked) if f"`{folder}`" not in said] == []


KIND_CLASSES = {"Kind", "MadeOfRows"} | {kind.__name__ for kind in KINDS.values()}


def home_of(kind: str) -> str:
    """The folder, or the file, that may ask whether a kind is this one: its own slice."""
    if kind == "Kind":
        return "powerkit/kinds/base"
    named = {kind.__name__: kind.__module__ for kind in KINDS.values()}
    return named.get(kind, "powerkit.kinds.made_of_rows").removesuffix(".kind").replace(".", "/")


def asked_which(file: Path) -> Iterator[str]:
    """Where a file asks which kind of answer something is, though it is not that kind's own."""
    place = str(file.relative_to(ROOT).with_suffix(""))
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("isinstance", "issubclass"):
            asked = {item.id for item in ast.walk(node.args[1]) if isinstance(item, ast.Name)} & KIND_CLASSES
            if any(not f"{place}/".startswith(f"{home_of(item)}/") for item in asked):
                yield f"{place}:{node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Compare):
            sides = map(ast.unparse, (node.left, *node.comparators))
            if any(side.endswith("kind.name") for side in sides):
                yield f"{place}:{node.lineno}: {ast.unparse(node)}"


def test_nobody_asks_which_kind_an_answer_is_but_the_kind_itself() -> None:
    assert [asked for file in sorted((ROOT / "powerkit").rglob("*.py")) for asked in asked_which(file)] == []


def test_a_kind_knows_nothing_of_another_but_a_look_back_may() -> None:
    homes = {home_of(kind.__name__): kind.__module__.removesuffix(".kind") for kind in KINDS.values()}
    found = [
        f"{file.relative_to(ROOT)} imports {node.module}"
        for home, room in homes.items()
        if room != "powerkit.kinds.recall"
        for file in ([ROOT / f"{home}.py"] if (ROOT / f"{home}.py").exists() else (ROOT / home).rglob("*.py"))
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and node.module
        if any(f"{node.module}.".startswith(f"{other}.") for other in homes.values() if other != room)
    ]
    assert found == []


def test_no_script_asks_which_kind_an_answer_is() -> None:
    web = ROOT / "powerkit" / "ui" / "web"
    named = f'"(?:{"|".join(KINDS)})"'
    asks = re.compile(rf"\bkind [!=]== {named}|{named}[^\n]*\]\.includes\([^\n]*\bkind\)|case {named}:")
    asking = {
        place
        for file in web.rglob("*.js")
        if asks.search(file.read_text(encoding="utf-8"))
        if not any((place := file.relative_to(web).as_posix()).startswith(f"kinds/{kind}/") for kind in KINDS)
    }
    assert asking == set(), "let the kind say it in its page() or in what its control can do"


def imported(module: str, files: dict[str, Path]) -> set[str]:
    """Our modules that *module* imports, also within its functions or for types only."""
    imports = [node for node in ast.walk(tree(files[module])) if isinstance(node, ast.ImportFrom)]
    found = {
        name
        for node in imports
        for part in node.names
        for name in (f"{node.module}.{part.name}", str(node.module))
        if name in files
    }
    return {name for name in found if not any(other.startswith(f"{name}.") for other in found)} - {module}


def test_no_module_imports_one_that_imports_it_not_even_on_a_long_way_round_or_within_a_function() -> None:
    named = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in (ROOT / "powerkit").rglob("*.py")}
    files = {name.removesuffix(".__init__"): file for name, file in named.items()}
    TopologicalSorter({module: imported(module, files) for module in files}).prepare()  # raises where there is a circle
