"""What sort of picture some bytes are, by what they begin with; their name says nothing."""

from powerkit.errors import FileError
from powerkit.text.catalogue import later, t

JPEG, PNG, HEIC = "JPEG", "PNG", "HEIC"

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
