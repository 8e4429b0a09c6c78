"""What a page imports before anything is asked of it: it would run where nothing is compiled and no program starts."""

import ast
import importlib.machinery
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OTHERS = {"IPython", "comm", "ipywidgets", "markupsafe", "pygments", "traitlets"}
"""The packages that every card and page may import at once."""

COMPILED = {"markupsafe._speedups"}
"""Modules of theirs that are compiled: this one has a twin in Python."""

WHEN_NEEDED = {"subprocess", "socket", "ssl", "http", "urllib.request", "asyncio", "multiprocessing", "ctypes", "fcntl"}
"""What none of our modules that a page imports may import itself, but in the function that needs it."""

_WALK = """
import sys
bare = set(sys.modules)
import importlib, pkgutil
import powerkit.ui, powerkit.workbook
for module in pkgutil.walk_packages(powerkit.ui.__path__, "powerkit.ui."):
    importlib.import_module(module.name)
for name in set(sys.modules) - bare - {"__mp_main__"}:
    print(name, getattr(sys.modules[name], "__file__", None) or "")
"""


def loaded() -> dict[str, str]:
    """Every module that is loaded with all that shows cards and pages, and its file."""
    told = subprocess.run([sys.executable, "-c", _WALK], capture_output=True, text=True, check=True).stdout
    return dict(line.partition(" ")[::2] for line in told.splitlines())


def imported_at_once(file: Path) -> Iterator[str]:
    """What a module imports as it is loaded: not in its functions, and not for type checkers alone."""
    waiting: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif not isinstance(node, ast.FunctionDef) and not (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        ):
            waiting += ast.iter_child_nodes(node)


def test_all_that_shows_cards_and_pages_imports_no_program_no_socket_and_nothing_compiled() -> None:
    modules = loaded()
    top = {name: name.partition(".")[0] for name in modules}
    assert {*top.values()} - sys.stdlib_module_names - {"powerkit"} == OTHERS
    endings = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    assert {name for name, file in modules.items() if top[name] in OTHERS and file.endswith(endings)} <= COMPILED
    ours = {name: Path(file) for name, file in modules.items() if top[name] == "powerkit" and file}
    assert len(ours) > 150
    at_once = [(name, module) for name, file in ours.items() for module in imported_at_once(file)]
    assert [said for said in at_once if {said[1], said[1].partition(".")[0]} & WHEN_NEEDED] == []
