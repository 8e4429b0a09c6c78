"""Comments in a Word copy that comes back: who wrote what, and on which card.

A file from elsewhere is read with care: only the three parts that matter are unpacked, each up to a size, and an
XML that declares entities is refused.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import ParseError

from powerkit.document import Place
from powerkit.errors import ReplyError
from powerkit.escaping import visible
from powerkit.export.reply import LONGEST, MOST, Comment, Reply, moment

LARGEST = 50_000_000
"""Bytes that a Word file may have."""
_MOST_PARTS = 3000
_LARGEST_PART = 24_000_000
_LONGEST_PASSAGE = 200
_PLACE = re.compile(r"pk_([0-9A-Za-z_]{1,40})_e(\d{1,12})_v(\d{1,9})\Z")

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
    """The comments in a Word copy, in the order of their places.

    A comment belongs to the section it starts in; one outside every section is about all of it. The reply carries the
    share's id where the copy still has it.

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
    kinds = {
        one.get("ContentType", "").rpartition(".")[2]: one.get("PartName", "").lstrip("/")
        for _, one in _events(_part(archive, "[Content_Types].xml"))
        if _name(one) == "Override"
    }
    # Its kind is …wordprocessingml.document.main+xml, and that of its comments …wordprocessingml.comments+xml.
    main = kinds.get("main+xml")
    if main is None:
        raise ReplyError(_NOT_WORD, _SAVE)
    share = _share(_part(archive, kinds["core-properties+xml"])) if "core-properties+xml" in kinds else ""
    comments = _comments(_part(archive, kinds["comments+xml"])) if "comments+xml" in kinds else {}
    if len(comments) > MOST:
        raise ReplyError(_TOO_MUCH, _SAVE)
    placed = _placed(_part(archive, main)) if comments else {}
    found = [
        replace(comment, place=at.place, about=at.about)
        for key, at in placed.items()
        if (comment := comments.pop(key, None))
    ]
    return Reply(share, "", "", (*found, *comments.values()))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        content = file.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise ReplyError(_TOO_MUCH, _SAVE)
    return content


def _events(content: bytes) -> Iterator[tuple[str, Any]]:
    from defusedxml.ElementTree import iterparse

    yield from iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _share(content: bytes) -> str:
    found = (one.text for event, one in _events(content) if event == "end" and _name(one) == "identifier")
    return visible(next(found, "") or "")[:100]


def _comments(content: bytes) -> dict[str, Comment]:
    found: dict[str, Comment] = {}
    said = ""
    for event, element in _events(content):
        name = _name(element)
        if event == "start" and name == "comment":
            said = ""
        elif event == "end" and name == "comment":
            author, key = visible(_attribute(element, "author"))[:200], _attribute(element, "id")
            if said.strip():
                found[key] = Comment(said.strip(), None, author, moment(_attribute(element, "date")))
        elif event == "end":
            said += _said(name, element)
            if len(said) > LONGEST:
                raise ReplyError(_TOO_MUCH, _SAVE)
    return found


def _said(name: str, element: Any) -> str:
    """What an element of running text says."""
    if name == "t":
        return visible(element.text or "")
    return {"tab": "\t", "br": "\n", "cr": "\n", "p": "\n"}.get(name, "")


@dataclass
class _At:
    """Where a comment starts, and the words it was put on."""

    place: Place | None
    about: str = ""


@dataclass
class _Walk:
    """What is open while the text is read: sections by their bookmark's name, and comments whose passage goes on."""

    sections: dict[str, Place] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    going: dict[str, _At] = field(default_factory=dict)
    found: dict[str, _At] = field(default_factory=dict)

    def start(self, name: str, element: Any) -> None:
        key = _attribute(element, "id")
        if name == "bookmarkStart" and (match := _PLACE.match(_attribute(element, "name"))):
            # LibreOffice may start one twice, under two ids, and end it once.
            self.names[key] = match[0]
            self.sections[match[0]] = Place(match[1].replace("_", "."), int(match[2]), int(match[3]))
        elif name == "bookmarkEnd":
            self.sections.pop(self.names.get(key, ""), None)
        elif name in ("commentRangeStart", "commentReference") and key not in self.found:
            at = _At(next(reversed(self.sections.values()), None))
            self.found[key] = at
            if name == "commentRangeStart":
                self.going[key] = at
        elif name == "commentRangeEnd":
            self.going.pop(key, None)

    def say(self, text: str) -> None:
        for at in self.going.values():
            if len(at.about) < _LONGEST_PASSAGE:
                at.about = (at.about + text)[:_LONGEST_PASSAGE]


def _placed(content: bytes) -> dict[str, _At]:
    walk = _Walk()
    for event, element in _events(content):
        if event == "start":
            walk.start(_name(element), element)
            continue
        walk.say(_said(_name(element), element))
        element.clear()
    for at in walk.found.values():
        at.about = " ".join(at.about.split())
    return walk.found
