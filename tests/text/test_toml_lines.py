"""The line of each table and key of a TOML text, whatever it is written like."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.resources import deck_folder
from powerkit.text.toml_lines import Lines, Path

HARD = (
    r'''# [not.a.table]
top = "a # no comment" # one = 1

title = """
[no]
key = "no" \""" still ""\
"""
paper = '''
    + "'''\n[[no]]\n'''''"
    + r"""
"quoted key".'other \' = 1

[[card]]
id = "1.1"
steps = [ # a comment with ] and "
  "one",
  { a = 1, b = [2,
    3] },
]

[[card.field]]
id = "x"
when = { field = "y", is = ["a"] }
a.b = 1
a.c = 2

[card.field.story]
ends = []

[[card.field]]
id = "z"

[[card]]
[[card.field]]
id = 2026-01-01T00:00:00Z
"""
)


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to each key and number of what was read."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def test_each_key_has_its_own_line_in_a_text_written_in_every_way() -> None:
    lines, rows = Lines(HARD), HARD.splitlines()
    found = {path: lines.of(path) for path in paths(tomllib.loads(HARD))}
    for path, line in found.items():
        if isinstance(path[-1], str) and path != ("quoted key",):
            assert path[-1].rstrip("\\ ") in rows[line - 1], path
    third = ("card", 1, "field", 0)
    assert rows[found[third] - 1] == "[[card.field]]" and rows[found[*third, "id"] - 1].startswith("id = 2026")
    assert rows[found["card", 0, "steps", 1, "b", 1] - 1] == "    3] },"
    assert lines.of(("card", 0, "field", 1, "label")) == found["card", 0, "field", 1]  # a key that is missing
    assert lines.of(("nothing",)) == 0


@pytest.mark.parametrize("file", sorted(deck_folder().glob("*.toml")), ids=lambda file: file.name)
def test_each_key_of_our_own_deck_stands_where_it_is_said_to(file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    lines, rows = Lines(text), text.splitlines()
    for path in paths(tomllib.loads(text)):
        name = path[-1] if isinstance(path[-1], str) else path[-2]
        assert str(name) in rows[lines.of(path) - 1] or isinstance(path[-1], int), path


@given(st.text(alphabet="[]{}=\"'#.,\n\\ ab1") | st.text())
def test_any_text_at_all_gives_a_line_or_none(text: str) -> None:
    assert 0 <= Lines(text).of(("a",)) <= text.count("\n") + 1
