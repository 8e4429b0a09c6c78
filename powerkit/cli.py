"""The command line: arguments become calls, results become lines. Errors become exit codes here and nowhere else.

Exit codes: 0 done; 2 a wrong call; 1 a problem the person can mend; 3 a fault of ours; 130 stopped.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Annotated, Any
from uuid import uuid4

import typer

from powerkit import __version__
from powerkit.arguments import apart, named_folder, options_first
from powerkit.content import deck_folder, examples_folder, notebooks_folder
from powerkit.deck import Deck
from powerkit.errors import PowerkitError, WorkbookError
from powerkit.faults import note_fault, where
from powerkit.folder import WorkbookFolder, default_folder, prepare
from powerkit.logbook import Logbook
from powerkit.starter import load_whole

app = typer.Typer(
    name="powerkit",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
deck_app = typer.Typer(help="Look after a deck of cards.", rich_markup_mode=None, no_args_is_help=True)
app.add_typer(deck_app, name="deck")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]

_EXAMPLES = """
Examples:

  powerkit                          open the workbook

  powerkit open 1.2                 open it at card 1.2

  powerkit open --example           see a workbook that somebody filled

  powerkit draw                     draw a card at random

  powerkit card 1.1                 read a card here

  powerkit log --search "bus stop"  find what you wrote
"""


@app.callback(invoke_without_command=True, help=f"The Power Shifting Workbook.\n{_EXAMPLES}")
def main(
    context: typer.Context,
    workbook: Annotated[Path | None, typer.Option(help="The folder your work is kept in.", metavar="DIR")] = None,
    deck: Annotated[Path | None, typer.Option(help="A deck of your own in place of ours.", metavar="DIR")] = None,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the workbook when no other command is named."""
    folder = WorkbookFolder(workbook.expanduser()) if workbook else default_folder(os.environ, Path.home())
    own_deck = deck or (Path(os.environ["POWERKIT_DECK"]) if os.environ.get("POWERKIT_DECK") else None)
    context.obj = (folder, own_deck)
    if show_version:
        typer.echo(f"powerkit {__version__}")
    elif context.invoked_subcommand is None:
        open_(context)


@app.command("open")
def open_(
    context: typer.Context,
    where: Annotated[str, typer.Argument(help="A capability (1) or a card (1.2).", metavar="[1 or 1.2]")] = "",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser by itself.")] = True,
    port: Annotated[int | None, typer.Option(help="Move the workbook to another port.", metavar="N")] = None,
    example: Annotated[bool, typer.Option("--example", help="A filled workbook, in a folder of its own.")] = False,
) -> None:
    """Open the workbook in your browser.

    Examples: powerkit open, powerkit open 1, powerkit open 1.2 --no-browser, powerkit open --example
    """
    from powerkit.app import open_workbook
    from powerkit.care import check_logbook
    from powerkit.notebooks import find_page

    folder, own_deck = context.obj
    if example:
        folder = _example(context)
    page = find_page(_deck(context), where) if where else ""
    if folder.root.is_dir():
        check_logbook(folder, _yes)
    open_workbook(folder, deck=own_deck, page=page, port=port, browser=browser)


@app.command()
def cards(context: typer.Context, as_json: AsJson = False) -> None:
    """List the cards. Example: powerkit cards --json"""
    from powerkit.listing import cards_as_json, cards_as_lines

    deck = _deck(context)
    if as_json:
        _json(cards_as_json(deck))
    else:
        _lines(cards_as_lines(deck))


@app.command()
def card(context: typer.Context, number: Annotated[str, typer.Argument(help="Such as 1.2", metavar="CARD")]) -> None:
    """Read one card. Example: powerkit card 1.1"""
    from powerkit.listing import card_as_lines

    deck = _deck(context)
    _lines(card_as_lines(deck, deck.card(number)))


