"""What the widgets of a page share: one script and its styles, which travel to the page once."""

from __future__ import annotations

from functools import cache
from typing import Any
from zlib import crc32

import ipywidgets
import traitlets

from powerkit.text.catalogue import deck_language
from powerkit.ui.widgets.bundle import bundle, sheets_of
from powerkit.ui.widgets.translated import translated


class SharedScript(ipywidgets.Widget):  # type: ignore[misc]  # ipywidgets tells no types
    """Brings a script and its style sheets to the page; it shows nothing. Other widgets name it and its *key*.

    The page loads one script for each key, whichever widget was first to need it. Those widgets share a layout too,
    which ipywidgets would make for each of them.
    """

    shared = traitlets.Dict().tag(sync=True)

    def __init__(self, shared: dict[str, Any]) -> None:
        super().__init__(shared=shared)
        self.layout = ipywidgets.Layout()
        names = [shared["script"], *(sheet["key"] for sheet in shared["sheets"])]
        self.key = f"{crc32(chr(10).join(names).encode()):08x}"


_there: dict[tuple[str, ...], SharedScript] = {}
"""By their entries, and last the language of the deck."""


def shared_script(entries: tuple[str, ...]) -> SharedScript:
    """The widget that brings what these entries need: the same one for the same entries."""
    key = (*entries, deck_language())
    if key not in _there or _there[key].comm is None:  # it is closed
        made = bundle(entries)
        _there[key] = SharedScript({"script": translated(made.script), "sheets": sheets_of(made)})
    if _there[key].layout.comm is None:
        _there[key].layout = ipywidgets.Layout()
    return _there[key]


def close_layouts() -> None:
    """Close the layouts: on the page each holds the elements of all widgets that ever had it. The scripts stay."""
    for brought in _there.values():
        brought.layout.close()


@cache
def loader() -> str:
    """The script every widget carries itself: it loads the shared one."""
    return bundle(("loader.js",)).script
