"""What a card's page may ask after a group has used it: the page to take away, and what to know before it is made."""

from collections.abc import Iterator

from powerkit.deck import Card
from powerkit.entries.entries_of_card import held
from powerkit.entries.visibility import known_names
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import NameWord
from powerkit.reports.printouts.agreements import Agreed, agreed, html_agreed, pdf_agreed, texts_of, title_of
from powerkit.reports.printouts.queries import file_told
from powerkit.reports.printouts.query_types import (
    AgreedAbout,
    AskAgreed,
    AskNothing,
    PaperFile,
    Undecided,
    UndecidedWord,
)
from powerkit.reports.share.leak_check import guard_for_texts
from powerkit.reports.share.name_questions import NamesToCheck, asked_of_texts
from powerkit.reports.share.pseudonyms import decide
from powerkit.text.catalogue import t


def about_agreed(card: Card, logbook: Logbook, given: AskNothing) -> AgreedAbout:
    """How many actions are on the page and how many stay off it, the names in it, and whether it is of one alone."""
    page, names = _page(card, logbook, as_codes=False), known_names(logbook)
    found = dict.fromkeys(spelt for text in texts_of(page) for spelt, _, _ in names.spelt(text))
    return {"actions": len(page.promises), "kept": page.kept, "names": list(found), "alone": page.alone}


def make_agreed(card: Card, logbook: Logbook, given: AskAgreed) -> PaperFile | Undecided:
    """The page as a file: "as" is pdf or html, "codes" puts codes for names, "more" is added.

    With codes, words that look like names are told first ("undecided"), until "words" says of each whether it is one.

    Raises:
        FileError: there is nothing to put on it, or it cannot be made.
        RecordError: a known name would still show.
    """
    decide(logbook, (NameWord(said["word"], said["is_name"]) for said in given.get("words", ())))
    more, as_codes = given.get("more", ""), given.get("codes", True)
    page = _page(card, logbook, more=more, as_codes=as_codes)
    if as_codes:
        written = texts_of(_page(card, logbook, more=more, as_codes=False))
        if undecided := list(_undecided(asked_of_texts(logbook, written))):
            return {"undecided": undecided}
        guard_for_texts(logbook, written).check_texts(t("the page"), texts_of(page))
    name = t("{page} ({card})", page=title_of(page), card=card.id)
    if given["as"] == "html":
        return file_told(name, "html", html_agreed(page).encode())
    return file_told(name, "pdf", pdf_agreed(page))


def _undecided(found: NamesToCheck) -> Iterator[UndecidedWord]:
    """The words to decide on, each where it stands, and whether it is taken for a name until then."""
    for item in found.unsure:
        yield {"word": item.text, "around": item.around, "is_name": True}
    for guess in found.guesses:
        if guess.likely:
            yield {"word": guess.text, "around": guess.around, "is_name": False}


def _page(card: Card, logbook: Logbook, *, more: str = "", as_codes: bool) -> Agreed:
    return agreed(held(logbook, card.id), known_names(logbook), more=more, as_codes=as_codes)
