"""All the copies of one document that were asked for, made at once, saying how far it is."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from powerkit.documents.docx import docx_copy
from powerkit.documents.encryption import Lock
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.ipynb import ipynb_copy
from powerkit.documents.missing_glyphs import stand_in
from powerkit.documents.model import Document
from powerkit.documents.pdf import pdf_copy
from powerkit.errors import RecordError


@dataclass(frozen=True)
class Format:
    """A kind of file: what people call it, what it is good for in a line, and its media type."""

    name: str
    hint: str
    media: str


FORMATS = {
    "docx": Format(
        "Word",
        "Passes mail filters best. Your reader can comment in Word and send it back.",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "html": Format(
        "web page",
        "One file that opens in any browser. It has boxes for a reply, and can be locked.",
        "text/html",
    ),
    "pdf": Format("PDF", "To read and to print.", "application/pdf"),
    "ipynb": Format("notebook", "For somebody who works with Jupyter.", "application/x-ipynb+json"),
}
"""What can be made, by the ending of its file. The one to offer first comes first."""

Progress = Callable[[int, int, str], None]
"""Called with how many copies are done, how many there will be, and what is being made now ("" at the end)."""


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
    made: list[Copy] = []
    with being_made(document, formats, reply=reply, lock=lock) as making:
        for number, (name, copy) in enumerate(zip(formats, making, strict=True)):
            progress(number, len(formats), FORMATS[name].name)
            made.append(copy.result())
    progress(len(formats), len(formats), "")
    return tuple(made)


@contextmanager
def being_made(
    document: Document, formats: Sequence[str], *, reply: ReplyTo | None = None, lock: Lock | None = None
) -> Iterator[list[Future[Copy]]]:
    """The copies while they are made, all at once: most of it is the typesetter's work, which other cores can do.

    Raises:
        RecordError: see `copies`; so does KeyError, when the copy is asked for.
    """
    if lock is not None and set(formats) != {"html"}:
        raise RecordError(
            "Only the web page (HTML) can be locked with a passphrase; the other copies would be open to all.",
            "Choose the web page alone, or leave the passphrase out.",
        )
    with ThreadPoolExecutor(max(1, len(formats))) as pool:
        yield [pool.submit(_made, document, name, reply, lock) for name in formats]


def _made(document: Document, name: str, reply: ReplyTo | None, lock: Lock | None) -> Copy:
    match name:
        case "docx":
            return Copy(name, docx_copy(document, reply.share if reply else ""))
        case "html":
            return Copy(name, html_copy(document, reply, lock))
        case "pdf":
            return Copy(name, pdf_copy(document), stand_in(document).stand_ins)
        case "ipynb":
            return Copy(name, ipynb_copy(document))
    raise KeyError(name)
