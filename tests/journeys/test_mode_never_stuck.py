"""However a start goes, it ends in a state a person can act on: ready, or said with a button to load the page again."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.many import rest_long

from .card_support import kernels
from .mode_support import RunningWorkbook, wait_until

pytestmark = pytest.mark.browser

CARD = '[data-pk-card="1.1"][data-pk-state="ready"]'

# In place of the answers to what the address holds: {"status", "text"}; no status is an answer that never comes.
ANSWERED = """([part, answer]) => {
  const real = window.fetch;
  window.fetch = (input, init) => {
    if (!String(input.url ?? input).includes(part)) return real(input, init);
    if (!answer.status) return new Promise(() => {});
    return Promise.resolve(new Response(answer.text, { status: answer.status }));
  };
}"""

# The head of the first answer to the page's own question comes, and its body only once the page has given up.
LATE_BODY = """() => {
  const real = window.fetch;
  let left = 1;
  window.fetch = async (input, init) => {
    const answer = await real(input, init);
    if (!left || !init?.signal || !String(input.url ?? input).includes("api/sessions/")) return answer;
    left -= 1;
    const body = new ReadableStream({
      start: stream => init.signal.addEventListener("abort", () => stream.error(init.signal.reason)),
    });
    return new Response(body, { status: answer.status });
  };
}"""

# The browser is busy for three seconds when the head of an answer has come, and late to say that the page is this
# tab's: nobody's silence, and no other tab.
BUSY = """() => {
  const take = LockManager.prototype.request;
  LockManager.prototype.request = function (name, options, act) {
    const late = lock => new Promise(done => setTimeout(done, 1500)).then(() => act(lock));
    return take.call(this, name, options, late);
  };
  window.stood = [];
  new MutationObserver(() => window.stood.push(document.body.dataset.pkPage))
    .observe(document, { attributeFilter: ["data-pk-page"], subtree: true });
  const real = window.fetch;
  window.asked = 0;
  window.fetch = async (input, init) => {
    const answer = await real(input, init);
    if (init?.signal && String(input.url ?? input).includes("api/sessions/")) {
      window.asked += 1;
      const end = performance.now() + 3000;
      while (performance.now() < end);
    }
    return answer;
  };
}"""


@pytest.fixture(scope="module")
def book(shared_book: RunningWorkbook) -> RunningWorkbook:
    return shared_book


@pytest.fixture
def fresh(window: BrowserContext) -> Callable[[str], Page]:
    """A tab in which a script runs before all others."""

    def open_tab(script: str) -> Page:
        page = window.new_page()
        page.add_init_script(script)
        return page

    return open_tab


@pytest.fixture(autouse=True)
def closed_tabs(window: BrowserContext) -> Iterator[None]:
    yield
    for page in window.pages:
        page.close()


def answered(part: str, status: int = 0, text: str = "") -> str:
    return f"({ANSWERED})({json.dumps([part, {'status': status, 'text': text}])})"


def taken_away(page: Page) -> list[str]:
    """What the page asks the server to delete, from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "DELETE" else None)
    return asked


def can_be_loaded_again(page: Page, words: str) -> None:
    """The page says *words*, lets go of nothing, and a key on its button loads it anew."""
    expect(page.locator("#pk-notices [role=alert], #pk-notices [role=status]")).to_contain_text(words)
    button = page.get_by_role("button", name="Load again")
    button.focus()
    with page.expect_event("load"):
        page.keyboard.down("Enter")  # the key's way up comes to a page that is going, which may never answer it


@pytest.mark.long
def test_a_page_whose_question_gets_a_head_and_no_body_becomes_ready(
    book: RunningWorkbook, fresh: Callable[[str], Page]
) -> None:
    page = fresh(f"({LATE_BODY})()")
    page.goto(book.address())
    book.wait_ready(page)
    page.wait_for_selector(CARD)


