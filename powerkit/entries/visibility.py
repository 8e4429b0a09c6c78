"""What a reader may see of an entry, and what it is called: who is known by name, who agreed, what was answered."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from powerkit.entries.page_entries import is_page_card
from powerkit.entries.quick_entry import TITLE, is_note
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.privacy import Names, PlaceCodes
from powerkit.privacy.codes import said
from powerkit.text.catalogue import later, t
from powerkit.text.dates import show_time

STAGES = {"planned": later("Planned"), "out": later("Out doing it"), "back": later("Back to reflect")}


READ_BACK = {
    "yes": later("Read back to them"),
    "partly": later("Read back to them in part"),
    "no": later("Not read back to them yet"),
}


def title_of(entry: Entry) -> str:
    """What an entry is called: its card's number and title as they were, or that it is a quick entry."""
    if is_note(entry.card):
        return t(TITLE)
    if is_page_card(entry.card):
        return str(entry.wording.get("title", ""))
    title = str(entry.wording.get("title", ""))
    return t("Card {card}: {title}", card=entry.card, title=title) if title else t("Card {card}", card=entry.card)


def known_names(logbook: Logbook, codes: Mapping[str, str] | None = None, shown: Iterable[str] = ()) -> Names:
    """The names that a log book knows, with what its leader said of words, by their codes or by other *codes*."""
    decided = logbook.decided_names()
    kept = logbook.codes() if codes is None else {}
    return Names(
        codes_said(kept) if codes is None else codes,
        (*shown, *kept.values()),
        spared=[item.word for item in decided if not item.is_name],
        sure=[item.word for item in decided if item.is_name],
        called=place_codes(logbook),
    )


def codes_said(kept: Mapping[str, str]) -> dict[str, str]:
    """Each name → the code that the log book keeps for it, as it stands in a text."""
    return {name: said(code) for name, code in kept.items()}


def place_codes(logbook: Logbook) -> PlaceCodes:
    """The codes of organisations and places that are called like a known person, the same in all that is made."""
    return PlaceCodes(place_codes_given(logbook))


def place_codes_given(logbook: Logbook) -> dict[str, str]:
    """Each organisation or place that was given a code → the code as it is kept."""
    return logbook.share_codes(*_FOR_PLACES)


def keep_place_codes(logbook: Logbook, called: PlaceCodes) -> None:
    """Have the log book know the codes that were new."""
    if called.new and not logbook.only_read:
        logbook.keep_share_codes(*_FOR_PLACES, called.new)


_FOR_PLACES = ("@places", "places")
"""Under which reader and which way with names the log book keeps them: nobody's."""


def safe(names: Names, text: str) -> str:
    """The text with codes in place of names.

    Raises:
        RecordError: a known name would still show.
    """
    replaced = names.replace(text)
    if left := names.found(replaced):
        raise RecordError(
            t("The record was not shown: it would have held the name of {name}.", name=left[0]), t("Tell us about it.")
        )
    return replaced


def consent_missing(entry: Entry) -> bool:
    """Whether the entry tells somebody's own story, and they have not agreed that it is shared."""
    asked = ((question.get("consent"), entry.answers.get(str(question.get("id")))) for question in entry.questions)
    return any(consent and answer not in consent for consent, answer in asked)


def answered(entry: Entry) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """The wording of each question that has an answer, and the answer, in the card's order."""
    for wording in entry.questions:
        if (answer := entry.answers.get(str(wording.get("id")))) is not None:
            yield wording, answer


def show_moment(entry: Entry) -> str:
    """When the version was saved, as people write it, such as "22 November 2026 at 14:02"."""
    return show_time(entry.saved)
