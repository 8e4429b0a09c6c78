"""The names in what a leader writes where people are asked for."""

import re

from powerkit.privacy.wordlists import ROLE_FIRST

_PARTED = re.compile(r"[,;\n\r]|\s(?:and|&|\+|with)\s", re.IGNORECASE)
_BESIDE = re.compile(r"[(\[–—/]|\s-\s|\s(?:from|at|of the|who|in|on|for|my|our)\s", re.IGNORECASE)


def people_in(text: str) -> tuple[str, ...]:
    """The names in a text where people's names are asked for, such as "Amina from housing, Joe and a neighbour".

    What only says a role ("a neighbour") is no name. When in doubt a part counts as a name.
    """
    found = (_BESIDE.split(f" {part} ")[0].strip(" .:'\"“”") for part in _PARTED.split(text))
    return tuple(dict.fromkeys(item for item in found if _looks_like_a_name(item)))


def _looks_like_a_name(text: str) -> bool:
    words = text.split()
    if not words or not any(character.isalpha() for character in text) or len(text) < 2:
        return False
    return any(word[:1].isupper() for word in words[1:]) or words[0].casefold() not in ROLE_FIRST