@pytest.mark.long
def test_a_busy_browser_is_not_taken_for_a_silent_server(book: RunningWorkbook, fresh: Callable[[str], Page]) -> None:
    page = fresh(f"({BUSY})()")
    deleted = taken_away(page)
    page.goto(book.address())
    book.wait_ready(page)
    page.wait_for_selector(CARD)
    assert page.evaluate("window.asked") >= 1
    assert page.evaluate("window.stood") == ["ready"]
    assert deleted == []


@pytest.mark.parametrize(("status", "text"), rest_long([(500, '{"message": ""}'), (200, '{"name": "01-')]))
def test_a_page_whose_file_does_not_come_whole_says_so(
    book: RunningWorkbook, fresh: Callable[[str], Page], status: int, text: str
) -> None:
    page = fresh(answered("api/contents/01", status, text))
    page.goto(book.address())
    can_be_loaded_again(page, "This page did not open.")


def test_a_page_that_did_not_open_says_what_is_in_the_way_where_the_server_knows_it(
    book: RunningWorkbook, fresh: Callable[[str], Page]
) -> None:
    page = fresh(answered("api/contents/01", 500, '{"message": ""}'))
    told = json.dumps({"wrong": "The disk is full. Make room."})
    page.route("**/powerkit/here?why=1", lambda route: route.fulfill(body=told))
    page.goto(book.address())
    can_be_loaded_again(page, "This page did not open.")
    expect(page.get_by_role("alert")).to_contain_text("The disk is full. Make room.")
    assert book.ask("powerkit/here?why=1")["wrong"] == ""  # and where nothing is in the way, it says so


@pytest.mark.parametrize("part", rest_long(["api/sessions", "lab/api/settings"]))
def test_a_page_that_gets_no_answer_shows_what_is_there_and_can_be_loaded_again(
    book: RunningWorkbook, fresh: Callable[[str], Page], part: str
) -> None:
    page = fresh(answered(part))
    page.clock.install()
    page.goto(book.address())
    page.locator(".pk-opening").wait_for()
    page.clock.fast_forward(15_000)
    can_be_loaded_again(page, "This page is taking long to open.")


@pytest.mark.parametrize(
    "sheet", rest_long(["tokens.css", "mode.css", "bar.css", "hand.css", "theme-light-extension/index.css"])
)
def test_a_style_sheet_that_never_comes_hides_the_page_no_longer_than_anything_else(
    book: RunningWorkbook, fresh: Callable[[str], Page], sheet: str
) -> None:
    page = fresh("")
    page.clock.install()
    page.route(f"**/{sheet}*", lambda route: None)
    page.goto(book.address(), wait_until="commit")
    page.locator(".pk-opening").wait_for(state="attached")
    page.clock.fast_forward(15_000)
    expect(page.locator("#pk-notices")).to_contain_text("This page is taking long to open.")
    page.unroute(f"**/{sheet}*")
    can_be_loaded_again(page, "This page is taking long to open.")


@pytest.mark.long
@pytest.mark.parametrize("part", ["**/main.*.js*", "**/powerkit-workbook/static/keep.js"])
def test_a_part_of_the_page_that_does_not_arrive_is_said(
    book: RunningWorkbook, fresh: Callable[[str], Page], part: str
) -> None:
    page = fresh("")
    page.route(part, lambda route: route.abort())
    page.goto(book.address())
    can_be_loaded_again(page, "A part of this page did not arrive.")


@pytest.mark.parametrize("part", rest_long(["**/jupyterlab-manager/static/160.*", "**/jupyterlab-manager/static/84.*"]))
def test_a_part_in_whose_place_a_page_to_sign_in_comes_is_said(
    book: RunningWorkbook, fresh: Callable[[str], Page], part: str
) -> None:
    page = fresh("")
    page.route("**/powerkit/web/lab.js*", lambda route: route.abort())  # the parts then come one by one
    page.route(
        part, lambda route: route.fulfill(status=200, content_type="text/html", body="<!DOCTYPE html><p>Sign in")
    )
    page.goto(book.address())
    can_be_loaded_again(page, "A part of this page did not arrive.")


