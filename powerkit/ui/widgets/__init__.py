"""The kinds of answer on screen: one anywidget a card. Importing it loads nothing; names load when used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from powerkit.ui.widgets.card import CardWidget

__all__ = ["CardWidget"]


def __getattr__(name: str) -> Any:
    """Load the widget when it is first asked for (PEP 562), so that importing the package stays cheap."""
    if name == "CardWidget":
        from powerkit.ui.widgets.card import CardWidget

        return CardWidget
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
