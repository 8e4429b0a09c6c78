"""Organisations and places that are called like a known person: each gets a code of its own, such as "Place A".

Left whole they would show the name, and "Person A Centre" would say whose it is.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from string import ascii_uppercase

from powerkit.privacy.codes import ORGANISATION, PLACE, said
from powerkit.privacy.letter_folding import folded, squashed
from powerkit.privacy.wordlists import BUILT

_CODE = re.compile(rf"(?:{PLACE}|{ORGANISATION}) [A-Z]{{1,3}}")
_WORD = re.compile(r"[^\W\d_]+")


class PlaceCodes:
    """A code for each such organisation or place, in the order they are met; the same place has the same code."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        """Go on from the codes that were *given* before, by the names they stand for."""
        self._codes = {_key(name): code for name, code in (given or {}).items() if _CODE.fullmatch(code)}
        self._taken = {code.split()[1] for code in self._codes.values()}
        self.new: dict[str, str] = {}

    def code(self, name: str) -> str:
        """The code of the organisation or place of that name as it is said, a new one where it is met first."""
        key = _key(name)
        if key not in self._codes:
            noun = PLACE if any(folded(word) in BUILT for word in _WORD.findall(name)) else ORGANISATION
            letter = next(letter for letter in _letters() if letter not in self._taken)
            self._taken.add(letter)
            self._codes[key] = self.new[name] = f"{noun} {letter}"
        return said(self._codes[key])


def _letters() -> Iterator[str]:
    for length in (1, 2, 3):
        yield from map("".join, product(ascii_uppercase, repeat=length))


def _key(name: str) -> str:
    return squashed(folded(name))
