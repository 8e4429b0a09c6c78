"""My year: the deck turned over. What was made and done, each picture then and now, and all of it for a wall.

Her own page shows all she wrote. On the page for the wall nothing private stands, and codes in place of people's names.
"""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from powerkit.deck import Card, Deck
from powerkit.documents.html_page import framed
from powerkit.documents.model import Picture
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.entries.visibility import keep_place_codes, known_names, safe
from powerkit.errors import RecordError
from powerkit.kinds.base import Kind
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.reports.card_back import Back, back_of, sentence_of
from powerkit.reports.card_pictures import Answer, Drawn, answers_of, drawn_to_fit, later, open_answers, pictures_made
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import MONTH, between, said_day
from powerkit.text.escaping import Markup, shipped

_STYLE = Path(__file__).with_name("my_year.css")


@dataclass(frozen=True)
class Year:
    """A year in figures: its *days* in words, cards *turned* over of all, actions *done* of all, and the *pairs*.

    A pair is the id of a card whose picture has a then and a now.
    """

    days: str
    turned: int
    cards: int
    done: int
    actions: int
    pairs: tuple[str, ...]


def year_of(deck: Deck, logbook: Logbook) -> Year:
    """What a log book holds of the deck, from its first version to its last. Nothing is drawn."""
    lines = {card: versions for card in deck.cards if (versions := _versions(logbook, card))}
    moments = [version.saved for versions in lines.values() for version in (versions[0], versions[-1])]
    actions = logbook.actions(status=("planned", "doing", "done", "dropped", "carried"))
    return Year(
        days=_days(min(moments).date(), max(moments).date()) if moments else "",
        turned=len(lines),
        cards=len(deck.cards),
        done=sum(action.status == "done" for action in actions),
        actions=len(actions),
        pairs=tuple(card for card, versions in lines.items() if _pair(deck.cards[card], versions)),
    )


def then_and_now(deck: Deck, logbook: Logbook, card: str, *, narrow: bool = False) -> tuple[Back, Back] | None:
    """The first and the newest picture of a card, each with what was said then; None where there are no two."""
    found = _pair(deck.cards[card], _versions(logbook, card)) if card in deck.cards else None
    if found is None:
        return None
    draw = drawn_to_fit(logbook, narrow=narrow)
    then, now = (back_of(item, logbook, deck.cards[card], draw, today=date.today()) for item in found)
    return (then, now) if then.picture and now.picture and then.picture.label == now.picture.label else None


def _versions(logbook: Logbook, card: str) -> list[Entry]:
    newest = logbook.latest(card=card, limit=1)
    return logbook.versions(newest[0].id) if newest else []


def _pair(card: Card, versions: list[Entry]) -> tuple[Entry, Entry] | None:
    """The first version in which the card's main picture was another, and the newest."""
    made = sorted(answers_of(versions[-1], card), key=later) if versions else []
    main = next((item.asked for item in made if item.asked.kind.drawn_by()), None)
    if main is None or main.kind.looks_back() or not main.kind.asks:
        return None
    newest = versions[-1]
    earlier = (version for version in versions[:-1] if not main.kind.blank(version.answers.get(main.id)))
    then = next((item for item in earlier if item.answers[main.id] != newest.answers[main.id]), None)
    return (then, newest) if then else None


def _days(first: date, last: date) -> str:
    begun, ended = (said_day(day, MONTH) for day in (first, last))
    return begun if begun == ended else between(begun, ended)


def wall(deck: Deck, logbook: Logbook) -> bytes:
    """The deck turned over as one HTML page to print large and hang up."""
    year = year_of(deck, logbook)
    names = known_names(logbook)
    said = partial(safe, names)
    drawn = drawn_to_fit(logbook)

    def searched(kind: Kind, answer: Any, label: str) -> tuple[Picture, ...]:
        return tuple(item for item in drawn(kind, answer, label) if not item.by_hand)  # no search finds a name in those

    def small(card: Card) -> Markup:
        newest = logbook.latest(card=card.id, limit=1)
        shown = _open(with_earlier(newest[0], logbook), card, said) if newest else []
        picture = next(pictures_made(shown, searched), None)
        words = "" if picture or not newest else sentence_of(shown, newest[0], True)[0]
        return _small(card, picture, words, bool(newest))

    suits = Markup("\n").join(
        Markup('<section class="suit suit-{0}"><h2>{0} {1}</h2><ul>{2}</ul></section>').format(
            capability.number, capability.title, Markup("").join(map(small, capability.cards))
        )
        for capability in deck.capabilities
    )
    keep_place_codes(logbook, names.called)
    figures = (
        (year.turned, tn("of {number} card turned over", "of {number} cards turned over", year.cards)),
        (year.done, tn("of {number} action done", "of {number} actions done", year.actions)),
    )
    told = Markup("").join(Markup("<p><strong>{}</strong> {}</p>").format(*figure) for figure in figures)
    body = Markup('<main id="main"><header><h1>{}</h1><p>{}</p>{}</header>{}<footer>{}</footer></main>')
    inner = body.format(
        t("My year"),
        year.days,
        told,
        suits,
        t("Nothing private is on this page, and codes stand for the people whose names my workbook knows."),
    )
    return framed(inner, title=t("My year"), language=deck.lang, style=shipped(_STYLE)).encode()


def _open(entry: Entry, card: Card, said: Callable[[str], str]) -> list[Answer]:
    """The answers that may hang on a wall, codes in place of names; none that would still show a name."""
    return [coded for answer in open_answers(entry, card) for coded in _coded(answer, said)]


def _coded(one: Answer, said: Callable[[str], str]) -> Iterator[Answer]:
    kind = one.asked.kind
    try:
        yield replace(one, value=kind.reworded(kind.let_out(one.value), said))
    except RecordError:
        return


def _small(card: Card, picture: Drawn | None, words: str, turned: bool) -> Markup:
    inner = Markup('<p class="title">{}</p>').format(card.title)
    if picture:
        data = base64.b64encode(picture.svg.encode()).decode()
        inner = Markup('<img alt="{}" src="data:image/svg+xml;base64,{}">').format(picture.alt, data)
    elif words:
        inner = Markup('<p class="words">“{}”</p>').format(words)
    return Markup('<li class="{}"><h3>{}</h3>{}</li>').format("turned" if turned else "blank", card.id, inner)
