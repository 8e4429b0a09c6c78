"""The picture of an answer that is still being written: drawn as it would stand in a record, and nothing of it kept.

The page asks "picture" with the ``answer``, its ``label``, and the ``width`` in pixels it has; ``fitted`` asks for it
as it stands on a card's back. Told are the
``pictures``, each {svg, alt, caption}; ``numbers``, the table of what they count {caption, heads, rows}, or null; and
``said``, why there is none, "" where there are some. "picture_file" with a ``format`` (svg or png) and the number of
one of them as ``which`` tells a file: its ``name``, media ``type`` and ``data`` in base64.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from powerkit.documents.model import Picture, Table
from powerkit.drawing.png import png_of
from powerkit.errors import RecordError
from powerkit.kinds.base import Kind
from powerkit.kinds.pictures import fitted, pictures_of
from powerkit.logbook.model import Past
from powerkit.text.catalogue import later, t
from powerkit.text.schemas import as_json, given_to, heard

NARROW = 560
"""A place of fewer pixels than this gets the form for a small screen."""

_PNG_WIDTH = 1600
_NOTHING = later("There is nothing to draw yet.")


class AskPicture(TypedDict):
    """An answer as it stands, its label, how many pixels its picture has, and whether it is as on a card's back.

    *keyed* is for where what is numbered in it is told beside it, or need not be.
    """

    answer: Any
    label: str
    width: NotRequired[float]
    fitted: NotRequired[bool]
    keyed: NotRequired[bool]


class AskPictureFile(AskPicture):
    """One of its pictures as a file."""

    format: str
    which: int


class PicturesTold(TypedDict):
    """The pictures, the numbers in them, or why there is none."""

    pictures: list[Picture]
    numbers: Table | None
    said: str


class FileTold(TypedDict):
    """A file for the page, which its host hands out."""

    name: str
    type: str
    data: bytes


def tell(kind: Kind, what: str, given: Any, past: Callable[[], Sequence[Past]]) -> Mapping[str, Any]:
    """What this module says.

    Raises:
        PowerkitError: the answer cannot be drawn as it stands, said in a line.
    """
    answers = TELLS[what]
    return answers(kind, heard(given_to(answers), given))


def _picture(kind: Kind, given: AskPicture) -> PicturesTold:
    answer = _as_read(kind, given["answer"])
    pictures = _drawn(kind, answer, given)
    numbers = kind.numbers(answer) if pictures else None
    return {
        "pictures": [as_json(picture) for picture in pictures],
        "numbers": as_json(numbers) if numbers else None,
        "said": "" if pictures else t(_NOTHING),
    }


def _picture_file(kind: Kind, given: AskPictureFile) -> FileTold:
    pictures, which = _drawn(kind, _as_read(kind, given["answer"]), given), given["which"]
    if which >= len(pictures):
        raise RecordError(t(_NOTHING))
    return _file(pictures[which], given["format"], f"picture-{which + 1}" if len(pictures) > 1 else "picture")


def _as_read(kind: Kind, given: Any) -> Any:
    """What is right in the answer, as others may read it: a cell that is not yet in order is left out."""
    answer, _ = kind.check(given)
    return kind.let_out(answer)


def _drawn(kind: Kind, answer: Any, given: AskPicture) -> tuple[Picture, ...]:
    if kind.blank(answer):
        return ()
    narrow = given.get("width", NARROW) < NARROW
    if given.get("fitted"):
        return fitted(kind, answer, given["label"], narrow=narrow, keyed=given.get("keyed", False))
    return pictures_of(kind, answer, given["label"], narrow=narrow)


def _file(picture: Picture, form: str, stem: str) -> FileTold:
    if form == "png":
        content, media = png_of(picture.svg, _PNG_WIDTH), "image/png"
    else:
        form, content, media = "svg", picture.svg.encode(), "image/svg+xml"
    return {"name": f"{stem}.{form}", "type": media, "data": content}


TELLS: Mapping[str, Callable[..., Mapping[str, Any]]] = {"picture": _picture, "picture_file": _picture_file}
"""Who answers what."""
