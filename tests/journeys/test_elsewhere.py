"""A notebook saved by the workbook, opened in a bare JupyterLab: its record reads well there and nothing runs."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.app.example import fill_example
from powerkit.deck import load_deck
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import deck_folder, examples_folder
from tests.benchmarks.stock import TOKEN, BareLab

from .card_support import card
from .mode_support import RunningWorkbook, free_port, wait_until

pytestmark = pytest.mark.browser

NAME = "01-we-know-our-people.ipynb"
NOT_SAID = "Error displaying widget"
PRIVATE = "PRIVATE-CORNER"
SHOWN = "SHOWN-TO-ALL"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> WorkbookFolder:
    """A workbook of a worked year whose card 1.1 was saved once more in the browser, one answer of it now private."""
    folder = WorkbookFolder(tmp_path_factory.mktemp("saved") / "Workbook")
    folder.root.mkdir()
    fill_example(folder, load_deck(deck_folder()), examples_folder())
    with RunningWorkbook(folder.root, start=NAME) as book:
        page = book.page(browser)
        one = card(page)
        one.locator('[data-pk-field="place"]').locator("input, textarea").first.fill(PRIVATE)
        box = one.locator('[data-pk-field="changing"] textarea')
        box.fill(f"{SHOWN}. {box.input_value()}")
        one.locator('[data-pk-field="about.private"] summary').click()
        one.locator('[data-pk-field="about.private"] [data-pk-key="place"]').check()
        one.locator('[data-pk-key="save"]').click()
        file = folder.root / NAME
        wait_until(lambda: SHOWN in file.read_text(encoding="utf-8"), page=page)
        assert book.foreign == []
    return folder


@pytest.fixture(scope="module")
def entry(saved: WorkbookFolder) -> Entry:
    """What the log book holds of card 1.1."""
    with Logbook.open(saved.logbook) as logbook:
        return logbook.latest(card="1.1", limit=1)[0]


@pytest.fixture(scope="module")
def codes(saved: WorkbookFolder) -> dict[str, str]:
    """The people the workbook knows, and what stands for them."""
    with Logbook.open(saved.logbook) as logbook:
        return logbook.codes()


@pytest.fixture(scope="module")
def lab(saved: WorkbookFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareLab]:
    """JupyterLab as it comes, with nothing but a copy of that notebook."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(saved.root / NAME, folder / NAME)
    with BareLab(folder, free_port()) as started:
        yield started


@pytest.fixture(scope="module")
def page(lab: BareLab, browser: Browser) -> Iterator[Page]:
    """The notebook open there. If JupyterLab asks which kernel to use, it gets no answer."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_locator_handler(page.locator(".jp-Dialog"), lambda: page.keyboard.press("Escape"))
    page.goto(f"http://127.0.0.1:{lab.port}/lab/workspaces/b/tree/{NAME}?reset&token={TOKEN}")
    record(page).wait_for(timeout=60_000)
    yield page
    context.close()


def record(page: Page) -> Any:
    """The record of card 1.1 on that page."""
    return page.locator(".jp-OutputArea-output").filter(has_text="Card 1.1").first


@pytest.mark.long
def test_the_record_has_its_headings_its_table_with_header_cells_and_its_text(page: Page, entry: Entry) -> None:
    shown = record(page)
    expect(shown).to_be_visible()
    expect(shown.get_by_role("heading", name="Card 1.1: Changing your perspective")).to_be_visible()
    assert shown.get_by_role("heading").count() >= 4
    expect(shown).to_contain_text(f"{SHOWN}. ")
    expect(shown.get_by_role("heading", name="How is the walk changing the way you see")).to_be_visible()
    expect(shown.get_by_role("rowheader", name="How I will know")).to_be_visible()
    expect(shown.get_by_role("cell", name=entry.answers["action"]["how"], exact=True)).to_be_visible()
    rows = entry.answers["views"]
    table = shown.get_by_role("table").filter(has_text=rows[0]["topic"])
    assert table.get_by_role("columnheader").count() >= 3
    assert table.get_by_role("row").count() == len(rows) + 1
    assert table.get_by_role("columnheader").first.inner_text().strip()
    for row in rows:
        expect(table).to_contain_text(row["topic"])


def test_no_private_answer_no_known_name_and_no_widget_shows(page: Page, codes: dict[str, str]) -> None:
    words = page.locator("body").inner_text()
    assert codes
    for unwanted in (PRIVATE, NOT_SAID, "CardWidget", "Textarea(", "widget-view", "Traceback", *codes):
        assert unwanted not in words


def test_the_copied_file_holds_no_private_answer_no_known_name_and_no_widget(
    lab: BareLab, page: Page, codes: dict[str, str]
) -> None:
    text = (lab.folder / NAME).read_text(encoding="utf-8")
    for unwanted in (PRIVATE, "CardWidget", "widget-view", "model_id", *codes):
        assert unwanted not in text
    assert json.loads(text)["metadata"].get("widgets") is None


def test_nothing_of_the_notebook_ran(lab: BareLab, page: Page, saved: WorkbookFolder) -> None:
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert prompts and {prompt.strip() for prompt in prompts} <= {"[ ]:", ""}
    assert page.locator(".pk-card").count() == 0
    assert not list(lab.folder.rglob("logbook.sqlite3"))
    assert (lab.folder / NAME).read_bytes() == (saved.root / NAME).read_bytes()


KERNEL_READY = """() => {
  const open = window.jupyterapp?.shell.currentWidget;
  return open?.sessionContext?.isReady && open.sessionContext.kernelDisplayStatus === "idle"
    && document.querySelectorAll(".jp-Cell").length > 0;
}"""


@pytest.mark.long
def test_tools_alone_share_a_script_there_and_stand_again_when_the_page_is_loaded_anew(
    lab: BareLab, browser: Browser
) -> None:
    source = "import powerkit; display(powerkit.WordCloud({'damp': 3}), *map(powerkit.WordCloud, ['bus', 'shop']))"
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "outputs": [], "source": source, "execution_count": None}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / "alone.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    address = f"http://127.0.0.1:{lab.port}/lab/workspaces/alone/tree/alone.ipynb?token={TOKEN}"
    page.goto(f"{address}&reset")
    page.wait_for_function(KERNEL_READY, timeout=60_000)
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    ready = page.locator(".pk-alone[data-pk-state=ready]")
    expect(ready).to_have_count(3)
    assert page.evaluate("window.__powerkit.scripts.size") == 1
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    wait_until(lambda: "widget-view" in (lab.folder / "alone.ipynb").read_text(encoding="utf-8"), page=page)
    page.goto(address)
    expect(ready).to_have_count(3)
    expect(ready.first.locator(".pk-cloud")).to_have_accessible_name("Word cloud: 1 word, 1 shown")
    context.close()
