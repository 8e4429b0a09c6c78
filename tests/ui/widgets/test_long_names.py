"""A name or a word of thousands of letters makes no step of a card higher than a list may be; all of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from powerkit.logbook import Logbook
from tests.journey.figures import LISTS

from .harness import Desk

pytestmark = pytest.mark.browser
Hold = Callable[..., Desk]

NAME = "n" * 3000
WORD = "w" * 10_000
ANSWERS: dict[str, tuple[str, list[dict[str, Any]], tuple[str, ...]]] = {
    "1.2": ("map", [{"_id": "r1", "name": NAME, "ring": "2"}, {"_id": "r2", "name": "Ana " + NAME}], ()),
    # The cloud of words is laid out by Python, with every word whole.
    "1.3": ("words", [{"_id": "r1", "word": WORD}, {"_id": "r2", "word": "x" + WORD, "count": 3}], ("0", "1")),
}


@pytest.mark.parametrize("card", sorted(ANSWERS))
def test_no_step_on_a_phone_grows_without_end_with_a_long_name(hold: Hold, logbook: Logbook, card: str) -> None:
    field, rows, cloud = ANSWERS[card]
    logbook.put_draft(card, field, rows, client="t", number=1)
    page = hold(card, viewport={"width": 390, "height": 844}).open()
    page.locator('[data-pk-key="start"]:visible').click()
    high: dict[str, int] = {}
    for step in map(str, range(page.locator(".pk-dot").count())):
        page.locator('summary[data-pk-key="steps"]').click()
        link = page.locator(f'[data-pk-key="step-{step}"]')
        if not link.count():
            break  # a step that has nothing to ask is gone by now
        link.click()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        high[step] = page.locator(".pk-card").evaluate("card => card.offsetHeight")
        said = page.locator(".pk-overlong:visible").evaluate_all("all => all.map((part) => part.textContent.length)")
        assert all(letters >= len(NAME) for letters in said)  # whole for who hears it
    assert len(high) >= 7
    assert {step: px for step, px in high.items() if px > LISTS["step px"] and step not in cloud} == {}
