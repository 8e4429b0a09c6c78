"""A disk that loses power: which files there may be after a cut, from the calls to the system that came before it.

What was synced is there. Of what was written to a file since then any part may be: each write or none, the last torn.
Of what was changed in folders (made, renamed, deleted) since the last sync a beginning may be: journals of ext4, APFS
and NTFS keep the order. See Pillai and others, "All File Systems Are Not Created Equal", OSDI 2014.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512


@dataclass(frozen=True)
class Write:
    """*data* written at *at*; with None the file was cut to *at* bytes."""

    at: int
    data: bytes | None


@dataclass
class File:
    """One file, whatever it is called: what is *synced*, and what was written since."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Write] = field(default_factory=list)

    def now(self) -> bytes:
        """What a program reads in it."""
        return bytes(_applied(self.synced, self.since))

    def after_cut(self, chance: random.Random) -> bytes:
        """What may be in it after a cut."""
        kept = [write for write in self.since if chance.random() < 0.5]
        if kept and kept[-1].data and chance.random() < 0.5:
            whole = kept.pop()
            data = whole.data or b""
            kept.append(Write(whole.at, data[: chance.randrange(0, len(data) // SECTOR + 1) * SECTOR]))
        return bytes(_applied(self.synced, kept))

    def sync(self) -> None:
        """All of it is on the disk now."""
        self.synced, self.since = _applied(self.synced, self.since), []


def _applied(content: bytearray, writes: list[Write]) -> bytearray:
    made = bytearray(content)
    for write in writes:
        if write.data is None:
            del made[write.at :]
            made.extend(bytes(max(0, write.at - len(made))))
        else:
            made.extend(bytes(max(0, write.at - len(made))))
            made[write.at : write.at + len(write.data)] = write.data
    return made


@dataclass(frozen=True)
class Named:
    """A change in a folder: *name* leads to *file* from now on (None: to nothing any more)."""

    name: str
    file: File | None


class Disk:
    """The files of a folder as a program sees them, and what of them a cut may leave. Names are relative paths."""

    def __init__(self, root: Path) -> None:
        self.names: dict[str, File] = {}
        self.folders = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}
        for path in root.rglob("*"):
            if path.is_file():
                self.names[path.relative_to(root).as_posix()] = File(bytearray(path.read_bytes()))
        self._on_disk = dict(self.names)
        self._since: list[Named] = []

    def change(self, *changes: Named) -> None:
        """A folder's entries change, in this order."""
        for change in changes:
            _put(self.names, change)
            self._since.append(change)

    def sync(self, file: File | None) -> None:
        """A file was synced, or (None) a folder. Either brings the changes of folders before it onto the disk."""
        if file is not None:
            file.sync()
        for change in self._since:
            _put(self._on_disk, change)
        self._since = []

    def after_cut(self, chance: random.Random, place: Path) -> None:
        """Write into *place* what may be there after a cut now."""
        names = dict(self._on_disk)
        for change in self._since[: chance.randint(0, len(self._since))]:
            _put(names, change)
        for folder in sorted(self.folders):
            (place / folder).mkdir(parents=True, exist_ok=True)
        for name, file in names.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(file.after_cut(chance))


def _put(names: dict[str, File], change: Named) -> None:
    if change.file is None:
        names.pop(change.name, None)
    else:
        names[change.name] = change.file
