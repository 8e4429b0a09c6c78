"""A card that looks back at another: what it shows, and the quick one made where there is none."""

from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.errors import LogbookError
from powerkit.kinds.recall.kind import followed
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry, NewVersion
from powerkit.reports.card_back import tell_back
from powerkit.ui.card_session import CardDesk
from powerkit.ui.card_view import additions, card_view, recalls
from tests.many import rest_long

MAKERS = ["2.3", "4.1", "5.2", "7.1", "7.2", "10.4"]
"""The cards on which a quick map can be made."""
MAP = [{"_id": "r1", "name": "Amira Testworth", "ring": "1"}]


def desk_for(deck: Deck, logbook: Logbook, card: str) -> CardDesk:
    asked = deck.card(card)
    return CardDesk(asked, logbook, lambda entry: None, recalls(deck, asked), additions(deck, asked))


def send(desk: CardDesk, **message: Any) -> dict[str, Any]:
    return next(iter(desk.answer({"client": "tab", "n": 0, **message})))


def test_a_card_with_nothing_to_look_back_at_offers_a_quick_one(deck: Deck, logbook: Logbook) -> None:
    fields = [field["id"] for field in card_view(deck, deck.card("2.3"), "w")["fields"]]
    assert fields.index("1.2.map") == fields.index("map_again") + 1
    assert send(desk_for(deck, logbook, "2.3"), kind="hello")["recalled"]["map_again"] is None


def test_a_quick_map_becomes_the_first_version_of_its_own_card(deck: Deck, logbook: Logbook) -> None:
    desk = desk_for(deck, logbook, "2.3")
    assert send(desk, kind="draft", n=1, field="about.community", value="Mill Bank")["ok"]
    assert send(desk, kind="draft", n=2, field="1.2.map", value=MAP)["ok"]
    assert send(desk, kind="draft", n=3, field="map_again", value=["Amira Testworth"])["ok"]
    saved = send(desk, kind="save", n=4)
    assert saved["also"] == ["What you made here is saved as card 1.2 too."]
    [map_entry] = logbook.latest(card="1.2")
    assert map_entry.answers["map"][0]["name"] == "Amira Testworth"
    assert map_entry.community == "Mill Bank"
    found = send(desk, kind="hello")["recalled"]["map_again"]
    assert [part["text"] for part in found["parts"]] == ["Amira Testworth"]
    assert found["said"].startswith("From card 1.2, version 1")


