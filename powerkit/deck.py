"""The deck as frozen objects, read from ``deck/*.toml`` and checked in full.

`load_deck` reports everything that is wrong at once: each line names file → card → field → what was expected.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from powerkit.errors import DeckError
from powerkit.fields import KINDS, Kind
from powerkit.fields.action import Action
from powerkit.fields.choice import Choice
from powerkit.fields.recall import Recall
from powerkit.spec import Spec, no_doubles

T = TypeVar("T")
_PASSING = {"hint", "short", "when", "suggest", "rows"}

ROLES = ("public service", "community")
ORIGINS = ("source", "workbook")
CARD_ID = re.compile(r"[1-9][0-9]?\.[1-9][0-9]?\Z")
"""A card's id: the capability's number, a full stop, the card's number."""


@dataclass(frozen=True)
class When:
    """Show a field only while the choice *field* has one of the answers *given* (option ids)."""

    field: str
    given: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One question of a card. Its *id* never changes; *private* is how its switch stands at first."""

    id: str
    label: str
    kind: Kind
    hint: str = ""
    private: bool = False
    short: bool = False
    when: When | None = None
    source: Mapping[str, Any] = dataclass_field(default_factory=dict, compare=False, repr=False)

    @property
    def wording(self) -> dict[str, Any]:
        """What must be kept with an answer so that it stays readable when the deck has changed: as in the deck file."""
        return {key: value for key, value in self.source.items() if key not in _PASSING}

    def page(self) -> dict[str, Any]:
        """What the script on the page must know to show this field, as JSON."""
        when = {"field": self.when.field, "is": list(self.when.given)} if self.when else None
        return {
            **self.kind.page(),
            "id": self.id,
            "kind": self.kind.name,
            "label": self.label,
            "hint": self.hint,
            "private": self.private,
            "short": self.short,
            "when": when,
        }


@dataclass(frozen=True)
class Card:
    """One card: its task as *steps*, in the workbook's own words, and its *fields*."""

    id: str
    title: str
    summary: str
    time: str
    have: str
    steps: tuple[str, ...]
    fields: tuple[Field, ...]
    away: bool = False
    read_back: bool = False

    def field(self, one: str) -> Field | None:
        """The field of that id, or None."""
        return next((field for field in self.fields if field.id == one), None)

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
    """One of the deck's capabilities with its cards. *name* is that of its file, such as "01-we-know-our-people"."""

    name: str
    number: int
    title: str
    guidance: tuple[Guidance, ...]
    cards: tuple[Card, ...]


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
        if not isinstance(field.kind, Recall):
            return None
        there, wanted = field.kind.target
        found = self.card(there).field(wanted)
        return (self.card(there), found) if found else None

    def capability_of(self, card: str) -> Capability:
        """The capability a card belongs to."""
        return next(one for one in self.capabilities if any(inner.id == card for inner in one.cards))

    def capability(self, number: int) -> Capability:
        """The capability of that number.

        Raises:
            DeckError: there is none.

        """
        for one in self.capabilities:
            if one.number == number:
                return one
        raise DeckError(f"There is no capability {number} in this deck.")


def load_deck(folder: Path) -> Deck:
    """The deck in *folder*: ``deck.toml`` and one file a capability, named ``NN-….toml``.

    Raises:
        DeckError: with everything that is wrong, a line each.

    """
    problems: list[str] = []
    files = sorted(folder.glob("[0-9][0-9]-*.toml")) if folder.is_dir() else []
    if not files:
        raise DeckError(f"No deck was found in {folder}.", "A deck has files named 01-….toml and a deck.toml.")
    read = [(spec, _read_capability(spec)) for spec in _specs(files, problems)]
    no_doubles((spec, str(one.number)) for spec, one in read if spec.has("number"))
    capabilities = tuple(sorted((one for _, one in read), key=lambda one: one.number))
    _check_between_cards(read)
    about = next(_specs([folder / "deck.toml"], problems), Spec({}, "deck.toml", []))
    deck = _read_about(about, capabilities)
    if problems:
        raise DeckError("\n".join(problems))
    return deck


def _specs(files: list[Path], problems: list[str]) -> Iterator[Spec]:
    for file in files:
        try:
            yield Spec(tomllib.loads(file.read_text(encoding="utf-8-sig")), file.name, problems)
        except OSError as error:
            problems.append(f"{file.name}: cannot be read ({error.strerror or error})")
        except UnicodeDecodeError:
            problems.append(f"{file.name}: is not UTF-8 text; save it again as UTF-8")
        except (ValueError, RecursionError) as error:  # a number of thousands of figures is a plain ValueError
            problems.append(f"{file.name}: is not TOML: {error}")


