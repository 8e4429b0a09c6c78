"""What a command is told and says of names in what it makes, since nobody can be asked there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from powerkit.cli.base import is_terminal

if TYPE_CHECKING:
    from powerkit.logbook import Logbook
    from powerkit.reports.share.name_questions import NamesToCheck

SAY_WHICH = "Say which are names with --name WORD, and which are not with --not-name WORD; it is remembered."
CODED = "Codes stand for the names your log book knows."
CODED_READ_ONCE = f"{CODED} Read it once for any other."
_SHOWN = 12


def decide_names(logbook: "Logbook", names: Iterable[str] | None, others: Iterable[str] | None) -> None:
    """Keep which words are names and which *others* are none, as they were told by options."""
    from powerkit.logbook.share_model import NameWord
    from powerkit.reports.share.pseudonyms import decide

    decide(logbook, [NameWord(word, True) for word in names or ()] + [NameWord(word, False) for word in others or ()])


def go_on_with_names(found: "NamesToCheck", tell: str, *, sure: bool) -> bool:
    """Warn of names, and on a terminal ask before anything is made of words nobody has looked at yet.

    False where the person said no. Where nobody can be asked, or who calls is *sure*, it goes on.
    """
    asked = warn_of_names(found, tell)
    if not asked or sure or not is_terminal():
        return True
    if typer.confirm("Make it as it is?"):
        return True
    typer.echo("Nothing was made.")
    return False


def warn_of_names(found: "NamesToCheck", tell: str) -> bool:
    """Say which words look like names and leave as they are, and what cannot be known; *tell* says how to tell them.

    Returned is whether there are such words.
    """
    likely = [guess.text for guess in found.guesses if guess.likely]
    if likely:
        more = f" and {len(likely) - _SHOWN} more" if len(likely) > _SHOWN else ""
        typer.echo(
            f"These look like names and are in the copy as they are: {', '.join(likely[:_SHOWN])}{more}.", err=True
        )
    if found.unsure:
        unsure = ", ".join(f"{item.text} (“{item.around}”)" for item in found.unsure[:_SHOWN])
        unsure += f" and {len(found.unsure) - _SHOWN} more" if len(found.unsure) > _SHOWN else ""
        typer.echo(f"These are taken for people you know, and may be just words: {unsure}.", err=True)
    if likely or found.unsure:
        typer.echo(tell, err=True)
    typer.echo(" ".join((*found.limits, "Read the file before you send it.")), err=True)
    return bool(likely or found.unsure)
