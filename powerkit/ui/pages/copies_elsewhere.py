"""Copies off this computer on the start page: the last one, a reminder, and making one in the chosen folder."""

from collections.abc import Callable
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook import Logbook
from powerkit.logbook.copies_elsewhere import CHOICES, FEW, remembered, remind_after, reminder, said_of_away
from powerkit.logbook.copy_out import copy_away, folder_from, gone_in_words, same_disk_in_words
from powerkit.logbook.model import Asked
from powerkit.logbook.serialize import Clock
from powerkit.logbook.syncing_folders import Place, likely_places
from powerkit.text.catalogue import t
from powerkit.ui.pages.replies.home import AwayTold, PlacesTold
from powerkit.ui.pages.requests.home import AskCopyAway

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


def places_told(logbook: Logbook, places: Places | None = None) -> PlacesTold:
    """Folders that leave this computer."""
    found = (places or likely_places)(logbook.path.parent)
    return {"kind": "places", "places": [{"path": place.path, "name": place.name} for place in found]}


def copied(message: AskCopyAway, logbook: Logbook) -> str:
    """Make a copy off this computer, and what came of it in words.

    Raises:
        LogbookError: the copy could not be made. Those that are there stay.
    """
    named, days = message.get("folder", remembered(logbook.path).folder), message.get("days")
    if not named.isprintable():
        raise LogbookError(t("That is no name of a folder."), t("Choose one, or write where it is."))
    made = copy_away(logbook, folder_from(named, logbook.path))
    if days is not None and days in CHOICES:
        remind_after(logbook.path, days)
    said = (t("It was opened there and holds all of your log book."), gone_in_words(made), same_disk_in_words(made))
    return " ".join(filter(None, said))
