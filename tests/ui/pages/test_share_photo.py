"""A photo on the share page: looked at, put in by hand, and taken out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.kinds.photo.sanitize import cleaned
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui.host import Host
from powerkit.ui.pages.session import Making
from powerkit.ui.pages.share import ShareDesk, share_view
from tests.axe import violations
from tests.kinds.photo.material import drawn, saved
from tests.many import rest_long

from .conftest import NOW
from .harness import Tab

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", rest_long([1280, 400]))
def test_a_photo_can_be_put_in_only_once_it_was_looked_at(
    width: int, tab: Callable[..., Tab], deck: Deck, empty_book: Logbook, tmp_path: Path
) -> None:
    made = cleaned(saved(drawn()))
    key = empty_book.keep_photo(made.content, made.width, made.height)
    answers = {"map_photo": {"photo": key, "words": "Rings in pen"}}
    fill([{"card": "1.2", "answers": answers}], deck, empty_book, client="test")
    desk = ShareDesk(Making(deck, empty_book, Host(WorkbookFolder(tmp_path)), lambda count: b"7" * count, lambda: NOW))
    page = tab(share_view(deck, empty_book.workbook_id), desk.answer, width=width).open()
    page.get_by_label("1.2 Mapping relationships").check()
    for _ in range(3):
        page.get_by_role("button", name="Continue").click()
    look = page.get_by_role("button", name="Look at it: A photo of a map on paper: the picture")
    expect(look).to_be_visible()
    tick = page.locator("[data-pk-put='1:map_photo.picture']")
    expect(tick).to_have_count(0)
    look.press("Enter")
    expect(tick).to_be_focused()
    expect(page.get_by_role("img", name="Rings in pen")).to_be_visible()
    found = violations(page, context={"include": [[".pk-page"]], "exclude": [[".pk-preview"]]})
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tick.press("Space")
    copy = page.frame_locator("iframe.pk-preview")
    expect(copy.get_by_role("img", name="Rings in pen")).to_be_visible()
    expect(tick).to_be_checked()
    tick.press("Space")
    expect(copy.get_by_role("img")).to_have_count(0)
