"""A person's code is kept in one form for ever, and stands in what is made in the deck's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from powerkit.entries.visibility import codes_said, keep_place_codes, known_names, place_codes_given
from powerkit.logbook import Logbook
from powerkit.logbook.share_model import REPLACED
from powerkit.privacy.codes import of_a_place, one_of
from powerkit.reports.notes_back import decoding
from powerkit.reports.share.pseudonyms import codes_for
from powerkit.text.catalogue import used
from tests.languages import PSEUDO, begin_pseudo

AMINA = "Amina Rahmani"


@pytest.fixture(autouse=True)
def pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_pseudo(tmp_path, monkeypatch)


def test_a_log_book_keeps_the_same_code_whatever_its_deck_speaks(logbook: Logbook) -> None:
    with used(PSEUDO):
        logbook.remember_names([(AMINA, "")])
    assert logbook.codes() == {AMINA: "Person A"}
    with used(PSEUDO):
        assert logbook.codes() == {AMINA: "Person A"}
        [said] = codes_said(logbook.codes()).values()
        assert said.startswith("⟦") and "Person" in said and " A" in said
        assert known_names(logbook).replace(f"{AMINA} came.") == f"{said} came."
        assert known_names(logbook).replace("Person A came.") == "Person A came."  # of a record from before
    assert known_names(logbook).replace(f"{AMINA} came.") == "Person A came."


def test_what_a_reader_was_given_once_stays_and_new_people_get_codes_in_the_language_of_now(logbook: Logbook) -> None:
    logbook.remember_names([(AMINA, "")])
    given = codes_for(logbook, "Priya", REPLACED)
    logbook.keep_share_codes("Priya", REPLACED, given)
    logbook.remember_names([("Delroy Campbell", "Colleague")])
    with used(PSEUDO):
        now = codes_for(logbook, "Priya", REPLACED)
        assert now[AMINA] == given[AMINA] == "Person A"
        assert now["Delroy Campbell"].startswith("⟦⟦Colleague~") and " B" in now["Delroy Campbell"]
        assert codes_for(logbook, "Somebody else", REPLACED)[AMINA].startswith("⟦⟦Person~")


def test_a_role_in_the_decks_language_is_the_same_noun(logbook: Logbook) -> None:
    with used(PSEUDO):
        logbook.remember_names([(AMINA, "⟦Neighbour~~~⟧")])
        assert codes_for(logbook, "Priya", REPLACED)[AMINA].startswith("⟦⟦Neighbour~")


def test_a_place_called_like_somebody_has_one_code_and_a_reply_in_either_language_is_read(logbook: Logbook) -> None:
    logbook.remember_names([(AMINA, "")])
    place = "Amina Rahmani Centre"
    names = known_names(logbook)
    assert names.replace(f"{place} is open.") == "Place A is open."
    keep_place_codes(logbook, names.called)
    kept = place_codes_given(logbook)
    assert [*kept.values()] == ["Place A"]
    with used(PSEUDO):
        [said] = codes_said(kept).values()
        names = known_names(logbook)
        assert names.replace(f"{place} is open.") == f"{said} is open." and not names.found(f"{said} is open.")
        assert names.called.new == {} and "[A-Z]{1,3}" in of_a_place().rpartition("|")[2]
        read = decoding(kept, codes_said(kept))
        assert read("Place A is open.") == read(f"{said} is open.") == f"{next(iter(kept))} is open."


def test_who_may_be_meant_is_one_sentence() -> None:
    codes = ["Person A", "Person B", "Person C"]
    assert one_of(codes, more=True) == "Person A or Person B or Person C or others"
    with used(PSEUDO):
        assert one_of(codes[:2], more=False).startswith("⟦Person A or Person B~")
