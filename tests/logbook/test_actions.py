"""Actions: kept up from what cards say, never losing what was learnt."""

from datetime import date

import pytest

from powerkit.errors import LogbookError
from powerkit.logbook.model import Action, NewAction, NewVersion

DUE = date(2026, 12, 1)


@pytest.fixture
def say(book):
    numbers = iter(range(1, 1000))

    def call(*actions: NewAction, card: str = "1.1") -> list[Action]:
        book.save_version(NewVersion(card, actions=actions), client="page", number=next(numbers))
        return book.actions()

    return call


def test_an_action_is_listed_with_what_was_said(say) -> None:
    (action,) = say(NewAction("action", "Meet Bo", "Bo", DUE, "We have met"))
    assert (action.entry, action.card, action.field, action.version, action.current) == (1, "1.1", "action", 1, True)
    assert (action.what, action.who, action.due, action.how, action.status) == (
        "Meet Bo",
        "Bo",
        DUE,
        "We have met",
        "planned",
    )


def test_an_action_said_in_other_letters_stays_the_same_one(book, say) -> None:
    (action,) = say(NewAction("action", "Meet Bo"))
    (same,) = say(NewAction("action", " meet  BO ", "Bo", DUE, status="done", learnt="Bo knows everyone"))
    assert (same.id, same.status, same.learnt) == (action.id, "done", "Bo knows everyone")
    assert (same.who, same.due, same.version) == ("Bo", DUE, 2)


def test_the_list_says_what_the_card_says_in_every_part(say) -> None:
    say(NewAction("action", "Meet Bo", status="done", happened="We met", learnt="Bo knows everyone", next="Again"))
    (same,) = say(NewAction("action", "Meet Bo", status="dropped", reason="Bo moved"))
    assert (same.status, same.happened, same.learnt, same.next, same.reason) == ("dropped", "", "", "", "Bo moved")


def test_changes_of_an_action_are_counted_and_dated_for_a_calendar(book, say, clock) -> None:
    (first,) = say(NewAction("action", "Meet Bo"))
    assert (first.sequence, first.changed) == (0, clock.time)
    clock.move(hours=1)
    (same,) = say(NewAction("action", "Meet Bo"))
    assert (same.sequence, same.changed) == (0, first.changed)
    (later,) = say(NewAction("action", "Meet Bo", due=DUE))
    assert (later.sequence, later.changed) == (1, clock.time)


def test_a_reworded_plan_replaces_the_old_one(say) -> None:
    (first,) = say(NewAction("action", "Meet Bo"))
    (second,) = say(NewAction("action", "Meet Bo and Ana"))
    assert (second.id, second.what, second.status) == (first.id, "Meet Bo and Ana", "planned")


def test_a_new_action_does_not_wipe_out_what_was_learnt_from_the_last(book, say) -> None:
    say(NewAction("action", "Meet Bo", status="done", learnt="Bo knows everyone"))
    actions = say(NewAction("action", "Meet Ana"))
    assert [(action.what, action.status, action.learnt, action.current) for action in actions] == [
        ("Meet Bo", "done", "Bo knows everyone", False),
        ("Meet Ana", "planned", "", True),
    ]


def test_what_came_of_a_past_action_can_still_be_written_but_never_behind_a_cards_back(book, say, clock) -> None:
    (first,) = say(NewAction("action", "Meet Bo", status="done"))
    say(NewAction("action", "Meet Ana"))
    clock.move(days=1)
    past = book.update_past_action(first.id, learnt="Bo knows everyone", happened="We met")
    assert (past.learnt, past.happened, past.sequence, past.changed) == ("Bo knows everyone", "We met", 1, clock.time)
    with pytest.raises(ValueError, match="a card says this action"):
        book.update_past_action(first.id + 1, status="done")


def test_an_action_the_card_no_longer_says_goes_unless_something_came_of_it(book, say) -> None:
    say(NewAction("one", "Plain"), NewAction("two", "Done", status="dropped", reason="No time"))
    assert [item.what for item in say(NewAction("one", "  "))] == ["Done"]


def test_the_due_list_holds_open_actions_up_to_the_day(book, say) -> None:
    say(NewAction("a", "late", due=date(2026, 11, 1)), NewAction("b", "no day"), card="1.1")
    say(
        NewAction("a", "on the day", due=DUE, status="doing"),
        NewAction("b", "after", due=date(2026, 12, 2)),
        card="1.2",
    )
    say(NewAction("a", "done", due=DUE, status="done"), card="1.3")
    assert [action.what for action in book.actions(due_by=DUE)] == ["late", "on the day"]
    assert [action.what for action in book.actions(status="planned")] == ["late", "after", "no day"]
    assert [action.what for action in book.actions(due_by=DUE, status=("done", "doing"))] == ["on the day", "done"]
    assert book.actions(status=()) == []


def test_an_action_that_is_not_there_is_said_plainly(book) -> None:
    with pytest.raises(LogbookError, match="no action 3"):
        book.update_past_action(3, status="done")
    with pytest.raises(LogbookError, match="no action 3"):
        book.action(3)
