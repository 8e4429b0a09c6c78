"""Which version each part of a Word copy is about: told by bookmarks, also by those that other programs moved."""

import re
from dataclasses import dataclass, field

from powerkit.documents.model import Place

_PLACE = re.compile(r"pk_([0-9A-Za-z_]{1,40})_e(\d{1,12})_v(\d{1,9})(?:_p\d{1,4})?\Z")


@dataclass
class At:
    """Where a remark starts, the words it is on, and what the heading above it tells (see ``Comment.under``)."""

    place: Place | None = None
    about: str = ""
    under: tuple[str, int] | None = None


@dataclass
class Places:
    """The sections that are open while a text is read, by the names of their bookmarks; *met* where there was any.

    LibreOffice starts a bookmark again before a table or a list, under another id, and ends it in the middle of its
    last paragraph. So what stands between an end and a new start belongs to it too, and so does the rest of a
    paragraph.
    """

    met: bool = False
    _open: dict[str, Place] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _ending: list[str] = field(default_factory=list)
    _ended: str = ""
    _since: list[At] = field(default_factory=list)

    def start(self, key: str, name: str) -> bool:
        """A bookmark starts: whether it is one of ours."""
        match = _PLACE.match(name)
        if not match:
            return False
        place = Place(match[1].replace("_", "."), int(match[2]), int(match[3]))
        if name == self._ended:
            for at in self._since:
                at.place = place
        self._ended, self._since, self.met = "", [], True
        self._names[key] = name
        self._open[name] = place
        if name in self._ending:
            self._ending.remove(name)
        return True

    def end(self, key: str, *, in_words: bool) -> bool:
        """A bookmark ends, with *in_words* in the middle of a paragraph: whether a section ends here."""
        name = self._names.get(key, "")
        if name not in self._open:
            return False
        if in_words:
            self._ending.append(name)
            return False
        self._close(name)
        return True

    def end_paragraph(self) -> None:
        """A paragraph ends, and with it the sections whose bookmark ended in it."""
        for name in self._ending:
            self._close(name)
        self._ending = []

    def here(self) -> At:
        """Where we are."""
        at = At(next(reversed(self._open.values()), None))
        if self._ended and not self._open:
            self._since.append(at)
        return at

    def _close(self, name: str) -> None:
        if self._open.pop(name, None):
            self._ended, self._since = name, []