@app.command("draw")
def draw_(
    context: typer.Context,
    capability: Annotated[int | None, typer.Option(help="Only from this capability.", metavar="N")] = None,
    seed: Annotated[int | None, typer.Option(help="Draw the same card each time.", metavar="N")] = None,
) -> None:
    """Draw a card at random, by preference one not done. Examples: powerkit draw, powerkit draw --capability 2"""
    from powerkit.draw import draw
    from powerkit.listing import drawn_as_lines

    deck = _deck(context)
    cards = [one.id for one in deck.capability(capability).cards] if capability is not None else list(deck.cards)
    one = draw(cards, _done(context, cards), Random(seed))
    _lines(drawn_as_lines(deck, deck.card(one)))


@app.command()
def fill(context: typer.Context, file: Annotated[Path, typer.Argument(help="JSON", metavar="FILE.json")]) -> None:
    """Save answers from a file as entries. Example: powerkit fill answers.json"""
    from powerkit.fill import fill as fill_in
    from powerkit.fill import read_items

    items, deck = read_items(file), _deck(context)
    with _logbook(context) as logbook:
        saved = fill_in(items, deck, logbook, client=f"fill-{uuid4().hex}")
    typer.echo(f"Saved {len(saved)} {'entry' if len(saved) == 1 else 'entries'} to your log book.")


@app.command()
def log(
    context: typer.Context,
    card: Annotated[str | None, typer.Option(help="Only this card.", metavar="CARD")] = None,
    search: Annotated[str | None, typer.Option(help="Only entries with these words.", metavar="TEXT")] = None,
    as_json: AsJson = False,
) -> None:
    """List your log book, newest first. Examples: powerkit log, powerkit log --card 1.2, powerkit log --search bus"""
    from powerkit.listing import entries_as_json, entries_as_lines

    with _logbook(context) as logbook:
        entries = logbook.latest(card=card)
        if search is not None:
            found = {hit.id for hit in logbook.search(search, limit=1000)}
            entries = [entry for entry in entries if entry.id in found]
    if as_json:
        _json(entries_as_json(entries))
    elif entries:
        _lines(entries_as_lines(entries))
    else:
        asked = card is not None or search is not None
        typer.echo("Nothing was found." if asked else "Your log book is empty. Open it with: powerkit")


@deck_app.command("check")
def deck_check(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The folder of the deck's files.", metavar="DIR")],
) -> None:
    """Check a deck: its faults, and what it changes in your log book. Example: powerkit deck check my-deck"""
    from powerkit.deckchange import changes

    deck, starter = load_whole(folder)
    statements = sum(len(group.statements) for group in starter.groups)
    films = sum(len(place.films) for place in starter.places)
    typer.echo(
        f"The deck is sound: {len(deck.capabilities)} capabilities, {len(deck.cards)} cards, "
        f"{statements} destination statements, {films} films."
    )
    own: WorkbookFolder = context.obj[0]
    if own.logbook.exists():
        with Logbook.open(own.logbook, backups=own.backups) as logbook:
            lines = list(changes(deck, logbook.latest()))
        _lines(["What it changes for your log book:", *lines] if lines else ["It changes nothing in your log book."])


@app.command()
def notebooks(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="Where to put them.", metavar="DIR")] = Path("notebooks"),
) -> None:
    """Make the notebooks from the deck. Example: powerkit --deck my-deck notebooks --to my-notebooks"""
    from powerkit.notebooks import write_notebooks

    written = write_notebooks(_deck(context), to)
    typer.echo(f"Made {len(written)} notebooks in {to}.")


@app.command()
def doctor(context: typer.Context) -> None:
    """Look the workbook over: versions, folder, log book, port, kernel. Example: powerkit doctor"""
    from powerkit.doctor import look_over

    folder, own_deck = context.obj
    findings = list(look_over(folder, own_deck or deck_folder()))
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.well else 'WRONG'} {finding.name}: {finding.text}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The new file for the copy.", metavar="FILE")],
) -> None:
    """Copy your log book into one file. Example: powerkit backup my-log-book.sqlite3"""
    from powerkit.care import back_up

    typer.echo(f"Your log book is copied to {back_up(context.obj[0], file)}")


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup, such as one in the folder Backups.", metavar="FILE")],
) -> None:
    """Go back to a backup of your log book. Close the workbook first. Example: powerkit restore my-log-book.sqlite3"""
    from powerkit.care import go_back
    from powerkit.running import find_running

    if find_running(context.obj[0]):
        raise WorkbookError("The workbook is open.", "Choose Close the workbook on the page, then call this again.")
    aside = go_back(context.obj[0], file)
    typer.echo("Your log book is back as it was in that file.")
    if aside:
        typer.echo(f"The log book of before was not deleted. It is here: {aside}")


