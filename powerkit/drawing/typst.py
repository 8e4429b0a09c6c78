"""The typesetter: typst with our fonts, and nothing of the computer it runs on."""

import json
import os
import re
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any

from powerkit.drawing import fonts
from powerkit.errors import RecordError
from powerkit.text.catalogue import deck_language
from powerkit.text.language_tags import parts_of

if TYPE_CHECKING:
    import typst

_KEPT_FOR = 11
"""So many jobs later typst has forgotten one."""
_MOST_AT_ONCE = 4


class TypesetError(Exception):
    """The typesetter refused; its own words are the text."""


def compiled(source: bytes, given: Mapping[str, Any], **how: Any) -> list[bytes]:
    """The pages that typst makes of *source*; *how* is for typst, such as ``format`` and ``ppi``.

    The source reads *given*, and with it the names of our fonts ("fonts") and the deck's language, as JSON from
    ``sys.inputs.given``. What people wrote is in there only, so that none of it is ever markup.

    Raises:
        TypesetError: it cannot be typeset.
        RecordError: there is no typesetter here.
    """
    return started(source, given, **how).result()


def started(source: bytes, given: Mapping[str, Any], **how: Any) -> "Future[list[bytes]]":
    """The same while it is made, beside others on other processors; its result is asked for later."""
    data = json.dumps({**set_in(deck_language()), **given, "fonts": fonts.FAMILIES})
    return _workers().submit(_made, source, data, how)


def set_in(language: str) -> dict[str, str | None]:
    """A language as typst sets text in it, which decides which way it runs: "lang", and "region" where there is one."""
    tag = parts_of(language)
    return {"lang": tag.language, "region": tag.region if tag.region.isalpha() else None}


def _made(source: bytes, data: str, how: dict[str, Any]) -> list[bytes]:
    try:
        import typst
    except ImportError:
        raise RecordError("No PDF and no PNG can be made where this workbook runs.", "Choose another file.") from None
    try:
        made = typst.Compiler(font_paths=_fonts()).compile(input=source, sys_inputs={"given": data}, timestamp=0, **how)
    except typst.TypstError as error:
        raise TypesetError(re.sub(r"\s+", " ", str(error))) from None
    finally:
        _forget(1)
    return made if isinstance(made, list) else [made or b""]


def forget() -> None:
    """Have typst let go of what it remembers of earlier jobs, words and pictures, after something large."""
    _workers().submit(_forget, _KEPT_FOR).result()


def _forget(times: int) -> None:
    import typst

    compiler = typst.Compiler(font_paths=_fonts())
    for _ in range(times):
        compiler.compile(input=b"", sys_inputs=None, format="svg")


@cache
def _workers() -> ThreadPoolExecutor:
    """The threads that typeset, always the same ones: the system keeps memory for each thread there ever was."""
    return ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1), "typst")


@cache
def _fonts() -> "typst.Fonts":
    """Read once a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.HERE)])


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_workers.cache_clear)  # a child has none of the threads
