"""Commands that open the workbook, or help to."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from powerkit.cli.base import deck_of, finish_here, folder_of, own_deck_of, yes
from powerkit.cli.lock import locked_here
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.resources import examples_folder, notebooks_folder
from powerkit.there import is_folder

if TYPE_CHECKING:
    from powerkit.app.running import Running


def open_(
    context: typer.Context,
    where: Annotated[str, typer.Argument(help="A capability (1) or a card (1.2).", metavar="[1 or 1.2]")] = "",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser by itself.")] = True,
    port: Annotated[int | None, typer.Option(help="Move the workbook to another port.", metavar="N")] = None,
    here: Annotated[
        bool, typer.Option("--here", help="Open it though another computer seems to have it open.")
    ] = False,
    example: Annotated[bool, typer.Option("--example", help="A filled workbook, in a folder of its own.")] = False,
) -> None:
    """Open the workbook in your browser.

    Examples: powerkit open, powerkit open 1, powerkit open 1.2 --no-browser, powerkit open --example
    """
    from powerkit.app.launch import open_workbook
    from powerkit.app.restore import check_logbook
    from powerkit.logbook import files
    from powerkit.logbook.leftovers import tidy
    from powerkit.ui.notebooks import find_page

    folder, own_deck = folder_of(context), own_deck_of(context)
    if example:
        folder = _example(context)
    page = find_page(deck_of(context), where) if where else ""
    tidy(folder)
    if is_folder(folder.root) and not locked_here(folder):
        finish_here(folder)
        check_logbook(folder, yes, typer.echo)
    files.ask = None  # from here on the page asks
    open_workbook(
        folder, deck=own_deck, page=page, port=port, browser=browser, take_over=lambda found: here or _take_over(found)
    )


def _take_over(running: "Running") -> bool:
    return yes(
        f"This workbook is open {running.where}. If it is still in use there, close it there first. "
        "Open it here all the same?"
    )


def shortcut(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(help="Another folder than the desktop.", metavar="DIR")] = None,
) -> None:
    """Put an icon on the desktop that starts the workbook. Example: powerkit shortcut"""
    from powerkit.app.shortcut import desktop, make_shortcut

    folder, own_deck = folder_of(context), own_deck_of(context)
    typer.echo(f"The icon is here: {make_shortcut(folder, to or desktop(Path.home()), deck=own_deck)}")


def _example(context: typer.Context) -> WorkbookFolder:
    """The folder of the example, filled on first use."""
    from powerkit.app.example import example_folder, fill_example

    named = (context.parent or context).params.get("workbook") is not None
    folder = example_folder(folder_of(context), named=named)
    prepare(folder, notebooks_folder())
    fill_example(folder, deck_of(context), examples_folder())
    return folder
