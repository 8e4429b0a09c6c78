"""The workbook's scripts in JupyterLab on a host of their own: one file in host.js's place, and no server is asked."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from powerkit.resources import labextension_folder

pytestmark = pytest.mark.browser

STATIC = labextension_folder() / "powerkit-workbook" / "static"
FILE = "1 & 2.ipynb"
TOLD = {"baseUrl": "/", "powerkit": {"page": FILE, "pages": [{"file": FILE, "cards": []}], "folder": "", "again": ""}}

HOST = """
window.asked = [];
const said = (what, answer) => (...given) => {
  window.asked.push([what, ...given.filter((each) => typeof each !== "object")]);
  return Promise.resolve(answer);
};
export const host = {
  kernel: "in this browser",
  addressOf: (file, place = "") => `#/${encodeURIComponent(file)}${place}`,
  fileAt: ({ hash }) => decodeURIComponent(hash.slice(2)),
  leadsTo: () => undefined,
  module: () => Promise.reject(new Error("no marks here")),
  here: said("here", { ok: true, status: 200, body: { workbook: true, erased: false } }),
  kernelOf: said("kernelOf", "k"),
  endSession: said("endSession", { ok: true, status: 204 }),
  restore: said("restore", { ok: false, status: 409, body: { message: "There is no room in this browser." } }),
  read: said("read", { cells: [] }),
  save: said("save"),
  close: said("close", { ok: true, status: 200 }),
  touch: said("touch"),
  isLocked: said("isLocked", false),
  lock: said("lock"),
  vault: said("vault"),
};
"""

LAB = """
const signal = { connect() {}, disconnect() {} };
class Part { constructor(given) { Object.assign(this, given); } }
class Context extends Part {
  initialize() { return Promise.reject({ response: { status: 404 } }); }
}
class Factory extends Part {
  static defaultNotebookConfig = {};
  createNew() { return { node: document.createElement("div") }; }
}
class Tracker extends Part { async add() {} }
class Cells extends Part { createCodeCell() { return {}; } }
const lab = {
  Context, NotebookTracker: Tracker, NotebookModelFactory: Part, NotebookWidgetFactory: Factory,
  NotebookPanel: { ContentFactory: Cells }, StaticNotebook: Factory,
  Dialog: { tracker: { widgetAdded: signal } }, Widget: { attach() {} },
  DOMWidgetModel: Part, DOMWidgetView: Part,
};
const here = { get: async () => () => lab };
const scope = new Proxy({}, { get: () => ({ 1: here }) });
const { load } = await import("/static/mode.js");
const [mode] = await load(scope);
const kernel = {
  id: "k", status: "idle", connectionStatus: "connected", requestKernelInfo: async () => ({}), async reconnect() {},
};
const session = { id: "s", kernel, dispose() {} };
window.panel = {
  sessionContext: { session, statusChanged: signal, iopubMessage: signal, sessionChanged: signal },
  content: { widgets: [] },
  model: { cells: [], dirty: false, toJSON: () => ({ cells: [] }) },
};
mode.activate({ serviceManager: { kernels: {}, dispose() {} } }, {});
"""

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body>
<script id="jupyter-config-data" type="application/json">{json.dumps(TOLD)}</script>
<header class="pk-header"><nav class="pk-nav"><button id="pk-code" aria-pressed="false"></button>
<button id="pk-help-button"></button><button id="pk-close">Close the workbook</button></nav></header>
<div id="pk-notices"></div><main id="pk-content" tabindex="-1"></main>
<script type="module">{LAB}</script></body></html>"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page whose scripts are ours, but host.js; what it asks of any server is in *asked_a_server*."""
    context = chromium.new_context()
    asked: list[str] = []

    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        script = "/static/" in route.request.url
        if script and name == "host.js":
            route.fulfill(body=HOST, content_type="text/javascript")
        elif script:
            route.fulfill(body=(STATIC / name).read_bytes(), content_type="text/javascript; charset=utf-8")
        elif route.request.is_navigation_request():
            route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
        else:
            asked.append(route.request.url)
            route.abort()

    context.route("**/*", serve)
    made = context.new_page()
    made.goto("https://another.test/")
    yield made
    assert [url for url in asked if not url.endswith("favicon.ico")] == []
    context.close()


def asked(page: Page) -> list[Any]:
    """What the page asked its host since the last time."""
    return list(page.evaluate("window.asked.splice(0)"))


def test_a_page_is_restored_and_the_workbook_is_closed_by_the_host_that_is_there(page: Page) -> None:
    page.get_by_role("button", name="Put the original page back").click()
    expect(page.get_by_text("There is no room in this browser.")).to_be_visible()
    assert asked(page) == [["restore", FILE]]
    page.get_by_role("button", name="Close the workbook").click()
    page.get_by_role("dialog").get_by_role("button", name="Close the workbook").click()
    expect(page.get_by_role("heading", name="Your workbook is closed")).to_be_visible()
    assert asked(page) == [["here"], ["close"]]


def test_a_page_is_watched_saved_read_and_left_by_the_host_that_is_there(page: Page) -> None:
    page.get_by_role("button", name="Put the original page back").wait_for()
    page.evaluate(
        """async (file) => {
          const { Keeper } = await import("/static/keep.js");
          const { saver } = await import("/static/save.js");
          const { Mover } = await import("/static/move.js");
          const keeper = new Keeper({ app: {}, panel: window.panel, run: async () => true });
          await keeper.check();
          const save = saver({}, window.panel, file);
          await save.now();
          await new Mover({ services: {}, panel: window.panel, keeper, save, hand: {}, state: {} }).fileAt(file);
        }""",
        FILE,
    )
    assert asked(page) == [["here"], ["kernelOf", "s"], ["save", FILE], ["read", FILE]]


def test_where_a_deck_says_no_ways_to_lead_no_button_offers_them(page: Page) -> None:
    page.get_by_role("button", name="Put the original page back").wait_for()
    page.evaluate(
        """async () => {
          const { neighbours } = await import("/static/neighbours.js");
          window.told = document.createElement("div");
          window.beside = neighbours(document.getElementById("pk-content"), () => window.told);
          window.beside.show(null, null);
        }"""
    )
    expect(page.get_by_role("button", name="Ways to lead this change")).to_have_count(0)
    page.evaluate("window.told.textContent = 'Ask first.'; window.beside.show(null, null)")
    page.get_by_role("button", name="Ways to lead this change").click()
    expect(page.get_by_role("dialog")).to_contain_text("Ask first.")
