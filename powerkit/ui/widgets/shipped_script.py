"""What widgets share, as it travels: a script with its style sheets, and the key by which a page knows it.

The cards' own page loads the script of all cards by itself, while JupyterLab is still starting: half a megabyte that
need not come through the kernel. Anywhere else a widget brings what its page needs (`shared_script`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

from powerkit.text.catalogue import deck_language
from powerkit.text.translated_script import translated
from powerkit.ui.widgets.bundle import bundle, entries_of_every_card, sheets_of

SHEETS = "sheets.js"
"""The module that puts style sheets on a page."""


@dataclass(frozen=True)
class Brought:
    """A script in the language of the deck, and its style sheets in their order."""

    script: str
    sheets: list[dict[str, Any]]

    @property
    def key(self) -> str:
        """What tells this script and these sheets from all others."""
        names = [self.script, *(sheet["key"] for sheet in self.sheets)]
        return f"{crc32(chr(10).join(names).encode()):08x}"

    def told(self) -> dict[str, Any]:
        """What a page is told of it."""
        return {"script": self.script, "sheets": self.sheets}


def brought(entries: tuple[str, ...]) -> Brought:
    """Return what these entries need.

    Raises:
        ValueError: a module says something that is not known here.
    """
    made = bundle(entries)
    return Brought(translated(made.script), sheets_of(made))


def key_of_every_card() -> str:
    """The key of the script of all cards."""
    return _key(deck_language())


def module_of_every_card() -> str:
    """The script of all cards as a module that a page can import: its sheets come with it, and it tells its *key*."""
    return _module(deck_language())


@cache
def _key(_language: str) -> str:
    return brought(entries_of_every_card()).key


@cache
def _module(_language: str) -> str:
    made = brought(entries_of_every_card())
    script = translated(bundle((SHEETS, *entries_of_every_card())).script)
    return f"{script}addSheets({json.dumps(made.sheets)});\nexport const key = {json.dumps(made.key)};\n"
