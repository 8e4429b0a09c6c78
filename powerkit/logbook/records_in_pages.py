"""The records that pages show of what was saved: found, and taken out when everything is erased."""

import json
import re
from collections.abc import Iterable
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
        source = cell.get("source", "")
        text = source if isinstance(source, str) else "".join(source)
        if cell.get("cell_type") == "code" and _SHOWN.search(text) and "outputs" in cell:
            yield cell


def clear_records(notebook: Path) -> bool:
    """Take the records out of a notebook. What else is in it stays."""
    try:
        content = json.loads(read_small(notebook, PAGE))
        for cell in _shown_cells(content):
            cell["outputs"] = []
        write_text(notebook, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True
