"""A year lived from the example, in the real app by keyboard: an entry found, an action done, a person forgotten."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from powerkit.app.example import fill_example
from powerkit.entries.import_json import fill
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import examples_folder
from tests.shipped import shipped_deck

from .card_support import no_code_shows, tab_to
from .mode_support import RunningWorkbook

pytestmark = [pytest.mark.browser, pytest.mark.long]

LOG = "11-log-book.ipynb"
SOMEBODY = "Nasreen"
DUE = "Sentences, paid, starting now"


@pytest.fixture
def year(start_book: Callable[..., RunningWorkbook], tmp_path) -> RunningWorkbook:
    folder = WorkbookFolder(tmp_path / "My year")
    folder.root.mkdir()
    deck = shipped_deck()
    fill_example(folder, deck, examples_folder())
    with Logbook.open(folder.logbook) as book:
        overdue = {"what": DUE, "who": SOMEBODY, "when": "2020-01-01"}
        fill([{"card": "6.1", "community": "Ellerclough", "answers": {"action": overdue}}], deck, book, client="test")
    return start_book(folder.root, start="00-start.ipynb")


def ready(page: Page, name: str) -> None:
    page.locator(f'.pk-page[data-pk-page="{name}"][data-pk-state="ready"]').wait_for()


def test_a_year_is_looked_back_on_by_keyboard_alone(year: RunningWorkbook, browser: Browser) -> None:
    page = year.page(browser)
    ready(page, "home")
    expect(page.locator(".pk-now")).to_contain_text(DUE)
    tab_to(page, '.pk-now a[href*="actions"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/11-log-book.ipynb**")
    ready(page, "log")
    expect(page.get_by_role("tab", name="Actions")).to_have_attribute("aria-selected", "true")

    # an action finished, with what was learnt
    tab_to(page, "[data-pk-action] button")
    page.keyboard.press("Enter")
    tab_to(page, "[data-pk-action] input[type=radio]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[data-pk-action] textarea")
    page.keyboard.type("Twelve, and a few more.")
    tab_to(page, "[data-pk-action] [type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is done.")).to_be_focused()

    # an entry found by a word, open with its versions
    page.get_by_role("tab", name="Entries").focus()
    page.keyboard.press("Enter")
    tab_to(page, "[data-pk-key=search]")
    page.keyboard.type("manifesto")
    expect(page.locator("mark").first).to_be_visible()
    tab_to(page, "[data-pk-entry] button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("All versions")).to_be_visible()

    # a person forgotten, in two steps
    page.get_by_role("tab", name="Entries").focus()
    page.keyboard.press("End")
    tab_to(page, "[data-pk-key=forget-person]")
    page.keyboard.type(SOMEBODY)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What would go")).to_be_focused()
    tab_to(page, "[data-pk-key=sure]")
    page.keyboard.press("Space")
    tab_to(page, "[data-pk-key=forget]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Forgotten. It is out of your log book and its backups.")).to_be_visible()
    assert no_code_shows(page)

    # the card it stood on says the same, and the name is in no file
    page.goto(year.address("06-we-seek-examples.ipynb"))
    year.wait_ready(page)
    status = page.locator('[data-pk-card="6.1"] [data-pk-field="action"] select')
    expect(status).to_have_value("done")
    expect(page.locator(".pk-record").first).to_contain_text("Twelve, and a few more.")
    expect(page.locator(".pk-beside")).to_contain_text("If you lead in a public service")
    year.stop()
    folder = WorkbookFolder(year.folder)
    with Logbook.open(folder.logbook, backups=folder.backups) as book:
        assert book.search(SOMEBODY) == [] and SOMEBODY not in book.codes()
    files = [folder.logbook, *folder.backups.glob("*"), *folder.root.glob("*.ipynb")]
    assert [file.name for file in files if SOMEBODY.encode() in file.read_bytes()] == []
