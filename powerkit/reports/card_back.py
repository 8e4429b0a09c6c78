"""The back of a saved card, for the leader's own page: what she made, her words, her action, what came back.

No name is replaced: it is her own screen. On one that others see (*safe*) no private answer is in it, nor what came
back to her.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from powerkit.deck import Card
from powerkit.documents.model import Picture, words_of
from powerkit.entries.entries_of_card import OtherEntry, beside, given_name, held, newest_of, of_card
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.kinds.action import status_said
from powerkit.kinds.options import DONT_KNOW
from powerkit.kinds.pictures import Draw
from powerkit.logbook import Logbook
from powerkit.logbook.model import OPEN_STATUSES, OWN_QUESTIONS, Entry
from powerkit.reports.card_pictures import (
    Answer,
    Drawn,
    answers_of,
    best_pictures,
    drawn_of,
    drawn_to_fit,
    open_answers,
)
from powerkit.reports.notes_back import NoteBack, notes_on
from powerkit.text.catalogue import t
from powerkit.text.dates import DAY_OF_YEAR, clock, said_day, show_date
from powerkit.text.schemas import as_json
from powerkit.text.sentences import beginning, shortened, unquoted
from powerkit.text.toml_reader import ALSO

MOST_WORDS = 3
"""So many answers are set as large words where a card has no picture."""
LONGEST_SENTENCE, LONGEST_ANSWER, LONGEST_ALONE, MOST_ROWS = 160, 160, 420, 6


@dataclass(frozen=True)
class Said:
    """An answer in her words, under its question's *label*; *more* is its last line where that says what is left."""

    label: str
    text: str
    more: str = ""


@dataclass(frozen=True)
class WillDo:
    """Her action: *what*, its day in words (*by*), and its *state*; "" for one that is still planned."""

    what: str
    by: str
    state: str


@dataclass(frozen=True)
class Back:
    """The back of one version. Without a *picture* there are *words*; *kept* says that something was left out."""

    entry: int
    version: int
    day: str
    at: str
    picture: Drawn | None
    words: tuple[Said, ...]
    sentence: str
    action: WillDo | None
    notes: tuple[NoteBack, ...]
    kept: bool
    others: tuple[OtherEntry, ...] = ()
    group: bool = False
    community: str = ""
    also: int = 0
    """So many people more answered the question that the sentence is of."""
    whole: str = ""
    """All that she wrote there, where the *sentence* is its beginning."""
    photo: str = ""
    """What a photo on the card is of, where it is not the picture that shows."""


class AskBack(TypedDict, total=False):
    """For a screen that others see (*safe*), and for a small one (*narrow*); of another *entry* than the one held."""

    safe: bool
    narrow: bool
    entry: int


class BackTold(TypedDict):
    """The back of a card; None while nothing is saved."""

    back: Back | None


def tell_back(card: Card, logbook: Logbook, given: AskBack) -> BackTold:
    """The back of the card's entry that is held, or of the one asked for, under "back"; None while nothing is saved.

    *given* may say "safe", for a screen that others see, and "narrow", for a small one.
    """
    entry = of_card(logbook, card.id, given.get("entry")) or held(logbook, card.id)
    if entry is None:
        return {"back": None}
    draw = drawn_to_fit(logbook, narrow=given.get("narrow", False), keyed=True)
    made = back_of(entry, logbook, card, draw, today=date.today(), safe=given.get("safe", False))
    return {"back": as_json(made)}


def back_of(entry: Entry, logbook: Logbook, card: Card | None, draw: Draw, *, today: date, safe: bool = False) -> Back:
    """The back of a version; *card* is its card in the deck of *today*, where it is still there."""
    seen = with_earlier(entry, logbook, own=True)
    answers = list(answers_of(seen, card))
    shown = open_answers(seen, card) if safe else answers
    told = told_of(shown, seen, draw, today, safe=safe)
    return Back(
        entry=entry.id,
        version=entry.version,
        day=said_day(entry.saved),
        at=clock(entry.saved),
        picture=drawn_of(*told.made) if told.made else None,
        words=told.words,
        sentence=told.sentence,
        action=told.action,
        notes=() if safe else tuple(notes_on(logbook, entry.id, entry.saved)),
        kept=len(shown) < len(answers),
        others=() if safe else beside(entry, newest_of(logbook, entry.card)),
        group=entry.of_group,
        community="" if safe else given_name(entry),
        also=_also(shown, told.of) if told.sentence and told.of else 0,
        whole=unquoted(_text_of(told.of)) if told.of and told.sentence.endswith("…") else "",
        photo=_photo_beside(shown, told.made[0] if told.made else None, logbook),
    )


def _photo_beside(answers: list[Answer], made: Answer | None, logbook: Logbook) -> str:
    """What a photo that the log book holds is of, where it is not what was *made*; "" where there is none."""
    others = ((answer.asked, answer.value) for answer in answers if answer is not made)
    held = (asked.label for asked, value in others if asked.kind.kept_pictures(value, asked.label, logbook))
    return next(held, "")


def _also(answers: list[Answer], of: Answer) -> int:
    """How many people's answers stand beside the one that the sentence is *of*."""
    beside = (answer for answer in answers if answer.asked.id == ALSO + of.asked.id)
    return sum(len(list(answer.asked.kind.rows_of(answer.value))) for answer in beside)


@dataclass(frozen=True)
class Told:
    """What stands for a card: the answer with its picture as it was *made*, or *words*; a *sentence*, an *action*.

    The sentence is *of* an answer, or of none that is words alone.
    """

    made: tuple[Answer, Picture] | None
    words: tuple[Said, ...]
    sentence: str
    action: WillDo | None
    of: Answer | None


