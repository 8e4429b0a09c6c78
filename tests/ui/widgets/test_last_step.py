"""The last step shows of every kind of answer what she wrote, and not only that there is something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from powerkit.kinds import KINDS
from tests.kinds.test_kinds import EXAMPLES, SMALL

from .harness import Desk, Engine
from .views import view_of

pytestmark = pytest.mark.browser


def test_the_last_step_shows_what_was_written_in_every_kind_of_answer(desk: Callable[..., Desk]) -> None:
    asked = {field.kind.name: field for field in SMALL.values() if field.kind.asks and not field.when}
    assert asked.keys() == {name for name, kind in KINDS.items() if kind.asks}
    values = {field.id: field.kind.check(EXAMPLES[field.id])[0] for field in asked.values()}
    view = {**view_of(*(field.page() for field in asked.values())), "steps": ["Everything"]}
    page = desk(view, Engine(values=values), stepwise=True).open()
    page.locator('[data-pk-key="start"]:visible').click()
    title = page.locator(".pk-step-title:not([hidden] *)")
    while "Keep it" not in title.inner_text():
        page.locator('[data-pk-key="step-next"]:visible').click()
    told = page.locator(".pk-kept-line dd")
    expect(told).to_have_count(len(asked))
    assert "Filled in" not in told.all_inner_texts()
