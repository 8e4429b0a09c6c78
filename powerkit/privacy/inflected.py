"""Endings that names get in sentences of Polish, Czech, Croatian, Ukrainian, Russian and their like: "z Kowalską"."""

import re
from collections.abc import Iterator

from powerkit.privacy.folding import folded

_LETTERS = re.compile(r"[ąćęłńóśźżčďěňřšťůžđ]|sz|cz|rz", re.IGNORECASE)
_SURNAME = re.compile(r"(?:[sc]k[iy]|[sc]ka|ska|wicz|czyk|[aeiyu]k|enko|ov|ova|ev|eva|ic|in|ina)\Z")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+\Z")
_SHORTEST = 3

_LIKE_ADJECTIVES = ("ski", "sky", "ska", "cki", "cky", "cka")
_OF_ADJECTIVES = tuple("i a y iego iej iemu im ich imi ego ej emu ym ych ymi ou u".split())
_OF_A = tuple("y i e o u ie ze ow om ami ach ou".split())
_OF_O = tuple("i y e a u ie owi em".split())
_OF_OTHERS = tuple("a u owi em ie iem y i ow om ami ach e ovi ova iowi".split())
_OF_CYRILLIC_A = tuple(folded("ы и і у ю е є ой ей ою ею о").split())
_OF_CYRILLIC = tuple(folded("а я у ю ом ем е є ой ым им ы и ых их ову ові еві ами ям ам").split())


def is_inflected(words: list[str], name: str) -> bool:
    """Whether a name, as written and as its folded *words*, looks like one that gets such endings."""
    return bool(_LETTERS.search(name)) or any(_SURNAME.search(word) or _CYRILLIC.match(word) for word in words)


def inflected(word: str) -> Iterator[str]:
    """A folded part of such a name with each of its endings."""
    if len(word) < _SHORTEST or not word.isalpha():
        return
    if _CYRILLIC.match(word):
        stem = word[:-1] if word[-1] in "аяьйоеєії" else word
        endings = _OF_CYRILLIC_A if word[-1] in "ая" else _OF_CYRILLIC
    elif word.endswith(_LIKE_ADJECTIVES):
        stem, endings = word[:-1], _OF_ADJECTIVES
    elif word[-1] == "a":
        stem, endings = word[:-1], _OF_A
    elif word[-1] == "o":
        stem, endings = word[:-1], _OF_O
    elif word[-1] in "bcdfghjklmnprstvwzx":
        stem, endings = word, _OF_OTHERS
    else:
        return
    stems = [stem]
    if len(stem) > _SHORTEST and stem[-2] in "eе" and stem[-1] not in "eе" and endings in (_OF_OTHERS, _OF_CYRILLIC):
        stems.append(stem[:-2] + stem[-1])  # Marek, Marka
    yield from (f"{stem}{ending}" for stem in stems if len(stem) > 1 for ending in endings)
