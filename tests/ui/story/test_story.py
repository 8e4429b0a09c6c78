"""Somebody's own story: given later, withdrawn, kept out of what others read, and erased from every version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from powerkit.cli import exit_code
from powerkit.deck import load_deck
from powerkit.documents.formats import FORMATS
from powerkit.entries import forget
from powerkit.entries.history import bring_back
from powerkit.entries.picture_cache import kept_in
from powerkit.errors import DeckError, RecordError
from powerkit.logbook.model import Asked
from powerkit.privacy import Names
from powerkit.reports.notebook_records import record_of
from powerkit.reports.record import compose_record
from powerkit.reports.review.collect import held
from powerkit.reports.share.make import make, prepared
from powerkit.reports.share.model import Ask, Pick
from powerkit.reports.share.selection import gathered, meant, why_not
from powerkit.reports.supervision import changed_since
from powerkit.text.periods import Period
from powerkit.ui.pages.entry import whole_entry

from .support import CHANCE, DECK, MOMENT, OURS, TELLER, Told, opened_story

WORDS = (TELLER, "Quorndle", MOMENT, "marigold", CHANCE, "tangerine")


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with opened_story(tmp_path) as story:
        yield story


def erased(told: Told, field: str = "consent_note", **given: object) -> dict[str, object]:
    plan = told.ask(field, "story", given)
    wanted = [item["field"] for item in plan["parts"] if item["goes"]]
    return told.ask(field, "erase", {"fields": wanted, "seal": plan["seal"]})


@pytest.mark.long
def test_what_is_withdrawn_is_erased_from_every_version_draft_and_backup_and_from_the_search(told: Told) -> None:
    assert told.held(*WORDS) == list(WORDS)
    told.send("draft", field="moments", value=[{"_id": "r1", "happened": "Half a tangerine"}])
    told.save(consent_note="withdrawn", consent_share="withdrawn")
    assert erased(told)["erased"] is True
    assert told.held(*WORDS) == []
    (entry,) = told.book.latest()
    versions = told.book.versions(entry.id)
    assert [version.answers["consent_note"] for version in versions] == ["not_yet", "yes", "withdrawn"]
    assert [version.answers.get("tells_me") for version in versions] == [OURS] * 3
    assert {key for version in versions for key in version.answers} & {"teller", "moments", "share_terms"} == set()
    assert [version.people for version in versions] == ["", "", ""]
    assert told.book.find(Asked("marigold")) == []
    assert told.book.drafts("4.2").keys() & {"moments"} == set()
    assert told.book.codes() == {}


@pytest.mark.long
def test_the_page_gets_the_card_as_it_is_after_erasing(told: Told) -> None:
    told.save(consent_note="withdrawn")
    erased(told)
    values = [reply for reply in told.engine.replies if reply["kind"] == "answers"][-1]["values"]
    assert "moments" not in values
    assert values["tells_me"] == OURS
    assert values["consent_note"] == "withdrawn"


@pytest.mark.long
def test_nothing_can_be_erased_before_the_log_book_knows_that_they_withdrew_or_when_it_changed_since(
    told: Told,
) -> None:
    plan = told.ask("consent_note", "story", {})
    assert plan["saved"] is False
    assert "Save first" in told.ask("consent_note", "erase", {"seal": plan["seal"]})["error"]
    told.save(consent_note="no")
    plan = told.ask("consent_note", "story", {})
    told.save(consent_note="no", moments=[{"_id": "r2", "happened": "Another winter"}])
    assert "changed since" in told.ask("consent_note", "erase", {"seal": plan["seal"]})["error"]
    assert told.held(*WORDS) == list(WORDS)


@pytest.mark.long
def test_only_what_is_ticked_goes_and_consent_itself_is_never_offered(told: Told) -> None:
    told.save(consent_share="withdrawn")
    plan = told.ask("consent_share", "story", {})
    offered = {item["field"]: item["goes"] for item in plan["parts"]}
    assert offered == {
        "about.people": True,
        "reach_out": False,
        "teller": True,
        "moments": True,
        "share_terms": True,
        "tells_me": False,
        "action": False,
    }
    assert all(item["said"].startswith("In version") for item in plan["parts"])
    again = told.ask("consent_share", "story", {"fields": ["tells_me"]})
    assert again["seal"] != plan["seal"]
    assert told.ask("consent_share", "erase", {"fields": ["tells_me"], "seal": again["seal"]})["erased"]
    assert told.held(OURS, MOMENT) == [MOMENT]


@pytest.mark.long
def test_copies_that_were_shared_and_what_came_back_are_said_to_be_out_of_reach(told: Told, tmp_path: Path) -> None:
    entries = meant(told.book, DECK, cards=["4.2"])
    matter = gathered(told.book, DECK, Ask("Priya"), entries, {}, told.clock.time)
    make(prepared(matter, told.book, lambda n: b"7" * n), told.book, tmp_path, ["html"], lambda n: b"7" * n)
    told.save(consent_share="withdrawn")
    reach = told.ask("consent_share", "story", {})["not_reached"]
    assert reach[0] == "The copy of this card that you made for Priya on 7 March 2026. Ask for it to be deleted."
    assert len(reach) > 3


@pytest.mark.long
def test_given_later_lets_the_card_be_shared_and_loses_nothing(told: Told) -> None:
    (entry,) = told.book.latest()
    first, second = told.book.versions(entry.id)
    assert why_not(first, DECK)
    assert not why_not(second, DECK)
    assert first.answers["moments"] == second.answers["moments"]


@pytest.mark.long
@pytest.mark.parametrize("answer", ["not_yet", "no", "withdrawn", ""])
@pytest.mark.parametrize("format", FORMATS)
def test_without_consent_no_format_of_a_share_is_made_even_when_the_answers_are_put_in_by_hand(
    answer: str, format: str, told: Told
) -> None:
    told.save(consent_share=answer)
    (entry,) = told.book.latest()
    pick = {entry.id: Pick(frozenset(entry.answers))}
    with pytest.raises(RecordError, match="does not say that they agree"):
        gathered(told.book, DECK, Ask("Priya"), [entry], pick, told.clock.time)
    with pytest.raises(RecordError):
        meant(told.book, DECK, cards=["4.2"])
    with pytest.raises(RecordError):
        meant(told.book, DECK, entries=[entry.id])


@pytest.mark.long
@pytest.mark.parametrize("answer", ["not_yet", "no", "withdrawn", ""])
def test_without_consent_nothing_shows_in_a_record_a_notebook_a_review_or_supervision(answer: str, told: Told) -> None:
    told.save(consent_share=answer)
    (entry,) = told.book.latest()
    open_to_all = {"reach_out": False, "teller": False, "moments": False, "tells_me": False, "action": False}
    shown = str(compose_record(replace(entry, private=open_to_all), Names({}), kept_in(told.book)))
    assert not re.search("marigold|Quorndle|letters", shown)
    assert "Nothing of it shows until they agree" in record_of("4.2", told.book)["text/html"]
    day = entry.saved.date()
    (changed,) = changed_since(told.book, day - timedelta(days=9), day + timedelta(days=1))
    assert changed.private
    period = held(told.book, DECK, Period(day - timedelta(days=30), day + timedelta(days=1)))
    assert [item.shows for item in period.chosen] == [False]
    assert period.open_actions == ()


@pytest.mark.long
def test_an_older_version_that_is_brought_back_does_not_bring_back_consent(told: Told) -> None:
    told.save(consent_note="withdrawn", consent_share="withdrawn")
    (entry,) = told.book.latest()
    back = bring_back(told.book, entry.id, 2, client="x", number=1)
    assert (back.answers["consent_note"], back.answers["consent_share"]) == ("withdrawn", "withdrawn")
    assert why_not(back, DECK)
    told.save(consent_note="withdrawn", consent_share="")
    assert "consent_share" not in bring_back(told.book, entry.id, 2, client="x", number=2).answers


@pytest.mark.long
def test_the_log_book_s_own_page_says_when_consent_was_given_and_withdrawn(told: Told) -> None:
    told.save()
    told.save(consent_share="withdrawn")
    (entry,) = told.book.latest()
    shown = whole_entry(entry, kept_in(told.book), told.book.versions(entry.id))
    (section,) = [item for item in shown["sections"] if item["label"] == "What they agreed to, and when"]
    assert section["private"]
    rows = section["blocks"][0]["rows"]
    assert [when for when, _ in rows] == [
        "4 March 2026 at 10:15, version 1",
        "5 March 2026 at 10:15, version 2",
        "9 March 2026 at 10:15, version 4",
    ]
    assert rows[1][1].splitlines() == [
        "Have they agreed to you taking notes? Yes",
        "Have they agreed to you sharing it? Some parts only",
    ]
    assert rows[2][1] == "Have they agreed to you sharing it? They said yes, and have withdrawn it"


@pytest.mark.long
def test_a_deck_whose_story_names_what_is_not_there_is_told_so(small_deck: object) -> None:
    story = {"fields": ["nowhere"], "ends": ["perhaps"], "say": "Then nothing is kept."}
    folder = small_deck(lambda tables: tables["01-listening.toml"]["card"][0]["field"][0].update(story=story))  # type: ignore[operator]
    with pytest.raises(DeckError) as caught:
        load_deck(folder)
    assert '"story" names "nowhere"' in str(caught.value)
    assert '"story" ends with "perhaps"' in str(caught.value)


@pytest.mark.long
def test_erasing_twice_says_that_there_is_nothing_left(told: Told) -> None:
    told.save(consent_note="withdrawn")
    erased(told)
    plan = told.ask("consent_note", "story", {})
    assert plan["parts"] == []
    told_seal = forget.plan(forget.Wish(entry=told.book.latest()[0].id), told.book).seal
    for seal in ("", told_seal):
        assert "nothing to remove" in told.ask("consent_note", "erase", {"fields": [], "seal": seal})["error"]
    assert len(told.book.latest()) == 1


@pytest.mark.long
def test_the_command_erases_the_story_of_an_entry_after_saying_what_goes(
    told: Told, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    call = ["--workbook", str(told.folder.root), "erase", "--story", "1"]
    assert exit_code(call) == 1
    assert "Say so on its card first" in capsys.readouterr().err
    told.save(consent_note="withdrawn")
    for word, code, left in (("no", 1, list(WORDS)), ("erase", 0, [])):
        monkeypatch.setattr("typer.prompt", lambda *_, word=word, **__: word)
        assert exit_code(call) == code
        assert told.held(*WORDS) == left
    said = capsys.readouterr().out
    assert "Their story, moment by moment In versions 1, 2 and 3" in said
    assert "It cannot reach:" in said
    assert "Their story is erased from every saved version" in said
    assert exit_code(call) == 1
    assert "No version of entry 1 holds their story any more." in capsys.readouterr().err
