"""What the commands share: the folder and deck they were called with, the log book, and lines on the terminal."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from powerkit.errors import FileError, LogbookError, PowerkitError, SayFirstError, WorkbookError
from powerkit.logbook.private_files import holds_something, write_private
from powerkit.logbook.workspace import WorkbookFolder, folder_and_deck, prepare
from powerkit.resources import deck_folder, notebooks_folder
from powerkit.text import shell_commands

if TYPE_CHECKING:
    from powerkit.deck import Deck
    from powerkit.logbook import Logbook

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


def called_with(context: typer.Context, workbook: Path | None, deck: Path | None) -> None:
    """Keep for the commands which folder and deck they work with: as called, else by the environment."""
    folder, own_deck = folder_and_deck(os.environ, Path.home(), str(workbook or ""), str(deck or ""))
    shell_commands.called_with(folder.root, own_deck)
    context.obj = (folder, own_deck)


def folder_of(context: typer.Context) -> WorkbookFolder:
    """The workbook's folder."""
    folder: WorkbookFolder = context.obj[0]
    return folder


def own_deck_of(context: typer.Context) -> Path | None:
    """The folder of a deck of the person's own, if they named one."""
    own: Path | None = context.obj[1]
    return own


def deck_of(context: typer.Context) -> "Deck":
    """The deck, checked as a whole."""
    from powerkit.deck.conversation_starter import load_whole
    from powerkit.text.catalogue import use

    deck, _ = load_whole(own_deck_of(context) or deck_folder())
    use(deck.lang, title="" if deck.ours else deck.title)
    return deck


def logbook_of(context: typer.Context) -> "Logbook":
    """The log book, opened; the folder and its notebooks are made where they are missing."""
    from powerkit.logbook import Logbook

    folder = folder_of(context)
    prepare(folder, _notebooks(folder, own_deck_of(context)))
    finish_here(folder)
    return Logbook.open(folder.logbook, backups=folder.backups)


def finish_here(folder: WorkbookFolder) -> None:
    """Finish a change of the lock that was stopped, and say so."""
    from powerkit.logbook import files
    from powerkit.logbook.lock import is_unsettled

    if not files.is_database(folder.logbook):
        return
    files.key_for(folder.logbook)
    if is_unsettled(folder.logbook):
        from powerkit.ui.pages import folder_lock

        finished = folder_lock.finish(folder)
        if not finished.left:
            typer.echo("A change of the lock was stopped on the way. It is finished now.", err=True)
        if finished.copies:
            for line in finished.lines():
                typer.echo(line, err=True)


def _notebooks(folder: WorkbookFolder, own_deck: Path | None) -> Path:
    if own_deck is None:
        return notebooks_folder()  # what makes them from a deck need not be loaded
    from powerkit.ui.notebooks import notebooks_for

    return notebooks_for(folder, own_deck)


def logbook_to_read(context: typer.Context) -> "Logbook":
    """The log book, opened as `logbook_of` does; where nothing can be written, on a full or read-only disk, to read.

    What a command writes into it is then not kept, and the person is told so.
    """
    from powerkit.logbook import Logbook, NeedsRestore, NewerLogbook
    from powerkit.logbook.files import LockedLogbook
    from powerkit.logbook.private_files import expect_room
    from powerkit.logbook.workspace import writing_in

    folder = folder_of(context)
    try:
        with writing_in(folder.root):
            expect_room(folder.state)
        return logbook_of(context)
    except (NeedsRestore, NewerLogbook, LockedLogbook):
        raise
    except PowerkitError as error:
        try:
            logbook = Logbook.read(folder.logbook, backups=folder.backups)
        except LogbookError:
            raise error from None
        typer.echo(f"{error.what} So your log book is only read, and this call keeps nothing in it.", err=True)
        return logbook


def print_json(value: Any) -> None:
    """Print JSON for other programs."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


PIPE = "-"
"""As the name of a file: standard input or standard output."""


def read_input(file: Path, most: int | None = None) -> tuple[str, bytes]:
    """What a file is called and what is in it; of ``-``, what standard input brings.

    *most* is how many bytes it may have, where that is not what every file may have.

    Raises:
        FileError: it can't be read, or is too large.
    """
    from powerkit.text.data_frames import content_of
    from powerkit.text.files import MOST_BYTES, check_size

    most = most or MOST_BYTES
    if str(file) != PIPE:
        return file.name, content_of(file, most)
    content = sys.stdin.buffer.read(most + 1)
    check_size(len(content), most=most)
    return "", content


def words_of_call(files: Iterable[Path], options: Mapping[str, Any]) -> list[str | Path]:
    """The words of a call that was made, to be offered again: its files, and what was said by each option."""
    words: list[str | Path] = [PIPE if str(file) == PIPE else file for file in files]
    for name, given in options.items():
        for value in given if isinstance(given, list) else [given]:
            if isinstance(value, Path):
                words += [name, PIPE if str(value) == PIPE else value]
            elif value:
                words.append(name if value is True else f"{name}={value}")
    return words


@contextmanager
def offering(*call: str | Path) -> Iterator[None]:
    """Where a person has to say something first, offer this *call* with the option that says it."""
    try:
        yield
    except SayFirstError as error:
        if not error.offer:
            raise
        raise FileError(error.what, f"Say which, such as:\n{shell_commands.command(*call, *error.offer)}") from error


def saying(files: Iterable[Path]) -> Callable[[str], None]:
    """What tells the person something: beside the output, where one of the files is standard output."""
    return partial(typer.echo, err=any(str(file) == PIPE for file in files))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines: at once, since each call of echo asks the system what it prints to."""
    if said := list(lines):
        typer.echo("\n".join(said))


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def yes(question: str) -> bool:
    """Ask on a terminal; where there is nobody to ask, the answer is no."""
    return is_terminal() and typer.confirm(question)


def ending_of(file: Path, known: tuple[str, ...]) -> str:
    """The ending of a file's name, one of those *known*.

    Raises:
        BadParameter: it is another.
    """
    ending = file.suffix.lower().removeprefix(".")
    if ending not in known:
        raise typer.BadParameter(f"“{file.name}” must end in {' or '.join('.' + item for item in known)}.")
    return ending


def free_to_write(*files: Path) -> None:
    """Let nothing that is there be written over: ask on a terminal, else refuse.

    Raises:
        WorkbookError: a file of that name holds something, and nobody said that it may go.
    """
    for file in files:
        if str(file) != PIPE and holds_something(file) and not yes(f"{file} is there already. Replace it?"):
            raise WorkbookError(f"{file} is there already.", "Name another file. Nothing was made.")


def write_file(file: Path, content: bytes) -> None:
    """Write a file that a person named, as `write_files` does."""
    write_files([(file, content)])


def write_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files that a person named, once all may be written; ``-`` is standard output.

    Raises:
        WorkbookError: one is there already, or cannot be written.
    """
    free_to_write(*(file for file, _ in files))
    for file, content in files:
        if str(file) == PIPE:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            continue
        try:
            write_private(file, content)
        except OSError as error:
            raise WorkbookError(
                f"{file} cannot be written: {error.strerror or error}.", "Name another file."
            ) from error
