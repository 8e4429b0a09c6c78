"""How hard a passphrase is to guess: a small estimate that errs on the low side, with no list and no network.

A passphrase is cut into runs of letters, of digits and of other marks. Each run is given as many bits as a person who
knows the usual habits would need to try: a word counts as one out of 2,000, whatever its length, a year as one of 140,
"1234" and "qwerty" as one of a few. It cannot know what is well known about *you* (a child's name, a favourite song).

The time is that of somebody with ten strong graphics cards of 2023 (each about 15,000 guesses a second against the
600,000 rounds that a locked copy uses: hashcat's published speed for PBKDF2-HMAC-SHA256, scaled).
"""

import re
from dataclasses import dataclass
from math import log2

from powerkit.text.catalogue import later, later_many, t, tn

GUESSES_A_SECOND = 150_000
WEAK, STRONG = 36.0, 50.0
"""Bits: below the first a passphrase is weak, from the second on it is strong."""

_WORD = 11.0
_RUNS = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890", "qazwsxedc")
_TRIED_FIRST = frozenset(
    """
    password passphrase passwort letmein welcome login admin secret hello iloveyou monkey dragon sunshine princess
    football liverpool arsenal chelsea everton manchester london england summer winter spring autumn monday friday
    january february march april june july august september october november december workbook power shifting share
    supervisor supervision nhs health council community neighbourhood
    """.split()
)
_UNITS = (
    (60, later_many("about {number} second", "about {number} seconds")),
    (60, later_many("about {number} minute", "about {number} minutes")),
    (24, later_many("about {number} hour", "about {number} hours")),
    (365, later_many("about {number} day", "about {number} days")),
    (1000, later_many("about {number} year", "about {number} years")),
)


@dataclass(frozen=True)
class Strength:
    """How many *bits* a passphrase is worth, the *word* for it ("weak", "fair" or "strong"), and what to *say*."""

    bits: float
    word: str
    say: str


def strength(passphrase: str) -> Strength:
    """An estimate of how hard the passphrase is to guess."""
    bits = _bits(passphrase)
    word = "weak" if bits < WEAK else "fair" if bits < STRONG else "strong"
    time = _time(2 ** max(0.0, bits - 1) / GUESSES_A_SECOND)
    say = t(_SAID[word], time=time)
    more = t("Five words that do not belong together, and are not about you, make a strong one.")
    return Strength(bits, word, say if word == "strong" else f"{say} {more}")


_SAID = {
    "weak": later("Weak: by our rough estimate, a determined person with ten fast computers would need {time}."),
    "fair": later("Fair: by our rough estimate, a determined person with ten fast computers would need {time}."),
    "strong": later("Strong: by our rough estimate, a determined person with ten fast computers would need {time}."),
}


def _bits(passphrase: str) -> float:
    seen: set[str] = set()
    bits = 0.0
    for run in _RUNS.findall(passphrase):
        key = run.casefold()
        bits += 1.0 if key in seen else _run(run)
        seen.add(key)
    return bits


def _run(run: str) -> float:
    plain = run.casefold()
    if plain in _TRIED_FIRST:
        return 4.0
    if len(run) > 2 and (len(set(plain)) < 3 or any(plain in row or plain[::-1] in row for row in _ROWS)):
        return 5.0
    if run.isdigit():
        return 7.0 if re.fullmatch(r"(?:19|20)\d\d", run) else min(len(run), 12) * log2(10)
    if run[0].isalpha():
        return _letters(run)
    return 1.0 if run in (" ", "-", ".", "_") else min(len(run), 8) * 3.5


def _letters(run: str) -> float:
    """A word, unless it is too short for one; capitals inside it add a little."""
    inner = sum(item.isupper() for item in run[1:])
    return min(len(run) * log2(26), _WORD) + (0.5 if run[0].isupper() else 0.0) + min(inner, 4)


def _time(seconds: float) -> str:
    for size, unit in _UNITS:
        if seconds < size:
            number = max(1, round(seconds))
            return tn(*unit, number)
        seconds /= size
    return t("thousands of years")
