"""Sentences in our code that reach people past the catalogue, found by what a sentence looks like."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from powerkit.text import catalogue

PACKAGE = Path(catalogue.__file__).parents[1]
KEYWORDS = {"t", "tn", "later", "later_many"}
_SENTENCE = re.compile(r"[A-Z“‘{][^\n<>]*[a-z’”}] [^\n<>]*[.?!…:]”?")
_TWO_WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}")
_LABEL = re.compile(r"[A-Za-z{][^\n<>]*[a-z] [a-z][^\n<>]*|[A-Z][a-z]+")

_BETWEEN_TAGS = re.compile(r">([^<>{}]+)(?=<)")

SHOWN = re.compile(
    r"(?:\w+\.)?(?:[A-Z]\w*(?:Error|Logbook)|Paragraph|Heading|Section|Table|Bullets|Picture|Document|Problem"
    r"|Pairs|Figures|Column|Option|Note|Said|Change|plain_page|HTTPError)"
)
"""Calls whose words are shown or sent, whatever they look like."""

NO_PERSON = {"ValueError", "TypeError", "AttributeError", "KeyError", "RuntimeError", "sqlite3.DatabaseError"}
LOGGED = re.compile(r"(?:\w+\.)*(?:log\w*|_log)\.\w+|print|typer\.\w+|Finding|NoticeOf\w+")

ENGLISH_ONLY = (
    "cli/", "deck/", "privacy/", "ui/standalone/",
    "app/doctor.py", "app/example.py", "app/installed.py", "app/launch.py", "app/restore.py", "app/running/",
    "app/shortcut.py", "app/server/__init__.py", "app/server/server.py", "app/guest/extension.py",
    "entries/bring_in.py", "entries/deck_diff.py", "entries/import_json.py", "entries/own_log_book.py",
    "kinds/file_import.py", "kinds/tables.py", "kinds/map/file_import.py", "kinds/map/files/coerce",
    "kinds/map/files/write.py",
    "kinds/table/file_import.py", "kinds/words/file_import.py", "kinds/words/terminal_lines.py",
    "kinds/words/coerce.py", "kinds/words/table_or_text.py", "kinds/words/write_file.py", "text/data_frames.py",
    "text/toml_reader.py", "ui/widgets/bundle.py", "text/translated_script.py",
)  # fmt: skip
"""What only a terminal, a program or a deck's author hears: docs/translating.md says why it stays English."""


def past_the_catalogue() -> Iterator[str]:
    """Each sentence that stands bare in what a person meets, and each label in what is raised or shown."""
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        if not name.startswith(ENGLISH_ONLY):
            yield from (f"{name}:{line} {text}" for line, text in bare_in(file.read_text(encoding="utf-8")))


def bare_in(source: str) -> Iterator[tuple[int, str]]:
    """The line and the words of each in a module's *source*."""
    tree = ast.parse(source)
    set_aside: set[int] = set()
    shown: set[int] = set()
    for part in ast.walk(tree):
        if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):  # a docstring
            set_aside.add(id(part.value))
        if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]).endswith(".__doc__"):
            set_aside.add(id(part.value))
        if not isinstance(part, ast.Call):
            continue
        called = ast.unparse(part.func)
        if called.rpartition(".")[2] in KEYWORDS or called in NO_PERSON or LOGGED.fullmatch(called):
            set_aside |= {id(inner) for inner in ast.walk(part)}
        elif SHOWN.fullmatch(called):
            shown |= {id(given) for given in (*part.args, *(word.value for word in part.keywords))}
    for part in ast.walk(tree):
        if id(part) in set_aside:
            continue
        if isinstance(part, ast.JoinedStr):
            text = "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in part.values)
            set_aside |= {id(each) for each in part.values}
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            text = part.value
        else:
            continue
        sentence = _SENTENCE.fullmatch(text) and _TWO_WORDS.search(text)
        if sentence or (id(part) in shown and _LABEL.fullmatch(text)):
            yield part.lineno, text
        yield from ((part.lineno, words) for words in _BETWEEN_TAGS.findall(text) if _LABEL.fullmatch(words.strip()))


def named_past_the_catalogue() -> Iterator[str]:
    """Each name that is given to `t`, and at the top of its module stands for a bare text: nobody gathers that."""
    trees = {
        ".".join(("powerkit", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): tree
        for file in sorted(PACKAGE.rglob("*.py"))
        for tree in [ast.parse(file.read_text(encoding="utf-8"))]
    }
    bare = {
        (module, part.targets[0].id)
        for module, tree in trees.items()
        for part in tree.body
        if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name)
        if isinstance(part.value, ast.Constant | ast.JoinedStr)
        or (isinstance(part.value, ast.Tuple) and any(isinstance(each, ast.Constant) for each in part.value.elts))
    }
    for module, tree in trees.items():
        came = {
            alias.asname or alias.name: (part.module or "", alias.name)
            for part in ast.walk(tree)
            if isinstance(part, ast.ImportFrom)
            for alias in part.names
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in ("t", "tn", "map") and call.args:
                which = call.args[-1] if ast.unparse(call.func) == "map" else call.args[0]
                if ast.unparse(call.func) == "map" and ast.unparse(call.args[0]) != "t":
                    continue
                if isinstance(which, ast.Name) and (came.get(which.id, (module, which.id))) in bare:
                    yield f"{module}:{call.lineno} {which.id}"
                if isinstance(which, ast.Attribute) and isinstance(which.value, ast.Name):
                    owner = came.get(which.value.id)
                    if owner and (".".join(owner), which.attr) in bare:
                        yield f"{module}:{call.lineno} {which.attr}"
