"""The records that pages show of what was saved: found, and taken out when everything is erased."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from powerkit.logbook.private_files import write_text
from powerkit.there import PAGE, read_small

_SHOWN = re.compile(r"workbook\.(?!capability\b)\w+\([^()]*\)\s*\Z")
"""Any call but that of a capability, which shows the deck's own words."""


def holds_records(notebook: Path) -> bool:
    """Whether a notebook shows any."""
    try:
        return any(cell["outputs"] for cell in _shown_cells(json.loads(read_small(notebook, PAGE))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False


def _shown_cells(notebook: Any) -> Iterable[dict[str, Any]]:
    """The cells of a notebook that are the workbook's own lines and show something of the person's."""
    for cell in notebook["cells"]:
        if cell.get("cell_type") == "code" and _SHOWN.search(source_of(cell)) and "outputs" in cell:
            yield cell


def source_of(cell: dict[str, Any]) -> str:
    """What a cell says: a text, or a list of its lines."""
    return "".join(cell.get("source", ""))


def clear_records(notebook: Path) -> bool:
    """Take the records out of a notebook, and say whether they are out. What else is in it stays."""
    return change_page(notebook, lambda content: empty_cells(_shown_cells(content)))


def empty_cells(cells: Iterable[dict[str, Any]]) -> bool:
    """Take out what these cells show."""
    for cell in cells:
        cell["outputs"] = []
    return True


def change_page(notebook: Path, change: Callable[[dict[str, Any]], bool]) -> bool:
    """Make a *change* in a notebook, and write it where the change says so; False where it can't be read or written."""
    try:
        content = json.loads(read_small(notebook, PAGE))
        if change(content):
            write_text(notebook, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True
