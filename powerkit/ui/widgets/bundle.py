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
ALL_PAGES = "pages/page.css"

#: What a question or a card has beside its answers (a key of its view) → the module that adds it.
OPTIONS: Mapping[str, str] = {
    "from": "card/printouts/strengths.js",
    "calendar": "card/printouts/calendar.js",
    "choose_from": "kinds/text/choose_from.js",
    "picture_of": "kinds/text/picture_of.js",
    "sheet": "card/printouts/worksheet.js",
    "take": "card/printouts/take_away.js",
    "story": "card/story/story.js",
    "drawn": "kinds/picture_preview.js",
    "diary": "kinds/table/importing/calendar.js",
}

#: What a page has of a Hub's inbox.
INBOXES: Mapping[str, str] = {"share": "pages/inbox/share.js", "supervision": "pages/inbox/supervision.js"}

_IMPORT = re.compile(r'import (?:\{([\w$,\s]+)\} from )?"(\.\.?/[\w./-]+\.js)";')
_DECLARED = re.compile(r"(export )?(?:async )?(?:function|class|const|let) ([\w$]+)")
_KNOWN_NOT = re.compile(r"(?:import|export(?! default )|const|let|var)\b")
_STYLE = "//# style "
_PAGE = re.compile(r"pages/(\w+)/index\.js")
_OF_A_PAGE = re.compile(r"\.pk-page(?![\w-])")
_COMMENT = ("//", "/**", "* ", "*/")
_REMARK = re.compile(r"(?<=[;{},)\]]) // [^\"'`]*$|/\*\* @(?:type|satisfies) \{.*?\} \*/ ")

_PLAIN = r"[^()\"'`]|\"[^\"()\\]*\""  # no bracket, and of quotes only those round words without one
_CALLED = rf"\((?:{_PLAIN}|\((?:{_PLAIN}|\((?:{_PLAIN})*\))*\))*\)"
_CAST = re.compile(
    r"(?:(?<=[(\[])|(?<=[,:=>] )|(?<=return )|(?<=\.\.\.))/\*\* @(?:type|satisfies) \{(?:(?!\*/).)*\} \*/ "
    rf"\((?!\{{)((?:{_PLAIN}|{_CALLED})+)\)(?=[,;)\]]| \}})"
)
"""A value whose type is said, where nothing else stands beside it: its brackets go with its type."""
_NAMED_CAST = re.compile(
    rf"/\*\* @type \{{(?:(?!\*/).)*\}} \*/ \(([A-Za-z_$][\w.$]*(?:{_CALLED})?|\[[^\[\]()\"'`]*\])\)(?=[.[])"
)
"""A name, what it was called for, or a list whose type is said, before what is taken of it."""


@dataclass(frozen=True)
class Module:
    """One script: the modules it imports with the names it takes, what it declares and exports, its sheets and text."""

    imports: Mapping[str, tuple[str, ...]]
    declared: tuple[str, ...]
    exports: frozenset[str]
    styles: tuple[str, ...]
    text: str
    default: bool


@dataclass(frozen=True)
class Bundle:
    """What entries need: one script, the names of its style sheets and modules, in order; *page* is whose they are."""

    script: str
    styles: tuple[str, ...]
    modules: tuple[str, ...]
    page: str = ""


def entries_for(fields: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the entries of a card with these fields (as in its view).

    A kind without a module is left out: the page says in one plain line that it can't show it.
    """
    return (*sorted(set().union(*map(_own, fields))), CARD)


def entries_of_every_card() -> tuple[str, ...]:
    """Return the entries of any card whatever: one script for all of them."""
    return (*sorted(_all()), CARD)


def entries_alone(field: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the entries of one field that is shown outside a card."""
    return (*sorted(_own(field)), ALONE)


def entries_of_page(view: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the entries of a page that is no card; what it has of a Hub's inbox comes only where there is one."""
    page = str(view["page"])
    return (*([INBOXES[page]] if view.get("inbox") else []), f"pages/{page}/index.js")


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
        if name != entries[-1] and module.default:
            raise ValueError(f"{name}: only an entry has a default export, and the last of several")
    owner: dict[str, str] = {}
    for name, module in modules.items():
        for declared in module.declared:
            if owner.setdefault(declared, name) != name:
                raise ValueError(f"{name}: {declared} is declared in {owner[declared]} too")
    lines = [line for name, module in modules.items() for line in (f"//@ {name.removesuffix('.js')}", module.text)]
    exports = ", ".join(sorted(modules[entries[-1]].exports))
    end = [*([f"export {{ {exports} }};"] if exports else []), "//# sourceURL=powerkit/card.js", ""]
    styles = dict.fromkeys(style for module in modules.values() for style in module.styles)
    general = sorted(styles, key=_depth)
    page = _PAGE.fullmatch(entries[-1])
    return Bundle("\n".join([*lines, *end]), tuple(general), tuple(modules), page[1] if page else "")


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
    imports: dict[str, tuple[str, ...]] = {}
    declared: list[str] = []
    exports: list[str] = []
    styles: list[str] = []
    lines: list[str] = []
    for line in _statements(_text(name)):
        if line.startswith(_STYLE):
            styles.append(_beside(name, line.removeprefix(_STYLE)))
        elif found := _IMPORT.fullmatch(line):
            imports[_beside(name, found[2])] = tuple(
                each.strip() for each in (found[1] or "").split(",") if each.strip()
            )
        elif found := _DECLARED.match(line):
            declared.append(found[2])
            exports += [found[2]] if found[1] else []
            lines.append(_short(line.removeprefix("export ")))
        elif _KNOWN_NOT.match(line):
            raise ValueError(f"{name}: not known here: {line}")
        elif (short := _short(line.strip())) and not short.startswith(_COMMENT):
            lines.append(short)
    default = any(line.startswith("export default ") for line in lines)
    return Module(imports, tuple(declared), frozenset(exports), tuple(styles), "\n".join(lines), default)


def _statements(text: str) -> Iterator[str]:
    """The lines of a module, an import of several lines as one."""
    begun = ""
    for line in text.splitlines():
        if begun or line.startswith("import "):
            begun += f" {line}" if begun else line
            if not line.endswith(";"):
                continue
            line, begun = begun, ""
        yield line


def _short(line: str) -> str:
    return _REMARK.sub("", _NAMED_CAST.sub(r"\1", _CAST.sub(r"\1", line))) if " //" in line or "/** @" in line else line


def sheets_of(made: Bundle) -> list[dict[str, Any]]:
    """Return its style sheets as the page is given them: each with its place among all and a key of its own.

    The nearer to the root of its folders, the more general a style sheet is, and the earlier its place. Pages change in
    place in one document, where a sheet stays: what only some pages have speaks of this page alone.
    """
    found = [(name, _for_page(name, made.page)) for name in made.styles]
    return [{"place": _depth(name), "key": f"{name} {crc32(text.encode()):08x}", "text": text} for name, text in found]


def _for_page(name: str, page: str) -> str:
    own = page and name.startswith("pages/") and name != ALL_PAGES
    return _OF_A_PAGE.sub(f".pk-on-{page}", _text(name)) if own else _text(name)


def _depth(name: str) -> int:
    return name.count("/")


def _beside(name: str, path: str) -> str:
    return normpath(join(dirname(name), path))


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
