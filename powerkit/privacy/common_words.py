"""Lists that both searches for names use: common English words, which a name may be too, and Chinese characters."""

from functools import cache
from pathlib import Path

from powerkit.privacy.wordlists import ALSO_WORDS, NOT_NAMES

_LIST = Path(__file__).with_name("ordinary.txt")
_LESS_COMMON = Path(__file__).with_name("less_common.txt")
_ALSO_NAMES = Path(__file__).with_name("also_names.txt")
_CHINESE = Path(__file__).with_name("chinese.txt")


LONGEST_NAME = 200
"""Letters: what is longer is no name, but a text that stands where a name was asked for."""


def as_a_name(name: str) -> str:
    """A name as both searches read it: of what is longer than any name only the words that it begins with."""
    if len(name) <= LONGEST_NAME:
        return name
    said, *more = name.split() or [""]
    for word in more:
        if len(said) + len(word) >= LONGEST_NAME:
            break
        said += f" {word}"
    return said


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


def is_rarer(word: str) -> bool:
    """Whether a word in small letters is an English word that is not common; of some people it is the name: "frost"."""
    return word in less_common_words() or word in words_that_are_names()


@cache
def words_that_are_names() -> frozenset[str]:
    """Rarer words that are names as well."""
    return _listed(_ALSO_NAMES)


@cache
def simplified() -> dict[str, str]:
    """Chinese characters that stand in names, and the simplified one that is written for each: 偉 and 伟 are one."""
    return {pair[0]: pair[1] for pair in _listed(_CHINESE)}


def _listed(file: Path) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
