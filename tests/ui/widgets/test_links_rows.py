"""Whatever rows a table of links may hold: the two columns show all of it, and give it back unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.web.running import Modules, modules

from .words_support import card_of

Rows = list[dict[str, Any]]

SCRIPTS = ("undo.js", "kinds/table/views/links/model.js")
ENTRY = """
globalThis.field = FIELD;
globalThis.read = (rows) => {
  const store = rowsHistory();
  store.set(rows);
  const model = linksModel(field);
  model.read(store.rows());
  return { store, model };
};
globalThis.shown = ({ store, model }) => ({
  rows: store.value(),
  left: model.cards("left").map((one) => [one.row.talent, one.row.who, one.rows.map((row) => row._id)]),
  right: model.cards("right").map((one) => [one.row.issue, one.rows.map((row) => row._id)]),
  links: model.links().map(([left, right, row]) => row._id),
});
globalThis.after = (rows, how, one, two) => {
  const { store, model } = read(rows);
  const [left, right] = [model.cards("left"), model.cards("right")];
  const [a, b] = [left[one % left.length], right[two % right.length]];
  const links = model.links();
  const gone = [...left, ...right][one % (left.length + right.length)];
  const could = { link: a && b && !model.linked(a, b), unlink: links.length, without: gone }[how];
  if (!could) return null;
  const rowsOf = {
    link: (now) => model.link(now, a, b),
    unlink: (now) => model.unlink(now, links[one % links.length][2]),
    without: (now) => model.without(now, gone),
  }[how];
  store.change(rowsOf(store.rows()), how);
  model.read(store.rows());
  const made = shown({ store, model });
  store.undo();
  model.read(store.rows());
  return { made, undone: shown({ store, model }) };
};
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Modules]:
    field = next(field for field in card_of("4.3").fields if field.id == "links").page()
    with modules(*SCRIPTS, script=ENTRY.replace("FIELD", json.dumps(field), 1)) as made:
        yield made


def any_rows() -> st.SearchStrategy[Rows]:
    letters = st.characters(categories=["L", "M", "N", "P", "S", "Zs"])
    text = st.one_of(st.sampled_from(["Sewing", "sewing", " Sewing ", "Hunger", ""]), st.text(letters, max_size=12))
    cells = {"talent": text, "who": text, "issue": text, "invite": text, "hours": st.none() | st.integers(0, 9)}
    return st.lists(st.fixed_dictionaries(cells), max_size=6).map(
        lambda rows: [{"_id": f"r{at}", **row} for at, row in enumerate(rows)]
    )


def filled(rows: Rows) -> Rows:
    return [row for row in rows if row["hours"] is not None or any(row[key].strip() for key in SIDES)]


SIDES = ("talent", "who", "issue", "invite")
QUIET = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(any_rows())
def test_any_rows_are_given_back_unchanged_and_each_thing_in_them_has_a_card(page: Modules, rows: Rows) -> None:
    shown = page.evaluate("(rows) => shown(read(rows))", rows)
    kept = {row["_id"]: row for row in filled(rows)}
    assert shown["rows"] == list(kept.values())
    on_left = [row for item in shown["left"] for row in item[-1]]
    on_right = [row for item in shown["right"] for row in item[-1]]
    assert set(on_left) == {at for at, row in kept.items() if (row["talent"] + row["who"]).strip()}
    assert set(on_right) == {at for at, row in kept.items() if row["issue"].strip()}
    assert len(set(on_left)) == len(on_left) and len(set(on_right)) == len(on_right)
    assert set(shown["links"]) == set(on_left) & set(on_right)


def texts(rows: Rows, *keys: str) -> set[tuple[str, ...]]:
    """What is said in some columns, as it is compared: case and blanks do not count."""
    found = {tuple(" ".join(str(row.get(key) or "").casefold().split()) for key in keys) for row in rows}
    return {item for item in found if any(item)}


@QUIET
@given(rows=any_rows(), one=st.integers(0, 9), two=st.integers(0, 9), how=st.sampled_from(["link", "unlink"]))
def test_linking_and_unlinking_lose_no_words_and_undo_gives_the_rows_back(
    page: Modules, rows: Rows, one: int, two: int, how: str
) -> None:
    plain = [{**row, **{key: "".join(filter(str.isalnum, row[key])) for key in SIDES}} for row in rows]
    plain = [row for row in plain if all(row[key].isascii() for key in SIDES)]
    found = page.evaluate("([rows, how, one, two]) => after(rows, how, one, two)", [plain, how, one, two])
    if found is None:
        return
    after, undone = found["made"]["rows"], found["undone"]["rows"]
    assert undone == filled(plain)
    assert texts(after, "talent", "who") == texts(plain, "talent", "who")
    for key in ("issue", "invite", "hours"):
        assert texts(after, key) == texts(plain, key)
    before, now = set(found["undone"]["links"]), set(found["made"]["links"])
    if how == "link":
        assert len(now) == len(before) + 1
    else:  # all that one link says goes, where several rows say it
        gone = [row for row in plain if row["_id"] in before - now]
        assert (
            now < before
            and len({tuple(row[key].casefold() for key in ("talent", "who", "issue")) for row in gone}) == 1
        )


@QUIET
@given(rows=any_rows(), one=st.integers(0, 9))
def test_a_card_taken_off_leaves_all_those_it_was_linked_with(page: Modules, rows: Rows, one: int) -> None:
    found = page.evaluate("([rows, one]) => after(rows, 'without', one, 0)", [rows, one])
    if found is None:
        return
    made, undone = found["made"], found["undone"]
    assert len(made["left"]) + len(made["right"]) == len(undone["left"]) + len(undone["right"]) - 1
    assert undone["rows"] == filled(rows)
