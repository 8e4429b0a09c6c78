"""The back of a card in a copy: what was made, the sentence that stands for it, the action; with codes for names.

It is told of the answers that leave, after names in them were replaced, and of nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from powerkit.deck import field_from
from powerkit.documents.model import Block, Paragraph, Picture, Quote
from powerkit.kinds.action import status_said
from powerkit.kinds.pictures import Draw
from powerkit.logbook.model import OPEN_STATUSES, OWN_QUESTIONS, Action, Entry
from powerkit.reports.card_back import Told, told_of, when_said
from powerkit.reports.card_pictures import Answer, best_pictures, drawn_of, smallest_letters
from powerkit.reports.share.codes import Said
from powerkit.reports.share.model import Chosen
from powerkit.reports.share.selection import UNREAD, as_shared, leaving, may_leave
from powerkit.text.catalogue import t

HIGHEST = 12.3
"""Centimetres that a picture has at most, so that the card's words stand on its page; a map's letters have 9 points."""

WIDEST, TALLEST = 16.4, 22.0
"""Centimetres that a picture with many small letters may take: a page, but for the card's title."""
BESIDE = 15.5
"""Centimetres that such a picture has where it can be drawn in parts: a first page has so much room below its head."""
LEAST = 8.4
"""Points of its smallest letters, where that is to be had."""
_POINTS = 72 / 2.54

LONGEST = 600
"""Letters of the sentence: on paper it is whole."""


@dataclass(frozen=True)
class CardBack:
    """The *blocks* of a card's back; *shown* is the id of the answer whose picture is on it, "" for none.

    *drawn* is that picture's SVG, which may be there in parts. Its last blocks are the *action*.
    """

    blocks: tuple[Block, ...]
    action: tuple[Paragraph, ...] = ()
    shown: str = ""
    caption: str = ""
    drawn: str = ""


def back_in_copy(one: Chosen, said: Said, draw: Draw, today: date) -> CardBack:
    """The back of a card as its reader sees it. *said* replaces names, and raises where one would still show."""
    answers = [replace(answer, value=answer.asked.kind.reworded(answer.value, said)) for answer in _leaving(one)]
    told = told_of(answers, _own_as_said(one, said), draw, today, longest=LONGEST, unread=lambda of: _put_in(one, of))
    of, picture = told.made or (None, None)
    blocks: list[Block] = []
    if of is not None and picture is not None:
        blocks += _on_paper(of, picture, draw)
    blocks += (Paragraph(said(words.text), lead=words.label) for words in told.words)
    if told.sentence:
        blocks.append(Quote(said(told.sentence)))
    action = tuple(_action(one, told, said, today))
    back = CardBack((*blocks, *action), action)
    if of is None or picture is None:
        return back
    return replace(back, shown=of.asked.id, caption=picture.caption, drawn=picture.svg)


def _on_paper(of: Answer, picture: Picture, draw: Draw) -> Iterator[Picture]:
    """The picture as high as its letters need; one too high for a first page in parts, each of some of its rows."""
    rows = isinstance(of.value, list) and not picture.by_hand and not of.asked.kind.fitted_by()
    for parts in range(1, len(of.value) + 1 if rows else 2):
        found = _in_parts(of, picture, draw, parts)
        if found and (parts == 1 or len(found) == parts) and all(_height(of, part) <= BESIDE for part in found):
            break
    else:
        found = [picture]
    yield from (replace(part, caption="", highest=max(HIGHEST, min(TALLEST, _height(of, part)))) for part in found)


def _in_parts(of: Answer, picture: Picture, draw: Draw, parts: int) -> list[Picture]:
    if parts == 1:
        return [picture]
    size = -(-len(of.value) // parts)
    some = (replace(of, value=of.value[at : at + size]) for at in range(0, len(of.value), size))
    return [found for part in some for _, found in best_pictures([part], draw)]


def _height(of: Answer, picture: Picture) -> float:
    """The centimetres a picture has to be high for its smallest letters, as far as a page is wide."""
    drawn, letters = drawn_of(of, picture), smallest_letters(picture)
    widest = WIDEST / drawn.width
    return drawn.height * (min(LEAST / _POINTS / letters, widest) if letters else widest)


def _leaving(one: Chosen) -> Iterator[Answer]:
    for wording, answer in leaving(one):
        asked, value = field_from(wording), as_shared(wording, answer, one)
        if asked is not None and not asked.kind.blank(value):
            yield Answer(asked, value, asked.id in one.main)


def _put_in(one: Chosen, of: Answer) -> bool:
    """Whether a picture made by hand was looked at and put in."""
    return f"{of.asked.id}{UNREAD}" in one.pick.put_in


def _own_as_said(one: Chosen, said: Said) -> Entry:
    """The entry with its own questions as they may be read; none where they stay."""
    if not may_leave(one.entry, OWN_QUESTIONS, one.pick.put_in):
        return replace(one.entry, own=())
    return replace(one.entry, own=tuple(replace(own, answer=said(own.answer)) for own in one.entry.own))


def _action(one: Chosen, told: Told, said: Said, today: date) -> Iterator[Paragraph]:
    """The action as it stands today, with what was learnt; as it was planned where the log book has none of it."""
    if (action := action_on(one)) is not None:
        by = when_said(action.due.isoformat() if action.due else "", action.status in OPEN_STATUSES, today)
        state = status_said(action.status, "") if action.status != "planned" else ""
        who = t("With {said}", said=said(action.who)) if action.who.strip() else ""
        yield Paragraph(_sentences(said(action.what), who, _day(by, state)), lead=_doing(one))
        if learnt := _sentences(
            said(action.learnt), t("Next: {action}", action=said(action.next)) if action.next.strip() else ""
        ):
            yield Paragraph(learnt, lead=t("What we learnt") if one.entry.of_group else t("What I learnt"))
    elif told.action is not None:
        yield Paragraph(_sentences(said(told.action.what), _day(told.action.by, told.action.state)), lead=_doing(one))


def _doing(one: Chosen) -> str:
    return t("What we will do") if one.entry.of_group else t("What I will do")


def action_on(one: Chosen) -> Action | None:
    """The action that stands on the back: the first that is open, or the last."""
    going = [action for action in one.actions if action.status in OPEN_STATUSES]
    return next(iter(going or one.actions[-1:]), None)


def _day(by: str, state: str) -> str:
    told = ", ".join(filter(None, (by, state.lower() if by else state)))
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _sentences(*texts: str) -> str:
    return "\n".join(filter(None, (text.strip() for text in texts)))
