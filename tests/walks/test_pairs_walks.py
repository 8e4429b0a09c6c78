"""Lists with a matching and columns with links, walked at random: what was joined is joined, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.views.links import links_of
from powerkit.kinds.table.views.overlaps import lists_of
from tests.kinds.map.page_support import field_of
from tests.many import examples
from tests.walks.walking import steps_of, walking_page

pytestmark = pytest.mark.browser
STEPS = 40
WALKS = examples(2)
LISTS = field_of("8.1", "lists")
LINKS = field_of("4.3", "links")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page with the scripts of lists and links on it, and the walks."""
    entries = tuple(f"kinds/table/{name}index.js" for name in ("", "views/lists/", "views/links/"))
    yield from walking_page(entries, "lists.js", "links.js")


def things_in(rows: list[dict[str, Any]]) -> set[frozenset[str]]:
    """What the record counts as one thing: ids of rows."""
    assert isinstance(LISTS.kind, TableOfRows)
    return {frozenset(thing.rows) for thing in lists_of(LISTS.kind, LISTS.kind.check(rows)[0]).things}


def test_columns_are_linked_as_they_were_linked_and_not_otherwise(page: Page) -> None:
    assert isinstance(LINKS.kind, TableOfRows)
    field = {**LINKS.page(), "kind": "table", "id": "links", "label": "Links"}
    for step in steps_of(page, "walkLinks", field, walks=WALKS, steps=STEPS):
        rows, problems = LINKS.kind.check(step["answer"])
        assert not problems
        found, wanted = links_of(LINKS.kind, rows), step["wanted"]
        assert sorted(card.title for card in found.left) == sorted(wanted["left"]), step.told
        assert sorted(card.title for card in found.right) == sorted(wanted["right"]), step.told
        pairs = [[found.left[one].title, found.right[other].title] for one, other in found.pairs]
        assert sorted(pairs) == sorted(wanted["links"]), step.told


def test_lists_match_what_was_matched_and_nothing_else(page: Page) -> None:
    field = {**LISTS.page(), "kind": "table", "id": "lists", "label": "Lists"}
    for step in steps_of(page, "walkLists", field, walks=WALKS, steps=STEPS):
        wanted: dict[int, set[str]] = defaultdict(set)
        for own, _, _, thing in step["wanted"]:
            wanted[thing].add(own)
        held = [(row["_id"], row["item"], row["whose"]) for row in step["answer"]]
        assert held == [(own, text, where) for own, text, where, _ in step["wanted"]], step.told
        assert things_in(step["answer"]) == {frozenset(ids) for ids in wanted.values()}, step.told
