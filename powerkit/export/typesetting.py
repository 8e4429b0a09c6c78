"""The typesetter: one typst compiler with our fonts, and nothing of the computer it runs on."""

import json
import re
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerkit import fonts

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
_ONE_AT_A_TIME = threading.Lock()


class TypesetError(Exception):
    """The typesetter refused; its own words are the text."""


def pdf_of(source: str, given: Mapping[str, Any]) -> bytes:
    """The PDF/UA-1 file of a template beside this module; it reads *given* as JSON, so no text is ever markup.

    Raises:
        TypesetError: it cannot be typeset.
    """
    (made,) = _compiled(source, given, format="pdf", pdf_standards=["ua-1"])
    return made


def pngs_of(svgs: Sequence[str], *, width: int) -> list[bytes]:
    """Each SVG as a PNG *width* pixels wide, on white, all in one go.

    Raises:
        TypesetError: one of them is no picture.
    """
    if not svgs:
        return []
    # At 72 dots to the inch a point is a pixel.
    return _compiled("pictures.typ", {"svgs": list(svgs), "width": width}, format="png", ppi=72)


def _compiled(source: str, given: Mapping[str, Any], **how: Any) -> list[bytes]:
    import typst

    data = json.dumps({**given, "fonts": fonts.FAMILIES})
    with _ONE_AT_A_TIME:
        try:
            made = _compiler().compile(input=_template(source), sys_inputs={"given": data}, timestamp=0, **how)
        except typst.TypstError as error:
            raise TypesetError(re.sub(r"\s+", " ", str(error))) from None
        finally:
            _compiler().compile(input=b"", sys_inputs=None, format="svg")  # forgets the words
    return made if isinstance(made, list) else [made or b""]


@cache
def _template(name: str) -> bytes:
    return (HERE / name).read_bytes()


@cache
def _compiler() -> "typst.Compiler":
    import typst

    ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.HERE)])
    return typst.Compiler(font_paths=ours)
