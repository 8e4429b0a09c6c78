"""What was made on a card: its answers, the card's own first, and the picture that stands for it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from powerkit.deck import Card, Field
from powerkit.documents.model import Picture
from powerkit.entries.new_version import read_answers
from powerkit.entries.picture_cache import kept_in
from powerkit.entries.visibility import consent_missing
from powerkit.kinds.base import Kind
from powerkit.kinds.pictures import Draw, fitted
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry

_STRIP = 0.3
"""A picture less high than this part of its width leaves most of half a card empty, with letters too small to read."""
_LETTERS = re.compile(r'font-size[:=]\s*"?([\d.]+)')
_VIEW_BOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Drawn:
    """What she made: the picture with its *alt* text, *key*, *lines* and *marks*, its question's *label*, its size."""

    label: str
    svg: str
    alt: str
    width: float
    height: float
    key: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Answer:
    """An answer that may show: what it was asked as, what the deck says of its question today, and what it is."""

    asked: Field
    value: Any
    main: bool = field(default=False)


def drawn_to_fit(logbook: Logbook, *, narrow: bool = False, keyed: bool = False) -> Draw:
    """Draws pictures as they can be read on the back of a card, each once; one drawn elsewhere too is that one.

    *keyed* is for where what is numbered in them is listed beside them.
    """

    def drawn(kind: Kind, answer: Any, label: str) -> tuple[Picture, ...]:
        small = narrow and (kind.fits_small or bool(kind.fitted_by()))
        if not (small or kind.fitted_by()):
            return kept_in(logbook)(kind, answer, label)
        form = ("small" if small else "card") + (" keyed" if keyed and kind.fitted_by() else "")
        return kept_in(logbook, partial(fitted, narrow=small, keyed=keyed), form)(kind, answer, label)

    return drawn


def answers_of(entry: Entry, card: Card | None) -> Iterator[Answer]:
    """Every answer of an entry that says something; *card* is its card in the deck of today, if it is there."""
    for asked, answer in read_answers(entry):
        if not asked.kind.blank(answer):
            today = card.field(asked.id) if card else None
            yield Answer(asked, answer, main=bool(today and today.short))


def open_answers(entry: Entry, card: Card | None) -> list[Answer]:
    """The answers of an entry that others may see: none kept private, and none without its teller's consent."""
    if consent_missing(entry):
        return []
    return [item for item in answers_of(entry, card) if not entry.is_private(item.asked.id)]


def pictures_made(answers: list[Answer], draw: Draw) -> Iterator[Drawn]:
    """A picture of each answer that has one, the card's own first (see `later`)."""
    for one, picture in best_pictures(answers, draw):
        yield drawn_of(one, picture)


def best_pictures(
    answers: list[Answer], draw: Draw, unread: Callable[[Answer], bool] = lambda _: True
) -> Iterator[tuple[Answer, Picture]]:
    """Each answer that has a picture, with the one that fills half a card best, the card's own first (see `later`).

    *unread* says whether pictures of an answer that were made by hand may show. A picture that is a strip is left out:
    of a single moment or word there is no more to see than to read, and words stand larger without it.
    """
    for answer in sorted(answers, key=later):
        drawn = draw(answer.asked.kind, answer.value, answer.asked.label)
        may_show = [picture for picture in drawn if not picture.by_hand or unread(answer)]
        if filling := [picture for picture in may_show if _fills(drawn_of(answer, picture)) >= _STRIP]:
            yield answer, max(filling, key=lambda picture: _fills(drawn_of(answer, picture)))


def later(one: Answer) -> tuple[bool, bool, bool]:
    """Where an answer stands among those that have pictures: a main question first, a photo late, a look back last."""
    kind = one.asked.kind
    return kind.looks_back() is not None, not kind.asks, not one.main


def drawn_of(one: Answer, picture: Picture) -> Drawn:
    """The picture of an answer with its size."""
    size = _VIEW_BOX.search(picture.svg)
    width, height = (float(size[1]), float(size[2])) if size else (4.0, 3.0)
    return Drawn(one.asked.label, picture.svg, picture.alt, width, height, picture.key, picture.lines, picture.marks)


def smallest_letters(picture: Picture) -> float:
    """The size of a drawing's smallest letters in its own units; 0 where it has none."""
    return min((float(size) for size in _LETTERS.findall(picture.svg)), default=0.0)


def _fills(drawn: Drawn) -> float:
    """How well a picture fills the half of a card, which is about as wide as high; what is high can be scrolled."""
    return min(max(drawn.width / drawn.height, _STRIP), drawn.height / drawn.width)
