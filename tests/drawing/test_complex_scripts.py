"""Letters in pictures: words in every writing that our fonts have come out as they should in a PNG."""

import io
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.png import png_of
from powerkit.drawing.typst import compiled
from powerkit.text.escaping import escape

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 60" width="400" height="60">{}</svg>'
SET = b"""#let given = json(bytes(sys.inputs.given))
#set page(width: 400pt, height: 60pt, margin: 0pt, fill: white)
#set text(font: given.fonts, size: 24pt, top-edge: 1em, bottom-edge: 0em)
#place(dx: 20pt, dy: 16pt, given.words)
"""
HARD = ["বাংলা ক্ষ কি", "ਪੰਜਾਬੀ", "हिन्दी", "ગુજરાતી", "العَرَبِيَّة", "মিল Mill ১২", "❤️ 👩‍💻 👍🏽", "q\u0301 z\u0302"]


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def dark(image: Image.Image) -> Image.Image:
    """White where the picture has ink."""
    return ImageChops.invert(image).point(lambda value: 255 if value > 96 else 0)


def ink(svg: str) -> tuple[int, int, int, int]:
    """The box around all ink, 400 pixels across."""
    box = dark(picture(png_of(svg, 400))).getbbox()
    assert box is not None
    return box


def text(words: str, more: str = 'x="20" y="40"', start: str = "", end: str = "") -> str:
    return SVG.format(f'{start}<text font-size="24" {more}>{escape(words)}</text>{end}')


@pytest.mark.parametrize("words", HARD)
def test_words_in_every_writing_look_as_the_typesetter_sets_them_as_text(words: str) -> None:
    (made,) = compiled(SET, {"words": words}, format="png", ppi=72)
    expected, found = dark(picture(made)), dark(picture(png_of(text(words), 400)))
    assert expected.getbbox() is not None
    assert all(
        abs(one - other) <= 1 for one, other in zip(expected.getbbox() or (), found.getbbox() or (), strict=True)
    )
    amounts = [image.histogram()[255] for image in (expected, found)]
    assert 0.8 < amounts[1] / amounts[0] < 1.2


def test_a_picture_with_plain_letters_only_stays_as_it_is() -> None:
    svg = text("Łódź, Ŵyth & Ελλάδα")
    assert shaped(svg) is svg
    title = "<title>বাংলা</title>"
    assert ">Mill</text>" in shaped(SVG.format(f'{title}<text x="1" y="20">Mill</text>'))


@pytest.mark.parametrize(
    ("more", "start", "end"),
    [
        ('x="200" y="40" text-anchor="middle"', "", ""),
        ('x="200" y="40"', '<style>.a,.m{text-anchor:middle}@media print{.m{x:1}}</style><g class="m">', "</g>"),
        ('x="0" y="0" style="text-anchor: middle" transform="translate(200 40)"', "", ""),
    ],
)
def test_words_stand_where_the_picture_has_them(more: str, start: str, end: str) -> None:
    left, _, right, _ = ink(text("বাংলা ক্ষ", more, start, end))
    assert abs((left + right) / 2 - 200) <= 3


def test_lines_with_places_of_their_own_keep_them() -> None:
    lines = '<tspan x="100" y="20">এক</tspan><tspan x="100" dy="30">Two</tspan>'
    drawn = shaped(SVG.format(f'<text font-size="18">{lines}</text>'))
    places = [
        item.get("transform")
        for item in ElementTree.fromstring(drawn).iter()
        if item.get("transform", "").startswith("tr")
    ]
    assert places == ["translate(100.00 2.00) scale(1.0000 1)", "translate(100.00 32.00) scale(1.0000 1)"]


def test_a_text_that_was_given_a_length_keeps_it_and_its_colour() -> None:
    svg = text("বাংলা", 'x="20" y="40" fill="#a3260f" textLength="200" lengthAdjust="spacingAndGlyphs"')
    left, _, right, _ = ink(svg)
    assert 190 <= right - left <= 202
    assert 'fill="#a3260f"' in shaped(svg)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_any_words_make_a_picture_that_can_be_read(words: list[str]) -> None:
    svg = SVG.format("".join(f'<text x="9" y="30"><tspan x="9">{escape(word)}</tspan></text>' for word in words))
    assert ElementTree.fromstring(shaped(svg)).tag.endswith("svg")
    assert png_of(svg, 40).startswith(b"\x89PNG")


def test_what_is_no_svg_is_left_to_whoever_draws_it() -> None:
    assert shaped("<svg>বাংলা") == "<svg>বাংলা"
