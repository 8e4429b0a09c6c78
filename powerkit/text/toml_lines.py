"""On which line of a TOML text each table and key stands, for texts that Python's reader has taken.

Python's reader tells what a text says and not where. Looked for only once something is wrong.
"""

import re
import tomllib
from functools import cached_property

Path = tuple[str | int, ...]
"""The keys and numbers that lead to a table or value."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_INLINE_BLANK = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:""|")?' + r"|'''.*?'''(?:''|')?" + r'|"(?:\\.|[^"\\])*"' + r"|'[^']*'", re.DOTALL
)
_BARE = re.compile(r"[^,\]}\r\n#]*")


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, path: Path) -> int:
        """The line of the key or table at *path*, else of what is around it; 0 where that is the text itself."""
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, 0)

    @cached_property
    def _found(self) -> dict[Path, int]:
        try:
            return _Scan(self._text).found
        except (IndexError, ValueError, RecursionError, StopIteration):  # a text Python's reader would not have taken
            return {}


class _Scan:
    """One walk through a text."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._line, self._counted = 1, 0  # how far lines are counted
        self.found: dict[Path, int] = {}
        self._lists: dict[Path, int] = {}
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at + 1
        return match[0] if match else ""

    def _note(self, path: Path, at: int) -> None:
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        self.found.setdefault(path, self._line)

    def _header(self) -> Path:
        start, many = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        keys = self._keys()
        self._at += 2 if many else 1
        path: Path = ()
        for key in keys[:-1]:
            path = self._newest((*path, key))
        path = (*path, keys[-1])
        if many:
            self._note(path, start)
            self._lists[path] = self._lists.get(path, -1) + 1
            path = self._newest(path)
        self._note(path, start)
        return path

    def _newest(self, path: Path) -> Path:
        return (*path, self._lists[path]) if path in self._lists else path

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_INLINE_BLANK)
            word = self._skip(_KEY)
            keys.append(next(iter(tomllib.loads(f"{word} = 0"))) if word[:1] in "\"'" else word)
            self._skip(_INLINE_BLANK)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _pair(self, table: Path) -> None:
        start = self._at
        path = (*table, *self._keys())
        self._note(path, start)
        self._at += 1  # the sign between
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_INLINE_BLANK)
        first = self._text[self._at]
        if first in "\"'":
            self._skip(_TEXT)
        elif first in "[{":
            self._parts(path, first)
        else:
            self._skip(_BARE)

    def _parts(self, path: Path, opened: str) -> None:
        self._at += 1
        number = 0
        self._skip(_BLANK)
        while self._text[self._at] not in "]}":
            if opened == "{":
                self._pair(path)
            else:
                self._note((*path, number), self._at)
                self._value((*path, number))
            number += 1
            self._skip(_BLANK)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK)
        self._at += 1
