"""The command for a cloud: words from a file to a picture, a table or a page."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from powerkit.cli.base import PIPE, AsJson, print_json, read_input, saying, write_file
from powerkit.errors import WordsError
from powerkit.text.shell_commands import command

if TYPE_CHECKING:
    from powerkit.kinds.words.column_question import Chosen
    from powerkit.kinds.words.heard import Choices
    from powerkit.kinds.words.model import Word
    from powerkit.kinds.words.tokenize import Gathered
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
    quotes: Annotated[bool, typer.Option("--quotes", help="Put quotes, and who said them, into the page too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Count words, and make a cloud that shows every one. Example: powerkit cloud words.csv -o cloud.svg -o cloud.html

    In place of a file, - reads what is piped in, and -o - writes the picture (SVG) to what comes next.

    WORDS.txt may be .txt, .docx, .vtt, .srt or .csv. A text is read line by line, each line one person; a transcript,
    captions, a chat or an e-mail by who speaks in it. A table has the columns word, count, who, where, quote, theme,
    pin; only word is needed. Of another table, such as the answers to a survey, say with --column which column holds
    what people said: each row is then one person.
    """
    from powerkit.kinds.words.column_question import Chosen
    from powerkit.kinds.words.heard import Choices
    from powerkit.kinds.words.write_file import FORMS, Request, make

    out = out or []
    forms = [(file, "svg" if str(file) == PIPE else file.suffix.casefold().removeprefix(".")) for file in out]
    say = saying([*out, *([Path(PIPE)] if as_json else ())])
    for file, form in forms:
        if form not in FORMS:
            raise typer.BadParameter(f"“{file.name}” must end in {', '.join(f'.{form}' for form in FORMS)}.")
        if file.resolve() == words.resolve() and str(file) != PIPE:
            raise typer.BadParameter(f"“{file.name}” is the file the words come from. Choose another name.")
    options = {"width": width, "seed": seed, "title": title, "together": together, "apart": apart, "keep": keep}
    more = {"without": without, "count": count, "lines": lines, "heading": heading, "quotes": quotes}
    call = _call(words, out, {**options, **more})
    chosen = Chosen(tuple(column or ()), count, heading)
    choices = Choices.of(together or (), apart or (), keep or (), without or (), lines)
    found = _found(words, choices, chosen, call)
    _check_speakers(found, without or ())
    for line in _read(found, heading):
        say(line)
    if not found.words:
        raise WordsError("There is nothing to show yet.", "Give words, or phrases in a line of their own.")
    if len(found.words) > _MANY and sys.stderr.isatty():
        typer.echo(f"Placing {len(found.words):,} words…", err=True)
    request = Request(found.words, title or ("Words" if str(words) == PIPE else words.stem), width, seed, quotes)
    for file, form in forms:
        made = make(form, request)
        write_file(file, made.content)
        say(_done(file, made))
    if as_json:
        print_json([_as_data(word, quotes) for word in found.words])
    if not forms:
        return
    say(_names_in(found.words, {form for _, form in forms}, quotes))
    kept_back = sum(1 for word in found.words if word.quote)
    if kept_back and not quotes and any(form == "html" for _, form in forms):
        say(f"Quotes of {kept_back} words were kept out of the page. To put them in, add: --quotes")


def _as_data(word: "Word", quotes: bool) -> dict[str, Any]:
    """A word with what is known of it; its quotes only where they are asked for."""
    columns = ("word", "count", "often", "who", "where", *(("quote",) if quotes else ()), "theme", "pin")
    return {column: getattr(word, column) for column in columns}


def _names_in(words: Iterable["Word"], forms: set[str], quotes: bool) -> str:
    """What the files give away, in one line: nothing is replaced in them."""
    told = "csv" in forms or (quotes and "html" in forms)
    who = ", and who said it where you noted it" if told and any(word.who for word in words) else ""
    return f"Names are in it as you gave them{who}. A share of the card that holds your words has codes instead."


