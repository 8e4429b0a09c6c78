"""Which words on a page came from a script and not through its catalogue: found with the language nobody speaks.

What Python sends (the deck's words, the person's, what Python says itself) is known and set aside: this is about
scripts alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

SHOWN = """(root) => {
  const shown = (el) => (el.closest("option, optgroup") ? el.closest("select") : el);
  const seen = (el) => shown(el)?.checkVisibility({ visibilityProperty: true });
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const said = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement;
    if (node.data.trim() && !at.closest("script, style, svg, .pk-picks") && seen(at)) said.push(node.data);
  }
  // a text, word by word
  for (const words of root.querySelectorAll(".pk-picks")) if (seen(words)) said.push(words.textContent);
  const found = [said.join("\\n")]; // as one: a sentence's brackets may stand in several elements
  for (const text of root.querySelectorAll("svg :is(text, title, desc)")) {
    if (seen(text.closest("svg"))) found.push([...text.childNodes].map((part) => part.textContent.trim()).join(" "));
  }
  const aria = ["label", "description", "valuetext", "roledescription"].map((name) => `aria-${name}`);
  for (const name of [...aria, "title", "placeholder", "alt"]) {
    for (const el of root.querySelectorAll(`[${name}]`)) if (seen(el)) found.push(el.getAttribute(name));
  }
  return found;
}"""
"""All that is shown or read aloud under an element: its text, then each text of a picture and each attribute."""

_BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")
_CUT = re.compile(r"⟦[^⟦⟧\n]*…[ \t]*$", re.MULTILINE)
"""A sentence of ours that is cut before its end, as the last of a long answer is."""

_DAY = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?<!\w)\.[a-z0-9]{2,5}\b")
_ID = re.compile(r"[a-z][a-z0-9_-]*")
_WRITTEN = {"word", "text", "name", "topic", "item", "label", "words", "also", "unit"}
"""Where a small word by itself is something a person wrote, and no id."""
_LONG = 12


def texts_in(part: Any) -> Iterator[str]:
    """The texts of a view or a reply, but for ids."""
    return (text for key, text in keyed(part) if key in _WRITTEN or not _ID.fullmatch(text))


def keyed(part: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a view or a reply, with the key that it or its list stands under."""
    if isinstance(part, str):
        yield key, part
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            yield from keyed(inner, str(name))
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from keyed(inner, key)


def _bare(text: str) -> str:
    """A text without what stands in brackets, one of which may stand in another."""
    while text != (text := _BRACKETS.sub("\n", text)):
        pass
    return _CUT.sub("\n", text)


class Known:
    """The texts that Python has sent a page so far."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: set[str] = set()
        self._whole = ""
        self._fine: set[str] = set()  # lines that were looked at: most stand on many screens, and stay known
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Take in what was sent."""
        for text in (text.replace("\xad", "") for text in texts):
            whole = " ".join(text.lower().split())
            lines = (" ".join(line.lower().split()) for line in [*text.splitlines(), *_bare(text).splitlines()])
            self._texts |= {part for part in (whole, *lines) if re.search(r"[a-z]{2}", part)}
        self._whole = ""

    @property
    def _all(self) -> str:
        self._whole = self._whole or "\n".join(self._texts)
        return self._whole

    def left(self, shown: Iterable[str]) -> set[str]:
        """What of the words that are *shown* stands in no brackets and was not sent by Python."""
        found = set()
        for text in shown:
            found |= {line.strip() for line in _bare(text.replace("\xad", "")).splitlines() if self._odd(line)}
        return found

    def _odd(self, line: str) -> bool:
        if line in self._fine:
            return False
        whole = " ".join(line.split()).lower().strip(" :…“”")
        rest = whole.strip(".,;")
        known = self._sent(whole) or self._sent(rest)
        if not known and any(self._composed(part, line.rstrip().endswith("…")) for part in re.split(r": | / ", rest)):
            return True
        self._fine.add(line)
        return False

    def _sent(self, rest: str) -> bool:
        """Whether it is a text that was sent, or a good part of one."""
        return not re.search(r"[a-z]{2}", rest) or rest in self._texts or (len(rest) >= _LONG and rest in self._all)

    def _composed(self, rest: str, cut: bool) -> bool:
        """Whether more stands there than texts that were sent, one beside the other; the last may be *cut*."""
        if self._sent(rest):
            return False
        for text in sorted((each for each in self._texts if each in rest), key=len, reverse=True):
            rest = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "\n", rest)
        pieces = (piece.strip(" .…,:;·()“”–→←") for piece in _DAY.sub("\n", _ENDING.sub("", rest)).splitlines())
        return not all(self._sent(piece) or (cut and piece in self._all) for piece in pieces)
