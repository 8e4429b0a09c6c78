"""A photo brought into an answer from the command line, made small and clean as on the page."""

from typing import Any

from powerkit.kinds.base import Kind
from powerkit.kinds.file_import import Brought, Given
from powerkit.kinds.photo.sanitize import cleaned
from powerkit.logbook import Logbook
from powerkit.text.catalogue import t


def bring(kind: Kind, given: Given) -> Brought:
    """The photo, in place of one that is there; its description stays as it was written.

    Raises:
        FileError: the file is no photo, or too large or broken.
    """
    made = cleaned(given.file.content)
    before = given.before or {}

    def kept(logbook: Logbook) -> Any:
        return {**before, "photo": logbook.keep_photo(made.content, made.width, made.height)}

    told: tuple[str, ...] = (t("Only its picture is kept: when and where it was taken is not."),)
    if before.get("photo"):
        told += (t("It takes the place of the photo that is there."),)
    if before.get("words"):
        told += (t("It is described as: {words}", words=before["words"]),)
    return Brought(
        {**before, "photo": ""},
        t("a photo, {width} by {height} pixels", width=made.width, height=made.height),
        (),
        told,
        kept,
    )
