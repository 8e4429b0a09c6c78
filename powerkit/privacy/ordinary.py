"""Common English words: a name that is one of them may stand there as the word."""

from functools import cache
from pathlib import Path

from powerkit.privacy.wordlists import ALSO_WORDS, NOT_NAMES

_LIST = Path(__file__).with_name("ordinary.txt")


def is_ordinary(word: str) -> bool:
    """Whether a word in small letters is a common English word too."""
    return word in ordinary_words()


@cache
def ordinary_words() -> frozenset[str]:
    """Every word that `is_ordinary`."""
    lines = _LIST.read_text(encoding="ascii").splitlines()
    return ALSO_WORDS | NOT_NAMES | frozenset(line for line in lines if line[:1] != "#")
