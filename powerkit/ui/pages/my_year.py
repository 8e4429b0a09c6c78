"""My year on the review page: the deck turned over, then and now, and a page for the wall."""

from collections.abc import Callable, Iterator, Mapping

from powerkit.deck import Deck
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.reports.card_back import Back
from powerkit.reports.my_year import then_and_now, wall, year_of
from powerkit.text.catalogue import t
from powerkit.text.dates import show_date
from powerkit.ui.notebooks import page_name
from powerkit.ui.pages.replies.common import CardStands, PictureTold
from powerkit.ui.pages.replies.review import (
    PairOfCard,
    PairTold,
    SideTold,
    Suit,
    WallTold,
    YearTold,
)
from powerkit.ui.pages.requests.common import AskPicture
from powerkit.ui.pages.requests.review import AskPair, AskWall, AskYear
from powerkit.ui.pages.session import Reply, as_download
from powerkit.ui.pages.table import thumbnail


def suits(deck: Deck) -> list[Suit]:
    """The deck as the script of the page lays it out: nothing a person wrote."""
    return [
        {
            "number": capability.number,
            "title": capability.title,
            "short": capability.short,
            "file": page_name(capability),
            "cards": [{"id": card.id, "title": card.title, "summary": card.summary} for card in capability.cards],
        }
        for capability in deck.capabilities
    ]


def year_answers(deck: Deck, logbook: Logbook) -> Mapping[str, Callable[..., Iterator[Reply]]]:
    """Who answers what of the year, for the desk of a page."""

    def year(message: AskYear) -> Iterator[YearTold]:
        cards: dict[str, CardStands] = {}
        for card, standing in logbook.stages(deck.cards).items():
            day = show_date(standing.saved.date().isoformat()) if standing.saved else ""
            begun = "begun" if standing.state == "draft" else "new"
            said = (
                t("Saved on {day}.", day=day)
                if day
                else t("Begun, not saved yet.")
                if begun == "begun"
                else t("Not begun.")
            )
            cards[card] = {"kind": "saved" if day else begun, "text": said, "entry": standing.entry}
        found = year_of(deck, logbook)
        pairs: list[PairTold] = [{"card": card, "title": deck.cards[card].title} for card in found.pairs]
        yield {
            "kind": "year",
            "cards": cards,
            "saved": found.turned,
            "days": found.days,
            "turned": found.turned,
            "done": found.done,
            "actions": found.actions,
            "pairs": pairs,
        }

    def picture(message: AskPicture) -> Iterator[PictureTold]:
        yield {"kind": "picture", **thumbnail(deck, logbook, message["card"])}

    def pair(message: AskPair) -> Iterator[PairOfCard]:
        card = message["card"]
        found = then_and_now(deck, logbook, card, narrow=message["narrow"])
        if found is None:
            raise RecordError(t("There are no two pictures of this card any more."), t("Choose another."))
        yield {"kind": "pair", "card": card, "sides": [_side(item) for item in found]}

    def wall_page(message: AskWall) -> Iterator[WallTold]:
        yield {"kind": "wall", **as_download("my-year.html", wall(deck, logbook))}

    return {"year": year, "picture": picture, "pair": pair, "wall": wall_page}


def _side(one: Back) -> SideTold:
    picture = one.picture
    assert picture is not None
    return {"day": one.day, "svg": picture.svg, "alt": picture.alt, "words": one.sentence}
