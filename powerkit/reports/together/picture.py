"""An organisation's picture as one HTML file: made of bands alone, so that no single copy can be seen in it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from powerkit.deck import Deck
from powerkit.deck.conversation_starter import Group
from powerkit.documents.html_page import whole
from powerkit.documents.model import Block, Document, Figures, Pairs, Paragraph, Picture, Section, Table
from powerkit.drawing.charts.bars import draw_bars
from powerkit.drawing.charts.frame import FILL
from powerkit.drawing.charts.matrix import draw_matrix
from powerkit.drawing.palette import SUITS
from powerkit.entries.destination import STEPS
from powerkit.kinds.action import STATUSES
from powerkit.kinds.words.model import Word
from powerkit.reports.together.counts import ACTION, CAPABILITY, VIEWS, WORD, Bands, band, counted, in_words
from powerkit.reports.together.model import Given
from powerkit.reports.together.words import common_words, is_common
from powerkit.text.catalogue import later, t
from powerkit.text.dates import show_date
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import listed, small_first

TITLE = later("What our leaders say together")
MOST_SHOWN = 150
"""So many words stand in a picture at most: those of the highest bands, then by the alphabet."""

_NONE = "–"
_FEWER = later("fewer than five")
_WIDTH, _BESIDE = 440, 130.0
"""How wide pictures are, in pixels: their letters can be read on a phone too. A table stands beside each."""

_HEADS = (
    later("Then, few"),
    later("Then, many"),
    later("Now, few"),
    later("Now, many"),
    later("Moved closer"),
    later("Moved away"),
)
_STYLE = Markup("""
main table { table-layout: auto; }
main :is(th, td) { overflow-wrap: break-word; }
main tbody tr:first-child { break-before: avoid; }
@media screen and (max-width: 40rem) { section section figure { display: none; } }
""")
_HOW_TO_READ = later(
    "Each number says how many leaders, in fives: “5 to 9”. What fewer than five leaders say is left out, so a gap is "
    "not a nought: it may be none, and it may be four."
)


@dataclass(frozen=True)
class Shown:
    """What a picture is made of: the *bands* of what leaders say, and the one of how many *leaders* there are."""

    deck: Deck
    groups: tuple[Group, ...]
    bands: Bands
    leaders: int
    made: date
    title: str = ""


def shown(copies: Collection[Given], deck: Deck, groups: tuple[Group, ...], made: date, title: str = "") -> Shown:
    """What may be shown of the newest copy of each leader.

    Raises:
        RecordError: there are too few of them.
    """
    return Shown(deck, groups, counted(copies), band(len(copies)), made, title.strip())


def picture(found: Shown) -> bytes:
    """The HTML file."""
    return whole(Document(found.title or t(TITLE), tuple(_blocks(found))), style=_STYLE).encode()


def words_shown(found: Shown) -> list[tuple[str, int]]:
    """The words and their bands, the highest first: common words alone, whatever a copy holds."""
    common = common_words(found.deck)
    words = ((str(thing), least) for (sort, thing), least in found.bands.items() if sort == WORD)
    fit = ((word, least) for word, least in words if is_common(word, common))
    return sorted(fit, key=lambda item: (-item[1], item[0]))[:MOST_SHOWN]


def _blocks(found: Shown) -> Iterator[Block]:
    figures = Figures(((in_words(found.leaders), t("leaders gave a copy")),))
    made = Pairs(((t("Made"), show_date(found.made.isoformat())),))
    yield Section(t("How to read it"), (figures, made, Paragraph(t(_HOW_TO_READ))), framed=True)
    yield Section(t("Which capabilities are practised"), tuple(_capabilities(found)))
    yield Section(t("Where we are heading, then and now"), tuple(_destinations(found)))
    yield Section(t("Words heard in many places"), tuple(_words(found)))
    yield Section(t("What became of actions"), tuple(_actions(found)))
    yield Section(t("What this picture can’t say"), (Paragraph(t(_LIMITS)),))


_LIMITS = later(
    "It is of those leaders who chose to give a copy, and of what they let out. Names were replaced before the copies "
    "were made, and only common English words are in it. Two pictures made of nearly the same copies can be compared: "
    "where a number moved from one to the other, a few leaders or one may have moved it. So make a new one only when "
    "at least five copies are new."
)


def _capabilities(found: Shown) -> Iterator[Block]:
    numbers = {item.number: found.bands.get((CAPABILITY, item.number), 0) for item in found.deck.capabilities}
    called = {item.number: item.short or item.title for item in found.deck.capabilities}
    rows = [(f"{number} {called[number]}", least) for number, least in numbers.items()]
    said = _told(
        [t("{band} leaders saved a card of {name}", band=in_words(least), name=name) for name, least in rows if least]
    )
    fills = [SUITS.get(number, FILL) for number in numbers]
    svg = _bars(rows, t("Capabilities practised"), said, fills)
    yield Paragraph(t("Leaders who saved at least one card of the capability, with an answer they did not keep back."))
    yield Picture(svg, t("{picture} The table after it has the numbers.", picture=said))
    titles = ((f"{item.number}. {item.title}", _number(numbers[item.number])) for item in found.deck.capabilities)
    yield Table(t("Capabilities practised"), (t("Capability"), t("Leaders")), tuple(titles))


def _destinations(found: Shown) -> Iterator[Block]:
    steps = [small_first(t(step)) for step in STEPS.values()]
    there = False
    for group in found.groups:
        rows = [(item.text, [found.bands.get((view, item.id), 0) for view in VIEWS]) for item in group.statements]
        rows = [row for row in rows if any(row[1])]
        if not rows:
            continue
        if not there:
            said = t(
                "Leaders rated statements in their own view. “Few” is {few}, “many” is {many}. "
                "“Then” is the first time a leader looked, “now” the newest. Statements on which no five leaders say "
                "the same are left out.",
                few=listed(steps[:2], word="or"),
                many=listed(steps[2:], word="or"),
            )
            yield Paragraph(said)
            there = True
        title = t("{group}: then and now", group=group.name)
        svg = draw_matrix([*map(t, _HEADS)], rows, title=title, alt=title, shown=in_words)
        table = Table(title, (t("Statement"), t("Leaders")), tuple((text, _listed(cells)) for text, cells in rows))
        picture = f"{title}."
        yield Section(
            group.name,
            (Picture(svg, t("{picture} The table after it has the numbers.", picture=picture)), table),
            level=3,
        )
    if not there:
        yield Paragraph(t("There is no statement of which five leaders or more say the same."))


def _listed(cells: Sequence[int]) -> str:
    """The numbers of a statement in lines, without those that are not shown."""
    return "\n".join(
        t("{label}: {said}", label=t(head), said=in_words(least))
        for head, least in zip(_HEADS, cells, strict=True)
        if least
    )


def _words(found: Shown) -> Iterator[Block]:
    from powerkit.kinds.words.cloud.layout import lay_out
    from powerkit.kinds.words.cloud.svg import to_svg

    words = words_shown(found)
    if not words:
        yield Paragraph(t("There is no word that five leaders or more heard."))
        return
    alt = t("A picture of words; a larger one was heard by more leaders. The table after it has them all.")
    cloud = lay_out([Word(word, count=least) for word, least in words], _WIDTH)
    svg = to_svg(cloud, t("Words heard in many places"), alt)
    yield Picture(svg, alt, t("The larger a word, the more leaders heard it."))
    by_band: dict[int, list[str]] = {}
    for word, least in words:
        by_band.setdefault(least, []).append(word)
    rows = tuple((in_words(least), ", ".join(some)) for least, some in by_band.items())
    yield Table(t("Words, and how many leaders heard them"), (t("Leaders"), t("Words")), rows)


def _actions(found: Shown) -> Iterator[Block]:
    rows = [(t(label), found.bands.get((ACTION, status), 0)) for status, label in STATUSES.items()]
    told = (t("{band} leaders have an action that is {name}", band=in_words(n), name=name) for name, n in rows if n)
    said = _told([*told])
    svg = _bars(rows, t("Where actions stand"), said)
    yield Paragraph(t("Leaders with at least one action that stands there. One leader may count in several."))
    yield Picture(svg, t("{picture} The table after it has the numbers.", picture=said))
    table = tuple((label, _number(least)) for label, least in rows)
    yield Table(t("Where actions stand"), (t("Where it stands"), t("Leaders")), table)


def _bars(rows: list[tuple[str, int]], title: str, said: str, fills: Sequence[str] = ()) -> Markup:
    return draw_bars(
        rows, title=title, alt=said, none=t(_FEWER), shown=in_words, fills=fills, width=_WIDTH, beside=_BESIDE
    )


def _told(parts: Sequence[str]) -> str:
    return f"{'; '.join(parts)}." if parts else t("No number here is of five leaders or more.")


def _number(least: int) -> str:
    return in_words(least) if least else _NONE
