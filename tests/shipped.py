"""The deck that comes with the workbook, read once for all tests of a process: it takes longer than most tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from powerkit.deck import Deck, load, load_deck
from powerkit.resources import deck_folder
from powerkit.text import toml_reader
from powerkit.text.catalogue import spoken


@cache
def shipped_deck() -> Deck:
    """The deck as it stands in the repository; nobody can change it."""
    return load_deck(deck_folder())


@contextmanager
def read_once() -> Iterator[None]:
    """Let whatever loads it inside, such as each call of a command, have the one that was read before it."""
    shipped, read = deck_folder(), load._load
    known: dict[str, Deck] = {}

    def read_or_known(folder: Path, *, in_use: bool = False) -> Deck:
        if in_use or folder != shipped or toml_reader._LISTENER.get():  # whoever listens hears each key that is read
            return read(folder, in_use=in_use)
        if (language := spoken()) not in known:  # what a kind says of its own accord is worded while it is read
            known[language] = read(folder)
        return known[language]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_load", read_or_known)
        yield
