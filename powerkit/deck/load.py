"""Reads a deck from its files and checks it in full: each problem is a line from file to card to field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from powerkit.deck.check import (
    check_between_cards,
    check_consent,
    check_pointers,
    check_story,
    check_when,
    check_with_whom,
)
from powerkit.deck.model import (
    ORIGINS,
    ROLES,
    Capability,
    Card,
    Deck,
    Field,
    Guidance,
    Reference,
    Sitting,
    Stage,
    Story,
    When,
)
from powerkit.deck.own_pages import OWN_PAGES
from powerkit.deck.printouts import check_sheets, read_sheet, read_take
from powerkit.deck.steps import check_steps
from powerkit.deck.texts import texts_of
from powerkit.deck.toml_files import read_toml
from powerkit.errors import DeckError
from powerkit.kinds import KINDS
from powerkit.resources import deck_folder
from powerkit.text.catalogue import t, use
from powerkit.text.language_tags import ENGLISH, is_tag
from powerkit.text.toml_reader import ALSO, Spec, in_order, no_doubles
from powerkit.there import is_file, is_folder

T = TypeVar("T")
LONGEST_WORD = 14
"""Letters of a capability's short word: it stands over a column of small cards."""
CARD_ID = re.compile(r"[1-9][0-9]?\.[1-9][0-9]?\Z")
"""A card's id: the capability's number, a full stop, the card's number."""

_READ: dict[int, tuple[Mapping[str, Any], Field | None]] = {}
_MOST_READ = 4096


def load_deck(folder: Path) -> Deck:
    """The deck in *folder*: ``deck.toml`` and one file a capability, named ``NN-….toml``.

    Raises:
        DeckError: with everything that is wrong, a line each.

    """
    return _load(folder)


def deck_in_use(folder: Path) -> Deck:
    """The same for the deck that this process works with: from now on it speaks to people in that deck's language."""
    deck = _load(folder, in_use=True)
    use(deck.lang, lambda: texts_of(deck), "" if deck.ours else deck.title)
    return deck


def _load(folder: Path, *, in_use: bool = False) -> Deck:
    problems: list[str] = []
    if is_file(folder):
        raise DeckError(f"{folder} is a file, and a deck is a folder.", "Name the folder that holds the deck’s files.")
    files = sorted(folder.glob("[0-9][0-9]-*.toml")) if is_folder(folder) else []
    if not files:
        raise DeckError(f"No deck was found in {folder}.", "A deck has files named 01-….toml and a deck.toml.")
    about = next(_specs([folder / "deck.toml"], problems), Spec({}, "deck.toml", []))
    if in_use:  # what a kind says of its own accord is worded while the cards are read
        use(lang if is_tag(lang := str(about.data.get("lang", ENGLISH))) else ENGLISH)
    read = [(spec, _read_capability(spec)) for spec in _specs(files, problems)]
    no_doubles(((spec, str(one.number)) for spec, one in read if spec.understood("number")), "number")
    capabilities = tuple(sorted((one for _, one in read), key=lambda item: item.number))
    check_between_cards(read, whole=len(read) == len(files) and all(spec.understood("card") for spec, _ in read))
    deck = _read_about(about, capabilities)
    if problems:
        raise DeckError(in_order(problems))
    return replace(deck, ours=folder.resolve() == deck_folder().resolve())


def _specs(files: list[Path], problems: list[str]) -> Iterator[Spec]:
    for file in files:
        if (spec := read_toml(file, problems)) is not None:
            yield spec


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
        tuple(_closed(stage, Stage(stage.id(), stage.text("label"), stage.text("hint", ""))) for stage in stages),
        tuple(_closed(contact, _read_reference(contact)) for contact in contacts),
        capabilities,
        spec.language("lang", ENGLISH),
        spec.text("lead", ""),
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
        tuple(_closed(item, _read_guidance(item)) for item in guidance),
        tuple(_read_card(card, number if spec.understood("number") else None) for card in cards),
        spec.text("short", ""),
    )
    spec.done()
    if len(capability.short) > LONGEST_WORD:
        spec.wrong(f'"short" is "{capability.short}", but must have {LONGEST_WORD} letters at most')
    if capability.name in {page.file for page in OWN_PAGES.values()}:
        spec.wrong("the workbook has a page of its own with this name; give the file another")
    return capability


def _read_guidance(spec: Spec) -> Guidance:
    role = spec.text("role", choices=ROLES)
    return Guidance(role, spec.text("text"), spec.text("origin", choices=ORIGINS))


