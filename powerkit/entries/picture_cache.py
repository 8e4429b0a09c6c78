"""Pictures drawn once and kept in the log book, so that opening a notebook loads no drawing library."""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from powerkit import __version__
from powerkit.documents.model import Picture
from powerkit.errors import PowerkitError
from powerkit.kinds.base import Kind
from powerkit.kinds.pictures import Draw, is_drawn, pictures_of
from powerkit.logbook import Logbook
from powerkit.text.catalogue import deck_language
from powerkit.text.language_tags import ENGLISH


def kept_in(logbook: Logbook, draw: Draw = pictures_of, form: str = "") -> Draw:
    """*draw*, with the log book as its memory: the same answer of the same kind is drawn once in each *form*.

    A picture that cannot be kept (a full disk, another process writing) is drawn all the same.
    """

    def drawn(kind: Kind, answer: Any, label: str) -> tuple[Picture, ...]:
        kept = kind.kept_pictures(answer, label, logbook)
        if kept is not None:
            return kept
        if not is_drawn(kind):
            return ()
        key = _key(kind, answer, label, form)
        try:
            found = logbook.picture(key)
        except PowerkitError:
            found = None
        if found is not None:
            return tuple(Picture(**load) for load in json.loads(found))
        pictures = draw(kind, answer, label)
        with suppress(PowerkitError):  # it is a copy that saves time, nothing more
            logbook.keep_picture(key, json.dumps([asdict(picture) for picture in pictures], ensure_ascii=False))
        return pictures

    return drawn


def _key(kind: Kind, answer: Any, label: str, form: str) -> str:
    """A name for all that the picture is drawn from; another version of the workbook may draw it otherwise."""
    told = json.dumps(answer, sort_keys=True, ensure_ascii=False)
    spoken = deck_language()  # its words are said of the picture, and which way it is drawn
    parts = [__version__, kind.name, repr(kind), label, told, *([form] if form else [])]
    parts += [f"@{spoken}"] if spoken != ENGLISH else []
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
