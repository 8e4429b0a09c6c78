"""The deck as frozen objects: capabilities, their cards, and the questions of each card."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import Any

from powerkit.errors import DeckError
from powerkit.kinds.base import Kind
from powerkit.text.language_tags import ENGLISH

_PASSING = {"hint", "short", "when", "suggest", "rows", "adds_to", "calendar", "diary", "from", "photo", "step"}

ROLES = ("public service", "community")
ORIGINS = ("source", "workbook")


@dataclass(frozen=True)
class When:
    """Show a field only while the choice *field* has one of the answers *given* (option ids)."""

    field: str
    given: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """Somebody's own story that a question of consent is about: the *fields* that hold it ("about.people" and
    "about.own" too), the answers (option ids) that are its *ends*, and what to *say* then.
    """

    fields: tuple[str, ...]
    ends: tuple[str, ...]
    say: str

    def page(self) -> dict[str, Any]:
        """What the script on the page must know of it, as JSON."""
        return {"fields": list(self.fields), "ends": list(self.ends), "say": self.say}


@dataclass(frozen=True)
class Field:
    """One question of a card. Its *id* never changes; *private* is how its switch stands at first.

    With *consent*, the ids of some options of a choice, the whole entry may be shared only while one of them is chosen.
    A *story* can be erased once that is taken back. People named here join the map *adds_to* names, such as "1.2.map".
    A *step* names the screen that begins with it.
    """

    id: str
    label: str
    kind: Kind
    hint: str = ""
    private: bool = False
    short: bool = False
    when: When | None = None
    consent: tuple[str, ...] = ()
    adds_to: str = ""
    story: Story | None = None
    step: str = ""
    source: Mapping[str, Any] = dataclass_field(default_factory=dict, compare=False, repr=False)

    @property
    def wording(self) -> dict[str, Any]:
        """What must be kept with an answer so that it stays readable when the deck has changed: as in the deck file."""
        return {key: value for key, value in self.source.items() if key not in _PASSING}

    def page(self) -> dict[str, Any]:
        """What the script on the page must know to show this field, as JSON."""
        when = {"field": self.when.field, "is": list(self.when.given)} if self.when else None
        screens = [screen._asdict() for screen in self.kind.screens()]
        return {
            **self.kind.page(),
            **({"screens": screens} if screens else {}),
            "id": self.id,
            "kind": self.kind.name,
            "label": self.label,
            "hint": self.hint,
            "private": self.private,
            "short": self.short,
            "when": when,
            **({"story": self.story.page()} if self.story else {}),
        }


@dataclass(frozen=True)
class Sheet:
    """A page to hang up or hand round, made from answers: in a *form*, from *fields*, offered under one of them."""

    form: str
    title: str
    under: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Take:
    """A page to take along: the questions to carry (*fields*), words to *say* first, and a *tally* of a table.

    *choose* are fields whose answers may go on it where the leader wants them there; *fill* says what a row of a table
    holds when notes are brought back and do not say: ``{field: {column: value}}``.
    """

    fields: tuple[str, ...]
    say: tuple[str, ...] = ()
    choose: tuple[str, ...] = ()
    tally: str = ""
    fill: Mapping[str, Mapping[str, str]] = dataclass_field(default_factory=dict)


@dataclass(frozen=True)
class Sitting:
    """What a card needs at one screen: *minutes*, and from *least* to *most* people.

    The whole of it is done in that time, and its main questions in *short* minutes (0: not said). With *later* only
    its beginning is, and the rest is done elsewhere and takes days or weeks.
    """

    minutes: int
    least: int
    most: int
    later: bool = False
    short: int = 0


@dataclass(frozen=True)
class Card:
    """One card: its task as *steps*, in the workbook's own words, and its *fields*.

    *sheet* is what it gives to print, *take* what it gives to take along. *with_whom* is the question of its own that
    asks who it was done with: nobody is asked that twice.
    """

    id: str
    title: str
    summary: str
    time: str
    have: str
    steps: tuple[str, ...]
    fields: tuple[Field, ...]
    away: bool = False
    read_back: bool = False
    sheet: Sheet | None = None
    take: Take | None = None
    sitting: Sitting | None = None
    with_whom: str = ""

    def field(self, one: str) -> Field | None:
        """The field of that id, or None."""
        return next((field for field in self.fields if field.id == one), None)

    @property
    def taken(self) -> Take | None:
        """What goes on the page to take along: as the deck says, or else, for a card done away, its main questions."""
        if self.take or not self.away:
            return self.take
        return Take(tuple(item.id for item in self.fields if item.short and item.kind.takes_notes))

    @property
    def wording(self) -> dict[str, Any]:
        """What must be kept with an entry so that it stays readable when the deck has changed."""
        return {"title": self.title, "fields": [field.wording for field in self.fields]}


@dataclass(frozen=True)
class Guidance:
    """A suggestion for one of the `ROLES`; *origin* says whether the source or the workbook gave it."""

    role: str
    text: str
    origin: str


@dataclass(frozen=True)
class Capability:
    """One of the deck's capabilities with its cards. *name* is that of its file, such as "01-we-know-our-people".

    *short* is a word for it, such as "Know", where there is little room.
    """

    name: str
    number: int
    title: str
    guidance: tuple[Guidance, ...]
    cards: tuple[Card, ...]
    short: str = ""


@dataclass(frozen=True)
class Stage:
    """How far a card has come before it is saved."""

    id: str
    label: str
    hint: str


@dataclass(frozen=True)
class Reference:
    """A contact or a link of the source, as of a year, and whether somebody has *checked* it since."""

    label: str
    value: str
    as_of: int
    checked: bool


@dataclass(frozen=True)
class Deck:
    """The whole deck. Capabilities are in order of their numbers, cards in the order of their file."""

    title: str
    version: str
    credit: str
    why: tuple[str, ...]
    uses: tuple[str, ...]
    log_book: str
    stages: tuple[Stage, ...]
    references: tuple[Reference, ...]
    capabilities: tuple[Capability, ...]
    lang: str = ENGLISH
    """The language of its words: a BCP 47 tag."""

    lead: str = ""
    """What it is about, in a line over the cards on the start page."""

    ours: bool = False
    """Whether it is the deck that comes with the workbook: each of its cards is filled in in the worked year."""

    @property
    def over_cards(self) -> str:
        """The line over its cards: its lead, or its title."""
        return self.lead or f"{self.title.rstrip('.')}."

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every card by its id."""
        return {card.id: card for capability in self.capabilities for card in capability.cards}

    def card(self, one: str) -> Card:
        """The card of that id.

        Raises:
            DeckError: there is none; the text names the cards there are.

        """
        if one not in self.cards:
            raise DeckError(f"There is no card {one!r} in this deck.", f"Its cards are {', '.join(self.cards)}.")
        return self.cards[one]

    def recalled(self, field: Field) -> tuple[Card, Field] | None:
        """The card and the field that a field looks back at; None for a field that looks back at nothing."""
        back = field.kind.looks_back()
        found = self.card(back.card).field(back.field) if back else None
        return (self.card(back.card), found) if back and found else None

    def added_to(self, field: Field) -> tuple[Card, Field] | None:
        """The card and the map that people named in a field join; None for a field whose people join none."""
        there, _, wanted = field.adds_to.rpartition(".")
        found = self.card(there).field(wanted) if there else None
        return (self.card(there), found) if found else None

    def capability_of(self, card: str) -> Capability:
        """The capability a card belongs to."""
        return next(item for item in self.capabilities if any(inner.id == card for inner in item.cards))

    def capability(self, number: int) -> Capability:
        """The capability of that number.

        Raises:
            DeckError: there is none.

        """
        for item in self.capabilities:
            if item.number == number:
                return item
        raise DeckError(f"There is no capability {number} in this deck.")
