"""A card's messages: what the page sends, and the truth it is told, with a real log book behind it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from powerkit.deck import Card, field_from, load_deck
from powerkit.errors import AnswerError, LogbookError
from powerkit.kinds.base import KINDS
from powerkit.kinds.text import Text
from powerkit.logbook import Logbook
from powerkit.logbook.model import SPEAKING, WHOLE_ENTRY, Entry, NewVersion
from powerkit.ui.card_session import ABOUT, CardDesk
from tests.many import examples
from tests.material import ANY_TEXT, JSON, NOW
from tests.shipped import shipped_deck

Reply = dict[str, Any]


class Page:
    """One browser tab with the card open: it numbers what it sends and keeps what it hears."""

    def __init__(self, desk: CardDesk, client: str = "tab one") -> None:
        self.desk, self.client, self.n = desk, client, 0

    def send(self, kind: str, **more: Any) -> Reply:
        self.n += 1
        (reply,) = self.desk.answer({"kind": kind, "client": self.client, "n": self.n} | more)
        json.dumps(reply, allow_nan=False)
        return reply

    def draft(self, field: str, value: Any, **more: Any) -> Reply:
        return self.send("draft", field=field, value=value, **more)

    def ask(self, field: str, what: str, given: Any) -> Reply:
        """What was told in the end."""
        self.n += 1
        told = {"kind": "ask", "client": self.client, "n": self.n, "field": field, "what": what, "given": given}
        *_, reply = self.desk.answer(told)
        return reply

    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = self.send("hello")["values"]
        return found


@pytest.fixture
def card(small_deck: Callable[..., Path]) -> Card:
    return load_deck(small_deck()).card("1.1")


@pytest.fixture
def saved() -> list[Entry]:
    """What the desk reported as saved, for the record under the card."""
    return []


@pytest.fixture
def desk(card: Card, logbook: Logbook, saved: list[Entry]) -> CardDesk:
    return CardDesk(card, logbook, saved.append)


@pytest.fixture
def page(desk: CardDesk) -> Page:
    return Page(desk)


def test_a_new_card_says_hello_with_nothing_in_it(page: Page) -> None:
    reply = page.send("hello")
    assert reply | {"recalled": {}} == {
        "kind": "answers",
        "client": "tab one",
        "values": {},
        "seen": {},
        "communities": [],
        "version": None,
        "changed": False,
        "recalled": {},
        "others": [],
        "forgotten": "",
    }


def test_the_community_of_last_time_is_not_asked_again_on_the_next_card(
    page: Page, logbook: Logbook, saved: list[Entry]
) -> None:
    logbook.save_version(NewVersion("2.2", "Mill Lane", answers={"x": "y"}), client="other", number=1)
    assert page.values() == {"about.community": "Mill Lane"}
    assert not page.send("hello")["changed"]
    page.draft("note", "The bus")
    assert page.send("save")["version"]["community"] == saved[-1].community == "Mill Lane"
    logbook.save_version(NewVersion("2.2", "Moss Bank", answers={"x": "y"}), client="other", number=2)
    assert page.values()["about.community"] == "Mill Lane", "what was saved says its own"


def test_a_community_that_was_taken_out_is_not_put_back(page: Page, logbook: Logbook, saved: list[Entry]) -> None:
    logbook.save_version(NewVersion("2.2", "Mill Lane", answers={"x": "y"}), client="other", number=1)
    page.draft("about.community", "")
    page.draft("note", "The bus")
    assert page.send("save")["ok"] and saved[-1].community == ""


def test_with_whom_an_action_is_agreed_is_asked_once_and_stands_in_the_list_of_actions(logbook: Logbook) -> None:
    desk = CardDesk(shipped_deck().card("1.3"), logbook, lambda entry: None)
    page = Page(desk)
    page.draft("agreed_with", "Imran")
    page.draft("action", {"what": "Words in the window"})
    assert page.send("save")["ok"]
    assert [action.who for action in logbook.actions()] == ["Imran"]
    page.draft("action", {"what": "Words in the window", "who": "Nasreen"})
    assert page.send("save")["ok"]
    assert [action.who for action in logbook.actions()] == ["Nasreen"]


def test_words_of_another_copy_are_offered_until_the_page_settles_them(page: Page, logbook: Logbook, tmp_path) -> None:
    logbook.backup_to(copy := tmp_path / "copy.sqlite3")
    page.draft("note", "here")
    with Logbook.open(copy, backups=tmp_path / "none", now=lambda: NOW - timedelta(hours=1)) as other:
        other.put_draft("1.1", "note", "there", client="laptop", number=1)
    logbook.merge(copy)
    (offered,) = page.send("hello")["others"]
    assert (offered["field"], offered["client"], offered["value"]) == ("note", "laptop", "there")
    assert page.send("settle", of="laptop") == {"kind": "settled", "client": "tab one"}
    assert page.send("hello")["others"] == []
    assert page.values() == {"note": "here"}


def test_a_draft_is_in_the_log_book_when_it_is_acknowledged(page: Page, logbook: Logbook) -> None:
    reply = page.draft("note", "The bus")
    at = f"{NOW.astimezone():%H:%M}"
    assert reply == {"kind": "ack", "client": "tab one", "n": 1, "field": "note", "ok": True, "at": at}
    assert logbook.drafts("1.1")["note"].value == "The bus"
    again = page.send("hello")
    assert again["values"] == {"note": "The bus"}
    assert again["seen"] == {"note": {"client": "tab one", "n": 1}}
    assert again["changed"] is True


def test_what_waits_in_a_box_is_kept_beside_the_answers_and_is_in_no_version(page: Page, logbook: Logbook) -> None:
    assert page.draft("box.note/new", "Heating")["ok"] is True
    assert page.values() == {"box.note/new": "Heating"}
    assert page.send("save")["ok"] is True
    assert logbook.latest(card="1.1")[0].answers == {}
    hello = page.send("hello")
    assert hello["values"]["box.note/new"] == "Heating"
    assert hello["changed"] is True
    page.draft("box.note/new", None)
    assert page.send("hello")["changed"] is False
    page.send("save")
    assert logbook.drafts("1.1") == {}
    page.draft("box.note/new", "Heating")
    assert not page.send("fresh")["values"].get("box.note/new")


@pytest.mark.parametrize("field", ["box.", "box./new", "box.elsewhere/new", "box.note/" + "x" * 400])
def test_a_box_of_no_question_of_the_card_keeps_nothing(page: Page, field: str) -> None:
    assert page.draft(field, "Heating")["ok"] is False


def test_the_same_draft_twice_and_an_older_one_change_nothing_and_are_acknowledged(page: Page) -> None:
    page.draft("note", "new", n=5)
    assert page.draft("note", "twice", n=5)["ok"] is True
    assert page.draft("note", "late", n=3)["ok"] is True
    assert page.values() == {"note": "new"}


def test_another_tab_s_draft_is_not_held_back_by_the_first_tab_s_numbers(page: Page, desk: CardDesk) -> None:
    page.draft("note", "first", n=50)
    Page(desk, "tab two").draft("note", "second", n=1)
    assert page.values() == {"note": "second"}


def test_a_draft_of_half_typed_and_unfit_words_is_kept_as_it_is(page: Page) -> None:
    page.draft("day", "31/03")
    page.draft("views", "not rows at all")
    page.draft("note", "half \ud83d")
    assert page.values() == {"day": "31/03", "views": "not rows at all", "note": "half \ud83d"}


@pytest.mark.parametrize("field", ["nobody", "", None, 3, ["note"], {"id": "note"}, "about.nothing"])
def test_a_field_the_card_does_not_have_is_refused_in_one_plain_line(page: Page, field: Any) -> None:
    reply = page.draft(field, "x")
    assert (reply["kind"], reply["ok"]) == ("ack", False)
    assert "Reload the page" in reply["error"]


def test_what_is_said_about_an_entry_is_drafted_like_answers(page: Page) -> None:
    for item in ABOUT:
        assert page.draft(item, {"entry": True} if item == "about.private" else [])["ok"] is True


def fill_in(page: Page) -> None:
    page.draft("note", "The bus")
    page.draft("friends", "Amina Khan and Joe")
    page.draft("views", [{"topic": "Buses", "who": "Sam"}, {}])
    page.draft("action", {"what": "Call", "who": "Kim", "when": "2026-12-01"})
    page.draft("about.community", " Riverside ")
    page.draft("about.people", "Lee")
    page.draft("about.stage", "back")
    page.draft("about.read_back", "yes")
    page.draft("about.private", {"note": True, WHOLE_ENTRY: False})
    page.draft("about.own", [{"_id": "q", "question": "Who decides?", "answer": "They do"}, {"question": " "}])


def test_a_save_makes_a_version_of_all_drafts_and_clears_them(page: Page, logbook: Logbook, saved: list[Entry]) -> None:
    fill_in(page)
    reply = page.send("save")
    assert (reply["kind"], reply["ok"]) == ("saved", True)
    assert reply["version"] == {
        "entry": 1,
        "number": 1,
        "saved": "2026-11-22T14:02:11+00:00",
        "at": "14:02",
        "day": "22 November 2026",
        "community": "Riverside",
        "private": False,
        "page": True,
    }
    (entry,) = logbook.latest()
    assert saved == [entry]
    assert entry.answers["note"] == "The bus"
    assert [row["topic"] for row in entry.answers["views"]] == ["Buses"]
    assert (entry.community, entry.people, entry.stage, entry.read_back) == ("Riverside", "Lee", "back", "yes")
    assert entry.private == {"note": True, WHOLE_ENTRY: False}
    assert [(own.question, own.answer) for own in entry.own] == [("Who decides?", "They do")]
    assert entry.wording["title"] == "A first card"
    assert logbook.drafts("1.1") == {}
    assert [action.what for action in logbook.actions()] == ["Call"]
    assert set(logbook.codes()) == {"Lee", "Amina Khan", "Joe", "Sam", "Kim"}
    assert page.send("hello")["changed"] is False


def test_after_a_save_the_page_is_given_the_same_answers_again(page: Page) -> None:
    fill_in(page)
    before = page.values()
    page.send("save")
    after = page.values()
    assert after["note"] == before["note"]
    assert after["about.private"] == before["about.private"]
    assert after["about.own"] == before["about.own"][:1]
    assert after["about.community"] == "Riverside"


def test_names_are_known_before_the_record_is_made(card: Card, logbook: Logbook) -> None:
    known: list[set[str]] = []
    page = Page(CardDesk(card, logbook, lambda entry: known.append(set(logbook.codes()))))
    page.draft("friends", "Amina")
    page.send("save")
    assert known == [{"Amina"}]


def test_the_record_is_made_before_the_save_is_acknowledged(card: Card, logbook: Logbook) -> None:
    order: list[str] = []
    desk = CardDesk(card, logbook, lambda entry: order.append("record"))
    for reply in desk.answer({"kind": "save", "client": "tab", "n": 1}):
        order.append(reply["kind"])
    assert order == ["record", "saved"]


def test_the_same_save_twice_makes_one_version(page: Page, logbook: Logbook) -> None:
    page.draft("note", "x")
    first = page.send("save", n=9)
    again = page.send("save", n=9)
    assert first == again
    assert len(logbook.versions(logbook.latest()[0].id)) == 1


def test_a_second_save_is_a_new_version_with_what_was_not_changed_kept(page: Page, logbook: Logbook) -> None:
    page.draft("note", "one")
    page.draft("ease", 3)
    page.send("save")
    page.draft("note", "two")
    assert page.send("save")["version"]["number"] == 2
    assert logbook.latest()[0].answers == {"note": "two", "ease": 3}


def test_an_answer_taken_out_is_out_of_the_next_version(page: Page, logbook: Logbook) -> None:
    page.draft("note", "one")
    page.send("save")
    page.draft("note", "")
    page.send("save")
    assert "note" not in logbook.latest()[0].answers


def test_a_save_with_answers_that_do_not_fit_saves_nothing_and_says_where_they_are(
    page: Page, logbook: Logbook, saved: list[Entry]
) -> None:
    page.draft("day", "31/03")
    page.draft("views", [{"topic": "Buses"}, {"topic": "Parks", "many": "three"}])
    reply = page.send("save")
    assert (reply["ok"], reply["error"]) == (False, "Some answers need another look.")
    where = [(item["field"], item["row"], item["column"]) for item in reply["problems"]]
    assert where == [("day", None, None), ("views", 2, "many")]
    assert (logbook.latest(), saved) == ([], [])
    assert set(logbook.drafts("1.1")) == {"day", "views"}


@pytest.mark.parametrize("value", [3, "text", [1], {"note": "yes"}, None, [{"question": 4}]], ids=repr)
def test_odd_things_said_about_an_entry_never_stop_a_save(page: Page, value: Any) -> None:
    for about in ABOUT:
        page.draft(about, value)
    assert page.send("save")["ok"] is True


def test_starting_afresh_clears_the_page_and_keeps_the_saved_versions(page: Page, logbook: Logbook) -> None:
    fill_in(page)
    page.send("save")
    page.draft("secret", "more")
    reply = page.send("fresh")
    assert reply["kind"] == "answers"
    assert not any(reply["values"].values())
    assert logbook.latest()[0].answers["note"] == "The bus"
    page.draft("note", "anew")
    assert {key: value for key, value in page.values().items() if value} == {"note": "anew"}
    assert page.send("hello")["afresh"] is True
    page.send("save")
    assert "afresh" not in page.send("hello")
    assert logbook.latest(community="")[0].answers == {"note": "anew"}


def test_an_edit_that_was_saved_before_its_acknowledgement_got_lost_is_known_as_stored(page: Page) -> None:
    page.draft("note", "typed", n=5)
    page.send("save", n=6)
    assert page.send("hello")["seen"] == {"note": {"client": "tab one", "n": 5}}


def test_the_communities_written_about_are_offered_on_the_page(page: Page) -> None:
    page.draft("about.community", "Riverside")
    page.send("save")
    assert page.send("hello")["communities"] == ["Riverside"]


def test_another_card_s_drafts_stay_there(page: Page, small_deck: Callable[..., Path], logbook: Logbook) -> None:
    other = Page(CardDesk(load_deck(small_deck()).card("2.1"), logbook, lambda entry: None))
    other.draft("again", ["Amina"])
    assert page.values() == {}


def test_a_card_that_lost_a_question_can_still_be_saved(
    page: Page, card: Card, logbook: Logbook, saved: list[Entry]
) -> None:
    page.draft("note", "saved before")
    page.send("save")
    page.draft("secret", "typed before")
    page.draft("ease", 2)
    kept = tuple(field for field in card.fields if field.id not in ("note", "secret"))
    reply = Page(CardDesk(replace(card, fields=kept), logbook, saved.append), "new deck").send("save")
    assert reply["ok"] is True
    assert logbook.latest()[0].answers == {"ease": 2}
    assert logbook.versions(logbook.latest()[0].id)[0].answers == {"note": "saved before"}
    assert logbook.drafts("1.1")["secret"].value == "typed before"


# --- when the log book can't


class Broken:
    """A log book that fails from one call on, as with a full disk."""

    def __init__(self, real: Logbook, fails: str) -> None:
        self._real, self._fails = real, fails

    def __getattr__(self, name: str) -> Any:
        if name == self._fails:
            raise LogbookError("The disk is full.", "Make room.")
        return getattr(self._real, name)


@pytest.mark.parametrize(
    ("fails", "message", "kind"),
    [
        ("drafts", {"kind": "hello"}, "refused"),
        ("latest", {"kind": "hello"}, "refused"),
        ("communities", {"kind": "hello"}, "refused"),
        ("put_draft", {"kind": "draft", "field": "note", "value": "x"}, "ack"),
        ("drafts", {"kind": "save"}, "saved"),
        ("remember_names", {"kind": "save"}, "saved"),
        ("save_version", {"kind": "save"}, "saved"),
        ("drafts", {"kind": "fresh"}, "refused"),
        ("put_draft", {"kind": "fresh"}, "refused"),
    ],
)
def test_an_error_of_the_log_book_becomes_a_plain_line_and_no_yes(
    fails: str, message: Reply, kind: str, card: Card, logbook: Logbook
) -> None:
    Page(CardDesk(card, logbook, lambda entry: None), "before").draft("note", "kept")
    told: list[Entry] = []
    desk = CardDesk(card, Broken(logbook, fails), told.append)  # type: ignore[arg-type]
    (reply,) = desk.answer({"client": "tab", "n": 1} | message)
    assert reply["kind"] == kind
    assert reply.get("ok", False) is False
    assert reply["error"] == "The disk is full. Make room."
    assert told == []
    assert logbook.drafts("1.1")["note"].value == "kept"


def test_nothing_is_acknowledged_before_it_is_stored(card: Card, logbook: Logbook) -> None:
    """Each reply is made only when it is asked for; the log book must hold the words by then."""
    replies = CardDesk(card, logbook, lambda entry: None).answer(
        {"kind": "draft", "client": "tab", "n": 1, "field": "note", "value": "x"}
    )
    assert logbook.drafts("1.1") == {}
    assert next(iter(replies))["ok"] is True
    with Logbook.open(logbook.path) as other:
        assert other.drafts("1.1")["note"].value == "x"


@pytest.mark.parametrize("error", [LogbookError("The record cannot be made."), RuntimeError("The bus")])
def test_a_record_that_cannot_be_shown_does_not_make_a_save_that_worked_look_lost(
    error: Exception, card: Card, logbook: Logbook, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(entry: Entry) -> None:
        raise error

    page = Page(CardDesk(card, logbook, fail))
    page.draft("note", "The bus")
    assert page.send("save")["ok"] is True
    assert logbook.latest()[0].answers == {"note": "The bus"}
    assert "The record of card 1.1 was not shown" in caplog.text
    assert "The bus" not in caplog.text


# --- whatever the page sends

MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["hello", "draft", "save", "fresh", "other", None]) | JSON,
        "client": st.sampled_from(["tab one", "tab two"]) | JSON,
        "n": st.integers(-5, 50) | st.integers() | JSON,
        "field": st.sampled_from(["note", "views", "action", *ABOUT]) | JSON,
        "value": JSON,
        "more": JSON,
    },
)


@settings(max_examples=examples(25))
@given(messages=st.lists(MESSAGES, max_size=6), card_field=ANY_TEXT)
def test_no_message_at_all_raises_or_goes_without_a_reply(
    messages: list[dict[str, Any]], card_field: str, tmp_path_factory: pytest.TempPathFactory, sound: Card
) -> None:
    path = tmp_path_factory.mktemp("desk") / "logbook.sqlite3"
    with Logbook.open(path, now=lambda: NOW) as book:
        desk = CardDesk(sound, book, lambda entry: None)
        for message in [*messages, {"kind": "draft", "client": "c", "n": 1, "field": card_field, "value": card_field}]:
            (reply,) = desk.answer(message)
            assert reply["kind"] in ("answers", "ack", "saved", "refused")
            assert "error" not in reply or (reply["error"] and "\n" not in reply["error"])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Card:
    from tests.material import deck_tables, write_deck

    folder = tmp_path_factory.mktemp("deck")
    write_deck(folder, deck_tables())
    return load_deck(folder).card("1.1")


@pytest.mark.parametrize(
    "message", [{}, {"kind": "hello"}, {"kind": "hello", "client": ""}, {"kind": "x", "client": "c"}]
)
def test_a_message_that_makes_no_sense_is_refused_in_plain_words(desk: CardDesk, message: Reply) -> None:
    (reply,) = desk.answer(message)
    assert reply["kind"] == "refused"
    assert "Reload it" in reply["error"]


class TestQuestions:
    """A page asks what can be said of an answer that is being written."""

    @pytest.fixture(autouse=True)
    def teller(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Text, "told_by", lambda kind, what: f"{__name__}:text_teller")

    def test_what_is_told_goes_back_with_the_question_s_own_number(self, page: Page) -> None:
        reply = page.send("ask", field="note", what="length", given="four")
        where = {"kind": "told", "client": "tab one", "n": 1, "field": "note", "what": "length"}
        assert reply == {**where, "ok": True, "length": 4}

    def test_a_teller_can_look_at_the_versions_saved_before(self, page: Page) -> None:
        for words in ("first", "second"):
            page.draft("note", words)
            page.send("save")
        assert page.send("ask", field="note", what="before", given=None)["before"] == [[1, "first"], [2, "second"]]

    def test_what_a_teller_cannot_do_is_said_in_one_plain_line(self, page: Page) -> None:
        reply = page.send("ask", field="note", what="refuse", given=None)
        assert (reply["ok"], reply["error"]) == (False, "That file is no list of words. Choose another.")

    @pytest.mark.parametrize(("field", "what"), [("nobody", "length"), (None, "length"), ("note", None), ("ease", "x")])
    def test_a_question_nobody_can_answer_is_said_so(self, page: Page, field: Any, what: Any) -> None:
        reply = page.send("ask", field=field, what=what, given=None)
        assert reply["ok"] is False and "Reload" in reply["error"]

    def test_asking_keeps_nothing(self, page: Page, logbook: Logbook) -> None:
        page.send("ask", field="note", what="length", given="secret words")
        assert logbook.drafts("1.1") == {}


def text_teller(kind: Any, what: str, given: Any, past: Any) -> dict[str, Any]:
    """A teller for the tests above."""
    match what:
        case "length":
            return {"length": len(given)}
        case "before":
            return {"before": [[item.version, item.answer] for item in past()]}
    raise AnswerError("That file is no list of words.", "Choose another.")


def test_an_entry_of_its_own_leaves_the_one_before_its_words_and_its_plans(page: Page, logbook: Logbook) -> None:
    page.draft("about.community", "Riverside")
    page.draft("note", "The bus")
    page.draft("action", {"what": "Ask the driver"})
    page.send("save")
    for turn in (2, 3):
        page.send("fresh", how="entry")
        page.draft("about.community", " riverside ")
        page.draft("note", f"Group {turn} saw the quay")
        saved = page.send("save")
        assert (saved["version"]["number"], saved["version"]["community"]) == (1, f"Riverside ({turn})")
        assert len(logbook.search("bus")) == 1
        assert [action.what for action in logbook.actions(status="planned")] == ["Ask the driver"]
    assert page.send("hello")["values"]["note"] == "Group 3 saw the quay"
    page.draft("note", "More of it")
    assert page.send("save")["version"]["number"] == 2
    assert len(logbook.latest()) == 3


def test_what_was_planned_stays_planned_when_the_same_entry_is_begun_afresh(page: Page, logbook: Logbook) -> None:
    page.draft("action", {"what": "Ask the driver"})
    page.send("save")
    page.send("fresh")
    page.draft("action", {"what": "Walk it again"})
    page.send("save")
    assert {action.what: action.current for action in logbook.actions(status="planned")} == {
        "Ask the driver": False,
        "Walk it again": True,
    }
    page.draft("action", {"what": "Walk it again on Friday"})
    page.send("save")
    assert {action.what for action in logbook.actions(status="planned")} == {
        "Ask the driver",
        "Walk it again on Friday",
    }


def test_a_card_that_was_emptied_and_not_written_on_shows_what_was_saved_again(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_in(page)
    page.send("save")
    page.send("fresh", how="entry")
    monkeypatch.setattr("powerkit.entries.begin_afresh.local_now", lambda: NOW + timedelta(minutes=5))
    assert not any(page.send("hello")["values"].values())  # the line was cut: the group goes on
    monkeypatch.setattr("powerkit.entries.begin_afresh.local_now", lambda: NOW + timedelta(days=1))
    assert page.send("hello")["values"]["note"] == "The bus"
    page.send("fresh", how="entry")
    assert page.send("fresh", how="back")["values"]["note"] == "The bus"
    page.send("fresh", how="entry")
    page.draft("note", "Ours")
    assert page.send("fresh", how="back")["values"]["note"] == "Ours"


def test_her_own_entry_is_held_again_once_a_group_has_a_newer_one_and_her_next_version_goes_to_it(
    page: Page, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("powerkit.entries.begin_afresh.local_now", lambda: NOW)
    page.draft("about.community", "Harbour")
    page.draft("note", "The bus")
    hers = page.send("save")["version"]
    assert page.send("hello").get("beside") is None
    page.send("fresh", how="entry")
    page.draft("about.community", "Harbour")
    page.draft("note", "We saw the quay")
    ours = page.send("save")["version"]
    told = page.send("hello")
    assert [(each["entry"], each["community"], each["group"]) for each in told["beside"]] == [
        (hers["entry"], "Harbour", False)
    ]
    page.draft("note", "We saw more")
    refused = page.ask("about.card", "hold", {"entry": hers["entry"]})
    assert not refused["ok"]
    assert "not in your log book yet" in refused["error"]
    page.send("save")
    assert page.ask("about.card", "hold", {"entry": hers["entry"]})["held"]
    told = page.send("hello")
    assert (told["values"]["note"], told["version"]["entry"]) == ("The bus", hers["entry"])
    assert (told["held"], told["changed"]) == (True, False)
    assert "about.group" not in told["values"]
    assert [(each["entry"], each["group"]) for each in told["beside"]] == [(ours["entry"], True)]
    assert logbook.stages(["1.1"])["1.1"].state == "saved"
    page.draft("note", "The bus is late")
    saved = page.send("save")["version"]
    assert (saved["entry"], saved["number"], saved["community"]) == (hers["entry"], 2, "Harbour")
    assert logbook.entry(ours["entry"]).answers["note"] == "We saw more"
    assert page.send("hello").get("held") is None

    page.ask("about.card", "hold", {"entry": ours["entry"]})
    assert page.send("hello")["values"]["about.group"]
    monkeypatch.setattr("powerkit.entries.begin_afresh.local_now", lambda: NOW + timedelta(days=1))
    assert page.send("hello")["version"]["entry"] == hers["entry"]


def test_no_entry_of_another_card_is_held(page: Page, logbook: Logbook) -> None:
    page.draft("note", "The bus")
    page.send("save")
    for entry in (99, 0):
        assert "not in your log book any more" in page.ask("about.card", "hold", {"entry": entry})["error"]
    assert page.send("hello").get("held") is None


def test_an_entry_is_a_groups_from_its_first_words_on_and_stays_one(
    page: Page, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("powerkit.entries.begin_afresh.local_now", lambda: NOW)
    page.draft("about.group", True)
    assert not page.send("hello")["changed"]
    page.draft("note", "We saw the quay")
    page.send("save")
    page.draft("note", "The leader adds a line")
    page.send("save")
    [entry] = logbook.latest()
    assert (entry.version, entry.of_group) == (2, True)


@pytest.mark.parametrize(
    ("people", "community", "more", "ours"),
    [
        ("The team", "", {}, True),
        ("Bernadette and five carers", "", {}, True),
        ("", "Another group (2)", {}, True),
        ("", "", {"also_note": [{"part": "", "words": "Too far"}]}, True),
        ("Delroy", "Harbour", {}, False),
        ("Joyce, Delroy", "Harbour", {"also_note": []}, False),
    ],
)
def test_what_a_group_saved_before_entries_said_so_speaks_of_us_and_hers_of_her(
    page: Page, logbook: Logbook, people: str, community: str, more: dict[str, Any], ours: bool
) -> None:
    asked = {"title": "A walk", "fields": [{"id": "do", "kind": "action", "label": "What next?"}]}
    answers = {"do": {"what": "Ring them"}, **more}
    new = NewVersion("1.1", community=community, people=people, answers=answers, wording=asked)
    for entry in (logbook.save_version(new, client="before", number=1), *logbook.latest(card="1.1")):
        assert entry.of_group is ours
        field = field_from(entry.questions[0])
        assert field is not None
        said = str(field.kind.describe(entry.answers["do"], ""))
        assert ("What we will do" in said, "What I will do" in said) == (ours, not ours)
    assert bool(page.values().get("about.group")) is ours


def test_the_kinds_that_speak_are_those_that_a_log_book_knows() -> None:
    assert {name for name, kind in KINDS.items() if kind.speaks} == set(SPEAKING)
    columns = shipped_deck().card("1.2").fields[0].page()["columns"]
    assert [column["ours"] for column in columns if "ours" in column] == [
        "Not on our map yet",
        "What we want to be different",
    ]


def test_whom_a_card_is_done_with_says_who_speaks_in_it_until_another_is_named(page: Page, logbook: Logbook) -> None:
    page.draft("about.people", "The team")
    page.draft("note", "We saw the quay")
    assert page.values()["about.group"]
    page.send("save")
    assert logbook.latest()[0].of_group
    page.draft("about.people", "Delroy")
    assert "about.group" not in page.values()
    page.send("save")
    assert not logbook.latest()[0].of_group
