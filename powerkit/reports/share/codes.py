"""Codes in place of people's names, as a copy has them."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from powerkit.documents.model import Document
from powerkit.entries.visibility import safe
from powerkit.logbook.share_model import KEPT, REPLACED, ROLES, NameWord
from powerkit.privacy import Names, PlaceCodes, may_hold
from powerkit.reports.share.coarse_check import Rough
from powerkit.text.catalogue import later, t

Said = Callable[[str], str]
"""A text with codes in place of names."""


class Codes:
    """Codes in place of names: in full where a person is first met, such as "Colleague A (housing)", then in short."""

    def __init__(
        self, codes: Mapping[str, str], decided: Iterable[NameWord] = (), called: PlaceCodes | None = None
    ) -> None:
        """Replace names by these codes; *decided* is what the leader said of words.

        *called* are the codes of organisations and places that are called like somebody.
        """
        self._codes = dict(codes)
        self.called = called or PlaceCodes()
        decided = tuple(decided)
        self._known = partial(
            Names,
            spared=[item.word for item in decided if not item.is_name],
            sure=[item.word for item in decided if item.is_name],
            called=self.called,
        )
        self._short = {code: brief(code) for code in codes.values()}
        self.names = self._known(codes, self._short.values())
        self._labels = self._known({name: brief(code) for name, code in codes.items()})
        longest_first = sorted((code for code in self._short if self._short[code] != code), key=len, reverse=True)
        self._full = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def but_not(self, text: str) -> Names:
        """The names, without those that stand in *text*."""
        kept = {name: code for name, code in self._codes.items() if not _stands_in(name, text)}
        return self._known(kept, [*self._codes.values(), *self._short.values()])

    def roughly(self, to: str, allowed: Iterable[str]) -> Rough:
        """The second look for the same names, without those that stand in *to*; *allowed* are phrases that stay."""
        phrases = (*allowed, *self._short.values())
        kept = {name: code for name, code in self._codes.items() if not _stands_in(name, to)}
        return Rough({name: code for name, code in kept.items() if not Rough({name: code}).found(to)}, phrases)

    def label(self, text: str) -> str:
        """The text with codes in short, for pictures and titles.

        Raises:
            RecordError: a known name would still show.
        """
        return safe(self._labels, text)

    def from_here(self) -> Said:
        """What replaces names from here on, as if nobody had been met yet. It raises as `label` does."""
        met: set[str] = set()

        def code(match: re.Match[str]) -> str:
            if match[0] in met:
                return self._short[match[0]]
            met.add(match[0])
            return match[0]

        def said(text: str) -> str:
            replaced = safe(self.names, text)
            return self._full.sub(code, replaced) if self._full else replaced

        return said


class Unwritten(Codes):
    """Takes away what a person wrote, so that only the deck's words and ours are left."""

    def __init__(self) -> None:
        """No name is known, and none is needed."""
        super().__init__({})

    def label(self, text: str) -> str:
        """Nothing of it."""
        return ""

    def from_here(self) -> Said:
        """What takes every text away."""
        return self.label


class _Passing(Codes):
    """Changes nothing, and keeps each text that a person wrote as it is passed on."""

    def __init__(self) -> None:
        super().__init__({})
        self.texts: dict[str, None] = {}

    def label(self, text: str) -> str:
        self.texts.setdefault(text)
        return text

    def from_here(self) -> Said:
        return self.label


def texts_passed(compose: Callable[[Codes], Document]) -> tuple[str, ...]:
    """Every text of a document in which codes would stand for names, each once, as it was written; no pictures."""
    passing = _Passing()
    compose(passing)
    return tuple(text for text in passing.texts if text.strip() and not text.startswith("<svg"))


def said_of_names(way: str) -> str:
    """What a copy says of people's names in it, on its first page."""
    return t(_SAID[way])


_SAID = {
    KEPT: later("People’s names are in this copy as they were written."),
    ROLES: later("Roles stand for the people whose names my workbook knows. They may still show who somebody is."),
    REPLACED: later(
        "Codes stand for the people whose names my workbook knows. Somebody who knows them may still recognise "
        "them, so this is confidential."
    ),
}


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text in any form."""
    return may_hold(name, text) and bool(Names({name: "Person"}).found(text))


def brief(code: str) -> str:
    """A code without what it says in brackets."""
    return code.partition(" (")[0]