@pytest.mark.parametrize(("status", "text"), rest_long([(403, "{}"), (200, "garbage")]))
def test_an_answer_about_the_kernel_that_tells_nothing_takes_no_kernel_away(
    book: RunningWorkbook, fresh: Callable[[str], Page], status: int, text: str
) -> None:
    page = fresh(answered("api/sessions/", status, text))
    deleted = taken_away(page)
    page.goto(book.address())
    book.wait_ready(page)
    page.wait_for_selector(CARD)
    assert deleted == []


# The browser is busy for longer than anywidget waits, each time a widget's script is about to be loaded.
BUSY_SCRIPTS = """() => {
  const real = URL.createObjectURL;
  URL.createObjectURL = blob => {
    const end = performance.now() + 2500;
    if (blob.type === "text/javascript") while (performance.now() < end);
    return real.call(URL, blob);
  };
  const listen = AbortSignal.timeout;
  AbortSignal.timeout = wait => (window.limits = [...(window.limits ?? []), wait], listen.call(AbortSignal, wait));
}"""


def test_a_widget_waits_for_its_script_however_busy_the_browser_is(
    book: RunningWorkbook, fresh: Callable[[str], Page]
) -> None:
    page = fresh(f"({BUSY_SCRIPTS})()")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(book.address())
    book.wait_ready(page)
    page.wait_for_selector(CARD)
    assert [words for words in said if "powerkit" in words or "widget" in words] == []
    assert page.evaluate("window.limits ?? []") == [], (
        "nothing on the page gives itself a time that a busy browser uses up"
    )


FAULT = "Click to show javascript error."


def test_a_card_comes_by_itself_however_late_its_kernel_answers_a_page_loaded_again(
    book: RunningWorkbook, fresh: Callable[[str], Page]
) -> None:
    page = fresh("")
    page.clock.install()
    sent: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))

    def asks(what: str) -> bool:
        return any(what in (frame if isinstance(frame, str) else frame.decode(errors="ignore")) for frame in sent)

    page.goto(book.address())
    book.wait_ready(page)
    stopped = kernels(book)
    for kernel in stopped:
        kernel.suspend()
    try:
        sent.clear()
        page.reload(wait_until="commit")
        wait_until(lambda: asks("request_states"), page=page)
        page.clock.fast_forward(15_000)  # JupyterLab gives up to be told of the kernel's widgets after 4 seconds
        wait_until(lambda: asks("comm_info_request"), page=page)
        expect(page.get_by_role("button", name="Load again")).to_be_visible()
    finally:
        for kernel in stopped:
            kernel.resume()
    book.wait_ready(page)
    page.wait_for_selector(CARD)
    expect(page.get_by_text(FAULT)).to_have_count(0)


def test_a_widget_that_cannot_be_made_says_so_in_our_words_and_shows_no_fault(
    book: RunningWorkbook, fresh: Callable[[str], Page]
) -> None:
    page = fresh("")

    def spoilt(route: Route) -> None:
        answer = route.fetch()
        made = "class AnyModel extends DOMWidgetModel {"
        assert made in answer.text()
        fault = "static async _deserialize_state() { throw new Error('a fault'); }"
        route.fulfill(response=answer, body=answer.text().replace(made, made + fault))

    page.route("**/powerkit-workbook/static/widgets.js*", spoilt)
    page.goto(book.address())
    page.wait_for_selector("body[data-pk-page=ready]")
    notice = page.locator(".pk-part-notice").first
    expect(notice).to_contain_text("This can’t be shown just now. Nothing you saved is lost.")
    expect(page.get_by_text(FAULT)).to_have_count(0)
    notice.click(position={"x": 2, "y": 2})
    expect(page.get_by_text("a fault")).to_have_count(0)
    page.unroute("**/powerkit-workbook/static/widgets.js*")
    with page.expect_event("load"):
        notice.get_by_role("button", name="Load again").press("Enter")
