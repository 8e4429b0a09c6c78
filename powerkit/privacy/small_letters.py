"""Names in small letters, as many people type them: "spoke to amina and joe"; a file's name may hold them too."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from powerkit.privacy.common_words import is_ordinary, less_common_words
from powerkit.privacy.context import before, goes_on
from powerkit.privacy.letter_folding import folded
from powerkit.privacy.spans import Spans
from powerkit.privacy.wordlists import (
    AFTER_WHICH_NO_NAME,
    BEGIN_ELSEWHERE,
    PERSON_AFTER,
    PERSON_BEFORE,
    PLACES,
    SHORT_FORMS,
    TITLES,
)

_GIVEN = Path(__file__).with_name("given.txt")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:['’ʼ][^\W\d_]+)*(?![^\W_])")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|\b\w+\.(?:org|com|net|uk|co)\b\S*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…।۔؟](?!\w)|\n")
_OWNED = re.compile(r"['’ʼ]s?\Z")
_TO_WHOM = re.compile(
    r"\b(?:spoke|spoken|speak|speaking|talked|talk|talking|listened|listen|listening|wrote|write|said|say|went|go|round|"
    r"thanks|close|next|sorry|apologised|apologise)(?:\s+(?:up|round|over|back))?\s+to\s+\Z",
    re.IGNORECASE,
)
_FROM_WHOM = re.compile(r"\b(?:text|message|call|email|letter|heard|hear|learnt|news)(?:\s+\w+){0,3}\s+from\s+\Z", re.I)
_SPOKE_TO = re.compile(r"\b(?:spoke|spoken|speak|speaking|talked|talk|talking|chatted)\s+(?:to|with)\s+\Z", re.I)
_SPOKEN_TO = frozenset("rang phoned texted emailed thanked invited named asked told".split())
_WHO = frozenset(
    """
    with called named neighbour friend mate brother sister mum dad son daughter cousin partner husband wife colleague
    colleagues caretaker warden landlord tell invite visit trust mentor
    """.split()
)
_ENDINGS = ("ing", "ings", "ed", "s", "es", "ly", "er", "ers", "ness", "ies", "y", "able", "less", "ful", "ment", "ish")
_NO_NAME_ENDS_SO = ("ing", "ings", "ed", "s", "es", "ness", "ies", "able", "less", "ful", "ment", "ish")
"""With these no name is made of a less common word; "dyer" and "moly" are another matter."""
_BEGINNINGS = ("un", "re", "non", "over", "under", "out", "mis", "pre", "co", "inter", "anti", "sub", "self", "up")
_NEAR = 400
"""Letters before a word that may say who is meant: far more than any of the patterns spans."""
_LEAST = 3
_ENGLISH = 0.6
_ENOUGH = 3

OF_THIS_WORK = frozenset(
    """
    nhs gp mosque masjid iftar jollof biryani chai halal salaam inshallah mashallah eid diwali ramadan zumba bingo
    wellbeing online website wifi whatsapp facebook zoom email emails app apps covid lockdown vaping foodbank
    foodbanks minibus minibuses playgroup childminder toddler toddlers teenager teenagers allotment allotments
    takeaway takeaways cafe cafes kettle kettles biscuit biscuits noticeboard newsletter leaflet leaflets caretaker
    caretakers warden wardens handrail handrails landlord landlords councillor councillors gurdwara mum mums dad
    dads nan auntie aunty uncle lad lads lass gran grandma grandad kid kids bloke ok okay etc photo photos img dsc
    jpg jpeg png heic pdf docx precinct rota rotas tenant tenants lease borough boroughs bike bikes raffle referral
    referrals practitioner hostel kerb pension pensions pensioner pensioners laundrette spreadsheet spreadsheets
    parcel parcels lanyard clipboard loo brew homework receptionist pond orchard scones accordion skate vigil spade
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety o'clock ginnel gala therapist physio safeguarding signposting commissioning commissioner commissioners
    outreach coproduction prescriber prescribers barista congregant congregation imam vicar samosa samosas pierogi
    curry yeah yep nope aye nah ta handover crochet sewing knitting barbecue potluck tuesday wednesday thursday
    friday saturday sunday monday january february april june july august september october november december
    english polish urdu somali arabic welsh bengali chinese punjabi romanian ukrainian flask flasks supper harvest
    photocopier resilient jab jabs logistics advert adverts
    """.split()
)
"""Words of such work that a list of the commonest English words does not have."""

_ELSEWHERE = frozenset(map(folded, BEGIN_ELSEWHERE))
WRITING, LANGUAGE = "writing", "language"
"""Why no program can tell the names in a text: it has no capitals, or is in another language than English."""

_LISTS = OF_THIS_WORK | PLACES | SHORT_FORMS | TITLES | PERSON_AFTER


def in_small_letters(text: str, ordinary: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    """From and to of what may be a name in small letters, and whether it is likely one.

    A common given name is; a word that no list knows is where somebody is meant, and may be one elsewhere. In a text of
    another language than English only the first can be told.
    """
    away = Spans(match.span() for match in _ADDRESS.finditer(text))
    for sentence in _sentences(text):
        words = [match for match in sentence if not away.touch(match.start(), match.start() + 1)]
        if any(match[0].islower() for match in words):
            yield from _in_sentence(text, words, ordinary)


def _in_sentence(text: str, words: list[re.Match[str]], ordinary: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    english = _mostly_known(words)
    likely = 0
    for match in words:
        if not match[0].islower():
            continue
        said = _OWNED.sub("", match[0])
        plain = folded(said)
        start, end = match.start(), match.start() + len(said)
        if plain in _given() and plain not in ordinary:
            likely = end
            yield start, end, True
        elif english and plain not in ordinary and plain not in _ELSEWHERE and not _known(plain):
            word = is_less_common(plain)
            sure = _is_spoken_to(text, start, plain) if word else _is_meant(text, start, match.end(), likely)
            likely = end if sure else likely
            if sure or (not word and len(plain) >= _LEAST):
                yield start, end, sure


def _sentences(text: str) -> Iterator[list[re.Match[str]]]:
    """The words of each sentence or line."""
    start = 0
    for end in (*(match.end() for match in _ENDS.finditer(text)), len(text)):
        yield list(_WORD.finditer(text, start, end))
        start = end


def _mostly_known(words: list[re.Match[str]]) -> bool:
    """Whether most of some words are English; those with capitals count where there are few others."""
    small = [match[0] for match in words if match[0].islower()]
    told = [
        folded(_OWNED.sub("", word)) for word in (small if len(small) >= _ENOUGH else [match[0] for match in words])
    ]
    told = [word for word in told if len(word) > 1 and word not in _given()]
    return len(told) < _ENOUGH or sum(map(_known, told)) >= _ENGLISH * len(told)


@lru_cache(maxsize=8192)
def is_less_common(word: str) -> bool:
    """Whether a folded word is a less common one or made of one: of these no name is made."""
    return _made_of(word, less_common_words().__contains__, _NO_NAME_ENDS_SO)


@lru_cache(maxsize=8192)
def _known(word: str) -> bool:
    return _made_of(word, _listed)


def _made_of(word: str, listed: Callable[[str], bool], endings: Iterable[str] = _ENDINGS) -> bool:
    bare = word.partition("'")[0]
    if listed(bare) or listed(word) or (bare[-1:] == "n" and "'t" in word and listed(bare[:-1])):
        return True
    stems = {bare.removesuffix(ending) for ending in endings if bare.endswith(ending) and len(bare) > len(ending) + 2}
    if any(listed(item) for stem in stems for item in (stem, f"{stem}e", f"{stem}y", stem[:-1])):
        return True
    ends = (bare[len(some) :] for some in _BEGINNINGS if bare.startswith(some) and len(bare) > len(some) + 2)
    return any(map(listed, ends))


def _listed(word: str) -> bool:
    return is_ordinary(word) or word in _LISTS


def _is_spoken_to(text: str, start: int, plain: str) -> bool:
    """Whether a less common word stands where hardly anything but a nickname does: "rang smiley", "spoke to smiley"."""
    one = not plain.endswith(("s", "ing", "ed", "ly", "ness", "ment", "ion"))
    last = before(text, start)
    spoke = last in ("to", "with") and _SPOKE_TO.search(text, max(0, start - _NEAR), start)
    return one and (last in _SPOKEN_TO or bool(spoke))


def _is_meant(text: str, start: int, end: int, likely: int) -> bool:
    """Whether somebody is meant there: asked or spoken to, doing something, or named beside somebody else."""
    last = before(text, start)
    if last in AFTER_WHICH_NO_NAME:
        return False
    if last in TITLES or last in _WHO or last in _ASKED:
        return True
    near = max(0, start - _NEAR)
    if (last == "to" and _TO_WHOM.search(text, near, start)) or (
        last == "from" and _FROM_WHOM.search(text, near, start)
    ):
        return True
    if likely > near and text[likely:start].strip(" ,'’s") in ("and", "or", "&", ""):
        return True
    return goes_on(text, end) in ACTS or _OWNED.search(text[start:end]) is not None


_ASKED = PERSON_BEFORE - {"and", "or", "like", "says", "liked", "join", "joined"}
ACTS = PERSON_AFTER - {"used", "needed", "left", "runs", "works", "shows", "takes", "made", "makes", "gives", "keeps"}
"""What somebody does and a thing does not: the dye works, a bench is needed."""


def is_given_name(word: str) -> bool:
    """Whether a folded word is a common given name, or surname, and no English word."""
    return word in _given()


def may_be_a_name(said: str) -> bool:
    """Whether what stands alone, as in a list of words, may be somebody's name: it begins with one and goes on so."""
    first, *rest = said.split() or [""]
    return is_given_name(folded(first)) and len(rest) < 3 and all(word[:1].isupper() for word in rest)


@cache
def _given() -> frozenset[str]:
    lines = _GIVEN.read_text(encoding="ascii").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def hard_to_tell(text: str) -> str:
    """Why names in a text can hardly be told: its `WRITING` has no capitals, its `LANGUAGE` is not English; else ""."""
    if not text.isascii() and any(unicodedata.category(letter) == "Lo" and letter not in "ªº" for letter in text):
        return WRITING
    return "" if all(map(_mostly_known, _sentences(text))) else LANGUAGE
