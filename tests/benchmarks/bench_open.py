"""How fast a page of the workbook is ready, and how much its kernel weighs, beside a stock notebook in bare JupyterLab.

Run on a quiet machine: ``pytest tests/benchmarks/bench_open.py -m benchmark -s -n 0``. Each figure is the median of
several rounds taken in turns; the limits are those the project set itself. Our kernel loads what cards need as it
starts, before it is ready: that counts in memory, not in the time from ready. It starts with the workbook, before a
browser is there to ask for a page; so a page is measured as a person opens it, and once more with its kernel gone, as
after two minutes in which no page was open.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, Page

from powerkit.deck import Card, load_deck
from powerkit.entries.new_version import new_version
from powerkit.kinds.text import Text
from powerkit.logbook import Logbook
from powerkit.resources import deck_folder
from tests.journeys.mode_support import RunningWorkbook, free_port

from .figures import Figure, rounds, told
from .stock import BareLab, write_stock_notebook

pytestmark = pytest.mark.benchmark

ROUNDS = 7
PAGES = {"01-we-know-our-people.ipynb": 3, "10-we-know-ourselves.ipynb": 4}
"""Notebook → how many cards it has: the first one, and the largest."""

NOTE_READY = """
window.pkTimes = {};
document.addEventListener("powerkit:ready", () => (window.pkTimes.ready = performance.now()));
new PerformanceObserver(list => list.getEntries().forEach(
  mark => (window.pkTimes[mark.name.replace("powerkit:", "")] ??= mark.startTime))).observe(
  { type: "mark", buffered: true });
"""
STOCK_OPEN = """() => {
  const panel = window.jupyterapp?.shell.currentWidget;
  return panel?.context?.isReady && panel.sessionContext?.isReady && panel.sessionContext.kernelDisplayStatus === "idle"
    && document.querySelectorAll(".jp-Cell").length > 0;
}"""
STOCK_RUN = """async fields => {
  const start = performance.now();
  const all = () => document.querySelectorAll(".jp-OutputArea textarea").length >= fields;
  const seen = new Promise(done => {
    const watch = new MutationObserver(() => all() && (watch.disconnect(), done(performance.now())));
    watch.observe(document.body, { childList: true, subtree: true });
  });
  window.jupyterapp.commands.execute("notebook:run-all-cells");
  return [start, await seen];
}"""


@pytest.fixture(autouse=True)
def compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sides run from compiled modules, as on a person's machine."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)


def our_round(book: RunningWorkbook, browser: Browser, name: str, cards: int, *, opened: bool) -> dict[str, float]:
    """Milliseconds from the page's request and from the kernel being ready to all cards being ready.

    *opened* starts the workbook first, and its kernel with it.
    """
    if opened:
        book.stop()
        book.start()
    context = book.context(browser, stepwise=True)
    if opened:
        wait_for_kernel(book.pid)
    context.add_init_script(NOTE_READY)
    page = context.new_page()
    page.goto(book.address(name), wait_until="commit")
    page.wait_for_function(
        "n => document.querySelectorAll('[data-pk-card][data-pk-state=ready]').length === n", arg=cards, timeout=60_000
    )
    times = page.evaluate("window.pkTimes")
    result = {"page": times["ready"], "fields": times["ready"] - times["run"], "lab": times["activated"]}
    result["memory"] = kernel_memory(book.pid, page)
    leave(book.api, page, context)
    return result


def stock_round(lab: BareLab, browser: Browser, fields: int) -> dict[str, float]:
    """The same of the stock notebook: "open" is shown with its kernel idle, "page" with its fields run as well."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(lab.address, wait_until="commit")
    page.wait_for_function(STOCK_OPEN, timeout=60_000)
    opened = page.evaluate("performance.now()")
    start, end = page.evaluate(STOCK_RUN, fields)
    assert lab.process is not None
    result = {"open": opened, "page": opened + end - start, "fields": end - start}
    result["memory"] = kernel_memory(lab.process.pid, page)
    leave(lambda page, path, method="GET": ask(lab, page, path, method), page, context)
    return result


def ask(lab: BareLab, page: Page, path: str, method: str) -> Any:
    answer = page.request.fetch(f"http://127.0.0.1:{lab.port}/{path}?token=benchmark", method=method)
    return answer.json() if answer.status != 204 else None


def leave(api: Callable[..., Any], page: Page, context: Any) -> None:
    """End the page's kernel, so that each round starts alike."""
    for session in api(page, "api/sessions"):
        api(page, f"api/sessions/{session['id']}", "DELETE")
    context.close()


