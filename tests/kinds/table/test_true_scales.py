"""Wherever numbers are drawn: equal ones stand equal, unequal ones unequal, and as far apart as they are."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from powerkit.drawing.charts.bars import draw_bars
from powerkit.drawing.charts.counts import draw_counts
from powerkit.drawing.charts.frame import FILL, FONT
from powerkit.drawing.charts.matrix import draw_matrix
from powerkit.drawing.charts.shift import Shift, draw_shift
from powerkit.drawing.text_metrics import text_width
from powerkit.kinds import Kind
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.table.views.totals import figure, hours_said, measured, same_unit
from powerkit.text.phrasing import numbered
from tests.shipped import shipped_deck

DECK = shipped_deck()
SEEN = 3
"""So far apart, in pixels, two marks are seen to be."""
NEAR = 0.02
"""How far, in pixels, a mark may stand from its place: coordinates are written with few digits."""

FIGURES = st.one_of(
    st.integers(-(10**7), 10**7).map(lambda n: n / 100), st.integers(0, 1000), st.sampled_from([79.4, 75.5, 0, 0.001])
)
COUNTS = st.lists(st.integers(0, 10**5) | st.integers(0, 12), min_size=2, max_size=6)


def kind_of(card: str, field: str) -> Kind:
    found = DECK.card(card).field(field)
    assert found
    return found.kind


def marks(svg: str, name: str) -> Iterator[ElementTree.Element]:
    """What carries data of that name."""
    return (item for item in ElementTree.fromstring(svg).iter() if f"data-{name}" in item.attrib)


def agree(shown: list[tuple[float, float]]) -> None:
    """Numbers, and where they are drawn or how long: distances agree, by one measure for all of them."""
    numbers = [number for number, _ in shown]
    span = max(numbers, default=0) - min(numbers, default=0)
    if not span:
        assert max((at for _, at in shown), default=0) - min((at for _, at in shown), default=0) < NEAR
        return
    by = dict(shown)
    measure = (by[max(numbers)] - by[min(numbers)]) / span
    assert measure > 0
    for (one, here), (other, there) in combinations(shown, 2):
        assert abs((here - there) - (one - other) * measure) < NEAR


def long(bar: ElementTree.Element) -> float:
    """How long a bar is that matplotlib drew."""
    left, right = ends(bar)
    return right - left


def ends(bar: ElementTree.Element) -> tuple[float, float]:
    """Where a bar that matplotlib drew begins and ends."""
    path = next(item for item in bar.iter() if item.tag.endswith("}path")).attrib["d"]
    across = [float(x) for x, _ in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path)]
    return min(across), max(across)


UNITS = st.sampled_from(["years", "Year", "per cent", "%", "", "£", "per 1,000"])


@pytest.mark.parametrize("narrow", [False, True])
@settings(max_examples=15)
@given(st.lists(st.tuples(FIGURES, st.none() | FIGURES, UNITS), min_size=1, max_size=6))
def test_all_measures_of_one_unit_stand_on_one_scale_from_nought_and_one_without_a_unit_on_its_own(
    narrow: bool, given_: list[tuple[float, float | None, str]]
) -> None:
    rows = [
        {"measure": f"M{at}", "area": one, "comparator": other, "unit": unit}
        for at, (one, other, unit) in enumerate(given_)
    ]
    kind = kind_of("8.3", "facts")
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts", narrow=narrow)
    values = {(row["measure"], part): row[part] for row in rows for part in ("area", "comparator")}
    shown: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for mark in marks(picture.svg, "measure"):
        number = values[mark.attrib["data-measure"], mark.attrib["data-part"]]
        place = next(float(item.attrib["x"]) for item in mark.iter() if item.tag.endswith("}use"))
        shown[same_unit(mark.attrib["data-unit"]) or mark.attrib["data-measure"]].append((number, place))
    width = float(ElementTree.fromstring(picture.svg).attrib["width"])
    assert sum(map(len, shown.values())) == sum(value is not None for value in values.values())
    for some in shown.values():
        low, high = min(0, *(one for one, _ in some), 0), max(0, *(one for one, _ in some), 0)
        agree([*some, *([(low, 20), (high, width - 20)] if high > low else [])])
    for unit in {row["unit"] for row in rows if row["unit"]}:
        assert any(same_unit(text) == same_unit(unit) for text in re.findall(r">(?:In )?([^<>]*?), from ", picture.svg))


@settings(max_examples=25)
@given(st.lists(st.tuples(FIGURES, FIGURES, UNITS, st.sampled_from(["", "Census 2021"])), min_size=1, max_size=6))
@example([(1, 2, "", ""), (100_000, 2, "", "")])  # once drawn in one place with no word on it
def test_each_line_says_how_far_two_figures_are_apart_and_where_they_come_from(
    given_: list[tuple[float, float, str, str]],
) -> None:
    rows = [
        {"measure": f"M{at}", "area": one, "comparator": other, "unit": unit, "source": source}
        for at, (one, other, unit, source) in enumerate(given_)
    ]
    kind = kind_of("8.3", "facts")
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts")
    places = {(mark.attrib["data-measure"], mark.attrib["data-part"]): mark for mark in marks(picture.svg, "measure")}
    across = {
        key: next(float(item.attrib["x"]) for item in mark.iter() if "x" in item.attrib) for key, mark in places.items()
    }
    near = 0
    for at, (one, other, _, _) in enumerate(given_):
        close = one != other and abs(across[f"M{at}", "area"] - across[f"M{at}", "comparator"]) < SEEN
        near += close
        assert ("The same." in picture.alt.split(f"M{at}:")[1].split(f"M{at + 1}:")[0]) == (one == other)
    assert picture.svg.count(", too near to see here<") == near
    assert picture.svg.count("· the same<") == sum(one == other for one, other, *_ in given_)
    unsaid = sum(not source for *_, source in given_)
    assert ("Source: Census 2021" in picture.svg) == (unsaid < len(given_))
    if unsaid == len(given_):
        assert "Nobody has said where these figures come from." in picture.svg
    elif unsaid:
        assert f"{numbered(unsaid, 'measure')} without a source." in picture.svg


@pytest.mark.parametrize("narrow", [False, True])
@settings(max_examples=25)
@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=4), st.sampled_from(["", "%", "years", "per 1,000"]))
@example([(31, 22)], "per 1,000 people")  # once the first figure stood above the second mark
def test_a_figure_stands_nearer_to_its_own_mark_than_to_the_other(
    narrow: bool, given_: list[tuple[float, float]], unit: str
) -> None:
    rows = [
        {"measure": f"M{at}", "area": one, "comparator": other, "unit": unit, "compared_with": "Elsewhere"}
        for at, (one, other) in enumerate(given_)
    ]
    kind = kind_of("8.3", "facts")
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts", narrow=narrow)
    across = [
        [item.attrib["x"] for item in mark.iter() if "x" in item.attrib] for mark in marks(picture.svg, "measure")
    ]
    places = [float(first) for first, *_ in across]
    labels = [
        (float(item.attrib["x"]), "".join(item.itertext()))
        for item in ElementTree.fromstring(picture.svg).iter()
        if item.tag.endswith("}text") and " · " in "".join(item.itertext())
    ]
    assert len(labels) == len(places) == 2 * len(rows)
    for at in range(len(rows)):
        other, area = places[2 * at : 2 * at + 2]
        for (middle, line), own, that in ((labels[2 * at], area, other), (labels[2 * at + 1], other, area)):
            first, last = line.split(" · ")
            number = last if "higher" in first or "lower" in first or first == "Elsewhere" else first
            wide = [text_width(text, FONT, bold=True) for text in (line, number)]
            stands = middle + (wide[0] - wide[1]) / 2 * (1 if number == last else -1)
            assert abs(own - that) <= wide[1] or abs(stands - own) <= abs(stands - that)


def test_one_of_a_unit_is_told_as_one_and_a_scale_below_nought_is_not_said_to_begin_there() -> None:
    assert [
        measured(1, unit) for unit in ("clubs", "families", "boxes", "years", "homes", "bus", "per 1,000", "ms")
    ] == ["1 club", "1 family", "1 box", "1 year", "1 home", "1 bus", "1 per 1,000", "1 ms"]
    assert measured(2, "clubs") == "2 clubs"
    kind = kind_of("8.3", "facts")
    rows = [{"measure": name, "area": -4, "comparator": 6, "unit": "%"} for name in ("Rent", "Damp")]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts")
    assert "All lines of one unit share one scale that holds 0." in picture.caption


def test_a_mouse_without_a_square_is_dashed_as_all_that_have_none() -> None:
    kind = kind_of("9.2", "small_things")
    for mouse in (False, True):
        rows = [{"thing": "Here", "size": 1, "impact": 2}, {"thing": "Nowhere", "size": 2, "mouse": mouse}]
        (picture,) = pictures_of(kind, kind.check(rows)[0], "Small things")
        assert picture.svg.count('stroke-dasharray="4 3"') == (3 if mouse else 1)


def test_a_figure_that_is_missing_is_said_on_its_line_and_units_stand_where_people_put_them() -> None:
    kind = kind_of("8.3", "facts")
    rows = [
        {"measure": "Damp", "comparator": 12, "unit": "%", "compared_with": "England"},
        {"measure": "Rent", "area": -200, "unit": "£"},
        {"measure": "Trees", "area": 0, "comparator": 0, "unit": "trees"},
        {"measure": "The group thinks it is worse"},
    ]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts")
    for words in (
        "Our area: no figure",
        "12% · England",
        "−£200",
        "No figure to compare with",
        "In trees, from 0: each figure is 0",
    ):
        assert f">{words}<" in picture.svg
    assert "1 fact in words is in the table." in picture.svg


@pytest.mark.parametrize("narrow", [False, True])
def test_how_far_two_figures_are_apart_is_never_cut_off_by_a_long_unit(narrow: bool) -> None:
    kind = kind_of("8.3", "facts")
    unit = "per 100,000 people aged 65 and over who live in homes of their own"
    rows = [{"measure": "Falls", "area": 2210.5, "comparator": 2210.4, "unit": unit, "compared_with": "England"}]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts", narrow=narrow)
    assert (
        "0.1 higher, too near to see here<" in picture.svg or f"0.1 {unit} higher, too near to see here<" in picture.svg
    )
    assert "· England<" in picture.svg


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 10**4).map(lambda n: n / 100), st.booleans()), min_size=1, max_size=8))
@example([(3, False), (0.01, True), (0.02, True)])
def test_a_bar_of_hours_is_as_long_as_its_hours(given_: list[tuple[float, bool]]) -> None:
    kind = kind_of("7.2", "activity")
    rows = [{"activity": f"A{at}", "hours": hours, "chance": yes} for at, (hours, yes) in enumerate(given_)]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Hours")
    shown = [(given_[int(bar.attrib["data-activity"][1:])][0], long(bar)) for bar in marks(picture.svg, "hours")]
    assert len(shown) == len(rows)
    agree([(0, 0), *shown])
    together = sum(round(hours * 100) for hours, _ in given_) / 100
    assert f">Together {hours_said(together)}, in " in picture.svg
    assert picture.svg.count(">too short to compare by eye<") == sum(length < 2 for _, length in shown)


DIARY = st.lists(
    st.tuples(st.integers(-3, 12).map(lambda n: n / 4) | st.integers(1, 3), st.booleans()), min_size=2, max_size=45
)


@settings(max_examples=20)
@given(DIARY)
@example([*((1, False) for _ in range(20)), *((0.25, True) for _ in range(9)), (-3, False)])
@example([(1, at < 5) for at in range(30)])
def test_a_bar_of_hours_is_filled_as_its_words_say_cuts_through_no_tie_and_hides_no_hours_taken_off(
    given_: list[tuple[float, bool]],
) -> None:
    kind = kind_of("7.2", "activity")
    rows = [{"activity": f"A{at}", "hours": hours, "chance": yes} for at, (hours, yes) in enumerate(given_)]
    if not any(hours for hours, _ in given_):
        return
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Hours")
    bars = list(marks(picture.svg, "hours"))
    for bar in bars:
        dark = FILL in ElementTree.tostring(bar, encoding="unicode")
        assert dark == (bar.attrib["data-part"] == "chance")
    own = {row["activity"] for row in rows} & {bar.attrib["data-activity"] for bar in bars}
    folded = [row for row in rows if row["hours"] and row["activity"] not in own]
    assert not {row["hours"] for row in rows if row["activity"] in own} & {row["hours"] for row in folded}
    assert all(row["hours"] > 0 for row in folded)
    for part in (True, False):
        of_it = [
            bar
            for bar in bars
            if (bar.attrib["data-part"] == "chance") == part and " more " in bar.attrib["data-activity"]
        ]
        assert sum(map(said_of, of_it)) == sum(row["hours"] for row in folded if row["chance"] == part)


def read_back(text: str) -> float:
    """The number that a figure says."""
    return float(text.replace(",", "").replace("\u2212", "-"))


def said_of(bar: ElementTree.Element) -> float:
    """The hours a bar carries as data."""
    return read_back(bar.attrib["data-hours"])


def test_hours_given_and_hours_taken_off_of_one_activity_go_both_ways() -> None:
    kind = kind_of("7.2", "activity")
    rows = [{"activity": "Visits", "hours": 5, "chance": True}, {"activity": "Visits", "hours": -3}]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Hours")
    bars = {bar.attrib["data-part"]: bar for bar in marks(picture.svg, "hours")}
    assert ends(bars["chance"])[0] == ends(bars["other"])[1]
    agree([(0, 0), (5, long(bars["chance"])), (3, long(bars["other"]))])
    assert ">together 2 hours<" in picture.svg
    assert ">5 hours marked, \u22123 not<" in picture.svg


def test_hours_taken_off_go_the_other_way_from_one_line() -> None:
    kind = kind_of("7.2", "activity")
    rows = [{"activity": f"A{at}", "hours": hours} for at, hours in enumerate((3, -3, 6))]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Hours")
    bars = {bar.attrib["data-activity"]: ends(bar) for bar in marks(picture.svg, "hours")}
    (line,) = {bars["A0"][0], bars["A1"][1], bars["A2"][0]}
    agree([(0, line), (3, bars["A0"][1]), (-3, bars["A1"][0]), (6, bars["A2"][1])])


def test_what_the_bars_of_hours_do_not_show_is_said_beside_them() -> None:
    kind = kind_of("7.2", "activity")
    hours = [
        ("Visits", 3, True),
        ("Visits", None, False),
        ("Visits", 0.5, False),
        ("Post", 0, False),
        ("Talks", None, False),
    ]
    rows = [{"activity": name, "hours": number, "chance": yes} for name, number, yes in hours]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Hours")
    for words in (
        "3 hours of these marked; 1 of 3 entries says no hours",
        "Hours not given: “Talks”.",
        "0 hours: “Post”.",
    ):
        assert f">{words}<" in picture.svg


def test_bars_of_hours_that_look_equally_long_and_are_not_are_said() -> None:
    kind = kind_of("7.2", "activity")
    for hours, said in (((400, 2.1, 2), True), ((4, 2, 2), False), ((4, 2.1, 2), False), ((400, 0.5, 0.25), False)):
        rows = [{"activity": f"A{at}", "hours": number} for at, number in enumerate(hours)]
        (picture,) = pictures_of(kind, kind.check(rows)[0], "Hours")
        assert ("Some bars look equally long and are not: go by the figures." in picture.svg) == said
        assert ("too short to compare by eye" in picture.svg) == (0.5 in hours), "said once, of each"


def test_a_year_alone_is_not_called_a_source() -> None:
    kind = kind_of("8.3", "facts")
    rows = [{"measure": name, "area": 1, "comparator": 2, "source": "2018 - 20"} for name in ("Rent", "Damp")]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts")
    assert picture.svg.count(">When: 2018 - 20<") == 2
    assert ">Nobody has said where these figures come from.<" in picture.svg


def test_a_scale_on_both_sides_of_nought_says_where_nought_is() -> None:
    kind = kind_of("8.3", "facts")
    rows = [{"measure": "Arrears", "area": -4, "comparator": 6, "unit": "per 1,000 homes"}]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Facts")
    assert ">Per 1,000 homes, from −4 to 6 (0 is at the short upright line)<" in picture.svg


@given(st.lists(st.integers(1, 3), min_size=1, max_size=8))
def test_no_activity_is_left_out_of_those_that_take_the_most(numbers: list[int]) -> None:
    kind = kind_of("7.2", "activity")
    rows = [{"activity": f"A{at}", "hours": number} for at, number in enumerate(numbers)]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Hours")
    most = numbers.count(max(numbers))
    if most == len(numbers) > 1:
        assert f"All take the same: {hours_said(numbers[0])} each." in picture.caption
    else:
        more = re.search(r"Most go to .*? and (\d+) more:", picture.caption)
        assert picture.caption.count("“A") + int(more[1] if more else 0) == most


@settings(max_examples=25)
@given(COUNTS)
def test_bars_of_the_review_are_as_long_as_their_numbers(numbers: list[int]) -> None:
    svg = draw_bars([(f"N{at}", number) for at, number in enumerate(numbers)], title="t", alt="a")
    shown = [(float(bar.attrib["data-value"]), float(bar.attrib["width"])) for bar in marks(svg, "value")]
    assert [number for number, _ in shown] == [number for number in numbers if number]
    agree([(0, 0), *shown])


@settings(max_examples=10)
@given(
    st.lists(st.lists(st.integers(0, 500), min_size=3, max_size=3), min_size=1, max_size=3), st.sampled_from([380, 760])
)
def test_votes_of_all_groups_stand_on_one_scale(panels: list[list[int]], width: int) -> None:
    svg = draw_counts(
        ["Yes", "No", "Not sure"], [(f"G{at}", some) for at, some in enumerate(panels)], title="t", alt="a", width=width
    )
    bars = [bar for bar in marks(svg, "value") if int(bar.attrib["data-value"])]
    assert len(bars) == sum(bool(number) for some in panels for number in some)
    agree([(0, 0), *((float(bar.attrib["data-value"]), long(bar)) for bar in bars)])


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 120), min_size=3, max_size=3), min_size=1, max_size=5))
def test_a_larger_number_has_a_darker_shade_and_an_equal_one_the_same(rows: list[list[int]]) -> None:
    svg = draw_matrix(["Jan", "Feb", "Mar"], [(f"R{at}", some) for at, some in enumerate(rows)], title="t", alt="a")
    cells = [(int(cell.attrib["data-value"]), _light(cell.attrib["fill"])) for cell in marks(svg, "value")]
    for (one, here), (other, there) in combinations(cells, 2):
        assert (here > there) == (one < other)
        assert (here == there) == (one == other)


def _light(colour: str) -> float:
    """How light a shade is, by the formula of the Web's accessibility guidelines."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("number", range(1, 101))
