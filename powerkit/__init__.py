"""The Power Shifting Workbook: a tool for every card of the Power Shifting Card Deck."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC: dict[str, str] = {
    "Board": "powerkit.ui.standalone.board",
    "RelationshipMap": "powerkit.ui.standalone.relationship_map",
    "Sketch": "powerkit.ui.standalone.sketch",
    "WordCloud": "powerkit.ui.standalone.word_cloud",
    "keep_pictures": "powerkit.ui.standalone.base",
}
"""A public name → the module it comes from; loaded when first asked for (PEP 562), so that importing costs nothing."""


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
