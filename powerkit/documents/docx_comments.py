"""Remarks in a Word copy that comes back: who wrote what, and on which card.

A file from elsewhere is read with care: only the parts that matter are unpacked, each up to a size, and an XML that
declares entities is refused.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import ParseError

from powerkit.documents.docx_text import Walk, attribute, name_of, said_by
from powerkit.documents.reply import LONGEST, MOST, Comment, Reply, moment
from powerkit.errors import ReplyError
from powerkit.text.escaping import visible

LARGEST = 50_000_000
"""Bytes that a Word file may have."""
_MOST_PARTS = 3000
_LARGEST_PART = 24_000_000
_MOST_FOOTERS = 20
_NUMBER = re.compile(r"(?<![\d-])\d{4}-\d{4}-\d{4}-\d{4}(?![\d-])")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ParseError,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
)
"""What unpacking and reading a damaged file, one with a password or one that declares entities, may raise."""

_NOT_WORD = "This is not a Word file that can be read."
_SAVE = "Open it in Word, save it as a Word document (.docx), and bring that in."
_TOO_MUCH = "This Word file holds more than a share copy can."


def comments_from_docx(content: bytes) -> Reply:
    """The comments in a Word copy and the words typed into its text as tracked changes, in the order of their places.

    A remark belongs to the section it starts in; one outside every section is about all of it. The reply carries the
    share's id where the copy still has it, and each number in its text that may be the copy's.

    Raises:
        ReplyError: it is no Word file, is damaged, or holds more than a share copy can.
    """
    if len(content) > LARGEST:
        raise ReplyError(_TOO_MUCH, _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive)
    except _DAMAGED:
        raise ReplyError(_NOT_WORD, _SAVE) from None


def _read(archive: zipfile.ZipFile) -> Reply:
    if len(archive.infolist()) > _MOST_PARTS:
        raise ReplyError(_TOO_MUCH, _SAVE)
    kinds: dict[str, list[str]] = {}
    for _, part in _events(_part(archive, "[Content_Types].xml")):
        if name_of(part) == "Override":
            names = kinds.setdefault(part.get("ContentType", "").rpartition(".")[2], [])
            names.append(part.get("PartName", "").lstrip("/"))
    # Its kind is …wordprocessingml.document.main+xml, and that of its comments …wordprocessingml.comments+xml.
    if "main+xml" not in kinds:
        raise ReplyError(_NOT_WORD, _SAVE)

    def first(kind: str) -> bytes | None:
        return _part(archive, kinds[kind][0]) if kind in kinds else None

    about, notes, threads = first("core-properties+xml"), first("comments+xml"), first("commentsExtended+xml")
    walk = _walked(_part(archive, kinds["main+xml"][0]))
    footers = [_text(_part(archive, name)) for name in dict.fromkeys(kinds.get("footer+xml", [])[:_MOST_FOOTERS])]
    numbers = _NUMBER.findall("\n".join([walk.text, *footers]).translate(_DASHES))
    said = _comments(notes) if notes else {}
    remarks = tuple(_in_place(walk, _in_threads(said, _threads(threads) if threads else {})))
    if len(remarks) > MOST:
        raise ReplyError(_TOO_MUCH, _SAVE)
    return Reply(_share(about) if about else "", "", "", remarks, numbers=tuple(dict.fromkeys(numbers)))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        content = file.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise ReplyError(_TOO_MUCH, _SAVE)
    return content


def _events(content: bytes) -> Iterator[tuple[str, Any]]:
    from defusedxml.ElementTree import iterparse

    yield from iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True)


def _share(content: bytes) -> str:
    found = (part.text for event, part in _events(content) if event == "end" and name_of(part) == "identifier")
    return visible(next(found, "") or "")[:100]


def _text(content: bytes) -> str:
    return "".join(said_by(name_of(part), part) for event, part in _events(content) if event == "end")


@dataclass(frozen=True)
class _Noted:
    """A comment, and the number of its last paragraph, by which threads name it."""

    comment: Comment
    paragraph: str


def _comments(content: bytes) -> dict[str, _Noted]:
    found: dict[str, _Noted] = {}
    said = paragraph = ""
    for event, element in _events(content):
        name = name_of(element)
        if event == "start" and name == "comment":
            said = paragraph = ""
        elif event == "end" and name == "comment":
            author, key = visible(attribute(element, "author"))[:200], attribute(element, "id")
            if said.strip():
                when = moment(attribute(element, "date"))
                found[key] = _Noted(Comment(said.strip(), None, author, when), paragraph)
        elif event == "end":
            said += said_by(name, element)
            paragraph = (attribute(element, "paraId") if name == "p" else "") or paragraph
            if len(said) > LONGEST:
                raise ReplyError(_TOO_MUCH, _SAVE)
    return found


def _threads(content: bytes) -> dict[str, tuple[str, bool]]:
    """By the number of a comment's last paragraph, that of the comment it answers ("" for none), and whether closed."""
    return {
        attribute(part, "paraId"): (attribute(part, "paraIdParent"), attribute(part, "done") in ("1", "true", "on"))
        for event, part in _events(content)
        if event == "end" and name_of(part) == "commentEx"
    }


def _in_threads(noted: dict[str, _Noted], threads: dict[str, tuple[str, bool]]) -> dict[str, list[Comment]]:
    """By key, each comment that begins a thread, with those that answer it behind it."""
    keys = {one.paragraph: key for key, one in noted.items() if one.paragraph}

    def root(key: str) -> str:
        met: set[str] = set()
        while key not in met:
            met.add(key)
            above = keys.get(threads.get(noted[key].paragraph, ("", False))[0], "")
            key = above if above and above not in met else key
        return key

    gathered: dict[str, list[Comment]] = {}
    roots = {key: root(key) for key in noted}
    for key in sorted(noted, key=lambda key: roots[key] != key):
        first = noted[roots[key]]
        closed = threads.get(first.paragraph, ("", False))[1]
        answers = "" if roots[key] == key else first.comment.text
        gathered.setdefault(roots[key], []).append(replace(noted[key].comment, answers=answers, resolved=closed))
    return gathered


def _in_place(walk: Walk, threads: dict[str, list[Comment]]) -> Iterator[Comment]:
    """Every remark in the order of the text, a thread together; what the text does not hold comes last."""
    for remark in walk.remarks():
        at = remark.at
        if remark.comment:
            for comment in threads.pop(remark.comment, []):
                yield replace(comment, place=at.place, about=at.about, under=at.under)
        else:
            yield Comment(remark.text, at.place, remark.author, moment(remark.when), at.about, under=at.under)
    for thread in threads.values():
        yield from thread


def _walked(content: bytes) -> Walk:
    walk = Walk()
    for event, element in _events(content):
        if event == "start":
            walk.start(name_of(element), element)
        else:
            walk.end(name_of(element), element)
            element.clear()
    return walk
