"""The inbox of a Hub on the share page and the supervision page, with the real service behind them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from powerkit.deck import Deck
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui.host import Host
from powerkit.ui.inbox import HubInbox
from powerkit.ui.pages.inbox import InboxDesk
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from powerkit.ui.pages.supervision import SupervisionDesk, supervision_view
from tests.axe import violations
from tests.inbox_served import Served, clock, served
from tests.many import rest_long

from .harness import Tab

__all__ = ["clock", "served"]

pytestmark = pytest.mark.browser
MakeTab = Callable[..., Tab]
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def host(served: Served, folder: Path, name: str) -> Host:
    return Host(WorkbookFolder(folder), inbox=HubInbox(f"http://127.0.0.1:{served.port}", name))


@pytest.fixture
def leader(tab: MakeTab, deck: Deck, book: Logbook, served: Served, tmp_path: Path) -> Callable[..., Tab]:
    """The share page of Amira, who has saved cards."""

    def make(width: int = 1280, height: int = 900) -> Tab:
        here = host(served, tmp_path, "amira")
        desk = ShareDesk(Making(deck, book, here, Random(4).randbytes, lambda: NOW))
        view = {**share_view(deck, book.workbook_id), "inbox": True}
        return tab(view, InboxDesk(here, book, deck, desk.answer).answer, width, height)

    return make


@pytest.fixture
def supervisor(tab: MakeTab, deck: Deck, served: Served, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """The supervision page of Priya, who has a log book of her own."""
    folder = tmp_path / "priya"
    folder.mkdir()
    own = Logbook.open(folder / "logbook.sqlite3")

    def make(width: int = 1280, height: int = 900) -> Tab:
        here = host(served, folder, "priya")
        desk = SupervisionDesk(deck, own, lambda: NOW)
        view = {**supervision_view(own.workbook_id), "inbox": True}
        return tab(view, InboxDesk(here, own, deck, desk.answer).answer, width, height)

    yield make
    own.close()


def made(page: Page) -> None:
    """Make a web page of a card, to the last step."""
    page.get_by_label(re.compile("2.2 Receiving feedback")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Who will read it?").fill("Priya")
    for to in ("Look at the names", "Check what leaves", "Make the files"):
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", name=to, level=2)).to_be_focused()
        if to == "Check what leaves":
            expect(page.get_by_text("Codes stand for the names your log book knows.")).to_be_visible()
    page.get_by_label("Word (.docx)").uncheck()
    page.get_by_label("Web page (.html)").check()
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_focused()


def clean(page: Page) -> None:
    found = violations(page, context={"include": [[".pk-page"]]})
    assert [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", rest_long([390, 1280]))
def test_a_copy_is_put_opened_and_answered_and_the_reply_is_taken_in(
    leader: Callable[..., Tab], supervisor: Callable[..., Tab], served: Served, tmp_path: Path, width: int
) -> None:
    page = leader(width).open()
    made(page)
    put = page.get_by_role("button", name=re.compile("Put share-.* into priya’s inbox"))
    clean(page)
    put.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="is in priya’s inbox")).to_be_visible()
    clean(page)
    page.screenshot(path=str(tmp_path / "put.png"), full_page=True)

    her = supervisor(width).open()
    came = her.locator("summary", has_text="Copies that came for you (1)")
    expect(came).to_be_visible()
    expect(her.get_by_text("From amira")).to_be_hidden()  # two people may sit at this screen
    came.focus()
    her.keyboard.press("Enter")
    with her.expect_download() as download:
        her.get_by_role("button", name=re.compile("Open the copy from amira")).click()
    assert download.value.suggested_filename.startswith("From amira, 2")
    copy = tmp_path / "copy.html"
    download.value.save_as(copy)
    expect(her.get_by_text("opened", exact=False).first).to_be_visible()
    clean(her)
    her.get_by_label("Send your reply back to amira").set_input_files(
        {"name": "wrong.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    expect(her.locator(".pk-inbox .pk-error")).to_contain_text("This file is not a reply from a share copy.")
    her.get_by_label("Send your reply back to amira").set_input_files(
        {"name": "reply.json", "mimeType": "application/json", "buffer": reply_to(copy)}
    )
    expect(her.get_by_text("Your reply is in the inbox of who sent you the copy.")).to_be_visible()
    expect(her.get_by_text("you sent a reply back")).to_be_visible()
    clean(her)
    her.screenshot(path=str(tmp_path / "came.png"), full_page=True)

    back = leader(width).open()
    expect(back.get_by_text(re.compile("A reply came from priya on"))).to_be_visible()
    clean(back)
    back.screenshot(path=str(tmp_path / "reply.png"), full_page=True)
    back.get_by_role("button", name=re.compile("Take in the reply from priya")).click()
    expect(back.get_by_text("Brought in: 1 comment by Priya on share 1.")).to_be_visible()
    expect(back.get_by_text(re.compile("A reply came from priya on"))).to_be_hidden()
    assert served.here("amira")[0] == []


@pytest.mark.long
def test_a_copy_can_be_taken_back_until_it_is_opened(leader: Callable[..., Tab], served: Served) -> None:
    page = leader().open()
    made(page)
    page.get_by_role("button", name=re.compile("into priya’s inbox")).click()
    page.get_by_text("Copies you put into inboxes").click()
    page.get_by_role("button", name=re.compile("Take back the copy for priya")).click()
    expect(page.get_by_text("It was taken back. Nobody had opened it.").first).to_be_visible()
    assert served.here("priya")[0] == []


def test_an_inbox_that_does_not_answer_or_refuses_is_one_line_and_the_files_stay_to_be_handed_over(
    leader: Callable[..., Tab], served: Served
) -> None:
    page = leader().open()
    made(page)
    served.down = True
    page.get_by_role("button", name=re.compile("into priya’s inbox")).click()
    problem = page.locator(".pk-made .pk-error")
    expect(problem).to_have_text("The inbox could not do that. Nothing is lost. Try again in a moment.")
    served.down = False
    served.readers[:] = []
    page.get_by_role("button", name=re.compile("into priya’s inbox")).click()
    expect(problem).to_have_text("Nobody of that name has an inbox here.")
    with page.expect_download():
        page.get_by_role("button", name=re.compile("Download share-")).click()


def test_where_a_hub_has_no_inbox_nothing_of_it_is_on_the_page_and_nothing_is_asked(
    tab: MakeTab, deck: Deck, book: Logbook, tmp_path: Path
) -> None:
    desk = ShareDesk(Making(deck, book, Host(WorkbookFolder(tmp_path)), Random(4).randbytes, lambda: NOW))
    shown = tab(share_view(deck, book.workbook_id), desk.answer)
    page = shown.open()
    made(page)
    assert page.locator("[class*=pk-inbox]").count() == 0
    assert not [message for message in shown.sent if message["kind"] == "inbox"]


def reply_to(copy: Path) -> bytes:
    """What Save my reply makes of a copy, with one comment."""
    page = copy.read_text(encoding="utf-8")
    said = {key: re.search(rf'data-{key}="([^"]*)"', page) for key in ("share", "workbook", "checksum")}
    reply: dict[str, Any] = {key: found[1] for key, found in said.items() if found}
    comments = [{"card": "2.2", "entry": 2, "version": 1, "text": "What did you say next?"}]
    return json.dumps({"powerkit": "reply", "format": 1, "reviewer": "Priya", "comments": comments, **reply}).encode()
