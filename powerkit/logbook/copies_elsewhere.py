"""Copies of the log book off this computer: the folder a person chose for them, and when the last one was made.

It is noted in the program's own folder and not in the log book: a locked one could not say it, and a restored one would
say what was true at another time. There is a note for each computer, since a folder is there on one of them only.
"""

import json
import re
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from powerkit.errors import LogbookError
from powerkit.logbook import keys
from powerkit.logbook.backups import STAMP, is_sound
from powerkit.logbook.contents import look_into
from powerkit.logbook.files import database_errors, open_file, salt_at
from powerkit.logbook.last_seen import note_of_this_computer
from powerkit.logbook.private_files import free_place, write_text
from powerkit.logbook.serialize import said_of_moment, stamp_of
from powerkit.logbook.unfinished_files import clear_parts_of
from powerkit.logbook.version_marks import forgotten_in
from powerkit.text.catalogue import t
from powerkit.there import is_file, is_folder, is_plain_file, read_small

KEEP = 5
"""How many copies are kept in the chosen folder."""

USUAL, CHOICES = 30, (7, 30, 90, 0)
"""After how many days without a copy to remind, if nobody chose; and what can be chosen. 0 is never."""

FEW = 5
"""From so many entries on, one is reminded though no copy was ever made."""

LATER = timedelta(days=14)
"""For how long a reminder is put off."""

STEM = "Power Shifting log book"
"""How the names of such copies begin."""

_NAME = re.compile(rf"{STEM} (\d{{4}}-\d\d-\d\d \d{{6}})( \(\d+\))?\.sqlite3")
_LARGEST = 10_000


@dataclass(frozen=True)
class Away:
    """What one computer knows: the chosen *folder*, when the last copy was *made* there, and its *file*'s name.

    *days* is after how long to remind, *later* the day until which that was put off.
    """

    folder: str = ""
    workbook: str = ""
    made: str = ""
    file: str = ""
    days: int = USUAL
    later: str = ""

    @property
    def when(self) -> datetime | None:
        """When the last copy was made. A time that is no time, or still to come, counts as none."""
        with suppress(ValueError):
            made = datetime.fromisoformat(self.made)
            if made.tzinfo is not None and made <= datetime.now().astimezone() + timedelta(days=1):
                return made
        return None


def remembered(path: Path) -> Away:
    """What this computer knows of copies of the log book at *path*."""
    return _read(_file(path))


def remember(path: Path, known: Away) -> None:
    """Keep it. Raises OSError when it can't be written; what was known is then still known."""
    file = _file(path)
    for place in (file.parent.parent, file.parent):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_text(file, json.dumps(asdict(known), ensure_ascii=False))


def forget_away(path: Path) -> None:
    """Know of no copies any more, on any computer."""
    with suppress(OSError):
        for file in _file(path).parent.glob("*.json"):
            with suppress(OSError):
                file.unlink()
        _file(path).parent.rmdir()


def put_off(path: Path, today: date) -> None:
    """Do not remind for a while. Where that can't be written, one is reminded again."""
    with suppress(OSError):
        remember(path, replace(remembered(path), later=(today + LATER).isoformat()))


def remind_after(path: Path, days: int) -> None:
    """Remind after so many days from now on."""
    with suppress(OSError):
        remember(path, replace(remembered(path), days=days, later=""))


def last_away(path: Path) -> Away | None:
    """The last copy that was made, on whichever computer; None if there was none."""
    made = [(known.when, known) for known in _all(path) if known.when]
    return max(made, key=lambda item: item[0].timestamp())[1] if made else None


def said_of_away(path: Path, now: datetime) -> str:
    """Where the last copy is and from when: "A copy is in /media/stick from today 14:02, sound"; "" for none.

    It was found sound when it was made. The folder is not looked at: it may be far away, or in a drawer.
    """
    last = last_away(path)
    return (
        t("A copy is in {folder} from {moment}, sound", folder=last.folder, moment=said_of_moment(last.when, now))
        if last and last.when
        else ""
    )


def reminder(path: Path, now: datetime, *, many: bool) -> str:
    """What to remind of, in one line; "" for nothing. *many* is whether there is much to lose."""
    known = remembered(path)
    if known.days == 0 or _is_put_off(known, now.date()):
        return ""
    last = last_away(path)
    if last is None or last.when is None:
        return t("There is no copy of your work off this computer yet.") if many else ""
    if now - last.when <= timedelta(days=known.days):
        return ""
    return t("The last copy of your work off this computer is from {moment}.", moment=said_of_moment(last.when, now))


