"""The numbers of a period as sentences, pictures and tables: each of the three says the same."""

from collections.abc import Sequence

from powerkit.documents.model import Block, Figures, Paragraph, Picture, Table
from powerkit.drawing.charts.bars import draw_bars
from powerkit.drawing.charts.matrix import draw_matrix
from powerkit.reports.review.statistics import DONE, NO_SECTOR, NOBODY_IN, Glance, Reach
from powerkit.reports.share.codes import Said
from powerkit.text.catalogue import later, t, tn
from powerkit.text.phrasing import listed

GLANCE, REACH = later("The period at a glance"), later("Reach")
ENTRIES = later("All entries")
CAME_BACK = later("An entry that was saved again later stands there too, and counts once in all.")
COMMUNITIES, SECTORS = later("Entries by community"), later("Sectors on the map")
MOST_COMMUNITIES = 12
"""More bars than that say less; the table beside them has all."""
MOST_NAMED = 3
"""Where more capabilities than that have as many entries, none of them stands out."""


def told_glance(found: Glance) -> tuple[Block, ...]:
    """The period at a glance: a sentence, the picture, the table."""
    if found.empty:
        return listed_glance(found)
    sentence, table = listed_glance(found)
    return sentence, _glance(found, t("The table after it has the numbers.")), table


def listed_glance(found: Glance) -> tuple[Block, ...]:
    """The numbers of the period as a sentence and a table."""
    if found.empty:
        return (Paragraph(_nothing(found)),)
    parts = [part.short for part in found.period.parts]
    rows = [_row(name, many, numbers, parts) for (name, numbers), many in zip(found.rows, found.in_all, strict=True)]
    rows += [(t(ENTRIES), str(found.entries), ""), _row(t(DONE), sum(found.done), found.done, parts)]
    caption = t("Entries saved, by capability, and actions finished")
    table = Table(caption, (t("Capability"), t("In all"), t("When")), tuple(rows))
    return Paragraph(" ".join(filter(None, (glance_sentence(found), _counted(found))))), table


def _counted(found: Glance) -> str:
    """How entries are counted, where the months have more of them than there are."""
    return t(CAME_BACK) if found.came_back else ""


def shown_glance(found: Glance, where: Reach) -> tuple[Block, ...]:
    """Three numbers and one picture of the period; the tables stand elsewhere."""
    if found.empty:
        return (Paragraph(_nothing(found)),)
    places = sum(name != t(NOBODY_IN) for name, _ in where.communities)
    counted = (
        (found.entries, tn("entry saved", "entries saved", found.entries)),
        (sum(found.done), tn("action finished", "actions finished", sum(found.done))),
        (places, tn("community in mind", "communities in mind", places)),
    )
    figures = Figures(tuple((str(number), what) for number, what in counted))
    return figures, _glance(found, t("The appendix has the numbers."))


def _glance(found: Glance, more: str) -> Picture:
    sentence, parts = glance_sentence(found), [part.short for part in found.period.parts]
    svg = draw_matrix(parts, (*found.rows, (t(DONE), found.done)), title=t(GLANCE), alt=sentence, last=t(DONE))
    # So high that it still stands on the first page, under what the review is and its three sentences.
    return Picture(svg, " ".join(filter(None, (sentence, _counted(found), more))), highest=10.4)


def _nothing(found: Glance) -> str:
    return t("Nothing was saved in this period: {period}.", period=found.period.words)


def told_reach(found: Reach) -> tuple[Block, ...]:
    """Which communities and which sectors: sentences, pictures, tables."""
    blocks: list[Block] = []
    for block in listed_reach(found):
        if isinstance(block, Table):
            blocks.append(_bars(found, block.caption, communities=block.caption == t(COMMUNITIES)))
        blocks.append(block)
    return tuple(blocks)


def _bars(found: Reach, title: str, *, communities: bool) -> Picture:
    if communities:
        rows, sentence, none = found.communities[:MOST_COMMUNITIES], _communities(found.communities, found.hidden), ""
    else:
        rows, sentence, none = found.sectors, _sectors(found), t("nobody on this map")
    svg = draw_bars(rows, title=title, alt=sentence, none=none)
    return Picture(svg, t("{sentence} The table after it has the numbers.", sentence=sentence))


