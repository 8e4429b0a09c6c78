"""Commands for an organisation's picture: a leader's copy for it, and the picture made of many."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from powerkit.cli.base import (
    PIPE,
    ending_of,
    folder_of,
    logbook_of,
    own_deck_of,
    print_lines,
    read_input,
    saying,
    write_file,
    yes,
)
from powerkit.errors import FileError
from powerkit.text.catalogue import t
from powerkit.text.shell_commands import command
from powerkit.there import is_file, is_folder, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from powerkit.deck import Deck
    from powerkit.deck.conversation_starter import Group
    from powerkit.reports.together.model import Given


def give(
    context: typer.Context,
    leave_out: Annotated[list[int] | None, typer.Option(help="Leave out this entry.", metavar="ID")] = None,
    without: Annotated[list[str] | None, typer.Option(help="Leave out this word.", metavar="WORD")] = None,
    destinations: Annotated[
        bool, typer.Option("--destinations", help="Put in how true you rate the destinations, then and now.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to put it; else “To send”.", metavar="DIR")
    ] = None,
    sure: Annotated[bool, typer.Option("--yes", "-y", help="Make it without asking.")] = False,
) -> None:
    """Make a copy for your organisation's picture: few words, no sentence, no name. You see all of it first.

    Example: powerkit give --destinations
    """
    import secrets

    from powerkit.reports.together.give import give as give_copy
    from powerkit.reports.together.give import to_give
    from powerkit.reports.together.what_goes_in import LAST, TRUST, what_goes_in

    deck, groups = _deck(context)
    with logbook_of(context) as logbook:
        now = datetime.now().astimezone()
        given, items = to_give(
            logbook, deck, groups, secrets.token_bytes, now,
            leave_out=leave_out or (), without=without or (), destinations=destinations,
        )  # fmt: skip
        typer.echo("This goes into the copy, and nothing else:")
        print_lines(f"  {label}: {said}" for label, said in what_goes_in(given, rated=destinations))
        typer.echo(t(LAST))
        if not (sure or yes("Make the copy?")):
            words = [
                *(f"--leave-out={entry}" for entry in leave_out or ()),
                *(f"--without={word}" for word in without or ()),
            ]
            call = command("give", *words, *(["--destinations"] if destinations else []), "--yes")
            typer.echo(f"Nothing was made. To make it:\n{call}")
            return
        folder = output or folder_of(context).to_send
        share = give_copy(given, items, logbook, folder, secrets.token_bytes)
    typer.echo(f"Share {share.number}, for your organisation’s picture:\n  {folder / share.said.files[0].name}")
    typer.echo(t(TRUST))


def together(
    context: typer.Context,
    copies: Annotated[list[Path], typer.Argument(help="Copies that “give” made.", metavar="COPIES…")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The picture to make: .html.", metavar="FILE.html")],
    title: Annotated[str, typer.Option(help="What the picture is called.", metavar="TEXT")] = "",
) -> None:
    """Make an organisation's picture of copies that leaders chose to give: no number in it is of fewer than five.

    In place of a file, - reads a copy that is piped in, and -o - writes the picture to what comes next.

    Example: powerkit together copies -o picture.html
    """
    from powerkit.reports.together.model import newest_of_each
    from powerkit.reports.together.picture import picture, shown

    if str(output) != PIPE:
        ending_of(output, ("html",))
    deck, groups = _deck(context)
    read = _read(copies, deck, groups)
    newest = newest_of_each(read.values())
    say = saying([output])
    for name, copy in read.items():
        if copy not in newest:
            say(f"“{name}” is left out: there is a newer copy of the same leader.")
        elif (first := next(other for other, found in read.items() if found == copy)) != name:
            say(f"“{name}” is left out: it is the same copy as “{first}”.")
    made = picture(shown(newest, deck, groups, date.today(), title))
    write_file(output, made)
    say(f"Made {output} of the copies of {len(newest)} leaders. It shows their number in fives.")


def _deck(context: typer.Context) -> "tuple[Deck, tuple[Group, ...]]":
    from powerkit.deck.conversation_starter import load_whole
    from powerkit.resources import deck_folder
    from powerkit.text.catalogue import use

    deck, starter = load_whole(own_deck_of(context) or deck_folder())
    use(deck.lang)
    return deck, starter.groups


def _read(files: "Iterable[Path]", deck: "Deck", groups: "tuple[Group, ...]") -> "dict[str, Given]":
    """The copies by the names of their files; where some are none, all that is wrong, a line each."""
    from powerkit.reports.together.given_file import LARGEST, from_file
    from powerkit.reports.together.model import mark_of

    found, wrong, mark = dict[str, "Given"](), list[str](), mark_of(deck, groups)
    for file in dict.fromkeys(inner for given in files for inner in _within(given)):
        name = "what was piped in" if str(file) == PIPE else str(file)
        try:
            if str(file) != PIPE and is_file(file) and file.stat().st_size > LARGEST:
                raise FileError(f"“{name}” is too large to be a copy made for this.", "Leave it out.")
            copy = from_file(read_input(file, LARGEST)[1], name)
            if copy.deck != mark:
                raise FileError(f"“{name}” was made with another deck of cards.", "Name that deck with --deck.")
            found[name] = copy
        except FileError as error:
            wrong.append(str(error))
    if wrong:
        raise FileError("\n".join([*wrong, "Nothing was made."]))
    return found


def _within(file: Path) -> "Iterable[Path]":
    """The copies in a folder; of a file, itself. Not every terminal knows what a star in a name stands for."""
    return [inner for inner in listed(file) if inner.match("*.json")] if is_folder(file) else (file,)
