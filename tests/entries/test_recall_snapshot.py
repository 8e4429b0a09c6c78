"""What a card looked back at, in its record and in shares: as it was when picked, and nothing that is private."""

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from powerkit.deck import Deck
from powerkit.documents.formats import FORMATS, copies
from powerkit.documents.model import Bullets, Picture
from powerkit.entries.import_json import fill
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.kinds.recall.kind import picked_of
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, NewVersion
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from powerkit.reports.share.make import prepared
from powerkit.reports.share.model import Ask, Pick
from powerkit.reports.share.preview import words_said_by_one
from powerkit.reports.share.selection import gathered
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, recalls
from powerkit.ui.pages.entry import whole_entry
from tests.material import texts_of

SVG = "{http://www.w3.org/2000/svg}"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FIRST = [{"_id": "r1", "name": "Amira Testworth", "ring": "1"}, {"_id": "r2", "name": "The pantry", "ring": "2"}]
LATER = [{"_id": "r2", "name": "The pantry", "ring": "1"}, {"_id": "r3", "name": "Bo Testworth", "ring": "4"}]
WORDS = [
    {"_id": "w1", "word": "the hill", "count": 9, "quote": "Up and down all day"},
    {"_id": "w2", "word": "my damp wall", "count": 1, "who": "the tall one"},
]


class Book:
    """A log book that is written in through cards, as a page writes in it."""

    def __init__(self, deck: Deck, logbook: Logbook) -> None:
        self.deck, self.logbook, self._number = deck, logbook, 0

    def save(self, card: str, **values: Any) -> Entry:
        asked = self.deck.card(card)
        desk = CardDesk(asked, self.logbook, lambda _: None, recalls(self.deck, asked), additions(self.deck, asked))
        for field, value in values.items():
            self._number += 1
            place = {"client": "tab", "n": self._number, "field": field.replace("__", "."), "value": value}
            assert next(iter(desk.answer({"kind": "draft", **place})))["ok"]
        self._number += 1
        saved = next(iter(desk.answer({"kind": "save", "client": "tab", "n": self._number})))
        assert saved["ok"], saved
        return self.logbook.latest(card=card, limit=1)[0]

    def record(self, card: str, names: Names | None = None) -> tuple[Any, ...]:
        entry = self.logbook.latest(card=card, limit=1)[0]
        return compose_record(with_earlier(entry, self.logbook), names or Names({})).blocks

    def share(self, card: str, pick: Pick | None = None) -> Any:
        entry = self.logbook.latest(card=card, limit=1)[0]
        picks = {entry.id: pick} if pick else {}
        return gathered(self.logbook, self.deck, Ask(), [entry], picks, NOW)

    def shared(self, card: str, pick: Pick | None = None) -> Any:
        return prepared(self.share(card, pick), self.logbook, lambda count: b"1" * count)


@pytest.fixture
def book(deck: Deck, logbook: Logbook) -> Book:
    return Book(deck, logbook)


def pictures(blocks: Any) -> list[Picture]:
    return [block for block in blocks if isinstance(block, Picture)]


def lit(picture: Picture) -> int:
    found = ElementTree.fromstring(picture.svg)
    return len([item for item in found.iter(f"{SVG}circle") if item.get("class") == "lit"])


def test_a_record_draws_the_map_as_it_was_when_people_were_picked_from_it(book: Book) -> None:
    book.save("1.2", map=FIRST)
    entry = book.save("2.3", map_again={"picked": ["Amira Testworth"], "version": 1})
    assert entry.answers["map_again"]["version"] == 1
    book.save("1.2", map=LATER)
    (picture,) = pictures(book.record("2.3"))
    assert "Amira" in picture.svg and "The pantry" in picture.svg and "Bo Testworth" not in picture.svg
    assert lit(picture) == 1
    assert "Could help with this issue: Amira Testworth." in picture.alt
    assert picture.caption.startswith("From card 1.2, version 1, saved on ")
    (replaced,) = pictures(book.record("2.3", Names({"Amira Testworth": "Person A"})))
    assert "Amira" not in replaced.svg + replaced.alt and "Person A" in replaced.svg and lit(replaced) == 1


