"""The files here that Python makes, from numbers and schemas that both sides share. Run it to make them again.

They are kept beside the others, so that a page opens without the modules they come from; a test says when one is old.
"""

from collections.abc import Mapping
from pathlib import Path

from powerkit.kinds.pictures import function_of

HERE = Path(__file__).parents[1] / "web"

MADE: Mapping[str, str] = {
    "generated/map_rule.js": "powerkit.kinds.map.web_constants:script",
    "generated/map_drawing.css": "powerkit.kinds.map.web_constants:style",
    "generated/messages.d.ts": "powerkit.ui.messages:declarations",
    "generated/views.d.ts": "powerkit.ui.views:declarations",
    "generated/asks.d.ts": "powerkit.ui.query_types:declarations",
    "generated/pages.d.ts": "powerkit.ui.pages.schema:declarations",
}
"""A script, a style sheet or types → "module:function" of what returns its text."""


def text_of(name: str) -> str:
    """What the file of that name should hold."""
    made = function_of(MADE[name])
    return str(made()) if made else ""


if __name__ == "__main__":
    for name in MADE:
        (HERE / name).write_text(text_of(name), encoding="utf-8", newline="\n")