def test_the_number_in_a_shaded_cell_can_be_read(number: int) -> None:
    svg = draw_matrix(["Jan", "Feb"], [("Row", (number, 100))], title="t", alt="a")
    shade = _light(next(marks(svg, "value")).attrib["fill"])
    white = f'class="m w">{number}<' in svg
    against = 1.05 / (shade + 0.05) if white else (shade + 0.05) / (_light("#1b2530") + 0.05)
    assert against >= 4.5


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=5))
def test_then_and_now_stand_on_steps_of_one_width(pairs: list[tuple[int, int]]) -> None:
    rows = [Shift(f"S{at}", then, now) for at, (then, now) in enumerate(pairs)]
    svg = draw_shift([f"Step {at}" for at in range(5)], rows, title="t", alt="a", then="Then", now="Now")
    drawn = [float(item.attrib["cx"]) for item in ElementTree.fromstring(svg).iter() if item.tag.endswith("circle")][2:]
    agree([(float(step), at) for step, at in zip([step for pair in pairs for step in pair], drawn, strict=True)])


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=20))
def test_steps_of_small_against_big_are_equally_far_apart(pairs: list[tuple[int, int]]) -> None:
    kind = kind_of("9.2", "small_things")
    rows = [{"thing": f"T{at}", "size": size, "impact": impact} for at, (size, impact) in enumerate(pairs)]
    (picture,) = pictures_of(kind, kind.check(rows)[0], "Small things")
    squares = [
        item.attrib for item in ElementTree.fromstring(picture.svg).iter() if item.attrib.get("stroke") == "#c3cbd1"
    ]
    assert len({(square["width"], square["height"]) for square in squares[:25]}) == 1


@given(FIGURES, FIGURES)
def test_two_figures_are_written_alike_only_if_they_are_the_same(one: float, other: float) -> None:
    assert (figure(one) == figure(other)) == (one == other)
    assert read_back(figure(one)) == one


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("%", "Per cent", True),
        ("years", "year", True),
        (" Years ", "years", True),
        ("m", "ms", False),
        ("£", "", False),
    ],
)
def test_a_unit_is_the_same_however_it_is_written_and_no_other(one: str, other: str, same: bool) -> None:
    assert (same_unit(one) == same_unit(other)) is same
