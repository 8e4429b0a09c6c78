"""The lines of any Word file as its reader sees them: what was moved or deleted is gone, a text box is read once."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from powerkit.documents.docx_package import DAMAGED, NotWordError, Package, TooMuchError, events, name_of
from powerkit.documents.docx_text import MARKS
from powerkit.errors import FileError
from powerkit.text.catalogue import t

_GONE = frozenset({"moveFrom", "del", "Fallback", "pPrChange", "rPrChange", "instrText"})
"""What a reader no longer sees, what is repeated for older programs, and how a paragraph looked before."""


def lines_of_docx(content: bytes, instead: str = "") -> list[str]:
    """What stands in a Word file, a line for each paragraph, cell and text box, as if all changes were accepted.

    *instead* says what to do with a file that cannot be read.

    Raises:
        FileError: it is no Word file, is damaged, holds too much, or only pictures.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = Package(archive)
            found = [line for line in _lines(package.text) if line.strip()]
            scanned = not found and package.has_pictures
    except NotWordError:
        raise FileError(t("This is not a Word file."), instead) from None
    except TooMuchError:
        raise FileError(t("This Word file unpacks to far more than a text."), instead) from None
    except DAMAGED:
        raise FileError(t("This is not a Word file, or it is damaged."), instead) from None
    if scanned:
        raise FileError(
            t("This Word file holds only pictures, such as a scan: what is written in them cannot be read."),
            t("Type what they say. Nothing was changed."),
        )
    return found


@dataclass
class _Reader:
    """What is open while the text is read: elements, rows (whether deleted), and paragraphs with their words so far.

    *carried* are words whose paragraph's end is gone, by how many paragraphs are open around it; the next one goes on.
    """

    open: list[str] = field(default_factory=list)
    rows: list[bool] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    endless: list[bool] = field(default_factory=list)
    carried: dict[int, str] = field(default_factory=dict)
    gone: int = 0

    def start(self, name: str) -> None:
        """An element begins."""
        self.open.append(name)
        self.gone += name in _GONE
        if name == "tr":
            self.rows.append(False)
        elif name == "p":
            self.paragraphs.append([self.carried.pop(len(self.paragraphs), "")])
            self.endless.append(False)
        elif name in ("del", "moveFrom"):
            if self.open[-2:-1] == ["trPr"] and self.rows and not self.rows[-1]:
                self.rows[-1] = True
                self.gone += 1
            elif self.open[-3:-1] == ["pPr", "rPr"] and self.paragraphs:
                self.endless[-1] = True

    def end(self, name: str, element: Any) -> str:
        """An element ends: the line that ends with it, "" for none."""
        self.open.pop()
        self.gone -= name in _GONE
        if name == "tr":
            self.gone -= self.rows.pop()
        elif name == "p":
            line = "".join(self.paragraphs.pop())
            if not self.endless.pop():
                return line
            self.carried[len(self.paragraphs)] = line
        elif not self.gone and self.paragraphs:
            self.paragraphs[-1].append((element.text or "") if name == "t" else MARKS.get(name, ""))
        return ""


def _lines(content: bytes) -> Iterator[str]:
    """The lines; those of a text box come before the paragraph that it hangs on."""
    reader = _Reader()
    for event, element in events(content):
        name = name_of(element)
        if event == "start":
            reader.start(name)
        else:
            if line := reader.end(name, element):
                yield line
            element.clear()
    yield from reader.carried.values()
