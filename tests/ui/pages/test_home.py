"""The start page's data: an honest status for each card, and nothing a person wrote outside the messages."""

import json
from base64 import b64decode
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from powerkit.app.running.ports import BEFORE, waiting_words
from powerkit.deck import Deck
from powerkit.deck.conversation_starter import load_starter
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.model import Standing
from powerkit.resources import deck_folder
from powerkit.ui.pages.home import EXAMPLE, HomeDesk, Status, home_view, status_of

from .conftest import ALLOTMENT

STAGES = {"planned": "Planned", "out": "Out doing it", "back": "Back to reflect"}
SAVED = datetime(2026, 3, 3, 10, 15, tzinfo=UTC)


def desk(deck: Deck, book: Logbook) -> HomeDesk:
    return HomeDesk(deck, book, Path("/work/of/somebody"), Random(1))


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (Standing("1.1", "new"), Status("new", "Not begun.")),
        (Standing("1.1", "draft"), Status("begun", "Begun, not saved yet.")),
        (Standing("1.1", "draft", "planned"), Status("begun", "Begun, not saved yet. Planned.")),
        (Standing("1.1", "draft", "out"), Status("begun", "Begun, not saved yet. Out doing it.")),
        (Standing("1.1", "draft", "of another deck"), Status("begun", "Begun, not saved yet.")),
        (Standing("1.1", "saved", "", SAVED), Status("saved", "Saved on 3 March 2026.")),
        (Standing("1.1", "saved", "back", SAVED), Status("saved", "Saved on 3 March 2026.")),
        (Standing("1.1", "saved", "out", SAVED), Status("saved", "Saved on 3 March 2026. Out doing it.")),
        (Standing("1.1", "draft", "", SAVED), Status("saved", "Saved on 3 March 2026. Changes not saved yet.")),
        (
            Standing("1.1", "draft", "planned", SAVED),
            Status("saved", "Saved on 3 March 2026. Planned. Changes not saved yet."),
        ),
    ],
)
def test_a_card_has_one_honest_status(standing: Standing, status: Status) -> None:
    assert status_of(standing, STAGES) == status


def test_the_page_hears_where_every_card_stands(deck: Deck, book: Logbook) -> None:
    (reply,) = desk(deck, book).answer({"kind": "hello", "client": "a", "n": 4})
    assert (reply["client"], reply["n"]) == ("a", 4)
    assert "/work/of/somebody" not in json.dumps(reply)
    assert reply["cards"].keys() == deck.cards.keys()
    assert reply["cards"]["1.1"] | {"entry": 0} == {"kind": "saved", "text": "Saved on 1 June 2026.", "entry": 0}
    assert reply["cards"]["3.1"] == {"kind": "begun", "text": "Begun, not saved yet.", "entry": None}
    assert reply["cards"]["10.4"]["kind"] == "new"
    assert (reply["saved"], reply["example"]) == (3, False)


def test_words_that_may_wait_under_an_earlier_port_are_said_only_where_the_port_is_another(
    deck: Deck, book: Logbook
) -> None:
    moved = HomeDesk(deck, book, Path("x"), Random(1), waiting=lambda: waiting_words({BEFORE: "20001"}))
    [said] = [reply["waiting"] for reply in moved.answer({"kind": "hello"})]
    assert "20001" in said and said.endswith("open --port 20001")
    assert [reply["waiting"] for reply in desk(deck, book).answer({"kind": "hello"})] == [""]


def test_the_newest_draft_is_where_you_left_off(deck: Deck, book: Logbook) -> None:
    (reply,) = desk(deck, book).answer({"kind": "hello"})
    assert reply["carry_on"] == {"card": "3.1", "said": "You last wrote here on 22 November 2026 at 14:02."}


def test_whoever_wrote_just_now_is_not_told_when_that_was(deck: Deck, book: Logbook) -> None:
    home = HomeDesk(deck, book, Path("x"), Random(1), now=lambda: datetime(2026, 11, 22, 14, 11, tzinfo=UTC))
    assert [reply["carry_on"] for reply in home.answer({"kind": "hello"})] == [{"card": "3.1", "said": ""}]


def test_a_workbook_with_nothing_in_it_has_nowhere_to_carry_on(deck: Deck, empty_book: Logbook) -> None:
    (reply,) = desk(deck, empty_book).answer({"kind": "hello"})
    assert reply["carry_on"] is None
    assert {card["text"] for card in reply["cards"].values()} == {"Not begun."}


