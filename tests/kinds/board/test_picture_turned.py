"""In a deck read from the right a board’s picture begins there: shapes change sides, words keep their letters."""

from typing import Any
from xml.etree import ElementTree

import pytest

from powerkit.drawing.mirrored import turned
from powerkit.drawing.png import png_of
from powerkit.kinds.pictures import pictures_of
from powerkit.text.catalogue import used
from powerkit.text.escaping import Markup

from .test_picture import BOARDS, SVG, drawn, kind_of

FAR = 8.1
"""How far words stand from the edge of their box, and a letter's rounding."""


def rows_of(card: str) -> list[dict[str, Any]]:
    columns = {column.id: column for column in kind_of(card).rows.columns}
    first = {"zone": 0, "then": -1, "inner": 0}
    rows = [
        {key: columns[key].options[place].id for key, place in first.items() if key in columns and columns[key].options}
        for _ in range(2)
    ]
    words = ("The leg clinic, every second Tuesday, for whoever comes.", "سڑک دور ہے")
    return [{"_id": f"r{at}", **row, "item": word} for at, (row, word) in enumerate(zip(rows, words, strict=True))]


def boxes(root: Any) -> list[tuple[float, float, float]]:
    """Left, right, and where the words stand, of each item, in order."""
    found = []
    for item in root.iter(f"{SVG}g"):
        if item.get("data-row"):
            frame, words = next(item.iter(f"{SVG}rect")), next(item.iter(f"{SVG}text"))
            left, wide = float(frame.get("x")), float(frame.get("width"))
            found.append((left, left + wide, float(words.get("x"))))
    return found


def all_end(root: Any) -> bool:
    """Whether each text ends at its place, and so one that runs from the right begins there."""
    places = {(text.get("direction"), text.get("text-anchor")) for text in root.iter(f"{SVG}text")}
    return ("rtl", None) in places and places == {(None, "end"), ("rtl", None)}


@pytest.mark.parametrize("card", BOARDS)
def test_each_box_of_a_board_changes_sides_and_its_words_end_at_its_right_edge(card: str) -> None:
    plain = drawn(kind_of(card), rows_of(card))
    with used("ur"):
        root = drawn(kind_of(card), rows_of(card))
    left, _, wide, _ = map(float, root.get("viewBox").split())
    across = 2 * left + wide
    wanted = [pytest.approx((across - end, across - begin), abs=0.11) for begin, end, _ in boxes(plain)]
    assert [(begin, end) for begin, end, _ in boxes(root)] == wanted
    assert all(0 <= end - words <= FAR for _, end, words in boxes(root))
    assert all_end(root)


@pytest.mark.parametrize("card", BOARDS)
def test_a_board_for_a_small_screen_is_turned_too_and_can_be_drawn(card: str) -> None:
    kind = kind_of(card)
    with used("ur"):
        (picture,) = pictures_of(kind, kind.check(rows_of(card))[0], "A board", narrow=True)
    assert all_end(ElementTree.fromstring(picture.svg))
    assert png_of(picture.svg, width=300)


def test_a_shape_is_turned_and_a_centred_text_stays_centred() -> None:
    body = Markup(
        '<rect x="10" y="0" width="20" height="5"/><circle cx="5" cy="1" r="2"/><path class="a" d="M1 2h3"/>'
        '<path transform="translate(7 4)" d="M1 2Z"/><text x="10" text-anchor="middle">a</text>'
        '<text x="3" text-anchor="end">b</text><text class="t" x="3" y="1">'
        '<tspan x="3" y="1">&lt;x="1"&gt;</tspan></text>'
    )
    assert turned(body, 50) == (
        '<rect x="70.0" y="0" width="20" height="5"/><circle cx="95.0" cy="1" r="2"/>'
        '<path class="a" d="M1 2h3" transform="matrix(-1 0 0 1 100 0)"/><path transform="translate(93.0 4)" d="M1 2Z"/>'
        '<text x="90.0" text-anchor="middle">a</text><text x="97.0">b</text>'
        '<text class="t" x="97.0" y="1" text-anchor="end"><tspan x="97.0" y="1">&lt;x="1"&gt;</tspan></text>'
    )
