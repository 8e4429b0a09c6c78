"""Cards to print from the start page: in big type, and nothing a person wrote on them."""

from typing import TypedDict

from powerkit.deck import Deck
from powerkit.text.catalogue import t
from powerkit.ui.pages.replies.home import Printed
from powerkit.ui.pages.requests.home import AskPrinted


class _Which(TypedDict, total=False):
    cards: list[str]
    capability: int


def cards_to_print(deck: Deck, message: AskPrinted) -> Printed:
    """The cards of a message as a file: one, a capability's, or all."""
    from powerkit.reports.printouts.cards import chosen, html_cards, pdf_cards
    from powerkit.reports.printouts.queries import file_told

    cards = chosen(deck, **_which(message["which"]))
    if message["as"] == "html":
        file = file_told(t("Cards to print"), "html", html_cards(cards, deck).encode())
    else:
        file = file_told(t("Cards to print"), "pdf", pdf_cards(cards, deck))
    return {"kind": "printed", "name": file["name"], "type": file["type"], "data": file["data"]}


def _which(said: str) -> _Which:
    if "." in said:
        return {"cards": [said]}
    return {"capability": int(said)} if said.isdecimal() else {}
