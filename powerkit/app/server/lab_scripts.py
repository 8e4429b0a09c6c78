"""JupyterLab's small scripts, joined into one: a browser asks once, and while it still reads the large ones.

JupyterLab itself asks for forty, six at a time, once its two large scripts have run. Those that each page of the
workbook needs are noted, with the names they have in the JupyterLab that the workbook is tested with; where another is
installed, its page loads them as JupyterLab does.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from zlib import crc32

from powerkit import resources
from powerkit.app.installed import lab_folder, widgets_folder
from powerkit.there import is_file

LIST = "lab_scripts.json"
"""In the settings' folder: what is noted."""

_LARGE = re.compile(r"(?:main|jlab_core)\.(\w+)\.js")


def large_scripts() -> list[str]:
    """JupyterLab's two large scripts, as its page asks for them: told at once, a browser loads both together."""
    named = (_LARGE.fullmatch(file.name) for file in (lab_folder() / "static").iterdir())
    return sorted((f"{found[0]}?v={found[1]}" for found in named if found), reverse=True)


def small_scripts() -> list[Path]:
    """Those that are noted; none where one of them is not there, as in another JupyterLab."""
    noted = json.loads((resources.settings_folder() / LIST).read_text(encoding="utf-8"))
    places = {"jupyterlab": lab_folder() / "static", "widgets": widgets_folder() / "static"}
    files = [places[place] / name for place, names in noted.items() for name in names]
    return files if all(is_file(file) for file in files) else []


def key_of(scripts: list[Path]) -> str:
    """What tells these *scripts* from others: their names hold what is in them. Empty where there are none."""
    return f"{crc32(' '.join(script.name for script in scripts).encode()):08x}" if scripts else ""


@cache
def joined() -> bytes:
    """The small ones as one script, empty where there are none. Each stays by itself, as strict as it says it is."""
    return b"\n".join(b"(() => {" + script.read_bytes() + b"\n})();" for script in small_scripts())
