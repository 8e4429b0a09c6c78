"""The typesetter: typst with our fonts, and nothing of the computer it runs on."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from powerkit.drawing import fonts

if TYPE_CHECKING:
    import typst


class TypesetError(Exception):
    """The typesetter refused; its own words are the text."""


def compiled(source: bytes, given: Mapping[str, Any], **how: Any) -> list[bytes]:
    """The pages that typst makes of *source*; *how* is for typst, such as ``format`` and ``ppi``.

    The source reads *given*, and the names of our fonts under "fonts", as JSON from ``sys.inputs.given``. What people
    wrote is in there only, so that none of it is ever markup.

    Raises:
        TypesetError: it cannot be typeset.
    """
    import typst

    data = json.dumps({**given, "fonts": fonts.FAMILIES})
    # A compiler a job: it goes with the words it was given, and several work at once.
    compiler = typst.Compiler(font_paths=_fonts())
    try:
        made = compiler.compile(input=source, sys_inputs={"given": data}, timestamp=0, **how)
    except typst.TypstError as error:
        raise TypesetError(re.sub(r"\s+", " ", str(error))) from None
    return made if isinstance(made, list) else [made or b""]


@cache
def _fonts() -> "typst.Fonts":
    """Read once a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.HERE)])
