"""A photo on a card: chosen, dropped, pasted, described, removed and put back, by keyboard alone too."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from powerkit.kinds.photo.queries import told
from powerkit.logbook import Logbook
from tests.axe import violations
from tests.many import rest_long
from tests.shipped import shipped_deck
from tests.ui.widgets.harness import Desk, Engine
from tests.ui.widgets.words_support import view_of_card

from .material import drawn, saved

pytestmark = pytest.mark.browser
MakeDesk = Callable[..., Desk]

FIELD = '[data-pk-field="picture_photo"]'
DECK = shipped_deck()


@pytest.fixture
def engine(tmp_path: Path) -> Any:
    """Answers questions about photos as the real desk does, with a real log book."""
    with Logbook.open(tmp_path / "logbook.sqlite3") as book:
        yield Engine(tells=lambda field, what, given: told(what, given, book))


def opened(desk: MakeDesk, engine: Engine, width: int = 1280) -> tuple[Page, Locator]:
    page = desk(view_of_card("10.3"), engine, viewport={"width": width, "height": 900}).open()
    el = page.locator(FIELD)
    el.scroll_into_view_if_needed()
    return page, el


def choose(el: Locator, content: bytes, name: str = "wall.jpg") -> None:
    file = {"name": name, "mimeType": "image/jpeg", "buffer": content}
    el.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]


def answer(page: Page, engine: Engine) -> Any:
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    return engine.values["picture_photo"]


def test_a_photo_is_chosen_described_removed_and_put_back_by_keyboard_alone(desk: MakeDesk, engine: Engine) -> None:
    page, el = opened(desk, engine)
    file = {"name": "wall.png", "mimeType": "image/png", "buffer": saved(drawn(), "PNG")}
    page.on("filechooser", lambda chooser: chooser.set_files(files=[file]))  # type: ignore[list-item]
    el.get_by_role("button", name="Choose a photo").focus()
    page.keyboard.press("Enter")
    expect(el.get_by_label("Describe the photo in words")).to_be_focused()
    page.keyboard.insert_text("Rings in pen")
    expect(el.get_by_role("img")).to_have_accessible_name("Rings in pen")
    first = answer(page, engine)
    assert first["words"] == "Rings in pen"
    for key in ("Tab", "Tab", "Enter"):  # past "Choose another photo" to "Remove the photo"
        page.keyboard.press(key)
    expect(el.get_by_role("img")).to_be_hidden()
    assert answer(page, engine) == {"photo": "", "words": ""}
    expect(el.get_by_role("button", name="Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(el.get_by_role("img")).to_be_visible()
    assert answer(page, engine) == first


def test_a_kept_photo_shows_again_when_the_card_is_opened(desk: MakeDesk, engine: Engine) -> None:
    page, el = opened(desk, engine)
    choose(el, saved(drawn(3000, 2000)))
    expect(el.get_by_role("img")).to_have_accessible_name("The photo. It is not described in words yet.")
    kept = answer(page, engine)
    page.reload()
    again = page.locator(FIELD).get_by_role("img")
    expect(again).to_be_visible()
    assert again.evaluate("img => img.decode().then(() => [img.naturalWidth, img.naturalHeight])") == [1600, 1067]
    assert engine.values["picture_photo"] == kept


@pytest.mark.parametrize("way", rest_long(["paste", "drop"]))
def test_a_picture_can_be_pasted_or_dropped(way: str, desk: MakeDesk, engine: Engine) -> None:
    page, el = opened(desk, engine)
    data = base64.b64encode(saved(drawn(), "PNG")).decode()
    el.locator(".pk-photo").evaluate(
        """(el, [way, data]) => {
            const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            const carried = new DataTransfer();
            carried.items.add(new File([bytes], "wall.png", { type: "image/png" }));
            const how = { dataTransfer: carried, clipboardData: carried, bubbles: true, cancelable: true };
            const event = way === "drop" ? new DragEvent("drop", how) : new ClipboardEvent("paste", how);
            (way === "drop" ? el : el.querySelector("button")).dispatchEvent(event);
        }""",
        [way, data],
    )
    expect(el.get_by_role("img")).to_be_visible()
    assert len(answer(page, engine)["photo"]) == 64


@pytest.mark.long
def test_what_is_no_photo_is_refused_in_a_line_and_what_was_there_stays(desk: MakeDesk, engine: Engine) -> None:
    page, el = opened(desk, engine)
    choose(el, saved(drawn()))
    el.get_by_label("Describe the photo in words").fill("Rings")
    kept = answer(page, engine)
    choose(el, b"<svg onload='alert(1)'/>", "wall.png")
    expect(el.locator(".pk-error:visible")).to_have_text(
        "Error: This is an SVG drawing, not a photo. Save it as JPEG or PNG, or take a photo of it, and choose that."
    )
    expect(el.get_by_role("button", name="Choose another photo")).to_have_attribute("aria-invalid", "true")
    expect(el.get_by_role("img")).to_be_visible()
    assert answer(page, engine) == kept
    choose(el, saved(drawn(200, 100)))
    expect(el.locator(".pk-error:visible")).to_have_count(0)
    expect(el).to_contain_text("You chose another photo.")
    el.get_by_role("button", name="Put it back").click()
    expect(el.get_by_role("button", name="Put it back")).to_be_hidden()
    assert answer(page, engine) == kept


@pytest.mark.long
def test_a_photo_too_large_for_a_message_is_made_smaller_on_the_page(desk: MakeDesk, engine: Engine) -> None:
    _, el = opened(desk, engine)
    choose(el, saved(drawn(3000, 2000), "PNG") + b"\0" * 8_000_000, "wall.png")
    expect(el.get_by_role("img")).to_be_visible()
    (sent,) = [item for item in engine.sent if item["kind"] == "ask"]
    assert len(sent["given"]["data"]) < 1_000_000
    choose(el, b"\0" * 8_000_000)
    expect(el.locator(".pk-error:visible")).to_contain_text("at most 7 MB")


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 400, 1280]))
def test_axe_finds_nothing_on_a_photo_and_nothing_reaches_beyond_the_page(
    width: int, desk: MakeDesk, engine: Engine
) -> None:
    page, el = opened(desk, engine, width)

    def complaints() -> list[str]:
        found = violations(page, context=[[".pk-card"]])
        return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]

    assert complaints() == []
    choose(el, saved(drawn(2000, 3000)))
    expect(el.get_by_role("img")).to_be_visible()
    choose(el, b"no")
    expect(el.locator(".pk-error:visible")).to_have_count(1)
    assert complaints() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_photo_goes_with_the_private_switch_of_its_drawing(desk: MakeDesk, engine: Engine) -> None:
    page, el = opened(desk, engine)
    expect(el.locator(".pk-tag")).to_be_hidden()
    page.get_by_text("Choose answer by answer").click()
    label = next(field.label for field in DECK.card("10.3").fields if field.id == "picture")
    page.get_by_role("checkbox", name=label).check()
    expect(el.locator(".pk-tag")).to_be_visible()
    page.get_by_role("checkbox", name="A photo of a drawing on paper").uncheck()
    expect(el.locator(".pk-tag")).to_be_hidden()
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    private = engine.values["about.private"]
    assert (private["picture"], private["picture_photo"]) == (True, False)


@pytest.mark.long
def test_a_description_written_after_another_photo_was_chosen_stays_when_the_first_is_put_back(
    desk: MakeDesk, engine: Engine
) -> None:
    page, el = opened(desk, engine)
    choose(el, saved(drawn()))
    words = el.get_by_label("Describe the photo in words")
    words.fill("Rings")
    first = answer(page, engine)
    choose(el, saved(drawn(200, 100)))
    expect(el).to_contain_text("You chose another photo.")
    words.fill("Rings, with a note under them")
    el.get_by_role("button", name="Put it back").click()
    assert answer(page, engine) == {**first, "words": "Rings, with a note under them"}
