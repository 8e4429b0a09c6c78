"""Lists with a matching and columns with links, walked at random: what was joined is joined, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from powerkit.fields.links import links_of
from powerkit.fields.lists import lists_of
from powerkit.fields.table import TableOfRows
from powerkit.widgets.join import FIRST, KINDS, LOOKS, joined
from tests.many import examples
from tests.map.page_support import field_of
from tests.one_browser import one_browser

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
STEPS = 40
WALKS = examples(5)
LISTS = field_of("8.1", "lists")
LINKS = field_of("4.3", "links")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of lists on it, and the walk."""
    context = one_browser().new_context()
    made = context.new_page()
    scripts = dict.fromkeys((*FIRST, "text.js", "choice.js", *KINDS["table"], *LOOKS["lists"], *LOOKS["links"]))
    made.add_script_tag(content=joined(tuple(scripts)))
    for name in ("walk.js", "lists.js", "links.js"):
        made.add_script_tag(content=(HERE / name).read_text(encoding="utf-8"))
    yield made
    context.close()


def things_in(rows: list[dict[str, Any]]) -> set[frozenset[str]]:
    """What the record counts as one thing: ids of rows."""
    assert isinstance(LISTS.kind, TableOfRows)
    return {frozenset(thing.rows) for thing in lists_of(LISTS.kind, LISTS.kind.check(rows)[0]).things}


WALK = """async ([name, field, count, steps]) => {
  const walk = { walkLists, walkLinks }[name];
  const found = [];
  for (let n = 0; n < count; n += 1) found.push(await walk(field, n, steps));
  return found;
}"""


def test_columns_are_linked_as_they_were_linked_and_not_otherwise(page: Page) -> None:
    assert isinstance(LINKS.kind, TableOfRows)
    field = {**LINKS.page(), "kind": "table", "id": "links", "label": "Links"}
    walks = page.evaluate(WALK, ["walkLinks", field, WALKS, STEPS])
    for seed, walk in enumerate(walks):
        for number, step in enumerate(walk):
            done = "\n".join(f"{one['way']} {one['what']}" for one in walk[: number + 1])
            rows, problems = LINKS.kind.check(step["answer"])
            assert not problems
            found, wanted = links_of(LINKS.kind, rows), step["wanted"]
            assert {card.title for card in found.left} == {*wanted["left"]}, f"walk {seed}:\n{done}"
            assert {card.title for card in found.right} == {*wanted["right"]}, f"walk {seed}:\n{done}"
            pairs = {(found.left[one].title, found.right[other].title) for one, other in found.pairs}
            assert pairs == {tuple(link) for link in wanted["links"]}, f"walk {seed}:\n{done}"
    assert sum(map(len, walks)) > WALKS * STEPS / 3


def test_lists_match_what_was_matched_and_nothing_else(page: Page) -> None:
    field = {**LISTS.page(), "kind": "table", "id": "lists", "label": "Lists"}
    walks = page.evaluate(WALK, ["walkLists", field, WALKS, STEPS])
    for seed, walk in enumerate(walks):
        for number, step in enumerate(walk):
            done = "\n".join(f"{one['way']} {one['what']}" for one in walk[: number + 1])
            wanted: dict[int, set[str]] = defaultdict(set)
            for own, _, _, thing in step["wanted"]:
                wanted[thing].add(own)
            held = [(row["_id"], row["item"], row["whose"]) for row in step["answer"]]
            assert held == [(own, text, where) for own, text, where, _ in step["wanted"]], f"walk {seed}:\n{done}"
            assert things_in(step["answer"]) == {frozenset(ids) for ids in wanted.values()}, f"walk {seed}:\n{done}"
    assert sum(map(len, walks)) > WALKS * STEPS / 3