def test_a_draw_gives_a_card_that_is_not_saved(deck: Deck, book: Logbook) -> None:
    home = desk(deck, book)
    drawn = [next(iter(home.answer({"kind": "draw", "but_not": []})))["card"] for _ in range(200)]
    assert not {"1.1", "1.2", "2.2"} & set(drawn)
    assert len(set(drawn)) > 10


def test_what_is_offered_can_be_finished_in_the_room_and_what_is_done_says_so(deck: Deck, book: Logbook) -> None:
    (reply,) = desk(deck, book).answer({"kind": "deal", "minutes": 20, "people": 8})
    assert [card["card"] for card in reply["cards"]] == ["3.2", "4.3", "10.2", "2.1"]
    assert [card["line"] for card in reply["cards"]][:2] == ["Its short way takes about 10 minutes."] * 2
    assert (reply["kind"], reply["outside"]) == ("dealt", 5)
    fill([{"card": card} for card in deck.cards], deck, book, client="all")
    (reply,) = desk(deck, book).answer({"kind": "deal", "minutes": 20, "people": 8})
    assert all(card["again"] for card in reply["cards"])


def test_a_small_card_shows_the_first_picture_that_is_not_private(deck: Deck, book: Logbook) -> None:
    home = desk(deck, book)

    def svg(card: str) -> str:
        (reply,) = home.answer({"kind": "picture", "card": card})
        return b64decode(reply["svg"]).decode()

    assert "By car" in svg("1.1") and svg("1.2").startswith("<svg")
    assert [svg(card) for card in ("2.2", "3.1", "10.4", "77.1")] == [""] * 4
    private = {"card": "1.2", "community": "Hope Street", "private": {"map": True}, "answers": {"map": [ALLOTMENT]}}
    fill([private], deck, book, client="private")
    assert svg("1.2") == ""


def test_at_most_three_things_are_due_at_once_and_all_are_counted(deck: Deck, empty_book: Logbook) -> None:
    due = [{"card": "1.1", "community": f"Street {at}", "answers": {"action": _due(f"Ask {at}")}} for at in range(4)]
    memo = {"card": "10.1", "answers": {"memo": "Ask first.", "memo_date": "2026-11-01"}}
    fill([*due, memo], deck, empty_book, client="test")
    home = HomeDesk(deck, empty_book, Path("x"), Random(1), lambda: date(2026, 11, 22))
    (reply,) = home.answer({"kind": "hello"})
    assert (len(reply["actions"]), len(reply["memos"]), reply["due"]) == (2, 1, 5)
    assert reply["actions"][0] == {"what": "Ask 0", "when": "was due 20 November", "card": "1.1"}
    assert reply["soon"] is False


def test_what_is_due_on_a_day_to_come_is_soon_and_not_now(deck: Deck, empty_book: Logbook) -> None:
    fill([{"card": "1.1", "answers": {"action": _due("Ask")}}], deck, empty_book, client="test")
    for day, soon in ((14, True), (20, False)):
        today = date(2026, 11, day)
        (reply,) = HomeDesk(deck, empty_book, Path("x"), Random(1), lambda now=today: now).answer({"kind": "hello"})
        assert (len(reply["actions"]), reply["soon"]) == (1, soon)


def _due(what: str) -> dict[str, str]:
    return {"what": what, "when": "2026-11-20", "status": "planned"}


def test_the_example_says_that_it_is_one(deck: Deck, empty_book: Logbook) -> None:
    empty_book.set_setting(EXAMPLE, "year.json")
    (reply,) = desk(deck, empty_book).answer({"kind": "hello"})
    assert reply["example"] is True


def test_a_message_that_is_not_known_is_refused_in_plain_words(deck: Deck, book: Logbook) -> None:
    (reply,) = desk(deck, book).answer({"kind": "tango", "client": "a", "n": 1})
    assert reply["kind"] == "refused" and "Reload" in reply["error"]


def test_what_the_page_is_made_with_holds_the_decks_words_only(deck: Deck, book: Logbook) -> None:
    starter = load_starter(deck_folder(), range(1, 11))
    text = json.dumps(home_view(deck, starter), ensure_ascii=False)
    assert not any(word in text for word in ("Moss Bank", "Ana Example", "bus stop", "/work/of"))
    assert home_view(deck, starter)["capabilities"][0]["file"] == "01-we-know-our-people.ipynb"
