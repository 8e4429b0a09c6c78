"""The supervision page: nothing private and no name until it is opened; what is agreed is kept."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from powerkit.deck import Deck
from powerkit.entries.forget import Wish, forget, plan
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.notebook_records import renew_all
from powerkit.ui.pages.supervision import SupervisionDesk

from .conftest import NOW


def ask(deck: Deck, book: Logbook, now: datetime = NOW, **message: Any) -> dict[str, Any]:
    [reply] = SupervisionDesk(deck, book, lambda: now).answer({"client": "a", "n": 1, **message})
    return json.loads(json.dumps(reply))


def changes(deck: Deck, book: Logbook, **message: Any) -> dict[str, Any]:
    return ask(deck, book, kind="changes", since="2025-11-01", **message)


def test_nothing_private_and_no_name_is_sent_to_the_screen(deck: Deck, book: Logbook) -> None:
    said = json.dumps(changes(deck, book), ensure_ascii=False)
    for private in ("nobody should know", "told to me alone", "all to myself", "Ana Example"):
        assert private not in said
    assert "Person A" in said
    assert "Ana Example" in json.dumps(changes(deck, book, names=True))


def test_what_is_private_is_there_once_it_is_opened(deck: Deck, book: Logbook) -> None:
    found = {change["title"]: change for change in changes(deck, book)["entries"]}
    kept = found["Card 3.1: Supporting learning"]
    assert (kept["private"], kept["community"]) == (True, "")
    shut = ask(deck, book, kind="open", entry=kept["id"])
    assert "all to myself" not in json.dumps(shut)
    assert "all to myself" in json.dumps(ask(deck, book, kind="open", entry=kept["id"], private=True))


def test_a_private_action_is_covered_until_it_is_opened(deck: Deck, book: Logbook) -> None:
    ask(deck, book, kind="agree", parts={"what": "Ring the hall quietly"}, private=True)
    [covered] = [change for change in changes(deck, book)["actions"] if change["hidden"]]
    assert "what" not in covered and covered["from"] == "Quick entry"
    opened = ask(deck, book, kind="open_action", action=covered["id"])
    assert opened["action"]["what"] == "Ring the hall quietly"


def test_actions_come_with_what_was_learnt_and_how_late_they_are(deck: Deck, book: Logbook) -> None:
    found = changes(deck, book, now=datetime(2026, 12, 5, tzinfo=UTC))
    [done] = found["ended"]
    assert ["What I learnt", "The timetable is a wall."] in done["rows"]
    late = ask(deck, book, datetime(2026, 12, 5, 9, tzinfo=UTC), kind="changes", since="2025-11-01")["actions"]
    assert [item["late"] for item in late] == [4]


def test_an_action_that_is_agreed_is_kept_once_with_all_the_others(deck: Deck, book: Logbook) -> None:
    parts = {"what": "Walk the Brow", "when": "2026-12-10"}
    for _ in range(2):  # the page asks again when it heard nothing
        ask(deck, book, kind="agree", parts=parts, private=False)
    found = [action for action in book.actions() if action.what == "Walk the Brow"]
    assert len(found) == 1
    assert book.entry(found[0].entry).answers["after"] == "Supervision, 22 November 2026"
    refused = ask(deck, book, kind="agree", parts={"when": "2026-12-10"})
    assert refused["error"].startswith("Say what you agreed to do.")


def test_notes_are_a_draft_then_a_version_and_the_next_meeting_counts_from_there(deck: Deck, book: Logbook) -> None:
    ask(deck, book, kind="draft", answers={"wants": "To think aloud", "talked": ""})
    assert ask(deck, book, kind="hello")["answers"]["wants"] == "To think aloud"
    saved = ask(deck, book, kind="save", n=2, answers={"wants": "To think aloud", "talked": "The rota."})
    assert saved["said"].startswith("Saved to your log book")
    later = ask(deck, book, datetime(2026, 12, 20, 9, tzinfo=UTC), kind="hello")
    assert (later["last"], later["since"], later["answers"]) == ("22 November 2026", "2026-11-22", {})
    assert "The rota." not in json.dumps(later)


def test_forgetting_a_person_reaches_the_notes_of_a_meeting(deck: Deck, book: Logbook, tmp_path: Path) -> None:
    ask(deck, book, kind="save", answers={"talked": "We spoke of Zyta Placeholder."})
    ask(deck, book, kind="draft", n=3, answers={"talked": "Zyta Placeholder again."})
    wish = Wish(person="Zyta Placeholder")
    forget(wish, plan(wish, book).seal, deck, book, WorkbookFolder(tmp_path), renew_all)
    assert b"Zyta" not in book.path.read_bytes()


def test_a_day_that_is_none_is_refused(deck: Deck, book: Logbook) -> None:
    assert ask(deck, book, kind="changes", since="2026-02-30")["kind"] == "refused"
