"""What the widgets of a page share: one script and its styles, which travel to the page once."""

from __future__ import annotations

from functools import cache
from typing import Any

import ipywidgets
import traitlets
from IPython import get_ipython

from powerkit.text.catalogue import deck_language
from powerkit.ui.widgets.bundle import bundle, entries_of_every_card
from powerkit.ui.widgets.shipped_script import brought, key_of_every_card

SCRIPTS = "powerkit_scripts"
"""What a page that runs a cell tells beside it: the keys of the scripts it has already."""


class SharedScript(ipywidgets.Widget):  # type: ignore[misc]  # ipywidgets tells no types
    """Brings a script and its style sheets to the page; it shows nothing. Other widgets name it and its *key*.

    The page loads one script for each key, whichever widget was first to need it. A page that has it already
    (*there*) is not sent it. Those widgets share a layout too, which ipywidgets would make for each of them.
    """

    shared = traitlets.Dict().tag(sync=True)

    def __init__(self, entries: tuple[str, ...], *, there: bool = False) -> None:
        self._entries = entries
        made = None if there else brought(entries)
        self.key = made.key if made else key_of_every_card()
        super().__init__(shared=made.told() if made else {})
        self.layout = ipywidgets.Layout()

    def told(self) -> dict[str, Any]:
        """All of it, for a page that asks."""
        return self.shared or brought(self._entries).told()


_there: dict[tuple[str, ...], SharedScript] = {}
"""By their entries, and last the language of the deck."""


def shared_script(entries: tuple[str, ...], *, there: bool = False) -> SharedScript:
    """The widget that brings what these entries need: the same one for the same entries."""
    key = (*entries, deck_language())
    if key not in _there or _there[key].comm is None:  # it is closed
        _there[key] = SharedScript(entries, there=there)
    if _there[key].layout.comm is None:
        _there[key].layout = ipywidgets.Layout()
    return _there[key]


def script_for_card(entries: tuple[str, ...]) -> SharedScript:
    """The same for a card: nothing is brought where the page has the script of all cards."""
    if key_of_every_card() in _scripts_of_page():
        return shared_script(entries_of_every_card(), there=True)
    return shared_script(entries)


def _scripts_of_page() -> list[str]:
    """The keys that the page told which runs the cell."""
    kernel = getattr(get_ipython(), "kernel", None)
    asked = kernel.get_parent("shell") if kernel is not None else {}
    told = asked.get("metadata", {}).get(SCRIPTS)
    return told if isinstance(told, list) else []


def close_layouts() -> None:
    """Close the layouts: on the page each holds the elements of all widgets that ever had it. The scripts stay."""
    for widget in _there.values():
        widget.layout.close()


@cache
def loader() -> str:
    """The script every widget carries itself: it loads the shared one."""
    return bundle(("loader.js",)).script