def test_picks_that_are_left_as_they_are_keep_their_version_and_new_ones_take_the_one_that_shows(book: Book) -> None:
    book.save("1.2", map=FIRST)
    first = book.save("2.3", map_again={"picked": ["The pantry"], "version": 1}).answers["map_again"]
    book.save("1.2", map=LATER)
    assert book.save("2.3", issue="Damp").answers["map_again"] == first
    assert book.save("2.3", map_again=first).answers["map_again"] == first
    again = book.save("2.3", map_again={"picked": ["The pantry", "Bo Testworth"], "version": 2}).answers["map_again"]
    assert (again["entry"], again["version"]) == (first["entry"], 2)
    (picture,) = pictures(book.record("2.3"))
    assert "Bo Testworth" in picture.svg and lit(picture) == 2


def test_a_quick_map_made_on_the_card_is_the_one_its_picks_are_lit_on(book: Book) -> None:
    entry = book.save("2.3", **{"1__2__map": FIRST, "map_again": {"picked": ["The pantry"]}})
    assert entry.answers["map_again"]["version"] == 1
    (picture,) = pictures(book.record("2.3"))
    assert lit(picture) == 1


def test_an_answer_of_before_versions_were_kept_draws_nothing_and_stays_readable(book: Book) -> None:
    book.save("1.2", map=FIRST)
    assert book.save("2.3", map_again=["The pantry"]).answers["map_again"] == ["The pantry"]
    blocks = book.record("2.3")
    assert pictures(blocks) == [] and Bullets(("The pantry",)) in blocks


@pytest.mark.parametrize("switch", ["map", "entry"])
@pytest.mark.parametrize("picked", [["The pantry"], {"picked": ["The pantry"], "version": 1}])
def test_picks_from_a_map_that_is_private_there_are_private_here_and_it_is_not_drawn(
    book: Book, switch: str, picked: Any
) -> None:
    book.save("1.2", map=FIRST)
    book.save("2.3", map_again=picked, issue="Damp in the flats")
    book.save("1.2", map=LATER, about__private={switch: True})  # private only later, on a newer version
    blocks = book.record("2.3")
    shown = "\n".join(texts_of(blocks))
    assert pictures(blocks) == [] and "pantry" not in shown
    assert "What this looks back at does not show: it is private on card 1.2." in shown
    assert "1 private answer is left out." in shown
    shared = book.shared("2.3")
    assert "Damp in the flats" in str(shared.document) and "pantry" not in str(shared.document)
    entry = book.logbook.latest(card="2.3", limit=1)[0]
    own = whole_entry(with_earlier(entry, book.logbook, own=True))
    section = next(item for item in own["sections"] if item["label"].startswith("Your map"))
    assert section["private"]
    assert ("picture" in [item["is"] for item in section["blocks"]]) == isinstance(picked, dict)


def test_private_picks_put_in_by_hand_show_without_the_map(book: Book) -> None:
    book.save("1.2", map=FIRST, about__private={"map": True})
    book.save("2.3", map_again={"picked": ["The pantry"], "version": 1})
    shared = str(book.shared("2.3", Pick(frozenset({"map_again"}))).document)
    assert "The pantry" in shared and "<svg" not in shared and "Amira" not in shared
    assert "it is private on card 1.2" in shared


def test_a_map_of_a_story_whose_teller_has_not_agreed_is_not_drawn(book: Book) -> None:
    wording = book.deck.card("1.2").wording
    options = [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]
    asks = {"id": "agree", "kind": "choice", "label": "May I?", "options": options, "consent": ["yes"]}
    for number, answer in enumerate(("no", "yes")):
        new = NewVersion(
            "1.2", answers={"map": FIRST, "agree": answer}, wording={**wording, "fields": [asks, *wording["fields"]]}
        )
        book.logbook.save_version(new, client="test", number=number)
        book.save("2.3", map_again={"picked": ["The pantry"], "version": number + 1})
        blocks = book.record("2.3")
        assert len(pictures(blocks)) == (answer == "yes")
        agreed = "does not show until they agree" not in "\n".join(texts_of(blocks))
        assert agreed == (answer == "yes")


