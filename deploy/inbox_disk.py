"""An inbox on the disk: each file of its own, whole or not there. Also a command, for when an account ends::

    python inbox_disk.py --forget NAME --folder /srv/inbox

deletes all that was put for NAME and by NAME, also while the service runs. ``docs/organisation.md`` says when.
"""

import argparse
import hashlib
import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

log = logging.getLogger("inbox")


@dataclass(frozen=True)
class Item:
    """A file in an inbox: by whom, for whom, when it was put and fetched, and which file it *answers*."""

    id: str
    by: str
    to: str
    form: str
    size: int
    put: str
    answers: str = ""
    fetched: str = ""


def place(folder: Path, item: Item) -> Path:
    """Where an item is."""
    return folder / hashlib.sha256(item.to.encode()).hexdigest()[:32] / f"{item.id}.file"


def mark(file: Path) -> Path:
    """Where it stands that an item was fetched, and when."""
    return file.with_suffix(".fetched")


def read(file: Path) -> Item | None:
    """What a file is, by its first line; None for one that is none of ours."""
    with suppress(OSError, ValueError, TypeError), file.open("rb") as opened:
        item = Item(**json.loads(opened.readline(10_000)))
        fetched = mark(file).read_text(encoding="ascii") if mark(file).is_file() else ""
        datetime.fromisoformat(fetched or item.put)
        return replace(item, fetched=fetched) if file == place(file.parent.parent, item) else None
    log.warning("A file in the folder is none of ours.")
    return None


def write(file: Path, *content: bytes | bytearray) -> None:
    """Write a file whole or not at all, so that also a power cut leaves it there once this returns."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    part = file.with_suffix(".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            for piece in content:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
        for folder in (file.parent, file.parent.parent):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def delete(file: Path) -> None:
    """Delete an item, and that it was fetched."""
    file.unlink(missing_ok=True)
    mark(file).unlink(missing_ok=True)


def forget(folder: Path, name: str) -> int:
    """Delete all that was put for somebody and by them, and say how many files that was."""
    found = [file for file in folder.glob("*/*.file") if (item := read(file)) and name in (item.to, item.by)]
    for file in found:
        delete(file)
    return len(found)


def main() -> None:
    """Empty an inbox."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forget", required=True, metavar="NAME", help="whose account ended, as the Hub spells it")
    parser.add_argument("--folder", type=Path, required=True, help="where the service keeps the files")
    asked = parser.parse_args()
    if not asked.folder.is_dir():
        parser.exit(1, f"There is no folder {asked.folder}.\n")
    count = forget(asked.folder, asked.forget)
    print(f"Deleted {count} file{'' if count == 1 else 's'} for or by {asked.forget}.")


if __name__ == "__main__":
    main()