def listed_reach(found: Reach, said: Said = str) -> tuple[Block, ...]:
    """Which communities and which sectors, as sentences and tables. *said* replaces names."""
    blocks: list[Block] = []
    named = [(said(name), number) for name, number in found.communities]
    if named:
        rows = tuple((name, str(number)) for name, number in named)
        table = Table(t(COMMUNITIES), (t("Community in mind"), t("Entries")), rows)
        blocks += [Paragraph(_communities(named, found.hidden)), table]
    if found.sectors:
        rows = tuple((name, str(number)) for name, number in found.sectors)
        table = Table(t(SECTORS), (t("Sector"), t("People, groups and organisations")), rows)
        blocks += [Paragraph(_sectors(found)), table]
    return tuple(blocks) or (Paragraph(t("No entry of this period names a community, and none has a map to show.")),)


def glance_sentence(found: Glance) -> str:
    """How many entries and finished actions, where most of them are, and what is left blank."""
    done = sum(found.done)
    totals = [(number, name) for (name, _), number in zip(found.rows, found.in_all, strict=True)]
    most = max((number for number, _ in totals), default=0)
    said = [
        tn(
            "{number} entry in this period, and {actions} finished.",
            "{number} entries in this period, and {actions} finished.",
            found.entries,
            actions=tn("{number} action", "{number} actions", done),
        )
    ]
    names = [name for number, name in totals if number == most]
    if most and len(names) <= MOST_NAMED:
        said.append(t("Most entries are under {names}.", names=_listed(names)))
    if blank := [name.partition(".")[0] for number, name in totals if not number]:
        said.append(
            tn(
                "Nothing is saved yet under capability {numbers}.",
                "Nothing is saved yet under capabilities {numbers}.",
                len(blank),
                numbers=_listed(blank),
            )
        )
    if found.private:
        said.append(
            tn(
                "{number} of these is private: counted, and nothing more.",
                "{number} of these are private: counted, and nothing more.",
                found.private,
            )
        )
    return " ".join(said)


def _communities(named: Sequence[tuple[str, int]], hidden: int) -> str:
    places = [item for item in named if item[0] != t(NOBODY_IN)]
    if not places:
        return t("No entry of this period names a community.")
    first, number = places[0]
    said = [
        tn("{number} community in mind.", "{number} communities in mind.", len(places)),
        t("Most entries, {number}, are about {community}.", number=number, community=first),
    ]
    if once := [name for name, many in places[1:] if many == 1]:
        said.append(
            tn(
                "One entry is about {communities}.",
                "One entry each is about {communities}.",
                len(once),
                communities=_listed(once[:5]),
            )
        )
    if hidden:
        said.append(
            tn("{number} private entry is not counted here.", "{number} private entries are not counted here.", hidden)
        )
    return " ".join(said)


def _sectors(found: Reach) -> str:
    sectors = [(name, number) for name, number in found.sectors if name != t(NO_SECTOR)]
    there = [name for name, number in sectors if number]
    blank = [name for name, number in sectors if not number]
    said = tn(
        "On your newest map ({card}) there are people, groups or organisations in {there} of {number} sector.",
        "On your newest map ({card}) there are people, groups or organisations in {there} of {number} sectors.",
        len(sectors),
        card=found.map,
        there=len(there),
    )
    return " ".join((said, t("Nobody on it is in {sectors}.", sectors=_listed(blank)))) if blank else said


def _row(name: str, many: int, numbers: tuple[int, ...], parts: list[str]) -> tuple[str, ...]:
    """A row that fits beside its name however many months there are."""
    said = (
        t("{number} in {part}", number=number, part=part) for part, number in zip(parts, numbers, strict=True) if number
    )
    when = ", ".join(item.replace(" ", "\u00a0") for item in said)
    return name, str(many), when or "–"


def _listed(names: list[str]) -> str:
    return listed(names, most=len(names))
