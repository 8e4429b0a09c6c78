"""A photo of a map on paper in the real app: chosen, described, kept, left out of what is sent, and put in by hand."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from powerkit.logbook import Logbook
from tests.kinds.photo.material import MARK, drawn, saved, telling_jpeg

from .card_support import card, entries, expect_status, no_code_shows
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

WORDS = "Four rings in pen, with the school closest."


def bytes_in(file: Path, photo: bytes) -> bool:
    """Whether a file that people read as text holds a piece of the photo, however it was put into base64."""
    text = file.read_bytes()
    once = [base64.b64encode(b"-" * shift + photo)[8:-8] for shift in range(3)]
    twice = [base64.b64encode(b"-" * shift + item)[8:-8] for item in once for shift in range(3)]
    return any(item[600:700] in text for item in (*once, *twice))


def test_a_photo_is_kept_at_home_until_it_is_looked_at_and_put_into_a_copy_by_hand(
    fresh_book: RunningWorkbook, browser: Browser
) -> None:
    page = fresh_book.page(browser)
    photo = card(page, "1.2").locator('[data-pk-field="map_photo"]')
    large = saved(drawn(), "PNG") + b"\0" * 6_800_000  # nearly as much as travels in one message
    for number, content in enumerate((large, telling_jpeg())):
        file = {"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": content}
        photo.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
        expect(photo.get_by_role("button", name="Choose another photo")).to_be_visible()
        expect(photo.get_by_role("img")).to_be_visible()
    expect(photo).to_contain_text("You chose another photo.")
    photo.get_by_label("Describe the photo in words").fill(WORDS)
    expect_status(page, "saved", "1.2")
    card(page, "1.2").get_by_role("button", name="Save to my log book").click()
    expect(card(page, "1.2")).to_contain_text("Version 1.")
    [entry] = entries(fresh_book.folder, "1.2")
    with Logbook.open(fresh_book.folder / "logbook.sqlite3") as book:
        kept = book.photo(entry.answers["map_photo"]["photo"])
    assert kept is not None
    assert MARK not in kept.content
    expect(page.locator(".pk-record").filter(has_text="Card 1.2")).to_contain_text(f"It shows: {WORDS}")

    page.reload()
    fresh_book.wait_ready(page)
    expect(card(page, "1.2").locator('[data-pk-field="map_photo"] img')).to_have_attribute("alt", WORDS)
    assert no_code_shows(page)
    notebook = fresh_book.folder / "01-we-know-our-people.ipynb"
    assert WORDS in notebook.read_text(encoding="utf-8")
    assert not bytes_in(notebook, kept.content)

    share = fresh_book.page(page.context, "12-share.ipynb")
    share.get_by_label("1.2 Mapping relationships").check()
    for _ in range(3):
        share.get_by_role("button", name="Continue").click()
    copy = share.frame_locator("iframe.pk-preview")
    expect(copy.get_by_text(WORDS)).to_be_visible()
    expect(copy.get_by_text("The picture is not shown here.")).to_be_visible()
    expect(copy.get_by_role("img")).to_have_count(0)
    assert share.get_by_role("checkbox", name="Put in: A photo of a map on paper: the picture").count() == 0
    share.get_by_role("button", name="Look at it").click()
    tick = share.get_by_role("checkbox", name="Put in: A photo of a map on paper: the picture")
    expect(tick).to_be_focused()
    expect(tick).not_to_be_checked()
    expect(share.locator(".pk-share-look img")).to_have_attribute("alt", WORDS)
    expect(share.locator(".pk-share-look")).to_contain_text("cannot be searched for names")
    share.keyboard.press("Space")
    expect(copy.get_by_role("img", name=WORDS)).to_be_visible()
    share.get_by_role("button", name="Continue").click()
    share.get_by_label("Web page (.html)").check()
    share.get_by_role("button", name="Make the files").click()
    expect(share.get_by_role("heading", name="Your files are ready")).to_be_focused()
    [made] = (fresh_book.folder / "To send").glob("*.html")
    assert bytes_in(made, kept.content)
