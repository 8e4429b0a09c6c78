"""What the workbook can say or make of an answer while it is being written: sentences, a layout, a file to download.

The page asks with a word (*what*) and something *given*; the kind's teller answers. Each teller is loaded when first
asked, so that opening a card loads none of them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from powerkit.deck import Card
from powerkit.errors import PowerkitError
from powerkit.kinds.base import Kind
from powerkit.kinds.pictures import function_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import Past
from powerkit.text.catalogue import t
from powerkit.text.schemas import given_to, heard

Versions = Callable[[], Sequence[Past]]
"""Gives the saved versions of the answer, the first one first; called only where they are needed."""

Teller = Callable[[Kind, str, Any, Versions], Mapping[str, Any]]
"""What it returns is JSON. It raises `PowerkitError` for what a person can mend, also for a *what* it does not know."""

CardTeller = Callable[[Card, Logbook, Any], Mapping[str, Any]]
"""Answers what is asked of a whole card: of the answers on it (*given*), and of what the log book knows."""

CARD_TELLERS: Mapping[str, str] = {
    "back": "powerkit.reports.card_back:tell_back",
    "hold": "powerkit.entries.entries_of_card:tell_hold",
    "names": "powerkit.entries.profile:tell_names",
    "example": "powerkit.reports.someone_else:tell_example",
    "sheet_about": "powerkit.reports.printouts.queries:about_sheet",
    "sheet": "powerkit.reports.printouts.queries:make_sheet",
    "made": "powerkit.reports.printouts.made_queries:make_picture",
    "agreed_about": "powerkit.reports.printouts.agreements_queries:about_agreed",
    "agreed": "powerkit.reports.printouts.agreements_queries:make_agreed",
    "day": "powerkit.reports.printouts.queries:make_day",
    "take": "powerkit.reports.printouts.queries:make_take",
    "notes": "powerkit.reports.printouts.queries:read_notes_told",
    "notes_placed": "powerkit.reports.printouts.queries:place_notes_told",
}
"""Who answers for a whole card: what → "module:function" of a `CardTeller`."""


def tell_of_card(card: Card, logbook: Logbook, what: str, given: Any) -> Mapping[str, Any]:
    """The answer of the teller for this question about a card.

    Raises:
        PowerkitError: nobody answers that, or what was asked cannot be done with what was given.
    """
    teller: CardTeller | None = function_of(CARD_TELLERS.get(what, ""))
    if teller is None:
        raise PowerkitError(t("The page is older than the workbook. Reload it."))
    return teller(card, logbook, heard(given_to(teller), given))


def tell(kind: Kind, what: str, given: Any, past: Versions) -> Mapping[str, Any]:
    """The answer of the `Teller` that the kind names for this question.

    Raises:
        PowerkitError: nobody answers that, or what was asked cannot be done with what was given.
    """
    teller: Teller | None = function_of(kind.told_by(what))
    if teller is None:
        raise PowerkitError(t("The page is older than the workbook. Reload it."))
    return teller(kind, what, given, past)
