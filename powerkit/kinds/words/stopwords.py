"""The small words left out of sentences, and the words that turn a meaning round, which never are."""

from functools import lru_cache

from powerkit.kinds.words.languages import NO_APOSTROPHE, Tongue, tongue
from powerkit.text.catalogue import later

STOP_WORDS = frozenset(
    """
    a an the and or of to in on at for from by with as is are was were be been being am
    """.split()
)
"""The smallest: a negation reaches past none of them, and a phrase begins and ends with none."""

_PASSED = STOP_WORDS | frozenset(
    """
        very really so too that all any much more enough quite always ever even just yet one
        feel feels felt feeling have has had having get gets got getting seem seems go going make makes want wants
        i we you he she it they me us them my our your his her their there
        """.split()
)
_OF_A_THING = (STOP_WORDS - frozenset("is are was were be been being am as".split())) | frozenset(
    "my our your their his her its this these those some any all too more less most many few each every".split()
)
"""What may stand in a thing as people name it: "a place to meet", "too many takeaways", "no access to GPs"."""

WHY_LEFT_OUT = later("A small word that joins others. Put it back if it matters here.")


def is_small(word: str, spoken: Tongue | None = None) -> bool:
    """Whether a word of a sentence is left out at first; capital letters throughout say that it is a name."""
    bare, small = plain(word), (spoken or tongue()).small
    if len(word) > 1 and word.isupper():
        return False
    welsh = spoken is not None and "cy" in spoken.spoken
    return bare in small or (welsh and bare.partition("'")[0] in small)  # "mae'r" as "mae"


def is_stop(word: str) -> bool:
    """Whether a word only joins others."""
    return word.casefold() in STOP_WORDS and not (len(word) > 1 and word.isupper())


def negates(word: str, spoken: Tongue | None = None) -> bool:
    """Whether a word turns the meaning of what follows round: "no", "never", "can't"."""
    bare = plain(word)
    return bare in (spoken or tongue()).denies or bare.endswith("n't") or bare in NO_APOSTROPHE


def negates_before(word: str, spoken: Tongue) -> bool:
    """Whether a word turns the meaning of what stands before it round, as in Urdu or Bengali."""
    return word in spoken.denies_before


def carries_on(word: str, spoken: Tongue | None = None) -> bool:
    """Whether a negation reaches past this word to the next one: "not at all well", "don't feel safe"."""
    return word.casefold() in _PASSED or (spoken is not None and plain(word) in spoken.foreign)


def names_a_thing(words: tuple[str, ...], spoken: Tongue) -> bool:
    """Whether words name a thing and say nothing of it, so that they may stay together."""
    if words[0].casefold() in ("and", "or"):
        return False
    return all(not is_small(word, spoken) or plain(word) in _OF_A_THING for word in words)


@lru_cache(65536)
def plain(word: str) -> str:
    """A word in small letters, its apostrophes straight."""
    return word.casefold().replace("’", "'").replace("ʼ", "'")
