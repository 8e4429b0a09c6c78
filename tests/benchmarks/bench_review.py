"""How fast a review is: a full year to Word, PDF and HTML, against the same three made from an empty year."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from powerkit.deck import Deck
from powerkit.deck.review_form import load_proforma
from powerkit.documents.typesetting import forget
from powerkit.entries.import_json import fill, read_items
from powerkit.logbook import Logbook
from powerkit.reports.review.collect import held
from powerkit.reports.review.compose import Written
from powerkit.reports.review.make import MADE, checked, make_in_steps, prepared, save_review
from powerkit.reports.review.prefill import Found, earlier_review, filled
from powerkit.resources import deck_folder, examples_folder
from powerkit.text.periods import Period, period_from

from .figures import Figure, medians, told

pytestmark = pytest.mark.benchmark

ROUNDS = 7
MOST = 20
TODAY = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
FULL, EMPTY = period_from("2025-11-01", "2026-10-31"), period_from("2015-11-01", "2016-10-31")


def test_the_review_of_a_full_year_takes_at_most_twenty_times_as_long_as_that_of_an_empty_one(
    deck: Deck, tmp_path: Path
) -> None:
    proforma, said, turn = load_proforma(deck_folder(), deck), list[str](), 0
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: TODAY) as logbook:
        fill(read_items(examples_folder() / "year.json"), deck, logbook, client="bench")

        def make(period: Period) -> None:
            nonlocal turn
            turn += 1
            found = held(logbook, deck, period)
            answers = filled(proforma, Found(deck, found, "Ina Leader", earlier_review(logbook, period)))
            written = Written(proforma, checked(proforma, period, answers), found, TODAY, leader="Ina Leader")
            ready = prepared(written, deck, logbook, Random(1).randbytes)
            entry = save_review(logbook, proforma, period, written.answers, client="bench review", number=turn)
            for _, _, what in make_in_steps(ready, entry, logbook, tmp_path / str(turn), MADE):
                said.append(what)

        def let_go(_: int) -> None:
            forget().result()  # so that neither is held up by what the other does when its files are there

        empty, _, full, _ = medians(ROUNDS, lambda _: make(EMPTY), let_go, lambda _: make(FULL), let_go, warm=1)
        entries = len(held(logbook, deck, FULL).chosen)
    assert {"Word", "PDF", "web page"} <= set(said)
    what = f"a review of {entries} entries in three formats"
    told(Figure(what, full, empty, "one of an empty year", most=MOST))
