"""What a card's page may ask after a group has used it: the page to take away, and what to know before it is made."""

from collections.abc import Mapping
from typing import Any

from powerkit.deck import Card
from powerkit.entries.visibility import known_names
from powerkit.logbook import Logbook
from powerkit.reports.printouts.agreements import Agreed, agreed, html_agreed, pdf_agreed, texts_of
from powerkit.reports.printouts.queries import file_told
from powerkit.text.catalogue import t

Told = dict[str, Any]


def about_agreed(card: Card, logbook: Logbook, given: Any) -> Told:
    """How many actions would be on the page, how many stay off it because they are private, and the names in it."""
    page, names = _page(card, logbook, {**_asked(given), "codes": False}), known_names(logbook)
    found = dict.fromkeys(spelt for text in texts_of(page) for spelt, _, _ in names.spelt(text))
    return {"actions": len(page.promises), "kept": page.kept, "names": list(found)}


def make_agreed(card: Card, logbook: Logbook, given: Any) -> Told:
    """The page as a file: "as" is pdf or html, "codes" puts codes for names unless it is false, "more" is added.

    Raises:
        FileError: there is nothing to put on it, or it cannot be made.
    """
    asked = _asked(given)
    page = _page(card, logbook, asked)
    name = t("What we agreed ({card})", card=card.id)
    if asked.get("as") == "html":
        return file_told(name, "html", html_agreed(page).encode())
    return file_told(name, "pdf", pdf_agreed(page))


def _page(card: Card, logbook: Logbook, asked: Mapping[str, Any]) -> Agreed:
    found = logbook.latest(card=card.id, limit=1)
    more = asked.get("more")
    return agreed(
        found[0] if found else None,
        known_names(logbook),
        more=more if isinstance(more, str) else "",
        as_codes=asked.get("codes") is not False,
    )


def _asked(given: Any) -> Mapping[str, Any]:
    return given if isinstance(given, Mapping) else {}
