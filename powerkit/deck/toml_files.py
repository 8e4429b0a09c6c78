"""Reads one file of a deck as TOML; what is wrong with it is a line that names its file and line."""

import re
import tomllib
from pathlib import Path

from powerkit.text.toml_lines import Lines
from powerkit.text.toml_reader import Spec
from powerkit.there import read_small

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)\Z")
_AT_THE_END = " (at end of document)"
_TABLE = re.compile(r"^(?=\[)", re.M)


def read_toml(file: Path, problems: list[str], *, needed: bool = True) -> Spec | None:
    """The file's table; None where it can't be read, which is then a problem, or is gone and not *needed*."""
    try:
        text = read_small(file).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        return Spec(tomllib.loads(text), file.name, problems, Lines(text))
    except OSError as error:
        if needed or not isinstance(error, FileNotFoundError):
            problems.append(f"{file.name}: cannot be read ({error.strerror or error})")
    except UnicodeDecodeError:
        problems.append(f"{file.name}: is not UTF-8 text; save it again as UTF-8")
    except (ValueError, RecursionError) as error:  # a number of thousands of figures is a plain ValueError
        said = str(error)
        line = _left_open(text) if said.endswith(_AT_THE_END) else 0
        problems.append(_not_toml(file.name, said, line))
    return None


def _left_open(text: str) -> int:
    """The line on which begins what is not ended where the file does: Python's reader only names the end."""
    lines = 0
    for part in _TABLE.split(text):
        if not _reads(part):
            inside = part.splitlines()
            return lines + max(count for count in range(len(inside)) if _reads("\n".join(inside[:count]))) + 1
        lines += part.count("\n")
    return lines


def _reads(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _not_toml(file: str, said: str, line: int) -> str:
    """What Python's reader *said*, with the *line* where an editor looks for it; it counts letters from 1, too."""
    if at := _PLACE.search(said):
        return f"{file}:{at[1]}: is not TOML: {_PLACE.sub('', said)}, at letter {at[2]}"
    if line:
        return f"{file}:{line}: is not TOML: {said.removesuffix(_AT_THE_END)}; what begins there is not ended"
    return f"{file}: is not TOML: {said}"