def _read_about(spec: Spec, capabilities: tuple[Capability, ...]) -> Deck:
    stages = spec.tables("stage", named="stage")
    contacts = spec.tables("contact", (), named="contact") + spec.tables("link", (), named="link")
    deck = Deck(
        spec.text("title"),
        spec.text("version"),
        spec.text("credit", ""),
        spec.texts("why", ()),
        spec.texts("uses", ()),
        spec.text("log_book", ""),
        tuple(_closed(one, Stage(one.id(), one.text("label"), one.text("hint", ""))) for one in stages),
        tuple(_closed(one, _read_reference(one)) for one in contacts),
        capabilities,
    )
    spec.done()
    return deck


def _read_reference(spec: Spec) -> Reference:
    value = spec.text("url" if spec.has("url") else "value")
    return Reference(spec.text("label"), value, spec.number("as_of", most=3000), spec.flag("checked"))


def _closed(spec: Spec, made: T) -> T:
    spec.done()
    return made


def _read_capability(spec: Spec) -> Capability:
    number = spec.number("number", least=1, most=99)
    guidance = spec.tables("guidance", (), named="guidance")
    cards = spec.tables("card", named="card")
    capability = Capability(
        spec.where.removesuffix(".toml"),
        number,
        spec.text("title"),
        tuple(_closed(one, _read_guidance(one)) for one in guidance),
        tuple(_read_card(one, number) for one in cards),
    )
    spec.done()
    return capability


def _read_guidance(spec: Spec) -> Guidance:
    role = spec.text("role", choices=ROLES)
    return Guidance(role, spec.text("text"), spec.text("origin", choices=ORIGINS))


def _read_card(spec: Spec, capability: int) -> Card:
    one = spec.text("id")
    if one and not CARD_ID.match(one):
        spec.wrong(f'"id" is "{one}", but must be a capability and a number, such as "1.2"')
    elif one and one.split(".")[0] != str(capability):
        spec.wrong(f"stands in capability {capability}; its id must start with {capability}.")
    fields = spec.tables("field", named="field")
    card = Card(
        one,
        spec.text("title"),
        spec.text("summary"),
        spec.text("time"),
        spec.text("have"),
        spec.texts("steps"),
        tuple(_read_field(inner) for inner in fields),
        spec.flag("away"),
        spec.flag("read_back"),
    )
    spec.done()
    no_doubles(zip(fields, (field.id for field in card.fields), strict=True))
    for inner, field in zip(fields, card.fields, strict=True):
        _check_when(inner, field, card)
    return card


def _read_field(spec: Spec) -> Field:
    name = spec.text("kind", choices=KINDS)
    kind = KINDS.get(name, Action).read(spec)
    field = Field(
        spec.id(),
        spec.text("label"),
        kind,
        spec.text("hint", ""),
        spec.flag("private"),
        spec.flag("short"),
        _read_when(spec.table("when")),
        spec.data,
    )
    if spec.data.get("kind") in KINDS:  # the keys of a kind that is not known can't be judged
        spec.done()
    return field


def field_from(wording: Mapping[str, Any]) -> Field | None:
    """The field as it was worded when an answer was saved (see `Field.wording`); None where that can't be read now."""
    problems: list[str] = []
    field = _read_field(Spec(wording, "", problems))
    return None if problems else field


def _read_when(spec: Spec | None) -> When | None:
    if spec is None:
        return None
    return _closed(spec, When(spec.text("field"), spec.texts("is")))


def _check_when(spec: Spec, field: Field, card: Card) -> None:
    if field.when is None or not field.when.field:
        return
    other = card.field(field.when.field)
    if other is None or not isinstance(other.kind, Choice):
        spec.wrong(f'"when" names "{field.when.field}", but must name a choice of the same card')
        return
    known = [option.id for option in other.kind.options]
    for one in field.when.given:
        if one not in known:
            spec.wrong(f'"when" waits for "{one}", but "{other.id}" can only be: {", ".join(known)}')


def _check_between_cards(read: list[tuple[Spec, Capability]]) -> None:
    cards = {card.id: card for _, capability in read for card in capability.cards}
    seen: set[str] = set()
    for spec, capability in read:
        for card in capability.cards:
            where = Spec({}, f"{spec.where} → card {card.id}", spec.problems)
            if card.id and card.id in seen:
                where.wrong(f'the id "{card.id}" is used twice; each must be its own')
            seen.add(card.id)
            _check_recalls(where, card, cards)


def _check_recalls(spec: Spec, card: Card, cards: Mapping[str, Card]) -> None:
    for field in card.fields:
        if not isinstance(field.kind, Recall) or not field.kind.of:
            continue
        there, wanted = field.kind.target
        target = cards.get(there)
        if target is None or target.field(wanted) is None:
            inner = Spec({}, f"{spec.where} → field {field.id}", spec.problems)
            inner.wrong(f'"of" is "{field.kind.of}", but must name a field of a card, such as "1.2.map"')
