"""A cloud's page and picture as a reader opens them: offline, with scripts off, in a font that is not ours."""

import re

import pytest
from playwright.sync_api import Page, expect

from powerkit.kinds.words.cloud.layout import lay_out
from powerkit.kinds.words.cloud.svg import to_svg
from powerkit.kinds.words.model import Word
from powerkit.kinds.words.write_file import Request, make
from tests.axe import violations
from tests.documents.conftest import Opens
from tests.many import rest_long

WORDS = (
    Word("damp", 27, theme="home", quote="You can hang a coat up dry\nand put it on wet.", who="residents"),
    Word("look out for each other", 22, theme="each other"),
    Word("sign", 1, pin=True, why="Nobody asks him", quote="It's <b>one</b> hand.", where="clinic"),
    Word("আড্ডা", 1, share=True, quote="Sitting and talking."),
    Word("ہمسائے", 3),
    *(Word(f"voice {number}", 1) for number in range(60)),
)


def page_of(*, quotes: bool) -> bytes:
    return make("html", Request(WORDS, "What we heard", quotes=quotes)).content


def complaints(page: Page) -> list[str]:
    return [violation["id"] for violation in violations(page)]


def test_the_page_reads_whole_with_scripts_off(opens: Opens) -> None:
    page = opens(page_of(quotes=True), java_script_enabled=False)
    picture = page.get_by_role("img")
    assert (picture.get_attribute("alt") or "").startswith("A picture of words")
    assert "65 words, 65 shown." in (picture.get_attribute("alt") or "")
    expect(page.get_by_text("65 words, 65 shown. The larger a word")).to_be_visible()
    for name in ("Heard most", "Small voices"):
        expect(page.get_by_role("table", name=name)).to_be_visible()
    assert page.locator("tbody th[scope=row]").count() == len(WORDS)
    page.get_by_text("sign", exact=True).last.click()
    expect(page.get_by_text("It's <b>one</b> hand.")).to_be_visible()


def test_only_quotes_that_may_be_shared_are_in_the_page_by_itself(opens: Opens) -> None:
    page = opens(page_of(quotes=False), java_script_enabled=False)
    assert page.locator("details summary").all_inner_texts() == ["আড্ডা"]
    assert "hang a coat" not in page.content() and "clinic" not in page.content()


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([320, 1280]))
def test_axe_finds_nothing_on_the_page_and_nothing_is_cut_off(opens: Opens, width: int) -> None:
    page = opens(page_of(quotes=True), width)
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("font", ["serif", "monospace"])
def test_no_two_words_overlap_in_a_viewer_that_has_another_font(opens: Opens, font: str) -> None:
    svg = to_svg(lay_out(WORDS, 800), "What we heard", "")
    page = opens(re.sub('font-family="[^"]*"', f'font-family="{font}"', svg).encode(), 800, "cloud.svg")
    wider = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll("text")].map((one) => [one.textContent, one.getBBox()]);
          const apart = (a, b) => a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1
            || a.y + a.height * 0.8 <= b.y + b.height * 0.2 || b.y + b.height * 0.8 <= a.y + a.height * 0.2;
          return boxes.flatMap(([one, a], at) =>
            boxes.slice(at + 1).filter(([, b]) => !apart(a, b)).map(([other]) => one + " / " + other));
        }"""
    )
    assert wider == []
