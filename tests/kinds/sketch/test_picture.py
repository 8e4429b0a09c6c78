"""The picture of a sketch: real text, its numbers as data, its words for who cannot see it, whole in every format."""

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from powerkit.deck import Card, field_from
from powerkit.documents.formats import copies
from powerkit.documents.model import Document, Picture
from powerkit.drawing.png import png_of
from powerkit.kinds.picture_preview import tell
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.sketch.kind import Sketch
from powerkit.privacy import Names
from powerkit.reports.record import compose_record
from powerkit.text.escaping import escape
from tests.kinds.sketch.test_kind import KEYS, KIND, ME, STROKE, TEAM, clean
from tests.material import ANY_TEXT, entry_of, marks

SVG = "{http://www.w3.org/2000/svg}"
EVERY = [
    ME,
    TEAM,
    KEYS,
    STROKE,
    {"_id": "l", "kind": "line", "x": 600, "y": 60, "x2": 700, "y2": 500, "width": "broad", "colour": "green"},
    {"_id": "w", "kind": "label", "x": 560, "y": 400, "x2": 700, "y2": 430, "text": "Lent, <b>not</b> mine"},
    {"_id": "p", "kind": "stroke", "points": "90,400 150,460 200,390", "pressures": "10 50 100", "width": "medium"},
]


def picture(answer: Any) -> Picture:
    """The one picture of an answer."""
    [found] = pictures_of(KIND, answer, "You and power")
    return found


def parts(svg: str) -> list[ET.Element]:
    """The groups of a picture, one for each mark."""
    return [item for item in ET.fromstring(svg).iter(f"{SVG}g") if item.get("data-kind")]


def test_the_picture_holds_each_mark_with_its_numbers_and_its_words_as_text() -> None:
    answer = clean(*EVERY, words="Me, with keys.")
    found = parts(picture(answer).svg)
    assert [item.get("data-kind") for item in found] == [item["kind"] for item in answer["marks"]]
    for drawn, mark in zip(found, answer["marks"], strict=True):
        if mark["kind"] == "stroke":
            assert drawn.get("data-points") == str(len(mark["points"].split()))
            continue
        assert [float(drawn.get(f"data-{key}") or "") for key in ("x", "y", "x2", "y2")] == [
            mark[key] for key in ("x", "y", "x2", "y2")
        ]
        assert " ".join("".join(text.itertext()) for text in drawn.iter(f"{SVG}tspan")) == mark["text"]


def test_its_title_is_the_question_and_its_description_is_the_one_in_words() -> None:
    one = picture(clean(*EVERY, words="Me,\nwith keys."))
    tree = ET.fromstring(one.svg)
    assert tree.findtext(f"{SVG}title") == "You and power"
    told = tree.findtext(f"{SVG}desc") or ""
    assert told.startswith("Me, with keys. A drawing: circle “Me” in the middle;")
    assert one.alt in told
    assert "<b>" not in one.svg.replace("&lt;b&gt;", "")


def test_a_picture_with_strokes_is_made_by_hand_and_one_of_shapes_and_words_is_not() -> None:
    assert picture(clean(ME, STROKE)).by_hand
    assert not picture(clean(ME, TEAM, KEYS)).by_hand
    assert pictures_of(KIND, clean(words="Words alone"), "") == ()
    assert pictures_of(KIND, "Words alone, as they once were", "") == ()


def test_no_name_of_a_colour_stands_in_the_picture_where_it_could_be_taken_for_a_surname() -> None:
    svg = picture(clean(*(dict(ME, _id=colour, colour=colour) for colour in ("black", "green", "grey")))).svg
    assert not re.search(r"\b(black|green|grey|blue|red|orange|purple)\b", svg)


def test_one_of_each_shape_is_in_the_record_of_a_card_and_in_every_format_with_its_words() -> None:
    wording = {"id": "picture", "kind": "sketch", "label": "You and power"}
    field = field_from(wording)
    assert field is not None
    card = Card("10.3", "Using personal power", "", "", "", (), (field,))
    shapes = [item for item in EVERY if item["kind"] != "stroke"]
    entry = entry_of(card, {"picture": clean(*shapes, words="Me and Joyce.")}, wording={"fields": [wording]})
    record = compose_record(entry, Names({"Joyce": "Person A"}))
    [drawn] = [block for block in record.blocks if isinstance(block, Picture)]
    assert drawn.alt.startswith("A drawing: circle “Me” in the middle;")
    assert "Joyce" not in drawn.svg and "Person A" in drawn.svg
    made = {copy.format: copy.content for copy in copies(record, ["html", "docx", "pdf"])}
    html = made["html"].decode()
    assert f'alt="{escape(drawn.alt)}"' in html and "In the picture: circle" in html
    assert made["pdf"].startswith(b"%PDF") and made["docx"].startswith(b"PK")


def test_a_picture_made_by_hand_that_is_put_in_is_whole_as_pdf_with_its_alternative_text() -> None:
    [made] = copies(Document("A title", (picture(clean(*EVERY)),)), ["pdf"])
    assert b"pdfuaid" in made.content, "typst refuses a picture without alternative text in PDF/UA"


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg "), ("png", b"\x89PNG")])
def test_the_picture_can_be_taken_out_as_a_file(form: str, start: bytes) -> None:

    given = {"answer": {"words": "", "marks": EVERY}, "label": "You", "format": form, "which": 0}
    told = tell(Sketch(), "picture_file", given, list)
    assert told["name"] == f"picture.{form}"
    assert told["data"].startswith(start)


@given(st.lists(marks(ANY_TEXT), min_size=1, max_size=5), ANY_TEXT)
def test_any_marks_that_fit_are_drawn_as_xml_and_said_in_words(drawn: list[Any], words: str) -> None:
    answer, problems = KIND.check({"words": words, "marks": drawn})
    assert problems == ()
    for item in pictures_of(KIND, answer, "A label"):
        tree = ET.fromstring(item.svg)
        left, top, width, height = map(float, (tree.get("viewBox") or "").split())
        assert width > 0 and height > 0
        for drawn_mark in parts(item.svg):
            if drawn_mark.get("data-kind") != "stroke":
                assert left <= float(drawn_mark.get("data-x") or "") <= left + width
                assert top <= float(drawn_mark.get("data-y") or "") <= top + height
        assert item.alt.startswith("A drawing: ") and len(item.alt) > len("A drawing: .")
        assert KIND.describe(answer, "A label")
        json.dumps([item.svg, item.alt])


def test_a_drawing_of_hostile_words_becomes_a_picture_all_the_same() -> None:
    words = "</text><script>alert(1)</script> & \x00 \ud83d \u202e 🙂 বাংলা"
    one = picture(clean({**ME, "text": words}, {**TEAM, "text": "x" * 300}))
    assert "<script" not in one.svg
    assert png_of(one.svg, 400).startswith(b"\x89PNG")
