"""Pictures in general: PNG from SVG, and names that were replaced before anything was drawn."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from powerkit.drawing.charts.frame import sheet
from powerkit.drawing.fonts import FAMILIES, STACK, font_file
from powerkit.drawing.png import png_of


def test_an_svg_becomes_a_png_of_the_width_asked_for() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><rect width="400" height="100"/></svg>'
    image = Image.open(BytesIO(png_of(svg, 800)))
    assert png_of(sheet([], 400, 100, title="", alt=""), 800), "markup, as most pictures are"
    assert image.size == (800, 200) and image.convert("RGB").getpixel((400, 100)) == (0, 0, 0)


@pytest.mark.parametrize(("high", "width"), [(145.3, 1280), (200.2, 900), (405.5, 1601)])
def test_no_line_of_pixels_of_a_picture_is_lost(high: float, width: int) -> None:
    unit = 720 / width
    for across in (False, True):
        size, other = ("width", "height") if across else ("height", "width")
        lines = "".join(
            f'<rect {"x" if across else "y"}="{at * unit}" {size}="{unit}" {other}="720"/>'
            for at in range(0, width if across else int(high / unit), 2)
        )
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {high}" height="{high}">{lines}</svg>'
        image = Image.open(BytesIO(png_of(svg, width))).convert("L")
        ends = (image.width, 1) if across else (1, image.height)
        drawn = image.crop((0, 0, *ends)).tobytes()[:-2]
        assert all(abs(here - there) > 100 for here, there in pairwise(drawn)), "every second line is dark"


@pytest.mark.parametrize("letters", ["Zażółć", "বাংলা", "हिन्दी", "ગુજરાતી", "ਪੰਜਾਬੀ", "عربي", "😀", "Ελλ", "Кир"])
def test_every_script_we_have_a_font_for_is_drawn_as_itself(letters: str) -> None:
    def drawn(text: str) -> bytes:
        words = f'<text x="10" y="60" font-size="40" font-family="{STACK}">{text}</text>'
        return png_of(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">{words}</svg>', 400)

    empty_box = drawn("\u3402" * len(letters))
    assert drawn(letters) not in (empty_box, drawn(""))


@pytest.mark.parametrize("wrong", ["", "<svg>", '<svg viewBox="0 0 0 10">', "<p>no picture</p>"])
def test_what_has_no_size_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="viewBox"):
        png_of(wrong, 100)


def test_every_family_has_its_font_file() -> None:
    assert all(font_file(family, bold=bold).is_file() for family in FAMILIES for bold in (False, True))
