"""What the log book keeps, as plain values: drafts, saved versions, actions, memos and what a search finds."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from unicodedata import normalize

Answers = Mapping[str, Any]
"""Field id → answer, as JSON values (see the field kinds)."""

WHOLE_ENTRY = "entry"
"""The key of ``Entry.private`` that stands for the whole entry."""

OURS = "ours"
"""In the wording of an entry: a group answered, not the leader alone; `BY_ITS_PEOPLE` where its people tell that."""
BY_ITS_PEOPLE = "people"
OTHERS = "also_"
"""How the id begins under which what others say to a question is kept."""
SPEAKING = ("map", "action")
"""The kinds of answers that say "me" of whoever answers, and "us" of a group (`powerkit.kinds.base.Kind.speaks`)."""
OWN_QUESTIONS = "about.own"
"""The key of ``Entry.private`` that stands for the leader's own questions with their answers."""

ABOUT_PEOPLE = "about.people"
"""The draft of those with whom an entry is made."""

ABOUT_STAGE = "about.stage"
"""The draft of how far its work has come."""

HELD = "about.held"
"""The draft that says which entry of a card its drafts belong to, where that is not the one saved last."""

BOX = "box."
"""How the id of a draft begins that holds what stands in a box of a question and was not added: "box.QUESTION/KEY"."""


def question_of(field: str) -> str:
    """The question that the draft of that field belongs to."""
    return field.removeprefix(BOX).partition("/")[0] if field.startswith(BOX) else field


OPEN_STATUSES = ("planned", "doing")
"""An action with one of these is still to be finished."""

ENDED_STATUSES = ("done", "dropped", "carried")
"""An action with one of these is over; its words stay in the log book."""


def line_key(text: str) -> str:
    """The form in which two spellings of a community, a name or an action count as the same.

    Case, kinds of blank and ways of encoding an accent do not count. Blank text gives "".
    """
    return " ".join(normalize("NFC", text).casefold().split())


@dataclass(frozen=True)
class Draft:
    """What is being written in one field of one card, before it is saved as a version.

    ``client`` is the page that wrote it and ``number`` that page's own count: together they say which
    edit this is. ``value`` is any JSON value. It is left out of ``repr``, so that it never lands in an output.
    """

    card: str
    field: str
    value: Any = dataclasses.field(repr=False)
    client: str
    number: int
    written: datetime


@dataclass(frozen=True)
class OwnQuestion:
    """A question the leader added to a card, with its answer."""

    id: str
    question: str = dataclasses.field(repr=False)
    answer: str = dataclasses.field(repr=False)


@dataclass(frozen=True)
class NewAction:
    """What a card's action field says should happen; blank texts and no date are fine.

    ``what`` is what will be done, ``who`` with whom, ``due`` by when, ``how`` how the leader will know. Later:
    ``happened`` what happened, ``learnt``, ``next``, and the ``reason`` for one dropped or carried forward.
    """

    field: str
    what: str = dataclasses.field(repr=False)
    who: str = dataclasses.field(default="", repr=False)
    due: date | None = None
    how: str = dataclasses.field(default="", repr=False)
    status: str = ""
    learnt: str = dataclasses.field(default="", repr=False)
    next: str = dataclasses.field(default="", repr=False)
    happened: str = dataclasses.field(default="", repr=False)
    reason: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True)
class Action:
    """An action in the log book, as it stands now. ``id`` never changes and is never used again.

    ``current`` is false for one that the card no longer says but that is over or has learning in it.
    ``version`` is the version of the entry it was last said in. ``sequence`` counts its changes from 0, ``changed``
    is when the last one was.
    """

    id: int
    entry: int
    card: str
    field: str
    version: int
    current: bool
    what: str = dataclasses.field(repr=False)
    who: str = dataclasses.field(repr=False)
    due: date | None
    how: str = dataclasses.field(repr=False)
    status: str
    learnt: str = dataclasses.field(repr=False)
    next: str = dataclasses.field(repr=False)
    happened: str = dataclasses.field(default="", repr=False)
    reason: str = dataclasses.field(default="", repr=False)
    sequence: int = 0
    changed: datetime | None = None


@dataclass(frozen=True)
class NewMemo:
    """A memo that a version's answers hold: the ``field`` of its words, and the day it is to come back."""

    field: str
    text: str = dataclasses.field(repr=False)
    due: date | None


@dataclass(frozen=True)
class NewVersion:
    """What is to be saved as the next version of a card's line of work for one community.

    ``wording`` is the card's title and summary and each field's id, kind, label and options as they were,
    so that the entry can be read when the deck has changed. ``words`` is all that a search should find.
    ``drafts`` are the drafts that went into it: they are cleared with the save, unless they have changed since.
    ``saved`` is for entries from elsewhere that carry their own time; otherwise the log book's clock gives it.
    ``afresh`` says the card was emptied before: what was planned on it stays planned.
    """

    card: str
    community: str = ""
    stage: str = ""
    people: str = dataclasses.field(default="", repr=False)
    read_back: str = ""
    answers: Answers = dataclasses.field(default_factory=dict, repr=False)
    private: Mapping[str, bool] = dataclasses.field(default_factory=dict)
    own: tuple[OwnQuestion, ...] = dataclasses.field(default=(), repr=False)
    wording: Mapping[str, Any] = dataclasses.field(default_factory=dict, repr=False)
    words: str = dataclasses.field(default="", repr=False)
    actions: tuple[NewAction, ...] = ()
    memos: tuple[NewMemo, ...] = ()
    drafts: tuple[Draft, ...] = ()
    saved: datetime | None = None
    afresh: bool = False


