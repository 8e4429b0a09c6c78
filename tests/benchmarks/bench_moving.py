"""How fast one page follows another in place, beside bare JupyterLab opening its stock notebook.

Run on a quiet machine: ``pytest tests/benchmarks/bench_moving.py -m benchmark -s -n 0``. Each figure is the median of
the ratios of several rounds taken in turns: a move, the peer opening, the next move. The limit is the project's own.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.mode_support import RunningWorkbook, free_port

from .bench_open import stock_round
from .figures import paired, rounds, told
from .stock import BareLab, write_stock_notebook

pytestmark = pytest.mark.benchmark

ROUNDS = 7
LIMIT = 0.08
FIELDS, CELLS = 40, 3
"""What the stock notebook has: about as much as a page of three cards."""
PAGES = ("01-we-know-our-people.ipynb", "02-we-build-trust.ipynb", "10-we-know-ourselves.ipynb")

MOVE = """async file => {
  const start = performance.now();
  document.querySelector(`.pk-nav a[href$="${file}"]`).click();
  const drawn = () => location.pathname.endsWith(file) && document.body.dataset.pkPage === "ready"
    && document.querySelector("[data-pk-card][data-pk-state=ready]")?.closest(".jp-Cell");
  await new Promise(done => {
    const look = () => (drawn() ? done() : setTimeout(look));
    look();
  });
  return performance.now() - start;
}"""


def move(page: Page, file: str) -> float:
    """Milliseconds from the press of a link to the page being ready, in the same document."""
    took = float(page.evaluate(MOVE, file))
    assert page.evaluate("window.sameDocument"), "the page was loaded anew"
    return took


def test_the_next_page_comes_in_a_small_part_of_the_time_a_stock_notebook_takes(
    browser: Browser, tmp_path: Path
) -> None:
    stock = tmp_path / "stock"
    stock.mkdir()
    write_stock_notebook(stock / "stock.ipynb", FIELDS, CELLS)
    ours: list[float] = []
    peer: list[dict[str, float]] = []
    with RunningWorkbook(tmp_path / "Workbook", start=PAGES[0]) as book, BareLab(stock, free_port()) as lab:
        page = book.page(browser, stepwise=True)
        page.evaluate("window.sameDocument = true")
        first = [move(page, file) for file in (*PAGES[1:], PAGES[0])][:-1]
        stock_round(lab, browser, FIELDS)
        for number in range(rounds(ROUNDS)):
            ours.append(move(page, PAGES[(number + 1) % len(PAGES)]))
            peer.append(stock_round(lab, browser, FIELDS))
    print(f"\nthe first time each {', '.join(f'{took:.0f}' for took in first)} ms")
    opened, ran = ([each[key] for each in peer] for key in ("open", "page"))
    told(
        paired("page to page", ours, opened, "JupyterLab opening a stock notebook, its kernel idle", most=LIMIT),
        paired("page to page", ours, ran, "the same with its fields run"),
    )
