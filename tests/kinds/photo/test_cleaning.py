"""A photo is taken in as its pixels and nothing else; what is no photo is refused in one plain line."""

from __future__ import annotations

import base64
import importlib.util
import io
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from powerkit.errors import FileError
from powerkit.kinds.photo.sanitize import LARGEST, LONGEST, cleaned, sort_of
from powerkit.kinds.photo.svg import unwrapped, wrapped

from .material import MARK, claimed, drawn, saved, telling_jpeg, telling_png

HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAAGYAAgAAAAACSAABAAAAAAAAADoAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAKAAAAAEAAAAAAAAAAv///+gAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAA"
    "ABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAAqG1kYXQAAABiKAGvCeB3wcOEf/3rYf/OsaHylu8aSTX3WJZKOzwTe+L9GX1uOS/q"
    "Ic39d9EdzVyPNQ2wqBT1cDPWL/tNFq3Ufj/7IfJHVS03B+fH2T50s8b/RWnfHnTYDXH+uLo/H8Lh8GAAAAAGRXhpZgAATU0AKgAA"
    "AAgAAQEOAAIAAAAVAAAAGgAAAABhIG1hcmtlciBpbiBpdHMgRVhJRgAA"
)
"""A photo of 64 by 40 pixels, red at its top left, with a mark in its EXIF."""


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def refusal(content: bytes) -> str:
    """The one plain line with which a file is refused."""
    with pytest.raises(FileError) as caught:
        cleaned(content)
    line = str(caught.value)
    assert "\n" not in line
    assert line[-1] == "."
    assert caught.value.__cause__ is None
    return line


