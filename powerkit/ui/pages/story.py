"""Somebody's own story on its card: what saved versions hold of it, and erasing that once they do not agree to it."""

from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict

from powerkit.deck import Deck, Field
from powerkit.entries.entries_of_card import held
from powerkit.entries.forget import NOT_REACHED, Held, Wish, forget, plan, story_parts
from powerkit.errors import AnswerError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import renew_all
from powerkit.text.catalogue import t
from powerkit.text.dates import show_date
from powerkit.text.schemas import heard
from powerkit.text.toml_reader import ALSO


class AskStory(TypedDict, total=False):
    """What would go, of these answers; without them, of those that the deck says hold the story."""

    fields: list[str] | None


class AskErase(AskStory):
    """It is to go, as it was shown."""

    seal: str


class HeldTold(TypedDict):
    """An answer that may hold something of the story, and whether it goes."""

    field: str
    label: str
    said: str
    goes: bool


class StoryTold(TypedDict):
    """What saved versions hold of a story; what would go, or what was *said* when it was erased."""

    saved: bool
    parts: list[HeldTold]
    lines: NotRequired[list[str]]
    seal: NotRequired[str]
    not_reached: NotRequired[list[str]]
    erased: NotRequired[bool]
    said: NotRequired[str]


def answer(
    deck: Deck, logbook: Logbook, folder: WorkbookFolder, card: str, field: Field, what: str, given: Any
) -> StoryTold:
    """What a card's page is told of the story that its consent *field* is about; see `story_of`."""
    found = held(logbook, card)
    if field.story is None or found is None:
        return {"saved": False, "parts": []}
    return story_of(deck, logbook, folder, found, field, what, given)


def withdrawn(deck: Deck, entry: Entry) -> Field:
    """The question by which an entry says that the story in it may not be kept, or not be shared.

    Raises:
        AnswerError: it says no such thing.
    """
    asked = deck.cards[entry.card].fields if entry.card in deck.cards else ()
    for field in asked:
        if field.story is not None and entry.answers.get(field.id) in field.story.ends:
            return field
    raise AnswerError(
        t("Entry {entry} does not say that somebody withdrew their story.", entry=entry.id),
        t("Say so on its card first, and save it."),
    )


def story_of(
    deck: Deck, logbook: Logbook, folder: WorkbookFolder, entry: Entry, field: Field, what: str, given: Any
) -> StoryTold:
    """What is told of the story in an *entry* that a consent *field* is about, as JSON.

    *what* is "story": what would go, of the answers that ``given["fields"]`` names or else of those that the deck
    says hold it; or "erase": take them out, as they were shown with ``given["seal"]``.

    Raises:
        AnswerError: something has changed since it was shown, or they have not withdrawn. Nothing was removed.
        LogbookError: the log book could not be changed.
    """
    asked: AskErase = heard(AskErase if what == "erase" else AskStory, given)
    assert field.story is not None
    saved = entry.answers.get(field.id) in field.story.ends
    parts = [part for part in story_parts(logbook, entry.id) if not _asks(deck, entry.card, part.field)]
    wanted = asked.get("fields")
    own = (*field.story.fields, *(ALSO + item for item in field.story.fields))
    goes = own if wanted is None else wanted
    wish = Wish(entry=entry.id, fields=tuple(item.field for item in parts if item.field in goes))
    if what == "erase":
        return _erased(wish, asked.get("seal", ""), saved, deck, logbook, folder)
    made = plan(wish, logbook) if wish.fields else None
    return {
        "saved": saved,
        "parts": [_part(item, item.field in wish.fields) for item in parts] if made or wanted is not None else [],
        "lines": list(made.lines[len(wish.fields) :]) if made else [],
        "seal": made.seal if made else "",
        "not_reached": [*_sent(logbook, entry), *NOT_REACHED],
    }


def _asks(deck: Deck, card: str, field: str) -> bool:
    """Whether a field asks for consent: what was agreed, and when it was withdrawn, stays known."""
    found = deck.card(card).field(field)
    return found is not None and bool(found.story or found.consent)


def _part(one: Held, goes: bool) -> HeldTold:
    return {"field": one.field, "label": one.label, "said": one.said.removeprefix(one.label).strip(), "goes": goes}


def _erased(wish: Wish, seal: str, saved: bool, deck: Deck, logbook: Logbook, folder: WorkbookFolder) -> StoryTold:
    if not saved:
        raise AnswerError(t("Save first that they do not agree."), t("Nothing was removed."))
    if not wish.fields:  # a wish for an entry that names none of its answers would be one for all of it
        raise AnswerError(t("There is nothing to remove."), t("Nothing was changed."))
    left = forget(wish, seal, deck, logbook, folder, renew_all)
    said = t("Their story is erased from every saved version, draft and backup.")
    if left:
        copies = ", ".join(left)
        there = t("These copies could not be changed, delete them yourself: {copies}.", copies=copies)
        said = f"{said} {there}"
    return {"erased": True, "saved": True, "parts": [], "said": said}


def _sent(logbook: Logbook, entry: Entry) -> Iterator[str]:
    """Copies of the entry that were made for others, and what came back about it."""
    for share in logbook.shares():
        if any(item.entry == entry.id for item in share.said.items):
            made = show_date(share.made.date().isoformat())
            if reader := share.said.recipient:
                yield t(
                    "The copy of this card that you made for {reader} on {day}. Ask for it to be deleted.",
                    reader=reader,
                    day=made,
                )
            else:
                yield t("The copy of this card that you made on {day}. Ask for it to be deleted.", day=made)
    if logbook.replies(entry=entry.id):
        yield t("What others wrote back about this card. To take that out too, forget the whole entry in the log book.")
