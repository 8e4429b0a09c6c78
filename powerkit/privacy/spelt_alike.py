"""Other ways in which people spell a name they know: words joined or parted, "Mc" for "Mac", letters that were lost."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from powerkit.privacy.folding import CAPITAL_WITHIN, WITHIN_WORD, folded, longer, squashed
from powerkit.privacy.wordlists import JOINS

_CLAN = re.compile(r"\b(?:m[ac]?c[ ·'-]?|m')(?=[a-z]{4})")
_HUSHED = re.compile("[ṣşșš]", re.IGNORECASE)
_LOST = re.compile(r"(?![A-Za-z])[^\W\d_]")
_LONG_JOINED, _LONG_LOST = 6, 4
_BEFORE_A_SURNAME = JOINS | frozenset("o mac mc ni nic ui st san fitz van".split())
_SYLLABLE = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu"
    "|ou|ua|ue|ui|un|uo|ve|[aeiouv])"
)
_TWO_SYLLABLES = re.compile(f"({_SYLLABLE})({_SYLLABLE})")
_PINYIN = re.compile(f"(?:{_SYLLABLE}){{1,3}}")

_SAME_NAMES = [
    group.split()
    for group in """
    mohammed mohammad muhammad mohamed muhammed mohamad muhamad mohd md maxamed
    ahmed ahmad axmed
    hussain hussein husain hossain husein xuseen
    hassan hasan xasan
    yusuf yousuf yousef yusef youssef yuusuf
    ibrahim ebrahim ibraahim
    ismail esmail ismaciil
    fatima fatema fatimah fathima
    faduma fadumo faadumo
    halima haleema xaliimo
    aisha ayesha aysha caasha
    omar umar cumar
    abdi cabdi
    abdullahi abdulahi cabdullahi cabdullaahi
    abdirahman abdurahman abdulrahman abdurrahman cabdiraxmaan
    khadija khadeeja hadija khadiijo
    zainab zaynab zeinab
    maryam mariam maryan
    nasreen nasrin
    shirin shireen
    yasmin yasmeen
    parveen parvin
    samina sameena
    rukhsana ruksana
    rahim raheem
    karim kareem
    rahman rehman
    sheikh shaikh shaykh
    siddiqui siddique siddiqi
    chowdhury choudhury chaudhry choudhry chaudhary choudhary chaudhuri
    akhtar akhter akter
    qureshi quraishi
    syed sayed sayyid
    """.strip().splitlines()
]
_SAME = {name: [other for other in group if other != name] for group in _SAME_NAMES for name in group}


def other_spellings(name: str) -> Iterator[str]:
    """Other ways to spell the whole name, folded: "ö" as "oe", "Shade" for "Ṣadé", "Mac Donald", "McDonald"."""
    if (other := longer(name)) is not None:
        yield other
    whole = unicodedata.normalize("NFC", name)
    if _HUSHED.search(whole):
        yield folded(_HUSHED.sub("sh", whole))
    if CAPITAL_WITHIN.search(whole):
        yield folded(CAPITAL_WITHIN.sub(r"·\g<0>", whole))
    small = folded(name)
    if _CLAN.search(small):
        yield from (_CLAN.sub(clan, small) for clan in ("mac·", "mc·"))


def joined_and_parted(words: list[str]) -> Iterator[str]:
    """Words of a name joined ("Abdulrahman"), a surname with "M'", one word of Pinyin parted ("Xiu Lan")."""
    for at, (one, other) in enumerate(pairwise(words)):
        joined = squashed(one + other)
        if (len(words) > 2 or (at == 0 and one in _BEFORE_A_SURNAME)) and len(joined) >= _LONG_JOINED:
            yield joined
    yield from (f"m'{word[match.end() :]}" for word in words if (match := _CLAN.match(word)))
    if 1 < len(words) < 4 and all(map(_PINYIN.fullmatch, words)):
        yield from (
            f"{match[1]}{WITHIN_WORD}{match[2]}"
            for word in words
            if len(word) >= _LONG_JOINED - 1 and (match := _TWO_SYLLABLES.fullmatch(word))
        )


def of_several(word: str) -> Iterator[str]:
    """A folded surname as several people have it: "the Walshes", "the Hennessies"."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    elif len(word) > 2 and word[-1] == "y" and word[-2] not in "aeiou":
        yield f"{word[:-1]}ies"


def same_names(word: str) -> list[str]:
    """Other ways to spell a common name, which with the rest of the name are the same person's."""
    if len(word) > 3 and (word[-1] == "a" or word[-2:] == "ah"):
        return [word.removesuffix("h") if word[-1] == "h" else f"{word}h", *_SAME.get(word, ())]
    return _SAME.get(word, [])


def with_letters_lost(name: str) -> Iterator[tuple[str, bool]]:
    """The name as a program shows it that could not read some letters, folded, and whether it is all: "Mu?oz"."""
    whole = unicodedata.normalize("NFC", name)
    if _LOST.search(whole) and any(letter.isascii() and letter.isalpha() for letter in whole):
        for mark in ("?", "??"):
            parts = _LOST.sub(mark, whole).split()
            if len(parts) > 1:
                yield folded(" ".join(parts)), True
            yield from ((folded(part), False) for part in parts if "?" in part and len(part) > _LONG_LOST)
