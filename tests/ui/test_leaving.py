"""One kernel shows page after page: what an earlier one showed is closed, and comes again when it is asked for."""

from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances as widgets

from powerkit import workbook
from powerkit.ui.display import opened


@pytest.fixture(autouse=True)
def own_log_book(workbook_folder: Path) -> None:
    workbook_folder.mkdir(parents=True)
    opened.cache_clear()


def there_after(*cards: str) -> set[str]:
    """The widgets there are once these cards were shown and left."""
    for card in cards:
        workbook.card(card)
    shown = list(opened().cards.values())
    workbook.leave()
    assert all(widget.comm is None for widget in shown) and not opened().cards
    return set(widgets)


def test_a_kernel_keeps_nothing_of_a_page_that_was_left_but_its_script() -> None:
    workbook.leave()  # before anything was shown
    first = there_after("1.1", "1.2", "1.3")
    again = there_after("1.1", "1.2", "1.3")
    assert len(again) == len(first)
    workbook.log()
    workbook.leave()
    there_after("2.1")
    workbook.log()
    [page] = opened().pages.values()
    assert page.comm is not None
    assert page.layout.comm is not None
    workbook.leave()
