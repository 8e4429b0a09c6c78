"""From what a command raised to its exit code, here and nowhere else.

Exit codes: 0 done; 2 a wrong call; 1 a problem the person can mend; 3 a fault of ours; 130 stopped.
"""

import inspect
import traceback
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import typer
import typer.models

from powerkit.cli.arguments import ANYWHERE, apart, named_folder, options_first
from powerkit.errors import PowerkitError, of_somebody_else
from powerkit.text.shell_commands import command

_PIPES = (
    "fill",
    "import",
    "replies",
    "map",
    "cloud",
    "together",
    "actions",
    "card",
    "agreed",
    "sheet",
    "cards",
    "review",
)
"""The commands that read or write ``-``, or say themselves what they take in its place."""


def exit_code(app: typer.Typer, arguments: list[str], commands: Collection[str]) -> int:
    """Run the command line with these arguments; the exit code is returned. *commands* are the names it knows."""
    try:
        if _names_nothing(arguments, app):
            raise typer.BadParameter("A name in this call is empty. Give the name of a file or folder.")
        if _names_a_pipe(arguments, app, commands):
            raise typer.BadParameter("“-” stands for a pipe, and here the name of a file or folder is needed.")
        if text := _help_of(app, arguments):
            typer.echo(text)
            return 0
        code = app(args=options_first(arguments), prog_name="powerkit", standalone_mode=False)
    except PowerkitError as error:
        return _say(error.on_screen, 1)
    except KeyboardInterrupt:
        return _say("Stopped.", 130)
    except SystemExit as leaving:  # Typer's, where what reads our output has seen enough, such as head, or after help
        if isinstance(leaving.__context__, BrokenPipeError):
            return 0
        return leaving.code if isinstance(leaving.code, int) else 0
    except PermissionError as error:
        if error.filename is None:
            return _wrong_call_or_fault(error, arguments, commands)
        what = of_somebody_else(error.filename)
        return _say(f"{what}\nAsk them for the right to it, or name another file or folder. Nothing was changed.", 1)
    except Exception as error:
        return _wrong_call_or_fault(error, arguments, commands)
    if code == 130:  # Typer takes the key for itself
        return _say("Stopped.", 130)
    return code if isinstance(code, int) else 0


def _help_of(app: typer.Typer, arguments: list[str]) -> str:
    """The help of the command that names and ``--help`` alone ask for; "" in any other call, which Typer reads.

    Typer loads pydantic to check the options of a command, though none was given: half of the time help takes.
    """
    if len(arguments) < 2 or arguments[-1] not in ("-h", "--help"):
        return ""
    found: Any = typer.main.get_command(app)
    context = found.context_class(found, info_name="powerkit", **found.context_settings)
    for name in arguments[:-1]:
        found = getattr(found, "commands", {}).get(name)
        if found is None:
            return ""
        context = found.context_class(found, info_name=name, parent=context, **found.context_settings)
    return str(context.get_help())


def _names_nothing(arguments: list[str], app: typer.Typer) -> bool:
    """Whether a name is empty, such as of a variable that is not set: it would be taken for the folder one is in."""
    if not any(not word.strip() or word.endswith("=") for word in arguments):
        return False  # the options need not be known
    naming = naming_options(app)
    pairs = zip(["", *arguments], arguments, strict=False)
    return any(
        (not word.strip() and (before in naming or not before.startswith("-")))
        or (word.endswith("=") and word[:-1] in naming)
        for before, word in pairs
    )


def _names_a_pipe(arguments: list[str], app: typer.Typer, commands: Collection[str]) -> bool:
    """Whether ``-`` stands where a file or folder is needed: it would be one of that name."""
    if not _dashes(arguments):
        return False  # the options need not be known
    pipes = next(iter(_named(arguments, commands)), "") in _PIPES
    naming = {*ANYWHERE} if pipes else naming_options(app)
    return any(before in naming or not (pipes or before.startswith("-")) for before in _dashes(arguments))


def _dashes(arguments: list[str]) -> list[str]:
    """What stands before each ``-`` of a call; of ``--name=-`` the name."""
    pairs = zip(["", *arguments], arguments, strict=False)
    return [
        word[:-2] if word.endswith("=-") else before for before, word in pairs if word == "-" or word.endswith("=-")
    ]


def naming_options(app: typer.Typer) -> set[str]:
    """The options of all commands that name a file or folder, as they are written in a call."""
    calls = [made.callback for made in (*app.registered_commands, app.registered_callback) if made]
    found = {option for call in calls if call for option in _naming_of(call)}
    groups = (group.typer_instance for group in app.registered_groups)
    return found.union(*(naming_options(group) for group in groups if group))


def _naming_of(call: Callable[..., Any]) -> Iterator[str]:
    for name, parameter in inspect.signature(call, eval_str=True).parameters.items():
        kind, *notes = get_args(parameter.annotation) or (parameter.annotation,)
        for note in notes:
            if isinstance(note, typer.models.OptionInfo) and Path in (kind, *get_args(kind)):
                # Typer keeps the first of several names, such as -o, where a default would stand.
                first = [note.default] if isinstance(note.default, str) and note.default.startswith("-") else []
                yield from [*first, *(note.param_decls or ())] or [f"--{name.replace('_', '-')}"]


def _wrong_call_or_fault(error: Exception, arguments: list[str], commands: Collection[str]) -> int:
    show: Callable[[], str] | None = getattr(error, "format_message", None)
    if type(error).__name__ == "Abort":
        return _say("Stopped.", 130)
    if type(error).__name__ == "Exit":
        return int(getattr(error, "exit_code", 0))
    if show is not None:
        return _say(f"{show()}\nThe right call is shown by: {command(*_named(arguments, commands), '--help')}", 2)
    if isinstance(error, OSError) and _came_from_printing(error):
        return not_printed(error)
    from powerkit.error_log import note_fault, where

    file = note_fault(named_folder(arguments).logs, where(error), datetime.now())
    if file is None:
        return _say("Something went wrong in the workbook, and no log could be written. Your saved work is safe.", 3)
    return _say(f"Something went wrong in the workbook. Your saved work is safe. The details are in {file}", 3)


def _came_from_printing(error: OSError) -> bool:
    *_, last = traceback.walk_tb(error.__traceback__)
    return last[0].f_code.co_name == "echo"


def not_printed(error: OSError) -> int:
    """Say that what was printed could not be written, such as on a full disk; the exit code is returned."""
    return _say(f"What this command printed could not be written: {error.strerror}.", 1)


def _named(arguments: list[str], commands: Collection[str]) -> list[str]:
    """The command that was called, by its whole name; nothing where there is none of that name."""
    names = [item for item in apart(arguments)[1] if not item.startswith("-")]
    return next((names[:count] for count in (2, 1) if " ".join(names[:count]) in commands), [])


def _say(text: str, code: int) -> int:
    typer.echo(text, err=True)
    return code
