"""The map as one offline page, from disk with no network: walked by keys, lit by sentences, whole without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from powerkit.kinds.map.files.html_page import map_page
from tests.axe import violations
from tests.documents.conftest import Opens
from tests.kinds.map.material import Row, a_map, row
from tests.many import rest_long

pytestmark = pytest.mark.browser

PEOPLE = (
    row("Ann", "1", "own", tie="stressed", knows="Bo"),
    row("Bo", "1", "faith", may_know="Cy"),
    row("<b>Cy</b>", "3", "faith", kind="group"),
    row("Di", "4", "housing", kind="organisation"),
    row("Ed", not_yet=True),
)


def page_of(*rows: Row) -> bytes:
    return map_page(a_map(*rows)).encode()


def on_map(page: Page, name: str) -> bool:
    """Whether the focus is on them: what is read aloud begins with *name*."""
    return bool(page.evaluate("name => document.activeElement.getAttribute('aria-label')?.startsWith(name)", name))


def lit(page: Page) -> list[str]:
    """Who has a ring round their mark, and their name in bold."""
    return page.evaluate(
        """[...document.querySelectorAll('#on-map a')]
          .filter((one) => one.querySelector('circle.lit') && one.querySelector('text.h'))
          .map((one) => one.textContent)"""
    )


def complaints(page: Page) -> list[str]:
    found = violations(page)
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def test_arrows_walk_from_person_to_person_with_one_stop_for_tab_and_say_who_it_is(opens: Opens) -> None:
    page = opens(page_of(*PEOPLE))
    page.locator("#on-map a").first.focus()
    keys = page.keyboard
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile("^Ann, “Close” ring, .*stressed.* Knows: Bo[.]$"))
    for key, name in (
        ("ArrowRight", "Bo,"),
        ("ArrowRight", "Ann,"),
        ("ArrowLeft", "Bo,"),
        ("ArrowDown", "<b>Cy</b>,"),
        ("ArrowDown", "Di,"),
        ("ArrowDown", "Di,"),
        ("Home", "Ann,"),
        ("ArrowUp", "Ann,"),
        ("End", "Di,"),
    ):
        keys.press(key)
        assert on_map(page, name), (key, name)
    expect(page.locator('#on-map a[tabindex="0"]')).to_have_count(1)
    keys.press("ArrowDown")
    expect(status).to_have_text("Nobody further out.")
    keys.press("Enter")
    expect(page.locator("tr:target")).to_contain_text("Di")
    page.locator("tr:target").get_by_role("link").click()
    assert on_map(page, "Di,")


def test_a_sentence_lights_its_people_by_more_than_colour_and_escape_shows_everyone_again(opens: Opens) -> None:
    page = opens(page_of(*PEOPLE))
    close = page.get_by_role("button", name=re.compile("the tie is stressed"))
    close.focus()
    page.keyboard.press("Enter")
    assert lit(page) == ["Ann"]
    expect(close).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("option", name=re.compile("^Ann,.*, lit$"))).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("Lit: Ann. Escape shows everyone again.")
    yet = page.get_by_role("button", name=re.compile("you could bring them in: Ed"))
    yet.click()
    assert lit(page) == []
    expect(page.locator("tr.pk-lit")).to_have_text(re.compile("^Ed"))
    expect(close).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Escape")
    expect(page.locator("tr.pk-lit, circle.lit")).to_have_count(0)
    expect(yet).to_have_attribute("aria-pressed", "false")
    close.click()
    page.get_by_role("button", name="Show everyone again").click()
    assert lit(page) == []
    expect(close).to_be_focused()


def test_a_sentence_about_nobody_is_no_button_and_an_empty_map_is_a_page_too(opens: Opens) -> None:
    page = opens(page_of(*PEOPLE))
    blank = page.locator("#pk-map-said li", has_text="Nobody on your map is from")
    expect(blank).to_be_visible()
    expect(blank.get_by_role("button")).to_have_count(0)
    empty = opens(page_of(row("Ed")), name="empty.html")
    empty.get_by_role("button", name=re.compile("not placed Ed")).click()
    expect(empty.locator("tr.pk-lit")).to_have_text(re.compile("^Ed"))
    expect(opens(page_of(), name="nobody.html").locator("svg")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 1280]))
@pytest.mark.parametrize("scripts", [True, False])
def test_axe_finds_nothing_on_the_page_and_it_is_as_wide_as_the_window(opens: Opens, width: int, scripts: bool) -> None:
    page = opens(page_of(*PEOPLE), width, java_script_enabled=scripts)
    if not scripts:
        expect(page.get_by_role("link", name=re.compile("^Ann,"))).to_be_visible()
        expect(page.get_by_role("listitem").filter(has_text="the tie is stressed")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
        page.get_by_role("link", name=re.compile("^Ann,")).focus()
        page.keyboard.press("Enter")
        expect(page.locator("tr:target")).to_contain_text("Ann")
        return
    page.get_by_role("button", name=re.compile("the tie is stressed")).click()
    page.locator("#on-map a").first.focus()
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('button')].map((one) => one.getBoundingClientRect())"
        ".filter((box) => box.width < 44 || box.height < 44).length"
    )
    assert small == 0
