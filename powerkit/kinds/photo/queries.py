"""What a card's page asks about a photo: to take one in, and to show one that is kept."""

from collections.abc import Mapping
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.photo.sanitize import LARGEST, cleaned
from powerkit.logbook import Logbook
from powerkit.text.carried import packed, unpacked
from powerkit.text.catalogue import t


def told(what: str, given: Any, logbook: Logbook) -> dict[str, Any]:
    """The answer to "take" (given ``{"data": base64}``) or "show" (given ``{"photo": key}``).

    Both give ``{"photo": key, "data": base64 of a JPEG, "width": pixels, "height": pixels}``.

    Raises:
        FileError: the file is no photo, too large or broken; or there is no such photo. Nothing was kept.
        LogbookError: it could not be kept.
    """
    asked = given if isinstance(given, Mapping) else {}
    if what == "take":
        made = cleaned(_bytes(asked.get("data")))
        return _shown(logbook.keep_photo(made.content, made.width, made.height), made.content, made.width, made.height)
    if what == "show":
        key = asked.get("photo")
        found = logbook.photo(key) if isinstance(key, str) else None
        if found is None:
            raise FileError(
                t("This photo is not in your log book any more."), t("Choose it again, or take it out here.")
            )
        return _shown(str(key), found.content, found.width, found.height)
    raise FileError(t("The page is older than the workbook."), t("Reload it."))


def _bytes(data: Any) -> bytes:
    if not isinstance(data, str) or len(data) > LARGEST * 4 // 3 + 4:
        raise FileError(
            t("This file is too large. The most is {number} MB.", number=LARGEST // 1_000_000),
            t("Choose a smaller photo."),
        )
    return unpacked(data)


def _shown(key: str, content: bytes, width: int, height: int) -> dict[str, Any]:
    return {"photo": key, "data": packed(content), "width": width, "height": height}
