"""Whether a file or folder is there, and what is in a small file of the program's own: nothing is ever waited for.

"No" is said only where there is none: what cannot be seen may be there.

``Path.exists``, ``is_file``, ``is_dir`` and ``is_symlink`` say "no" on any fault since Python 3.14, and ``glob`` passes
over it since 3.13: a network disk that stalls, or a folder of somebody else, would look empty, and a log book be begun
anew in it. Ask here wherever something hangs on the answer.
"""

import errno
import os
import stat
from pathlib import Path

from powerkit.errors import UnseenError, kept_by_somebody_else, of_somebody_else, t

SMALL = 1_000_000
"""Bytes: a note of the program's own has far fewer."""

PAGE = 200_000_000
"""Bytes: as many as a notebook may have that is read whole. The workbook's own pages, with records, have far fewer."""

TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened to be read: a pipe with nobody at its other end is not waited for."""

_NONE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
_NONE_ON_WINDOWS = (21, 123, 1921)
"""No disk in the drive, a name no file can have, and a link that leads to itself."""


def is_there(place: Path) -> bool:
    """Whether a file or folder is at *place*, itself or where a link leads.

    Raises:
        UnseenError: that cannot be seen.
    """
    return found_at(place) is not None


def is_file(place: Path) -> bool:
    """Whether there is a file at *place*, itself or where a link leads; raises as `is_there`."""
    return stat.S_ISREG(_mode(place))


def is_folder(place: Path) -> bool:
    """Whether there is a folder at *place*, itself or where a link leads; raises as `is_there`."""
    return stat.S_ISDIR(_mode(place))


def is_link(place: Path) -> bool:
    """Whether there is a link at *place*, wherever it leads; raises as `is_there`."""
    return stat.S_ISLNK(_mode(place, through_links=False))


def is_plain_file(place: Path) -> bool:
    """Whether there is a file at *place* that is no link to another; raises as `is_there`."""
    return stat.S_ISREG(_mode(place, through_links=False))


def read_small(place: Path, most: int = SMALL) -> bytes:
    """What is in the file at *place*, or where a link leads: the one way to read what the program keeps for itself.

    Anything may stand in its place: a pipe or a device that never ends, a folder, a file that somebody filled.

    Raises:
        OSError: there is none, it can't be read, has more than *most* bytes, or is no file.
    """
    handle = os.open(place, TO_READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            number = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL
            raise OSError(number, os.strerror(number), str(place))
        content = b"" if found.st_size > most else _all_of(handle, most + 1)
    finally:
        os.close(handle)
    if max(found.st_size, len(content)) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(place))
    return content


def _all_of(handle: int, most: int) -> bytes:
    parts = []
    while most > 0 and (part := os.read(handle, min(most, 1 << 20))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def listed(folder: Path) -> list[Path]:
    """What is in a *folder*, by name; nothing where there is none.

    Raises:
        UnseenError: what is in it cannot be seen.
    """
    try:
        return sorted(folder.iterdir())
    except ValueError:  # a name no file can have
        return []
    except OSError as error:
        if _is_none(error):
            return []
        raise _unseen(folder, error) from error


def found_at(place: Path | str, through_links: bool = True) -> os.stat_result | None:
    """What the system says of the file or folder at *place*; None where there is none. Raises as `is_there`."""
    try:
        return os.stat(place, follow_symlinks=through_links)  # noqa: PTH116 - before every read: the quicker of the two
    except ValueError:  # a name no file can have
        return None
    except OSError as error:
        if _is_none(error):
            return None
        raise _unseen(place, error) from error


def somebody_elses(*places: Path | str, to_change: bool = False) -> UnseenError | None:
    """What is to be said of the first of these places that somebody else keeps from this person; None where none is.

    Such are a file that they may not read, or not write, where it is *to change*, and a folder they may not change.
    """
    for place in places:
        found = _seen(place)
        if found is None or not hasattr(os, "geteuid") or found.st_uid == os.geteuid():
            continue
        if not os.access(place, os.R_OK):
            return _of_somebody_else(of_somebody_else(place))
        how = os.W_OK | os.X_OK if stat.S_ISDIR(found.st_mode) else os.W_OK if to_change else 0
        if not os.access(place, how):
            return _of_somebody_else(kept_by_somebody_else(place))
    return None


def _seen(place: Path | str) -> os.stat_result | None:
    try:
        return os.stat(place)  # noqa: PTH116 - as `found_at`
    except (OSError, ValueError):
        return None


def _of_somebody_else(what: str) -> UnseenError:
    return UnseenError(what, t("Ask them for the right to it, or choose another folder. Nothing was changed."))


def _mode(place: Path, through_links: bool = True) -> int:
    found = found_at(place, through_links)
    return found.st_mode if found else 0


def _is_none(error: OSError) -> bool:
    return error.errno in _NONE or getattr(error, "winerror", None) in _NONE_ON_WINDOWS


def _unseen(place: Path | str, error: OSError) -> UnseenError:
    if isinstance(error, PermissionError):
        return _of_somebody_else(of_somebody_else(place))
    why = error.strerror or t("the disk does not answer")
    what = t("{place} cannot be looked at now: {why}.", place=place, why=why)
    return UnseenError(what, t("Check that the disk or network folder it is on is connected, then try again."))
