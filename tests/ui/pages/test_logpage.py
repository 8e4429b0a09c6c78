"""The log book page's data: newest first, searched and narrowed; an entry with all it holds, private answers marked."""

import base64
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.deck.texts import labels_of
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.excerpts import excerpt
from powerkit.logbook.model import NewVersion
from powerkit.logbook.share_model import REPLACED, KeptComment, NewShare, SharedItem
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notes_back import notes_on
from powerkit.ui.pages.entry import whole_entry
from powerkit.ui.pages.log import AT_ONCE, COUNTED, LogDesk, log_view
from powerkit.ui.pages.share_lists import shares_listed


def found(deck: Deck, book: Logbook, **given: Any) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = ask(deck, book, kind="find", **given)["entries"]
    return entries


def cards(deck: Deck, book: Logbook, **given: Any) -> list[str]:
    return [item["card"] for item in found(deck, book, **given)]


def ask(deck: Deck, book: Logbook, **message: Any) -> dict[str, Any]:
    desk = LogDesk(deck, book, WorkbookFolder(book.path.parent), lambda: date(2026, 11, 22))
    (reply,) = desk.answer({"client": "a", "n": 1, **message})
    return json.loads(json.dumps(reply))  # as it travels


def test_entries_come_newest_first_by_the_day_they_were_saved(deck: Deck, book: Logbook) -> None:
    assert cards(deck, book) == ["2.2", "1.1", "1.2"]


def test_the_list_says_which_entries_of_a_card_are_a_groups(deck: Deck, empty_book: Logbook) -> None:
    items = [{"community": "Here", "people": "Tenants of Mill Lane"}, {"community": "There", "people": "Ana Example"}]
    fill(
        [{"card": "2.1", "answers": {"action": {"what": "x"}}, **item} for item in items],
        deck,
        empty_book,
        client="test",
    )
    listed = found(deck, empty_book)
    assert {item["community"]: item["group"] for item in listed} == {"Here": True, "There": False}
    told = [ask(deck, empty_book, kind="open", entry=item["id"])["entry"]["about"] for item in listed if item["group"]]
    assert [["Answered by", "A group"] in about for about in told] == [True]


def test_a_search_finds_beginnings_of_words_and_lights_them(deck: Deck, book: Logbook) -> None:
    (one,) = found(deck, book, text="cafe clo")
    assert one["card"] == "2.2"
    assert [text for text, hit in one["parts"] if hit] == ["café", "closed"]


def test_a_search_looks_at_the_latest_version_only(deck: Deck, book: Logbook) -> None:
    assert cards(deck, book, text="clinic") == []
    assert cards(deck, book, text="again") == ["1.1"]


def test_the_list_is_narrowed_by_capability_and_community_together(deck: Deck, book: Logbook) -> None:
    assert cards(deck, book, capability=1) == ["1.1", "1.2"]
    assert cards(deck, book, community="Young carers") == ["2.2"]
    assert cards(deck, book, capability=1, community="Young carers") == []
    assert cards(deck, book, text="stop", capability=1, community="Moss Bank") == ["1.1"]


def test_capability_1_is_not_taken_for_capability_10(deck: Deck, empty_book: Logbook) -> None:
    empty_book.save_version(NewVersion(card="10.1"), client="test", number=1)
    assert cards(deck, empty_book, capability=1) == []
    assert cards(deck, empty_book, capability=10) == ["10.1"]


def test_an_entry_shows_its_private_answers_marked_as_private(deck: Deck, book: Logbook) -> None:
    (entry,) = [item for item in book.latest() if item.card == "2.2"]
    sections = {item["label"]: item for item in whole_entry(entry)["sections"]}
    assert sections["How did they appear to feel?"]["private"] is True
    assert sections["How did they appear to feel?"]["blocks"][0]["text"] == "Let down, I think."
    assert sections["What was the discussion about?"]["private"] is False


def test_an_entry_kept_whole_private_is_shown_with_every_answer_marked(deck: Deck, book: Logbook) -> None:
    (entry,) = [item for item in book.latest() if item.card == "1.1"]
    shown = whole_entry(replace(entry, private={"entry": True}))
    assert shown["private"] is True
    assert len(shown["sections"]) == 3
    assert all(section["private"] for section in shown["sections"])


def test_the_own_question_is_shown_with_its_answer(deck: Deck, book: Logbook) -> None:
    (entry,) = [item for item in book.latest() if item.card == "1.1"]
    last = whole_entry(entry)["sections"][-1]
    assert (last["label"], last["blocks"][0]["text"]) == ("What next?", "Ask twice.")


