"""Reads what a page gives by the schema of what it asks: what does not fit it is refused before anything is done.

What a page does not say counts as none said: "", 0, False, an empty list. What a schema says may be lacking stays so.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeVar, cast, get_args, get_origin, get_type_hints, is_typeddict

from powerkit.errors import AnswerError
from powerkit.text.catalogue import t
from powerkit.text.normalize import tidy

LARGEST = 2_000_000
"""Characters of a message's answers: far more than anybody types."""


Packed = NewType("Packed", str)
"""A file in base64, as a page sends it: as long as it is."""

T = TypeVar("T")


def odd() -> AnswerError:
    """What is said of a message that makes no sense."""
    return AnswerError(t("The page sent something the workbook does not understand."), t("Reload it."))


@cache
def kinds_of(asks: Any) -> Mapping[str, type]:
    """The schema of each kind of message, of all those a page may send."""
    schemas = get_args(asks) or (asks,)
    return {kind: schema for schema in schemas for kind in get_args(get_type_hints(schema)["kind"])}


@cache
def given_to(answers: Callable[..., Any]) -> type:
    """The schema of what a function that answers a question is *given* with it."""
    schema: type = get_type_hints(answers)["given"]
    return schema


def as_json(one: T) -> T:
    """A dataclass as it is told: JSON of the same shape."""
    return cast(T, asdict(one))  # type: ignore[call-overload]


@cache
def _parts(schema: type) -> tuple[tuple[str, Any, bool], ...]:
    may_lack: frozenset[str] = schema.__optional_keys__  # type: ignore[attr-defined]
    return tuple((key, of, key in may_lack) for key, of in get_type_hints(schema).items())


def heard(schema: type, given: Any) -> Any:
    """What was *given*, as its *schema* has it, and nothing else of it.

    Raises:
        AnswerError: it does not fit.
    """
    if not isinstance(given, Mapping):
        raise odd()
    return {
        key: _read(of, given[key]) if key in given else _unsaid(of)
        for key, of, may_lack in _parts(schema)
        if key in given or not may_lack
    }


def _unsaid(of: Any) -> Any:
    if is_typeddict(of):
        return heard(of, {})
    if get_origin(of) is Literal:
        raise odd()
    return None if of is Any or isinstance(of, UnionType) else "" if of is Packed else (get_origin(of) or of)()


def _read(of: Any, value: Any) -> Any:
    origin, inner = get_origin(of), get_args(of)
    if isinstance(of, UnionType):  # something, or None
        return None if value is None else _read(next(part for part in inner if part is not NoneType), value)
    if of is Any:
        return value
    if is_typeddict(of):
        return heard(of, value)
    if origin is Literal:
        fits = value in inner
    elif origin is dict:
        fits = isinstance(value, dict) and all(isinstance(key, str) for key in value)
    elif of is int:
        fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
    elif of is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    elif of is str:
        fits = isinstance(value, str) and len(value) <= LARGEST
    elif of is Packed:
        fits = isinstance(value, str)
    else:
        fits = isinstance(value, origin or of)
    if not fits:
        raise odd()
    if origin is list:
        return [_read(inner[0], item) for item in value]
    if origin is dict:
        return {key: _read(inner[1], item) for key, item in value.items()}
    return tidy(value) if of is str else value
