"""A map on a page of the light harness, and ways to work it: by dragging, by tapping, by keys."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Locator, Page, expect

from powerkit.deck import Field
from powerkit.logbook.model import Past
from powerkit.resources import examples_folder
from powerkit.ui.queries import tell
from tests.shipped import shipped_deck
from tests.ui.widgets.harness import Engine

DECK = shipped_deck()
Row = dict[str, Any]


def field_of(card: str, one: str) -> Field:
    """A field of the deck we ship."""
    found = DECK.card(card).field(one)
    assert found is not None
    return found


MAP = field_of("1.2", "map")


def example_people() -> list[Row]:
    """The people of the worked year, as an answer holds them."""
    with (examples_folder() / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{**row, "not_yet": row["not_yet"] == "yes", "_id": f"p{number}"} for number, row in enumerate(rows, 1)]


def teller(field: Field = MAP, past: Sequence[Past] = ()) -> Any:
    """What the workbook tells of a map, for an `Engine`."""
    return lambda _field, what, given: tell(field.kind, what, given, lambda: past)


def engine(values: dict[str, Any] | None = None, *, past: Sequence[Past] = ()) -> Engine:
    """Stands for the workbook, and answers what the page asks about a map."""
    made = Engine(values=values or {})
    made.tells = teller(past=past)
    return made


def stored(page: Page, made: Engine, name: str = "map") -> Any:
    """The answer once all is acknowledged."""
    expect(page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
    return made.values[name]


def plain(rows: Sequence[Row]) -> list[Row]:
    """Rows without their ids and blanks."""
    return [{key: value for key, value in row.items() if key != "_id" and value} for row in rows]


def add(page: Page, *names: str) -> None:
    """Write names in the box, one after the other."""
    box = page.get_by_label("Add a person, group or organisation")
    for name in names:
        box.fill(name)
        box.press("Enter")


def person(page: Page, name: str) -> Locator:
    """Somebody's mark on the picture."""
    return page.locator(f'.pk-node[aria-label^="{name},"]')


def spot(page: Page, ring: int, sector: str) -> dict[str, float]:
    """The middle of a ring's part in a sector, in pixels from the picture's corner."""
    return page.evaluate(
        """([ring, sector]) => {
          const svg = document.querySelector('.pk-map-svg');
          const circles = [...svg.querySelectorAll('.pk-ring')].map((one) => +one.getAttribute('r')).reverse();
          const [inner, outer] = [ring > 1 ? circles[ring - 2] : 30, circles[ring - 1]];
          const label = [...svg.querySelectorAll('.written text')].find((one) => one.textContent.startsWith(sector));
          const box = label.getBBox();
          const angle = Math.atan2(box.y + box.height / 2, box.x + box.width / 2);
          const point = new DOMPoint((inner + outer) / 2 * Math.cos(angle), (inner + outer) / 2 * Math.sin(angle));
          const at = point.matrixTransform(svg.getScreenCTM());
          return { x: at.x, y: at.y };
        }""",
        [ring, sector],
    )
