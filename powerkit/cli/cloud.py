"""The command for a cloud: words from a file to a picture, a table or a page."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from powerkit.cli.base import PIPE, AsJson, offering, print_json, read_input, saying, words_of_call, write_files
from powerkit.errors import WordsError

if TYPE_CHECKING:
    from powerkit.kinds.words.model import Word
    from powerkit.kinds.words.write_file import Made

_MANY = 1500
"""So many words take about a second: then it is said that something is being done."""


def cloud(
    words: Annotated[Path, typer.Argument(help="Text, or a table of words and counts.", metavar="WORDS.txt")],
    out: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Ends in .svg, .png, .csv or .html; one or more.")
    ] = None,
    width: Annotated[int | None, typer.Option(help="How wide the picture is, in pixels.", min=240, max=4000)] = None,
    seed: Annotated[int, typer.Option(help="Another number, another order of equal words.", min=0, max=2**31 - 1)] = 0,
    title: Annotated[str, typer.Option(help="What the picture is called.")] = "",
    together: Annotated[list[str] | None, typer.Option(help="A phrase of the text to keep in one.")] = None,
    apart: Annotated[list[str] | None, typer.Option(help="A phrase to take apart into its words.")] = None,
    keep: Annotated[list[str] | None, typer.Option(help="A small word not to leave out.")] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="Somebody who speaks in a transcript and is left out.", metavar="NAME")
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Read each line as one person, whoever speaks in it.")] = False,
    column: Annotated[
        list[str] | None, typer.Option(help="The column of a table that holds what people said.", metavar="NAME")
    ] = None,
    count: Annotated[str, typer.Option(help="The column that says how many people said it.", metavar="NAME")] = "",
    heading: Annotated[
        bool | None, typer.Option("--heading/--no-heading", help="Whether the first row only names the columns.")
    ] = None,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="Put quotes, and who said them, into page and table too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Count words, and make a cloud that shows every one. Example: powerkit cloud words.csv -o cloud.svg -o cloud.html

    In place of a file, - reads what is piped in, and -o - writes the picture (SVG) to what comes next.

    WORDS.txt may be .txt, .docx, .vtt, .srt or .csv. A text is read line by line, each line one person; a transcript,
    captions, a chat or an e-mail by who speaks in it. A table has the columns word, count, who, where, quote, theme,
    pin; only word is needed. Of another table, such as the answers to a survey, say with --column which column holds
    what people said: each row is then one person.
    """
    from powerkit.kinds.words.model import kept_back
    from powerkit.kinds.words.read_file import read_file
    from powerkit.kinds.words.terminal_lines import check_speakers, in_lines
    from powerkit.kinds.words.voices import Choices
    from powerkit.kinds.words.write_file import Request, make

    out = out or []
    forms = [(file, "svg" if str(file) == PIPE else file.suffix.casefold().removeprefix(".")) for file in out]
    say = saying([*out, *([Path(PIPE)] if as_json else ())])
    _check_names(forms, words)
    options = {
        "-o": out, "--width": width, "--seed": seed, "--title": title, "--together": together, "--apart": apart,
        "--keep": keep, "--without": without, "--lines": lines, "--column": column, "--count": count,
        "--heading": heading is True, "--no-heading": heading is False, "--quotes": quotes,
    }  # fmt: skip
    told = {"lines": lines, "columns": tuple(column or ()), "count": count, "heading": heading}
    choices = Choices.of(together or (), apart or (), keep or (), without or (), **told)
    with offering("cloud", *words_of_call([words], options)):
        found = read_file(*_named(words), choices)
    check_speakers(found, without or ())
    for line in in_lines(found, heading):
        say(line)
    if not found.words:
        raise WordsError("There is nothing to show yet.", "Give words, or phrases in a line of their own.")
    if len(found.words) > _MANY and sys.stderr.isatty():
        typer.echo(f"Placing {len(found.words):,} words…", err=True)
    given = found.words if quotes else kept_back(found.words)
    request = Request(given, title or ("Words" if str(words) == PIPE else words.stem), width, seed, quotes)
    made = [(file, make(form, request)) for file, form in forms]
    write_files([(file, item.content) for file, item in made])
    for file, item in made:
        say(_done(file, item))
    if as_json:
        print_json([_as_data(word, quotes) for word in given])
    if not forms:
        return
    say(_names_in(given, {form for _, form in forms}, quotes))
    quiet = sum(1 for word, kept in zip(found.words, given, strict=True) if word != kept)
    if quiet and any(form in ("html", "csv") for _, form in forms):
        many = "1 word" if quiet == 1 else f"{quiet:,} words"
        say(f"Quotes of {many}, or who alone said it, were kept out. To put them in, add: --quotes")


def _as_data(word: "Word", quotes: bool) -> dict[str, Any]:
    """A word with what is known of it; its quotes only where they are asked for."""
    columns = ("word", "count", "often", "who", "where", *(("quote",) if quotes else ()), "theme", "pin")
    return {column: getattr(word, column) for column in columns}


def _names_in(words: Iterable["Word"], forms: set[str], quotes: bool) -> str:
    """What the files give away, in one line: nothing is replaced in them."""
    told = "csv" in forms or (quotes and "html" in forms)
    who = ", and who said it where you noted it" if told and any(word.who for word in words) else ""
    return f"Names are in it as you gave them{who}. A share of the card that holds your words has codes instead."


def _named(words: Path) -> tuple[str, bytes]:
    from powerkit.kinds.words.read_file import name_for

    name, content = read_input(words)
    return name or name_for(content), content


def _done(file: Path, made: "Made") -> str:
    smallest = f", the smallest {made.smallest} pixels" if made.smallest else ""
    return f"{file}: {made.shown:,} shown{smallest}{f'. {made.boxed_said}' if made.boxed else ''}"


def _check_names(forms: list[tuple[Path, str]], words: Path) -> None:
    """Refuse a file to write whose form is not known, and the one the words come from."""
    from powerkit.kinds.words.write_file import FORMS

    for file, form in forms:
        if form not in FORMS:
            raise typer.BadParameter(f"“{file.name}” must end in {', '.join(f'.{form}' for form in FORMS)}.")
        if file.resolve() == words.resolve() and str(file) != PIPE:
            raise typer.BadParameter(f"“{file.name}” is the file the words come from. Choose another name.")
