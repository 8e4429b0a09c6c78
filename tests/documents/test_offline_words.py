"""What scripts say inside a file is in its language: the map to explore, the reply, the door of a locked copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from powerkit.documents.html_file import html_copy
from powerkit.kinds.map.files.html_page import map_page
from powerkit.text.catalogue import used
from tests.kinds.map.material import a_map, row
from tests.languages import PSEUDO, UNBRACKETED, begin_pseudo
from tests.many import rest_long

from .conftest import Opens
from .test_html_copy import LOCK, REPLY, SHARE

pytestmark = pytest.mark.browser


@pytest.fixture
def brackets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which each sentence of ours stands in brackets."""
    begin_pseudo(tmp_path, monkeypatch)
    with used(PSEUDO):
        yield


def bare(page: Page, *theirs: str, under: str = "body") -> set[str]:
    """What is shown in no brackets and is none of the words that people wrote."""
    root = page.locator(under)
    return {text for each in root.all() for text in each.evaluate(UNBRACKETED, list(theirs))}


@pytest.mark.usefixtures("brackets")
def test_a_map_to_explore_speaks_the_language_of_its_deck_at_each_key(opens: Opens) -> None:
    people = (row("Ann", "1", "own", tie="stressed", knows="Bo"), row("Bo", "1", "faith", may_know="Cy"), row("Cy"))
    page = opens(map_page(a_map(*people)).encode())
    theirs = ("Ann", "Bo", "Cy", "Close", "Faith", "My own team or organisation")  # names, and words of the deck
    found = bare(page, *theirs)
    page.locator("#on-map a").first.focus()
    for key in ("ArrowRight", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        found |= bare(page, *theirs)
    page.locator("#pk-map-said button").first.click()
    found |= bare(page, *theirs)
    labels = page.locator("#on-map, #on-map a, .pk-map-page svg").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-label')).filter(Boolean)"
    )
    assert labels and all("⟦" in label for label in labels)
    page.keyboard.press("Escape")
    assert found | bare(page, *theirs) == set()


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("kept", rest_long([False, True]))
def test_a_reply_and_its_door_speak_the_language_of_the_deck(opens: Opens, kept: bool) -> None:
    page = opens(html_copy(SHARE, REPLY, LOCK))
    found = bare(page)
    page.locator("#pk-passphrase").fill("wrong")
    page.keyboard.press("Enter")
    page.locator("#pk-wrong:not(:empty)").wait_for()
    found |= bare(page)
    if not kept:
        page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.locator("#pk-passphrase").fill(LOCK.passphrase)
    page.keyboard.press("Enter")
    page.locator(".pk-reply-foot button").click()
    ours = ".pk-reply, .pk-reply-foot, .pk-comment"
    found |= bare(page, under=ours)
    for box in page.locator(".pk-comment textarea").all()[:2]:
        box.fill("ok")
        found |= bare(page, under=ours)
    assert found == set()


def test_what_nobody_has_translated_in_a_file_says_that_it_is_english(opens: Opens) -> None:
    with used("cy"):
        made = html_copy(SHARE, REPLY)
        page = opens(made.replace(b'<html lang="en-GB"', b'<html lang="cy"'))
    for place in (".pk-reply-foot button", ".pk-reply-status", ".pk-comment label >> nth=0"):
        assert page.locator(place).get_attribute("lang") == "en-GB"
    page.locator(".pk-comment textarea").first.fill("Da iawn")
    assert page.locator(".pk-reply-status").get_attribute("lang") == "en-GB"


def test_an_english_file_marks_nothing(opens: Opens) -> None:
    page = opens(html_copy(SHARE, REPLY))
    assert page.locator("body [lang]").count() == 0
