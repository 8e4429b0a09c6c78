"""Versions of an entry: what changed between two, in words; and an older one brought back without losing anything."""

from powerkit.deck import Deck
from powerkit.entries.actions import change_action
from powerkit.entries.history import bring_back, differences
from powerkit.entries.import_json import fill
from powerkit.entries.new_version import again
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion, OwnQuestion

from .conftest import ACTION


def said(book: Logbook, entry: int = 1) -> dict[str, tuple[str, ...]]:
    *_, before, after = book.versions(entry)
    return {difference.label: difference.said for difference in differences(before, after)}


def test_what_changed_is_said_question_by_question(book: Logbook, deck: Deck) -> None:
    views = [{"_id": "r1", "topic": "Getting around", "mine": "By car", "theirs": "On foot"}]
    given = {"changing": "More than I thought.", "views": views}
    item = {"card": "1.1", "community": "Mill Bank", "people": "Bo Example", "answers": given}
    fill([{**item, "own": [{"_id": "q", "question": "Why?", "answer": "It was near."}]}], deck, book, client="two")
    label = {field.id: field.label for field in deck.card("1.1").fields}
    found = said(book)
    assert found["With"] == ("Was: blank",)
    assert found[label["views"]] == ("Answered for the first time",)
    assert found[label["changing"]] == ("Was: The crossing matters to Ana.",)
    assert found[label["action"]][-1] == "No longer answered"
    assert found["Why?"] == ("A new question of your own",)
    assert len(found) == 5


def test_two_versions_that_say_the_same_have_no_difference(book: Logbook) -> None:
    (entry,) = book.latest()
    book.save_version(again(entry), client="page", number=1)
    assert said(book) == {}


def test_an_older_version_comes_back_as_the_newest_one_and_keeps_what_came_of_its_action(book: Logbook) -> None:
    change_action(book, 1, {"status": "done", "learnt": "A lot"}, client="page", number=1)
    (entry,) = book.latest()
    book.save_version(again(entry, {**entry.answers, "changing": "Something else"}), client="page", number=2)
    back = bring_back(book, 1, 1, client="page", number=3)
    assert bring_back(book, 1, 1, client="page", number=3) == back
    assert (back.version, back.answers["changing"]) == (4, "The crossing matters to Ana.")
    assert back.answers["action"] == {**ACTION, "status": "done", "learnt": "A lot"}
    assert [(action.id, action.status, action.learnt) for action in book.actions()] == [(1, "done", "A lot")]
    assert len(book.versions(1)) == 4


def test_a_version_with_an_answer_of_a_kind_of_long_ago_is_compared_and_brought_back_whole(book: Logbook) -> None:
    wording = {"title": "Old", "fields": [{"id": "y", "kind": "a kind of long ago", "label": "Y"}]}
    for number in (1, 2):
        new = NewVersion("31.1", answers={"y": {"a": number}}, wording=wording, own=(OwnQuestion("q", "", "x"),))
        book.save_version(new, client="old", number=number)
    assert [difference.label for difference in differences(*book.versions(2))] == [
        "An answer of a kind that is not known now"
    ]
    back = bring_back(book, 2, 1, client="page", number=1)
    assert (back.answers, back.wording) == ({"y": {"a": 1}}, wording)