@dataclass(frozen=True)
class Entry:
    """One saved version of one card's answers for one community; it never changes.

    ``id`` is that of the line of work (one card, one community); ``version`` counts its saves from 1.
    ``saved`` knows its offset from UTC. ``private[WHOLE_ENTRY]`` keeps the whole entry back, other keys a field.
    """

    id: int
    card: str
    community: str
    version: int
    saved: datetime
    stage: str
    people: str = dataclasses.field(repr=False)
    read_back: str
    answers: Answers = dataclasses.field(repr=False)
    private: Mapping[str, bool]
    own: tuple[OwnQuestion, ...] = dataclasses.field(repr=False)
    wording: Mapping[str, Any] = dataclasses.field(repr=False)

    @property
    def questions(self) -> tuple[Mapping[str, Any], ...]:
        """The wording of each question as it was asked, in the card's order."""
        return tuple(self.wording.get("fields", ()))

    def question(self, id: str) -> Mapping[str, Any] | None:
        """The wording of one question; None where this entry was not asked it."""
        return next((question for question in self.questions if question.get("id") == id), None)

    @property
    def of_group(self) -> bool:
        """Whether a group made it, and speaks in it: "we"."""
        return bool(self.wording.get(OURS))

    @property
    def is_wholly_private(self) -> bool:
        """Whether the leader keeps the whole entry back."""
        return bool(self.private.get(WHOLE_ENTRY, False))

    def is_private(self, question: str) -> bool:
        """Whether the answer to the question of that id is kept back: the one rule for all that leaves.

        A whole entry kept back keeps all of it. Else the answer's own switch decides; a photo without one goes with the
        answer it stands beside; without any switch it is as the deck had it when it was asked. What was never asked is
        private. For `OWN_QUESTIONS` there is only the switch.
        """
        if self.is_wholly_private:
            return True
        if question == OWN_QUESTIONS:
            return bool(self.private.get(OWN_QUESTIONS, False))
        asked = self.question(question)
        beside = str(asked.get("of", "")) if asked and asked.get("kind") == "photo" else ""
        at_first = asked is None or bool(asked.get("private"))
        return bool(self.private.get(question, self.private.get(beside, at_first)))


@dataclass(frozen=True)
class Standing:
    """Where one card stands, for a start page.

    ``state`` is "new" (nothing written), "draft" (words not yet saved as a version) or "saved".
    ``saved`` and ``entry`` are of the newest version, if there is one, also when there are drafts after it.
    ``stage`` is what the leader last chose: "", "planned", "out" or "back". ``written`` is the newest draft's time.
    """

    card: str
    state: str
    stage: str = ""
    saved: datetime | None = None
    entry: int | None = None
    written: datetime | None = None


@dataclass(frozen=True)
class Asked:
    """What a list of entries is narrowed by; what is blank or None narrows nothing, and all that is given must hold.

    ``text`` is searched for in the words of the latest version. ``card`` and ``capability`` are ids ("1.2", "1");
    ``community`` may be "" for entries without one. ``since`` and ``until`` are days on which it was saved, both
    included: as the clock stood where it was saved. ``labels`` are words that are chosen and not written, for what is
    shown of an entry: each with where what was written beside it stands, before it (-1) or after it (1).
    """

    text: str = dataclasses.field(default="", repr=False)
    card: str = ""
    capability: str = ""
    community: str | None = dataclasses.field(default=None, repr=False)
    since: date | None = None
    until: date | None = None
    labels: Mapping[str, int] = dataclasses.field(default_factory=dict, repr=False, compare=False)


class Found(NamedTuple):
    """One entry a search found. ``parts`` are pieces of its words in order, each with whether it is a hit.

    ``place`` says where it stands in the list, for asking what comes after it.
    """

    id: int
    card: str
    community: str
    version: int
    saved: datetime
    parts: tuple[tuple[str, bool], ...]
    place: int = 0
    of_group: bool = False

    def __repr__(self) -> str:
        return f"Found(id={self.id}, card={self.card!r}, version={self.version}, place={self.place})"


@dataclass(frozen=True)
class Memo:
    """A note to come back on a day: from a card's field in an entry, or from none ("", "" and 0)."""

    id: int
    card: str
    field: str
    text: str = dataclasses.field(repr=False)
    due: date | None
    entry: int = 0


@dataclass(frozen=True)
class Past:
    """An earlier version of one answer: its *version* number, when it was saved in words (*said*), and the answer."""

    version: int
    said: str
    answer: Any = dataclasses.field(repr=False)