@app.command()
def shortcut(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(help="Another folder than the desktop.", metavar="DIR")] = None,
) -> None:
    """Put an icon on the desktop that starts the workbook. Example: powerkit shortcut"""
    from powerkit.shortcut import desktop, make_shortcut

    folder, own_deck = context.obj
    typer.echo(f"The icon is here: {make_shortcut(folder, to or desktop(Path.home()), deck=own_deck)}")


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    _speak_utf8()
    sys.exit(exit_code(sys.argv[1:] if arguments is None else arguments))


def exit_code(arguments: list[str]) -> int:
    """Run the command line with these arguments; the exit code is returned."""
    try:
        code = app(args=options_first(arguments), prog_name="powerkit", standalone_mode=False)
    except PowerkitError as error:
        return _say(str(error), 1)
    except KeyboardInterrupt:
        return _say("Stopped.", 130)
    except Exception as error:
        return _wrong_call_or_fault(error, arguments)
    if code == 130:  # Typer takes the key for itself
        return _say("Stopped.", 130)
    return code if isinstance(code, int) else 0


def _wrong_call_or_fault(error: Exception, arguments: list[str]) -> int:
    show: Callable[[], str] | None = getattr(error, "format_message", None)
    if type(error).__name__ == "Abort":
        return _say("Stopped.", 130)
    if type(error).__name__ == "Exit":
        return int(getattr(error, "exit_code", 0))
    if show is not None:
        return _say(f"{show()}\nThe right call is shown by: powerkit {_command(arguments)}--help", 2)
    file = note_fault(named_folder(arguments).logs, where(error), datetime.now())
    if file is None:
        return _say("Something went wrong in the workbook, and no log could be written. Your saved work is safe.", 3)
    return _say(f"Something went wrong in the workbook. Your saved work is safe. The details are in {file}", 3)


def _command(arguments: list[str]) -> str:
    """The command that was called, with a blank after it; "" where there is none of that name."""
    names = [one for one in apart(arguments)[1] if not one.startswith("-")]
    registered = (command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands)
    return f"{names[0]} " if names and names[0] in {*registered, "deck"} else ""


def _deck(context: typer.Context) -> Deck:
    return load_whole(context.obj[1] or deck_folder())[0]


def _yes(question: str) -> bool:
    """Ask on a terminal; where there is nobody to ask, the answer is no."""
    return sys.stdin is not None and sys.stdin.isatty() and typer.confirm(question)


def _done(context: typer.Context, cards: list[str]) -> frozenset[str]:
    """Which cards are done; none where there is no log book yet: a draw makes none."""
    from powerkit.draw import done_cards

    folder: WorkbookFolder = context.obj[0]
    if not folder.logbook.exists():
        return frozenset()
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        return done_cards(logbook.stages(cards))


def _example(context: typer.Context) -> WorkbookFolder:
    """The folder of the example, filled on first use."""
    from powerkit.example import example_folder, fill_example

    named = (context.parent or context).params.get("workbook") is not None
    folder = example_folder(context.obj[0], named=named)
    prepare(folder, notebooks_folder())
    fill_example(folder, _deck(context), examples_folder())
    return folder


def _logbook(context: typer.Context) -> Logbook:
    from powerkit.notebooks import notebooks_for

    folder, own_deck = context.obj
    prepare(folder, notebooks_for(folder, own_deck))
    return Logbook.open(folder.logbook, backups=folder.backups)


def _json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _say(text: str, code: int) -> int:
    typer.echo(text, err=True)
    return code


def _speak_utf8() -> None:
    """A Windows console may not know every letter; what it can't show comes out as a stand-in, never as a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
