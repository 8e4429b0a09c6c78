"""Actions in one place: the list, the card and its record always say the same, and a calendar is brought up to date."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from powerkit.deck import Deck
from powerkit.documents.calendar import Event, calendar_of
from powerkit.entries.actions import add_action, change_action, days_late, events, follow_up, parts_of
from powerkit.entries.quick_entry import is_note
from powerkit.errors import AnswerError, LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewVersion
from powerkit.reports.notebook_records import record_of
from powerkit.ui.pages.actions import as_lines

from .conftest import ACTION, Clock

DONE = {"status": "done", "happened": "We met at the lights", "learnt": "Twelve minutes is long", "next": "Time it"}


def test_an_action_done_in_the_list_is_done_on_its_card_and_in_its_record(book: Logbook) -> None:
    (action,) = book.actions()
    after = change_action(book, action.id, DONE, client="page", number=1)
    assert (after.id, after.status, after.happened, after.learnt) == (action.id, *list(DONE.values())[:3])
    (entry,) = book.latest(card="1.1")
    assert (entry.version, entry.answers["action"]) == (2, {**ACTION, **DONE})
    assert entry.answers["changing"] == "The crossing matters to Ana."
    assert "Twelve minutes is long" in record_of("1.1", book)["text/html"]
    assert [item.id for item in book.search("twelve min")] == [entry.id]


def test_the_same_change_sent_twice_is_made_once(book: Logbook) -> None:
    for _ in range(2):
        change_action(book, book.actions()[0].id, DONE, client="page", number=7)
    assert book.latest(card="1.1")[0].version == 2


def test_words_of_the_same_action_that_wait_on_the_card_are_changed_too_and_others_are_not(book: Logbook) -> None:
    draft = {**ACTION, "how": "She tells me"}
    book.put_draft("1.1", "action", draft, client="a tab", number=5)
    change_action(book, book.actions()[0].id, DONE, client="page", number=1)
    assert book.drafts("1.1")["action"].value == {**draft, **DONE}
    book.put_draft("1.1", "action", {**draft, "how": "So"}, client="a tab", number=6)
    assert book.drafts("1.1")["action"].value["how"] == "So"  # the tab that wrote it goes on with its own numbers
    book.put_draft("1.1", "about.community", "Another place", client="a tab", number=7)
    change_action(book, book.actions()[0].id, {"status": "doing"}, client="page", number=2)
    assert "status" not in book.drafts("1.1")["action"].value


def test_an_action_without_words_or_with_a_day_that_is_none_is_refused_and_nothing_changes(book: Logbook) -> None:
    (action,) = book.actions()
    for parts in ({"what": " "}, {"when": "soon"}, {"status": "perhaps"}):
        with pytest.raises(AnswerError):
            change_action(book, action.id, parts, client="page", number=1)
    with pytest.raises(LogbookError, match="no action 99"):
        change_action(book, 99, DONE, client="page", number=1)
    assert book.actions() == [action]


def test_what_comes_next_is_a_new_action_that_says_what_it_follows_from(book: Logbook) -> None:
    (action,) = book.actions()
    entry = follow_up(book, action.id, {"what": "Time the lights", "when": "2026-05-01"}, client="page", number=3)
    again = follow_up(book, action.id, {"what": "Time the lights", "when": "2026-05-01"}, client="page", number=3)
    assert (again.id, again.version) == (entry.id, 1)
    assert is_note(entry.card) and entry.community == "Mill Bank"
    assert entry.answers["after"] == f"Card 1.1: Changing your perspective: {ACTION['what']}"
    assert [action.what for action in book.actions()] == [ACTION["what"], "Time the lights"]
    assert entry.private["now_what"] is False  # as open as the action it follows from


def test_what_follows_from_a_private_action_is_private(book: Logbook) -> None:
    (old,) = book.latest(card="1.1")
    book.save_version(
        NewVersion("2.1", answers=old.answers, private={"entry": True}, wording=old.wording), client="x", number=1
    )
    private = add_action(book, {"now_what": {"what": "Quietly"}}, client="x", number=2)
    action = book.actions(entry=private.id)[0]
    assert follow_up(book, action.id, {"what": "Still quietly"}, client="x", number=3).private == {}


def test_an_action_of_a_card_the_deck_has_lost_can_still_be_finished(book: Logbook) -> None:
    wording = {"title": "A card of old", "fields": [{"id": "do", "kind": "action", "label": "Do"}]}
    lost = NewVersion("31.1", answers={"do": {"what": "Long ago"}}, wording=wording)
    book.save_version(again_with_actions(lost), client="x", number=1)
    action = next(action for action in book.actions() if action.card == "31.1")
    change_action(book, action.id, {"status": "dropped", "reason": "It is over"}, client="page", number=1)
    assert book.latest(card="31.1")[0].answers["do"]["reason"] == "It is over"


def again_with_actions(new: NewVersion) -> NewVersion:
    from dataclasses import replace

    from powerkit.logbook.model import NewAction

    return replace(new, actions=(NewAction("do", "Long ago"),))


def test_what_came_of_an_action_its_card_no_longer_says_can_still_be_written(book: Logbook, deck: Deck) -> None:
    (action,) = book.actions()
    change_action(book, action.id, DONE, client="page", number=1)
    entry = book.latest(card="1.1")[0]
    from powerkit.entries.new_version import again

    book.save_version(again(entry, {**entry.answers, "action": {"what": "Something new"}}), client="page", number=2)
    past = change_action(book, action.id, {"learnt": "More than I thought"}, client="page", number=3)
    assert (past.current, past.learnt, past.what) == (False, "More than I thought", ACTION["what"])
    assert book.latest(card="1.1")[0].answers["action"] == {"what": "Something new"}


@pytest.mark.parametrize(
    ("today", "late"), [("2026-03-28", 0), ("2026-03-29", 0), ("2026-03-30", 1), ("2027-03-29", 365)]
)
def test_days_are_counted_by_the_calendar_over_clock_changes_and_year_ends(
    book: Logbook, today: str, late: int
) -> None:
    (action,) = book.actions()  # due on the day the clocks go forward
    assert days_late(action, date.fromisoformat(today)) == late
    done = change_action(book, action.id, {"status": "done"}, client="page", number=1)
    assert days_late(done, date.fromisoformat(today)) == 0


def test_the_parts_of_an_action_are_those_its_card_holds(book: Logbook) -> None:
    assert parts_of(book.actions()[0]) == {**ACTION, "status": "planned"}


# --- the calendar


def read(book: Logbook) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(calendar_of(events(book, book.actions())))
    return [dict(item) for item in calendar.walk("VEVENT")]


def test_a_second_calendar_file_brings_the_same_event_up_to_date(book: Logbook, clock: Clock) -> None:
    (first,) = read(book)
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2026, 3, 29), date(2026, 3, 30))
    assert (int(first["SEQUENCE"]), first["DTSTAMP"].dt) == (0, clock.time)
    assert read(book) == [first]
    clock.move(days=1)
    change_action(book, book.actions()[0].id, {"when": "2026-12-31"}, client="page", number=1)
    (second,) = read(book)
    assert second["UID"] == first["UID"] == "action-1@a-workbook.powerkit"
    assert (int(second["SEQUENCE"]), second["DTSTAMP"].dt) == (1, clock.time)
    assert second["DTEND"].dt == date(2027, 1, 1)


def test_a_calendar_holds_no_name_and_no_private_word(book: Logbook) -> None:
    add_action(book, {"now_what": {"what": "A private matter", "when": "2026-04-01"}}, client="x", number=1)
    made = calendar_of(events(book, book.actions())).decode().replace("\r\n ", "")
    assert "Ask Person A about the crossing" in made
    assert "An action from your log book (Quick entry)" in made
    assert "Ana" not in made and "private matter" not in made


def test_done_stays_in_the_calendar_as_done_and_dropped_is_cancelled(book: Logbook) -> None:
    action = book.actions()[0].id
    change_action(book, action, {"status": "done"}, client="page", number=1)
    assert str(read(book)[0]["SUMMARY"]).startswith("Done: ")
    change_action(book, action, {"status": "dropped", "reason": "No time"}, client="page", number=2)
    assert read(book)[0]["STATUS"] == "CANCELLED"


def test_marks_and_long_words_in_a_calendar_come_back_as_they_were() -> None:
    hostile = 'Ask; "who", \\n and: BEGIN:VEVENT\nnext line é ' + "ß" * 200
    when = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    made = calendar_of([Event("u", hostile, "", date(2026, 10, 25), 3, when)])
    assert all(len(part) <= 75 for part in made.split(b"\r\n"))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert str(event["SUMMARY"]) == hostile


AS_WRITTEN = [
    "Email به گروه می‌خواهم; meet 9\u00a0am at Café\u00a0Noor 👩🏽‍⚕️ ‫",
    "Ask the family 👩‍👩‍👧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 ❤️",
    "क्‍ष and ക്‍ and no\u202fbreak\u00adhere\u2011hyphen\u2060here",
    "two\nlines",
]


@pytest.mark.parametrize("said", AS_WRITTEN)
def test_joined_letters_emoji_and_hard_spaces_come_back_from_a_calendar_as_written(said: str) -> None:
    made = calendar_of([Event("u", said, said, date(2026, 10, 25), 3, datetime(2026, 10, 25, tzinfo=UTC))])
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (said, said)


@pytest.mark.parametrize("said", [said for said in AS_WRITTEN if "\n" not in said])
def test_an_action_comes_to_the_calendar_and_the_list_as_it_was_written(book: Logbook, said: str) -> None:
    (action,) = book.actions()
    change_action(book, action.id, {"what": f"{said}\n then  this"}, client="page", number=1)
    whole = f"{said} then this"
    assert str(read(book)[0]["SUMMARY"]) == whole
    assert any(whole in line for line in as_lines(book, book.actions(), date(2026, 3, 1)))


def test_a_calendar_holds_no_mark_that_would_break_its_lines() -> None:
    made = calendar_of(
        [Event("u", "a\x00b\u2028c\x85d\re\ud800", "", date(2026, 1, 2), 0, datetime(2026, 1, 1, tzinfo=UTC))]
    )
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert str(event["SUMMARY"]) == "ab\nc\nd\ne"
