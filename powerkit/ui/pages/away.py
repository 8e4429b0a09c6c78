"""Copies off this computer on the start page: the last one, a reminder, and making one in the chosen folder."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.away import CHOICES, FEW, put_off, remembered, remind_after, reminder, said_of_away
from powerkit.logbook.copying import copy_away, folder_from, gone_in_words, same_disk_in_words
from powerkit.logbook.model import Asked
from powerkit.logbook.places import Place, likely_places
from powerkit.logbook.serialize import Clock
from powerkit.text.catalogue import t
from powerkit.ui.pages.told.home import AwayTold

Message = Mapping[str, Any]
Reply = Mapping[str, Any]
Places = Callable[[Path], list[Place]]
"""Gives folders that leave this computer, for the folder of a workbook."""


def away_reply(logbook: Logbook, now: Clock, *, example: bool) -> AwayTold:
    """What the start page says of copies off this computer. The folder itself is not looked at."""
    path, known = logbook.path, remembered(logbook.path)
    many = not known.made and logbook.count(Asked(), FEW) >= FEW
    return {
        "said": said_of_away(path, now()),
        "folder": known.folder,
        "days": known.days,
        "due": "" if example else reminder(path, now(), many=many),
    }


def answer(message: Message, logbook: Logbook, today: date, places: Places | None = None) -> Reply | None:
    """What came of a message about copies off this computer; None for one about something else.

    Raises:
        LogbookError: the copy could not be made. Those that are there stay.
    """
    match message.get("kind"):
        case "places":
            found = (places or likely_places)(logbook.path.parent)
            return {"kind": "places", "places": [{"path": place.path, "name": place.name} for place in found]}
        case "copy_away":
            return {"copied": _copied(message, logbook)}
        case "copy_later":
            put_off(logbook.path, today)
            return {}
    return None


def _copied(message: Message, logbook: Logbook) -> str:
    named, days = message.get("folder"), message.get("days")
    if not isinstance(named, str):
        named = remembered(logbook.path).folder
    if not named.isprintable():
        raise LogbookError(t("That is no name of a folder."), t("Choose one, or write where it is."))
    made = copy_away(logbook, folder_from(named, logbook.path))
    if type(days) is int and days in CHOICES:
        remind_after(logbook.path, days)
    said = (t("It was opened there and holds all of your log book."), gone_in_words(made), same_disk_in_words(made))
    return " ".join(filter(None, said))
