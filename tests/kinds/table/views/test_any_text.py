"""Whatever people write, the pictures of their tables are well formed, stay on their sheet and raise nothing."""

from __future__ import annotations

import os
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given, settings
from hypothesis import strategies as st

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import FONT
from powerkit.drawing.png import png_of
from powerkit.drawing.text_metrics import text_width
from powerkit.text.catalogue import used

from .material import SVG, drawn, left_of

EXAMPLES = int(os.environ.get("POWERKIT_EXAMPLES", "40"))
ANY = st.one_of(
    st.text(max_size=200),
    st.text("আমরা বাসে যাই না ক্ষ্ম়", max_size=120),
    st.text("چھوٹی سی بات ہے، کوئی حال پوچھ لے۔ ", max_size=120),
    st.text("ab\x00\x07\u202e\ufffe\n\t<&\"'$\\{}", max_size=120),
    st.sampled_from(["W" * 300, "😀" * 80, "W" * 40 + " " + "i" * 400, "a\u0301" * 200, "$x$ \\frac{1}{2}", "ﷺ" * 40]),
)
TICK = st.booleans()
FACING = st.fixed_dictionaries({"topic": ANY, "mine": ANY, "theirs": ANY, "differs": TICK})
MEASURE = st.fixed_dictionaries(
    {"measure": ANY, "told": ANY, "lived": ANY, "differs": TICK, "asked": TICK, "instead": ANY}
)
MOMENT = st.fixed_dictionaries(
    {"happened": ANY, "point": st.sampled_from(["", "then", "turning", "now"]), "detail": ANY}
)
SEEN = st.fixed_dictionaries({"happened": ANY, "when": ANY, "noticed": ANY})
VOICE = st.fixed_dictionaries({"quote": ANY, "about": ANY, "theme": ANY, "checked": TICK})
STEP = st.one_of(st.none(), st.integers(1, 5), st.just("dont_know"))
FIND = st.fixed_dictionaries(
    {"find": ANY, "finder": ANY, "kind": st.sampled_from(["", "product", "dont_know"]), "where": ANY, "why": ANY}
)
SMALL = st.fixed_dictionaries({"thing": ANY, "impact_words": ANY, "size": STEP, "impact": STEP, "mouse": TICK})
PATTERN = st.fixed_dictionaries(
    {"pattern": ANY, "kind": st.sampled_from(["", "value", "own", "dont_know"]), "own_kind": ANY, "holds": ANY}
)
TABLES = {
    ("1.1", "views"): FACING,
    ("9.3", "measures"): MEASURE,
    ("3.1", "moments"): MOMENT,
    ("7.3", "moments"): SEEN,
    ("5.3", "voices"): VOICE,
    ("6.1", "finds"): FIND,
    ("9.2", "small_things"): SMALL,
    ("10.2", "patterns"): PATTERN,
}
HARD = ["W" * 300, "চায়ের দোকান" * 20, "\x00\x1f\u202e<g>", "چھوٹی " * 60]


def inside(picture: Picture) -> None:
    """Every line of text is on the sheet, as wide as it is in our letters, and above its lower edge."""
    root = fromstring(picture.svg, forbid_dtd=True)
    width, height = (float(root.get(word)) for word in ("width", "height"))
    for text in root.iter(f"{SVG}text"):
        look = (text.get("class") or "").split()
        long = text_width("".join(text.itertext()), FONT, bold="b" in look)
        left = left_of(text, long)
        assert left >= -0.5 and left + long <= width + 0.5, "".join(text.itertext())
        assert FONT * 0.7 <= float(text.get("y")) <= height
    assert picture.alt and root.find(f"{SVG}title") is not None and root.find(f"{SVG}desc") is not None


def all_inside(card: str, field: str, rows: list[dict[str, Any]]) -> None:
    for narrow in (False, True):
        for picture in drawn(card, field, rows, narrow=narrow):
            inside(picture)


@pytest.mark.parametrize("table", TABLES, ids="-".join)
def test_any_text_stays_on_the_sheet(table: tuple[str, str]) -> None:
    @settings(max_examples=EXAMPLES, deadline=None)
    @given(st.lists(TABLES[table], max_size=5), st.sampled_from(["en-GB", "ur"]))
    def check(rows: list[dict[str, Any]], language: str) -> None:
        with used(language):
            all_inside(*table, rows)

    check()


@pytest.mark.parametrize("text", HARD, ids=["long", "Bengali", "control", "Urdu"])
@pytest.mark.parametrize("table", TABLES, ids="-".join)
def test_hard_text_becomes_a_png_too(table: tuple[str, str], text: str) -> None:
    columns = {"topic", "mine", "theirs", "measure", "told", "lived", "instead", "happened", "detail", "noticed"}
    from .material import table_of

    kind = table_of(*table)
    row = {column.id: text for column in kind.rows.columns if column.type in ("text", "long")} | {"checked": True}
    row = {key: value for key, value in row.items() if key in {column.id for column in kind.rows.columns}}
    assert set(row) & (columns | {"quote", "find", "thing", "pattern"})
    for picture in drawn(*table, [row]):
        inside(picture)
        assert png_of(picture.svg, 400).startswith(b"\x89PNG")


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
@example("$5 and $7", "a\x00b <&> \\frac ক্ষ 😀")
def test_a_chart_keeps_any_title_and_words_as_they_are(title: str, alt: str) -> None:
    from powerkit.drawing.charts.counts import draw_counts
    from powerkit.text.escaping import visible

    root = fromstring(draw_counts([title or "x"], [(alt, [3])], title=title, alt=alt, width=380), forbid_dtd=True)
    assert [(root.find(f"{SVG}{word}").text or "") for word in ("title", "desc")] == [
        visible(item).replace("\r\n", "\n").replace("\r", "\n") for item in (title, alt)
    ]
