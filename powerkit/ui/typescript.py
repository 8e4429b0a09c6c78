"""Dataclasses and TypedDicts of ours as the types of the page's scripts, so that both sides have one schema."""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Required, Union, get_args, get_origin, get_type_hints

from powerkit.text.schemas import Packed


def module(source: str, *parts: str) -> str:
    """The text of a file of types, made from *source*."""
    return "\n\n".join([f"// Made from {source}: python -m powerkit.ui.widgets.generated", *parts]) + "\n"


def declared(one: type, *, opens: str = "") -> str:
    """A class as an interface. The entries of its field *opens*, where it has one, stand in the thing itself."""
    return "\n".join(_lines(one, opens))


def _lines(one: type, opens: str) -> Iterator[str]:
    yield f"/** {inspect.getdoc(one)} */"
    yield f"export interface {one.__name__} {{"
    if kind := getattr(one, "kind", ""):
        yield f'  kind: "{kind}";'
    for name, of, may_lack in _members(one):
        if name == opens:
            yield "  // deno-lint-ignore no-explicit-any\n  [more: string]: any;"
        else:
            yield f"  {name}{'?' if may_lack else ''}: {type_of(of)};"
    yield "}"


def _members(one: type) -> Iterator[tuple[str, Any, bool]]:
    """Each name with its type, and whether it may be lacking."""
    hints = get_type_hints(one)
    if is_dataclass(one):
        yield from ((field.name, hints[field.name], field.default is not MISSING) for field in fields(one))
    else:
        needed: frozenset[str] = one.__required_keys__  # type: ignore[attr-defined]
        yield from ((name, of, name not in needed) for name, of in hints.items())


_NAMES: Mapping[Any, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    Packed: "string",
    bytes: "string",  # packed in base64 where messages leave
    NoneType: "null",
    Any: "any",
}


def type_of(of: Any) -> str:
    """A type of Python's as the scripts name it."""
    origin, inner = get_origin(of), get_args(of)
    if origin in (UnionType, Union):
        return " | ".join(map(type_of, inner))
    if origin is Literal:
        return " | ".join(f'"{word}"' if isinstance(word, str) else str(word).lower() for word in inner)
    if origin in (Required, NotRequired):
        return type_of(inner[0])
    if origin in (tuple, list):
        named = type_of(inner[0])
        return f"({named})[]" if "|" in named else f"{named}[]"
    if inner:  # a mapping from texts
        return f"Record<string, {type_of(inner[1])}>"
    return _NAMES.get(of) or str(of.__name__)
