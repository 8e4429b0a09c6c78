"""What the workbook can say or make of an answer while it is being written: sentences, a layout, a file to download.

The page asks with a word (*what*) and something *given*; the kind's teller answers. Each teller is loaded when first
asked, so that opening a card loads none of them.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from powerkit.deck import Card
from powerkit.errors import PowerkitError
from powerkit.kinds.base import Kind
from powerkit.logbook import Logbook
from powerkit.logbook.model import Past

Versions = Callable[[], Sequence[Past]]
"""Gives the saved versions of the answer, the first one first; called only where they are needed."""

Teller = Callable[[Kind, str, Any, Versions], dict[str, Any]]
"""What it returns is JSON. It raises `PowerkitError` for what a person can mend, also for a *what* it does not know."""

TELLERS: Mapping[str, str] = {
    "*:picture": "powerkit.kinds.picture_preview:tell",
    "*:picture_file": "powerkit.kinds.picture_preview:tell",
    "*:paste": "powerkit.kinds.table.queries:tell",
    "table:preview": "powerkit.kinds.table.queries:tell",
    "table:diary": "powerkit.kinds.table.queries:tell",
    "map": "powerkit.kinds.map.queries:tell",
    "table:slips": "powerkit.kinds.table.ballots.queries:tell",
    "words": "powerkit.kinds.words.queries:tell",
}
"""Who answers: "module:function" of a `Teller` for "kind:what", for a whole "kind", or for "*:what" of any kind."""

CardTeller = Callable[[Card, Logbook, Any], dict[str, Any]]
"""Answers what is asked of a whole card: of the answers on it (*given*), and of what the log book knows."""

CARD_TELLERS: Mapping[str, str] = {
    "sheet_about": "powerkit.reports.printouts.queries:about_sheet",
    "sheet": "powerkit.reports.printouts.queries:make_sheet",
    "agreed_about": "powerkit.reports.printouts.agreements_queries:about_agreed",
    "agreed": "powerkit.reports.printouts.agreements_queries:make_agreed",
    "day": "powerkit.reports.printouts.queries:make_day",
    "take": "powerkit.reports.printouts.queries:make_take",
    "notes": "powerkit.reports.printouts.queries:read_notes_told",
    "notes_placed": "powerkit.reports.printouts.queries:place_notes_told",
}
"""Who answers for a whole card: what → "module:function" of a `CardTeller`."""


def tell_of_card(card: Card, logbook: Logbook, what: str, given: Any) -> dict[str, Any]:
    """The answer of the teller for this question about a card.

    Raises:
        PowerkitError: nobody answers that, or what was asked cannot be done with what was given.
    """
    if what not in CARD_TELLERS:
        raise PowerkitError("The page is older than the workbook. Reload it.")
    module, _, function = CARD_TELLERS[what].partition(":")
    teller: CardTeller = getattr(import_module(module), function)
    return teller(card, logbook, given)


def tell(kind: Kind, what: str, given: Any, past: Versions) -> dict[str, Any]:
    """The answer of the teller for this kind and this question, the nearest first.

    Raises:
        PowerkitError: nobody answers that, or what was asked cannot be done with what was given.
    """
    found = next((TELLERS[one] for one in (f"{kind.name}:{what}", f"*:{what}", kind.name) if one in TELLERS), None)
    if found is None:
        raise PowerkitError("The page is older than the workbook. Reload it.")
    module, _, function = found.partition(":")
    teller: Teller = getattr(import_module(module), function)
    return teller(kind, what, given, past)
