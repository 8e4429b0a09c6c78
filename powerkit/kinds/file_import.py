"""Files brought into an answer with no page to ask on: what came, what was said of it, and what it gives.

A kind names who does it (`Kind.brings_in`); that is loaded when a file comes. Where a person has to choose, nothing is
guessed: `SayFirstError` says what there is to choose from, and offers the option that does.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from powerkit.errors import FileError, SayFirstError
from powerkit.text.normalize import folded
from powerkit.text.phrasing import listed
from powerkit.text.sentences import shortened

if TYPE_CHECKING:
    from powerkit.logbook import Logbook

_LONG_NAME, _LONG_LIST = 50, 240
"""So many letters of a name, and of all names together, stand in a message."""

SHOWN = 5
"""So much of what comes is shown before it is taken over."""


@dataclass(frozen=True)
class Incoming:
    """A file as it came: its *name* and its *content*."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Way:
    """Who brings a file in, *by* "module:function", and the *options* that say something of the file.

    The function takes the kind and what is `Given`, and returns what is `Brought`. It changes nothing, and raises
    `PowerkitError` for what a person can mend.
    """

    by: str
    options: frozenset[str]


@dataclass(frozen=True)
class Given:
    """The *files* that came for an answer that holds what was *before*, or that take its place (*instead*).

    *said* is what was said of them, by the names of the options.
    """

    files: tuple[Incoming, ...]
    before: Any
    instead: bool
    today: date
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> Incoming:
        """The only file.

        Raises:
            FileError: there are several.
        """
        if len(self.files) != 1:
            raise FileError("Only one such file can be brought in at a time.", "Name one.")
        return self.files[0]


@dataclass(frozen=True)
class Brought:
    """The *answer* with what came; *what* came, in a few words; the *first* of it; and how it was *understood*.

    *more* comes beside the first; *offer* is an option that reads the file in another way, where there is one.
    *keep* puts into the log book what an answer only names, such as a photo, and gives the answer then.
    """

    answer: Any
    what: str
    first: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()
    keep: "Callable[[Logbook], Any] | None" = None
    more: int = 0
    offer: tuple[str, ...] = ()


def meanings(options: Iterable[str], allowed: Collection[str], usual: str = "") -> dict[str, str]:
    """Each "WORD=MEANING" of some options; one without a meaning has the *usual* one, where there is one.

    Raises:
        FileError: a meaning is none of those *allowed*.
    """
    found = {}
    for option in options:
        word, equals, meaning = option.rpartition("=")
        if equals and word.strip() and meaning.strip() in allowed:
            found[word.strip()] = meaning.strip()
        elif usual and option.strip():
            found[option.strip()] = usual
        else:
            known = ", ".join(item for item in allowed if item)
            raise FileError(f"“{option}” must be a word of the file, an =, and one of: {known}.")
    return found


def places_of(names: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    """Where columns stand that were named by their heading or by their number, and what each means.

    Raises:
        SayFirstError: there is no such column.
    """
    plain = [folded(name).strip() for name in names]
    found = {}
    for word, meaning in wanted.items():
        said = folded(word).strip()
        at = plain.index(said) if said in plain else int(said) - 1 if said.isascii() and said.isdigit() else -1
        if not 0 <= at < len(names):
            raise SayFirstError(f"There is no column “{word}”.", f"The file has: {quoted(names)}.")
        found[at] = meaning
    return found


def quoted(names: Iterable[str], most: int = 30) -> str:
    """Names in quotation marks, as a list: as many, and as much of each, as are read in a message."""
    shown = [f"“{shortened(name, _LONG_NAME)}”" for name in names if name.strip()]
    fitting = sum(length <= _LONG_LIST for length in accumulate(map(len, shown)))
    return listed(shown, most=min(most, max(fitting, 1)))


_STARTS = {
    b"PK\3\4": ".docx",
    b"BEGIN:VCALENDAR": ".ics",
    b"BEGIN:VCARD": ".vcf",
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG": ".png",
}


def ending_of(file: Incoming) -> str:
    """The ending of a file's name; of what came without a name, the one that fits what is in it, else ""."""
    if file.name:
        return PurePath(file.name).suffix.casefold()
    start = file.content[:60].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((ending for begins, ending in _STARTS.items() if start.upper().startswith(begins)), "")


def option_of(name: str, value: str) -> tuple[str, ...]:
    """An option with a value, as the command line takes it even where the value begins like an option."""
    return (f"{name}={value}",) if value.startswith("-") else (name, value)
