"""A notebook copy in a bare JupyterLab, untrusted and with no workbook, and through nbconvert: it reads the same."""

from collections.abc import Iterator

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, Page, expect

from powerkit.documents.ipynb import ipynb_copy
from powerkit.documents.model import Document, Heading, Paragraph, Place, Section, Table
from tests.benchmarks.stock import TOKEN, BareLab
from tests.documents.material import picture
from tests.many import rest_long

from .mode_support import free_port

pytestmark = pytest.mark.browser

NAME = "copy.ipynb"
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
def in_lab(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """The copy open in JupyterLab as it comes. If it asks which kernel to use, it gets no answer."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / NAME).write_bytes(ipynb_copy(SHARE))
    with BareLab(folder, free_port()) as lab:
        context = browser.new_context(viewport={"width": 1280, "height": 1600})
        page = context.new_page()
        page.add_locator_handler(page.locator(".jp-Dialog"), lambda: page.keyboard.press("Escape"))
        page.goto(f"http://127.0.0.1:{lab.port}/lab/workspaces/c/tree/{NAME}?reset&token={TOKEN}")
        page.locator(".jp-OutputArea-output").filter(has_text="Card 1.2").first.wait_for(timeout=60_000)
        yield page
        context.close()
        assert (folder / NAME).read_bytes() == ipynb_copy(SHARE)


@pytest.fixture(scope="module")
def converted(browser: Browser) -> Iterator[Page]:
    """The copy as nbconvert makes a page of it, with no network."""
    html, _ = HTMLExporter().from_notebook_node(nbformat.reads(ipynb_copy(SHARE).decode(), as_version=4))
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content(html, wait_until="domcontentloaded")
    yield page
    context.close()


@pytest.fixture(params=rest_long(["converted", "in_lab"]))
def page(request: pytest.FixtureRequest) -> Page:
    found: Page = request.getfixturevalue(request.param)
    return found


def test_it_reads_as_a_document_with_headings_tables_and_a_described_picture(page: Page) -> None:
    expect(page.get_by_role("heading", name="What we learnt")).to_be_visible()
    expect(page.get_by_role("heading", name="Card 1.2: Mapping relationships")).to_be_visible()
    expect(page.get_by_text("<script>alert(1)</script> **not bold**", exact=True)).to_be_visible()
    expect(page.get_by_role("columnheader", name="Ring")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Person A")).to_be_visible()
    image = page.get_by_role("img", name="A map of two people")
    expect(image).to_be_visible()
    assert image.evaluate("one => one.complete && one.naturalWidth") == 320


def test_a_sum_of_money_is_no_formula(page: Page) -> None:
    expect(page.get_by_text(MATH, exact=True)).to_be_visible()
    assert page.locator(".MathJax, mjx-container, .MathJax_Preview").count() == 0


def test_nothing_of_it_ran(in_lab: Page) -> None:
    prompts = in_lab.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert {prompt.strip() for prompt in prompts} <= {"[ ]:", ""}
