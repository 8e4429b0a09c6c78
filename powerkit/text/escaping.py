"""Text that a person wrote, made safe to stand in HTML, SVG and XML: here and nowhere else."""

import html
import re
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import markupsafe

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with control characters, halves of letters and direction overrides shown as U+FFFD."""
    return _UNSEEN.sub("\ufffd", text)


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape_xml(text: str) -> str:
    """The text for a file of data in XML: as it is, but for what XML can't hold, which becomes U+FFFD."""
    return html.escape(_NOT_XML.sub("\ufffd", text), quote=True).replace("\r", "&#13;")


_PLAIN = re.compile(r"[\t\n\r !#-%(-;=?-~]*")
"""A text that stands in markup as it is, as most do: to find that takes a third of the time of escaping it."""


class Markup(markupsafe.Markup):
    """HTML, SVG or XML, as opposed to text: whatever text is put into it is escaped on its way, once.

    The type is MarkupSafe's; here is what counts as escaped in our files, and ways to fill blanks and to join parts
    that are as fast as a string's.
    """

    __slots__ = ()

    if not TYPE_CHECKING:
        __new__ = str.__new__  # a quarter of the time

    @classmethod
    def escape(cls, text: Any, /) -> Self:
        """The text as markup: `visible`, and with the marks that mean something escaped. Markup stays as it is."""
        if type(text) is not str:
            if isinstance(text, markupsafe.Markup):
                return text if isinstance(text, cls) else cls(text)
            text = str(text)
        return cls(text if _PLAIN.fullmatch(text) else html.escape(visible(text)))

    def format(self, *values: Any, **named: Any) -> Self:
        """The markup with the values in its blanks; numbers take a format, all else is escaped."""
        safe = values if _READY.issuperset(map(type, values)) else map(_safe, values)
        return type(self)(str.format(self, *safe, **{name: _safe(value) for name, value in named.items()}))

    def __mod__(self, values: Any) -> Self:
        """The same for a tuple of values and blanks such as ``%s`` and ``%.1f``, in half the time."""
        if type(values) is not tuple:
            return super().__mod__(values)
        return type(self)(str.__mod__(self, values if _READY.issuperset(map(type, values)) else (*map(_safe, values),)))

    @classmethod
    def filled(cls, pieces: Iterable[tuple["Markup", Iterable[Any]]]) -> Self:
        """Pieces one behind the other, each with the values for its ``%`` blanks: thousands are filled at once."""
        given = [*pieces]
        blanks = cls("").join([piece for piece, _ in given])
        return blanks % (*chain.from_iterable([values for _, values in given]),)

    def join(self, parts: Iterable[Any], /) -> Self:
        """The parts with this markup between them, each escaped that is none."""
        given = [*parts]
        made = given if _READY_PARTS.issuperset(map(type, given)) else map(self.escape, given)
        return type(self)(str.join(self, made))


_READY = frozenset((Markup, int, float))
_READY_PARTS = frozenset((Markup,))


def _safe(value: Any) -> Any:
    return value if type(value) in _READY or isinstance(value, int | float) else escape(value)


escape = Markup.escape
_BOLD = re.compile(r"&lt;(/?[bi])&gt;")


def with_bold(sentence: str, **values: Any) -> Markup:
    """A sentence of ours whose ``<b>`` and ``<i>`` are markup, with *values* in its braces: all else in it is text."""
    return Markup(_BOLD.sub(r"<\1>", str(escape(sentence)))).format(**values)  # noqa: S704


def retagged(drawing: Markup, tag: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> Markup:
    """A drawing of ours with the numbers in its tags changed: what *change* makes of a tag stands there as it is."""
    return Markup(tag.sub(change, str(drawing)))  # noqa: S704


Filled = tuple[Markup, Iterable[Any]]
"""A piece with blanks, and what is put into them."""


def shipped(file: Path) -> Markup:
    """A style sheet, script or part of a file that ships with the workbook: all of it is markup."""
    return Markup(file.read_text(encoding="utf-8"))  # noqa: S704


def made_of_shipped(script: str) -> Markup:
    """A script that was made of `shipped` ones and of nothing that people wrote."""
    return Markup(script)  # noqa: S704


def lines_of(text: str) -> list[str]:
    """The lines of a text, each `visible`."""
    return [visible(line) for line in text.splitlines()]


_ENDLESS = re.compile(r"\S{80,}")


def short_words(line: str) -> str:
    """The line with each run of letters that is longer than any word cut short, for a message to be read."""
    return _ENDLESS.sub(lambda match: f"{match[0][:60]}…", line)
