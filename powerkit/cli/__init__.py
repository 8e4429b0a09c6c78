"""The command line: arguments become calls, results become lines. A file for each group of commands."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from powerkit import __version__
from powerkit.cli import (
    actions,
    agreements,
    backup,
    bring_in,
    cloud,
    deck,
    deck_check,
    exit_codes,
    lock,
    log,
    map,
    merge,
    open,
    review,
    share,
    sheet,
    together,
)
from powerkit.cli.base import called_with
from powerkit.logbook.private_files import keep_private

_EXAMPLES = """
Examples:

  powerkit                          open the workbook; also powerkit --no-browser, powerkit --port 8899

  powerkit open 1.2                 open it at card 1.2

  powerkit open --example           see a workbook that somebody filled

  powerkit draw                     draw a card at random

  powerkit card 1.1                 read a card here

  powerkit log --search "bus stop"  find what you wrote
"""


COMMANDS: dict[str, Callable[..., Any]] = {
    "open": open.open_,
    "cards": deck.cards,
    "card": deck.card,
    "draw": deck.draw_,
    "sheet": sheet.sheet,
    "agreed": agreements.agreed,
    "fill": log.fill,
    "import": bring_in.import_,
    "log": log.log,
    "actions": actions.actions,
    "map": map.map_,
    "cloud": cloud.cloud,
    "share": share.share,
    "replies": share.replies,
    "review": review.review,
    "give": together.give,
    "together": together.together,
    "erase": share.erase,
    "notebooks": deck_check.notebooks,
    "doctor": backup.doctor,
    "backup": backup.backup,
    "restore": backup.restore,
    "merge": merge.merge,
    "lock": lock.lock_,
    "shortcut": open.shortcut,
}
"""Every command by its name, in the order the help lists them."""

app = typer.Typer(
    name="powerkit",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
deck_app = typer.Typer(help="Look after a deck of cards.", rich_markup_mode=None, no_args_is_help=True)
deck_app.command("check")(deck_check.deck_check)
deck_app.command("new")(deck_check.deck_new)
deck_app.command("schema")(deck_check.deck_schema)
_DECK = ("deck", "deck check", "deck new", "deck schema")
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)
app.add_typer(deck_app, name="deck")


@app.callback(invoke_without_command=True, help=f"The Power Shifting Workbook.\n{_EXAMPLES}")
def main(
    context: typer.Context,
    workbook: Annotated[Path | None, typer.Option(help="The folder your work is kept in.", metavar="DIR")] = None,
    deck: Annotated[Path | None, typer.Option(help="A deck of your own in place of ours.", metavar="DIR")] = None,
    unlock_with: Annotated[
        Path | None,
        typer.Option(
            envvar="POWERKIT_PASSPHRASE_FILE", help="A file with a locked workbook’s passphrase.", metavar="F"
        ),
    ] = None,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the workbook when no other command is named."""
    called_with(context, workbook, deck)
    lock.ask_here(unlock_with)
    if show_version:
        typer.echo(f"powerkit {__version__}")
    elif context.invoked_subcommand is None:
        open.open_(context)


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    keep_private()
    _have_streams()
    code = exit_code(sys.argv[1:] if arguments is None else arguments)
    try:
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):  # what reads it has seen enough
            code = code or exit_codes.not_printed(error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python must not try again as it ends
    sys.exit(code)


def exit_code(arguments: list[str]) -> int:
    """Run the command line with these arguments; the exit code is returned."""
    return exit_codes.exit_code(app, arguments, {*COMMANDS, *_DECK})


def _have_streams() -> None:
    """A Windows console may not know every letter; what it can't show comes out as a stand-in, never as a crash.

    A stream that was closed before we were started is one that nobody reads.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as we run
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
