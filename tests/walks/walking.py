"""Walks on the page's models: a page with the scripts of a kind, and each step with all that was done before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.one_browser import one_browser
from tests.page_scripts import plain

HERE = Path(__file__).parent
AT_ONCE = 4
"""So many walks are made in one call of the page."""

WALK = """async ([walk, field, first, count, steps]) => {
  const found = [];
  for (let n = 0; n < count; n += 1) found.push(await window[walk](field, first + n, steps));
  return found;
}"""


@dataclass(frozen=True)
class Step:
    """One step: what the walk *noted* after it, and *told*: which walk it was and all that was done so far."""

    noted: dict[str, Any]
    told: str

    def __getitem__(self, key: str) -> Any:
        return self.noted[key]


def walking_page(entries: tuple[str, ...], *walks: str) -> Iterator[Page]:
    """A page with the modules of what is walked on, and the walks; the body of a fixture."""
    context = one_browser().new_context(viewport={"width": 1280, "height": 900})
    made = context.new_page()
    made.add_script_tag(content=plain("kinds/text/index.js", "card/waiting_words.js", *entries))
    for name in ("walk.js", *walks):
        made.add_script_tag(content=(HERE / name).read_text(encoding="utf-8"))
    yield made
    context.close()


def steps_of(page: Page, walk: str, field: dict[str, Any], *, walks: int, steps: int, begin: int = 0) -> Iterator[Step]:
    """Each step of so many walks from the one called *begin*.

    A walk that stumbles fails here, and so do walks that hardly got anywhere.
    """
    taken = 0
    for first in range(begin, begin + walks, AT_ONCE):
        found = page.evaluate(WALK, [walk, field, first, min(AT_ONCE, begin + walks - first), steps])
        for seed, made in enumerate(found, first):
            taken += len(made)
            for number, step in enumerate(made):
                told = "\n".join(f"{item['way']} {item['what']}" for item in made[: number + 1])
                assert not step["trouble"], f"walk {seed}: {step['trouble']}\n{told}"
                yield Step(step, f"walk {seed}, step {number}\n{told}")
    assert taken > walks * steps / 4, f"the walks hardly got anywhere: {taken}"
