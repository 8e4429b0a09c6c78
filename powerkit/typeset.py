"""typst with the workbook's own fonts only: nothing of the system, the same result on every computer."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from powerkit.fonts import FAMILIES, HERE

FONT_LIST = '("' + '", "'.join(FAMILIES) + '")'
"""The bundled families as typst writes a list, for ``#set text(font: …)``."""


def typeset(
    source: str,
    *,
    format: Literal["pdf", "png"],
    inputs: Mapping[str, str],
    ppi: float | None = None,
    standards: Sequence[str] = (),
) -> bytes:
    """The typst *source* as a PDF, or as a PNG of its only page at *ppi* pixels an inch.

    What people wrote goes into *inputs* (``sys.inputs``) and is never part of the source, so that nothing in it is a
    command.

    Raises:
        typst.TypstError: the source or what it was given cannot be set, such as a letter that PDF/UA has no font for.
    """
    made = _compiler().compile(
        source.encode(), format=format, ppi=ppi, sys_inputs=dict(inputs), pdf_standards=list(standards)
    )
    return bytes(made[0] if isinstance(made, list) else made)


@cache
def _compiler() -> Any:
    """One compiler a process: finding the fonts takes longer than a page does."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE])
    return typst.Compiler(font_paths=fonts)