def test_a_large_photo_is_kept_small_enough_to_read_handwriting_on_and_no_larger() -> None:
    made = cleaned(saved(drawn(4000, 3000)))
    assert (made.width, made.height) == (LONGEST, LONGEST * 3 // 4)
    assert opened(made.content).size == (made.width, made.height)
    assert opened(made.content).format == "JPEG"
    assert cleaned(saved(drawn(50, 30))).width == 50


@pytest.mark.parametrize("content", [telling_jpeg(), telling_png()], ids=["JPEG", "PNG"])
def test_no_place_time_comment_profile_or_tail_of_a_file_is_kept(content: bytes) -> None:
    assert content.count(MARK) >= 3
    made = cleaned(content)
    assert MARK not in made.content
    kept = opened(made.content)
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@settings(deadline=None, max_examples=40)
@given(mark=st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=8, max_size=60).map(str.encode), png=st.booleans())
def test_whatever_a_file_tells_beside_its_pixels_is_not_in_what_is_kept(mark: bytes, png: bool) -> None:
    content = telling_png(mark) if png else telling_jpeg(mark)
    assert mark in content
    plain = saved(drawn(mode="RGBA"), "PNG") if png else saved(drawn())
    assert cleaned(content) == cleaned(plain)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stands_the_way_the_camera_was_held(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    turned = cleaned(saved(drawn(400, 200), exif=exif))
    assert (turned.width, turned.height) == ((400, 200) if turn < 5 else (200, 400))
    dark = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[turn]
    corner = (dark[0] * (turned.width - 10) + 5, dark[1] * (turned.height - 10) + 5)
    assert sum(opened(turned.content).convert("RGB").getpixel(corner)) < 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_of_keeping_colours_comes_out_as_it_looks(mode: str) -> None:
    picture = (
        drawn().convert("L").convert("I;16").point(lambda value: value * 256) if mode == "I;16" else drawn(mode=mode)
    )
    kept = opened(cleaned(saved(picture, "PNG")).content)
    assert sum(kept.getpixel((5, 5))) < 220
    assert sum(kept.getpixel((5, 390))) > 740


def test_the_inks_of_a_printer_and_clear_paper_come_out_as_they_look() -> None:
    inks = opened(cleaned(saved(drawn(mode="CMYK"))).content)
    assert sum(inks.getpixel((5, 390))) > 740
    clear = opened(cleaned(saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")).content)
    assert clear.getpixel((20, 20)) == (255, 255, 255)


def test_a_heic_photo_is_read_where_its_library_is_there_and_otherwise_it_is_said_how_to_save_it() -> None:
    assert sort_of(HEIC) == "HEIC"
    if importlib.util.find_spec("pi_heif") is None:
        assert "save or send it as JPEG" in refusal(HEIC)
        return
    made = cleaned(HEIC)
    assert (made.width, made.height) == (64, 40)
    red, green, _ = opened(made.content).getpixel((8, 8))
    assert red > 150 > green
    assert b"marker" in HEIC
    assert b"marker" not in made.content
    assert "broken" in refusal(HEIC[:300])


def test_without_the_library_for_heic_one_line_says_how_to_save_the_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    assert "as JPEG" in refusal(HEIC)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NOT_PHOTOS = {
    "nothing": (b"", "empty"),
    "an SVG with a script": (SVG, "SVG"),
    "a bare SVG": (b"\xef\xbb\xbf  <SVG onload='alert(1)'/>", "SVG"),
    "a page": (b"\n<!DOCTYPE html><script>alert(1)</script>", "web page"),
    "a script": (b"#!/bin/sh\nrm -rf ~", "not a photo"),
    "a moving GIF": (
        saved(drawn(), "GIF", save_all=True, append_images=[drawn(mode="L")]),
        "GIF",
    ),
    "a WebP": (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
    "a film": (b"\0\0\0\x18ftypmp42\0\0\0\0", "not a photo"),
    "a PDF": (b"%PDF-1.7", "PDF"),
    "a PDF with a picture behind it": (b"%PDF-1.7\n" + saved(drawn()), "PDF"),
    "a page with a picture behind it": (b"<html>" + saved(drawn(), "PNG"), "web page"),
    "a TIFF": (saved(drawn(), "TIFF"), "TIFF"),
    "only the start of a JPEG": (b"\xff\xd8\xff", "broken"),
    "half a JPEG": (saved(drawn())[:3000], "broken"),
    "half a PNG": (saved(drawn(), "PNG")[:1000], "broken"),
    "a moving PNG": (saved(drawn(), "PNG", save_all=True, append_images=[drawn(mode="L").convert("RGB")]), "moves"),
    "a hundred megabytes": (saved(drawn()) + b"\0" * 100_000_000, "too large"),
    "a bomb": (claimed(50_000, 50_000), "too large"),
    "a smaller bomb": (claimed(9_000, 9_000), "too large"),
    "a thread of pixels": (claimed(60_000, 1), "too large"),
}


@pytest.mark.parametrize("name", NOT_PHOTOS)
def test_what_is_no_photo_is_refused_in_one_line(name: str) -> None:
    content, said = NOT_PHOTOS[name]
    assert said in refusal(content)


def test_a_picture_with_something_else_behind_it_is_kept_as_its_picture_alone() -> None:
    tail = b"PK\x03\x04 <script>alert(1)</script>"
    for format in ("PNG", "JPEG"):
        made = cleaned(saved(drawn(), format) + tail)
        assert b"script" not in made.content
        assert made == cleaned(saved(drawn(), format))


def test_the_largest_file_is_looked_at_and_one_byte_more_is_not() -> None:
    picture = saved(drawn())
    assert cleaned(picture + b"\0" * (LARGEST - len(picture)))
    assert "8 MB" in refusal(picture + b"\0" * (LARGEST - len(picture) + 1))


@settings(deadline=None, max_examples=60)
@given(
    start=st.sampled_from(
        [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic", saved(drawn(40, 40))[:400]]
    ),
    rest=st.binary(max_size=400),
)
def test_any_bytes_at_all_give_a_photo_or_one_plain_line(start: bytes, rest: bytes) -> None:
    try:
        assert cleaned(start + rest).width
    except FileError as problem:
        assert "\n" not in str(problem)


BOUNDED = """
import resource, sys
from powerkit.errors import FileError
from powerkit.kinds.photo.sanitize import cleaned
import PIL.Image, PIL.PngImagePlugin, PIL.JpegImagePlugin
content = sys.stdin.buffer.read()
megabytes = int(sys.argv[1])
now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + megabytes * 2**20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
try:
    cleaned(content)
    print("taken")
except FileError as problem:
    print(problem)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by Linux")
@pytest.mark.parametrize(
    "content",
    [claimed(50_000, 50_000), claimed(9_000, 9_000), claimed(1, 30_000), saved(drawn())[:9000], SVG],
    ids=["a bomb", "a smaller bomb", "a thread", "a half", "a drawing"],
)
def test_a_hostile_file_is_refused_within_fifty_megabytes(content: bytes) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", BOUNDED, "50"], input=content, capture_output=True, check=True, timeout=120
    )
    assert ran.stdout.decode().count("\n") == 1
    assert b"taken" not in ran.stdout


def test_a_kept_photo_travels_as_a_picture_whose_bytes_come_back() -> None:
    made = cleaned(saved(drawn()))
    picture = wrapped(made.content, made.width, made.height, 'Rings & "lines" <b>')
    assert picture.by_hand
    assert "&lt;b&gt;" in picture.svg
    assert unwrapped(picture.svg) == made.content
    assert unwrapped('<svg viewBox="0 0 1 1"><image href="data:image/jpeg;base64,AAAA"/></svg>') is None
