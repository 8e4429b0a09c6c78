"""A photo made small and clean: checked, turned the right way up, shrunk, and only its pixels kept.

What is kept is drawn anew on an empty sheet, so nothing else of the file can be in it: no place, no time, no name of a
camera, no colour profile, nothing behind the picture's end.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from powerkit.errors import FileError
from powerkit.text.catalogue import later, t
from powerkit.text.dates import grouped

if TYPE_CHECKING:
    from PIL.Image import Image, Transpose

JPEG, PNG, HEIC = "JPEG", "PNG", "HEIC"

LARGEST = 8_000_000
"""The most bytes a file may have. The page makes larger photos smaller before it sends them."""

LONGEST = 1600
"""How long the longest side of a kept photo is at most, in pixels: handwriting on a flip chart can be read."""

MOST_PIXELS = {JPEG: 70_000_000, PNG: 25_000_000, HEIC: 50_000_000}
"""The most pixels a picture may have, by its sort. A JPEG is shrunk while it is read; the others are held whole."""

LONGEST_SIDE = 20_000
"""The most pixels along one side of a file."""

QUALITY = 84


_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
"""The brands of a HEIF file with a still picture in it (ISO/IEC 23008-12, annex B)."""

_OTHERS = {
    b"GIF8": later("This is a GIF picture, not a photo."),
    b"BM": later("This is a BMP picture, not a photo."),
    b"II*\0": later("This is a TIFF picture, not a photo."),
    b"MM\0*": later("This is a TIFF picture, not a photo."),
    b"RIFF": later("This is a WebP picture or a sound, not a photo."),
    b"%PDF": later("This is a PDF, not a photo."),
    b"PK\3\4": later("This is a ZIP file or an Office document, not a photo."),
    b"\xd0\xcf\x11\xe0": later("This is an Office document, not a photo."),
    b"<svg": later("This is an SVG drawing, not a photo."),
    b"<?xml": later("This is an SVG drawing or other XML, not a photo."),
    b"<!doctype svg": later("This is an SVG drawing, not a photo."),
    b"<!doctype html": later("This is a web page, not a photo."),
    b"<html": later("This is a web page, not a photo."),
    b"<script": later("This is a script, not a photo."),
}
"""How other files begin, in small letters where they are text."""

_SAVE = later("Save it as JPEG or PNG, or take a photo of it, and choose that.")


@dataclass(frozen=True)
class Clean:
    """A photo as it is kept: a JPEG with nothing in it but the picture, and its size in pixels."""

    content: bytes = field(repr=False)
    width: int
    height: int


def cleaned(content: bytes) -> Clean:
    """The photo in a file of any name, small and clean.

    Raises:
        FileError: it is no photo, or too large, or broken. The text is one line, and holds nothing of the file.
    """
    if len(content) > LARGEST:
        raise FileError(
            t("This file is too large. The most is {number} MB.", number=LARGEST // 1_000_000),
            t("Choose a smaller photo."),
        )
    sort = sort_of(content)
    with _plainly(sort):
        picture = _opened(sort, content)
        _check_size(sort, picture.size)
        if sort == PNG and getattr(picture, "is_animated", False):
            raise FileError(t("This picture moves."), t("Save one still picture of it, and choose that."))
        return _kept(picture)


def sort_of(content: bytes) -> str:
    """`JPEG`, `PNG` or `HEIC`.

    Raises:
        FileError: it is none of these; the text says what it is where that can be told.
    """
    if not content:
        raise FileError(t("This file is empty."), t("Choose another."))
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    text = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = next((name for start, name in _OTHERS.items() if content.startswith(start) or text.startswith(start)), "")
    raise FileError(t(found or later("This is not a photo that can be read.")), t(_SAVE))


def _opened(sort: str, content: bytes) -> "Image":
    """The picture with its size known and not one pixel read."""
    from PIL import Image

    if sort == HEIC:
        _read_heic()
    return Image.open(io.BytesIO(content), formats=["HEIF"] if sort == HEIC else [sort])


def _read_heic() -> None:
    """Have Pillow read HEIC, where the library for it is installed.

    Raises:
        FileError: it is not.
    """
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        raise FileError(
            t("This is a HEIC photo, which cannot be read here."),
            t("Open it on the phone or computer it comes from and save or send it as JPEG, then choose that."),
        ) from None
    register_heif_opener(thumbnails=False)


def _check_size(sort: str, size: tuple[int, int]) -> None:
    """Refuse what would be too large once it is unpacked, however few bytes it has."""
    width, height = size
    if width * height > MOST_PIXELS[sort] or max(size) > LONGEST_SIDE:
        most = MOST_PIXELS[sort] // 1_000_000
        raise FileError(
            t(
                "This picture is {width} by {height} pixels, which is too large. The most is {most} million in all.",
                width=grouped(width),
                height=grouped(height),
                most=most,
            ),
            t("Save a smaller one, and choose that."),
        )
    if min(size) < 1:
        raise FileError(t("There is nothing in this picture."), t("Choose another."))


def _kept(picture: "Image") -> Clean:
    from PIL import Image, ImageOps

    picture.draft("RGB", (LONGEST, LONGEST))  # a JPEG is read at a half, a quarter or an eighth
    turned = _turn_of(picture)
    picture.load()
    eight = _eight_bits(picture)
    eight.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if turned is not None:
        eight = eight.transpose(turned)
    sheet = Image.new("RGB", eight.size, "white")
    sheet.paste(ImageOps.grayscale(eight) if eight.mode == "1" else eight, mask=eight if eight.mode == "RGBA" else None)
    file = io.BytesIO()
    sheet.save(file, "JPEG", quality=QUALITY, optimize=True, exif=b"", comment=b"")
    return Clean(file.getvalue(), *sheet.size)


def _turn_of(picture: "Image") -> "Transpose | None":
    """How the camera was held (EXIF 2.32, tag 274); None where it says nothing that can be read."""
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    try:
        return turns.get(picture.getexif().get(274, 1))
    except Exception:  # what a camera or a stranger wrote there may be anything: then the picture stays as it lies
        return None


def _eight_bits(picture: "Image") -> "Image":
    """The picture in one of the modes "L", "RGB" and "RGBA"."""
    from PIL import Image

    if picture.mode.startswith("I"):  # 16 bits of grey
        step = max(1, max(picture.size) // (2 * LONGEST))
        fewer = picture.resize(
            (max(1, picture.width // step), max(1, picture.height // step)), Image.Resampling.NEAREST
        )
        return fewer.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("L", "RGB", "RGBA"):
        return picture
    clear = picture.mode in ("LA", "PA", "La", "RGBa") or "transparency" in picture.info
    return picture.convert("RGBA" if clear else "RGB")


@contextmanager
def _plainly(sort: str) -> Iterator[None]:
    """What a reader of broken files may raise, as one plain line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of half of its own limit; ours is lower and is an error
        try:
            yield
        except FileError:
            raise
        except Exception as error:
            if type(error).__name__ == "DecompressionBombError":
                raise FileError(t("This picture is too large once it is unpacked."), t("Save a smaller one.")) from None
            raise FileError(
                t("This {sort} picture is broken or not complete.", sort=sort),
                t("Open it, save it again, and choose it once more."),
            ) from None
