"""A copy, a review and the supervision page say whose they are, where the leader gave her name, and else nothing."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from powerkit.deck import Deck
from powerkit.deck.review_form import load_proforma
from powerkit.documents.formats import FORMATS
from powerkit.entries.profile import keep_leader, read_leader, remember_name
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.share.model import Ask
from powerkit.resources import deck_folder
from powerkit.ui.host import Host
from powerkit.ui.pages.review import ReviewDesk
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk
from powerkit.ui.pages.supervision import SupervisionDesk

NOW = datetime(2026, 3, 9, 10, 15, tzinfo=UTC)


def said(desk: Any, **message: Any) -> dict[str, Any]:
    *_, last = desk.answer({"client": "a", "n": message.pop("n", 1), **message})
    return dict(last)


@pytest.fixture
def making(book: Logbook, deck: Deck, tmp_path: Path) -> Making:
    return Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(5).randbytes, lambda: NOW)


@pytest.mark.parametrize("known", ["Amina Khan", "Ina Khan", "Ina Leader"])
def test_a_copy_says_whose_it_is_also_where_somebody_known_is_called_alike(save, sharing, known: str) -> None:
    save("1.1", {"companion": known, "changing": f"{known} showed me the stop."})
    made = sharing.make("1.1", ask=Ask("Priya", by="Ina Leader"), formats=tuple(FORMATS))
    text = sharing.text("1.1", ask=Ask("Priya", by="Ina Leader"))
    assert len(made.files) == len(FORMATS) and "Ina Leader" in text and f"{known} showed" not in text
    assert text.index("Ina Leader") < text.index("Priya")


@pytest.mark.parametrize("by", ["", "   "])
def test_a_copy_without_her_name_says_nothing_of_it(save, sharing, by: str) -> None:
    save("1.1", {"changing": "The bus stop."})
    assert "From |" not in sharing.text("1.1", ask=Ask("Priya", by=by))


def test_a_name_given_for_a_copy_is_remembered_and_stands_on_all_that_is_made_next(making: Making, save) -> None:
    save("1.1", {"changing": "The bus stop."})
    desk = ShareDesk(making)
    assert said(desk, kind="hello")["leader"] == ""
    draft = {"by": "  Ina   Leader ", "chosen": {"1": {}}, "names": "replaced"}
    made = said(desk, kind="make", formats=["html"], draft=draft)
    assert "Ina Leader" in (making.folder.to_send / made["files"][0]).read_text(encoding="utf-8")
    assert said(desk, kind="hello", n=2)["leader"] == "Ina Leader"
    review = ReviewDesk(load_proforma(deck_folder(), making.deck), making)
    assert said(review, kind="hello")["leader"] == "Ina Leader"
    supervision = SupervisionDesk(making.deck, making.logbook, lambda: NOW)
    assert said(supervision, kind="hello")["leader"] == "Ina Leader"


def test_a_name_for_one_copy_changes_neither_the_start_page_nor_what_it_asks(book: Logbook) -> None:
    remember_name(book, "Ina Leader")
    assert (read_leader(book).name, read_leader(book).answered) == ("Ina Leader", False)
    keep_leader(book, {"name": "Ina Marie Leader"})
    remember_name(book, "I. L.")
    assert read_leader(book).name == "Ina Marie Leader"
    keep_leader(book, {"name": ""})
    assert read_leader(book).name == "", "what she takes out on the start page is gone"