def test_an_entry_opens_with_its_versions_newest_first(deck: Deck, book: Logbook) -> None:
    one = next(each["id"] for each in found(deck, book) if each["card"] == "1.1")
    latest = ask(deck, book, kind="open", entry=one)
    assert [version["number"] for version in latest["versions"]] == [2, 1]
    assert latest["entry"]["version"] == 2
    assert latest["file"] == "01-we-know-our-people.ipynb"
    first = ask(deck, book, kind="open", entry=one, version=1)
    assert first["entry"]["sections"][0]["blocks"][0]["text"].endswith("clinic.")


def test_an_entry_of_a_card_the_deck_has_lost_stays_readable(deck: Deck, empty_book: Logbook) -> None:
    field = {"id": "x", "kind": "text", "label": "What was it?"}
    odd = {"id": "y", "kind": "a kind of long ago", "label": "And this?"}
    wording = {"title": "A card of old", "fields": [field, odd]}
    answers = {"x": "Words", "y": [{"_id": "r", "a": "1", "b": "2"}]}
    lost = NewVersion(card="31.1", answers=answers, wording=wording, words="Words")
    entry = empty_book.save_version(lost, client="test", number=1)
    assert [letter["title"] for letter in found(deck, empty_book, text="words")] == ["A card of old"]
    reply = ask(deck, empty_book, kind="open", entry=entry.id)
    assert reply["file"] == ""
    assert [item["blocks"][0]["text"] for item in reply["entry"]["sections"]] == ["Words", "1, 2"]
    assert reply["entry"]["sections"][1]["private"] is True


def test_a_long_list_comes_in_parts_and_is_counted_only_so_far(deck: Deck, empty_book: Logbook) -> None:
    many = [NewVersion(card="1.1", community=f"Place {number}") for number in range(COUNTED + 5)]
    empty_book.save_versions(many, client="test")
    first = ask(deck, empty_book, kind="find")
    assert (len(first["entries"]), first["more"], first["total"], first["many"]) == (AT_ONCE, True, COUNTED, True)
    second = ask(deck, empty_book, kind="find", after=first["entries"][-1]["place"])
    assert [item["community"] for item in second["entries"]] == [f"Place {n}" for n in range(184, 164, -1)]


def test_days_narrow_the_list_by_the_day_it_was_where_it_was_saved(deck: Deck, empty_book: Logbook) -> None:
    for number, saved in enumerate(
        ("2026-03-31T23:30:00+01:00", "2026-04-01T00:10:00+01:00", "2025-12-31T23:59:59+00:00")
    ):
        new = NewVersion(card="1.1", community=saved, saved=datetime.fromisoformat(saved))
        empty_book.save_version(new, client="test", number=number)
    assert [item["day"] for item in found(deck, empty_book, since="2026-04-01")] == ["1 April 2026"]
    assert [item["day"] for item in found(deck, empty_book, until="2026-03-31", since="2026-01-01")] == [
        "31 March 2026"
    ]
    assert [item["day"] for item in found(deck, empty_book, until="2025-12-31")] == ["31 December 2025"]
    assert found(deck, empty_book, since="2027-01-01") == []
    assert len(found(deck, empty_book, since="in spr")) == 3


def test_a_log_book_with_nothing_in_it_is_empty(deck: Deck, empty_book: Logbook) -> None:
    reply = ask(deck, empty_book, kind="hello")
    assert (reply["empty"], reply["communities"], reply["due"]) == (True, [], 0)
    assert ask(deck, empty_book, kind="find")["entries"] == []


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "open", "entry": 999},
        {"kind": "open", "entry": "1; DROP TABLE entry"},
        {"kind": "open", "entry": True},
        {"kind": "find", "text": 5},
        {"kind": "find", "capability": -1},
        {"kind": "tango"},
        {},
    ],
)
def test_a_message_that_makes_no_sense_is_refused_in_plain_words(
    deck: Deck, book: Logbook, message: dict[str, Any]
) -> None:
    reply = ask(deck, book, **message)
    assert reply["kind"] == "refused"
    assert reply["error"]


def test_what_the_page_is_made_with_holds_nothing_of_an_entry(deck: Deck) -> None:
    assert log_view(deck, "").keys() == {"page", "workbook", "capabilities", "cards", "statuses"}


def reads(one: dict[str, Any]) -> str:
    return "".join(f"[{text}]" if hit else text for text, hit in one["parts"])


def test_an_excerpt_shows_what_she_wrote_and_not_what_she_chose(deck: Deck, empty_book: Logbook) -> None:
    """A sector's label stood there, though her sentence held the word too."""
    people = [
        {"name": "Imran", "kind": "person", "ring": "2", "sector": "business"},
        {"name": "Dorothy", "kind": "person", "ring": "1", "sector": "public", "note": "The ward councillor."},
    ]
    fill([{"card": "1.2", "answers": {"map": people}}], deck, empty_book, client="test")
    (one,) = found(deck, empty_book, text="council")
    assert reads(one) == "The ward [councillor]."
    (one,) = found(deck, empty_book, text="business")
    assert reads(one) == "Imran · Local [business]"


