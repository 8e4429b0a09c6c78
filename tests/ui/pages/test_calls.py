"""What the cells of the pages show: nothing a person wrote is in a saved output or in a widget's state."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from powerkit import workbook
from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.ui import display
from powerkit.ui.widgets.page import PageWidget

from .conftest import ENTRIES

PRIVATE = ("Moss Bank", "Young carers", "Ana Example", "bus stop", "Let down", "Half a thought")


@pytest.fixture
def shown(workbook_folder: Path, deck: Deck, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """What is displayed, with a log book of `ENTRIES` open."""
    workbook_folder.mkdir(parents=True)
    with Logbook.open(workbook_folder / "logbook.sqlite3") as logbook:
        fill(ENTRIES, deck, logbook, client="test")
        logbook.put_draft("3.1", deck.card("3.1").fields[0].id, "Half a thought", client="tab", number=1)
    found: list[Any] = []
    monkeypatch.setattr(display, "display", lambda item, **_: found.append(item))
    display.opened.cache_clear()
    yield found
    display.opened().logbook.close()
    display.opened.cache_clear()


@pytest.mark.parametrize(
    ("call", "words"), [("home", "The start page"), ("log", "The log book"), ("share", "The share")]
)
def test_a_page_shows_its_widget_and_words_for_a_reader_elsewhere(shown: list[Any], call: str, words: str) -> None:
    getattr(workbook, call)()
    widget, record = shown
    assert isinstance(widget, PageWidget)
    assert repr(widget).startswith(words)
    assert record["text/plain"].startswith("Open this page in the workbook")
    assert record["text/plain"] in record["text/html"]


@pytest.mark.parametrize("call", ["home", "log", "share"])
def test_nothing_a_person_wrote_is_in_a_pages_state_or_record(shown: list[Any], call: str) -> None:
    getattr(workbook, call)()
    widget, record = shown
    for message in ({"kind": "hello"}, {"kind": "find", "text": "bus"}, {"kind": "open", "entry": 1}):
        widget._heard(widget, {"client": "a", "n": 1, **message}, [])
    text = json.dumps([widget.get_state(), repr(widget), record], ensure_ascii=False, default=repr)
    assert [word for word in PRIVATE if word in text] == []


def test_a_page_shown_again_takes_the_place_of_the_earlier_one(shown: list[Any]) -> None:
    workbook.log()
    workbook.log()
    first, second = shown[0], shown[2]
    assert first.comm is None
    assert second.comm is not None
