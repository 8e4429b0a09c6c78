"""What a stopped program left in the making, all over a workbook's folder: cleared at the next start.

Only what has a name that nothing but the workbook gives goes, and only when its writer is gone. What the log book's own
parts are called, and how their writers are told, is in `unfinished_files`.
"""

import re
import threading
from contextlib import suppress
from pathlib import Path
from time import time

from powerkit.logbook.copies import put_away_in
from powerkit.logbook.copies_elsewhere import clear_away
from powerkit.logbook.private_files import computer_mark
from powerkit.logbook.unfinished_files import DAY, NEAR, QUIET, clear_stale, process_started
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.there import is_folder, is_link, is_plain_file

_HIDDEN = re.compile(r"\..+\.([0-9a-f]{6})-(\d+)-[a-z0-9_]{8}\.tmp")
SHARE_IN_THE_MAKING = re.compile(r"\.share\.[0-9a-f]{6}-\d+-[a-z0-9_]{8}\.tmp")
"""The name of a file to send that is being written."""


def tidy(folder: WorkbookFolder) -> None:
    """Clear what stopped programs left in the workbook's folder, and beside it in the folders for copies.

    Those may be far away, so nobody waits for them.
    """
    if not is_folder(folder.root):
        return
    threading.Thread(target=clear_away, args=(folder.logbook,), daemon=True, name="tidy").start()
    clear_stale(folder.root, folder.backups, *put_away_in(folder.backups))
    beside = (folder.state / name for name in ("runtime", "seen", "away"))
    for place in (folder.root, folder.set_aside, folder.to_send, folder.state, *beside):
        _clear(place)


def clear_shares(folder: Path) -> None:
    """Clear what stopped programs left of files to send, in a folder of any kind."""
    _clear(folder, SHARE_IN_THE_MAKING)


def _clear(place: Path, name: re.Pattern[str] | None = None) -> None:
    with suppress(OSError):
        if is_link(place):
            return
        for file in place.iterdir():
            with suppress(OSError):
                if (name is None or name.fullmatch(file.name)) and is_left_over(file):
                    file.unlink()


def is_left_over(file: Path) -> bool:
    """Whether *file* is one in the making whose writer is gone."""
    match = _HIDDEN.fullmatch(file.name)
    if match is None or not is_plain_file(file):
        return False
    quiet = time() - file.stat().st_mtime
    if match[1] != computer_mark():
        return quiet > DAY
    began = process_started(int(match[2]))
    # A process of that number that began after the last word was written is another one.
    return began is None or (began > file.stat().st_mtime + NEAR and quiet > QUIET)
