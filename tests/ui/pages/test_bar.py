"""The bar at the top of every page, as the server sends it: there before any script, in one line in a narrow window."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from powerkit.app.server import page_template, page_url
from powerkit.logbook.workspace import WorkbookFolder, pages, prepare
from powerkit.resources import labextension_folder, notebooks_folder, settings_folder

pytestmark = pytest.mark.browser

HERE = "02-we-build-trust.ipynb"
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
    environment.filters["page_url"] = lambda file: page_url("/", file)
    told: dict[str, Any] = {"page": HERE, "title": "", "pages": [vars(one) for one in map(_shown, pages(folder))]}
    template = environment.from_string(page_template(stock, settings_folder() / "page.html"))
    html = template.render(base_url="/", page_config=SimpleNamespace(powerkit=told))
    style = (labextension_folder() / "powerkit-workbook" / "static" / "mode.css").read_text(encoding="utf-8")
    context = chromium.new_context(java_script_enabled=True, viewport={"width": 400, "height": 800})
    context.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    made = context.new_page()
    made.goto("http://bar.test/")
    made.add_style_tag(content=style)
    made.evaluate("document.body.className = 'jp-ThemedContainer'")
    yield made
    context.close()


def _shown(page: Any) -> SimpleNamespace:
    return SimpleNamespace(number=page.number, file=page.file, name=page.name)


def height(page: Page) -> float:
    box = page.get_by_role("banner").bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize("width", [320, 400, 640])
def test_in_a_narrow_window_the_bar_takes_one_line_and_its_menu_holds_every_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert height(page) < 64
    page.get_by_role("button", name="Menu", exact=True).click()
    links = page.get_by_role("navigation").get_by_role("link")
    assert links.count() == len(sorted(notebooks_folder().glob("*.ipynb")))
    for target in [*links.all(), page.locator("#pk-code"), page.locator("#pk-close")]:
        box = target.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(page: Page) -> None:
    menu = page.get_by_role("button", name="Menu", exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Home")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(menu).to_be_focused()


def test_in_a_wide_window_the_bar_shows_every_page_and_no_menu(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()
    expect(page.get_by_role("link", name="Log book")).to_be_visible()
    expect(page.get_by_role("button", name="Close the workbook")).to_be_visible()
    assert height(page) < 160


@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_nothing_in_the_bar_open_or_closed(page: Page, opened: bool) -> None:
    if opened:
        page.get_by_role("button", name="Menu", exact=True).click()
    found = Axe().run(page, context="#pk-shell").response["violations"]
    assert [one["id"] for one in found] == []
