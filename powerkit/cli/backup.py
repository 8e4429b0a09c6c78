"""Commands that look after the workbook: its health, copies of the log book, and going back to one."""

from pathlib import Path
from typing import Annotated

import typer

from powerkit.cli.base import AsJson, folder_of, own_deck_of, print_json, print_lines
from powerkit.errors import WorkbookError
from powerkit.resources import deck_folder
from powerkit.text.shell_commands import command

_LOCKED_AGAIN = "That file was not locked. Your log book is, with your workbook’s passphrase; the file stays as it was."
_LOCKED_NOW = (
    "It is locked with the passphrase of that file. Copies of the log book of before are not: "
    "set a passphrase again to lock them all."
)

_LOCKED_AS_FILE = "It is locked with the passphrase of that file: the log book of before could not be opened."


def doctor(
    context: typer.Context,
    audit: Annotated[
        bool, typer.Option("--audit", help="Only list what was ever done to the whole log book, without a word of it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Look the workbook over: versions, folder, log book, port, kernel. Example: powerkit doctor --audit"""
    from powerkit.app.doctor import look_over
    from powerkit.logbook import noted

    if audit:
        done = noted(folder_of(context).state)
        if as_json:
            print_json([{"when": item.when.isoformat(), "what": item.what, **dict(item.counts)} for item in done])
            return
        print_lines([item.words for item in done] or ["Nothing was done to the log book as a whole yet."])
        return
    folder, own_deck = folder_of(context), own_deck_of(context)
    findings = list(look_over(folder, own_deck or deck_folder()))
    if as_json:
        print_json([{"name": finding.name, "well": finding.well, "text": finding.text} for finding in findings])
    for finding in () if as_json else findings:
        mark = "to do" if finding.to_do else "ok  " if finding.well else "WRONG"
        typer.echo(f"{mark} {finding.name}: {finding.text}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def backup(
    context: typer.Context,
    to: Annotated[
        Path | None,
        typer.Argument(
            help=(
                "A folder off this computer, which is remembered; or a new file; or an earlier copy of this log book, "
                "which is replaced. Left out: the folder remembered."
            ),
            metavar="FOLDER or FILE",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Copy your log book to a stick, or a folder that is carried elsewhere, and open it there to check it.

    Examples: powerkit backup /media/stick, powerkit backup, powerkit backup my-log-book.sqlite3
    """
    from powerkit.app.restore import back_up
    from powerkit.logbook.copy_out import gone_in_words, same_disk_in_words

    made = back_up(folder_of(context), to)
    typer.echo(f"Your log book is copied to {made.file}")
    print_lines(filter(None, (gone_in_words(made), same_disk_in_words(made))))
    if made.known and to is not None:
        typer.echo(f"That folder is remembered. The next copy goes there by: {command('backup')}")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup, such as one in the folder Backups.", metavar="FILE")],
) -> None:
    """Go back to a backup of your log book. Close the workbook first. Example: powerkit restore my-log-book.sqlite3"""
    from powerkit.app.restore import go_back
    from powerkit.app.running import find_running
    from powerkit.logbook.files import is_locked, salt_at

    if find_running(folder_of(context)):
        raise WorkbookError("The workbook is open.", "Choose Close the workbook on the page, then call this again.")
    logbook = folder_of(context).logbook
    were, before = (is_locked(file), is_locked(logbook)), salt_at(logbook)
    aside = go_back(folder_of(context), file)
    typer.echo("Your log book is back as it was in that file.")
    if is_locked(logbook) and not all(were):
        typer.echo(_LOCKED_AGAIN if were[1] else _LOCKED_NOW)
    elif before and salt_at(logbook) == salt_at(file) != before:
        typer.echo(_LOCKED_AS_FILE)
    if aside:
        typer.echo(f"The log book of before was not deleted. It is here: {aside}")
