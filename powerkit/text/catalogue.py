"""The workbook's own words in the language of its deck: gettext catalogues, English where one has no translation.

A message is its English sentence, so English needs no catalogue and loads none. Values stand in braces: ``{name}``.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from powerkit.errors import speak_with
from powerkit.text.language_tags import ENGLISH, direction, parts_of

if TYPE_CHECKING:
    from gettext import NullTranslations

FOLDER = Path(__file__).parent / "catalogue"
"""``LANGUAGE/LC_MESSAGES/powerkit.po`` is translated by people, ``powerkit.mo`` made from it (see docs/make.py)."""

DOMAIN = "powerkit"


@dataclass
class _Now:
    deck: str = ENGLISH
    words: "NullTranslations | None" = None
    texts: Callable[[], frozenset[str]] = frozenset
    title: str = ""


_now = _Now()


def use(deck: str, texts: Callable[[], frozenset[str]] = frozenset, title: str = "") -> None:
    """From now on this process speaks to people in the language of its deck (a BCP 47 tag), as far as it is translated.

    A process has one deck, whose own *texts* are asked for where the language is not English; English is used until
    somebody says otherwise. A deck of somebody's own has a *title*, which stands where the workbook's name would.
    """
    _now.deck, _now.words, _now.texts, _now.title = deck, catalogue_of(deck), texts, title


@contextmanager
def used(deck: str, texts: Callable[[], frozenset[str]] = frozenset) -> Iterator[None]:
    """The same for a while."""
    before = _now.deck, _now.texts, _now.title
    use(deck, texts)
    try:
        yield
    finally:
        use(*before)


def deck_language() -> str:
    """The language of the deck in use: that of what is made from it."""
    return _now.deck


def deck_title() -> str:
    """What the deck in use is called where it is somebody's own; "" for the one that comes with the workbook."""
    return _now.title


@cache
def catalogue_of(tag: str) -> "NullTranslations | None":
    """The translations into a language, with or without its region; None for English and what nobody began."""
    language = parts_of(tag).language
    if language == parts_of(ENGLISH).language:
        return None
    for name in (tag.replace("-", "_"), language):
        file = FOLDER / name / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if file.is_file():
            from gettext import GNUTranslations  # English needs none of it

            with file.open("rb") as opened:
                return GNUTranslations(opened)
    return None


def t(message: str, /, **values: Any) -> str:
    """The message in the language in use, with *values* in its braces."""
    if _now.deck == ENGLISH:
        return message.format(**values) if values else message
    said = _now.words.gettext(message) if _now.words else message
    return _noted(said.format(**values) if values else said, said, values, said == message)


speak_with(t)


def later(message: str) -> str:
    """A message that is translated where it is shown, not where it stands: its language is not known there yet."""
    return message


def later_many(one: str, many: str) -> tuple[str, str]:
    """The same for a message with a form for several things: what `tn` takes."""
    return one, many


def tn(one: str, many: str, number: int, /, **values: Any) -> str:
    """The message for a *number* of things, as the language in use counts them; "{number}" is the number itself."""
    said = _now.words.ngettext(one, many, number) if _now.words else one if number == 1 else many
    values = {"number": number, **values}
    made = said.format(**values)
    return made if _now.deck == ENGLISH else _noted(made, said, values, said in (one, many))


def _noted(made: str, said: str, values: dict[str, Any], english: bool) -> str:
    from powerkit.text import text_languages  # an English deck needs none of it

    return text_languages.note(made, said, values, ENGLISH if english else _now.deck)


def in_english() -> bool:
    """Whether the language in use is English, or one that nobody has begun to translate."""
    return _now.words is None


def spoken() -> str:
    """What a page of the workbook's own words alone is in: the deck's language, once most of them are translated."""
    told = for_scripts(_now.deck)
    return _now.deck if told["all"] and 2 * len(told["words"]) >= told["all"] else ENGLISH


def pattern_of(pattern: str) -> str:
    """How the language in use writes days, as its translators say for an English *pattern*; "" where none has yet."""
    said = _now.words.gettext(pattern) if _now.words else pattern
    return "" if said is pattern else said  # a catalogue gives back the very text that it has not


def of_the_page(view: Any = None) -> dict[str, Any]:
    """What a page must know of the deck's language, for its view: nothing where that is English.

    "lang" is the language of the deck's words, "dir" which way the page runs, and "words" are those of the *view*'s
    texts that are the deck's, and so in its language.
    """
    if _now.deck == ENGLISH:
        return {}
    known = _now.texts()
    words = sorted({text for text in _texts(view) if text in known and not _ID.fullmatch(text)})
    return {"language": {"lang": _now.deck, "dir": direction(_now.deck), **({"words": words} if words else {})}}


_ID = re.compile(r"[\x21-\x7e]{0,24}")
"""What may be an id, a number or an address: nothing to be read aloud in a language."""


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping | list | tuple):
        for inner in part.values() if isinstance(part, Mapping) else part:
            yield from _texts(inner)


def words_in(script: str) -> dict[str, Any]:
    """The sentences of a *script* that are translated into the deck’s language: each a text, or its plural forms."""
    words: dict[str, Any] = for_scripts(_now.deck)["words"]
    return {message: said for message, said in words.items() if message in script or json.dumps(message) in script}


@cache
def for_scripts(tag: str) -> dict[str, Any]:
    """What a language's catalogue has for scripts: its "words", "all" there are to translate, and its "plural" rule."""
    language = parts_of(tag).language
    file = FOLDER / language / "LC_MESSAGES" / "scripts.json"
    if language == parts_of(ENGLISH).language or not file.is_file():
        return {"plural": "0", "all": 0, "words": {}}
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return told
