"""Cards in big type, one a page: to lay on a table, to hang up, to hand round. Nothing on them is a person's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from powerkit.deck import Card, Deck
from powerkit.documents.html_page import whole
from powerkit.documents.model import Block, Bullets, Document, Heading, Pairs, Paragraph, Section
from powerkit.errors import DeckError
from powerkit.reports.printouts.poster_files import HERE, printed, set_words
from powerkit.text.catalogue import t
from powerkit.text.escaping import shipped


@dataclass(frozen=True)
class BigCard:
    """What stands on one page: the card's number and title, its capability, its task, its questions, and the credit."""

    number: str
    title: str
    capability: str
    summary: str
    steps: tuple[str, ...]
    questions: tuple[str, ...]
    time: str
    have: str


def chosen(deck: Deck, *, cards: Iterable[str] = (), capability: int | None = None) -> tuple[BigCard, ...]:
    """The cards of those ids, or of a capability, or all of the deck, in its order.

    Raises:
        DeckError: there is no such card or capability.
    """
    wanted = set(cards)
    for item in wanted:
        deck.card(item)
    groups = [deck.capability(capability)] if capability is not None else deck.capabilities
    found = tuple(big(deck, card) for group in groups for card in group.cards if not wanted or card.id in wanted)
    if not found:
        raise DeckError(t("There is no card to print."), t("Choose a card of that capability."))
    return found


def big(deck: Deck, card: Card) -> BigCard:
    """One card as it is printed. A question that hangs on an answer is left to the page."""
    asked = tuple(field.label for field in card.fields if field.when is None and field.kind.asks)
    capability = deck.capability_of(card.id)
    called = f"{capability.number}. {capability.title}"
    return BigCard(card.id, card.title, called, card.summary, card.steps, asked, card.time, card.have)


def pdf_cards(cards: tuple[BigCard, ...], deck: Deck) -> bytes:
    """The cards as a PDF/UA-1 file on A4 lying on its side, one a page.

    Raises:
        FileError: they cannot be set.
    """
    given = {
        "title": _title(cards, deck),
        "credit": set_words(_short(deck.credit)),
        "cards": [_given(card) for card in cards],
        "said": {
            "steps": t("What to do"),
            "questions": t("Questions"),
            "time": t("Time"),
            "have": t("Have at hand"),
        },
    }
    return printed("cards.typ", given, t("The cards could not be made as a PDF."))


def html_cards(cards: tuple[BigCard, ...], deck: Deck) -> str:
    """The cards as one HTML file that needs no other; printed, it has one card a page."""
    parts = tuple(Section(f"{card.number} {card.title}", tuple(_blocks(card)), fresh=True) for card in cards)
    document = Document(_title(cards, deck), (*parts, Paragraph(deck.credit, quiet=True)))
    return whole(document, style=shipped(HERE / "cards.css"))


def _title(cards: tuple[BigCard, ...], deck: Deck) -> str:
    if len(cards) == 1:
        return t("Card {number}: {title}", number=cards[0].number, title=cards[0].title)
    return deck.title


def _short(credit: str) -> str:
    """The first sentence: the whole credit stands in the workbook and at the end of the web page."""
    return credit.partition(". ")[0].rstrip(".") + "." if credit else ""


def _blocks(card: BigCard) -> Iterable[Block]:
    yield Paragraph(card.capability, quiet=True)
    yield Paragraph(card.summary)
    yield Heading(t("What to do"), 3)
    yield Bullets(card.steps, numbered=True)
    yield Heading(t("Questions"), 3)
    yield Bullets(card.questions)
    yield Pairs(((t("Time"), card.time), (t("Have at hand"), card.have)))


def _given(card: BigCard) -> dict[str, Any]:
    texts = {
        name: set_words(getattr(card, name)) for name in ("number", "title", "capability", "summary", "time", "have")
    }
    return {
        **texts,
        "steps": [set_words(step) for step in card.steps],
        "questions": [set_words(question) for question in card.questions],
    }
