"""What the workbook said of its own in a deck of another language: what each text is in, and where its values stand.

A document is made of plain texts. Whoever writes it in a format that can say so asks here which of them are in another
language than the rest, and what in them runs its own way. The last few thousand are known; an English deck notes none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from powerkit.text.language_tags import ENGLISH

_MOST = 5_000
_END = re.compile(r"[.:;?!,](?= )")


@dataclass(frozen=True)
class Told:
    """A text of ours: its *language*, and its *pieces*, each with whether it is a value put into the sentence."""

    language: str
    pieces: tuple[tuple[str, bool], ...]


_told: dict[str, Told] = {}


def note(text: str, sentence: str, values: Mapping[str, Any], language: str) -> str:
    """Remember of a *text* that it is this *sentence* with these *values*; it is returned."""
    if not any(map(str.isalpha, text)):
        return text
    pieces: list[tuple[str, bool]] = []
    for before, name, form, _ in Formatter().parse(sentence) if values else [(sentence, None, None, None)]:
        pieces += [(before, False)] if before else []
        pieces += [(format(values[name], form or ""), True)] if name else []
    if len(_told) >= _MOST:
        _told.pop(next(iter(_told)), None)
    _told[text] = Told(language, tuple(pieces))
    return text


def language_of(text: str, document: str) -> str:
    """The language that a *text* of a document begins in, as far as it is another one and of ours; "" otherwise.

    An alternative text is made of several sentences: what it begins with decides.
    """
    if document == ENGLISH:
        return ""
    ends = (len(text), *(found.end() for found in _END.finditer(text)))
    told = next((known for end in ends if (known := _told.get(text[:end])) is not None), None)
    return told.language if told is not None and told.language != document else ""


def told_of(text: str, document: str) -> Told | None:
    """What is known of a text in a *document* of that language; nothing of what a person or the deck says."""
    return None if document == ENGLISH else _told.get(text)
