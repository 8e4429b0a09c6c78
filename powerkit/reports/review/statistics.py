"""The numbers of a period: entries and actions by month and capability, and reach by community and sector."""

from collections import Counter
from dataclasses import dataclass

from powerkit.deck import Deck
from powerkit.logbook.model import line_key
from powerkit.reports.review.collect import Held
from powerkit.reports.review.prefill import capability_name
from powerkit.text.catalogue import later, t
from powerkit.text.periods import Period

NOBODY_IN = later("No community named")
DONE = later("Actions finished")


@dataclass(frozen=True)
class Glance:
    """How many entries were saved in each part of the period, by capability, and how many actions were finished.

    ``rows`` are pairs of a name and its numbers, one for each part. An entry counts once in a part, however often it
    was saved; ``in_all`` has how many entries each row is about, each of them once.
    """

    period: Period
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    in_all: tuple[int, ...]
    done: tuple[int, ...]
    entries: int
    private: int

    @property
    def empty(self) -> bool:
        """Whether nothing was saved and nothing was finished."""
        return not self.entries and not any(self.done)

    @property
    def came_back(self) -> bool:
        """Whether an entry was saved in more than one part."""
        return sum(sum(numbers) for _, numbers in self.rows) > self.entries


@dataclass(frozen=True)
class Reach:
    """How many entries each community has, most first, and how many stand in each sector of the newest open map.

    ``hidden`` counts entries whose community is not named, because nothing of them is open. ``map`` says which map.
    """

    communities: tuple[tuple[str, int], ...]
    hidden: int
    sectors: tuple[tuple[str, int], ...]
    map: str


def glance(held: Held, deck: Deck) -> Glance:
    """The year at a glance. Entries that are private are counted and nothing more."""
    period = held.period
    keys = [part.key for part in period.parts]
    counted: dict[str, Counter[tuple[int, int]]] = {
        f"{capability.number}. {capability.title}": Counter() for capability in deck.capabilities
    }
    in_all: Counter[str] = Counter()
    for item in held.chosen:
        name = capability_name(deck, item.entry.card)
        in_all[name] += 1
        counted.setdefault(name, Counter()).update({period.part_of(day) for day in item.days})
    done = Counter(
        period.part_of(action.changed.date())
        for action in held.actions
        if action.status == "done" and action.changed is not None and action.changed.date() in period
    )
    rows = tuple((name, tuple(found[key] for key in keys)) for name, found in counted.items())
    private = sum(not item.shows for item in held.chosen)
    each = tuple(in_all[name] for name in counted)
    return Glance(period, rows, each, tuple(done[key] for key in keys), len(held.chosen), private)


def reach(held: Held) -> Reach:
    """Which communities, and which sectors stand on the newest map that may be shown."""
    spelt: dict[str, str] = {}
    counted: Counter[str] = Counter()
    hidden = 0
    for item in held.chosen:
        if not item.shows:
            hidden += 1
            continue
        key = line_key(item.entry.community)
        spelt[key] = item.entry.community.strip() or t(NOBODY_IN)
        counted[key] += 1
    communities = sorted(
        ((spelt[key], number) for key, number in counted.items()), key=lambda item: (-item[1], item[0])
    )
    sectors, said = _sectors(held)
    return Reach(tuple(communities), hidden, sectors, said)


NO_SECTOR = later("No sector given")
"""What those on a map are counted under of whom it does not say where they belong: it is no sector."""


def _sectors(held: Held) -> tuple[tuple[tuple[str, int], ...], str]:
    for item in sorted(held.chosen, key=lambda item: item.entry.saved, reverse=True):
        for field, answer in item.answers:
            if not field.kind.sectors:
                continue
            found = Counter(row.get("sector") or "" for row in field.kind.rows_of(answer) if not row.get("not_yet"))
            rows = [(sector.label, found[sector.id]) for sector in field.kind.sectors]
            known = {sector.id for sector in field.kind.sectors}
            rest = sum(number for key, number in found.items() if key not in known)
            rows += [(t(NO_SECTOR), rest)] if rest else []
            return tuple(rows), t("card {card}", card=item.entry.card)
    return (), ""
