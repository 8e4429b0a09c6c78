"""Other ways in which people spell a name they know: words joined or parted, "Mc" for "Mac", letters that were lost."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from powerkit.privacy.common_words import is_ordinary
from powerkit.privacy.letter_folding import CAPITAL_WITHIN, WITHIN_WORD, WORDS_APART, folded, longer, squashed
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

_KOREAN_SYLLABLE = re.compile(
    "(?:ch|kk|tt|pp|ss|jj|sh|[bcdghjkmnprst])?[wy]?(?:ae|eo|eu|oe|oo|ou|ee|ui|[aeiou])(?:ng|[nmlkpth])?"
)
_KOREAN_SURNAMES = frozenset(
    """
    kim lee yi park bak choi choe jung jeong chung kang cho jo yoon yun jang lim im han oh seo suh shin sin kwon hwang
    ahn an song yoo yu hong jeon jun ko go koh moon mun son sohn bae baek paik heo hur nam noh ha joo ju woo yang ryu
    """.split()
)
_KOREAN_WORDS = frozenset(
    """
    하나 우리 나라 사랑 지수 하늘 보라 소리 가을 여름 겨울 바다 이슬 구름 아름 세상 유리 미소 수정 은하 소망 희망 지혜
    은혜 진리 자유 평화 민주 정의 가람 다운 한별 시원 수고 기도 성공 지원 수지 재정 진실 영원 미래 소중 주인 가정 도시
    """.split()
)
_IN_HANGUL = re.compile("[\uac00-\ud7a3]{3,4}")
_SERVANT = re.compile(r"abd(?:[aeiu]?l|[aeiu](sh|th|[tdrzsn])(?=\1)|[iu])(?P<whose>(?!l?lah)[a-z]{4,})")
_OF_THE = re.compile(r"abd(?:[aeiu](?:l|sh|th|[tdrzsn]))?")
_SUN = re.compile(r"sh|th|[tdrzsn]")

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
    abdullah abdulla abdallah abdalla abdellah
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


def servants(words: list[str]) -> Iterator[tuple[str, bool]]:
    """A name such as Abdul Rahman, folded, with any article, joined or parted, and whether it is all of the *words*.

    "Abd" is a servant, and what comes after the article is whose: it is one name, however many words are made of it.
    """
    spans = ((at, end) for at in range(len(words)) for end in range(at + 1, min(at + 3, len(words)) + 1))
    for at, end in spans:
        found = _SERVANT.fullmatch(squashed("".join(words[at:end])))
        if found is None or (end > at + 1 and not _OF_THE.fullmatch(words[at])):
            continue
        for whose in (found["whose"], *same_names(found["whose"])):
            sun = _SUN.match(whose)
            articles = ("ul", "el", "al", "i", "u", "", *(f"{vowel}{sun[0]}" for vowel in "uea" if sun))
            for article in articles:
                yield WORDS_APART.join(filter(None, ("abd", article, whose))), end - at == len(words)
        return


def korean_given(words: list[str]) -> Iterator[str]:
    """The given name of a Korean in Latin letters, written as one word, with its two syllables parted: "Min-jun"."""
    if len(words) != 2 or _KOREAN_SURNAMES.isdisjoint(words):
        return
    for word in (word for word in words if word not in _KOREAN_SURNAMES and word.isalpha()):
        for first, second in ((word[:at], word[at:]) for at in range(2, len(word) - 1)):
            both = _KOREAN_SYLLABLE.fullmatch(first) and _KOREAN_SYLLABLE.fullmatch(second)
            if both and not (is_ordinary(first) and is_ordinary(second)):
                yield f"{first}{WITHIN_WORD}{second}"


def given_in_hangul(name: str) -> Iterator[tuple[str, bool]]:
    """A Korean's given name, folded, and if it may only begin a word; one that is a word too has a title after it."""
    whole = unicodedata.normalize("NFC", name).strip()
    if not _IN_HANGUL.fullmatch(whole):
        return
    given = whole[-2:]
    ends_open = (ord(given[-1]) - 0xAC00) % 28 == 0  # then a consonant after it would make another syllable
    if given not in _KOREAN_WORDS:
        yield folded(given), not ends_open
    for end in "가는를의와야도랑께씨님" if ends_open else "씨님":
        yield folded(f"{given}{end}"), True
    yield from ((f"{folded(given)}{WORDS_APART}{folded(title)}", True) for title in "씨님")
