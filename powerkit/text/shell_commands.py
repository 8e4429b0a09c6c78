"""Writes a command for the person's own shell, so that what a message offers works when it is pasted.

Every message that offers a command has it from `command`. It begins as they started the workbook (``powerkit``,
``python3 …/start.py``) and names their folder and deck where they are not the usual ones.
"""

import json
import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

DEFAULT_NAME = "Power Shifting Workbook"
"""The folder in the home folder that a call without ``--workbook`` means."""

STARTED = "POWERKIT_STARTED_BY"
"""The variable in which those who start us say how, as a JSON list of words: start.py, and the app for its kernels."""
_WORKBOOK, _DECK = "POWERKIT_WORKBOOK", "POWERKIT_DECK"
_PLAIN = re.compile(r"[\w\-.:\\/=+]+", re.ASCII)

_IN_PERCENTS = re.compile(r"(?<=%)([^%\w.\-]*)([\w.\-])(?=[^%]*[%:])")
"""The first plain letter between two percent signs, or between one and a colon, at which a name ends too."""

_named: dict[str, Path | None] = {}


def called_with(workbook: Path | None, deck: Path | None) -> None:
    """Keep which folder and deck this process works with, for the commands its messages offer."""
    _named.update(workbook=workbook, deck=deck)


def command(*words: str | Path) -> str:
    """The command that calls the workbook with these *words*, to be pasted into the person's shell."""
    given = [_whole(word) if isinstance(word, Path) else word for word in words]
    return shell_line([*way_in(), *options(), *given])


def options(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> list[str]:
    """``--workbook`` and ``--deck`` as this process was called, where a call without them would mean others."""
    usual = _whole((home or Path.home()) / DEFAULT_NAME)
    by_itself = path_of(environment.get(_WORKBOOK))
    workbook = _whole(_named.get("workbook") or by_itself or Path(usual))
    deck = _named.get("deck") or path_of(environment.get(_DECK))
    # A variable may not be set where the command is pasted, so it does not spare the option.
    unusual = workbook != usual or (by_itself is not None and workbook != _whole(by_itself))
    return [*(["--workbook", workbook] if unusual else []), *(["--deck", _whole(deck)] if deck else [])]


def way_in(environment: Mapping[str, str] = os.environ, arguments: Sequence[str] | None = None) -> list[str]:
    """The words a call begins with, as the person began theirs."""
    try:
        told = json.loads(environment.get(STARTED, ""))
        if told and isinstance(told, list) and all(isinstance(word, str) and word for word in told):
            return told
    except (ValueError, RecursionError):
        pass
    program = Path((arguments or sys.argv or [""])[0])
    if program.stem.lower() == "powerkit" and program.is_file():
        on_path = shutil.which("powerkit")
        return ["powerkit"] if on_path and Path(on_path).resolve() == program.resolve() else [str(program.absolute())]
    return [sys.executable, "-P", "-m", "powerkit"]


def told_on(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variable by which programs that this one starts know how the person began."""
    return {STARTED: json.dumps(way_in(environment))}


def shell_line(words: Sequence[str], system: str = os.name, environment: Mapping[str, str] = os.environ) -> str:
    """Words as one line of the person's shell: sh, or on Windows cmd or PowerShell, whichever they came from."""
    if system != "nt":
        return shlex.join(words)
    if "PROMPT" in environment:  # cmd keeps there how it asks; PowerShell has no such variable
        return " ".join(word if _PLAIN.fullmatch(word) else _for_cmd(word) for word in words)
    line = " ".join(word if _PLAIN.fullmatch(word) else _for_powershell(word) for word in words)
    return f"& {line}" if line.startswith("'") else line


def _for_cmd(word: str) -> str:
    # cmd puts in the value of what stands between two percent signs, in quotes too, and knows no way to say that none
    # is meant. No variable has a quote in its name: so a letter between the two stands outside the quotes.
    apart = _IN_PERCENTS.sub("\\1\0\\2\0", word).split("\0")
    return "".join(text if at % 2 else _quoted_for_cmd(text) for at, text in enumerate(apart))


def _quoted_for_cmd(text: str) -> str:
    # Backslashes before a quote would take it for a letter, so there are twice as many.
    return '"' + re.sub(r'(\\*)"', r'\1\1""', text) + "\\" * (len(text) - len(text.rstrip("\\"))) + '"'


def _for_powershell(word: str) -> str:
    # Each of its single quotes, curled ones too, ends a text unless it is doubled.
    return "'" + re.sub("(['‘’‚‛])", r"\1\1", word) + "'"


def path_of(text: str | None) -> Path | None:
    """The whole place that somebody named, if they named one: what is started with it works in another folder."""
    if not text or not text.strip():
        return None
    named = Path(text.strip()).expanduser()
    try:
        return named.absolute()
    except FileNotFoundError:  # whoever calls it stands in a folder that was taken away
        return named


def _whole(path: Path) -> str:
    return str(path.expanduser().absolute())
