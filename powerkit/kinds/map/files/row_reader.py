"""The cells of one person after another, read as rows of a map; what was not understood is remembered, and said."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from powerkit.kinds.map.files.columns import KINDS, NICKNAMES, NO, RINGS, ROLES, ROW_KEY, SEEN, TIES, YES, plain
from powerkit.kinds.map.files.columns import choices as choices_of
from powerkit.kinds.map.files.headings import Headings
from powerkit.kinds.map.files.raw import Choices, Given
from powerkit.kinds.map.files.ring_numbers import RingNumbers, ring_numbers
from powerkit.kinds.map.files.sectors import SectorWords, as_id, most_said
from powerkit.kinds.map.model import Ruling
from powerkit.kinds.options import Option
from powerkit.kinds.rows import ROW_ID
from powerkit.text.catalogue import later, t, tn
from powerkit.text.normalize import folded, tidy
from powerkit.text.phrasing import listed, number

Row = dict[str, Any]
_NAMED = 5
"""So many columns, and so many words, have a line of their own; of more it is said how many."""
_BLANK: Row = dict.fromkeys("wish knows may_know name kind ring tie seen sector not_yet note".split(), "")


class Reading:
    """Reads one person's cells after another, and remembers what was not understood."""

    def __init__(self, given: Given, ruling: Ruling, choices: Choices) -> None:
        self.headings = Headings(dict.fromkeys(chain.from_iterable(given.people)), choices)
        self.ruling = ruling
        own = {ring.id: plain(ring.label) for ring in ruling.rings}
        self._known = {
            "kind": choices_of(KINDS),
            "ring": choices_of(RINGS) | {label: number for number, label in own.items()},
            "tie": choices_of(TIES) | {plain(tie.label): tie.id for tie in ruling.ties},
            "seen": choices_of(SEEN),
        }
        self._understood: dict[str, dict[str, str]] = {column: {"": ""} for column in self._known}
        self._sectors = SectorWords(ruling.sectors, choices.sectors)
        self._read_sectors: dict[str, str] = {}
        self._said_under: dict[str, str] = {}
        self.numbers = self._numbers(given, turned=choices.turned)
        self.asked: dict[str, int] = {}
        self._unplaced: Counter[str] = Counter()
        self._strange: Counter[str] = Counter()
        self._nameless = 0

    def _numbers(self, given: Given, *, turned: bool) -> RingNumbers | None:
        heading = next((heading for heading, column in self.headings.columns.items() if column == "ring"), "")
        cells = {cells.get(heading, "") for cells in given.people}
        return ring_numbers(heading, cells, turned=turned) if heading else None

    def row(self, cells: Mapping[str, str]) -> Row | None:
        """The row of one person; None for cells without a name."""
        name, used, kind = self.headings.name(cells)
        if not name:
            self._nameless += any(cell.strip() for cell in cells.values())
            return None
        row = {**_BLANK, "name": name}
        extra: list[str] = []
        columns, passed_over = self.headings.columns, self.headings.passed_over
        for heading, cell in cells.items():
            if not cell or heading in passed_over or heading in used:
                continue
            column, value = columns[heading], cell
            if not column:
                column, value = self.headings.ticked(heading, cell)
            if column and not row[column].strip():
                row[column] = tidy(value)
                if column == "sector":
                    self._said_under.setdefault(value.strip(), heading if columns[heading] else column)
            elif value.strip() and folded(value) != "false" and value.strip() != row.get(column, "").strip():
                self._keep(heading, value, extra)
        for column, understood in self._understood.items():
            found = understood.get(row[column])
            row[column] = self._choice(column, row[column], extra) if found is None else found
        row["kind"] = row["kind"] or kind
        row["sector"] = row["sector"].strip()
        row["not_yet"] = bool(row["not_yet"]) and self._tick(row["not_yet"], extra)
        if extra:
            row["note"] = _lines(row["note"], *extra)
        if own := cells.get(ROW_KEY, "").strip():
            row[ROW_ID] = own[:40]
        return row

    def _keep(self, heading: str, value: str, extra: list[str]) -> None:
        """What has no place on a map goes into the note, under its heading; labels a program puts itself do not."""
        words = "; ".join(part.strip() for part in value.split(":::") if not part.strip().startswith("* ")) or value
        if plain(heading) in _TAGS:
            words = ", ".join(part.strip() for part in re.split(r"[|;]", words) if not part.strip().startswith("*"))
        if words.strip():
            extra.append(f"{heading.strip()}: {words.strip()}")
            self._strange[heading.strip()] += 1

    def _choice(self, column: str, said: str, extra: list[str]) -> str:
        cell = said.strip()
        if not cell:
            return ""
        known = self._known[column]
        found = self.numbers.ring(cell) if column == "ring" and self.numbers else ""
        found = found or known.get(cell) or known.get(plain(cell), "")
        if found:
            self._understood[column][said] = found  # it comes again in other rows
        else:
            self._kept(column, cell, extra)
        return found

    def _tick(self, said: str, extra: list[str]) -> bool:
        cell = said.strip()
        if not cell:
            return False
        if plain(cell) not in YES and plain(cell) not in NO:
            self._kept("not_yet", cell, extra)
        return plain(cell) in YES

    def settle_sectors(self, rows: list[Row], *, grow: bool) -> Ruling:
        """Put everybody in the sector their word means; gives the ruling, grown by the file's own sectors if it may.

        A word that means none goes into the note.
        """
        ruling = self.ruling
        words = Counter(row["sector"] for row in rows if row["sector"])
        self.asked = most_said({word: count for word, count in words.items() if not self._sectors.meant(word)})
        for word in self.asked if grow else ():
            if self._sectors.meant(word):
                continue  # another spelling of it is one by now
            new = Option(as_id(word), word)
            self._sectors.add(new)
            ruling = replace(ruling, sectors=(*ruling.sectors, new))
        settled = {word: self._settled(word, count, ruling) for word, count in words.items()}
        for row in rows:
            if word := row["sector"]:
                row["sector"], note = settled[word]
                if note:
                    row["note"] = _lines(row["note"], note)
        return ruling

    def _settled(self, word: str, count: int, ruling: Ruling) -> tuple[str, str]:
        """The sector that a word means, and the line of a note where it is not just called so."""
        meant = self._sectors.meant(word)
        label = ruling.sector(meant)
        if meant and (not label or plain(word) in (plain(label), plain(meant))):
            return meant, ""
        if meant:
            self._read_sectors[word] = label
        else:
            self._unplaced[word] += count
        heading = self._said_under.get(word, "sector").strip()
        return meant, f"{heading[:1].upper()}{heading[1:]}: {word}"

    def _kept(self, column: str, cell: str, extra: list[str]) -> None:
        extra.append(f"{column.replace('_', ' ').capitalize()}: {cell}")
        self._strange[column.replace("_", " ")] += 1

    @property
    def turnable(self) -> bool:
        """Whether it is to be said how numbers were read as rings."""
        usual = self.numbers and plain(self.numbers.heading) in ("ring", "how close") and not self.numbers.turned
        return self.numbers is not None and not (usual and self.numbers.most <= len(self.ruling.rings))

    def read_as(self) -> Iterable[str]:
        """How columns and words were read, a line each, where it is not plain from what they are called."""
        columns: dict[str, list[str]] = {}
        for heading, column in self.headings.read():
            if column and plain(heading) != plain(column) and not (column == "ring" and self.numbers):
                columns.setdefault(t(_SAID[column]) if column in _SAID else column, []).append(f"“{heading}”")
        if columns:
            yield t(
                "Read as {listed}.",
                listed="; ".join(f"{said}: {listed(headings)}" for said, headings in columns.items()),
            )
        if self.numbers and self.turnable:
            yield self.numbers.said(self.ruling)
        words: dict[str, list[str]] = {}
        for word, label in self._read_sectors.items():
            words.setdefault(label, []).append(f"“{word}”")
        for label, said in words.items():
            yield tn(
                "{words} was read as “{sector}”.",
                "{words} were read as “{sector}”.",
                len(said),
                words=listed(said),
                sector=label,
            )

    def notes(self) -> Iterator[str]:
        """What was not understood, a line each."""
        if self._nameless:
            some = number(self._nameless).capitalize()
            yield tn(
                "{count} row without a name left out.",
                "{count} rows without a name left out.",
                self._nameless,
                count=some,
            )
        if by_address := self.headings.by_address:
            yield tn(
                "One person or group with no name: called by their e-mail address.",
                "{number} people and groups with no name: called by their e-mail address.",
                by_address,
            )
        kept = [
            what
            for what in self._strange
            if what in self.headings.to_note or plain(what) in (*_TAGS, *NICKNAMES, *ROLES)
        ]
        if kept:
            yield t("Kept in the notes: {listed}.", listed=listed([f"“{what}”" for what in kept]))
        strange = [(what, count) for what, count in self._strange.items() if what not in kept]
        for what, count in strange[:_NAMED]:
            yield tn(
                "“{what}” was not understood for one person or group: what it says is in their notes.",
                "“{what}” was not understood for {number} people and groups: what it says is in their notes.",
                count,
                what=what,
            )
        if more := len(strange[_NAMED:]):
            yield tn(
                "{number} more column was not understood: what it says is in their notes too.",
                "{number} more columns were not understood: what they say is in their notes too.",
                more,
            )
        for word, count in [*self._unplaced.items()][:_NAMED]:
            yield tn(
                "“{word}” is no sector of this map: where one person or group belongs is not said yet.",
                "“{word}” is no sector of this map: where {number} people and groups belong is not said yet.",
                count,
                word=word,
            )
        if more := len([*self._unplaced][_NAMED:]):
            yield tn(
                "{number} more word is no sector of this map.", "{number} more words are no sectors of this map.", more
            )
        if left := self.headings.left_out():
            yield t(
                "Left in the file, since a map does not need it: {listed}.",
                listed=listed([f"“{heading}”" for heading in left]),
            )


_TAGS = ("tags", "labels", "categories", "group membership", "groups", "keywords")
_SAID = {
    "name": later("who it is"),
    "kind": later("who or what"),
    "ring": later("how close"),
    "sector": later("where they belong"),
    "tie": later("how it is between you"),
}


def _lines(*parts: str) -> str:
    """Those that say anything, a line each."""
    return "\n".join(filter(None, parts))