def told_of(
    answers: list[Answer],
    entry: Entry,
    draw: Draw,
    today: date,
    *,
    safe: bool = False,
    longest: int = LONGEST_SENTENCE,
    unread: Callable[[Answer], bool] = lambda _: True,
) -> Told:
    """What stands for a card of these *answers*; of the *entry* it takes only questions of her own."""
    made = next(best_pictures(answers, draw, unread), None)
    sentence, of = sentence_of(answers, entry, safe, longest)
    words = () if made else _words(answers, sentence, of)
    return Told(made, words, "" if _says(words, sentence) else sentence, next(_actions(answers, today), None), of)


def _wordy(answers: list[Answer]) -> list[Answer]:
    """The answers that can be set as words, those in sentences first, then lines and lists, then what was chosen."""
    ranks = {"lines": 0, "line": 1, "": 2}
    found = [
        answer for answer in answers if answer.asked.kind.words_form in ranks and not answer.asked.kind.looks_back()
    ]
    found = [item for item in found if not list(item.asked.kind.actions(item.value)) and _text_of(item)]
    return sorted(found, key=lambda item: (ranks[item.asked.kind.words_form], not item.main))


def _text_of(one: Answer) -> str:
    kind = one.asked.kind
    if rows := kind.rows_of(one.value):
        return "\n".join(title for row in rows if (title := kind.row_title(row).strip()))
    return kind.in_words(one.value).strip()


def _at_length(one: Answer) -> str:
    """What is written in the long columns of a list, where no picture stands for it; "" for all else."""
    kind = one.asked.kind
    long = [] if kind.drawn_by() else [column for column in kind.columns if column.type == "long"]
    cells = ((column, row.get(column.id)) for row in kind.rows_of(one.value) for column in long)
    return "\n".join(column.show(cell) for column, cell in cells if cell and cell != DONT_KNOW)


def sentence_of(
    answers: list[Answer], entry: Entry, safe: bool, longest: int = LONGEST_SENTENCE
) -> tuple[str, Answer | None]:
    """The sentences that stand for the card, and whose they are: of her main answer, or of a question of her own.

    Where no answer is words alone, it is of what she wrote at length in a list that has no picture.
    """
    wordy = _wordy(answers)
    for item in wordy:
        if item.asked.kind.words_form and (found := beginning(_text_of(item), longest)):
            return unquoted(found), item
    if found := next((found for item in wordy if (found := beginning(_at_length(item), longest))), ""):
        return unquoted(found), None
    if not (safe and entry.is_private(OWN_QUESTIONS)):
        said = next((found for own in entry.own if (found := beginning(own.answer, longest))), "")
        return unquoted(said), None
    return "", None


def _words(answers: list[Answer], sentence: str, of: Answer | None) -> tuple[Said, ...]:
    """Her main answers as large words: those the sentence is not of, or the one answer there is; never none."""
    wordy = sorted(_wordy(answers), key=lambda item: not item.main)
    rest = [item for item in wordy if item is not of and _is_told(item)]
    if of is not None and not rest:
        return (Said(of.asked.label, shortened(_text_of(of), LONGEST_ALONE)),)
    if found := rest or wordy:
        return tuple(Said(item.asked.label, *_large(item)) for item in found[:MOST_WORDS])
    if sentence:
        return (Said(t("My own question"), sentence),)
    texts = ((answer, _described(answer)) for answer in answers)
    return tuple(Said(one.asked.label, shortened(text, LONGEST_ALONE)) for one, text in texts if text)[:MOST_WORDS]


def _described(one: Answer) -> str:
    kind = one.asked.kind
    between = ", " if kind.looks_back() else " "
    return between.join(words_of(kind.describe(one.value, one.asked.label)))


def _says(words: tuple[Said, ...], sentence: str) -> bool:
    """Whether the large words say the sentence already."""
    return any(" ".join(sentence.removesuffix("…").split()) in " ".join(word.text.split()) for word in words)


def _is_told(one: Answer) -> bool:
    """Whether an answer is words of hers, and not only what she chose."""
    return bool(one.asked.kind.words_form or one.asked.kind.rows_of(one.value))


def _large(one: Answer) -> tuple[str, str]:
    text = _text_of(one)
    if one.asked.kind.words_form == "lines":
        return beginning(text, LONGEST_ANSWER), ""
    lines = text.splitlines()
    more = t("and {number} more", number=len(lines) - MOST_ROWS) if len(lines) > MOST_ROWS else ""
    shown = [shortened(line, LONGEST_ANSWER) for line in lines[:MOST_ROWS]]
    return "\n".join([*shown, more] if more else shown), more


def _actions(answers: list[Answer], today: date) -> Iterator[WillDo]:
    for answer in answers:
        for parts in answer.asked.kind.actions(answer.value):
            if what := parts.get("what", "").strip():
                status = parts.get("status") or "planned"
                state = "" if status == "planned" else status_said(status)
                yield WillDo(what, when_said(parts.get("when", ""), status in OPEN_STATUSES, today), state)


def when_said(when: str, is_open: bool, today: date) -> str:
    """The day of an action as people say it: no blame where it has passed, and the year only where it is another."""
    try:
        day = date.fromisoformat(when)
    except ValueError:
        return when
    said = said_day(day, DAY_OF_YEAR) if day.year == today.year else show_date(when)
    return t("was due {said}", said=said) if is_open and day < today else t("by {said}", said=said)
