"""All the copies of one document that were asked for, made at once, saying how far it is."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from powerkit.documents.docx import docx_copy_begun
from powerkit.documents.encryption import Lock
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.ipynb import ipynb_copy
from powerkit.documents.missing_glyphs import stand_in
from powerkit.documents.model import Document
from powerkit.documents.pdf import pdf_copy_begun
from powerkit.documents.typesetting import forget
from powerkit.errors import RecordError
from powerkit.text.catalogue import later, t


@dataclass(frozen=True)
class Format:
    """A kind of file: what people call it, what it is good for in a line, and its media type."""

    name: str
    hint: str
    media: str


FORMATS = {
    "docx": Format(
        "Word",
        later("Passes mail filters best. Your reader can comment in Word and send it back."),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "html": Format(
        later("web page"),
        later("One file that opens in any browser. It has boxes for a reply, and can be locked."),
        "text/html",
    ),
    "pdf": Format("PDF", later("To read and to print."), "application/pdf"),
    "ipynb": Format(later("notebook"), later("For somebody who works with Jupyter."), "application/x-ipynb+json"),
}
"""What can be made, by the ending of its file. The one to offer first comes first."""
_TYPESET = ("docx", "pdf")
"""Those for which the typesetter works nearly all of their time: the first in parts that let the second in between."""

Progress = Callable[[int, int, str], None]
"""Called with how many copies are done, how many there will be, and what is being made now ("" at the end)."""

T = TypeVar("T")
Steps: TypeAlias = Generator[tuple[int, int, str], None, T]
"""A making that says before each copy what `Progress` is told."""


@dataclass(frozen=True)
class Copy:
    """A finished file: its *format*, its bytes, and the stand-ins in it for what our fonts cannot draw (PDF only)."""

    format: str
    content: bytes
    stand_ins: tuple[str, ...] = ()


def copies(
    document: Document,
    formats: Sequence[str],
    *,
    reply: ReplyTo | None = None,
    lock: Lock | None = None,
    progress: Progress = lambda done, total, what: None,
) -> tuple[Copy, ...]:
    """The document in each of *formats* (keys of `FORMATS`). *reply* is what a reply to it will say it answers.

    Raises:
        RecordError: a passphrase was asked for, and a format that cannot have one.
        KeyError: a format is not known.
    """
    return to_the_end(copies_in_steps(document, formats, reply=reply, lock=lock), progress)


def copies_in_steps(
    document: Document,
    formats: Sequence[str],
    *,
    reply: ReplyTo | None = None,
    lock: Lock | None = None,
    check: Callable[[Copy], None] = lambda copy: None,
) -> Steps[tuple[Copy, ...]]:
    """As `copies`, step by step; each goes through *check*, which may refuse it.

    Most of it is the typesetter's work, which other cores do at once.
    """
    if lock is not None and set(formats) != {"html"}:
        raise RecordError(
            t("Only the web page (HTML) can be locked with a passphrase; the other copies would be open to all."),
            t("Choose the web page alone, or leave the passphrase out."),
        )
    made: list[Copy] = []
    try:
        making = {name: _begun(document, name, reply, lock) for name in sorted(formats, key=_begins_at)}
        for number, name in enumerate(formats):
            yield number, len(formats), t(FORMATS[name].name)
            copy = making[name]()
            check(copy)
            made.append(copy)
    finally:
        if set(formats) & set(_TYPESET):
            forget()
    yield len(formats), len(formats), ""
    return tuple(made)


def to_the_end(steps: Steps[T], progress: Progress) -> T:
    """What is made at the end of the *steps*, telling *progress* of each."""
    while True:
        try:
            progress(*next(steps))
        except StopIteration as end:
            made: T = end.value
            return made


def _begins_at(name: str) -> int:
    """What is typeset begins first; the rest is made while the typesetter is at work."""
    return _TYPESET.index(name) if name in _TYPESET else len(_TYPESET)


def _begun(document: Document, name: str, reply: ReplyTo | None, lock: Lock | None) -> Callable[[], Copy]:
    match name:
        case "docx":
            word = docx_copy_begun(document, reply.share if reply else "")
            return lambda: Copy(name, word())
        case "pdf":
            pdf, stand_ins = pdf_copy_begun(document), stand_in(document).stand_ins
            return lambda: Copy(name, pdf(), stand_ins)
        case "html":
            made = Copy(name, html_copy(document, reply, lock))
            return lambda: made
        case "ipynb":
            made = Copy(name, ipynb_copy(document))
            return lambda: made
    raise KeyError(name)
