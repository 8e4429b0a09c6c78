"""In the record and the web page of every card each text runs its own way, whatever the page around it does."""

from html.parser import HTMLParser
from pathlib import Path

from powerkit.deck import Deck
from powerkit.documents.html import fragment
from powerkit.documents.html_page import whole
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from tests.journey.figures import books

_ALONE = {"br", "img", "meta", "link", "col"}


class Astray(HTMLParser):
    """Notes the texts below a section or the page's main part that run as what is around them."""

    def __init__(self) -> None:
        super().__init__()
        self.within: list[tuple[str, str | None]] = []
        self.met = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag not in _ALONE:
            self.within.append((tag, dict(attrs).get("dir")))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it whatever it holds."""
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """A text: it is in an element that says which way it runs."""
        tags = {tag for tag, _ in self.within}
        if not any(map(str.isalpha, data)) or not tags & {"section", "main"} or "nav" in tags:
            return
        self.met += 1
        own = any(tag == "bdi" or (way == "auto" and tag != "section") for tag, way in self.within)
        self.found += [] if own else [data]


def test_each_text_of_a_record_and_of_a_copy_runs_its_own_way(deck: Deck, tmp_path: Path) -> None:
    _, year = books(tmp_path, deck)
    entries = [entry for card in deck.cards for entry in year.latest(card=card, limit=1)]
    assert len(entries) == len(deck.cards)
    for entry in entries:
        document = compose_record(entry, Names({}))
        for made in (fragment(document), whole(document)):
            astray = Astray()
            astray.feed(str(made))
            assert astray.met and astray.found == [], entry.card
