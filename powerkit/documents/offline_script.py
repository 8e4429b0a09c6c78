"""A script that travels inside a file, in the language of the deck: it needs no other file and asks nobody."""

from functools import cache
from pathlib import Path

from powerkit.text.catalogue import deck_language
from powerkit.text.escaping import Markup, made_of_shipped, shipped
from powerkit.text.translated_script import translated

_WORDS = shipped(Path(__file__).parent / "offline_words.js")


def offline_script(file: Path) -> Markup:
    """The script in *file* with what it says, in the language of the deck as far as that is translated."""
    return _made(file, deck_language())


@cache
def _made(file: Path, _language: str) -> Markup:
    return made_of_shipped(translated(str(_WORDS + shipped(file))))