def _found(words: Path, choices: "Choices", chosen: "Chosen", call: list[str | Path]) -> "Gathered":
    """The words of the file. Where a column has to be chosen, the *call* that does so is offered."""
    from powerkit.kinds.words.column_question import WhichColumnError
    from powerkit.kinds.words.read_file import read_file

    try:
        name, content = read_input(words)
        return read_file(name or _kind_of(content), content, choices, chosen)
    except WhichColumnError as error:
        likeliest = error.asked.likeliest
        column = [f"--column={likeliest}"] if likeliest.startswith("-") else ["--column", likeliest]
        offered = command(*call, *column)
        raise WordsError(error.what, f"Say which, such as:\n{offered}") from error


def _kind_of(content: bytes) -> str:
    """A file name with the ending that fits what was piped in: a Word file, a table that names its columns, or text."""
    from powerkit.kinds.words.csv import known_names

    if content.startswith(b"PK"):
        return "words.docx"
    first = content.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace")
    return "words.csv" if any(known_names(first.split(mark)) for mark in ",;\t") else "words.txt"


def _call(words: Path, out: list[Path], options: Mapping[str, Any]) -> list[str | Path]:
    """The call that was made, word by word."""
    call: list[str | Path] = ["cloud", PIPE if str(words) == PIPE else words]
    for file in out:
        call += ["-o", PIPE if str(file) == PIPE else file]
    for name, given in options.items():
        if isinstance(given, bool):
            call += [f"--{name}" if given else f"--no-{name}"] if given or name == "heading" else []
        else:
            call += [f"--{name}={value}" for value in (given if isinstance(given, list) else [given]) if value]
    return call


def _read(found: "Gathered", heading: bool | None) -> Iterator[str]:
    """What was given, and what of it was left out and why."""
    yield f"Words given: {found.given:,}. Left out: {len(found.left_out):,}. To show: {len(found.words):,}."
    if found.left_out:
        left = ", ".join(item.word for item in found.left_out)
        yield f"Left out, as small words that join others: {left}. To keep one: --keep {found.left_out[0].word}"
    yield from found.notes
    yield from _speakers(found)
    if found.table and found.table.heading and len(found.table.columns) == 1 and not heading:
        yield "If the first row is no heading, add: --no-heading"
    offered = [phrase.phrase for phrase in found.phrases if not phrase.kept]
    if offered:
        yield f'Said together: {", ".join(offered)}. To keep one together: --together "{offered[0]}"'
    if kept := [phrase.phrase for phrase in found.phrases if phrase.kept]:
        yield f'Kept as one: {", ".join(kept)}. To take one apart: --apart "{kept[0]}"'
    yield from (f"Perhaps the same: {', '.join(merge.words)}" for merge in found.merges)


def _check_speakers(found: "Gathered", without: Iterable[str]) -> None:
    """Refuse to leave out somebody who does not speak in the text."""
    named = {speaker.name.casefold() for speaker in found.speakers}
    if wrong := [name for name in without if " ".join(name.casefold().split()) not in named]:
        speak = f"Those who do: {', '.join(speaker.name for speaker in found.speakers)}." if named else ""
        raise WordsError(f"Nobody called “{wrong[0]}” speaks in this text.", speak or "Leave out: --without")


def _speakers(found: "Gathered") -> Iterator[str]:
    """Who speaks, and how to leave somebody out."""
    if not found.speakers:
        return
    turns = (f"{speaker.name} ({speaker.turns:,})" for speaker in found.speakers)
    asks = next((speaker for speaker in found.speakers if speaker.asks), None)
    out = (asks or found.speakers[-1]).name
    why = f"{out} seems to ask the questions. " if asks else ""
    yield f'Turns: {", ".join(turns)}. {why}To leave somebody out: --without "{out}". If nobody speaks there: --lines'


def _done(file: Path, made: "Made") -> str:
    smallest = f", the smallest {made.smallest} pixels" if made.smallest else ""
    return f"{file}: {made.shown:,} shown{smallest}{f'. {made.boxed_said}' if made.boxed else ''}"
