"""Forgetting one person, one story or one entry: what would go, shown first, and then taken out for good.

Everything the workbook itself keeps is reached: every version and draft, actions, memos, settings, names, the search,
photos, kept pictures, every backup, and the records in the notebooks. Files that were sent or copied elsewhere are not.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from powerkit.deck import Deck
from powerkit.entries.forget.model import NOT_REACHED, REMOVED, Held, Part, Plan, Spelling, Wish
from powerkit.entries.forget.parts import parts_of_entry, plan_entry, story_parts, without_part
from powerkit.entries.forget.person import likely_spared, plan_person, without_person
from powerkit.errors import AnswerError, LogbookError
from powerkit.logbook import Logbook, note
from powerkit.logbook.copies import unfinished_beside
from powerkit.logbook.copies_elsewhere import out_of_reach
from powerkit.logbook.private_files import write_text
from powerkit.logbook.sync_conflicts import in_full
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.catalogue import t
from powerkit.there import is_there

Renew = Callable[[WorkbookFolder, Logbook], None]
"""What makes the records in the pages again: `powerkit.reports.notebook_records.renew_all`."""

__all__ = [
    "NOT_REACHED",
    "REMOVED",
    "Held",
    "Part",
    "Plan",
    "Renew",
    "Spelling",
    "Wish",
    "finish",
    "forget",
    "likely_spared",
    "parts_of_entry",
    "plan",
    "story_parts",
]


def plan(wish: Wish, logbook: Logbook) -> Plan:
    """What would go, and nothing changed.

    Raises:
        AnswerError: the wish names nobody and nothing.
        LogbookError: there is no such entry.
    """
    made = plan_person(wish, logbook) if wish.person.strip() else plan_entry(wish, logbook)
    shown = repr(
        (wish, made.what, made.lines, [(spelling.text, spelling.count, spelling.goes) for spelling in made.spellings])
    )
    asked = repr((wish.person, wish.spared))
    return replace(made, seal=hashlib.sha256((shown + asked).encode("utf-8", "replace")).hexdigest())


def forget(
    wish: Wish, seal: str, deck: Deck, logbook: Logbook, folder: WorkbookFolder, renew: Renew
) -> tuple[str, ...]:
    """Take it out for good, everywhere the workbook keeps it; the names of copies that could not be changed.

    *renew* makes the records in the pages again.

    Raises:
        AnswerError: it is not what was shown any more (*seal* is that plan's). Nothing was changed.
        LogbookError: the log book could not be changed.
    """
    now = plan(wish, logbook)
    if now.seal != seal:
        raise AnswerError(t("Something has changed since this was shown."), t("Look at it again. Nothing was removed."))
    if now.nothing:
        raise AnswerError(t("There is nothing to remove."), t("Nothing was changed."))
    _records_to_do(folder)
    if wish.person.strip():
        left = logbook.reword(without_person(wish, deck))
    elif wish.field or wish.fields:
        left = logbook.reword(without_part(wish, logbook.entry(wish.entry)))
    else:
        left = logbook.forget_entry(wish.entry)
    finish(folder, logbook, renew)
    note(folder.state, "forget", copies=len(logbook.copies()) - len(left), left=len(left))
    left = (*left, *unfinished_beside(folder.logbook, folder.backups))
    far = (t("the copies in {place}, which is not there now", place=place) for place in out_of_reach(folder.logbook))
    return (*(in_full(path, folder.logbook) for path in left), *far)


def finish(folder: WorkbookFolder, logbook: Logbook, renew: Renew) -> None:
    """Make the records in the pages again, if forgetting was stopped before that was done."""
    if is_there(_to_do(folder)):
        renew(folder, logbook)
        with suppress(OSError):
            _to_do(folder).unlink()


def _to_do(folder: WorkbookFolder) -> Path:
    return folder.state / "records"


def _records_to_do(folder: WorkbookFolder) -> None:
    try:
        folder.state.mkdir(exist_ok=True, mode=0o700)
        write_text(_to_do(folder), "The records in the pages are to be made again.\n")
    except OSError as error:
        why = error.strerror or t("the disk refused")
        raise LogbookError(
            t("Nothing was removed: the workbook’s folder cannot be written, {why}.", why=why), t("Make room.")
        ) from error
