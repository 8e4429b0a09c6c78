"""Folders on this computer that carry what is in them elsewhere: those of sync programs, and disks one can unplug."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from powerkit.text.catalogue import t

_SYNCED = {
    "OneDrive": r"OneDrive( ?-.*)?",
    "Dropbox": r"Dropbox( ?\(.*\)| ?-.*)?",
    "iCloud": r"iCloud ?Drive|com~apple~CloudDocs",
    "Google Drive": r"Google ?Drive(-.*)?",
    "Nextcloud": r"Nextcloud\d*",
    "ownCloud": r"ownCloud",
}
"""The names that sync programs give their folders."""

_ELSEWHERE = ("Library/Mobile Documents/com~apple~CloudDocs", "Library/CloudStorage")
_DISKS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_MOST = 6


@dataclass(frozen=True)
class Place:
    """A folder for copies: where it is, and what a person knows it as."""

    path: str
    name: str


@dataclass(frozen=True)
class Disk:
    """A disk that is connected: where it is, and what the system says of it."""

    mountpoint: str
    opts: str = ""
    fstype: str = ""


def synced_by(folder: Path) -> str:
    """Which sync program carries a folder, as far as the names on the way to it say; "" for none."""
    for part in reversed(folder.parts):
        for program, name in _SYNCED.items():
            if re.fullmatch(name, part, re.IGNORECASE):
                return program
    with suppress(OSError):
        if any((place / ".stfolder").exists() for place in (folder, *folder.parents)):
            return "Syncthing"
    return ""


def likely_places(
    workbook: Path,
    home: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    disks: Iterable[Disk] | None = None,
) -> list[Place]:
    """Where a copy of the *workbook* may be put: what is there now and can be written. Disks far away are not asked."""
    found: dict[str, Place] = {}
    disks = _connected() if disks is None else disks
    for place in (*_unplugged(disks), *_carried(home or Path.home(), environment)):
        with suppress(OSError):
            path = Path(place.path)
            if path.is_dir() and os.access(path, os.W_OK) and not workbook.resolve().is_relative_to(path.resolve()):
                found.setdefault(str(path.resolve()), place)
    return list(found.values())[:_MOST]


def _unplugged(disks: Iterable[Disk]) -> Iterator[Place]:
    for disk in disks:
        if disk.fstype and ("removable" in disk.opts.split(",") or disk.mountpoint.startswith(_DISKS)):
            name = Path(disk.mountpoint).name
            yield Place(disk.mountpoint, t("Disk or stick {name}", name=name or disk.mountpoint))


def _carried(home: Path, environment: Mapping[str, str]) -> Iterator[Place]:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if there := environment.get(name, "").strip():
            yield Place(there, Path(there).name)
    for folder in (home, *(home / place for place in _ELSEWHERE)):
        with suppress(OSError):
            inside = sorted(place for place in folder.iterdir() if not place.name.startswith("."))
            for place in (folder, *inside):
                if place != home and synced_by(Path(place.name)):
                    drive = place / "My Drive"  # where Google keeps what may be written
                    yield Place(str(drive if drive.is_dir() else place), _called(place))


def _called(place: Path) -> str:
    return "iCloud Drive" if synced_by(Path(place.name)) == "iCloud" else place.name


def _connected() -> list[Disk]:
    import psutil  # only when somebody asks

    with suppress(OSError, psutil.Error):
        return [Disk(partition.mountpoint, partition.opts, partition.fstype) for partition in psutil.disk_partitions()]
    return []
