"""What the widgets of a page share: one script and its styles, which travel to the page once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any
from zlib import crc32

import ipywidgets
import traitlets

from powerkit.ui.widgets.bundle import joined, sheets_of


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


_there: dict[tuple[tuple[str, ...], tuple[str, ...]], SharedScript] = {}


def shared_script(scripts: Sequence[str], styles: Sequence[str]) -> SharedScript:
    """The widget that brings these scripts, in this order, and these style sheets: the same one for the same names."""
    names = (tuple(scripts), tuple(styles))
    if names not in _there or _there[names].comm is None:  # it is closed
        _there[names] = SharedScript({"script": joined(names[0]), "sheets": sheets_of(names[1])})
    return _there[names]


@cache
def loader() -> str:
    """The script every widget carries itself: it loads the shared one."""
    return joined(("loader.js",))
