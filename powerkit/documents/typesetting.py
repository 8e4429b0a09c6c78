"""What is typeset here: the PDF of a template beside this module, and pictures as PNG."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.typst import TypesetError, compiled

__all__ = ["TypesetError", "pdf_of", "pngs_of"]

HERE = Path(__file__).parent


def pdf_of(source: str | Path, given: Mapping[str, Any]) -> bytes:
    """The PDF/UA-1 file of a template, beside this module or elsewhere; it reads *given* as JSON: no text is markup.

    Raises:
        TypesetError: it cannot be typeset.
    """
    (made,) = compiled(_template(source), given, format="pdf", pdf_standards=["ua-1"])
    return made


def pngs_of(svgs: Sequence[str], *, width: int) -> list[bytes | None]:
    """Each SVG as a PNG *width* pixels wide, on white, shared out among the processors; None for what is no picture."""
    parts = min(len(svgs), os.cpu_count() or 1)
    made: list[bytes | None] = [None] * len(svgs)
    with ThreadPoolExecutor(max(1, parts)) as pool:
        shares = pool.map(lambda part: _pngs(svgs[part::parts], width), range(parts))
        for part, pngs in enumerate(shares):
            made[part::parts] = pngs
    return made


def _pngs(svgs: Sequence[str], width: int) -> list[bytes | None]:
    given = {"svgs": [shaped(svg) for svg in svgs], "width": width}
    try:
        # At 72 dots to the inch a point is a pixel.
        return [*compiled(_template("pictures.typ"), given, format="png", ppi=72)]
    except TypesetError:
        return [None] if len(svgs) == 1 else [png for svg in svgs for png in _pngs([svg], width)]


@cache
def _template(name: str | Path) -> bytes:
    return (HERE / name).read_bytes()
