"""What a card's page may ask after a group has used it: the page to take away, and what to know before it is made."""

from collections.abc import Iterator, Mapping
from typing import Any

from powerkit.deck import Card
from powerkit.entries.visibility import known_names
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import NameWord
from powerkit.reports.printouts.agreements import Agreed, agreed, html_agreed, pdf_agreed, texts_of, title_of
from powerkit.reports.printouts.queries import file_told
from powerkit.reports.share.asked import NamesToCheck, asked_of_texts
from powerkit.reports.share.leak_check import guard_for_texts
from powerkit.reports.share.pseudonyms import decide
from powerkit.text.catalogue import t
from powerkit.text.normalize import tidy

Told = dict[str, Any]


def about_agreed(card: Card, logbook: Logbook, given: Any) -> Told:
    """How many actions are on the page and how many stay off it, the names in it, and whether it is of one alone."""
    page, names = _page(card, logbook, {**_asked(given), "codes": False}), known_names(logbook)
    found = dict.fromkeys(spelt for text in texts_of(page) for spelt, _, _ in names.spelt(text))
    return {"actions": len(page.promises), "kept": page.kept, "names": list(found), "alone": page.alone}


def make_agreed(card: Card, logbook: Logbook, given: Any) -> Told:
    """The page as a file: "as" is pdf or html, "codes" puts codes for names unless it is false, "more" is added.

    With codes, words that look like names are told first ("undecided"), until "words" says of each whether it is one.

    Raises:
        FileError: there is nothing to put on it, or it cannot be made.
        RecordError: a known name would still show.
    """
    asked = _asked(given)
    decide(logbook, _words(asked.get("words")))
    page = _page(card, logbook, asked)
    if asked.get("codes") is not False:
        written = texts_of(_page(card, logbook, {**asked, "codes": False}))
        if undecided := list(_undecided(asked_of_texts(logbook, written))):
            return {"undecided": undecided}
        guard_for_texts(logbook, written).check_texts(t("the page"), texts_of(page))
    name = t("{page} ({card})", page=title_of(page), card=card.id)
    if asked.get("as") == "html":
        return file_told(name, "html", html_agreed(page).encode())
    return file_told(name, "pdf", pdf_agreed(page))


def _undecided(found: NamesToCheck) -> Iterator[Told]:
    """The words to decide on, each where it stands, and whether it is taken for a name until then."""
    yield from ({"word": item.text, "around": item.around, "is_name": True} for item in found.unsure)
    yield from ({"word": item.text, "around": item.around, "is_name": False} for item in found.guesses if item.likely)


def _words(given: Any) -> Iterator[NameWord]:
    """What was said of words."""
    for item in given if isinstance(given, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("word"), str):
            yield NameWord(tidy(item["word"]), item.get("is_name") is True)


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
