"""The picture of a map: real text, everybody on it, sound SVG whatever a name is made of, and its key always there."""

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given

from powerkit.deck import Deck
from powerkit.documents.model import Picture, Table
from powerkit.drawing.text_metrics import text_width
from powerkit.kinds.map import marks
from powerkit.kinds.map.alt import map_alt
from powerkit.kinds.map.files.html_page import say_person
from powerkit.kinds.map.labels import lines_of
from powerkit.kinds.map.model import read_map
from powerkit.kinds.map.outside import standing
from powerkit.kinds.map.svg import draw_map
from powerkit.kinds.pictures import pictures_of
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from tests.kinds.map.material import KIND, RULING, Row, a_map, row, rows_of
from tests.material import entry_of
from tests.shipped import shipped_deck

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    "a script": "<script>alert('x')</script>",
    "right to left": "فاطمة الزهراء",
    "an emoji": "Sam 🌻 & Jo",
    "Bengali": "আমিনা খাতুন",
    "eighty letters": "The friends and neighbours of the park who meet on the first Sunday of the month",
    "one long word": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "turned round": "abc\u202edef",
}


def texts(svg: str) -> list[str]:
    """What each text says, its lines joined by blanks."""
    return [" ".join(" ".join(letter.itertext()).split()) for letter in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def drawn(*rows: Row, **more: Any) -> str:
    whole = a_map(*rows, **more)
    return draw_map(whole, title="A map", alt=map_alt(whole))


@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_a_name_made_of_anything_is_shown_as_itself(name: str) -> None:
    svg = drawn(row(name, "1", "faith"))
    joined = "".join("".join(texts(svg)).split())
    assert "".join(name.replace("\u202e", "\ufffd").split()) in joined
    assert "<script" not in svg


@given(rows=rows_of())
def test_any_map_is_sound_svg_with_everybody_on_it(rows: list[Row]) -> None:
    whole = read_map(KIND, KIND.check(rows)[0])
    root = ElementTree.fromstring(
        draw_map(whole, title="A map", alt=map_alt(whole), lit=[person.id for person in whole.people])
    )
    drawn = standing(whole)
    assert len([item for item in root.iter() if "lit" in (item.get("class") or "").split()]) == len(drawn)
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None


def test_the_key_is_there_on_an_empty_map_too() -> None:
    shown = texts(drawn())
    for meaning in ("Strong", "Tenuous", "Stressed", "I don’t know", "Know each other", "May know", "Person", "Group"):
        assert meaning in shown
    for meaning in (
        "Organisation",
        "Not yet: to bring in",
        "A change I wish for",
        "Enough",
        "Not enough",
        "Not at all",
    ):
        assert meaning in shown


def test_rings_and_sectors_are_named_and_an_empty_sector_says_so() -> None:
    shown = texts(drawn(row("Ann", "1", "faith")))
    assert {"Close", "Often", "Sometimes", "Rarely", "Faith"} <= set(shown)
    assert shown.count("nobody here yet") == len(RULING.sectors) - 2
    assert "Something else" in shown


def test_whoever_is_not_placed_is_named_under_the_picture() -> None:
    assert "Not placed on the map yet: Bo, Cy" in texts(drawn(row("Ann", "1"), row("Bo"), row("Cy")))


def test_lines_and_marks_say_what_a_row_says() -> None:
    plain = drawn(row("Ann", "1"))
    svg = drawn(
        row("Ann", "1", tie="strong", seen="not_enough", wish="More"),
        row("Bo", "2", tie="stressed", kind="group", may_know="Ann"),
        row("Cy", "3", tie="tenuous", kind="organisation", knows="Ann", not_yet=True),
        row("Di", "4", tie="dont_know"),
    )
    for sort in ("strong", "stressed", "tenuous", "unsure", "knows", "may", "half", "wish"):
        assert svg.count(f'class="{sort}"') == plain.count(f'class="{sort}"') + 1, sort
    assert svg.count(" yet") > plain.count(" yet")


def test_a_map_of_accountability_has_its_own_words() -> None:
    shown = texts(drawn(row("Ann", "1"), ruling=replace(RULING, style="accountability")))
    assert {"I answer to", "Loose", "Strained"} <= set(shown)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", ["#ffffff", *marks.RING_FILLS])
def test_text_and_lines_stand_out_from_the_ground(ground: str) -> None:
    assert contrast(marks.INK, ground) >= 4.5
    assert contrast(marks.QUIET, ground) >= 4.5
    for line in (marks.DEEP, marks.STRESS, marks.BETWEEN, marks.WISH):
        assert contrast(line, ground) >= 3


def test_a_style_is_for_the_map_alone_and_not_for_the_page_around_it() -> None:
    style = re.search(r"<style>(.*?)</style>", drawn())
    assert style
    assert all(part.strip().startswith(".pk-map ") for rule in style[1].split("}") if rule.strip()
               for part in rule.split("{")[0].split(","))  # fmt: skip


def test_a_long_name_is_broken_between_words_and_what_does_not_fit_is_kept_beside_it() -> None:
    lines = lines_of(NAMES["eighty letters"])
    assert " ".join(lines) == NAMES["eighty letters"]
    assert all(text_width(line, 13) <= 140 for line in lines)
    svg = drawn(row("very " * 40 + "long", "1"))
    assert "…" in svg
    assert f"<title>{'very ' * 40}long</title>" in svg


def test_a_person_is_said_in_words_as_a_screen_reader_meets_them() -> None:
    whole = a_map(row("Ann", "1", "faith", tie="stressed", seen="not_enough", knows="Bo; Cy"), row("Bo"), row("Cy"))
    assert (
        say_person(whole, whole.people[0])
        == "Ann, “Close” ring, Faith, stressed, seen: not enough, knows two people and groups"
    )
    assert say_person(whole, whole.people[1]) == "Bo, not placed yet, knows one person or group"


# --- in a record


@pytest.fixture(scope="module")
def deck() -> Deck:
    return shipped_deck()


PEOPLE = [
    {"name": "Amira Testworth", "ring": "1", "sector": "faith", "tie": "stressed", "knows": "Bo Examplename"},
    {"name": "Bo Examplename", "ring": "2", "sector": "own", "wish": "Ask Amira", "note": "A long note. " * 10},
]
RINGS = ["Dear", "Near", "Now", "Far"]


@pytest.mark.parametrize("answer", [PEOPLE, {"rings": RINGS, "people": PEOPLE}], ids=["plain", "rings renamed"])
def test_a_record_shows_the_map_with_codes_for_names_and_a_table_that_can_be_read(deck: Deck, answer: Any) -> None:
    card = deck.card("1.2")
    field = card.field("map")
    assert field
    entry = entry_of(card, {"map": field.kind.check(answer)[0]})
    names = Names({"Amira Testworth": "Person A", "Bo Examplename": "Person B"})
    blocks = compose_record(entry, names).blocks
    [picture] = [block for block in blocks if isinstance(block, Picture)]
    assert "Person A" in texts(picture.svg)
    assert "Amira" not in picture.svg + picture.alt
    assert 'class="knows"' in picture.svg.partition("Me and them")[0]
    if isinstance(answer, dict):
        assert "Dear" in texts(picture.svg)
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert len(table.heads) <= 5
    assert table.rows[0][0] == "Person A"


def test_a_map_with_nobody_placed_has_no_picture() -> None:
    assert pictures_of(KIND, KIND.check([{"name": "Ann"}])[0], "Map") == ()
