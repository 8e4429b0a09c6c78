"""One pattern for many forms of names: what they begin with in common is compared once."""

import re
from collections.abc import Iterable
from typing import Any

from powerkit.privacy.letter_folding import PARTING

_END = ""


def pattern_of(forms: Iterable[str]) -> str:
    """A pattern that finds any of the forms, the longest first; marks in them stand for what may part words."""
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _written(root)


def _written(node: dict[str, Any]) -> str:
    chain: list[str] = []
    while len(node) == 1 and _END not in node:
        [(character, node)] = node.items()
        chain.append(_sign(character))
    ends = _END in node
    ways = [_sign(one) + _written(child) for one, child in sorted(node.items(), key=_letters_first) if one != _END]
    if not ways:
        return "".join(chain)
    return f"{''.join(chain)}(?:{'|'.join(ways)}){'?' if ends else ''}"


def _sign(character: str) -> str:
    return PARTING.get(character) or re.escape(character)


def _letters_first(child: tuple[str, Any]) -> tuple[bool, str]:
    """A letter goes on with the same word, so it makes the longer form."""
    return child[0] in PARTING, child[0]
