"""All the copies of one document that were asked for, one after the other, saying how far it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from powerkit.documents.docx import docx_copy
from powerkit.documents.encryption import Lock
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.ipynb import ipynb_copy
from powerkit.documents.missing_glyphs import stand_in
from powerkit.documents.model import Document
from powerkit.documents.pdf import pdf_copy
from powerkit.errors import RecordError

FORMATS = {"docx": "Word", "html": "web page", "pdf": "PDF", "ipynb": "notebook"}
"""What can be made, by the ending of its file, with what people call it. The one to offer first comes first."""

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
    if lock is not None and set(formats) != {"html"}:
        raise RecordError(
            "Only the web page (HTML) can be locked with a passphrase; the other copies would be open to all.",
            "Choose the web page alone, or leave the passphrase out.",
        )
    made: list[Copy] = []
    for number, name in enumerate(formats):
        progress(number, len(formats), FORMATS[name])
        made.append(_made(document, name, reply, lock))
    progress(len(formats), len(formats), "")
    return tuple(made)


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
