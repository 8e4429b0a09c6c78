"""The picture of an answer that is still being written: drawn as it would stand in a record, and nothing of it kept.

The page asks "picture" with the ``answer``, its ``label``, and the ``width`` in pixels it has. Told are the
``pictures``, each {svg, alt, caption}; ``numbers``, the table of what they count {caption, heads, rows}, or null; and
``said``, why there is none, "" where there are some. "picture_file" with a ``format`` (svg or png) and the number of
one of them as ``which`` tells a file: its ``name``, media ``type`` and ``data`` in base64.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.png import png_of
from powerkit.errors import RecordError
from powerkit.kinds.base import Kind
from powerkit.kinds.pictures import pictures_of
from powerkit.logbook.model import Past
from powerkit.text.catalogue import later, t

NARROW = 560
"""A place of fewer pixels than this gets the form for a small screen."""

_PNG_WIDTH = 1600
_NOTHING = later("There is nothing to draw yet.")


def tell(kind: Kind, what: str, given: Any, past: Callable[[], Sequence[Past]]) -> dict[str, Any]:
    """What this module says.

    Raises:
        PowerkitError: the answer cannot be drawn as it stands, said in a line.
    """
    asked = given if isinstance(given, Mapping) else {}
    answer = _as_read(kind, asked.get("answer"))
    pictures = _drawn(kind, answer, asked)
    if what == "picture":
        numbers = kind.numbers(answer) if pictures else None
        return {
            "pictures": [asdict(picture) for picture in pictures],
            "numbers": asdict(numbers) if numbers else None,
            "said": "" if pictures else t(_NOTHING),
        }
    which = asked.get("which")
    if not isinstance(which, int) or not 0 <= which < len(pictures):
        raise RecordError(t(_NOTHING))
    return _file(pictures[which], str(asked.get("format")), f"picture-{which + 1}" if len(pictures) > 1 else "picture")


def _as_read(kind: Kind, given: Any) -> Any:
    """What is right in the answer, as others may read it: a cell that is not yet in order is left out."""
    answer, _ = kind.check(given)
    return kind.let_out(answer)


def _drawn(kind: Kind, answer: Any, asked: Mapping[str, Any]) -> tuple[Picture, ...]:
    if kind.blank(answer):
        return ()
    label, width = asked.get("label"), asked.get("width")
    narrow = isinstance(width, int | float) and width < NARROW
    return pictures_of(kind, answer, label if isinstance(label, str) else "", narrow=narrow)


def _file(picture: Picture, form: str, stem: str) -> dict[str, Any]:
    if form == "png":
        content, media = png_of(picture.svg, _PNG_WIDTH), "image/png"
    else:
        form, content, media = "svg", picture.svg.encode(), "image/svg+xml"
    return {"name": f"{stem}.{form}", "type": media, "data": content}
