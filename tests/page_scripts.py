"""The page's scripts and styles as tests need them: plain, with all their names in reach, and every style at once."""

from __future__ import annotations

import re
from functools import cache

from powerkit.ui.widgets.bundle import CARD, HERE, OPTIONS, Bundle, bundle, sheets_of


def plain(*entries: str) -> str:
    """What these entries need as a script that is no module: its names are the page's, the default export `widget`."""
    script = re.sub(r"^export \{.*\};$", "", bundle(entries).script, flags=re.MULTILINE)
    return script.replace("export default ", "const widget = ")


@cache
def styles() -> str:
    """The styles of every card and every kind, general ones first."""
    entries = [*OPTIONS.values(), *(path.relative_to(HERE).as_posix() for path in HERE.glob("kinds/**/*.js"))]
    names = dict.fromkeys(name for entry in (CARD, *sorted(entries)) for name in bundle((entry,)).styles)
    general_first = tuple(sorted(names, key=lambda name: name.count("/")))
    return "\n".join(sheet["text"] for sheet in sheets_of(Bundle("", general_first, ())))
