"""The bar at the top of every page, as the server sends it: there before any script, in one line in a narrow window."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.app.server import page_template, page_url
from powerkit.logbook.workspace import WorkbookFolder, pages, prepare
from powerkit.resources import labextension_folder, notebooks_folder, settings_folder, web_folder
from powerkit.text.catalogue import t
from powerkit.text.escaping import with_bold
from tests.axe import violations
from tests.many import rest_long

pytestmark = pytest.mark.browser

HERE = "02-we-build-trust.ipynb"
SECOND = "2. We build trust and work in partnership with communities"
STOCK = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>JupyterLab</title></head><body></body></html>"
)


@pytest.fixture
def page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    folder = WorkbookFolder(tmp_path / "Workbook")
    prepare(folder, notebooks_folder())
    stock = tmp_path / "stock.html"
    stock.write_text(STOCK, encoding="utf-8")
    environment = jinja2.Environment(autoescape=True)
    environment.globals["t"] = t
    environment.filters["bold"] = with_bold
    environment.filters["page_url"] = lambda file: page_url("/", file)
    told: dict[str, Any] = {"page": HERE, "title": "", "pages": [vars(item) for item in map(_shown, pages(folder))]}
    template = environment.from_string(page_template(stock, settings_folder() / "page.html"))
    html = template.render(base_url="/", page_config=SimpleNamespace(powerkit=told))
    static = labextension_folder() / "powerkit-workbook" / "static"
    sheets = (web_folder() / "tokens.css", static / "mode.css", static / "bar.css")
    context = chromium.new_context(java_script_enabled=True, viewport={"width": 400, "height": 800})
    context.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    made = context.new_page()
    made.goto("http://bar.test/")
    for sheet in sheets:
        made.add_style_tag(content=sheet.read_text(encoding="utf-8"))
    made.evaluate("document.body.className = 'jp-ThemedContainer'")
    yield made
    context.close()


def _shown(page: Any) -> SimpleNamespace:
    return SimpleNamespace(number=page.number, file=page.file, name=page.name, cards=page.cards)


def height(page: Page) -> float:
    box = page.get_by_role("banner").bounding_box()
    assert box is not None
    return box["height"]


def more(page: Page) -> Any:
    """The last word of the bar."""
    return page.get_by_role("button", name="More", exact=True)


def shown(page: Page) -> list[str]:
    """The words of the bar as they are seen, with no menu open."""
    return [words for words in page.locator(".pk-words > li > :is(a, button):visible").all_inner_texts() if words]


@pytest.mark.parametrize("width", rest_long([320, 390, 640, 1280]))
def test_the_bar_is_one_line_of_words_and_its_menus_hold_every_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = ["Cards", "Log book", "Review and share", "More"]
    assert shown(page) == (wide if width == 1280 else ["Cards", "More"])
    assert height(page) <= 65
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    reached = {page.locator(".pk-words > li > a:visible").first.get_attribute("href")}
    for word in page.locator(".pk-words > li > .pk-menu-button:visible").all():
        word.click()
        for target in page.locator(".pk-menu:popover-open :is(a, button):visible").all():
            box = target.bounding_box()
            assert box and box["width"] >= 44 and box["height"] >= 44
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
            reached.add(target.get_attribute("href"))
        page.keyboard.press("Escape")
    reached |= {link.get_attribute("href") for link in page.locator(".pk-words > li > a:visible").all()}
    files = {f"/lab/tree/{file.name}" for file in notebooks_folder().glob("*.ipynb")}
    assert files <= reached


def test_more_names_each_capability_by_its_number_and_what_is_seldom_wanted(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    more(page).click()
    words = page.locator("#pk-menu :is(a, button):visible").all_inner_texts()
    for name in (SECOND, "Supervision", "About you…", "Help", "Show the code", "Close the workbook"):
        assert name in words
    assert page.locator("#pk-menu").evaluate("menu => menu.scrollHeight <= menu.clientHeight")
    expect(page.locator("#pk-menu [aria-current=page]")).to_have_text(SECOND)
    expect(page.get_by_role("link", name="Cards", exact=True)).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    more(page).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.locator("#pk-menu :is(a, button):visible").first
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(more(page)).to_be_focused()


@pytest.mark.long
@pytest.mark.parametrize("width", rest_long([390, 1280]))
@pytest.mark.parametrize("opened", rest_long(["", "More", "Review and share"]))
def test_axe_finds_nothing_in_the_bar_open_or_closed(page: Page, width: int, opened: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    if opened and (width > 390 or opened == "More"):
        page.get_by_role("button", name=opened, exact=True).click()
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        found = violations(page, context="#pk-shell")
        assert [item["id"] for item in found] == []


def test_forced_colours_show_where_one_is(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(forced_colors="active")
    here = page.get_by_role("link", name="Cards", exact=True)
    assert here.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_what_the_bar_says_of_its_words_reaches_no_words_of_a_card(page: Page) -> None:
    """Both are called pk-words, and a card stands in the same shell."""
    card = (
        "<div class='pk-words'><button>Look</button><a href='#'>Read</a></div><button>Look</button><a href='#'>Read</a>"
    )
    page.get_by_role("main").evaluate("(el, card) => { el.innerHTML = card; }", card)
    looks = "(all) => all.map((el) => [...getComputedStyle(el)].map((name) => getComputedStyle(el)[name]).join())"
    within, link, outside, same = page.get_by_role("main").locator("button, a").evaluate_all(looks)
    assert (within, link) == (outside, same)