def _is_put_off(known: Away, today: date) -> bool:
    with suppress(ValueError):
        return today < date.fromisoformat(known.later) <= today + LATER
    return False


@dataclass(frozen=True)
class Looked:
    """How the last copy is now: whether all is *well*, in words."""

    well: bool
    text: str


def look_at(path: Path, now: datetime) -> Looked | None:
    """Look at the last copy made on this computer, where its folder is there now; None if none was made."""
    known = remembered(path)
    if known.when is None:
        return None
    what, file = (
        t("in {folder} from {moment}", folder=known.folder, moment=said_of_moment(known.when, now)),
        Path(known.folder) / known.file,
    )
    if not _is_here(known.folder):
        return Looked(True, t("{what}, sound when it was made; that folder is not there now", what=what))
    if not is_file(file):
        return Looked(False, t("{what} is no longer there. Make another.", what=what))
    sound = is_sound(file)
    return Looked(sound, t("{what}, sound", what=what) if sound else t("{what}, not sound. Make another.", what=what))


def copies_away(path: Path) -> list[Path]:
    """The copies of the log book at *path* in the chosen folders, where those are there now."""
    salt = salt_at(path)
    return sorted({copy for known in _all(path) for copy in _of_workbook(Path(known.folder), known.workbook, salt)})


def out_of_reach(path: Path) -> list[str]:
    """The chosen folders that hold copies and are not there now."""
    return sorted({known.folder for known in _all(path) if known.made and not _is_here(known.folder)})


def _is_here(folder: str) -> bool:
    """Whether a folder for copies can be reached now; one whose disk does not answer cannot."""
    with suppress(OSError):
        return is_folder(Path(folder))
    return False


def clear_away(path: Path) -> None:
    """Remove what stopped copies left in the chosen folders. It may wait for a disk: nobody should wait for it."""
    for known in _all(path):
        if known.folder:
            clear_parts_of(Path(known.folder), STEM)


def name_in(folder: Path, now: datetime) -> Path:
    """A new name for a copy in *folder*: nothing that is there is ever replaced."""
    return free_place(folder, f"{STEM} {now.strftime(STAMP)}", ".sqlite3")


def prune(new: Path, workbook: str) -> int:
    """Let copies beside the *new* one go, and count them: the oldest, and those that say more than they should.

    That is those from before something was forgotten, and those that are not locked though the new one is. Only what
    the workbook made goes, of this workbook.
    """
    salt, forgotten = keys.salt_of(new), _forgotten(new)
    others = [copy for copy in _of_workbook(new.parent, workbook, salt) if copy != new]
    others.sort(key=lambda copy: (copy.name <= new.name, copy.name))  # a name from the future was a wrong clock's
    old = set(others[: max(0, len(others) - KEEP + 1)])
    gone = 0
    for copy in others:
        if copy in old or (salt and not keys.salt_of(copy)) or _forgotten(copy) < forgotten:
            with suppress(OSError):
                copy.unlink()
                gone += 1
    return gone


def _of_workbook(folder: Path, workbook: str, salt: bytes | None) -> list[Path]:
    """The copies of this workbook in a folder, by their names and by what is in them."""
    found = []
    with suppress(OSError):
        for file in sorted(folder.iterdir()) if str(folder) != "." else ():
            if _NAME.fullmatch(file.name) and is_plain_file(file):
                inside = look_into(file)
                if (salt and keys.salt_of(file) == salt) or (inside and workbook and inside.workbook == workbook):
                    found.append(file)
    return found


def _forgotten(copy: Path) -> float:
    """When something was last forgotten in a copy, as a number; 0 for never, and where it can't be told."""
    with suppress(LogbookError, ValueError, *database_errors()), closing(open_file(copy, read_only=True)) as connection:
        return stamp_of(forgotten_in(connection))
    return 0.0


def _all(path: Path) -> list[Away]:
    with suppress(OSError):
        return [_read(file) for file in sorted(_file(path).parent.glob("*.json"))]
    return []


def _read(file: Path) -> Away:
    """What is noted in a file; what is no note counts as nothing known."""
    with suppress(OSError, ValueError, RecursionError, AttributeError):
        found = json.loads(read_small(file, _LARGEST))
        known = {field.name: found[field.name] for field in fields(Away) if type(found.get(field.name)) is field.type}
        return Away(**known)
    return Away()


def _file(path: Path) -> Path:
    return path.parent / ".powerkit" / "away" / note_of_this_computer()
