"""What a page loads by itself: the script of all cards, which the kernel need not send, and JupyterLab's own as one."""

from typing import Any

import pytest
from playwright.sync_api import Browser, WebSocket, expect

from powerkit.app.server.lab_scripts import LIST, small_scripts
from tests.many import rest_long

from .card_support import expect_open
from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser

HAS_IT = """async () => {
  const base = JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl;
  const { key } = await import(`${base}powerkit/web/cards.js`);
  return window.__powerkit?.scripts.has(key) === true;
}"""
MOST = 100_000
"""Bytes of a message: the views of a page's cards are within it, and no script is."""


@pytest.mark.parametrize("first", rest_long(["00-start.ipynb", "01-we-know-our-people.ipynb"]))
def test_a_page_of_cards_that_is_moved_to_is_sent_no_script(
    shared_book: RunningWorkbook, browser: Browser, first: str
) -> None:
    page = shared_book.context(browser).new_page()
    came: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: came.append(len(frame)))

    page.on("websocket", listen)
    page.goto(shared_book.address(first))
    RunningWorkbook.wait_ready(page)
    page.wait_for_function(HAS_IT)
    came.clear()
    page.evaluate("document.querySelector(`.pk-nav a[href$='02-we-build-trust.ipynb']`).click()")
    page.wait_for_url("**/02-we-build-trust.ipynb*")
    RunningWorkbook.wait_ready(page)
    expect_open(page, "2.1")
    assert came
    assert max(came) < MOST


def test_a_page_to_which_that_script_never_comes_is_sent_one_by_the_kernel(
    shared_book: RunningWorkbook, browser: Browser
) -> None:
    visit = shared_book.context(browser)
    visit.route("**/powerkit/web/cards.js", lambda route: route.abort())
    page = shared_book.page(visit, "01-we-know-our-people.ipynb")
    expect(page.locator('[data-pk-card="1.1"]')).to_have_attribute("data-pk-state", "ready")


SMALL = r"""() => performance.getEntriesByType("resource")
  .map(({ name }) => new URL(name).pathname)
  .filter(path => /[/](lab|jupyterlab-manager[/]static)[/]\d+[.]\w+[.]js$/.test(path))
  .map(path => path.split("/").at(-1)).sort()"""
FAILURES = """window.failures = [];
addEventListener("error", ({ target, filename }) => setTimeout(() =>
  window.failures.push([target.src ?? filename, document.querySelector(".pk-watch")?.textContent])), true);"""
NO_SCRIPT = {"status": 200, "content_type": "text/html", "body": "<!DOCTYPE html><p>Sign in"}


@pytest.mark.parametrize("name", rest_long(["01-we-know-our-people.ipynb", "00-start.ipynb"]))
def test_jupyterlabs_small_scripts_come_as_one_and_no_other_is_asked_for(
    shared_book: RunningWorkbook, browser: Browser, name: str
) -> None:
    page = shared_book.page(browser, name)
    assert page.evaluate(SMALL) == [], f"put them into {LIST}"


@pytest.mark.parametrize("answer", rest_long([None, NO_SCRIPT]))
def test_a_page_to_which_that_one_never_comes_loads_them_as_jupyterlab_does_and_says_nothing(
    shared_book: RunningWorkbook, browser: Browser, answer: dict[str, Any] | None
) -> None:
    visit = shared_book.context(browser)
    visit.add_init_script(FAILURES)
    visit.route("**/powerkit/web/lab.js*", lambda route: route.fulfill(**answer) if answer else route.abort())
    page = shared_book.page(visit, "01-we-know-our-people.ipynb")
    [(source, told)] = page.evaluate("window.failures")
    assert "/powerkit/web/lab.js" in source and told is None
    assert page.evaluate(SMALL) == sorted(script.name for script in small_scripts()), f"{LIST} names others"
