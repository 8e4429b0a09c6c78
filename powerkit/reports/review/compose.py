"""Makes the document of a review from the leader's own answers; what they left blank is not in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from powerkit.deck import Deck
from powerkit.deck.review_form import Heading, Proforma
from powerkit.documents.model import Block, Contents, Document, Pairs, Paragraph, Section, Table, map_words
from powerkit.entries.quick_entry import is_note
from powerkit.entries.visibility import title_of
from powerkit.errors import RecordError
from powerkit.logbook.share_model import KEPT
from powerkit.reports.review.charts import GLANCE, REACH, told_glance, told_reach
from powerkit.reports.review.collect import Held
from powerkit.reports.review.statistics import glance, reach
from powerkit.reports.share.compose import Codes
from powerkit.text.dates import show_date

Said = Callable[[str], str]
DRAWN_ON = "Entries this review draws on"
WRITE_HERE = "[Write here]"


@dataclass(frozen=True)
class Written:
    """A review as it was checked: its *answers* by heading, what the period *held*, and what else goes in.

    *names* is one of the ways with names (see `powerkit.logbook.share_model`).
    *pictures* says whether the numbers go in.
    """

    proforma: Proforma
    answers: Mapping[str, Any] = field(repr=False)
    held: Held = field(repr=False)
    made: datetime
    leader: str = field(default="", repr=False)
    to: str = field(default="", repr=False)
    names: str = KEPT
    pictures: bool = True


def compose_review(written: Written, deck: Deck, codes: Codes) -> Document:
    """The document of a review, with codes in place of names where that was asked for.

    Raises:
        RecordError: a known name would still show. Nothing is made then.
    """
    try:
        return Document(written.proforma.title, tuple(_blocks(written, deck, codes)))
    except RecordError:
        raise RecordError(
            "The review was not made, because a name would still show in it.",
            "Look at the names once more, and tell us about it if it happens again.",
        ) from None


def _blocks(written: Written, deck: Deck, codes: Codes) -> Iterator[Block]:
    said = codes.from_here()
    rows = [("Name", written.leader)] if written.leader.strip() else []
    rows += [("For", " ".join(written.to.split()))] if written.to.strip() else []
    held = written.held
    rows += [
        ("Period", held.period.words),
        ("Made on", show_date(written.made.date().isoformat())),
        ("Drawn from", _count(len(held.chosen), "entry", "entries") + " of my log book"),
    ]
    yield Pairs(tuple(rows))
    if written.names != KEPT:
        yield Paragraph(
            "People’s names are replaced by codes. Somebody who knows them may still recognise them.", quiet=True
        )
    yield Contents()
    for number, heading in enumerate(written.proforma.headings):
        blocks = tuple(map_words(_under(heading, written.answers.get(heading.field.id)), said))
        if blocks:
            yield Section(heading.field.label, blocks, fresh=number == 0)
    if written.pictures:
        yield Section(GLANCE, told_glance(glance(held, deck)), fresh=True)
        yield Section(REACH, told_reach(reach(held), codes.label))
        if shown := tuple(_drawn_on(held, codes.label)):
            heads = ("Saved", "Card", "Community in mind")
            yield Section(DRAWN_ON, (Table("", heads, shown),))


def _under(heading: Heading, answer: Any) -> Iterator[Block]:
    """What stands under a heading: the answer, room to write by hand, or nothing at all."""
    kind = heading.field.kind
    if heading.paper and kind.columns:
        rows = answer or [{}, {}]
        cells = (tuple(column.show(row.get(column.id)) for column in kind.columns) for row in rows)
        yield Table(
            "", tuple(column.label for column in kind.columns), tuple((one[0] or "–", *one[1:]) for one in cells)
        )
    elif not kind.blank(answer):
        yield from kind.describe(answer, heading.field.label)
    elif heading.paper:
        yield Paragraph(WRITE_HERE, quiet=True)


def _drawn_on(held: Held, label: Said) -> Iterator[tuple[str, str, str]]:
    for one in sorted(held.chosen, key=lambda one: one.entry.saved):
        if one.shows:
            entry = one.entry
            name = title_of(entry) if is_note(entry.card) else title_of(entry).removeprefix("Card ")
            yield show_date(entry.saved.date().isoformat()), name, label(entry.community)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