def test_where_the_card_itself_cannot_be_saved_nothing_else_was_and_all_is_still_being_written(
    deck: Deck, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_for(deck, logbook, "2.3")
    assert send(desk, kind="draft", n=1, field="1.2.map", value=MAP)["ok"]
    assert send(desk, kind="draft", n=2, field="map_again", value=["Amira Testworth"])["ok"]
    save = logbook.save_version

    def full(new: NewVersion, **by: Any) -> Entry:
        if new.card == "2.3":
            raise LogbookError("The disk is full.", "Make room on it.")
        return save(new, **by)

    with monkeypatch.context() as patch:
        patch.setattr(logbook, "save_version", full)
        assert not send(desk, kind="save", n=3)["ok"]
    assert logbook.latest() == [] and logbook.codes() == {}
    assert logbook.drafts("1.2").keys() == {"map"} and logbook.drafts("2.3").keys() == {"map_again"}
    assert send(desk, kind="save", n=4)["also"] == ["What you made here is saved as card 1.2 too."]


def test_saving_twice_does_not_make_the_quick_one_twice(deck: Deck, logbook: Logbook) -> None:
    desk = desk_for(deck, logbook, "2.3")
    send(desk, kind="draft", n=1, field="1.2.map", value=MAP)
    send(desk, kind="save", n=2)
    send(desk, kind="save", n=2)
    assert send(desk, kind="save", n=3)["also"] == []
    assert [entry.version for entry in logbook.latest(card="1.2")] == [1]


def test_what_was_begun_on_the_other_card_is_gone_on_with_here(deck: Deck, logbook: Logbook) -> None:
    send(desk_for(deck, logbook, "1.2"), kind="draft", n=1, field="map", value=MAP)
    send(desk_for(deck, logbook, "1.2"), kind="draft", n=2, field="different", value="Meet more people.")
    answers = send(desk_for(deck, logbook, "2.3"), kind="hello")
    assert answers["values"]["1.2.map"] == MAP
    send(desk_for(deck, logbook, "2.3"), kind="save", n=3)
    assert set(logbook.drafts("1.2")) == {"different"}


def test_every_card_that_looks_back_shows_what_was_saved(deck: Deck, logbook: Logbook) -> None:
    looked_at = [(card, field, one) for card in deck.cards.values() for field, one in recalls(deck, card).items()]
    assert {card.id for card, _, _ in looked_at} >= {"2.3", "4.1", "5.2", "7.1", "7.2", "10.4"}
    for card, field, _ in looked_at:
        assert field in send(desk_for(deck, logbook, card.id), kind="hello")["recalled"]


@pytest.mark.parametrize("field", [None, 3, "1.2.nothing", "9.9.map", "1.2.map"])
def test_a_card_that_looks_back_at_nothing_keeps_no_answer_of_another(
    deck: Deck, logbook: Logbook, field: object
) -> None:
    reply = send(desk_for(deck, logbook, "1.1"), kind="draft", n=1, field=field, value=MAP)
    assert not reply["ok"] and logbook.drafts("1.2") == {}


def with_a_map(deck: Deck, logbook: Logbook, *versions: list[dict[str, Any]]) -> None:
    """Save a map in card 1.2, once for each version."""
    desk = desk_for(deck, logbook, "1.2")
    for number, rows in enumerate(versions, 1):
        send(desk, kind="draft", n=number * 2, field="map", value=rows)
        assert send(desk, kind="save", n=number * 2 + 1)["ok"]


def test_an_earlier_version_can_be_looked_at_instead_of_the_latest(deck: Deck, logbook: Logbook) -> None:
    with_a_map(deck, logbook, MAP, [*MAP, {"_id": "r2", "name": "Bo"}])
    desk = desk_for(deck, logbook, "2.3")
    newest = send(desk, kind="hello")["recalled"]["map_again"]
    assert [row["name"] for row in newest["answer"]] == ["Amira Testworth", "Bo"]
    assert (newest["version"], [item["version"] for item in newest["versions"]]) == (2, [1, 2])
    first = send(desk, kind="ask", n=1, field="map_again", what="earlier", given={"version": 1})
    assert first["ok"] and [part["text"] for part in first["parts"]] == ["Amira Testworth"]
    none = send(desk, kind="ask", n=2, field="map_again", what="earlier", given={"version": 9})
    assert not none["ok"] and none["error"] == "There is nothing saved to look back at yet."


def test_new_people_named_on_another_card_make_a_new_version_of_the_map(deck: Deck, logbook: Logbook) -> None:
    with_a_map(deck, logbook, MAP)
    desk = desk_for(deck, logbook, "2.3")
    rows = [{"_id": "r1", "who": "Sam; amira testworth", "tie": "Amira Testworth", "then_what": "A lift to the clinic"}]
    send(desk, kind="draft", n=1, field="new_ties", value=rows)
    saved = send(desk, kind="save", n=2)
    assert saved["also"] == ["Saved as version 2 of your map in card 1.2, with Sam new on it."]
    assert [part["text"] for part in saved["recalled"]["map_again"]["parts"]] == ["Amira Testworth", "Sam"]
    [entry] = logbook.latest(card="1.2")
    assert entry.version == 2
    sam = entry.answers["map"][1]
    assert (sam["name"], sam["not_yet"], sam["wish"]) == ("Sam", True, "Amira Testworth\nA lift to the clinic")
    assert send(desk, kind="save", n=2)["also"] == []
    assert send(desk, kind="save", n=3)["also"] == []
    assert [item.version for item in logbook.latest(card="1.2")] == [2]


def test_new_people_also_join_what_is_being_written_on_the_maps_own_card(deck: Deck, logbook: Logbook) -> None:
    with_a_map(deck, logbook, MAP)
    send(desk_for(deck, logbook, "1.2"), kind="draft", n=9, field="map", value=[{"_id": "r1", "name": "Amira T."}])
    desk = desk_for(deck, logbook, "7.1")
    person = {"_id": "r1", "name": "The mosque", "kind": "organisation", "ring": "3", "sector": "faith"}
    send(desk, kind="draft", n=1, field="map", value=[person])
    assert send(desk, kind="save", n=2)["also"] == [
        "Saved as version 2 of your map in card 1.2, with The mosque new on it."
    ]
    written = logbook.drafts("1.2")["map"].value
    assert [row["name"] for row in written] == ["Amira T.", "The mosque"]
    assert written[1]["_id"] != written[0]["_id"]


def test_a_card_counts_as_saved_when_only_the_map_it_adds_to_could_not_be(
    deck: Deck, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_map(deck, logbook, MAP)
    desk = desk_for(deck, logbook, "2.3")
    send(desk, kind="draft", n=1, field="new_ties", value=[{"_id": "r1", "who": "Sam"}])
    save = logbook.save_version

    def full(new: NewVersion, **by: Any) -> Entry:
        if new.card == "1.2":
            raise LogbookError("The disk is full.", "Make room on it.")
        return save(new, **by)

    monkeypatch.setattr(logbook, "save_version", full)
    saved = send(desk, kind="save", n=2)
    assert saved["ok"] and saved["version"]["number"] == 1
    assert saved["also"] == ["Whom you named here could not be added to your map: The disk is full. Make room on it."]


def test_a_map_can_begin_as_the_one_it_adds_to(deck: Deck, logbook: Logbook) -> None:
    with_a_map(deck, logbook, MAP)
    told = send(desk_for(deck, logbook, "7.1"), kind="ask", n=1, field="map", what="earlier", given={})
    assert told["ok"] and told["answer"][0]["name"] == "Amira Testworth"


def map_of_names(**names: str) -> list[dict[str, Any]]:
    return [{"_id": own, "name": name} for own, name in names.items()]


@pytest.mark.parametrize(
    ("then", "now", "was"),
    [
        ({"a": "Ann", "b": "Bo"}, {"a": "Bo", "b": "Ann"}, {"Ann": "Bo", "Bo": "Ann"}),  # names swapped
        ({"a": "Ann", "b": "Bo"}, {"b": "Bo", "a": "Ann"}, {}),  # put in another order
        ({"a": "Sam", "b": "Sam"}, {"b": "Sam", "a": "Sam"}, {"Sam": "Sam (2)", "Sam (2)": "Sam"}),
        ({"a": "Sam", "b": "Sam"}, {"b": "Sam"}, {"Sam": "Sam (gone)", "Sam (2)": "Sam"}),
        ({"a": "Ann", "b": "Bo"}, {"b": "Ann"}, {"Ann": "Ann (gone)", "Bo": "Ann"}),
        ({"a": "Ann", "b": "Bo"}, {"a": "Ann Lee"}, {"Ann": "Ann Lee"}),
        ({"a": "Ann"}, {"x": "Ann"}, {}),  # a file brought in instead: nobody known, so the name alone is asked
    ],
)
def test_who_was_picked_is_followed_by_who_they_are_whatever_they_are_called(
    deck: Deck, then: dict[str, str], now: dict[str, str], was: dict[str, str]
) -> None:
    kind = next(field.kind for field in deck.card("1.2").fields if field.id == "map")
    assert followed(kind, map_of_names(**then), map_of_names(**now)) == was


def test_the_page_is_told_what_people_of_earlier_versions_are_called_now(deck: Deck, logbook: Logbook) -> None:
    desk = desk_for(deck, logbook, "1.2")
    for number, names in enumerate(({"a": "Ann", "b": "Bo"}, {"a": "Bo", "b": "Ann"}), 1):
        assert send(desk, kind="draft", n=2 * number, field="map", value=map_of_names(**names))["ok"]
        assert send(desk, kind="save", n=2 * number + 1)["ok"]
    found = send(desk_for(deck, logbook, "2.3"), kind="hello")["recalled"]["map_again"]
    assert (found["version"], found["entry"]) == (2, logbook.latest(card="1.2")[0].id)
    assert found["was"] == {1: {"Ann": "Bo", "Bo": "Ann"}}


@pytest.mark.parametrize("card", rest_long(MAKERS, usual=2))
def test_a_quick_map_of_which_nothing_is_picked_is_what_the_card_s_back_shows(
    card: str, deck: Deck, logbook: Logbook
) -> None:
    asked = deck.card(card)
    [looks] = [field.id for field in asked.fields if (back := field.kind.looks_back()) and back.key == "1.2.map"]
    desk = desk_for(deck, logbook, card)
    assert send(desk, kind="draft", n=1, field="1.2.map", value=MAP)["ok"]
    assert send(desk, kind="save", n=2)["ok"]
    [entry], [made] = logbook.latest(card=card), logbook.latest(card="1.2")
    assert entry.answers[looks] == {"picked": [], "entry": made.id, "version": 1}
    picture = tell_back(asked, logbook, {})["back"]["picture"]
    assert picture and "Amira Testworth" in picture["svg"]
    again = send(desk, kind="draft", n=3, field="about.community", value="Mill Bank")
    assert again["ok"] and send(desk, kind="save", n=4)["also"] == []
    assert logbook.latest(card=card)[0].answers[looks] == entry.answers[looks]


@pytest.mark.parametrize("private", rest_long([{"entry": True}, {"1.2.map": True}]))
def test_a_quick_map_is_as_private_on_its_own_card_as_it_was_made(
    private: dict[str, bool], deck: Deck, logbook: Logbook
) -> None:
    desk = desk_for(deck, logbook, "4.1")
    for number, (field, value) in enumerate([("about.private", private), ("1.2.map", MAP)], 1):
        assert send(desk, kind="draft", n=number, field=field, value=value)["ok"]
    assert send(desk, kind="save", n=3)["ok"]
    [made] = logbook.latest(card="1.2")
    assert made.is_private("map")
    shown = tell_back(deck.card("4.1"), logbook, {"safe": True})["back"]
    assert shown["picture"] is None and "Amira" not in str(shown)
