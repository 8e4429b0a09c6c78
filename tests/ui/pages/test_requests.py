"""What a page asks is read by the schema of its kind before a desk's method gets it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any, get_type_hints

import pytest

from powerkit.deck import Deck
from powerkit.deck.review_form import Proforma
from powerkit.errors import AnswerError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.schemas import LARGEST, heard, kinds_of
from powerkit.ui.host import Host
from powerkit.ui.pages.destination import DestinationDesk
from powerkit.ui.pages.home import HomeDesk
from powerkit.ui.pages.inbox import InboxDesk
from powerkit.ui.pages.log import LogDesk
from powerkit.ui.pages.requests.log import AskPlan
from powerkit.ui.pages.requests.share import AskErase, AskMake, FromShare
from powerkit.ui.pages.review import ReviewDesk
from powerkit.ui.pages.session import Making, PageDesk
from powerkit.ui.pages.share import ShareDesk
from powerkit.ui.pages.supervision import SupervisionDesk


def now() -> datetime:
    return datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def desks(deck: Deck, empty_book: Logbook, tmp_path: Path) -> list[PageDesk]:
    folder = WorkbookFolder(tmp_path)
    making = Making(deck, empty_book, Host(folder), lambda count: bytes(count), now)
    host = Host(folder, inbox=object())  # type: ignore[arg-type]
    return [
        HomeDesk(deck, empty_book, tmp_path, Random(3)),
        LogDesk(deck, empty_book, folder, lambda: date(2026, 11, 22)),
        ShareDesk(making),
        ReviewDesk(Proforma("", "", ()), making),
        DestinationDesk((), empty_book, now),
        SupervisionDesk(deck, empty_book, now),
        InboxDesk(host, empty_book, deck, lambda message: ()),
    ]


def test_each_method_gets_a_message_by_the_schema_of_the_kind_it_answers(desks: list[PageDesk]) -> None:
    """Mypy holds what a method takes from its message; that it is that message, only this can."""
    for desk in desks:
        schemas = kinds_of(desk.may_ask)
        for kind, answer in desk.answers.items():
            assert get_type_hints(answer)["message"] is schemas[kind], (type(desk).__name__, kind)


def test_what_a_page_may_ask_is_answered_by_its_desk_or_its_inbox(desks: list[PageDesk]) -> None:
    *pages, inbox = desks
    for desk in pages:
        left = {*kinds_of(desk.may_ask)} - {*desk.answers}
        assert left <= {*inbox.answers}, type(desk).__name__


def test_what_is_not_said_counts_as_none_and_what_may_be_lacking_stays_so() -> None:
    assert heard(AskErase, {"kind": "erase"}) == {"client": "", "n": 0, "kind": "erase", "word": "", "sure": False}
    assert heard(AskPlan, {"kind": "plan", "spared": None}) == {"client": "", "n": 0, "kind": "plan", "spared": None}
    draft = heard(AskMake, {"kind": "make"})["draft"]
    assert draft == {"to": "", "wants": "", "questions": [], "names": "", "chosen": {}, "step": 0}


def test_what_no_schema_names_is_left_out() -> None:
    assert "more" not in heard(AskErase, {"kind": "erase", "more": "of it"})


def odd_messages() -> Iterator[tuple[str, Any]]:
    yield "erase", None
    yield "erase", {"word": 3}
    yield "erase", {"word": "x" * (LARGEST + 1)}
    yield "erase", {"sure": 1}
    yield "erase", {"n": True}
    yield "erase", {"n": -1}
    yield "erase", {"n": 2**53}
    yield "look", {"draft": []}
    yield "look", {"draft": {"questions": "one"}}
    yield "look", {"draft": {"questions": [1]}}
    yield "look", {"draft": {"chosen": {"1": {"put_in": "all"}}}}
    yield "look", {"draft": {"chosen": {"1": {"left_out": {"a": [None]}}}}}
    yield "decide", {"words": [{"word": "Wanda", "is_name": "yes"}]}
    yield "make", {"formats": {"html": True}}


@pytest.mark.parametrize(("kind", "more"), [*odd_messages()])
def test_what_does_not_fit_its_schema_is_refused_in_one_line(kind: str, more: Any) -> None:
    given = more if more is None else {"kind": kind, **more}
    with pytest.raises(AnswerError, match="something the workbook does not understand"):
        heard(kinds_of(FromShare)[kind], given)
