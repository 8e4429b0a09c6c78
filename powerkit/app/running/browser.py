"""Opens the browser at the workbook in a way that no other user of the computer can follow, and says how to come in.

What a program was started with is seen by all users of a computer (``ps``). So the browser is started with a file that
only its owner may read, and the file leads to an address that is good once. The file lies in the workbook's own folder
and is not hidden: browsers that are kept in a box of their own (snap) may read a home folder, but nothing hidden in it.
"""

import os
import platform
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

from powerkit.app.running.note import Running
from powerkit.app.running.ports import waiting_at
from powerkit.app.running.tickets import OPENED
from powerkit.logbook.private_files import write_text
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.escaping import Markup

NAME = "Opening the workbook.html"
"""The file the browser is started with; it is taken away once it was used."""

_IN_JUPYTER = "Your JupyterLab has it open there. To open it on its own, choose Close the workbook on that page first."


def tell(folder: WorkbookFolder, running: Running, page: str, browser: bool, before: int | None) -> None:
    """Say where the workbook is open, and open the *browser* there. *before* is the port it had until now."""
    print(f"Your workbook is open at {running.address(page)}")
    print("That address lets you in once, within 15 minutes.")
    print(f"What you save is kept in {folder.root}")
    if before not in (None, running.port):
        print(waiting_at(before))
    print("To close it, choose Close the workbook on the page, or press Ctrl+C here.", flush=True)
    _show(folder, running, page, browser)


def point_to(folder: WorkbookFolder, running: Running, page: str, browser: bool) -> None:
    """Say that the workbook is open already, and open the *browser* there."""
    print(f"Your workbook is already open at {running.address(page)}")
    print(_IN_JUPYTER if running.is_guest else "That address lets you in once, within 15 minutes.", flush=True)
    thread = _show(folder, running, page, browser)
    if thread:
        # The file is read by a browser that may still have to start; the server takes it away once it was used.
        thread.join()


def clear(folder: WorkbookFolder) -> None:
    """Take the file away that a browser was started with."""
    with suppress(OSError):
        (folder.root / NAME).unlink(missing_ok=True)


def _show(folder: WorkbookFolder, running: Running, page: str, browser: bool) -> threading.Thread | None:
    if not browser:
        return None
    address = running.address(page, OPENED)
    if not _alone() and not running.is_guest:
        with suppress(OSError):
            address = _leading_file(folder, address).as_uri()
    thread = threading.Thread(target=webbrowser.open, args=(address,), daemon=True, name="browser")
    thread.start()
    return thread


def _alone() -> bool:
    """Whether no other user sees what programs were started with, or a browser could not read our file."""
    # Windows shows it to nobody else; in the others the browser lives outside the box the workbook runs in.
    return os.name == "nt" or "microsoft" in platform.release().lower() or Path("/dev/.cros_milestone").exists()


def _leading_file(folder: WorkbookFolder, address: str) -> Path:
    """A file for its owner's eyes that leads to *address*, once the browser has read it."""
    file = folder.root.absolute() / NAME
    write_text(
        file,
        Markup(
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Opening your workbook</title>'
            '<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url={}">'
            '<p><a href="{}">Open your workbook</a></p></html>\n'
        ).format(address, address),
    )
    return file
