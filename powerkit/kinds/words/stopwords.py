"""The small words left out of sentences, and the words that turn a meaning round, which never are."""

STOP_WORDS = frozenset(
    """
    a an the and or of to in on at for from by with as is are was were be been being am
    """.split()
)
"""Left out of whole sentences only, and shown: each can be put back.

There is no negation among them and no pronoun: "not safe" must not become "safe", and who says "us" and who says
"them" matters.
"""

WHY_LEFT_OUT = "A small word that joins others. Put it back if it matters here."

NEGATIONS = frozenset("no not never nobody none nothing nowhere without cannot neither nor against lack nie".split())

_PASSED = STOP_WORDS | frozenset(
    """
        very really so too that all any much more enough quite always ever even just yet
        feel feels felt feeling have has had having get gets got getting seem seems go going make makes want wants
        i we you he she it they me us them my our your his her their there
        """.split()
)


def is_stop(word: str) -> bool:
    """Whether a word of a sentence is left out at first."""
    return word.casefold() in STOP_WORDS and not (len(word) > 1 and word.isupper())


def negates(word: str) -> bool:
    """Whether a word turns the meaning of what follows round: "no", "never", "can't"."""
    plain = word.casefold().replace("’", "'").replace("ʼ", "'")
    return plain in NEGATIONS or plain.endswith("n't")


def carries_on(word: str) -> bool:
    """Whether a negation reaches past this word to the next one: "not at all well", "don't feel safe"."""
    return word.casefold() in _PASSED
