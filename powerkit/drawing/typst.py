"""The typesetter: typst with our fonts, and nothing of the computer it runs on."""

import json
import os
import re
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from powerkit.drawing import fonts
from powerkit.errors import RecordError
from powerkit.text.catalogue import deck_language, t
from powerkit.text.language_tags import parts_of

if TYPE_CHECKING:
    import typst

_KEPT_FOR = 11
"""So many jobs later typst has forgotten one."""
_MOST_AT_ONCE = 4
_MOST_TRIES = 30


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


def started(source: bytes, given: Mapping[str, Any], *, decides: bool = False, **how: Any) -> "Future[list[bytes]]":
    """The same while it is made, beside others on other processors; its result is asked for later.

    A source that *decides* by where its parts stand does so itself while typst sets it five times, and imports
    ``decided`` for where that is too few: see `_decided`.
    """
    data = json.dumps({**set_in(deck_language()), **given, "fonts": fonts.FAMILIES})
    return _workers().submit(_made_elsewhere if _is_forked() else _made, source, data, decides, how)


def set_in(language: str) -> dict[str, str | None]:
    """A language as typst sets text in it, which decides which way it runs: "lang", and "region" where there is one."""
    tag = parts_of(language)
    return {"lang": tag.language, "region": tag.region if tag.region.isalpha() else None}


def _made(source: bytes, data: str, decides: bool, how: dict[str, Any]) -> list[bytes]:
    try:
        import typst
    except ImportError:
        what = t("No PDF and no PNG can be made where this workbook runs.")
        raise RecordError(what, t("Choose another file.")) from None
    inputs = {"given": data}
    compiler = typst.Compiler(font_paths=_fonts())
    try:
        whole = _with_decided(source, None) if decides else source
        made, warnings = compiler.compile_with_warnings(whole, sys_inputs=inputs, timestamp=0, **how)
        if decides and any("did not converge" in warning.message for warning in warnings):
            made = compiler.compile(_decided(source, inputs), sys_inputs=inputs, timestamp=0, **how)
    except typst.TypstError as error:
        raise TypesetError(re.sub(r"\s+", " ", str(error))) from None
    finally:
        _forget(1)
    return made if isinstance(made, list) else [made or b""]


def _made_elsewhere(*job: Any) -> list[bytes]:
    """The same, made by a process of its own: see `_is_forked`."""
    import pickle
    import subprocess
    import sys

    line = [sys.executable, "-I", "-c", _ELSEWHERE]
    done = subprocess.run(line, input=pickle.dumps((sys.path, job)), stdout=subprocess.PIPE, check=True)
    made = pickle.loads(done.stdout)  # from our own program
    if isinstance(made, Exception):
        raise made
    return cast(list[bytes], made)


_ELSEWHERE = """
import pickle, sys
sys.path[:], job = pickle.load(sys.stdin.buffer)
from powerkit.drawing import typst
try:
    made = typst._made(*job)
except typst.TypesetError as error:
    made = error
pickle.dump(made, sys.stdout.buffer)
"""


def _decided(source: bytes, inputs: dict[str, str]) -> dict[str, bytes]:
    """The source beside what is decided for it: set, and asked what it would decide now, until that stays the same."""
    import typst

    decided: list[bool] = []
    for _ in range(_MOST_TRIES):
        whole = _with_decided(source, decided)
        compiler = typst.Compiler(whole, font_paths=_fonts(), sys_inputs=inputs)  # type: ignore[type-var]  # takes files
        said = compiler.query("<turns>", "value", True)
        before, decided = decided, json.loads(said)
        if decided == before:
            break
    return whole


def _with_decided(source: bytes, decided: list[bool] | None) -> dict[str, bytes]:
    # A file of its own: where the source or its data change, typst sets anew what stays as it was.
    told = "none" if decided is None else f"({''.join(f'{each},' for each in decided).lower()})"
    return {"main.typ": source, "decided.typ": f"#let decided = {told}".encode()}


def forget() -> "Future[None]":
    """Have typst let go of what it remembers of earlier jobs, words and pictures, after something large.

    Nobody needs to wait for it. Before all is made, it would be another job's parts that typst has to make again.
    """
    return _workers().submit(_forget, 0 if _is_forked() else _KEPT_FOR)


def _forget(times: int) -> None:
    import typst

    compiler = typst.Compiler(font_paths=_fonts())
    for _ in range(times):
        compiler.compile(input=b"", sys_inputs=None, format="svg")


@cache
def _workers() -> ThreadPoolExecutor:
    """The threads that typeset, always the same ones: the system keeps memory for each thread there ever was."""
    return ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1), "typst")


def _is_forked() -> bool:
    """Whether this is a forked child of a process that typeset before.

    typst would wait in it for ever: for threads that only the parent has, or for what one of them held at that moment.
    """
    return _first_process() != os.getpid()


@cache
def _first_process() -> int:
    return os.getpid()


@cache
def _fonts() -> "typst.Fonts":
    """Read once a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.HERE)])


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_workers.cache_clear)  # a child has none of the threads
