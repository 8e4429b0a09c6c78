"""Cards with a sketch for the page tests: the deck's own cards, and what a person does with pen, mouse and keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from powerkit.kinds.sketch.kind import Sketch as Kind
from powerkit.kinds.sketch.marks import HEIGHT, WIDTH
from powerkit.ui.queries import tell

from .harness import Engine
from .words_support import view_of_card

FIELD = "picture"
Mark = dict[str, Any]

ME = {"_id": "me", "kind": "circle", "x": 330, "y": 220, "x2": 470, "y2": 340, "text": "Me", "colour": "blue"}
TEAM = {"_id": "team", "kind": "box", "x": 40, "y": 40, "x2": 220, "y2": 120, "text": "The team"}
KEYS = {"_id": "keys", "kind": "arrow", "x": 338, "y": 240, "x2": 200, "y2": 126, "text": "keys", "colour": "red"}
DRAWN = [ME, TEAM, KEYS]


def open_sketch(desk: Any, marks: Sequence[Mark] = (), words: str = "", card: str = "10.3", **browser: Any) -> Sketch:
    """A card of the deck on a page, its sheet ready."""
    options = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 1100}, **browser}
    engine = Engine(values={FIELD: {"words": words, "marks": [dict(item) for item in marks]}})
    engine.tells = lambda _field, what, given: tell(Kind(), what, given, list)
    page = desk(view_of_card(card), engine, **options).open()
    el = page.locator(f'[data-pk-field="{FIELD}"]')
    el.scroll_into_view_if_needed()
    el.locator(".pk-sketch-stage").wait_for()
    el.locator(".pk-sketch-svg[viewBox]").wait_for()
    el.locator(".pk-sketch-stage").scroll_into_view_if_needed()
    return Sketch(page, el, engine)


@dataclass
class Sketch:
    """A sketch on a page, and what a person does with it. Points are in the sheet's own units."""

    page: Page
    el: Locator
    engine: Engine

    @property
    def stage(self) -> Locator:
        return self.el.locator(".pk-sketch-stage")

    def take(self, tool: str) -> None:
        """Choose a tool, a colour or a width by its name."""
        self.el.get_by_role("radio", name=tool, exact=True).check(force=True)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the sheet is in the window."""
        return self.all_at([(x, y)])[0]

    def all_at(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Where points of the sheet are in the window; it is measured once for all of them."""
        found = self.el.locator(".pk-sketch-sheet").bounding_box()
        assert found
        across, down = found["width"] / WIDTH, found["height"] / HEIGHT
        return [(found["x"] + x * across, found["y"] + y * down) for x, y in points]

    def drag(self, *points: tuple[float, float], steps: int = 4) -> None:
        """Press at the first point, move through the others, let go at the last."""
        self.page.mouse.move(*self.at(*points[0]))
        self.page.mouse.down()
        for point in points[1:]:
            self.page.mouse.move(*self.at(*point), steps=steps)
        self.page.mouse.up()

    def tap(self, x: float, y: float) -> None:
        self.page.mouse.click(*self.at(x, y))

    def mark(self, name: str) -> Locator:
        """A part of the drawing by the beginning of what is read aloud of it."""
        return self.el.get_by_role("option", name=name)

    def panel(self) -> Locator:
        return self.el.locator(".pk-sketch-panel")

    def said(self) -> Locator:
        return self.page.locator(".pk-card > [aria-live=polite]").first

    def stored(self) -> dict[str, Any]:
        """The answer once all is acknowledged; it is one that the log book takes."""
        expect(self.page.locator(".pk-status")).to_have_attribute("data-pk-status", "saved")
        answer: dict[str, Any] = self.engine.values[FIELD]
        _, problems = Kind().check(answer)
        assert problems == ()
        return answer

    def marks(self) -> list[Mark]:
        found: list[Mark] = self.stored()["marks"]
        return found
