"""A walk through the text of a Word file: where each remark stands, and what was typed in or crossed out.

A remark is a comment, or a change that Word tracked (``w:ins`` and ``w:del`` of ECMA-376, Part 1, 17.13.5). What was
moved is no new word; what a text box repeats for older programs (``mc:Fallback``) is read once.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from powerkit.documents.docx_package import attribute, events, name_of
from powerkit.documents.docx_places import At, Places
from powerkit.documents.reply import LONGEST
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import visible

_LONGEST_PASSAGE = 200
_HEADING = re.compile(r"heading ?(\d)\Z", re.IGNORECASE)
_CARD = re.compile(r"\s*(\d{1,3}\.\d{1,3})\b")
_CROSSED_OUT = later("Crossed out")
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""What elements without text of their own say."""
UNREAD = frozenset({"Fallback", "moveFrom", "del"})
"""What is said once more for older programs, or no longer there."""
_NOT_NEW = frozenset({"Fallback", "moveFrom", "moveTo", "pPrChange", "rPrChange"})
"""Within these stand no new words, and no style that counts."""


def said_by(name: str, element: Any) -> str:
    """What an element of running text says."""
    if name in ("t", "delText"):
        return visible(element.text or "")
    return "\n" if name == "p" else MARKS.get(name, "")


def plain_text(content: bytes) -> str:
    """All that a part says."""
    return "".join(said_by(name_of(part), part) for event, part in events(content) if event == "end")


def headings_in(styles: bytes) -> frozenset[str]:
    """The ids of the styles that are headings of the first level, whatever a program calls them."""
    found: set[str] = set()
    said: dict[str, str] = {}
    for event, part in events(styles):
        name = name_of(part)
        if event == "start":
            said = {"id": attribute(part, "styleId")} if name == "style" else said
        elif name in ("name", "basedOn", "outlineLvl"):
            said[name] = attribute(part, "val")
        elif name == "style" and _is_first_level(said, found):
            found.add(said["id"])
    return frozenset(found)


def _is_first_level(style: Mapping[str, str], known: Collection[str]) -> bool:
    if "outlineLvl" in style:
        return style["outlineLvl"] == "0"
    level = _HEADING.match(style.get("name", ""))
    return level[1] == "1" if level else style.get("basedOn") in known


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
        return self.typed.strip()[:LONGEST] or t(_CROSSED_OUT)


@dataclass
class _Paragraph:
    """A paragraph that is being read: its words but for tracked ones, and the remarks that start in it."""

    begins_section: bool = False
    words: list[str] = field(default_factory=list)
    says: bool = False
    begun: list[Remark] = field(default_factory=list)


@dataclass
class Walk:
    """What is open while the text is read: sections, comments and changes that go on.

    *headings* are the ids of the styles that begin a section. *above* is, for a part of notes, where the text refers to
    each; the walk through the text gathers that as *referred*.
    """

    headings: Collection[str] = ()
    above: Mapping[tuple[str, str], At] = field(default_factory=dict)
    referred: dict[tuple[str, str], At] = field(default_factory=dict)
    _from: At | None = None
    _places: Places = field(default_factory=Places)
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
            at.under = self._told(at)
            if remark.comment or remark.typed.strip() or remark.struck.strip():
                yield remark

    def places_of_notes(self) -> dict[tuple[str, str], At]:
        """Where the text refers to each of its notes, once it was read to its end."""
        return {key: At(at.place, under=self._told(at)) for key, at in self.referred.items()}

    def _told(self, at: At) -> tuple[str, int] | None:
        return None if self._places.met else at.under

    def start(self, name: str, element: Any) -> None:
        """An element begins."""
        key = attribute(element, "id")
        if name in _NOT_NEW:
            self._skipped += 1
        elif name in ("ins", "del"):
            self._changes.append((name, element))
        elif name in ("footnoteReference", "endnoteReference"):
            self.referred[name.removesuffix("Reference"), key] = self._here()
        elif name in ("footnote", "endnote"):
            self._from, self._change = self.above.get((name, key)), None
        elif name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "pStyle" and not self._skipped:
            style = attribute(element, "val")
            self._paragraphs[-1].begins_section |= style in self.headings or _is_first_level({"name": style}, ())
        elif name == "outlineLvl" and not self._skipped:
            self._paragraphs[-1].begins_section |= attribute(element, "val") == "0"
        elif (name == "bookmarkStart" and self._places.start(key, attribute(element, "name"))) or (
            name == "bookmarkEnd" and self._places.end(key, in_words=self._paragraphs[-1].says)
        ):
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
        if name in _NOT_NEW:
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
        if self._from is not None:
            return At(self._from.place, under=self._from.under)
        at = self._places.here()
        at.under = self._under
        return at

    def _say(self, text: str, *, is_words: bool) -> None:
        ways = {name for name, _ in self._changes}
        if self._skipped or ways == {"ins", "del"}:  # moved, repeated, or typed and taken back
            return
        self._paragraphs[-1].says |= is_words
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
        if len(self._paragraphs) == 1:
            self._places.end_paragraph()
        if paragraph.begins_section:
            self._under, self._change = None, None
            if match := _CARD.match(words):
                count = self._counted[match[1]] = self._counted.get(match[1], 0) + 1
                self._under = (match[1], count)
            for remark in paragraph.begun:
                remark.at.under = self._under
        for remark in paragraph.begun:
            if not remark.comment:
                remark.at.about = words[:_LONGEST_PASSAGE]
