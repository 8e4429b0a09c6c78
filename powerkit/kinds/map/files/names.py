"""Which columns name a person, and the name that a row gives: whole, or joined from its parts."""

from collections.abc import Iterable, Mapping

from powerkit.kinds.map.files.columns import NAME_PARTS, NAMES, NICKNAMES, ORGANISATIONS, plain
from powerkit.kinds.map.files.raw import FALLBACK
from powerkit.text.normalize import folded, tidy

_PARTS = {part: names.split("; ") for part, names in NAME_PARTS.items()}

Used = frozenset[str]
"""The headings that went into a name."""


class NameColumns:
    """The columns of a table that name people. A nickname names somebody only where nothing else does."""

    def __init__(self, headings: Iterable[str]) -> None:
        every = [*headings]
        known = [(heading, plain(heading)) for heading in every if not heading.startswith("\0")]
        self._whole = [heading for name in NAMES for heading, said in known if said == name]
        self._parts = {
            part: next((heading for name in names for heading, said in known if said == name), None)
            for part, names in _PARTS.items()
        }
        self._nick = [heading for heading, said in known if said in NICKNAMES]
        self._firms = [heading for heading, said in known if said in ORGANISATIONS]
        self._mail = [heading for heading, said in known if said.startswith(("e mail", "email")) and "type" not in said]
        self._parted = any(self._parts[part] for part in ("first", "last"))
        self._fallback = FALLBACK in every
        self._alone: dict[str, Used] = {heading: frozenset((heading,)) for heading in self._whole}

    def __bool__(self) -> bool:
        return bool(self._whole or self._parted or self._nick or self._fallback)

    @property
    def headings(self) -> Used:
        """Every heading that may go into a name."""
        parts = [heading for heading in self._parts.values() if heading]
        return frozenset((*self._whole, *parts, FALLBACK) if self._whole or parts else (*self._nick, FALLBACK))

    def of(self, cells: Mapping[str, str]) -> tuple[str, Used, str]:
        """The name in the cells of a row, what went into it, and "organisation" where it is that of one."""
        for whole in self._whole:
            if cells.get(whole, "").strip():
                return self._of_whole(cells, whole)
        first, middle, last = self._parts.values()
        if any(cells.get(heading or "", "").strip() for heading in (first, last)):
            return self._joined(cells, (first, middle, last))
        for headings, kind in (
            (self._nick, ""),
            (self._firms if self._parted else [], "organisation"),
            (self._mail, ""),
        ):
            if found := next((heading for heading in headings if cells.get(heading, "").strip()), None):
                return *self._joined(cells, (found,))[:2], kind
        return *self._joined(cells, (FALLBACK,))[:2], ""

    def _of_whole(self, cells: Mapping[str, str], whole: str) -> tuple[str, Used, str]:
        """The name under the heading of whole ones, joined with a last name where that stands beside it."""
        first, middle, last = self._parts.values()
        if last and not first:
            return self._joined(cells, (whole, middle, last))
        name, used = tidy(cells[whole]).strip(), self._alone[whole]
        if self._parted:
            used |= {part for part in (first, middle, last) if part and _within(cells.get(part, ""), name)}
        return name, used, ""

    @staticmethod
    def _joined(cells: Mapping[str, str], headings: Iterable[str | None]) -> tuple[str, Used, str]:
        there = [heading for heading in headings if heading and cells.get(heading, "").strip()]
        return " ".join(tidy(cells[heading]).strip() for heading in there), frozenset(there), ""


def _within(part: str, name: str) -> bool:
    """Whether a part of a name only says again what stands in the whole of it."""
    return set(folded(part).split()) <= set(folded(name).split())
