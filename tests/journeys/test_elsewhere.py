"""A notebook of the workbook and a notebook copy, in a bare JupyterLab: they read well there and nothing runs."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, BrowserContext, Page, expect

from powerkit.app.example import fill_example
from powerkit.documents.ipynb import ipynb_copy
from powerkit.documents.model import Document, Heading, Paragraph, Place, Section, Table
from powerkit.logbook import Logbook
from powerkit.logbook.model import Entry
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import examples_folder
from tests.benchmarks.stock import TOKEN, BareLab
from tests.documents.material import picture
from tests.one_browser import PATIENCE
from tests.shipped import shipped_deck

from .card_support import card
from .mode_support import RunningWorkbook, free_port, wait_until

pytestmark = pytest.mark.browser

NAME = "01-we-know-our-people.ipynb"
NOT_SAID = "Error displaying widget"
PRIVATE = "PRIVATE-CORNER"
SHOWN = "SHOWN-TO-ALL"

COPY = "copy.ipynb"
MATH = "It cost $5 and then $7, \\(a+b\\), $$c$$ and \\begin{equation}d\\end{equation}"
SHARE = Document(
    "What we learnt",
    (
        Paragraph("Opening words"),
        Section(
            "Card 1.2: Mapping relationships",
            (
                Paragraph("<script>alert(1)</script> **not bold**"),
                Heading("What it cost", 3),
                Paragraph(MATH),
                Table("Who is near", ("Who", "Ring"), (("Person A", "1"),)),
                picture("Near", "A map of two people"),
            ),
            Place("1.2", 1, 1),
        ),
    ),
)


@pytest.fixture(scope="module")
def saved(shared_book: RunningWorkbook, window: BrowserContext) -> WorkbookFolder:
    """A workbook of a worked year whose card 1.1 was saved once more in the browser, one answer of it now private."""
    folder = WorkbookFolder(shared_book.folder)
    fill_example(folder, shipped_deck(), examples_folder())
    page = shared_book.page(window, NAME)
    one = card(page)
    one.locator('[data-pk-field="place"]').locator("input, textarea").first.fill(PRIVATE)
    box = one.locator('[data-pk-field="changing"] textarea')
    box.fill(f"{SHOWN}. {box.input_value()}")
    one.locator('[data-pk-field="about.private"] summary').click()
    one.locator('[data-pk-field="about.private"] [data-pk-key="private/place"]').check()
    one.locator('[data-pk-key="save"]').click()
    file = folder.root / NAME
    wait_until(lambda: SHOWN in file.read_text(encoding="utf-8"), page=page)
    page.close()
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
    """JupyterLab as it comes, with nothing but that notebook and a notebook copy."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(saved.root / NAME, folder / NAME)
    (folder / COPY).write_bytes(ipynb_copy(SHARE))
    with BareLab(folder, free_port()) as started:
        yield started


@pytest.fixture(scope="module")
def beside(browser: Browser) -> Iterator[BrowserContext]:
    """The browser that knows JupyterLab's scripts once the first notebook is open in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 1600})
    yield context
    context.close()


def opened(lab: BareLab, beside: BrowserContext, name: str, says: str) -> Page:
    """A notebook there with an output that *says* so. If JupyterLab asks which kernel to use, it gets no answer."""
    page = beside.new_page()
    page.add_locator_handler(page.locator(".jp-Dialog"), lambda: page.keyboard.press("Escape"))
    page.goto(f"http://127.0.0.1:{lab.port}/lab/workspaces/{name[0]}/tree/{name}?reset&token={TOKEN}")
    page.locator(".jp-OutputArea-output").filter(has_text=says).first.wait_for(timeout=PATIENCE)
    return page


@pytest.fixture(scope="module")
def page(lab: BareLab, beside: BrowserContext) -> Page:
    """The workbook's notebook open there."""
    return opened(lab, beside, NAME, "Card 1.1")


@pytest.fixture(scope="module")
def in_lab(lab: BareLab, beside: BrowserContext) -> Iterator[Page]:
    """The copy open there."""
    yield opened(lab, beside, COPY, "Card 1.2")
    assert (lab.folder / COPY).read_bytes() == ipynb_copy(SHARE)


@pytest.fixture(scope="module")
def converted(browser: Browser) -> Iterator[Page]:
    """The copy as nbconvert makes a page of it, with no network."""
    html, _ = HTMLExporter().from_notebook_node(nbformat.reads(ipynb_copy(SHARE).decode(), as_version=4))
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content(html, wait_until="domcontentloaded")
    yield page
    context.close()


@pytest.fixture(params=["converted", "in_lab"])
def copy(request: pytest.FixtureRequest) -> Page:
    found: Page = request.getfixturevalue(request.param)
    return found


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


def test_a_copy_reads_as_a_document_with_headings_tables_and_a_described_picture(copy: Page) -> None:
    expect(copy.get_by_role("heading", name="What we learnt")).to_be_visible()
    expect(copy.get_by_role("heading", name="Card 1.2: Mapping relationships")).to_be_visible()
    expect(copy.get_by_text("<script>alert(1)</script> **not bold**", exact=True)).to_be_visible()
    expect(copy.get_by_role("columnheader", name="Ring")).to_be_visible()
    expect(copy.get_by_role("rowheader", name="Person A")).to_be_visible()
    image = copy.get_by_role("img", name="A map of two people")
    expect(image).to_be_visible()
    assert image.evaluate("one => one.complete && one.naturalWidth") == 320


def test_a_sum_of_money_in_a_copy_is_no_formula(copy: Page) -> None:
    expect(copy.get_by_text(MATH, exact=True)).to_be_visible()
    assert copy.locator(".MathJax, mjx-container, .MathJax_Preview").count() == 0


def test_nothing_of_the_copy_ran(in_lab: Page) -> None:
    prompts = in_lab.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert {prompt.strip() for prompt in prompts} <= {"[ ]:", ""}


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
