"""The workbook's own words in the language of its deck: gettext catalogues, English where one has no translation.

A message is its English sentence, so English needs no catalogue and loads none. Values stand in braces: ``{name}``.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from powerkit.text.language_tags import ENGLISH, direction, parts_of

FOLDER = Path(__file__).parent / "catalogue"
"""``LANGUAGE/LC_MESSAGES/powerkit.po`` is translated by people, ``powerkit.mo`` made from it (see docs/make.py)."""

DOMAIN = "powerkit"


@dataclass
class _Now:
    deck: str = ENGLISH
    words: NullTranslations | None = None


_now = _Now()
_ENGLISH = NullTranslations()


def use(deck: str) -> None:
    """From now on this process speaks to people in the language of its deck (a BCP 47 tag), as far as it is translated.

    A process has one deck; English is used until somebody says otherwise.
    """
    _now.deck, _now.words = deck, catalogue_of(deck)


@contextmanager
def used(deck: str) -> Iterator[None]:
    """The same for a while."""
    before = _now.deck, _now.words
    use(deck)
    try:
        yield
    finally:
        _now.deck, _now.words = before


def deck_language() -> str:
    """The language of the deck in use: that of what is made from it."""
    return _now.deck


@cache
def catalogue_of(tag: str) -> NullTranslations | None:
    """The translations into a language, with or without its region; None for English and what nobody began."""
    language = parts_of(tag).language
    if language == parts_of(ENGLISH).language:
        return None
    for name in (tag.replace("-", "_"), language):
        file = FOLDER / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if file.is_file():
            with file.open("rb") as opened:
                return GNUTranslations(opened)
    return None


def t(message: str, **values: Any) -> str:
    """The message in the language in use, with *values* in its braces."""
    said = (_now.words or _ENGLISH).gettext(message)
    return said.format(**values) if values else said


def tn(one: str, many: str, number: int, **values: Any) -> str:
    """The message for a *number* of things, as the language in use counts them; "{number}" is the number itself."""
    said = (_now.words or _ENGLISH).ngettext(one, many, number)
    return said.format(number=number, **values)


def of_the_page() -> dict[str, Any]:
    """What a page must know of the deck's language, for its view: nothing where that is English.

    "lang" is the language of the deck's words, and "dir" which way the page runs.
    """
    if _now.deck == ENGLISH:
        return {}
    return {"language": {"lang": _now.deck, "dir": direction(_now.deck)}}


def words_in(script: str) -> dict[str, Any]:
    """The sentences of a *script* that are translated into the deck’s language: each a text, or its plural forms."""
    words: dict[str, Any] = for_scripts(_now.deck)["words"]
    return {message: said for message, said in words.items() if json.dumps(message, ensure_ascii=False) in script}


@cache
def for_scripts(tag: str) -> dict[str, Any]:
    """What a language's catalogue has for scripts: its "words", "all" there are to translate, and its "plural" rule."""
    language = parts_of(tag).language
    file = FOLDER / language / "LC_MESSAGES" / "scripts.json"
    if language == parts_of(ENGLISH).language or not file.is_file():
        return {"plural": "0", "all": 0, "words": {}}
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return told
