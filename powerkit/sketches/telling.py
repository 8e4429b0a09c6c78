"""What the page asks about a sketch: a file of it.

Registered for "sketch:file". *given* is an object with the ``answer`` as the page has it now, the ``format`` ("svg" or
"png") and a ``title``. Told are ``files``, each with ``name``, ``type`` (a media type) and ``data`` in base64.
"""

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from powerkit.entry import Past
from powerkit.errors import AnswerError
from powerkit.fields import Kind
from powerkit.fields.marks import marks_of
from powerkit.pictures.png import png_of
from powerkit.pictures.sketch.picture import told_of
from powerkit.pictures.sketch.svg import draw_sketch

TYPES = {"svg": "image/svg+xml", "png": "image/png"}
"""The formats there are, and their media types."""

WIDTH_PNG = 1600
"""Pixels across a PNG."""


def tell(kind: Kind, what: str, given: Any, past: Callable[[], Sequence[Past]]) -> dict[str, Any]:
    """The drawing as a file, with words as they were written.

    Raises:
        AnswerError: there is nothing drawn, something in it does not fit, or the format is not known.
    """
    asked = given if isinstance(given, Mapping) else {}
    form, title = str(asked.get("format")), str(asked.get("title") or "")
    if form not in TYPES:
        raise AnswerError("The page is older than the workbook. Reload it.")
    data = base64.b64encode(content_of(kind, asked.get("answer"), title, form)).decode()
    stem = re.sub(r"[^\w-]+", "-", title).strip("-")[:60] or "picture"
    return {"files": [{"name": f"{stem}.{form}", "type": TYPES[form], "data": data}]}


def content_of(kind: Kind, given: Any, title: str, form: str) -> bytes:
    """The bytes of a file in that format.

    Raises:
        AnswerError: there is nothing drawn, or something in it does not fit.
    """
    answer, problems = kind.check(given)
    marks = marks_of(answer)
    if problems:
        raise AnswerError(f"The drawing {problems[0].text}.")
    if not marks:
        raise AnswerError("Nothing is drawn yet.", "Draw something first.")
    svg = draw_sketch(marks, title=title or "A drawing", told=told_of(answer, marks))
    return svg.encode() if form == "svg" else png_of(svg, WIDTH_PNG)
