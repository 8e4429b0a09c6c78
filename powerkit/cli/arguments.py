"""The words of a call before the command line reads them: options that may stand anywhere, and the folder named."""

import os
from pathlib import Path

from powerkit.logbook.workspace import WorkbookFolder, folder_and_deck

ANYWHERE = ("--workbook", "--deck", "--unlock-with")
"""The options that may stand before or after the command's name."""

OPENS = ("--browser", "--no-browser", "--port", "--here", "--example")
"""A call that begins with one of these opens the workbook, as a call without any word does."""


def named_folder(arguments: list[str]) -> WorkbookFolder:
    """The workbook a call names, else the usual one."""
    named = [item.partition("=")[2] for item in apart(arguments)[0] if item.startswith("--workbook=")]
    return folder_and_deck(os.environ, Path.home(), *named[-1:])[0]


def options_first(arguments: list[str]) -> list[str]:
    """Those of `ANYWHERE` may stand anywhere in a call, and ``open`` need not be said before its own options."""
    options, rest = apart(arguments)
    if rest and rest[0].partition("=")[0] in OPENS:
        rest = ["open", *(word for word in rest if word != "open")]
    return options + rest


def apart(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The options that may stand anywhere, each as ``--name=value``, and the rest of a call."""
    options: list[str] = []
    rest: list[str] = []
    given = iter(arguments)
    for item in given:
        if item in ANYWHERE:
            value = next(given, None)
            options.append(item if value is None else f"{item}={value}")
        else:
            (options if item.startswith(tuple(f"{name}=" for name in ANYWHERE)) else rest).append(item)
    return options, rest
