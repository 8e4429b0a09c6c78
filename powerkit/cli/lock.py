"""The lock on the command line: setting a passphrase, and asking for it where a command needs the log book."""

import getpass
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import finish_here, folder_of, is_terminal
from powerkit.errors import WorkbookError
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.shell_commands import command
from powerkit.there import is_folder

_TRIES = 3


def lock_(
    context: typer.Context,
    change: Annotated[bool, typer.Option("--change", help="Set another passphrase.")] = False,
    off: Annotated[bool, typer.Option("--off", help="Take the lock off.")] = False,
    passphrase_file: Annotated[
        Path | None, typer.Option(help="Take the new passphrase from a file’s first line.", metavar="F")
    ] = None,
    weak: Annotated[bool, typer.Option("--weak", help="Take a passphrase that is easy to guess.")] = False,
) -> None:
    """Lock your workbook with a passphrase. Close it first.

    Examples: powerkit lock, powerkit lock --change, powerkit lock --off
    """
    from powerkit.app.running import find_running
    from powerkit.logbook import files
    from powerkit.logbook.lost_or_replaced import what_is_missing
    from powerkit.ui.pages import folder_lock

    folder = folder_of(context)
    if change and off:
        raise typer.BadParameter("--change and --off can’t both be.")
    if find_running(folder):
        raise WorkbookError(
            "The workbook is open.", "Choose Close the workbook on the page, then call this again; or lock it there."
        )
    if not is_folder(folder.root):
        raise WorkbookError(f"There is no workbook in {folder.root} yet.", f"Open it first: {command('open')}")
    if gone := what_is_missing(folder.logbook, folder.backups):
        raise gone  # what it was, locked or not, nobody knows
    locked = files.is_locked(folder.logbook)
    finish_here(folder)
    if (off or change) and not locked:
        raise WorkbookError("This workbook is not locked.", f"To lock it: {command('lock')}")
    if locked and not (off or change):
        raise WorkbookError(
            "This workbook is locked already.",
            f"For another passphrase: {command('lock', '--change')} To take the lock off: {command('lock', '--off')}",
        )
    if off:
        turned = folder_lock.unlock_for_good(folder)
        typer.echo("The lock is off. Anybody who can read the folder can read your log book.")
    else:
        typer.echo(folder_lock.FIRST_SAID)
        given = _new(passphrase_file)
        folder_lock.check_passphrase(*given, weak=weak)
        turned = folder_lock.lock_folder(folder, given[0])
        typer.echo("Your workbook is locked. The passphrase is asked for when it opens.")
    for line in turned.lines():
        typer.echo(line)
    typer.echo("It cannot reach:")
    for line in folder_lock.OUT_OF_REACH:
        typer.echo(f"- {line}")


def ask_here(file: Path | None) -> None:
    """From now on ask for a locked log book's passphrase: in *file* if one is named, else on the terminal."""
    from powerkit.logbook import files

    files.ask = partial(_ask, file)


def locked_here(folder: WorkbookFolder) -> bool:
    """Whether the log book is locked, with its key not at hand: then the page asks for the passphrase.

    A file that was named with the passphrase is used.
    """
    from powerkit.logbook import files

    if not files.is_locked(folder.logbook):
        return False  # what it may have to go back to is asked for here
    ask = files.ask
    files.ask = None
    if isinstance(ask, partial) and ask.args[0] is not None:
        ask(folder.logbook)
    return files.is_shut(folder.logbook)


def _ask(file: Path | None, path: Path) -> None:
    from powerkit.logbook import files
    from powerkit.logbook.lock import unlock
    from powerkit.logbook.ways_back import if_certain

    files.expect_part()
    for said in _said(file, path):
        if unlock(path, said, list((path.parent / "Backups").glob("*.sqlite3"))):
            return
        if file is not None:
            raise WorkbookError(
                f"The passphrase in {file} does not fit {path.name}.",
                f"Put the right one into it. {if_certain(path)}",
            )
        typer.echo("That passphrase does not fit.", err=True)
    if file is None and is_terminal():
        raise files.LockedLogbook(
            f"The log book {path.name} stays locked.", f"Try again when you have the passphrase. {if_certain(path)}"
        )


def _said(file: Path | None, path: Path) -> Iterator[str]:
    from powerkit.logbook.files import LockedLogbook

    if file is not None:
        yield _first_line(file)
    elif is_terminal():
        for _ in range(_TRIES):
            yield getpass.getpass(f"Passphrase for {path.name}: ")
    else:
        raise LockedLogbook(
            f"The log book {path.name} is locked with a passphrase.",
            "On a terminal it is asked for. Elsewhere, write it in a file, and name that file after --unlock-with, "
            "before the command, or in POWERKIT_PASSPHRASE_FILE.",
        )


def _new(file: Path | None) -> tuple[str, str]:
    if file is not None:
        line = _first_line(file)
        return line, line
    if not is_terminal():
        raise WorkbookError(
            "There is nobody to ask for a passphrase.",
            "On a terminal it is asked for. Elsewhere, name a file that holds it after --passphrase-file.",
        )
    return getpass.getpass("New passphrase: "), getpass.getpass("The same again: ")


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WorkbookError(f"The passphrase could not be read from {file}.", "Name another file.") from error
    return lines[0] if lines else ""
