"""A file brought into a card as its next version, with no page; and the version before it made the newest again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from powerkit.deck import Card, Field
from powerkit.entries.new_version import again
from powerkit.entries.recall_snapshot import Recalled
from powerkit.entries.save_card import CardSaver, Saved
from powerkit.errors import AnswerError
from powerkit.kinds.file_import import Brought, Given, Incoming, Way, ending_of
from powerkit.kinds.pictures import function_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import BOX, Entry, question_of
from powerkit.text.phrasing import listed
from powerkit.text.shell_commands import command

SHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
"""The endings of spreadsheets: each saves a sheet as CSV."""

ENDINGS = (
    ".csv", ".tsv", ".txt", ".text", ".md", ".docx", ".vtt", ".srt", ".graphml", ".xml", ".gexf", ".vcf", ".json",
    ".cyjs", ".ics", ".ical", ".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff",
)  # fmt: skip
"""Every ending that some kind of answer takes, in the order they are told."""


@dataclass(frozen=True)
class Place:
    """A question of a card that takes a file, and the *way* in which it does."""

    card: Card
    field: Field
    way: Way


def place_for(card: Card, files: tuple[Incoming, ...], named: str = "") -> Place:
    """The question of a *card* that files go to: the one *named*, else the only one that takes them.

    Raises:
        AnswerError: none takes such files, or it has to be said which.
    """
    if named and card.field(named) is None:
        known = ", ".join(field.id for field in card.fields)
        raise AnswerError(f"Card {card.id} has no question “{named}”.", f"It has: {known}.")
    endings = {ending_of(file) for file in files}
    takes = [Place(card, field, way) for field in card.fields if (way := _way(field, endings))]
    found = [place for place in takes if named in ("", place.field.id)]
    if len(found) == 1:
        return found[0]
    shown = [f"{place.field.id} ({place.field.label})" for place in takes]
    if not found:
        raise _takes_none(card, files, named, shown)
    raise AnswerError(f"Which question of card {card.id}?", f"Say --field and one of: {', '.join(shown)}.")


def _takes_none(card: Card, files: tuple[Incoming, ...], named: str, others: list[str]) -> AnswerError:
    """What is said where no question that was meant takes the files: which do, or which files the card takes."""
    what = f"“{named}”" if named else f"Card {card.id}"
    if others:
        return AnswerError(f"{what} takes no file like this.", f"These do: {listed(others)}.")
    takes = {field: found for field in card.fields if (found := [each for each in ENDINGS if _way(field, {each})])}
    if not takes:
        return AnswerError(f"{what} takes no file.", "Files go to maps, words, tables and photos.")
    known = {ending for found in takes.values() for ending in found}
    wrong = next((ending for file in files if (ending := ending_of(file)) not in known), "")
    said = "; ".join(f"{listed(found, most=len(found))} ({field.label})" for field, found in takes.items())
    first = "Save it as CSV first. " if wrong in SHEETS and ".csv" in known else ""
    return AnswerError(
        f"{what} takes no {wrong} file." if wrong else f"{what} takes these files one by one.",
        f"{first}It takes {said}.",
    )


def _way(field: Field, endings: set[str]) -> Way | None:
    ways = {field.kind.brings_in(ending) for ending in endings}
    return ways.pop() if len(ways) == 1 else None


def looked_at(place: Place, given: Given) -> Brought:
    """What files would bring; nothing is changed.

    Raises:
        PowerkitError: they can't be read, or a person has to say something first.
    """
    bring = function_of(place.way.by)
    assert bring is not None
    brought: Brought = bring(place.field.kind, given)
    return brought


def answer_now(logbook: Logbook, place: Place) -> Any:
    """What stands under a question in the newest version of its card; None where nothing does.

    Raises:
        AnswerError: something is written there that is not saved yet.
    """
    _check_drafts(logbook, place.card, {place.field.id, "about.community"})
    newest = next(iter(logbook.latest(card=place.card.id, limit=1)), None)
    return newest.answers.get(place.field.id) if newest else None


def _check_drafts(logbook: Logbook, card: Card, asked: set[str]) -> None:
    waiting = {question_of(field) for field, draft in logbook.drafts(card.id).items() if not field.startswith(BOX)}
    if waiting & asked:
        raise AnswerError(
            f"Card {card.id} holds words that are written there and not saved yet.",
            "Open the card, save it, and call this again.",
        )


def bring_in(
    logbook: Logbook, place: Place, given: Given, brought: Brought, additions: Mapping[str, Recalled], *, client: str
) -> Saved:
    """Save what was brought as the next version of the card: all of it or nothing.

    Raises:
        AnswerError: the card cannot be saved so, or has changed since the look; the text says why.
        LogbookError: it could not be saved; the log book is as it was.
    """

    def save() -> Saved:
        if answer_now(logbook, place) != given.before:
            raise AnswerError(f"Card {place.card.id} was saved again meanwhile.", "Call this again.")
        answer = brought.keep(logbook) if brought.keep else brought.answer
        draft = logbook.put_draft(place.card.id, place.field.id, answer, client=client, number=1)
        saver = CardSaver(place.card, logbook, {}, additions)
        saved = saver.save({place.field.id: draft}, client=client, number=2)
        if saved.entry is None:
            raise AnswerError(f"Nothing was saved. {'; '.join(map(str, saved.complaints))}")
        return saved

    return logbook.as_one(save)


def take_back(logbook: Logbook, card: Card, version: int, *, client: str) -> Entry:
    """Save again what a card said before its newest *version*, as the next one.

    Raises:
        AnswerError: it is not the newest, or something is written on the card that is not saved yet.
        LogbookError: it could not be saved; the log book is as it was.
    """
    newest = next(iter(logbook.latest(card=card.id, limit=1)), None)
    if newest is None or newest.version != version:
        now = f"its newest is version {newest.version}" if newest else "it has none"
        do = f" To take that back: {command('import', card.id, '--undo', str(newest.version))}" if newest else ""
        what = f"Version {version} of card {card.id} cannot be taken back: {now}."
        raise AnswerError(what, f"Nothing was changed.{do}")
    earlier = next((each for each in logbook.versions(newest.id) if each.version == version - 1), None)
    before = dict(earlier.answers) if earlier else {}
    changed = {field for field in {*before, *newest.answers} if before.get(field) != newest.answers.get(field)}
    _check_drafts(logbook, card, changed)
    return logbook.save_version(again(earlier) if earlier else again(newest, {}), client=client, number=1)
