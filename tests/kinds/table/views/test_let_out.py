"""A quote that nobody has checked stays with the leader: out of the record, every file, what changed and pictures."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest

from powerkit.deck import field_from
from powerkit.deck.texts import texts_inside
from powerkit.kinds.table.base import KEPT_BACK
from powerkit.logbook.model import Entry
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from powerkit.reports.share.leak_check import guard_for
from powerkit.reports.share.model import Ask, Chosen, Matter
from powerkit.reports.share.selection import as_shared
from tests.ui.widgets.words_support import card_of

from .material import table_of

OPEN, SHUT = "The bench is the best of it", "My lad lost his job at the Mill"
WHO_SHUT, THEME_SHUT = "The lad's mother at number nine", "What happened at the Mill"
VOICES = [("5.3", "voices"), ("6.3", "voices"), ("8.3", "voices"), ("8.3", "belief")]
MORE = {"5.3": {"theme": THEME_SHUT, "about": WHO_SHUT}, "6.3": {"noticed": "no", "about": WHO_SHUT}}


def rows_of(card: str, field: str) -> list[dict[str, Any]]:
    kind = table_of(card, field)
    shut = {"_id": "shut", "quote": SHUT, **MORE.get(card, {"group": "local"})}
    rows, problems = kind.check([{"_id": "open", "quote": OPEN, "checked": True}, shut])
    assert not problems
    found: list[dict[str, Any]] = rows
    return found


def entry_of(card: str, field: str, wording: dict[str, Any] | None = None) -> Entry:
    """An entry whose voices are not private."""
    one = next(item for item in card_of(card).fields if item.id == field)
    said = {"title": "A card", "fields": [wording or dict(one.wording)]}
    return Entry(
        id=1,
        card=card,
        community="Ellerclough",
        version=1,
        saved=datetime(2026, 3, 1, tzinfo=UTC),
        stage="",
        people="",
        read_back="",
        answers={field: rows_of(card, field)},
        private={field: False},
        own=(),
        wording=said,
    )


def all_texts(entry: Entry) -> str:
    record = compose_record(entry, Names({}))
    return "\n".join(texts_inside([asdict(block) for block in record.blocks]))


@pytest.mark.parametrize(("card", "field"), VOICES)
def test_a_record_and_its_pictures_hold_checked_quotes_only_and_say_how_many_stay(card: str, field: str) -> None:
    said = all_texts(entry_of(card, field))
    assert OPEN in said and "The words of 1 of them are not here" in said
    for kept in (SHUT, WHO_SHUT, THEME_SHUT, "Mill"):
        assert kept not in said


@pytest.mark.parametrize(("card", "field"), VOICES)
def test_what_stays_is_out_of_a_share_and_of_what_it_says_has_changed(card: str, field: str) -> None:
    entry = entry_of(card, field)
    wording = entry.wording["fields"][0]
    chosen = Chosen(entry)
    shared = as_shared(wording, entry.answers[field], chosen)
    assert SHUT not in "".join(texts_inside(shared)) and OPEN in "".join(texts_inside(shared))
    read = field_from(wording)
    assert read is not None
    assert not any(SHUT in text for text in read.kind.compare(None, shared))


def test_the_finished_files_are_searched_for_what_stays() -> None:
    from powerkit.documents.model import Document
    from powerkit.reports.share.codes import Codes

    chosen = Chosen(entry_of("5.3", "voices"))
    matter = Matter(Ask(), (chosen,), datetime(2026, 3, 1, tzinfo=UTC), None)
    guard = guard_for(matter, Document("A title", ()), Codes({}))
    assert {SHUT, WHO_SHUT, THEME_SHUT} <= set(guard.private) and OPEN not in guard.private


def test_an_entry_saved_before_decks_named_the_tick_is_kept_back_all_the_same() -> None:
    one = next(field for field in card_of("5.3").fields if field.id == "voices")
    wording = {key: value for key, value in one.wording.items() if key != "checked"}
    assert SHUT not in all_texts(entry_of("5.3", "voices", wording))


def test_of_a_row_that_stays_only_what_was_chosen_from_the_decks_lists_is_left() -> None:
    kind = table_of("6.3", "voices")
    kept = kind.let_out(rows_of("6.3", "voices"))[1]
    assert kept == {"_id": "shut", "noticed": "no", KEPT_BACK: True}


def test_the_share_page_says_how_many_voices_stay() -> None:
    from powerkit.reports.share.preview import stays_besides

    assert list(stays_besides(Chosen(entry_of("5.3", "voices")))) == [
        "The words of 1 voice that is not checked yet. Check on the card itself that nobody can be recognised."
    ]
