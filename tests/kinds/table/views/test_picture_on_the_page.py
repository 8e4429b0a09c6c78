"""An answer seen as a picture while it is written: asked for when opened, drawn anew, told to a screen reader, kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.many import rest_long
from tests.ui.widgets.harness import Desk
from tests.ui.widgets.words_support import engine_of, findings, view_of_card

from .material import year_rows

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]


def opened(desk: MakeDesk, **browser: object) -> tuple[Desk, Page]:
    made = desk(view_of_card("1.1"), engine_of("1.1", {"views": year_rows("1.1", "views")}), **browser)
    page = made.open()
    assert not [item for item in made.engine.sent if item["kind"] == "ask"], "nothing is drawn before it is asked for"
    page.get_by_text("See it as a picture").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pk-picture")).to_be_visible()
    return made, page


def test_the_picture_opens_by_keyboard_and_follows_what_is_written(desk: MakeDesk) -> None:
    _, page = opened(desk)
    picture = page.locator(".pk-picture")
    expect(picture).to_have_attribute("alt", re.compile("4 of 5 topics"))
    tick = page.get_by_label("We see this differently").last
    tick.check()
    expect(page.locator(".pk-caption")).to_contain_text("5 of 5 topics: we see this differently.")
    assert unquote(picture.get_attribute("src") or "").count('data-differs="true"') == 5
    assert findings(page) == []


@pytest.mark.parametrize("form", rest_long(["SVG", "PNG"]))
def test_the_picture_is_kept_as_a_file(desk: MakeDesk, form: str) -> None:
    _, page = opened(desk)
    with page.expect_download() as coming:
        page.get_by_role("button", name=f"Download as {form}").click()
    assert coming.value.suggested_filename == f"picture.{form.lower()}"
    start = Path(coming.value.path()).read_bytes()[:8]
    assert start.startswith(b"<svg" if form == "SVG" else b"\x89PNG")


def test_a_small_screen_gets_the_form_for_small_screens(desk: MakeDesk) -> None:
    _, page = opened(desk, viewport={"width": 400, "height": 800})
    assert page.locator(".pk-picture").evaluate("el => el.naturalWidth") == 380
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_a_picture_that_fails_says_so_and_loses_nothing(desk: MakeDesk) -> None:
    made = desk(view_of_card("1.1"), engine_of("1.1", {"views": year_rows("1.1", "views")}))
    made.engine.tells = None
    page = made.open()
    page.get_by_text("See it as a picture").click()
    expect(page.get_by_role("alert").filter(has_text="Nobody answers questions here.")).to_be_visible()
    expect(page.get_by_label("Topic (topic 1)")).to_have_value("Being young here")


@pytest.mark.parametrize(
    ("card", "field"), rest_long([("6.1", "finds"), ("9.2", "small_things"), ("10.2", "patterns")])
)
def test_a_plain_table_with_a_picture_of_its_own_shows_it(desk: MakeDesk, card: str, field: str) -> None:
    made = desk(view_of_card(card), engine_of(card, {field: year_rows(card, field)}))
    page = made.open()
    page.get_by_text("See it as a picture").click()
    picture = page.locator(".pk-picture")
    expect(picture).to_be_visible()
    assert unquote(picture.get_attribute("src") or "").count("data-row=") == len(year_rows(card, field))
    assert findings(page) == []
