"""Common English words: a name that is one of them may stand there as the word."""

from functools import cache
from pathlib import Path

from powerkit.privacy.wordlists import ALSO_WORDS, NOT_NAMES

_LIST = Path(__file__).with_name("ordinary.txt")
_LESS_COMMON = Path(__file__).with_name("less_common.txt")


def is_ordinary(word: str) -> bool:
    """Whether a word in small letters is a common English word too."""
    return word in ordinary_words()


@cache
def ordinary_words() -> frozenset[str]:
    """Every word that `is_ordinary`."""
    return ALSO_WORDS | NOT_NAMES | _listed(_LIST)


@cache
def less_common_words() -> frozenset[str]:
    """Less common English words, none of which is a name: for what is asked about, never for what is replaced."""
    return _listed(_LESS_COMMON)


def _listed(file: Path) -> frozenset[str]:
    lines = file.read_text(encoding="ascii").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
