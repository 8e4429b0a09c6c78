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
from powerkit.logbook.audit import is_erased
from powerkit.logbook.erase import erase_everything
from powerkit.logbook.errors import ErasedLogbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui import display
from powerkit.ui.widgets import CardWidget
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


@pytest.mark.parametrize("where", ["on the page", "by another program"])
def test_once_everything_is_erased_the_next_page_begins_an_empty_workbook_and_an_open_one_writes_nothing_back(
    shown: list[Any], workbook_folder: Path, where: str
) -> None:
    workbook.card("1.1")
    workbook.share()
    (card, _, share, _), folder = shown, WorkbookFolder(workbook_folder)
    before = display.opened().logbook
    if where == "on the page":
        share._heard(share, {"client": "a", "n": 1, "kind": "erase", "word": "erase", "sure": True}, [])
    else:
        erase_everything(folder)
    assert is_erased(folder.logbook)
    draft = {"kind": "draft", "client": "a", "n": 2, "field": "place", "value": "Moss Bank"}
    if where == "by another program":
        with pytest.raises(ErasedLogbook, match="was erased while this page was open"):
            before.drafts("1.1")
    shown.clear()
    workbook.home()
    workbook.card("1.2")
    assert [type(item) for item in shown] == [PageWidget, dict, CardWidget, dict]
    assert display.opened().logbook.workbook_id and not display.opened().logbook.latest()
    said: list[dict[str, Any]] = []
    card.send = lambda reply, *_: said.append(reply)
    card._heard(card, draft, [])
    assert not any(reply.get("ok") for reply in said)
    assert not display.opened().logbook.drafts("1.1") and not is_erased(folder.logbook)
