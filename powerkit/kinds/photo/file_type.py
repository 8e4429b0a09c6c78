"""What sort of picture some bytes are, by what they begin with; their name says nothing."""

from powerkit.errors import FileError
from powerkit.text.catalogue import t

JPEG, PNG, HEIC = "JPEG", "PNG", "HEIC"

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
"""The brands of a HEIF file with a still picture in it (ISO/IEC 23008-12, annex B)."""

_OTHERS = {
    b"GIF8": "a GIF picture",
    b"BM": "a BMP picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"RIFF": "a WebP picture or a sound",
    b"%PDF": "a PDF",
    b"PK\3\4": "a ZIP file or an Office document",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"<svg": "an SVG drawing",
    b"<?xml": "an SVG drawing or other XML",
    b"<!doctype svg": "an SVG drawing",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<script": "a script",
}
"""How other files begin, in small letters where they are text."""

_SAVE = "Save it as JPEG or PNG, or take a photo of it, and choose that."


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
    raise FileError(
        t("This is {found}, not a photo.", found=found) if found else t("This is not a photo that can be read."), _SAVE
    )
