"""What the conversation starter adds to the deck, as frozen objects: destinations and the localities' films.

Read from ``destinations.toml`` and ``places.toml`` beside the deck. A locality's deck may leave either out. Faults
are reported as those of the deck are: all at once, a line each: file → group → statement → what was expected.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from powerkit.deck import ORIGINS, Deck, load_deck
from powerkit.deck.review_form import load_proforma
from powerkit.deck.toml_files import read_toml
from powerkit.errors import DeckError
from powerkit.text.toml_reader import Spec, in_order, no_doubles
from powerkit.there import is_folder

DESTINATIONS, PLACES = "destinations.toml", "places.toml"


@dataclass(frozen=True)
class Statement:
    """One thing that is true when power has shifted. Its *id* never changes."""

    id: str
    text: str


@dataclass(frozen=True)
class Group:
    """One of the groups a destination is described for, such as "Communities"."""

    id: str
    name: str
    headline: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Film:
    """A film at an address on the web; *origin* says who judged which *capabilities* (numbers) it suits."""

    id: str
    url: str
    shows: str
    capabilities: tuple[int, ...]
    origin: str


@dataclass(frozen=True)
class Place:
    """A locality with its films."""

    name: str
    films: tuple[Film, ...]


@dataclass(frozen=True)
class Starter:
    """All of it. The films are as listed in the year *as_of*; *checked* says whether somebody tried them since."""

    groups: tuple[Group, ...] = ()
    places: tuple[Place, ...] = ()
    as_of: int = 0
    checked: bool = False


def load_starter(folder: Path, capabilities: Collection[int]) -> Starter:
    """The starter in *folder*, for a deck with these *capabilities* (numbers). What is not there is left empty.

    Raises:
        DeckError: with everything that is wrong, a line each.
    """
    problems: list[str] = []
    there = read_toml(folder / DESTINATIONS, problems, needed=False)
    groups = _read_groups(there) if there else ()
    films = read_toml(folder / PLACES, problems, needed=False)
    starter = _read_places(films, groups, capabilities) if films else Starter(groups)
    if problems:
        raise DeckError("\n".join(problems))
    return starter


def load_whole(folder: Path) -> tuple[Deck, Starter]:
    """The deck in *folder* and its starter; its ``review.toml`` is checked too.

    Raises:
        DeckError: with everything that is wrong in any of its files, a line each.
    """
    try:
        deck = load_deck(folder)
    except DeckError as error:
        # Which capabilities there are isn't known then, so what the films say of them isn't held against them.
        raise DeckError(in_order([str(error), *(_faults(folder) if is_folder(folder) else ())])) from error
    problems = []
    try:
        starter = load_starter(folder, [capability.number for capability in deck.capabilities])
    except DeckError as error:
        problems.append(str(error))
    try:
        load_proforma(folder, deck)
    except DeckError as error:
        problems.append(str(error))
    if problems:
        raise DeckError(in_order(problems))
    return deck, starter


def _faults(folder: Path) -> list[str]:
    try:
        load_starter(folder, range(100))
    except DeckError as error:
        return [str(error)]
    return []


def _read_groups(spec: Spec) -> tuple[Group, ...]:
    inner = spec.tables("group", named="group")
    read = [(item, item.tables("statement", named="statement")) for item in inner]
    groups = tuple(
        Group(one.id(), one.text("name"), one.text("headline"), tuple(map(_read_statement, statements)))
        for one, statements in read
    )
    for one, statements in read:
        one.done()
        if one.has("statement") and not statements:
            one.wrong('"statement" needs at least one statement')
    spec.done()
    no_doubles(zip(inner, (group.id for group in groups), strict=True))
    flat = [statement for _, statements in read for statement in statements]
    no_doubles(zip(flat, (statement.id for group in groups for statement in group.statements), strict=True))
    return groups


def _read_statement(spec: Spec) -> Statement:
    statement = Statement(spec.id(), spec.text("text"))
    spec.done()
    return statement


def _read_places(spec: Spec, groups: tuple[Group, ...], capabilities: Collection[int]) -> Starter:
    as_of, checked = spec.number("as_of", most=3000), spec.flag("checked")
    inner = spec.tables("place", named="place")
    read = [(item, item.tables("film", named="film")) for item in inner]
    places = tuple(
        Place(one.text("name"), tuple(_read_film(film, capabilities) for film in films)) for one, films in read
    )
    for one, _ in read:
        one.done()
    spec.done()
    flat = [film for _, films in read for film in films]
    no_doubles(zip(flat, (film.id for place in places for film in place.films), strict=True))
    return Starter(groups, places, as_of, checked)


def _read_film(spec: Spec, capabilities: Collection[int]) -> Film:
    film = Film(
        spec.id(),
        spec.text("url"),
        spec.text("shows"),
        spec.numbers("capabilities", ()),
        spec.text("origin", choices=ORIGINS),
    )
    spec.done()
    if film.url and not film.url.startswith(("https://", "http://")):
        spec.wrong(f'"url" is "{film.url}", but must start with https:// or http://')
    for number in film.capabilities:
        if number not in capabilities:
            spec.wrong(f'"capabilities" names {number}, but this deck has no capability {number}')
    return film