def test_whatever_the_deck_calls_a_choice_gives_way_to_a_sentence_with_the_same_words(deck: Deck) -> None:
    labels = labels_of(deck)
    assert {"Local business": -1, "Yes, and they are coming": 1}.items() <= labels.items()
    for label in labels:
        marked = f"\x01{label}\x02"
        sentence = f"What she said of {marked} stands here"
        for lines in ([marked, sentence], [sentence, marked]):
            parts = excerpt("\n".join(("1.1", "", "", *lines)), {label.casefold()}, ("1.1", ""), labels)
            assert "".join(text for text, _ in parts).startswith("What she said"), label


@pytest.mark.parametrize(
    ("author", "reviewer", "recipient", "by"),
    [
        ("Ana", "Pauline", "Priya", "Ana"),
        ("", "Pauline", "Priya", "Pauline"),
        ("", " ", "Priya", "A reader of Priya’s copy"),
        ("", "", "", "Somebody you shared with"),
    ],
)
def test_who_wrote_back_is_told_alike_wherever_a_reply_stands(
    deck: Deck, book: Logbook, author: str, reviewer: str, recipient: str, by: str
) -> None:
    """The log book said "A reader", though the copy was for somebody."""
    entry = next(item for item in book.latest() if item.card == "2.2")
    item = SharedItem("2.2", entry.id, 1)
    share = book.add_share(NewShare("t", recipient, "", (), REPLACED, "", (item,), ()))
    book.add_reply(share.number, reviewer, [KeptComment("2.2", entry.id, 1, "Go on!", author)])
    assert ask(deck, book, kind="open", entry=entry.id)["comments"][0]["by"] == by
    assert [note.by for note in notes_on(book, entry.id)] == [by]
    (listed,) = shares_listed(book.shares(), book, deck)
    assert listed["replies"][0]["by"] == (by if not author else reviewer)


def test_all_that_came_back_on_an_entry_stands_there_and_is_found_with_her_own_names(deck: Deck, book: Logbook) -> None:
    """One of three stood there, and a search showed the codes that the reader was given."""
    entry = next(item for item in book.latest() if item.card == "2.2")
    book.keep_share_codes("priya", REPLACED, {"Joyce Example": "Person A"})
    item = SharedItem("2.2", entry.id, 1)
    question = "Who is missing besides Joyce?"
    share = book.add_share(NewShare("t", "priya", "", (question,), REPLACED, "", (item,), ()))
    asked = KeptComment("", 0, 0, "Nobody under thirty. Person A would know.", about="Who is missing besides Person A?")
    on_it = KeptComment("2.2", entry.id, 1, "The line to Person A is the bravest.", about="Person A’s team")
    book.add_reply(share.number, "Pauline", [asked, on_it, KeptComment("", 0, 0, "Let us talk on Thursday.")])
    assert [(said["text"], said["about"], said["version"]) for said in opened_comments(deck, book, entry.id)] == [
        ("Nobody under thirty. Joyce Example would know.", f"to your question “{question}”", 1),
        ("The line to Joyce Example is the bravest.", "at “Joyce Example’s team”", 1),
        ("Let us talk on Thursday.", "", 1),
    ]
    shown = {"thirty": "Nobody under [thirty]. Joyce Example would know. Pauline"}
    shown |= {
        "bravest": "The line to Joyce Example is the [bravest]. Pauline",
        "talk thurs": "Let us [talk] on [Thursday]. Pauline",
    }
    shown["person bravest"] = "The line to [Joyce Example] is the [bravest]. Pauline"
    for text, line in shown.items():
        assert [reads(item) for item in found(deck, book, text=text)] == [line]


def opened_comments(deck: Deck, book: Logbook, entry: int) -> list[dict[str, Any]]:
    comments: list[dict[str, Any]] = ask(deck, book, kind="open", entry=entry)["comments"]
    return comments


def test_on_a_small_screen_a_map_in_the_log_book_has_letters_that_can_be_read(deck: Deck, book: Logbook) -> None:
    """They were five pixels high: the whole sheet was drawn into 330."""
    entry = next(item for item in book.latest() if item.card == "1.2")
    wide, narrow = (picture_of(ask(deck, book, kind="open", entry=entry.id, narrow=small)) for small in (False, True))
    assert narrow == 330 < wide


def picture_of(opened: dict[str, Any]) -> float:
    """How wide the first picture of an entry is, in its own units."""
    blocks = [block for section in opened["entry"]["sections"] for block in section["blocks"]]
    svg = base64.b64decode(next(block["svg"] for block in blocks if block["is"] == "picture")).decode()
    return float(svg.partition('viewBox="')[2].split()[2])
