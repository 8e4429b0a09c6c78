"""The numbers of a period as sentences, pictures and tables: each of the three says the same."""

from collections.abc import Callable

from powerkit.documents.model import Block, Paragraph, Picture, Table
from powerkit.drawing.charts.bars import draw_bars
from powerkit.drawing.charts.matrix import draw_matrix
from powerkit.reports.review.statistics import DONE, NOBODY_IN, Glance, Reach

GLANCE, REACH = "The period at a glance", "Reach"
MOST_COMMUNITIES = 12
"""More bars than that say less; the table beside them has all."""

Said = Callable[[str], str]


def told_glance(found: Glance) -> tuple[Block, ...]:
    """The period at a glance: a sentence, the picture, the table."""
    if found.empty:
        return (Paragraph(f"Nothing was saved in this period: {found.period.words}."),)
    parts = found.period.parts
    rows = (*found.rows, (DONE, found.done))
    sentence = glance_sentence(found)
    svg = draw_matrix([one.short for one in parts], rows, title=GLANCE, alt=sentence, last=DONE)
    caption = "Entries saved, by capability, and actions finished"
    heads = ("Capability", "In all", "When")
    table = Table(caption, heads, tuple(_row(name, numbers, [one.short for one in parts]) for name, numbers in rows))
    return (Paragraph(sentence), Picture(svg, f"{sentence} The table after it has the numbers.", ""), table)


def told_reach(found: Reach, said: Said = str) -> tuple[Block, ...]:
    """Which communities and which sectors: sentences, pictures, tables. *said* replaces names."""
    blocks: list[Block] = []
    named = [(said(name), number) for name, number in found.communities]
    if named:
        sentence = _communities(named, found.hidden)
        svg = draw_bars(named[:MOST_COMMUNITIES], title="Entries by community", alt=sentence)
        rows = tuple((name, str(number)) for name, number in named)
        blocks += [
            Paragraph(sentence),
            Picture(svg, f"{sentence} The table after it has the numbers.", ""),
            Table("Entries by community", ("Community in mind", "Entries"), rows),
        ]
    if found.sectors:
        sentence = _sectors(found)
        svg = draw_bars(found.sectors, title="Sectors on the map", alt=sentence, none="nobody on this map")
        rows = tuple((name, str(number)) for name, number in found.sectors)
        blocks += [
            Paragraph(sentence),
            Picture(svg, f"{sentence} The table after it has the numbers.", ""),
            Table("Sectors on the map", ("Sector", "People, groups and organisations"), rows),
        ]
    return tuple(blocks) or (Paragraph("No entry of this period names a community, and none has a map to show."),)


def glance_sentence(found: Glance) -> str:
    """How many entries and finished actions, where most of them are, and what is left blank."""
    entries = _count(found.entries, "entry", "entries")
    done = sum(found.done)
    totals = [(sum(numbers), name) for name, numbers in found.rows]
    most = max((number for number, _ in totals), default=0)
    said = f"{entries} in this period, and {_count(done, 'action', 'actions')} finished."
    if most:
        said += f" Most saves are under {_listed([name for number, name in totals if number == most])}."
    if blank := [name.partition(".")[0] for number, name in totals if not number]:
        what = "capability" if len(blank) == 1 else "capabilities"
        said += f" Nothing is saved yet under {what} {_listed(blank)}."
    if found.private:
        said += f" {found.private} of these {'is' if found.private == 1 else 'are'} private: counted, and nothing more."
    return said


def _communities(named: list[tuple[str, int]], hidden: int) -> str:
    places = [one for one in named if one[0] != NOBODY_IN]
    if not places:
        return "No entry of this period names a community."
    first, number = places[0]
    said = f"{_count(len(places), 'community', 'communities')} in mind. Most entries, {number}, are about {first}."
    if once := [name for name, many in places[1:] if many == 1]:
        said += f" One entry each is about {_listed(once[:5])}."
    if hidden:
        said += f" {_count(hidden, 'private entry is', 'private entries are')} not counted here."
    return said


def _sectors(found: Reach) -> str:
    there = [name for name, number in found.sectors if number]
    blank = [name for name, number in found.sectors if not number]
    said = f"On your newest map ({found.map}) there are people, groups or organisations in {len(there)} of "
    said += f"{len(found.sectors)} sectors."
    return said + (f" Nobody on it is in {_listed(blank)}." if blank else "")


def _row(name: str, numbers: tuple[int, ...], parts: list[str]) -> tuple[str, ...]:
    """A row that fits beside its name however many months there are."""
    said = (f"{number} in {part}" for part, number in zip(parts, numbers, strict=True) if number)
    when = ", ".join(one.replace(" ", "\u00a0") for one in said)
    return name, str(sum(numbers)), when or "–"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