def test_a_map_that_was_forgotten_leaves_the_picks_and_says_so(book: Book) -> None:
    there = book.save("1.2", map=FIRST)
    book.save("2.3", map_again={"picked": ["The pantry"], "version": 1})
    book.logbook.forget_entry(there.id)
    blocks = book.record("2.3")
    assert pictures(blocks) == [] and Bullets(("The pantry",)) in blocks
    assert "The version that was looked at is no longer in your log book (card 1.2)." in texts_of(blocks)


def test_every_card_that_picks_from_the_map_has_it_in_its_record(book: Book) -> None:
    book.save("1.2", map=FIRST)
    fields = {"2.3": "map_again", "4.1": "network", "5.2": "network", "7.2": "network", "10.4": "network"}
    for card, field in fields.items():
        book.save(card, **{field: {"picked": ["The pantry", "Gone since"], "version": 1}})
        (picture,) = pictures(book.record(card))
        assert lit(picture) == 1, card


def test_words_looked_back_at_are_a_cloud_with_the_picked_ones_marked_and_no_quote_goes_along(book: Book) -> None:
    book.save("1.3", words=WORDS)
    book.save("2.3", words_again={"picked": ["the hill"], "version": 1})
    blocks = book.record("2.3")
    (picture,) = pictures(blocks)
    found = ElementTree.fromstring(picture.svg)
    assert [item.get("data-marked") for item in found.iter(f"{SVG}rect") if item.get("data-marked")] == ["0"]
    assert "Points to the issue: the hill." in picture.alt
    assert "Up and down" not in str(blocks) and "tall one" not in str(blocks)


def test_words_that_one_person_said_are_asked_about_before_a_cloud_of_another_card_is_shared(book: Book) -> None:
    book.save("1.3", words=WORDS)
    book.save("2.3", words_again={"picked": ["the hill", "my damp wall"], "version": 1})
    (chosen,) = book.share("2.3").chosen
    (asked,) = words_said_by_one(chosen)
    assert (asked.field, asked.words) == ("words_again", ("my damp wall",))
    left_out = Pick(left_out={"words_again": frozenset({"my damp wall"})})
    shared = book.shared("2.3", left_out)
    assert "the hill" in str(shared.document) and "my damp wall" not in str(shared.document)


def test_no_name_of_an_earlier_map_is_in_any_file_of_a_share(book: Book) -> None:
    book.save("1.2", map=FIRST)
    book.save("2.3", map_again={"picked": ["The pantry"], "version": 1})
    ready = book.shared("2.3")
    assert pictures(item for section in ready.document.blocks for item in getattr(section, "blocks", ()))
    for copy in copies(ready.document, list(FORMATS), reply=ready.reply):
        ready.guard.check(copy.format, copy.content, "copy")
        assert b"Amira" not in copy.content


def test_picks_filled_in_with_a_version_are_drawn_on_the_map_of_that_time(deck: Deck, logbook: Logbook) -> None:
    saved = ("2026-01-01T10:00:00+00:00", "2026-02-01T10:00:00+00:00", "2026-03-01T10:00:00+00:00")
    items = [
        {"card": "1.2", "saved": saved[0], "answers": {"map": FIRST}},
        {"card": "1.2", "community": "Elsewhere", "saved": saved[2], "answers": {"map": LATER}},
        {"card": "2.3", "saved": saved[1], "answers": {"map_again": {"picked": ["The pantry"], "version": 1}}},
    ]
    fill(items, deck, logbook, "test")
    entry = logbook.latest(card="2.3", limit=1)[0]
    assert picked_of(entry.answers["map_again"]) == ["The pantry"]
    (picture,) = pictures(compose_record(with_earlier(entry, logbook), Names({})).blocks)
    assert "Amira" in picture.svg


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"picked": "The pantry"}, "must be a list of texts"),
        ({"picked": ["a"], "version": "1"}, "whole numbers from 1"),
        ({"picked": ["a"], "entry": True}, "whole numbers from 1"),
        ({"picked": ["a"], "earlier": {}}, 'has no "earlier"'),
    ],
)
def test_what_is_wrong_with_picks_is_said_plainly(deck: Deck, given: Any, said: str) -> None:
    field = deck.card("2.3").field("map_again")
    assert field is not None
    _, problems = field.kind.check(given)
    assert any(said in problem.text for problem in problems)