def _read_card(spec: Spec, capability: int | None) -> Card:
    one = spec.text("id")
    if one and not CARD_ID.match(one):
        spec.wrong(f'"id" is "{one}", but must be a capability and a number, such as "1.2"')
    elif one and capability is not None and one.split(".")[0] != str(capability):
        spec.wrong(f"stands in capability {capability}; its id must start with {capability}.")
    read = [(inner, read_field(inner)) for inner in spec.tables("field", named="field")]
    card = Card(
        one,
        spec.text("title"),
        spec.text("summary"),
        spec.text("time"),
        spec.text("have"),
        spec.texts("steps"),
        tuple(_with_photos(read)),
        spec.flag("away"),
        spec.flag("read_back"),
        read_sheet(spec.table("sheet")),
        read_take(spec.table("take")),
        _read_sitting(spec.table("sitting")),
        spec.text("with_whom", ""),
    )
    spec.done()
    if not spec.understood("field"):
        return card
    check_with_whom(spec, card)
    check_sheets(spec, card)
    if card.sitting and card.sitting.short and not any(field.short for field in card.fields):
        spec.wrong('sitting: "short" is for a card with questions of a short way, and none of its questions is "short"')
    if card.sitting and card.sitting.short and all(field.short for field in card.fields):
        spec.wrong(
            'sitting: "short" is for a card with a short way, and it asks all questions: one must not be "short"'
        )
    check_steps(spec, card)
    no_doubles((inner, field.id) for inner, field in read)
    for inner, field in read:
        check_when(inner, field, card)
        if field.id.startswith(ALSO):
            inner.wrong(f'"id" is "{field.id}", but ids that start with "{ALSO}" are for what others say to a question')
        check_pointers(inner, field, card)
        check_story(inner, field, card)
    return card


def _with_photos(read: list[tuple[Spec, Field]]) -> Iterator[Field]:
    """The questions, each that is drawn by hand followed by a photo that may stand in its place."""
    known = {field.id for _, field in read}
    for spec, field in read:
        yield field
        photo, called = f"{field.id}_photo", field.kind.photo_called
        if called and photo not in known and spec.data.get("photo", True):
            named = {"id": photo, "kind": "photo", "label": t(called), "of": field.id, "private": field.private}
            passed = {key: spec.data[key] for key in ("short", "when") if key in spec.data}
            yield read_field(Spec({**named, **passed}, spec.where, []))


def _read_sitting(spec: Spec | None) -> Sitting | None:
    if spec is None:
        return None
    minutes, people, later = spec.number("minutes", least=1, most=600), spec.numbers("people"), spec.flag("later")
    short = spec.number("short", 0, most=600)
    spec.done()
    if short and spec.understood("minutes") and (later or short >= minutes):
        spec.wrong('"short" must be less than "minutes", for a card that is finished at the screen')
    if len(people) != 2 or not 1 <= people[0] <= people[1]:
        spec.wrong('"people" must be the least and the most people at one screen, such as [1, 12]')
        return None
    return Sitting(minutes, *people, later, short)


def read_field(spec: Spec) -> Field:
    """One question as a deck file has it; what is wrong with it goes to the spec's problems."""
    name = spec.text("kind", choices=KINDS)
    kind = KINDS.get(name, KINDS["action"]).read(spec)
    field = Field(
        spec.id(),
        spec.text("label"),
        kind,
        spec.text("hint", ""),
        spec.flag("private"),
        spec.flag("short"),
        _read_when(spec.table("when")),
        spec.texts("consent", ()),
        spec.text("adds_to", ""),
        _read_story(spec.table("story")),
        spec.text("step", ""),
        spec.data,
    )
    if kind.photo_called:
        spec.flag("photo", True)
    check_consent(spec, field)
    if str(spec.data.get("kind")) in KINDS:  # the keys of a kind that is not known can't be judged
        spec.done()
    return field


def field_from(wording: Mapping[str, Any]) -> Field | None:
    """The field as it was worded when an answer was saved (see `Field.wording`); None where that can't be read now.

    A saved wording never changes, so each is read once.
    """
    known = _READ.get(id(wording))
    if known is not None and known[0] is wording:
        return known[1]
    problems: list[str] = []
    field = read_field(Spec(wording, "", problems))
    if len(_READ) >= _MOST_READ:
        _READ.clear()
    _READ[id(wording)] = (wording, None if problems else field)  # it is held, or its number would be given out again
    return _READ[id(wording)][1]


def _read_when(spec: Spec | None) -> When | None:
    if spec is None:
        return None
    return _closed(spec, When(spec.text("field"), spec.texts("is")))


def _read_story(spec: Spec | None) -> Story | None:
    if spec is None:
        return None
    return _closed(spec, Story(spec.texts("fields"), spec.texts("ends"), spec.text("say")))
