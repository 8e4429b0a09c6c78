"""The Power Shifting Workbook: a tool for every card of the Power Shifting Card Deck."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_LOG_BOOK = "powerkit.entries.own_log_book"
_PUBLIC: dict[str, str] = {
    "ActionRow": _LOG_BOOK,
    "AnswerRow": _LOG_BOOK,
    "Board": "powerkit.ui.standalone.board",
    "EntryRow": _LOG_BOOK,
    "LogBook": _LOG_BOOK,
    "RelationshipMap": "powerkit.ui.standalone.relationship_map",
    "Sketch": "powerkit.ui.standalone.sketch",
    "WordCloud": "powerkit.ui.standalone.word_cloud",
    "card": "powerkit.workbook",
    "keep_pictures": "powerkit.ui.standalone.base",
    "open": _LOG_BOOK,
}
"""A public name → the module it comes from; loaded when first asked for (PEP 562), so that importing costs nothing.

Type checkers are told by ``__init__.pyi``."""

__all__ = [name for name in _PUBLIC if name != "open"]  # `import *` must not take the place of Python's own


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """How a Jupyter server finds the workbook."""
    return [{"module": "powerkit", "app": import_module("powerkit.app.guest.extension").PowerkitApp}]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where our tile for JupyterLab's launcher lies."""
    return [{"src": "app/tile/powerkit", "dest": "powerkit"}]


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
