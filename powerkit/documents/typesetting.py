"""What is typeset here: the PDF of a template beside this module, and pictures as PNG."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Any

from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.typst import TypesetError, compiled, forget, started

__all__ = ["TypesetError", "pdf_of", "pngs_of"]

HERE = Path(__file__).parent


def pdf_of(source: str | Path, given: Mapping[str, Any]) -> bytes:
    """The PDF/UA-1 file of a template, beside this module or elsewhere; it reads *given* as JSON: no text is markup.

    Raises:
        TypesetError: it cannot be typeset.
    """
    (made,) = compiled(_template(source), given, format="pdf", pdf_standards=["ua-1"])
    forget()
    return made


def pngs_of(svgs: Sequence[str], *, width: int) -> list[bytes | None]:
    """Each SVG as a PNG *width* pixels wide, on white, shared out among the processors; None for what is no picture."""
    parts = min(len(svgs), os.cpu_count() or 1)
    making = [_begun(svgs[part::parts], width) for part in range(parts)]
    made: list[bytes | None] = [None] * len(svgs)
    for part, pngs in enumerate(making):
        try:
            made[part::parts] = pngs.result()
        except TypesetError:
            made[part::parts] = [_alone(svg, width) for svg in svgs[part::parts]]
    forget()
    return made


def _begun(svgs: Sequence[str], width: int) -> "Future[list[bytes]]":
    # At 72 dots to the inch a point is a pixel.
    given = {"svgs": [shaped(svg) for svg in svgs], "width": width}
    return started(_template("pictures.typ"), given, format="png", ppi=72)


def _alone(svg: str, width: int) -> bytes | None:
    try:
        return _begun([svg], width).result()[0]
    except TypesetError:
        return None


@cache
def _template(name: str | Path) -> bytes:
    return (HERE / name).read_bytes()
