"""A walk through the text of a Word file: where each remark stands, and what was typed in or crossed out.

A remark is a comment, or a change that Word tracked (``w:ins`` and ``w:del`` of ECMA-376, Part 1, 17.13.5). What was
moved is no new word; what a text box repeats for older programs (``mc:Fallback``) is read once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from powerkit.documents.model import Place
from powerkit.documents.reply import LONGEST
from powerkit.text.escaping import visible

_LONGEST_PASSAGE = 200
_PLACE = re.compile(r"pk_([0-9A-Za-z_]{1,40})_e(\d{1,12})_v(\d{1,9})(?:_p\d{1,4})?\Z")
_SECTION = re.compile(r"heading ?1\Z", re.IGNORECASE)
_CARD = re.compile(r"\s*(\d{1,3}\.\d{1,3})\b")
_CROSSED_OUT = "Crossed out"


def name_of(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """An element's attribute, whatever its namespace; "" where it has none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def said_by(name: str, element: Any) -> str:
    """What an element of running text says."""
    if name in ("t", "delText"):
        return visible(element.text or "")
    return {"tab": "\t", "br": "\n", "cr": "\n", "p": "\n", "noBreakHyphen": "-"}.get(name, "")


@dataclass
class At:
    """Where a remark starts, the words it is on, and what the heading above it tells (see ``Comment.under``)."""

    place: Place | None
    about: str = ""
    under: tuple[str, int] | None = None


@dataclass
class Remark:
    """A comment by its key; or, where that is "", words typed into the text or *struck* from it, by whom and when."""

    at: At
    comment: str = ""
    author: str = ""
    when: str = ""
    typed: str = ""
    struck: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self.typed.strip()[:LONGEST] or _CROSSED_OUT


@dataclass
class _Paragraph:
    """A paragraph that is being read: its style, its words but for tracked ones, and the remarks that start in it."""

    style: str = ""
    words: list[str] = field(default_factory=list)
    begun: list[Remark] = field(default_factory=list)


@dataclass
class Walk:
    """What is open while the text is read: sections by their bookmark's name, comments and changes that go on."""

    _sections: dict[str, Place] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _placed: bool = False
    _under: tuple[str, int] | None = None
    _counted: dict[str, int] = field(default_factory=dict)
    _going: dict[str, At] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    _found: list[Remark] = field(default_factory=list)
    _changes: list[tuple[str, Any]] = field(default_factory=list)
    _change: Remark | None = None
    _skipped: int = 0
    _paragraphs: list[_Paragraph] = field(default_factory=lambda: [_Paragraph()])
    _texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that the text says, without what was crossed out."""
        return "".join(self._texts)

    def remarks(self) -> Iterator[Remark]:
        """All remarks in the order of the text, once it was read to its end."""
        for remark in self._found:
            at = remark.at
            at.about = " ".join((remark.struck or at.about).split())[:_LONGEST_PASSAGE]
            at.under = None if self._placed else at.under
            if remark.comment or remark.typed.strip() or remark.struck.strip():
                yield remark

    def start(self, name: str, element: Any) -> None:
        """An element begins."""
        key = attribute(element, "id")
        if name in ("Fallback", "moveFrom", "moveTo"):
            self._skipped += 1
        elif name in ("ins", "del"):
            self._changes.append((name, element))
        elif name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "pStyle":
            self._paragraphs[-1].style = attribute(element, "val")
        elif name == "bookmarkStart" and (match := _PLACE.match(attribute(element, "name"))):
            # LibreOffice may start one twice, under two ids, and end it once.
            self._names[key] = match[0]
            self._sections[match[0]] = Place(match[1].replace("_", "."), int(match[2]), int(match[3]))
            self._placed, self._change = True, None
        elif name == "bookmarkEnd":
            if self._sections.pop(self._names.get(key, ""), None):
                self._change = None
        elif name in ("commentRangeStart", "commentReference") and key not in self._met:
            self._met.add(key)
            remark = self._begin(Remark(self._here(), comment=key))
            if name == "commentRangeStart":
                self._going[key] = remark.at
        elif name == "commentRangeEnd":
            self._going.pop(key, None)

    def end(self, name: str, element: Any) -> None:
        """An element ends, and with it what it says."""
        if name in ("Fallback", "moveFrom", "moveTo"):
            self._skipped -= 1
        elif name in ("ins", "del"):
            self._changes.pop()
        elif text := said_by(name, element):
            self._say(text, is_words=name in ("t", "delText"))
        if name == "p":
            self._end_paragraph()

    def _begin(self, remark: Remark) -> Remark:
        self._found.append(remark)
        self._paragraphs[-1].begun.append(remark)
        return remark

    def _here(self) -> At:
        return At(next(reversed(self._sections.values()), None), under=self._under)

    def _say(self, text: str, *, is_words: bool) -> None:
        ways = {name for name, _ in self._changes}
        if self._skipped or ways == {"ins", "del"}:  # moved, repeated, or typed and taken back
            return
        if ways and (is_words or self._change is not None):
            self._note(self._changes[-1][1], "typed" if "ins" in ways else "struck", text)
        elif not is_words and self._change is not None:
            self._change.typed += text if self._change.typed else ""
        elif text.strip():
            self._change = None
        if "del" in ways:
            return
        self._texts.append(text)
        if not ways:
            self._paragraphs[-1].words.append(text)
        for at in self._going.values():
            if len(at.about) < _LONGEST_PASSAGE:
                at.about = (at.about + text)[:_LONGEST_PASSAGE]

    def _note(self, element: Any, how: str, text: str) -> None:
        author = visible(attribute(element, "author"))[:200]
        if self._change is None or self._change.author != author:
            self._change = self._begin(Remark(self._here(), author=author, when=attribute(element, "date")))
        setattr(self._change, how, getattr(self._change, how) + text)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop() if len(self._paragraphs) > 1 else _Paragraph()
        words = "".join(paragraph.words)
        if _SECTION.match(paragraph.style):
            self._under, self._change = None, None
            if match := _CARD.match(words):
                count = self._counted[match[1]] = self._counted.get(match[1], 0) + 1
                self._under = (match[1], count)
            for remark in paragraph.begun:
                remark.at.under = self._under
        for remark in paragraph.begun:
            if not remark.comment:
                remark.at.about = words[:_LONGEST_PASSAGE]
