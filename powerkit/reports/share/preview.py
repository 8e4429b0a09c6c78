"""What leaves and what stays, in words: so that a leader sees it before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from powerkit.deck import field_from
from powerkit.deck.texts import texts_inside
from powerkit.documents.model import Picture
from powerkit.entries.new_version import read_answers
from powerkit.entries.visibility import answered
from powerkit.kinds.base import Kind
from powerkit.kinds.pictures import Draw, pictures_of
from powerkit.logbook.model import OWN_QUESTIONS
from powerkit.reports.share.model import Chosen
from powerkit.reports.share.selection import UNREAD, as_shared, may_leave
from powerkit.text.catalogue import later, t

_EXCERPT = 140
_LOOK = later("What is written in it by hand cannot be searched for names. Look at it yourself before you put it in.")


@dataclass(frozen=True)
class Answer:
    """One answer of a chosen entry: its question, the beginning of what it says, whether it *leaves*, and *by hand*."""

    field: str
    label: str
    excerpt: str
    leaves: bool
    by_hand: bool


@dataclass(frozen=True)
class SaidByOne:
    """Words of an answer that one person said, or that nobody counted, and those of them that are left out."""

    field: str
    label: str
    words: tuple[str, ...]
    left_out: frozenset[str]


def answers_of(one: Chosen, draw: Draw = pictures_of) -> Iterator[Answer]:
    """Each answer of the entry, in the card's order, with its pictures that no search can read; own questions last.

    *draw* makes the pictures.
    """
    put_in = one.pick.put_in
    for wording, answer in answered(one.entry):
        field, label = str(wording["id"]), str(wording.get("label", ""))
        leaves = may_leave(one.entry, field, put_in)
        unread = leaves and _unread(wording, as_shared(wording, answer, one), draw)
        by_hand = f"{field}{UNREAD}" in put_in
        said = t("{label} (its words, not the picture)", label=label) if unread and not by_hand else label
        yield Answer(field, said, _excerpt(wording, answer), leaves, leaves and field in put_in)
        if unread:
            yield Answer(
                f"{field}{UNREAD}", t("{label}: the picture", label=label.rstrip(".")), t(_LOOK), by_hand, by_hand
            )
    if one.entry.own:
        texts = " ".join(f"{own.question} {own.answer}" for own in one.entry.own)
        leaves = may_leave(one.entry, OWN_QUESTIONS, put_in)
        yield Answer(OWN_QUESTIONS, t("Questions of my own"), _short(texts), leaves, leaves and OWN_QUESTIONS in put_in)


def unread_pictures(one: Chosen, field: str, draw: Draw) -> tuple[Picture, ...]:
    """The pictures that the id *field* of such an answer stands for, to be looked at before they are put in."""
    for wording, answer in answered(one.entry):
        if f"{wording['id']}{UNREAD}" == field and (asked := field_from(wording)) is not None:
            made = draw(asked.kind, as_shared(wording, answer, one), asked.label)
            return tuple(picture for picture in made if picture.by_hand)
    return ()


def words_said_by_one(one: Chosen) -> Iterator[SaidByOne]:
    """What to ask before words of the entry are shared: one person may be known by a word that only they say."""
    for field, answer in read_answers(one.entry):
        if not may_leave(one.entry, field.id, one.pick.put_in):
            continue
        if words := field.kind.said_by_one(answer):
            yield SaidByOne(field.id, field.label, words, one.pick.left_out.get(field.id, frozenset()))


def stays_besides(one: Chosen) -> Iterator[str]:
    """What stays beside private answers, in words."""
    if one.entry.is_wholly_private:
        yield t("With whom, and which community")
    kept: dict[str, tuple[Kind, int]] = {}
    for field, answer in read_answers(one.entry):
        if may_leave(one.entry, field.id, one.pick.put_in) and (number := field.kind.kept_back(answer)):
            kept[field.kind.name] = (field.kind, number + kept.get(field.kind.name, (field.kind, 0))[1])
    yield from (kind.kept_back_said(number) for kind, number in kept.values())


def _unread(wording: Mapping[str, Any], answer: Any, draw: Draw) -> bool:
    field = field_from(wording)
    return field is not None and any(item.by_hand for item in draw(field.kind, answer, field.label))


def _excerpt(wording: Mapping[str, Any], answer: Any) -> str:
    field = field_from(wording)
    return _short(" · ".join(field.kind.texts(answer) if field else texts_inside(answer)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rstrip()}…"
