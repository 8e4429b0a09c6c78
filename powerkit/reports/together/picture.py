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
from powerkit.reports.together.counted import ACTION, CAPABILITY, VIEWS, WORD, Bands, band, counted, in_words
from powerkit.reports.together.model import Given
from powerkit.reports.together.words import common_words, is_common
from powerkit.text.dates import show_date
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import listed, small_first

TITLE = "What our leaders say together"
MOST_SHOWN = 150
"""So many words stand in a picture at most: those of the highest bands, then by the alphabet."""

_NONE = "–"
_FEWER = "fewer than five"
_WIDTH, _BESIDE = 440, 130.0
"""How wide pictures are, in pixels: their letters can be read on a phone too. A table stands beside each."""

_HEADS = ("Then, few", "Then, many", "Now, few", "Now, many", "Moved closer", "Moved away")
_STYLE = Markup("""
main table { table-layout: auto; }
main :is(th, td) { overflow-wrap: break-word; }
main tbody tr:first-child { break-before: avoid; }
@media screen and (max-width: 40rem) { section section figure { display: none; } }
""")
_HOW_TO_READ = (
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
    title: str = TITLE


def shown(copies: Collection[Given], deck: Deck, groups: tuple[Group, ...], made: date, title: str = "") -> Shown:
    """What may be shown of the newest copy of each leader.

    Raises:
        RecordError: there are too few of them.
    """
    return Shown(deck, groups, counted(copies), band(len(copies)), made, title.strip() or TITLE)


def picture(found: Shown) -> bytes:
    """The HTML file."""
    return whole(Document(found.title, tuple(_blocks(found))), style=_STYLE).encode()


def words_shown(found: Shown) -> list[tuple[str, int]]:
    """The words and their bands, the highest first: common words alone, whatever a copy holds."""
    common = common_words(found.deck)
    words = ((str(thing), least) for (sort, thing), least in found.bands.items() if sort == WORD)
    fit = ((word, least) for word, least in words if is_common(word, common))
    return sorted(fit, key=lambda item: (-item[1], item[0]))[:MOST_SHOWN]


def _blocks(found: Shown) -> Iterator[Block]:
    figures = Figures(((in_words(found.leaders), "leaders gave a copy"),))
    made = Pairs((("Made", show_date(found.made.isoformat())),))
    yield Section("How to read it", (figures, made, Paragraph(_HOW_TO_READ)), framed=True)
    yield Section("Which capabilities are practised", tuple(_capabilities(found)))
    yield Section("Where we are heading, then and now", tuple(_destinations(found)))
    yield Section("Words heard in many places", tuple(_words(found)))
    yield Section("What became of actions", tuple(_actions(found)))
    yield Section("What this picture can’t say", (Paragraph(_LIMITS),))


_LIMITS = (
    "It is of those leaders who chose to give a copy, and of what they let out. Names were replaced before the copies "
    "were made, and only common English words are in it. Two pictures made of nearly the same copies can be compared: "
    "where a number moved from one to the other, a few leaders or one may have moved it. So make a new one only when "
    "at least five copies are new."
)


def _capabilities(found: Shown) -> Iterator[Block]:
    numbers = {item.number: found.bands.get((CAPABILITY, item.number), 0) for item in found.deck.capabilities}
    called = {item.number: item.short or item.title for item in found.deck.capabilities}
    rows = [(f"{number} {called[number]}", least) for number, least in numbers.items()]
    said = _told(rows, "saved a card of")
    fills = [SUITS.get(number, FILL) for number in numbers]
    svg = _bars(rows, "Capabilities practised", said, fills)
    yield Paragraph("Leaders who saved at least one card of the capability, with an answer they did not keep back.")
    yield Picture(svg, f"{said} The table after it has the numbers.")
    titles = ((f"{item.number}. {item.title}", _number(numbers[item.number])) for item in found.deck.capabilities)
    yield Table("Capabilities practised", ("Capability", "Leaders"), tuple(titles))


def _destinations(found: Shown) -> Iterator[Block]:
    few, many = listed([small_first(step) for step in list(STEPS.values())[:2]], word="or"), "nearly everywhere"
    there = False
    for group in found.groups:
        rows = [(item.text, [found.bands.get((view, item.id), 0) for view in VIEWS]) for item in group.statements]
        rows = [row for row in rows if any(row[1])]
        if not rows:
            continue
        if not there:
            yield Paragraph(
                f"Leaders rated statements in their own view. “Few” is {few}, “many” is true in many places or {many}. "
                "“Then” is the first time a leader looked, “now” the newest. Statements on which no five leaders say "
                "the same are left out."
            )
            there = True
        title = f"{group.name}: then and now"
        svg = draw_matrix(_HEADS, rows, title=title, alt=title, shown=in_words)
        table = Table(title, ("Statement", "Leaders"), tuple((text, _listed(cells)) for text, cells in rows))
        yield Section(group.name, (Picture(svg, f"{title}. The table after it has the numbers."), table), level=3)
    if not there:
        yield Paragraph("There is no statement of which five leaders or more say the same.")


def _listed(cells: Sequence[int]) -> str:
    """The numbers of a statement in lines, without those that are not shown."""
    return "\n".join(f"{head}: {in_words(least)}" for head, least in zip(_HEADS, cells, strict=True) if least)


def _words(found: Shown) -> Iterator[Block]:
    from powerkit.kinds.words.cloud.layout import lay_out
    from powerkit.kinds.words.cloud.svg import to_svg

    words = words_shown(found)
    if not words:
        yield Paragraph("There is no word that five leaders or more heard.")
        return
    alt = "A picture of words; a larger one was heard by more leaders. The table after it has them all."
    cloud = lay_out([Word(word, count=least) for word, least in words], _WIDTH)
    yield Picture(
        to_svg(cloud, "Words heard in many places", alt), alt, "The larger a word, the more leaders heard it."
    )
    by_band: dict[int, list[str]] = {}
    for word, least in words:
        by_band.setdefault(least, []).append(word)
    rows = tuple((in_words(least), ", ".join(some)) for least, some in by_band.items())
    yield Table("Words, and how many leaders heard them", ("Leaders", "Words"), rows)


def _actions(found: Shown) -> Iterator[Block]:
    rows = [(label, found.bands.get((ACTION, status), 0)) for status, label in STATUSES.items()]
    said = _told(rows, "have an action that is")
    svg = _bars(rows, "Where actions stand", said)
    yield Paragraph("Leaders with at least one action that stands there. One leader may count in several.")
    yield Picture(svg, f"{said} The table after it has the numbers.")
    table = tuple((label, _number(least)) for label, least in rows)
    yield Table("Where actions stand", ("Where it stands", "Leaders"), table)


def _bars(rows: list[tuple[str, int]], title: str, said: str, fills: Sequence[str] = ()) -> Markup:
    return draw_bars(
        rows, title=title, alt=said, none=_FEWER, shown=in_words, fills=fills, width=_WIDTH, beside=_BESIDE
    )


def _told(rows: list[tuple[str, int]], what: str) -> str:
    parts = [f"{in_words(least)} leaders {what} {name}" for name, least in rows if least]
    return f"{'; '.join(parts)}." if parts else "No number here is of five leaders or more."


def _number(least: int) -> str:
    return in_words(least) if least else _NONE
