"""Makes the document of a review from the leader's own answers; what they left blank is not in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from powerkit.deck import Deck
from powerkit.deck.review_form import APPENDIX, BODY, FIRST, Heading, Proforma
from powerkit.documents.model import Block, Document, Pairs, Paragraph, Section, Table, map_words, without_empty_columns
from powerkit.entries.quick_entry import is_note
from powerkit.entries.visibility import title_of
from powerkit.errors import RecordError
from powerkit.kinds.columns import Column
from powerkit.logbook.share_model import REPLACED
from powerkit.reports.review.charts import GLANCE, REACH, listed_glance, listed_reach, shown_glance
from powerkit.reports.review.collect import Held
from powerkit.reports.review.prefill import IN_FULL
from powerkit.reports.review.statistics import glance, reach
from powerkit.reports.share.codes import Codes, Said, said_of_names
from powerkit.text.catalogue import later, t
from powerkit.text.dates import show_date

Row = Mapping[str, Any]
DRAWN_ON = later("Entries this review draws on")
WRITE_HERE = later("[Write here]")


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
    names: str = REPLACED
    pictures: bool = True


def compose_review(written: Written, deck: Deck, codes: Codes) -> Document:
    """The document of a review, with codes in place of names where that was asked for.

    Raises:
        RecordError: a known name would still show. Nothing is made then.
    """
    try:
        return Document(written.proforma.titled(written.held.period), tuple(_blocks(written, deck, codes)))
    except RecordError:
        raise RecordError(
            t("The review was not made, because a name would still show in it."),
            t("Look at the names once more, and tell us about it if it happens again."),
        ) from None


def _blocks(written: Written, deck: Deck, codes: Codes) -> Iterator[Block]:
    """First a page to be read in a minute, then what the leader tells, then the appendix with lists and tables."""
    said, held = codes.from_here(), written.held
    found = glance(held, deck)
    yield Pairs(tuple(_who(written)))
    yield Paragraph(said_of_names(written.names), quiet=True)
    yield from (Section(title, blocks, framed=True) for title, blocks in _told(written, FIRST, said))
    if written.pictures:
        yield Section(t(GLANCE), shown_glance(found, reach(held)))
    for number, (title, blocks) in enumerate(_told(written, BODY, said)):
        yield Section(title, blocks, fresh=number == 0)
    appendix = [Section(title, blocks, level=3) for title, blocks in _told(written, APPENDIX, said)]
    if rest := _other_actions(written):
        appendix.append(Section(t("My other actions"), tuple(map_words((rest,), said)), level=3))
    if written.pictures:
        appendix += [
            Section(t("The numbers"), listed_glance(found), level=3),
            Section(t(REACH), listed_reach(reach(held), codes.label), level=3),
        ]
        if shown := tuple(_drawn_on(held, codes.label)):
            table = Table("", (t("Saved"), t("Card"), t("Community in mind")), shown)
            appendix.append(Section(t(DRAWN_ON), (table,), level=3))
    if appendix:
        yield Section(t("Appendix"), tuple(appendix), fresh=True)


def _who(written: Written) -> Iterator[tuple[str, str]]:
    if written.leader.strip():
        yield t("Name"), written.leader
    if written.to.strip():
        yield t("For"), " ".join(written.to.split())
    yield t("Period"), written.held.period.words
    yield t("Made on"), show_date(written.made.date().isoformat())


def _told(written: Written, where: str, said: Said) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The headings that stand there, each with what stands under it; none that is blank."""
    for heading in written.proforma.headings:
        if heading.where != where:
            continue
        answer = written.answers.get(heading.field.id)
        if heading.fill == "actions":
            blocks: list[Block] = [_in_full(row, heading) for row in _parted(heading, answer)[0]]
        else:
            blocks = list(_under(heading, answer))
        if blocks:
            yield heading.field.label, tuple(map_words(blocks, said))


def _parted(heading: Heading, answer: Any) -> tuple[list[Row], list[Row]]:
    """The actions to tell in full, and the others. Where none is ticked, the first that something came of."""
    rows = [row for row in answer or () if str(row.get("what") or "").strip()]
    if any(row.get("full") for row in rows):
        chosen = [row for row in rows if row.get("full")]
    else:
        chosen = [row for row in rows if str(row.get("came") or "").strip()][:IN_FULL]
    return chosen, [row for row in rows if row not in chosen]


def _in_full(row: Row, heading: Heading) -> Paragraph:
    stands = _stands(row, heading) if row.get("stands") != "done" else ""
    return Paragraph("\n".join(filter(None, (stands, row.get("came")))), lead=str(row["what"]))


def _stands(row: Row, heading: Heading) -> str:
    column = next(column for column in heading.field.kind.columns if column.id == "stands")
    return column.show(row.get("stands"))


def _other_actions(written: Written) -> Table | None:
    """The actions that are not told in full, a line each."""
    heads = (t("Action"), t("Where it stands"), t("What happened"))
    rows = [
        (str(row["what"]), _stands(row, heading), str(row.get("came") or ""))
        for heading in written.proforma.headings
        if heading.fill == "actions"
        for row in _parted(heading, written.answers.get(heading.field.id))[1]
    ]
    return without_empty_columns(Table("", heads, tuple(rows))) if rows else None


def _under(heading: Heading, answer: Any) -> Iterator[Block]:
    """What stands under a heading: the answer, room to write by hand, or nothing at all."""
    kind = heading.field.kind
    if heading.paper and kind.columns:
        rows = answer or [{}, {}]
        cells = (tuple(column.show(row.get(column.id)) for column in kind.columns) for row in rows)
        named = tuple((first or "–", *rest) for first, *rest in cells)
        yield Table("", tuple(column.label for column in kind.columns), named, by_hand=True)
    elif kind.blank(answer):
        yield from (Paragraph(t(WRITE_HERE), quiet=True),) if heading.paper else ()
    elif kind.columns and heading.where != APPENDIX:
        yield from map(partial(_as_lines, kind.columns), answer)
    else:
        yield from kind.describe(answer, heading.field.label)


def _as_lines(columns: Sequence[Column], row: Row) -> Paragraph:
    """A row to be read: its first cell above, the others that are filled below it."""
    first, *rest = columns
    told = [f"{column.label}: {shown}" for column in rest if (shown := column.show(row.get(column.id)))]
    return Paragraph(" · ".join(told), lead=first.show(row.get(first.id)) or "–")


def _drawn_on(held: Held, label: Said) -> Iterator[tuple[str, str, str]]:
    for item in sorted(held.chosen, key=lambda item: item.entry.saved):
        if item.shows:
            entry = item.entry
            name = title_of(entry) if is_note(entry.card) else title_of(entry).removeprefix("Card ")
            yield show_date(entry.saved.date().isoformat()), name, label(entry.community)
