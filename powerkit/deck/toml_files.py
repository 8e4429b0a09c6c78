"""Reads one file of a deck as TOML; what is wrong with it is a line that names its file and line."""

import re
import tomllib
from pathlib import Path

from powerkit.text.toml_lines import Lines
from powerkit.text.toml_reader import Spec

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)\Z")


def read_toml(file: Path, problems: list[str], *, needed: bool = True) -> Spec | None:
    """The file's table; None where it can't be read, which is then a problem, or is gone and not *needed*."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        return Spec(tomllib.loads(text), file.name, problems, Lines(text))
    except OSError as error:
        if needed or not isinstance(error, FileNotFoundError):
            problems.append(f"{file.name}: cannot be read ({error.strerror or error})")
    except UnicodeDecodeError:
        problems.append(f"{file.name}: is not UTF-8 text; save it again as UTF-8")
    except (ValueError, RecursionError) as error:  # a number of thousands of figures is a plain ValueError
        problems.append(_not_toml(file.name, str(error)))
    return None


def _not_toml(file: str, said: str) -> str:
    """What Python's reader *said*, with the line where an editor looks for it; it counts letters from 1, too."""
    at = _PLACE.search(said)
    return (
        f"{file}:{at[1]}: is not TOML: {_PLACE.sub('', said)}, at letter {at[2]}"
        if at
        else f"{file}: is not TOML: {said}"
    )
