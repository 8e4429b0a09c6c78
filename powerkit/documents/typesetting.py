"""What is typeset here: the PDF of a template beside this module, and pictures as PNG."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Any

from powerkit.drawing.complex_scripts import shaped
from powerkit.drawing.typst import TypesetError, forget, started

__all__ = ["TypesetError", "forget", "pdf_begun", "pdf_of", "pngs_begun"]

HERE = Path(__file__).parent
_PARTS_EACH, _MOST_PARTS = 2, 8
"""Jobs for each processor, and at the most: after ten more typst has forgotten what it made for a job beside them."""


def pdf_of(source: str | Path, given: Mapping[str, Any]) -> bytes:
    """The PDF/UA-1 file of a template, beside this module or elsewhere; it reads *given* as JSON: no text is markup.

    Raises:
        TypesetError: it cannot be typeset.
    """
    try:
        return pdf_begun(source, given)()
    finally:
        forget()


def pdf_begun(source: str | Path, given: Mapping[str, Any], *, decides: bool = False) -> Callable[[], bytes]:
    """The same while it is made; who calls what is returned has the file, and then says `forget`.

    Where a template *decides* by where its parts stand is said at `started`.
    """
    making = started(_template(source), given, decides=decides, format="pdf", pdf_standards=["ua-1"])
    return lambda: making.result()[0]


def pngs_begun(svgs: Sequence[str], *, width: int) -> Callable[[], list[bytes | None]]:
    """Each SVG as a PNG *width* pixels wide, on white; None for what is no picture. They are drawn meanwhile.

    Who calls what is returned has them, and then says `forget`. They are shared out in parts, and all but the
    first begin when one is done: what else the typesetter is given meanwhile comes between them.
    """
    parts = min(len(svgs), _PARTS_EACH * (os.cpu_count() or 1), _MOST_PARTS)
    pictures = [shaped(svg) for svg in svgs]  # it may ask the typesetter, who is still free
    making: list[Future[list[bytes]]] = [Future() for _ in range(parts)]
    waiting = iter(range(parts))

    def begin_next() -> None:
        if (part := next(waiting, None)) is not None:
            _begun(pictures[part::parts], width).add_done_callback(lambda pngs: came(making[part], pngs))

    def came(whole: Future[list[bytes]], pngs: Future[list[bytes]]) -> None:
        begin_next()
        error = pngs.exception()
        whole.set_exception(error) if error else whole.set_result(pngs.result())

    def made() -> list[bytes | None]:
        done: list[bytes | None] = [None] * len(svgs)
        for part, pngs in enumerate(making):
            try:
                done[part::parts] = pngs.result()
            except TypesetError:
                done[part::parts] = [_alone(svg, width) for svg in pictures[part::parts]]
        return done

    for _ in range(os.cpu_count() or 1):
        begin_next()
    return made


def _begun(svgs: list[str], width: int) -> "Future[list[bytes]]":
    # At 72 dots to the inch a point is a pixel.
    given = {"svgs": svgs, "width": width}
    return started(_template("pictures.typ"), given, format="png", ppi=72)


def _alone(svg: str, width: int) -> bytes | None:
    try:
        return _begun([svg], width).result()[0]
    except TypesetError:
        return None


@cache
def _template(name: str | Path) -> bytes:
    return (HERE / name).read_bytes()
