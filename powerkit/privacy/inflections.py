"""Endings that names get in sentences of Polish, Czech, Croatian, Ukrainian, Russian and their like: "z Kowalską"."""

import re
from collections.abc import Iterator

from powerkit.privacy.letter_folding import folded

_LETTERS = re.compile(r"[ąćęłńóśźżčďěňřšťůžđ]|sz|cz|rz", re.IGNORECASE)
_SURNAME = re.compile(r"(?:[sc]k[iy]|[sc]ka|ska|wicz|czyk|[aeiyu]k|enko|ov|ova|ev|eva|ic|in|ina)\Z")
_GIVEN = frozenset(
    """
    ania barbara basia beata bogdan boguslaw bozena danuta dorota ewa gosia grazyna halina hania henryk iwona jacek
    jadwiga jakub janusz jaroslaw jerzy jolanta jozef kasia kazimierz krystyna kuba leszek lukasz maciej magda marek
    marzena michal miroslaw mirek olga pawel piotr rafal ryszard slawomir stanislaw szymon tadeusz urszula
    wanda wiktoria wieslaw wojciech wojtek zbigniew zofia zosia zuzanna
    """.split()
)
"""Names that nothing in their letters tells from those of other languages."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+\Z")
_SHORTEST = 3

_LIKE_ADJECTIVES = ("ski", "sky", "ska", "cki", "cky", "cka")
_OF_ADJECTIVES = tuple("i a y iego iej iemu im ich imi ego ej emu ym ych ymi ou u".split())
_OF_Y = tuple("ego emu m".split())
_OF_A = tuple("y i e o u ie ze ow om ami ach ou ej owie owa owej".split())
_OF_O = tuple("i y e a u ie owi em".split())
_OF_OTHERS = tuple("a u owi em ie iem ia iu y i ow om ami ach e ovi ova iowi owie owa owej owna".split())
_OF_BALTIC = tuple("a am u ui o i io iui ai e ei".split())
_OF_CYRILLIC_A = tuple(folded("ы и і у ю е є ой ей ою ею о").split())
_OF_CYRILLIC = tuple(folded("а я у ю ом ем е є ой ым им ы и ых их ову ові еві ами ям ам").split())
_SOFT = {"st": "sci", "k": "c", "g": "dz", "t": "ci", "d": "dzi", "r": "rz", "ch": "sz", "sl": "sl"}
"""What the end of a stem becomes before "e": Agnieszka, Agnieszce; Piotr, Piotrze."""


def is_inflected(words: list[str], name: str) -> bool:
    """Whether a name, as written and as its folded *words*, looks like one that gets such endings."""
    return bool(_LETTERS.search(name)) or any(
        word in _GIVEN or _SURNAME.search(word) or _CYRILLIC.match(word) for word in words
    )


def inflected(word: str) -> Iterator[str]:
    """A folded part of such a name with each of its endings."""
    if len(word) < _SHORTEST or not word.isalpha():
        return
    if _CYRILLIC.match(word):
        stem = word[:-1] if word[-1] in "аяьйоеєії" else word
        endings = _OF_CYRILLIC_A if word[-1] in "ая" else _OF_CYRILLIC
    elif word.endswith(_LIKE_ADJECTIVES):
        stem, endings = word[:-1], _OF_ADJECTIVES
    elif word[-1] in "yi":
        stem, endings = word, _OF_Y
        yield from (f"{word[:-1]}{ending}" for ending in ("ego", "emu") if word[-1] == "y")
    elif word[-1] == "a":
        stem, endings = word[:-1], _OF_A
        yield from (stem,) if stem[-1] == "i" and len(stem) > _SHORTEST else ()
    elif word[-1] == "o":
        stem, endings = word[:-1], _OF_O
    elif word[-1] in "bcdfghjklmnprstvwzx":
        stem, endings = word, _OF_OTHERS
        yield from (f"{base}{end}" for base in _baltic(word) for end in _OF_BALTIC)
    else:
        return
    stems = [stem]
    if endings in (_OF_OTHERS, _OF_CYRILLIC):
        stems += _without_its_vowel(stem)
    if endings in (_OF_OTHERS, _OF_A):
        yield from (f"{stem[: -len(end)]}{soft}e" for end, soft in _SOFT.items() if stem.endswith(end))
    yield from (f"{stem}{ending}" for stem in stems if len(stem) > 1 for ending in endings)


def _without_its_vowel(stem: str) -> Iterator[str]:
    """What a stem of a man's name is before endings, where its last vowel is lost or another: Marek, Gołąb, Kozioł."""
    if len(stem) <= _SHORTEST:
        return
    if stem[-2] in "eе" and stem[-1] not in "eе":
        yield stem[:-2] + stem[-1]  # Marka
    if stem.endswith("iol"):
        yield f"{stem[:-3]}l"  # Kozła
    if stem.endswith("ab"):
        yield f"{stem[:-2]}eb"  # Gołębia


def _baltic(word: str) -> Iterator[str]:
    """The stem of a Lithuanian or Latvian name: Vytaut-as, Bērziņ-š."""
    if len(word) > _SHORTEST + 1 and word[-1] == "s":
        yield word[:-2] if word[-2] in "aiuy" else word[:-1]
