"""How a code stands in a text: the log book keeps "Person A" for ever, and it is said in the deck's language.

What was made in one language can be read in another: a code has the same letters in all of them.
"""

import re
from collections.abc import Sequence

from powerkit.text.catalogue import deck_language, later, t
from powerkit.text.language_tags import ENGLISH

PERSON, PLACE, ORGANISATION = later("Person"), later("Place"), later("Organisation")
_LETTERS = re.compile(r"(?<![^\W_])[A-Z]{1,3}(?![^\W_])")
_OF_A_PLACE = rf"(?:{PLACE}|{ORGANISATION}) [A-Z]{{1,3}}"


def coded(noun: str, letters: str) -> str:
    """A code of a *noun*, in the language in use, and its letters."""
    return t("{noun} {letters}", noun=noun, letters=letters)


def letters_of(code: str) -> str:
    """The letters of a code, as it is kept or as it is said in any language."""
    found = _LETTERS.findall(code)
    return found[-1] if found else code.rpartition(" ")[2]


def said(kept: str) -> str:
    """A code that the log book keeps, as it stands in a text."""
    return kept if deck_language() == ENGLISH else coded(t(kept.rpartition(" ")[0]), letters_of(kept))


def of_a_place() -> str:
    """The pattern of every code of a place, as it is kept and as it is said."""
    if deck_language() == ENGLISH:
        return _OF_A_PLACE
    said_so = (re.escape(coded(t(noun), "\0")).replace("\0", "[A-Z]{1,3}") for noun in (PLACE, ORGANISATION))
    return "|".join((_OF_A_PLACE, *said_so))


def one_of(codes: Sequence[str], *, more: bool) -> str:
    """What stands where a part of a name may mean several people, and *more* than those."""
    found = codes[0]
    for code in codes[1:]:
        found = t("{first} or {second}", first=found, second=code)
    return t("{codes} or others", codes=found) if more else found
