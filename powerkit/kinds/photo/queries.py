"""What a card's page asks about a photo: to take one in, and to show one that is kept."""

from collections.abc import Callable, Mapping
from typing import Any, TypedDict

from powerkit.errors import FileError
from powerkit.kinds.photo.sanitize import cleaned
from powerkit.logbook import Logbook
from powerkit.text.base64_files import packed, unpacked
from powerkit.text.catalogue import t
from powerkit.text.schemas import Packed, given_to, heard


class AskTake(TypedDict):
    """A photo to keep."""

    data: Packed


class AskShow(TypedDict):
    """A photo that is kept, by its key."""

    photo: str


class PhotoTold(TypedDict):
    """A photo that is kept: its key, a JPEG in base64, and its size in pixels."""

    photo: str
    data: str
    width: int
    height: int


def told(what: str, given: Any, logbook: Logbook) -> Mapping[str, Any]:
    """The answer to "take" (given ``{"data": base64}``) or "show" (given ``{"photo": key}``).

    Both give ``{"photo": key, "data": base64 of a JPEG, "width": pixels, "height": pixels}``.

    Raises:
        FileError: the file is no photo, too large or broken; or there is no such photo. Nothing was kept.
        LogbookError: it could not be kept.
    """
    answers = TELLS.get(what)
    if answers is None:
        raise FileError(t("The page is older than the workbook."), t("Reload it."))
    return answers(heard(given_to(answers), given), logbook)


def _take(given: AskTake, logbook: Logbook) -> PhotoTold:
    made = cleaned(unpacked(given["data"]))
    return _shown(logbook.keep_photo(made.content, made.width, made.height), made.content, made.width, made.height)


def _show(given: AskShow, logbook: Logbook) -> PhotoTold:
    found = logbook.photo(given["photo"])
    if found is None:
        raise FileError(t("This photo is not in your log book any more."), t("Choose it again, or take it out here."))
    return _shown(given["photo"], found.content, found.width, found.height)


def _shown(key: str, content: bytes, width: int, height: int) -> PhotoTold:
    return {"photo": key, "data": packed(content), "width": width, "height": height}


TELLS: Mapping[str, Callable[..., Mapping[str, Any]]] = {"take": _take, "show": _show}
"""Who answers what."""