def kernels(server: int) -> list[psutil.Process]:
    """The kernels below *server*."""
    children = psutil.Process(server).children(recursive=True)
    return [child for child in children if any("kernel" in word for word in child.cmdline())]


def wait_for_kernel(server: int) -> None:
    """Wait until the kernel of *server* has loaded all it needs: it does nothing any more."""
    spent = -1.0
    while not (found := kernels(server)) or (now := sum(found[0].cpu_times()[:2])) == 0 or now != spent:
        spent = now if found else -1.0
        time.sleep(0.2)


def kernel_memory(server: int, page: Page) -> float:
    """Mebibytes of the heaviest kernel below *server*, shared pages counted by share (PSS) where the system tells."""
    weights = []
    for kernel in kernels(server):
        full = kernel.memory_full_info()
        weights.append(getattr(full, "pss", full.uss) / 2**20)
    return max(weights)


def medians(taken: list[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(item[key] for item in taken) for key in taken[0]}


def write_history(folder: Path, versions: int) -> None:
    """A log book in which every card was saved so many times."""
    folder.mkdir()
    deck = load_deck(deck_folder())
    with Logbook.open(folder / "logbook.sqlite3") as logbook:
        for number in range(versions):
            new = [new_version(card, answers_of(card, number), community="Mill Bank") for card in deck.cards.values()]
            logbook.save_versions(new, client=f"history {number}")


def answers_of(card: Card, number: int) -> dict[str, Any]:
    """Every answer in words of a card, a few sentences each."""
    words = f"Time {number}. We walked down the high street and wrote down what they saw and we did not. " * 3
    return {field.id: words for field in card.fields if isinstance(field.kind, Text) and field.kind.form == "lines"}


def fields_of(name: str) -> int:
    """How many answers the cards of a page ask for: as many fields as the stock notebook shows."""
    deck = load_deck(deck_folder())
    return sum(len(card.fields) for card in deck.cards.values() if card.id.split(".")[0] == str(int(name[:2])))


@pytest.mark.parametrize("versions", [0, 40])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_ready_about_as_fast_as_a_stock_notebook_with_as_many_fields(
    name: str, versions: int, browser: Browser, tmp_path: Path
) -> None:
    stock, fields = tmp_path / "stock", fields_of(name)
    stock.mkdir()
    if versions:
        write_history(tmp_path / "Workbook", versions)
    ours: list[dict[str, float]] = []
    later: list[dict[str, float]] = []
    peer: list[dict[str, float]] = []
    with RunningWorkbook(tmp_path / "Workbook", start=name) as book, BareLab(stock, free_port()) as lab:
        our_round(book, browser, name, PAGES[name], opened=False)
        write_stock_notebook(stock / "stock.ipynb", fields, PAGES[name])
        stock_round(lab, browser, fields)
        for _ in range(rounds(ROUNDS)):
            ours.append(our_round(book, browser, name, PAGES[name], opened=True))
            later.append(our_round(book, browser, name, PAGES[name], opened=False))
            peer.append(stock_round(lab, browser, fields))
    us, late, them = medians(ours), medians(later), medians(peer)
    print(f"\n{name}: {fields} fields, {PAGES[name]} cells, {versions} versions a card, median of {len(ours)} rounds")
    shown, run = "a stock notebook shown, its kernel idle", "the same with its fields run"
    where = f"{name[:2]}, {versions} versions a card"
    told(
        Figure(f"kernel ready → fields ready ({where})", us["fields"], them["fields"], run, most=0.75),
        Figure(f"page request → ready ({where})", us["page"], them["open"], shown, most=0.30),
        Figure(f"page request → ready ({where})", us["page"], them["page"], run, most=0.30),
        Figure(f"page request → ready, its kernel gone ({where})", late["page"], them["open"], shown, most=1.15),
        Figure(f"of that, JupyterLab’s own start ({where})", us["lab"], them["open"], shown),
        Figure(f"memory of the kernel ({where})", us["memory"], them["memory"], run, "MiB", most=1.15),
    )


def test_importing_the_workbook_costs_little_beside_anywidget() -> None:
    def seconds(code: str) -> float:
        timed = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
        return float(subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True).stdout)

    ours, whole, peer = [], [], []
    for _ in range(1 + rounds(10)):
        ours.append(seconds("from powerkit import workbook"))
        whole.append(seconds("import powerkit.ui.display; from powerkit import workbook"))
        peer.append(seconds("import anywidget"))
    us, them = statistics.median(ours[1:]), statistics.median(peer[1:])
    loaded = statistics.median(whole[1:])
    told(
        Figure("import of the workbook", us, them, "import of anywidget", "s", most=1.3),
        Figure("the same with all that its first call loads", loaded, them, "import of anywidget", "s"),
    )
