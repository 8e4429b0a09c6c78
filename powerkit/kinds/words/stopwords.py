"""The small words left out of sentences, and the words that turn a meaning round, which never are."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

STOP_WORDS = frozenset(
    """
    a an the and or of to in on at for from by with as is are was were be been being am
    """.split()
)
"""The smallest: a negation reaches past none of them, and a phrase begins and ends with none."""

_LIGHT = frozenset(
    """
    us go goes going gone went get gets getting got keep keeps keeping kept come comes coming came make makes making
    made want wants need needs say says said see sees take takes put lot lots bit thing things way ways one ones
    people person everyone everybody someone somebody anyone anybody something everything anything really always
    still even yet much many every ever round around away also maybe perhaps quite
    """.split()
)
"""Words that say little by themselves and are in no list of small words."""

_NO_WORDS = frozenset("com http www k r".split())
"""What such a list holds of addresses on the web."""

WHY_LEFT_OUT = "A small word that joins others. Put it back if it matters here."

NEGATIONS = frozenset("no not never nobody none nothing nowhere without cannot neither nor against lack nie".split())

_PASSED = STOP_WORDS | frozenset(
    """
        very really so too that all any much more enough quite always ever even just yet
        feel feels felt feeling have has had having get gets got getting seem seems go going make makes want wants
        i we you he she it they me us them my our your his her their there
        """.split()
)


@cache
def small_words() -> frozenset[str]:
    """The words left out of sentences at first, in small letters: the list of the package wordcloud (MIT), and ours.

    They are shown, and each can be put back. There is no negation among them: "not safe" must not become "safe".
    """
    found = find_spec("wordcloud")
    folder = Path(found.origin).parent if found and found.origin else Path()
    listed = (folder / "stopwords").read_text(encoding="utf-8").split() if (folder / "stopwords").is_file() else []
    return frozenset(word for word in {*listed, *STOP_WORDS, *_LIGHT} - _NO_WORDS if not negates(word))


def is_small(word: str) -> bool:
    """Whether a word of a sentence is left out at first."""
    return _plain(word) in small_words() and not (len(word) > 1 and word.isupper())


def is_stop(word: str) -> bool:
    """Whether a word only joins others."""
    return word.casefold() in STOP_WORDS and not (len(word) > 1 and word.isupper())


def negates(word: str) -> bool:
    """Whether a word turns the meaning of what follows round: "no", "never", "can't"."""
    plain = _plain(word)
    return plain in NEGATIONS or plain.endswith("n't")


def carries_on(word: str) -> bool:
    """Whether a negation reaches past this word to the next one: "not at all well", "don't feel safe"."""
    return word.casefold() in _PASSED


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")
