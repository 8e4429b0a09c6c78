"""The page's modules as one text: their imports followed from an entry, the parts joined. No build step.

An entry is a module the page asks for: a card, a page, a kind of answer, a view of a table. What it imports
comes before it, each module once, so that the text does what a browser does that loads the modules one by one. Only
the plain forms are known: ``import { a } from "./b.js"``, ``import "./b.js"`` and ``export`` before what is declared.
A line ``//# style ./b.css`` names a style sheet that the module needs. Before each part stands ``//@`` and its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from zlib import crc32

HERE = Path(__file__).parents[1] / "web"

CARD = "card/index.js"
ALONE = "standalone.js"

#: What a question or a card has beside its answers (a key of its view) → the module that adds it.
OPTIONS: Mapping[str, str] = {
    "from": "card/printouts/strengths.js",
    "calendar": "card/printouts/calendar.js",
    "sheet": "card/printouts/worksheet.js",
    "take": "card/printouts/take_away.js",
    "story": "card/story/story.js",
    "drawn": "kinds/picture_preview.js",
    "diary": "kinds/table/importing/calendar.js",
}

_IMPORT = re.compile(r'^import (?:\{([\w$,\s]+)\} from )?"(\.\.?/[\w./-]+\.js)";[ ]*$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) )", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)
_DECLARED = re.compile(r"^(export )?(?:async )?(?:function|class|const|let) ([\w$]+)", re.MULTILINE)
_STYLE = re.compile(r"^//# style (\S+)$", re.MULTILINE)
_REMARK = re.compile(r"(?<=[;{},)\]]) // [^\"'`]*$|/\*\* @type \{[^}]*\} \*/ ")
_UNKNOWN = re.compile(r"^(?:import\b|export\b|(?:const|let|var) *[\[{]|var\b).*", re.MULTILINE)


@dataclass(frozen=True)
class Module:
    """One script: the modules it imports with the names it takes, what it declares and exports, its style sheets."""

    imports: Mapping[str, tuple[str, ...]]
    declared: tuple[str, ...]
    exports: frozenset[str]
    styles: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Bundle:
    """What entries need: one script, and the names of style sheets and of the modules in it, in order."""

    script: str
    styles: tuple[str, ...]
    modules: tuple[str, ...]


def entries_for(fields: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the entries of a card with these fields (as in its view).

    A kind without a module is left out: the page says in one plain line that it can't show it.
    """
    return (*sorted(set().union(*map(_own, fields))), CARD)


def entries_alone(field: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the entries of one field that is shown outside a card."""
    return (*sorted(_own(field)), ALONE)


def _own(field: Mapping[str, Any]) -> set[str]:
    earlier = (field.get("target") or {}).get("kind")
    found = {f"kinds/{field.get('kind')}/index.js", f"kinds/table/views/{field.get('shown')}/index.js"}
    found |= {f"kinds/{earlier}/recalled.js", *(entry for key, entry in OPTIONS.items() if field.get(key))}
    return found & _all()


@cache
def _all() -> frozenset[str]:
    """The entries there are for fields: a new kind or view is found by its folder."""
    found = (
        path
        for form in ("kinds/*/index.js", "kinds/*/recalled.js", "kinds/table/views/*/index.js")
        for path in HERE.glob(form)
    )
    return frozenset({*(path.relative_to(HERE).as_posix() for path in found), *OPTIONS.values()})


@cache
def bundle(entries: tuple[str, ...]) -> Bundle:
    """Return what these entries need. The script exports what the last of them does.

    Raises:
        ValueError: a module says something that is not known here.
    """
    modules = dict(_in_order(entries))
    for name, module in modules.items():
        if name != entries[-1] and any(map(_DEFAULT.match, module.lines)):
            raise ValueError(f"{name}: only an entry has a default export, and the last of several")
    owner: dict[str, str] = {}
    for name, module in modules.items():
        for declared in module.declared:
            if owner.setdefault(declared, name) != name:
                raise ValueError(f"{name}: {declared} is declared in {owner[declared]} too")
    lines = [line for name, module in modules.items() for line in (f"//@ {name.removesuffix('.js')}", *module.lines)]
    exports = ", ".join(sorted(modules[entries[-1]].exports))
    end = [*([f"export {{ {exports} }};"] if exports else []), "//# sourceURL=powerkit/card.js", ""]
    styles = dict.fromkeys(style for module in modules.values() for style in module.styles)
    general = sorted(styles, key=_depth)
    return Bundle("\n".join([*lines, *end]), tuple(general), tuple(modules))


def _in_order(entries: Iterable[str]) -> Iterator[tuple[str, Module]]:
    """Each module once, after all that it imports."""
    done: set[str] = set()
    way: list[str] = []

    def visit(name: str) -> Iterator[tuple[str, Module]]:
        if name in way:
            raise ValueError(f"{' → '.join([*way[way.index(name) :], name])}: modules go round in a circle")
        if name in done:
            return
        way.append(name)
        module = module_of(name)
        for other, taken in module.imports.items():
            yield from visit(other)
            if missing := set(taken) - module_of(other).exports:
                raise ValueError(f"{name}: {other} exports no {', '.join(sorted(missing))}")
        way.pop()
        done.add(name)
        yield name, module

    for entry in entries:
        yield from visit(entry)


@cache
def module_of(name: str) -> Module:
    """Read a module. What is only comment and the blanks before a line stay behind."""
    text = _text(name)
    imports: dict[str, tuple[str, ...]] = {}
    for names, path in _IMPORT.findall(text):
        taken = tuple(each.strip() for each in names.split(",") if each.strip())
        imports[_beside(name, path)] = taken
    plain = _EXPORT.sub("", _IMPORT.sub("", text))
    for unknown in _UNKNOWN.findall(_DEFAULT.sub("default: ", plain)):
        raise ValueError(f"{name}: not known here: {unknown}")
    stripped = (_REMARK.sub("", line.strip()) for line in plain.splitlines())
    return Module(
        imports=imports,
        declared=tuple(declared for _, declared in _DECLARED.findall(text)),
        exports=frozenset(declared for exported, declared in _DECLARED.findall(text) if exported),
        styles=tuple(_beside(name, path) for path in _STYLE.findall(text)),
        lines=tuple(line for line in stripped if line and not line.startswith(("//", "/**", "* ", "*/"))),
    )


def sheets_of(names: Iterable[str]) -> list[dict[str, Any]]:
    """Return these style sheets as the page is given them: each with its place among all and a key of its own.

    The nearer to the root of its folders, the more general a style sheet is, and the earlier its place.
    """
    found = [(name, _text(name)) for name in names]
    return [{"place": _depth(name), "key": f"{name} {crc32(text.encode()):08x}", "text": text} for name, text in found]


def _depth(name: str) -> int:
    return name.count("/")


def _beside(name: str, path: str) -> str:
    return normpath(join(dirname(name), path))


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
