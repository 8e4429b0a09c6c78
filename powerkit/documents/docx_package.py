"""A Word file from elsewhere, opened with care: its parts by what they are, each up to a size, no XML with entities."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ParseError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
)
"""What unpacking and reading a damaged file, one with a password, entities or an unknown encoding, may raise."""

_LARGEST_PART = 24_000_000
_MOST_PARTS = 3000
_PICTURE = re.compile(r"(?:^|/)media/[^/]+\.(?:png|jpe?g|gif|tiff?|bmp|emf|wmf|webp|svg)\Z", re.IGNORECASE)


class TooMuchError(Exception):
    """The file holds more than is read."""


class NotWordError(ValueError):
    """The file is a ZIP archive, but no Word file."""


class Package:
    """The parts of a Word file, found by their kind as its list of contents names them, wherever they stand.

    Raises:
        NotWordError: it has no text of Word's.
        TooMuchError: it has more parts than are read.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        if len(archive.infolist()) > _MOST_PARTS:
            raise TooMuchError
        self._archive = archive
        self._kinds: dict[str, list[str]] = {}
        for _, part in events(self._part("[Content_Types].xml")):
            if name_of(part) == "Override":
                kind, name = part.get("ContentType", "").rpartition(".")[2], part.get("PartName", "").lstrip("/")
                self._kinds.setdefault(kind, []).append(name)
        # Its kind is …wordprocessingml.document.main+xml, and that of its comments …wordprocessingml.comments+xml.
        if "main+xml" not in self._kinds:
            raise NotWordError

    @property
    def text(self) -> bytes:
        """The part that holds the text."""
        return self._part(self._kinds["main+xml"][0])

    @property
    def has_pictures(self) -> bool:
        """Whether there is a picture in it."""
        return any(_PICTURE.search(name) for name in self._archive.namelist())

    def first(self, kind: str) -> bytes | None:
        """The first part of a kind; None where there is none."""
        return self._part(self._kinds[kind][0]) if kind in self._kinds else None

    def all(self, kind: str, most: int) -> Iterator[bytes]:
        """The first parts of a kind, no more than *most*."""
        return (self._part(name) for name in dict.fromkeys(self._kinds.get(kind, [])[:most]))

    def _part(self, name: str) -> bytes:
        with self._archive.open(name) as file:
            content = file.read(_LARGEST_PART + 1)
        if len(content) > _LARGEST_PART:
            raise TooMuchError
        return content


def events(content: bytes) -> Iterator[tuple[str, Any]]:
    """The elements of a part, each as it begins ("start") and ends ("end")."""
    from defusedxml.ElementTree import iterparse

    yield from iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True)


def name_of(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """An element's attribute, whatever its namespace; "" where it has none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
