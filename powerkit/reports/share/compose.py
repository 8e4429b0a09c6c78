"""Makes the document of a share: what the leader wants, the back of each card, then all that leaves of it, tables last.

A card with little to tell is told once. What is private is never put into it.
"""

from collections.abc import Iterator
from functools import partial

from powerkit.deck.texts import texts_inside
from powerkit.documents.model import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Pairs,
    Paragraph,
    Place,
    Section,
    Table,
    deeper,
    without_empty_columns,
)
from powerkit.entries.quick_entry import number_of
from powerkit.errors import RecordError
from powerkit.kinds.action import status_said
from powerkit.kinds.pictures import Draw, pictures_of
from powerkit.logbook.model import Action
from powerkit.reports.share.backs import action_on, back_in_copy
from powerkit.reports.share.changes import changed
from powerkit.reports.share.codes import Codes, Said, Unwritten, said_of_names
from powerkit.reports.share.full_answers import NOTHING, InFull
from powerkit.reports.share.model import Ask, Chosen, Matter
from powerkit.text.catalogue import deck_title, t, tn
from powerkit.text.dates import show_date

MANY_CARDS = 4
"""From so many cards on, a list of contents leads to them."""


def compose_share(matter: Matter, codes: Codes, draw: Draw = pictures_of) -> Document:
    """The document of a share, with codes in place of names.

    Raises:
        RecordError: a known name would still show. Nothing is made then.
    """
    try:
        return Document(_title(), tuple(_blocks(matter, codes, draw)))
    except RecordError:
        raise RecordError(
            t("The copy was not made, because a name would still show in it."),
            t("Look at the names once more, and tell us about it if it happens again."),
        ) from None


def _title() -> str:
    deck = deck_title()
    return t("From my workbook: {deck}", deck=deck) if deck else t("From my Power Shifting Workbook")


def own_texts(matter: Matter) -> frozenset[str]:
    """The texts of the share's document that the deck or the workbook wrote."""
    document = compose_share(matter, Unwritten(), lambda *_: ())
    return frozenset(texts_inside(document.blocks))


def addressed(to: str) -> str:
    """How the first page says whose it is and for whom: both know their own names, so these stand as they are."""
    return " ".join(to.split())


def section_title(chosen: Chosen, said: Said, more: str = "") -> str:
    """What the section of a card is called: its number, its title or what *more* it shows, and the community."""
    entry = chosen.entry
    title = f"{number_of(entry.card)} {more.strip() or entry.wording.get('title', '')}".strip()
    community = "" if entry.is_wholly_private else said(entry.community)
    return f"{title}: {community}" if community else title


def _blocks(matter: Matter, codes: Codes, draw: Draw) -> Iterator[Block]:
    """What is wanted, then the back of each card, then every answer; tables that repeat a picture stand at the end."""
    said, today = codes.from_here(), matter.made.date()
    if wanted := tuple(_wanted(matter.ask, said)):
        yield Section(t("What I would like from you"), (_who(matter), *wanted, _of_names(matter.ask)), framed=True)
    else:
        yield from (_who(matter), _of_names(matter.ask))
    if matter.last is not None:
        since = show_date(matter.last.date().isoformat())
        yield Section(
            t("What has changed since {since}", since=since), tuple(changed(matter, said, partial(_titled, codes)))
        )
    if len(matter.chosen) >= MANY_CARDS:
        yield Contents()
    backs = [back_in_copy(item, codes.label, draw, today) for item in matter.chosen]
    wholes = [InFull(one, back, codes, draw) for one, back in zip(matter.chosen, backs, strict=True)]
    told = [whole.at_once() for whole in wholes]
    for one, back, at_once in zip(matter.chosen, backs, told, strict=True):
        yield Section(_titled(codes, one), at_once or back.blocks or (Paragraph(t(NOTHING)),), place=_place(one))
    tables: list[Section] = []
    for one, whole, at_once in zip(matter.chosen, wholes, told, strict=True):
        if not at_once:
            yield Section(_titled(codes, one, t("in full")), whole.answers(), place=_place(one), more=True)
        if listed := whole.tables:
            title = _titled(codes, one, t("tables"))
            tables.append(Section(title, deeper(listed), place=_place(one), level=3, more=True))
    if others := [(item, done) for item in matter.chosen for done in item.actions if done != action_on(item)]:
        tables.insert(0, Section(*_other_actions(others, codes.from_here()), level=3))
    if tables:
        yield Section(t("Appendix"), tuple(tables), fresh=True)


def _titled(codes: Codes, one: Chosen, more: str = "") -> str:
    return section_title(one, codes.label, more)


def _place(one: Chosen) -> Place:
    return Place(one.entry.card, one.entry.id, one.entry.version)


def _who(matter: Matter) -> Block:
    ask, cards = matter.ask, len(matter.chosen)
    rows = [(label, addressed(name)) for label, name in ((t("From"), ask.by), (t("For"), ask.to)) if name.strip()]
    day = show_date(matter.made.date().isoformat())
    return Pairs((*rows, (t("Date"), tn("{day}, {number} card", "{day}, {number} cards", cards, day=day))))


def _wanted(ask: Ask, said: Said) -> Iterator[Block]:
    """What the leader wants, and their questions; nothing where they asked for nothing."""
    if ask.wants.strip():
        yield Paragraph(said(ask.wants.strip()))
    if questions := [said(question.strip()) for question in ask.questions if question.strip()]:
        yield Heading(t("My questions"), 3)
        yield Bullets(tuple(questions), numbered=True)


def _of_names(ask: Ask) -> Block:
    return Paragraph(said_of_names(ask.names), quiet=True)


def _other_actions(others: list[tuple[Chosen, Action]], said: Said) -> tuple[str, tuple[Table]]:
    """The actions that stand on no back, under their heading: whose they are is said where all are one's own."""
    groups = {one.entry.of_group for one, _ in others}
    title, doing, learnt = t("More actions"), t("What will be done"), t("What was learnt, and what next")
    if groups == {False}:
        title, doing, learnt = t("My other actions"), t("What I will do"), t("What I learnt, and what next")
    elif groups == {True}:
        title, doing, learnt = t("Our other actions"), t("What we will do"), t("What we learnt, and what next")
    return title, (
        _actions([action for _, action in others], (doing, t("By when, and where it stands"), learnt), said),
    )


def _actions(actions: list[Action], heads: tuple[str, str, str], said: Said) -> Table:
    rows = tuple(
        (
            _lines(said(action.what), t("With {people}", people=said(action.who)) if action.who else ""),
            _lines(show_date(action.due.isoformat()) if action.due else "", status_said(action.status, "")),
            _lines(said(action.learnt), t("Next: {action}", action=said(action.next)) if action.next else ""),
        )
        for action in actions
    )
    return without_empty_columns(Table("", heads, rows))


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
