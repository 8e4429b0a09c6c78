"""Reads one table of a deck file key by key, and notes everything that is wrong with it instead of stopping.

Every problem is one line that names the path to it: file → card → field → key → what was expected. A `Spec` is
read with the methods below and then closed with `done`, which reports the keys nobody asked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from typing import Any

from powerkit.text.escaping import short_words
from powerkit.text.language_tags import is_tag, meant
from powerkit.text.toml_lines import Lines, Path

ID = re.compile(r"[a-z][a-z0-9_]*\Z")
"""What an id may look like: small letters, figures and underscores, a letter first."""

ALSO = "also_"
"""How the id of what others say to a question begins; no question of a deck may have such an id."""

_REQUIRED = object()
Listener = Callable[["Spec", str, str, bool, tuple[str, ...]], None]
"""Is told what a reader asks of which spec: the key, what it takes, whether it has to be there, what it can only be."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Meanwhile *listener* is told of each key that is asked for; what it takes is "" where that is not known yet.

    The key "" says that there are no others.
    """
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)


_ABOUT_KEY = re.compile(r'"(\w+)"')
_PLACE = re.compile(r"(.+?\.toml)(?::(\d+))?(?:: | → )(.+)")


class Spec:
    """One table of a deck file, at a place (*where*) a person can find again.

    Problems are appended to the list *problems*, which all the specs of a deck share. Where the *lines* of its file are
    known, and the *path* to it there, a problem names its line, as editors know it: ``file:line``.
    """

    def __init__(
        self, data: Mapping[str, Any], where: str, problems: list[str], lines: Lines | None = None, path: Path = ()
    ) -> None:
        self.where = where
        self.problems = problems
        self.data = data
        self._asked: set[str] = set()
        self._unread: set[str] = set()
        self._lines, self._path = lines, path
        self.around: tuple[Spec, str] | None = None
        """The table this one stands in, and by which key."""

    def wrong(self, text: str, key: str = "") -> None:
        """Note a problem at this place: one line, whatever the deck's own words hold.

        It is about *key*; a *text* that begins with a key in quotation marks is about that one. Of a key that could not
        be read nothing more is noted: what is wrong then follows from that.
        """
        about = key or ((found := _ABOUT_KEY.match(text)) and found[1]) or ""
        if about not in self._unread:
            self._note(text, about)

    def _misread(self, key: str, what: str) -> None:
        """Note that what stands under *key* is not what it has to be."""
        self.wrong(f'"{key}" {what}', key)
        self._unread.add(key)

    def understood(self, key: str) -> bool:
        """Whether what stands under *key* could be read, as far as it was asked for."""
        return key not in self._unread

    def _note(self, text: str, key: str) -> None:
        line = " ".join(f"{self._place(key)}: {text}".split())
        self.problems.append(short_words("".join(item if item.isprintable() else "\ufffd" for item in line)))

    def _place(self, key: str) -> str:
        if self._lines is None:
            return self.where
        line = self._lines.of((*self._path, key) if key in self.data else self._path)
        file, arrow, rest = self.where.partition(" → ")
        return f"{file}:{line}{arrow}{rest}" if line else self.where

    def inner(self, key: str, number: int, where: str) -> "Spec":
        """A table of the list *key*, by its number from 0, to note problems at; *where* is what it is called."""
        path = (*self._path, key, number)
        made = Spec(self.data[key][number], f"{self.where} → {where}", self.problems, self._lines, path)
        made.around = (self, key)
        return made

    def with_data(self, data: Mapping[str, Any]) -> "Spec":
        """Another table at the same place."""
        made = Spec(data, self.where, self.problems, self._lines, self._path)
        made.around, made._unread = self.around, self._unread
        return made

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        self._tell(key, "", needed=False)
        return key in self.data

    def text(self, key: str, default: Any = _REQUIRED, *, choices: Iterable[str] = ()) -> str:
        """A text that is not blank; one of *choices* where these are given."""
        allowed = tuple(choices)
        found = self._take(key, default, "text", allowed)
        if found is None:
            return ""
        if not isinstance(found, str) or (found is not default and not found.strip()):
            self._misread(key, "must be a text in quotation marks, with something in it")
            return ""
        if allowed and found not in allowed:
            near = get_close_matches(found, allowed, 1)
            meant = f' Did you mean "{near[0]}"?' if near else ""
            self._misread(key, f'is "{found}", but must be one of: {", ".join(allowed)}.{meant}')
            return allowed[0]
        return found

    def id(self, key: str = "id") -> str:
        """An id in the form of `ID`."""
        found = self.text(key)
        self._tell(key, "id", needed=True)
        if found and not ID.match(found):
            self.wrong(f'"{key}" is "{found}", but must start with a small letter and hold only a-z, 0-9 and _')
        return found

    def language(self, key: str, default: str) -> str:
        """A language's tag, such as "cy" or "en-GB"."""
        found = self.text(key, default)
        self._tell(key, "language", needed=False)
        if not found or is_tag(found):
            return found or default
        hint = f' Did you mean "{near}"?' if (near := meant(found)) else ""
        self.wrong(f'"{key}" is "{found}", but must be a language’s tag, such as "en-GB", "cy" or "ur".{hint}')
        return default

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        found = self._take(key, default, "flag")
        if not isinstance(found, bool):
            self._misread(key, "must be true or false, without quotation marks")
            return default
        return found

    def number(self, key: str, default: Any = _REQUIRED, *, least: int = 0, most: int = 1000) -> int:
        """A whole number from *least* to *most*."""
        found = self._take(key, default, "number")
        if found is None:
            return least
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            self._misread(key, f"must be a whole number from {least} to {most}")
            return least
        return found

    def numbers(self, key: str, default: Any = _REQUIRED) -> tuple[int, ...]:
        """A list of whole numbers."""
        found = self._take(key, default, "numbers")
        if not isinstance(found, list | tuple) or not all(type(item) is int for item in found):
            self._misread(key, "must be a list of whole numbers, such as [1, 4]")
            return ()
        return tuple(found)

    def texts(self, key: str, default: Any = _REQUIRED, *, number: int = 0) -> tuple[str, ...]:
        """A list of texts, none of them blank; so many of them, where a *number* is given."""
        found = self._take(key, default, f"{number} texts" if number else "texts")
        if found is None:
            return ()
        if not isinstance(found, list | tuple) or not all(isinstance(item, str) and item.strip() for item in found):
            self._misread(key, 'must be a list of texts, such as ["one", "two"], none of them blank')
            return ()
        if number and len(found) != number:
            self._misread(key, f"must be a list of {number} texts; it has {len(found)}")
        return tuple(found)

    def tables(self, key: str, default: Any = _REQUIRED, *, named: str = "") -> "list[Spec]":
        """A list of tables, each a `Spec` of its own; *named* says what one is called in a problem."""
        found = self._take(key, default, "tables")
        if found is None:
            return []
        if not isinstance(found, list | tuple) or not all(isinstance(item, Mapping) for item in found):
            self._misread(key, "must be a list of tables")
            return []
        return [
            self.inner(key, number, f"{named or key} {one.get('id') or number + 1}") for number, one in enumerate(found)
        ]

    def table(self, key: str) -> "Spec | None":
        """A table, or None where the key is not there."""
        found = self._take(key, None, "table")
        if found is None:
            return None
        if not isinstance(found, Mapping):
            self._misread(key, 'must be a table, such as { a = "b" }')
            return None
        made = Spec(found, f"{self.where} → {key}", self.problems, self._lines, (*self._path, key))
        made.around = (self, key)
        return made

    def done(self) -> None:
        """Report the keys that are there and mean nothing."""
        self._tell("", "", needed=False)
        for key in sorted(self.data.keys() - self._asked):
            near = get_close_matches(key, self._asked, 1)
            meant = f'; did you mean "{near[0]}"?' if near else f"; it may have: {', '.join(sorted(self._asked))}"
            self.wrong(f'"{key}" is not known here{meant}')

    def _tell(self, key: str, takes: str, *, needed: bool, choices: tuple[str, ...] = ()) -> None:
        if listener := _LISTENER.get():
            listener(self, key, takes, needed, choices)

    def _take(self, key: str, default: Any, takes: str, choices: tuple[str, ...] = ()) -> Any:
        self._asked.add(key)
        self._tell(key, takes, needed=default is _REQUIRED, choices=choices)
        if key in self.data:
            return self.data[key]
        if default is _REQUIRED:
            self._misread(key, "is missing")
            return None
        return default


def in_order(problems: Iterable[str]) -> str:
    """The *problems* as a text: file by file as they were read, in each by their lines, whoever found them."""
    lines = "\n".join(problems).splitlines()
    files = [*dict.fromkeys(file for file, *_ in map(file_and_line, lines))]

    def place(line: str) -> tuple[int, int]:
        file, number, _ = file_and_line(line)
        return files.index(file), number or 0

    return "\n".join(sorted(lines, key=place))


def file_and_line(problem: str) -> tuple[str, int | None, str]:
    """The file a *problem* names, the line in it where one is known, and the rest; "" where it names no file."""
    at = _PLACE.match(problem)
    return (at[1], int(at[2]) if at[2] else None, at[3]) if at else ("", None, problem)


def no_doubles(specs_and_ids: Iterable[tuple[Spec, str]], key: str = "id") -> None:
    """Report every id that was given to an earlier one of the same list; it stands under *key*."""
    seen: set[str] = set()
    for spec, one in specs_and_ids:
        if one and one in seen:
            spec.wrong(f'the {key} "{one}" is used twice; each must be its own', key)
        seen.add(one)
