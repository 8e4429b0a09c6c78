"""Makes an icon on the desktop that starts the workbook."""

import os
import shlex
import sys
from pathlib import Path

from powerkit.errors import WorkbookError
from powerkit.logbook.private_files import not_over
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.shell_commands import command

NAME = "Power Shifting Workbook"


def make_shortcut(
    folder: WorkbookFolder,
    place: Path,
    system: str = sys.platform,
    python: str = sys.executable,
    deck: Path | None = None,
) -> Path:
    """Write the icon's file into the folder *place* and return where it is.

    *system* is as in `sys.platform`; *python* is the Python that runs the workbook; *deck* is
    a locality's own deck.

    Raises:
        WorkbookError: the file cannot be written there, or another of its name is there.
    """
    name, text = _file(folder, system, python, deck)
    target = place / name
    try:
        not_over(target, ours="powerkit")
        target.write_text(text, encoding="utf-8", newline="\r\n" if system == "win32" else "\n")
        if system != "win32":
            target.chmod(0o755)
    except OSError as error:
        raise WorkbookError(
            f"The icon could not be put in {place}: {error.strerror or error}.",
            f"Put it in another folder, such as: {command('shortcut', '--to', folder.root)}",
        ) from error
    return target


def desktop(home: Path, system: str = sys.platform) -> Path:
    """The desktop's folder: OneDrive's on Windows where there is one, else "Desktop" in the *home* folder."""
    places = [home / "Desktop"]
    if system == "win32" and os.environ.get("ONEDRIVE"):
        places.insert(0, Path(os.environ["ONEDRIVE"]) / "Desktop")
    return next((place for place in places if place.is_dir()), home)


def _file(folder: WorkbookFolder, system: str, python: str, deck: Path | None) -> tuple[str, str]:
    own_deck = ["--deck", str(deck.resolve())] if deck else []
    words = [python, "-P", "-m", "powerkit", "--workbook", str(folder.root), *own_deck, "open"]
    if system == "win32":
        doubled = " ".join(f'"{word}"' for word in words).replace("%", "%%")
        return f"{NAME}.cmd", f"@echo off\nchcp 65001 >nul\ntitle {NAME}\n{doubled}\nif errorlevel 1 pause\n"
    line = shlex.join(words)
    if system == "darwin":
        return f"{NAME}.command", f"#!/bin/sh\nexec {line}\n"
    quoted = " ".join(_desktop_word(word) for word in words)
    entry = f"[Desktop Entry]\nType=Application\nName={NAME}\nComment=Open your workbook\nExec={quoted}\n"
    return f"{NAME}.desktop", f"{entry}Terminal=true\nCategories=Office;\n"


def _desktop_word(word: str) -> str:
    """A word of an Exec line, quoted as the Desktop Entry Specification asks."""
    escaped = "".join(f"\\{item}" if item in '"`$\\' else item for item in word).replace("%", "%%")
    return '"' + escaped.replace("\\", "\\\\") + '"' if "\\" in escaped else f'"{escaped}"'
