"""What was agreed: one page to take away after a card, made from what was saved. Nothing private is on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from powerkit.documents.html_page import whole
from powerkit.documents.missing_glyphs import drawable
from powerkit.documents.model import Block, Document, Heading, Pairs, Paragraph, Section, passed_by
from powerkit.entries.entries_of_card import said_actions
from powerkit.entries.visibility import consent_missing, safe
from powerkit.errors import FileError
from powerkit.logbook.model import OTHERS, Entry
from powerkit.privacy import Names
from powerkit.reports.printouts.poster_files import FOOT, HERE, paragraphs_of, printed, set_words
from powerkit.text.catalogue import later, t
from powerkit.text.dates import grouped, show_date
from powerkit.text.escaping import shipped

MOST_MORE = 4_000
"""How many letters the group may add; the page is one page."""

AS_CODES = later("Codes in place of names.")
AS_WRITTEN = later("Names as the group wished.")


@dataclass(frozen=True)
class Promise:
    """One action as agreed: *what*, with *whom*, by *when*, and *how* it will be known. Blank where not said."""

    what: str
    who: str = ""
    when: str = ""
    how: str = ""


@dataclass(frozen=True)
class Agreed:
    """What stands on the page: *more* is what the group added, *names* how names stand, *kept* how much is left out.

    It is worded for somebody *alone* where no group made the entry and nobody else is named in it or answered.
    """

    card: str
    day: str
    community: str
    promises: tuple[Promise, ...]
    more: str
    names: str
    kept: int = 0
    alone: bool = False


def agreed(entry: Entry | None, names: Names, *, more: str = "", as_codes: bool = True) -> Agreed:
    """What an entry says was agreed, and what the group adds (*more*), with codes in place of names or as written.

    Raises:
        FileError: nothing was saved or agreed yet, or the entry is kept private.
    """
    if entry is None:
        raise FileError(t("Nothing is saved for this card yet."), t("Save it to your log book first."))
    if entry.is_wholly_private:
        raise FileError(
            t("You keep this whole entry private, so nothing of it goes on a page."), t("Change that first.")
        )
    if consent_missing(entry):
        raise FileError(
            t("This tells somebody's own story, and they have not agreed to share it."), t("Ask them first.")
        )
    if len(more) > MOST_MORE:
        raise FileError(
            t(
                "What you add has {number} letters. The most is {most_more}.",
                number=grouped(len(more)),
                most_more=grouped(MOST_MORE),
            ),
            t("Take some of it out."),
        )
    open_ones, kept = _promises(entry)
    if not open_ones and not more.strip():
        raise FileError(
            t("There is no action on this card that can go on a page yet."), t("Write one and save it first.")
        )
    title = f"{entry.card} {entry.wording.get('title', '')}".strip()
    day = show_date(entry.saved.date().isoformat())
    made = Agreed(
        title, day, entry.community, open_ones, more.strip(), t(AS_WRITTEN), kept, _is_alone(entry, open_ones)
    )
    return reworded(replace(made, names=t(AS_CODES)), lambda text: safe(names, text)) if as_codes else made


def _is_alone(entry: Entry, promises: Iterable[Promise]) -> bool:
    others = any(key.startswith(OTHERS) and answer for key, answer in entry.answers.items())
    return not (entry.of_group or entry.people.strip() or others or any(promise.who for promise in promises))


def title_of(given: Agreed) -> str:
    """What the page is called."""
    return t("A page to take away") if given.alone else t("What we agreed")


def _named(given: Agreed) -> str:
    return (
        t("A page to take away: {card}", card=given.card)
        if given.alone
        else t("What we agreed: {card}", card=given.card)
    )


def _doing(given: Agreed) -> str:
    return t("What I will do") if given.alone else t("What we will do")


def _adding(given: Agreed) -> str:
    return t("What I add") if given.alone else t("What we add")


def reworded(given: Agreed, change: Callable[[str], str]) -> Agreed:
    """The same page with every text that a person wrote passed through *change*."""
    promises = tuple(
        Promise(change(promise.what), change(promise.who), promise.when, change(promise.how))
        for promise in given.promises
    )
    return replace(given, community=change(given.community), promises=promises, more=change(given.more))


def texts_of(given: Agreed) -> tuple[str, ...]:
    """Every text on the page that a person wrote."""
    return passed_by(partial(reworded, given))


def pdf_agreed(given: Agreed) -> bytes:
    """The page as a PDF/UA-1 file on A4.

    Raises:
        FileError: it cannot be set.
    """
    page = {
        "title": drawable(_named(given)),
        "of": set_words(t("Card {card}", card=given.card)),
        "said": {"title": title_of(given), "doing": _doing(given), "more": _adding(given)},
        "facts": [[set_words(name), set_words(said)] for name, said in _facts(given)],
        "promises": [
            {
                "what": set_words(promise.what),
                "told": [[set_words(name), set_words(said)] for name, said in _told(promise, given)],
            }
            for promise in given.promises
        ],
        "more": [set_words(text) for text in paragraphs_of(given.more)],
        "foot": set_words(f"{t(FOOT)}. {given.names}"),
    }
    return printed("agreements.typ", page)


def html_agreed(given: Agreed) -> str:
    """The page as one HTML file that needs no other."""
    document = Document(title_of(given), tuple(_blocks(given)))
    return whole(document, style=shipped(HERE / "sheet.css"))


def _promises(entry: Entry) -> tuple[tuple[Promise, ...], int]:
    """The actions of the entry that are not private, and how many are."""
    said = [(entry.is_private(field.id), action) for field, action in said_actions(entry)]
    return tuple(_promise(action) for private, action in said if not private), sum(private for private, _ in said)


def _promise(action: Mapping[str, str]) -> Promise:
    texts = {key: str(action.get(key) or "").strip() for key in ("what", "who", "when", "how")}
    when = show_date(texts["when"]) if texts["when"] else ""
    return Promise(texts["what"], texts["who"], when, texts["how"])


def _facts(given: Agreed) -> Iterator[tuple[str, str]]:
    yield t("Date"), given.day
    if given.community:
        yield t("Community in mind"), given.community


def _told(one: Promise, given: Agreed) -> Iterator[tuple[str, str]]:
    knowing = t("How I will know") if given.alone else t("How we will know")
    for name, said in ((t("With whom"), one.who), (t("By when"), one.when), (knowing, one.how)):
        if said:
            yield name, said


def _blocks(given: Agreed) -> Iterator[Block]:
    yield Paragraph(t("Card {card}", card=given.card), quiet=True)
    yield Pairs(tuple(_facts(given)))
    for number, one in enumerate(given.promises, 1):
        told = tuple(_told(one, given))
        title = _doing(given)
        if len(given.promises) > 1:
            title = t("{title}, {number}", title=title, number=number)
        yield Section(title, (Paragraph(one.what), *((Pairs(told),) if told else ())))
    if given.more:
        yield Heading(_adding(given), 2)
        yield from (Paragraph(text) for text in paragraphs_of(given.more))
    yield Paragraph(f"{t(FOOT)}. {given.names}", quiet=True)
