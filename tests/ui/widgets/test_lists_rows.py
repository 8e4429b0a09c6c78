"""Whatever rows a table of lists may hold: every item shows in its list, and all is given back unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from powerkit.kinds.table.kind import TableOfRows
from powerkit.kinds.table.views.overlaps import lists_of
from tests.ui.web.running import Modules, modules

from .words_support import card_of

Rows = list[dict[str, Any]]

SCRIPTS = ("undo.js", "kinds/table/views/lists/model.js")
ENTRY = """
globalThis.field = FIELD;
globalThis.read = (rows) => {
  const store = rowsHistory();
  store.set(rows);
  const model = listsModel(field);
  model.read(store.rows());
  return { store, model };
};
globalThis.shown = ({ store, model }) => ({
  rows: store.value(),
  lists: Object.fromEntries(
    ["", ...model.lists.map((list) => list.id)].map((id) => [id, model.items(id).map((row) => row._id)]),
  ),
  mates: Object.fromEntries(store.rows().map((row) => [row._id, model.mates(row).map((each) => each._id)])),
  counts: model.counts(),
});
globalThis.after = (rows, how, one, two) => {
  const { store, model } = read(rows);
  const all = store.rows();
  const [a, b] = [all[one % all.length], all[two % all.length]];
  if (!a || a === b || !(how === "match" ? model.fits(a, b) : model.mates(a).length)) return null;
  store.change(how === "match" ? model.matched(a, b) : model.unmatched(a), how);
  model.read(store.rows());
  const made = shown({ store, model });
  store.undo();
  return { made, undone: store.value(), a: a._id, b: b._id };
};
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Modules]:
    field = next(field for field in card_of("8.1").fields if field.id == "lists").page()
    with modules(*SCRIPTS, script=ENTRY.replace("FIELD", json.dumps(field), 1)) as made:
        yield made


def any_rows() -> st.SearchStrategy[Rows]:
    letters = st.characters(categories=["L", "M", "N", "P", "S", "Zs"])
    text = st.sampled_from(["trust", "Trust", " trust ", "money", ""]) | st.text(letters, max_size=10)
    whose = st.sampled_from(["employer", "self", "local", "", "gone"])
    cells = {"item": text, "whose": whose, "match": text}
    return st.lists(st.fixed_dictionaries(cells), max_size=7).map(
        lambda rows: [{"_id": f"r{at}", **row} for at, row in enumerate(rows)]
    )


def filled(rows: Rows) -> Rows:
    return [row for row in rows if any(row[key].strip() for key in ("item", "whose", "match"))]


QUIET = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(any_rows())
def test_any_rows_are_given_back_unchanged_and_each_stands_in_its_list(page: Modules, rows: Rows) -> None:
    shown = page.evaluate("(rows) => shown(read(rows))", rows)
    assert shown["rows"] == filled(rows)
    for row in filled(rows):
        there = [name for name, ids in shown["lists"].items() if row["_id"] in ids]
        assert there == [row["whose"] if row["whose"] in ("employer", "self", "local") else ""]


@QUIET
@given(any_rows())
def test_the_page_and_the_picture_count_the_same_things_in_the_same_lists(page: Modules, rows: Rows) -> None:
    kind = next(field.kind for field in card_of("8.1").fields if field.id == "lists")
    assert isinstance(kind, TableOfRows)
    plain = [{**row, "match": row["match"] if row["match"].isascii() else ""} for row in rows]
    known = [row for row in filled(plain) if row["whose"] in ("employer", "self", "local")]
    counted = page.evaluate("(rows) => shown(read(rows)).counts", known)
    things = lists_of(kind, known).things
    assert counted == [sum(len(thing.lists) == size for thing in things) for size in (1, 2, 3)]


@QUIET
@given(rows=any_rows(), one=st.integers(0, 9), two=st.integers(0, 9), how=st.sampled_from(["match", "part"]))
def test_matching_and_parting_change_nothing_but_the_match_and_undo_gives_it_back(
    page: Modules, rows: Rows, one: int, two: int, how: str
) -> None:
    found = page.evaluate("([rows, how, one, two]) => after(rows, how, one, two)", [rows, how, one, two])
    if found is None:
        return
    made = found["made"]
    assert found["undone"] == filled(rows)
    assert (found["b"] in made["mates"][found["a"]]) == (how == "match") or how == "part"
    assert how == "match" or made["mates"][found["a"]] == []
    before = {row["_id"]: row for row in filled(rows)}
    for row in made["rows"]:
        assert {**row, "match": ""} == {**before[row["_id"]], "match": ""}
