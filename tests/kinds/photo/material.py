"""Photos for the tests: drawn here, with whatever a camera or a stranger might put into the file."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw, PngImagePlugin

MARK = b"secret-place-51.5N-0.1W"
"""Stands for all that must not be kept of a file."""


def drawn(width: int = 640, height: int = 400, mode: str = "RGB") -> Image.Image:
    """A picture whose top left corner is dark and whose rest is light, with some strokes of a pen."""
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, width // 4, height // 4), fill=(20, 40, 60))
    for step in range(4):
        inset = step * min(width, height) // 10
        pen.ellipse((width // 3 + inset, inset, width - inset - 1, height - inset - 1), outline="black", width=3)
    return picture.convert(mode)


def saved(picture: Image.Image, format: str = "JPEG", **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **how)
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG (PNG specification, 5.3)."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def claimed(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it is that large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rest = chunk(b"IDAT", zlib.compress(b"\0" * 4000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rest


def telling_jpeg(mark: bytes = MARK) -> bytes:
    """A JPEG that tells *mark* everywhere a JPEG can: EXIF with its place, XMP, ICC, a comment, and after its end."""
    text = mark.decode("latin-1")
    exif = Image.Exif()
    exif[0x010E] = exif[0x010F] = exif[0x9286] = text
    exif.get_ifd(0x8825)[29] = text
    picture = saved(drawn(), exif=exif, comment=mark, icc_profile=b"\0" * 64 + mark + b"\0" * 64, xmp=mark)
    return picture + mark


def telling_png(mark: bytes = MARK) -> bytes:
    """A PNG that tells *mark* everywhere a PNG can."""
    info = PngImagePlugin.PngInfo()
    text = mark.decode("latin-1")
    info.add_text("Comment", text)
    info.add_text("Packed", text, zip=True)
    info.add_itxt("XML:com.adobe.xmp", text)
    info.add(b"prVt", mark, after_idat=True)
    exif = Image.Exif()
    exif[0x010E] = text
    return saved(drawn(mode="RGBA"), "PNG", pnginfo=info, exif=exif, icc_profile=mark) + mark
