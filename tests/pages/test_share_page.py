"""The share page in a browser, with the real desk, the real log book and real files behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.fill import fill
from powerkit.folder import WorkbookFolder
from powerkit.logbook import Logbook
from powerkit.sharepage import ShareDesk, share_view

from .harness import Tab

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]

PRIVATE = "She has never forgiven me for the café."
ENTRIES = [
    {
        "card": "1.1",
        "community": "Moss Bank",
        "people": "Ana Example",
        "answers": {
            "companion": "Ana Example",
            "changing": "Ana showed me the bus stop. Tobias was there too, with Ana's dog.",
            "place": "From her door to the clinic",
        },
        "private": {"place": True},
    },
    {
        "card": "2.2",
        "community": "Young carers",
        "answers": {"discussion": "The café closed.", "their_feelings": PRIVATE},
    },
    {"card": "4.2", "answers": {"tells_me": "Not mine to tell", "consent_share": "not_yet"}},
]


@pytest.fixture
def book(tmp_path: Path, deck: Deck) -> Iterator[Logbook]:
    times = (datetime(2026, 11, 22, 14, 2, tzinfo=UTC) + timedelta(minutes=step) for step in range(10_000))
    with Logbook.open(tmp_path / "logbook.sqlite3", now=lambda: next(times), new_id=lambda: "a" * 32) as logbook:
        fill(ENTRIES, deck, logbook, client="test")
        yield logbook


@pytest.fixture
def share(tab: MakeTab, deck: Deck, book: Logbook, tmp_path: Path) -> Callable[..., Tab]:
    def make(width: int = 1280) -> Tab:
        now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        desk = ShareDesk(deck, book, WorkbookFolder(tmp_path), Random(4).randbytes, lambda: now)
        return tab(share_view(deck), desk.answer, width)

    return make


def complaints(page: Page) -> list[str]:
    found = Axe().run(page, context={"include": [[".pk-page"]], "exclude": [[".pk-preview"]]}).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def go_on(page: Page, to: str) -> None:
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name=to, level=2)).to_be_focused()


@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing_on_any_step_and_it_fits_a_small_window(share: Callable[..., Tab], width: int) -> None:
    page = share(width).open()
    page.get_by_label("1.1 Changing your perspective").check()
    page.get_by_label("2.2 Receiving feedback").check()
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Say what you want from them")
    page.get_by_label("Who will read it?").fill("Priya")
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Look at the names")
    expect(page.get_by_role("checkbox", name="Ana Example")).to_be_checked()
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Check what leaves")
    expect(page.get_by_text("People’s names are replaced.")).to_be_visible()
    assert (complaints(page), fits(page)) == ([], True)
    go_on(page, "Make the files")
    page.get_by_label("Lock the web page with a passphrase").check()
    assert (complaints(page), fits(page)) == ([], True)
