"""What the widgets of a page share: one script and its styles, which travel to the page once."""

from __future__ import annotations

from functools import cache
from typing import Any
from zlib import crc32

import ipywidgets
import traitlets

from powerkit.ui.widgets.bundle import bundle, sheets_of


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


def shared_script(entries: tuple[str, ...]) -> SharedScript:
    """The widget that brings what these entries need: the same one for the same entries."""
    if entries not in _there or _there[entries].comm is None:  # it is closed
        made = bundle(entries)
        _there[entries] = SharedScript({"script": made.script, "sheets": sheets_of(made)})
    if _there[entries].layout.comm is None:
        _there[entries].layout = ipywidgets.Layout()
    return _there[entries]


def close_layouts() -> None:
    """Close the layouts: on the page each holds the elements of all widgets that ever had it. The scripts stay."""
    for brought in _there.values():
        brought.layout.close()


@cache
def loader() -> str:
    """The script every widget carries itself: it loads the shared one."""
    return bundle(("loader.js",)).script
