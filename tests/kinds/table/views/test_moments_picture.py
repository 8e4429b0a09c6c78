"""The picture of moments: every one in its order, with its number, time and place; the turning point told apart."""

from __future__ import annotations

import re

import pytest

from .material import drawn, parts, squeezed, table_of, words_in, year_rows

MOMENTS = ("3.1", "4.2", "7.3")
POINTS = {"then": "Then", "turning": "Turning point", "now": "Now"}


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("card", MOMENTS)
def test_the_strip_holds_every_moment_in_order_with_all_that_is_said_of_it(card: str, narrow: bool) -> None:
    rows = year_rows(card, "moments")
    [picture] = drawn(card, "moments", rows, narrow=narrow)
    strip = parts(picture, "row")
    assert [(item.get("data-row"), item.get("data-number")) for item in strip] == [
        (row["_id"], str(number)) for number, row in enumerate(rows, 1)
    ]
    for row, moment in zip(rows, strip, strict=True):
        written = squeezed(words_in(moment))
        for key in ("happened", "when", "detail", "different", "chance", "noticed"):
            assert squeezed(row.get(key) or "") in written
        assert squeezed(POINTS.get(row.get("point", ""), "")) in written
        assert moment.get("data-turning") == str(row.get("point") == "turning").lower()
    assert picture.caption.startswith(f"{len(rows)} moments, in order.")
    assert all(row["happened"] in picture.alt for row in rows)


def test_the_turning_point_has_a_shape_of_its_own_and_stands_in_the_caption() -> None:
    rows = year_rows("3.1", "moments")
    [picture] = drawn("3.1", "moments", rows)
    turning = [item for item in parts(picture, "row") if any(part.get("class") == "turning" for part in item.iter())]
    assert [item.get("data-row") for item in turning] == [row["_id"] for row in rows if row["point"] == "turning"]
    assert "The turning point is “I got a puncture outside his door”." in picture.caption


def test_the_moments_of_a_record_stay_in_their_order() -> None:
    rows = year_rows("7.3", "moments")
    [table] = table_of("7.3", "moments").describe(rows, "Moments")
    assert [row[0] for row in getattr(table, "rows", ())] == [row["happened"] for row in rows]


def test_the_strip_is_as_wide_as_its_screen_allows() -> None:
    rows = year_rows("7.3", "moments")
    wide, narrow = (drawn("7.3", "moments", rows, narrow=item)[0].svg for item in (False, True))
    widths = [float(re.search(r'width="([\d.]+)"', svg)[1]) for svg in (wide, narrow)]  # type: ignore[index]
    assert widths == [760, 380]
