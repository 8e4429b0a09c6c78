"""The proforma filled from the log book: by heading, with where it comes from, and never from what is private."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Deck
from powerkit.deck.review_form import Proforma, load_proforma
from powerkit.entries.import_json import fill
from powerkit.entries.page_entries import review_id
from powerkit.errors import DeckError
from powerkit.logbook import Logbook
from powerkit.logbook.model import NewAction, NewVersion
from powerkit.reports.review.charts import glance_sentence, listed_glance, listed_reach, told_glance, told_reach
from powerkit.reports.review.collect import held
from powerkit.reports.review.make import save_review
from powerkit.reports.review.prefill import Found, earlier_review, filled
from powerkit.reports.review.statistics import NO_SECTOR, Reach, glance, reach
from powerkit.text.periods import period_from
from powerkit.text.sentences import opening, sentences, standing_alone

from .conftest import YEAR, Write


def test_actions_learning_strengths_and_objectives_come_from_the_log_book(book: Logbook, write: Write) -> None:
    answers = write(book).answers
    assert answers["actions"][0] == {
        "_id": "r1",
        "what": "Ride the last bus home",
        "stands": "done",
        "came": "It stopped at six.\nI learnt: The timetable is a wall.",
        "full": True,
    }
    learning = {row["capability"].partition(".")[0]: row for row in answers["learning"]}
    assert learning["1"]["learnt"] == "The bus stop matters more than the clinic. (card 1.1, 3 December 2025)"
    assert answers["strengths"].startswith("Patience (card 10.1, 29 March 2026)")
    assert answers["next"][0] == {
        "_id": "r1",
        "objective": "Share the budget",
        "measure": "Residents choose",
        "when": "2026-12-01",
        "support": "Ana Example",
    }
    assert answers["confirmation"][0] == {"_id": "r1", "who": "Me", "name": "Ina Leader", "date": ""}
    assert "wellbeing" not in answers


def test_nothing_private_fills_a_heading(book: Logbook, write: Write) -> None:
    said = json.dumps(write(book).answers)
    for private in ("nobody should know", "told to me alone", "all to myself"):
        assert private not in said


def test_an_answer_made_private_after_the_period_stays_out(book: Logbook, deck: Deck, write: Write) -> None:
    later = {
        "card": "1.1",
        "community": "Moss Bank",
        "saved": "2026-11-20T10:00:00+00:00",
        "answers": {"changing": "Something else."},
        "private": {"changing": True, "action": True},
    }
    fill([later], deck, book, client="later")
    assert "bus" not in json.dumps(write(book).answers)


def test_the_objectives_of_the_last_review_come_back_to_say_how_far_they_were_met(
    book: Logbook, deck: Deck, proforma: Proforma, write: Write
) -> None:
    before = period_from("2024-11-01", "2025-10-31")
    rows = [{"objective": "Hand over the budget", "measure": "They sign the cheques"}]
    save_review(book, proforma, before, {"next": rows}, client="a", number=1)
    [row] = write(book).answers["last"]
    assert row["what"] == "Hand over the budget\nMeasured by: They sign the cheques"
    assert earlier_review(book, before) is None


def test_a_period_with_nothing_in_it_is_said_plainly(book: Logbook, deck: Deck, proforma: Proforma) -> None:
    empty = held(book, deck, period_from("2020-01-01", "2020-12-31"))
    assert filled(proforma, Found(deck, empty)).keys() == {"confirmation"}
    [said] = told_glance(glance(empty, deck))
    assert said.text == "Nothing was saved in this period: 1 January 2020 to 31 December 2020."  # type: ignore[union-attr]
    [none] = told_reach(reach(empty))
    assert "No entry of this period names a community" in none.text  # type: ignore[union-attr]


def test_days_count_as_the_clock_stood_where_they_were_saved(book: Logbook, deck: Deck) -> None:
    """One was saved in the hour that daylight saving takes, one half an hour before the period ended."""
    cards = {item.entry.card for item in held(book, deck, YEAR).there}
    assert cards == {"1.1", "10.1", "4.2", "3.1", "1.2"}
    assert {item.entry.card for item in held(book, deck, period_from("2026-10-31", "2026-10-31")).there} == {"1.2"}
    late = NewVersion(card="2.1", saved=datetime.fromisoformat("2025-12-31T23:59:59-05:00"))
    book.save_version(late, client="late", number=1)
    assert "2.1" in {item.entry.card for item in held(book, deck, period_from("2025-12-01", "2025-12-31")).there}


def test_an_entry_of_a_card_that_the_deck_has_lost_still_counts(book: Logbook, deck: Deck, write: Write) -> None:
    field = {"id": "action", "kind": "action", "label": "What next?"}
    lost = NewVersion(
        card="31.1",
        answers={"action": {"what": "Ask again", "status": "done", "learnt": "They knew all along."}},
        wording={"title": "A card of old", "fields": [field]},
        actions=(NewAction("action", "Ask again", status="done", learnt="They knew all along."),),
        saved=datetime(2026, 2, 2, 9, tzinfo=UTC),
    )
    book.save_version(lost, client="lost", number=1)
    rows = {row["capability"]: row for row in write(book).answers["learning"]}
    assert "They knew all along." in rows["31. A capability this deck no longer has"]["learnt"]
    names = dict(glance(held(book, deck, YEAR), deck).rows)
    assert sum(names["31. A capability this deck no longer has"]) == 1


def test_an_entry_left_out_takes_its_actions_along(book: Logbook, deck: Deck) -> None:
    [walk] = [item.entry.id for item in held(book, deck, YEAR).there if item.entry.card == "1.1"]
    without = held(book, deck, YEAR, [walk])
    assert "Ride the last bus home" not in {action.what for action in without.actions}
    assert len(without.chosen) == len(without.there) - 1


def test_the_numbers_of_a_period_are_in_its_sentence_its_picture_and_its_table(book: Logbook, deck: Deck) -> None:
    found = glance(held(book, deck, YEAR), deck)
    sentence, picture, table = told_glance(found)
    assert glance_sentence(found).startswith("5 entries in this period, and 1 action finished.")
    assert "2 of these are private: counted, and nothing more." in glance_sentence(found)
    assert picture.svg.count(">1</text>") == 6  # type: ignore[union-attr]
    rows = {row[0]: row for row in table.rows}  # type: ignore[union-attr]
    assert rows["1. We know our people and communities"][1:] == (
        "2",
        "1\u00a0in\u00a0Dec\u00a025, 1\u00a0in\u00a0Oct\u00a026",
    )
    assert sentence.text == glance_sentence(found)  # type: ignore[union-attr]


def test_a_reader_who_adds_up_the_entries_of_the_period_comes_to_the_number_in_the_sentence(
    book: Logbook, deck: Deck
) -> None:
    again = {"card": "1.1", "community": "Moss Bank", "answers": {"changing": "It goes on."}}
    items = [{**again, "saved": f"2026-0{month}-03T10:00:00+00:00"} for month in (2, 4)]
    fill(items, deck, book, client="again")
    sentence, table = listed_glance(glance(held(book, deck, YEAR), deck))
    rows = [(row[0], int(row[1])) for row in table.rows]  # type: ignore[union-attr]
    *each, (all_, whole), (finished, _) = rows
    assert (all_, finished) == ("All entries", "Actions finished")
    assert sum(number for _, number in each) == whole == len(held(book, deck, YEAR).chosen)
    assert sentence.text.startswith(f"{whole} entries in this period")  # type: ignore[union-attr]
    assert sentence.text.endswith("saved again later stands there too, and counts once in all.")  # type: ignore[union-attr]


def test_reach_names_open_communities_and_the_sectors_of_the_newest_open_map(book: Logbook, deck: Deck) -> None:
    found = reach(held(book, deck, YEAR))
    assert (found.communities, found.hidden) == ((("Moss Bank", 3),), 2)
    assert dict(found.sectors)["Housing"] == 1
    assert dict(found.sectors)["Faith"] == 0


def test_people_in_no_sector_are_no_sector_of_their_own() -> None:
    found = Reach((), 0, (("Faith", 2), ("Housing", 0), (NO_SECTOR, 3)), "card 1.2")
    assert "in 1 of 2 sectors. Nobody on it is in Housing." in str(listed_reach(found)[-2])


@given(st.lists(st.sampled_from(["One.", "Two went on!", "x" * 300 + ".", "no end", "\n"]), max_size=30).map(" ".join))
def test_what_is_quoted_of_an_answer_is_whole_sentences_and_one_at_least(text: str) -> None:
    said, all_ = sentences(opening(text, 240)), sentences(text)
    assert said == all_[: len(said)]
    assert bool(said) == bool(all_)
    assert sum(map(len, said)) <= 240 or len(said) == 1


def test_the_first_box_says_what_changed_what_was_hard_and_what_comes_next_a_line_each(
    book: Logbook, deck: Deck, write: Write
) -> None:
    items = [
        {"card": "9.2", "answers": {"happened": "It is in! They sat there. I saw the bench stand there at nine."}},
        {"card": "2.2", "answers": {"barriers": "They asked for the evening to be theirs"}},
        {"card": "10.3", "answers": {"manifesto": "My manifesto\n\nI will ask before, and not after."}},
    ]
    fill([{**item, "saved": "2026-09-01T10:00:00+00:00"} for item in items], deck, book, client="more")
    assert write(book).answers["short"].splitlines() == [
        "What changed: I saw the bench stand there at nine.",
        "What was hard: They asked for the evening to be theirs.",
        "What comes next: I will ask before, and not after.",
    ]


def test_the_first_box_is_told_of_actions_where_no_answer_says_it(book: Logbook, write: Write) -> None:
    assert write(book).answers["short"] == "What comes next: Share the budget."


def test_what_a_leader_with_a_worked_year_is_given_to_begin_with_are_three_sentences_to_keep(
    tmp_path: Path, deck: Deck, write: Write
) -> None:
    year = json.loads((Path(__file__).parents[3] / "examples/year.json").read_text(encoding="utf-8"))
    with Logbook.open(tmp_path / "year.sqlite3") as logbook:
        fill(year, deck, logbook, client="year")
        answers = write(logbook, period_from("2025-11-30", "2026-11-29")).answers
    lines = [line.partition(": ")[2] for line in answers["short"].splitlines()]
    assert len(lines) == 3
    for said in lines:
        assert sentences(said) == (said,), "one sentence, whole"
        assert 5 < len(said.split()) < 33 and said.split()[0] == "I", "it does not point back to what is not there"
    days = [row["when"] for row in answers["next"]]
    assert days[:4] == sorted(days[:4]) and days[0] >= "2026-11-29", "what is still to come stands first"


@given(st.lists(st.sampled_from(["I went up the hill with them again.", "They came.", "“No.”", "and so"])))
def test_a_sentence_that_is_quoted_alone_is_one_of_the_text_and_points_to_nothing_before_it(parts: list[str]) -> None:
    text = " ".join(parts)
    for said in standing_alone(text):
        assert said in text and said == "I went up the hill with them again."


def test_a_locality_s_own_headings_are_used_and_a_wrong_one_is_named(tmp_path: Path, deck: Deck) -> None:
    own = '[[field]]\nid = "pride"\nkind = "text"\nlabel = "What makes us proud"\n'
    own += 'fill = "answers"\nfrom = ["10.1.best"]\n'
    (tmp_path / "review.toml").write_text(f'title = "Our yearly talk"\n{own}', encoding="utf-8")
    found = load_proforma(tmp_path, deck)
    assert (found.title, [heading.field.label for heading in found.headings]) == (
        "Our yearly talk",
        ["What makes us proud"],
    )
    wrong = own.replace("10.1.best", "10.1.bset").replace('kind = "text"', 'kind = "map"')
    (tmp_path / "review.toml").write_text(f'title = "Ours"\n{wrong}', encoding="utf-8")
    with pytest.raises(DeckError) as refused:
        load_proforma(tmp_path, deck)
    assert '→ field pride: "from" names "10.1.bset"' in str(refused.value)
    assert "in a review must be" in str(refused.value)


def test_a_deck_without_a_proforma_uses_ours_whatever_cards_it_has(tmp_path: Path, deck: Deck) -> None:
    small = replace(deck, capabilities=deck.capabilities[:1])
    assert len(load_proforma(tmp_path, small).headings) == 13


def test_a_review_is_saved_as_a_version_and_leaves_the_entries_of_the_next_review_alone(
    book: Logbook, deck: Deck, proforma: Proforma
) -> None:
    first = save_review(book, proforma, YEAR, {"wellbeing": "Tired, and fine."}, client="a", number=1)
    again = save_review(book, proforma, YEAR, {"wellbeing": "Fine."}, client="a", number=2)
    assert (first.card, first.version, again.version) == (review_id(YEAR), 1, 2)
    assert book.versions(first.id)[0].answers == {"wellbeing": "Tired, and fine."}
    whole = held(book, deck, period_from("2025-11-01", "2026-12-31"))
    assert review_id(YEAR) not in {item.entry.card for item in whole.there}
