"""The forms in which people write a name they know: whole, a part of it, its initials."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from powerkit.privacy.common_words import LONGEST_NAME, as_a_name, is_ordinary, is_rarer
from powerkit.privacy.inflections import inflected, is_inflected
from powerkit.privacy.letter_folding import (
    A_DOT,
    DOT,
    INITIAL_APART,
    LOOSELY,
    TURNED,
    WITHIN_WORD,
    WORDS_APART,
    folded,
    is_mark,
    squashed,
)
from powerkit.privacy.people import AND, is_group, own_words
from powerkit.privacy.spelling_variants import (
    given_in_hangul,
    joined_and_parted,
    korean_given,
    of_several,
    other_spellings,
    same_names,
    servants,
    with_letters_lost,
)
from powerkit.privacy.wordlists import CHINESE_TITLES, GROUP_OF, NOT_A_NAME, SHORT_FORMS

SURE, WORD, SMALL, INITIALS, BARE_INITIALS, JOINED, INSIDE, BEGINS, AFTER_PREFIX, LITERAL, HANDLE, GLUED = (
    "sure", "word", "in small letters", "initials", "bare initials", "joined", "inside", "begins", "after a prefix",
    "literal", "handle", "glued",
)  # fmt: skip
_SMALL_NAMES = frozenset(("an", "my"))
_NO_PARTS = NOT_A_NAME | GROUP_OF
_LONG_JOINED = 8
_LINK = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/.")
_LONG_INSIDE = 5
_AROUND = "-.'_,:;()[]\"“”„«»!?*#&|"
_LONG_HANDLE = 4
_MARKED = re.compile(r"[^\w\s]\s|\s[^\w\s]")
_JOINING = frozenset(
    map(
        folded,
        "نے کا کی کے کو سے میں پر تک اور یا کہ کہا کہتی کہتا ہے ہیں تھا تھی تھے ہو یہ وہ ہم آپ جو بھی ہی نہیں "
        "من في إلى عن مع قال قالت هذا هذه التي الذي هو هي أو ثم از به در با را این آن".split(),
    )
)
"""Small words of Urdu, Arabic and Persian: a name that holds one ("Amina said …") is not that word."""


@dataclass(frozen=True)
class Form:
    """One way to write a name, folded (see `powerkit.privacy.letter_folding`); *whole* says that it is all of the name.

    *how* is where it counts: anywhere ("sure"), as its context has it ("word"; "in small letters" for what is clear
    with a capital: "frost", "will hunt"), by its capitals ("initials"), within a long run of letters ("joined"), or as
    writings without capitals need it ("inside", "begins", "after a prefix").
    """

    text: str
    how: str
    whole: bool = False

    @property
    def key(self) -> str:
        """What is left of it, and of any text that it stands in, without what parts words."""
        return squashed(self.text)


def forms_of(name: str) -> Iterator[Form]:
    """Every form of a name that stands for it; the whole name first.

    - Its parts alone, unless they are short, join names ("de", "Dr") or the name is a group's ("Mill Lane tenants").
    - The last name first, and all parts joined: "Khan, Amina", "aminakhan".
    - A first name with the initial of the last, and the other way round: "Amina K.", "A. Khan".
    - As addresses and file names have them: "akhan", and right beside an "@" "aminak".
    - Initials with full stops, "A.K."; without them, "AK", only in capitals and where they usually mean nothing else.
    - With the endings that Slavic languages give it: "Kowalskiej" (see `powerkit.privacy.inflections`).
    - In writings without capitals nothing parts a name from what is joined to it, so it is found within words too.
    """
    name = as_a_name(name)
    if len(name) > LONGEST_NAME:  # one word
        if whole := folded(name).strip():
            yield Form(whole, LITERAL, True)
        return
    made = dict.fromkeys(_forms(name, folded(name)))
    for other in other_spellings(name):
        made |= dict.fromkeys(form for form in _forms(name, other) if form.how in (SURE, WORD, SMALL, JOINED))
    if not is_group(name):
        made |= dict.fromkeys(
            Form(text.replace(" ", WORDS_APART), SURE, all_of_it)
            for text, all_of_it in with_letters_lost(name)
            if not _is_word(squashed(text))
        )
    if AND.search(name) and is_group(name):
        made |= dict.fromkeys(_forms(name, folded(AND.sub(" & " if " and " in name else " and ", name))))
    yield from (item for item in made if len(item.key) > 1 or item.how in (LITERAL, INITIALS))


def _forms(name: str, whole: str) -> Iterator[Form]:
    words = [word for part in whole.split() if (word := part.strip(_AROUND)) and any(map(_solid, word))]
    if not words:
        if whole.strip():
            yield Form(whole.strip(), LITERAL, True)
        return
    if not any(item.isalpha() for item in whole):
        yield Form(WITHIN_WORD.join("".join(words)), LITERAL, True)
        return
    if len(words) == 1 and ("@" in whole or _LINK.match(words[0])):
        yield Form(words[0], LITERAL, True)
        return
    if _without_case(whole):
        yield from _without_capitals(words)
        yield from (Form(item, BEGINS if begins else SURE) for item, begins in given_in_hangul(name))
        return
    letters = re.findall(r"[^\W\d_]", whole)
    if re.fullmatch(r"(?:[^\W\d_]\.\s?){1,5}", whole.strip()):
        yield Form(DOT.join(letters) + A_DOT, INITIALS, True)
        return
    group = is_group(name)
    spelt = [_spelt(word) for word in words]
    ordinary = is_ordinary(squashed(whole)) or (len(squashed(whole)) < 3 and not group)
    loosely = group or _MARKED.search(whole.strip()) or all(map(is_ordinary, words))
    of_words = not group and all(map(_is_word, words))
    clear = SMALL if of_words else SURE
    one = ordinary and not (of_words and len(words) > 1)
    yield Form((LOOSELY if loosely else WORDS_APART).join(spelt), WORD if one else clear, True)
    if group:
        return
    own = own_words(name, words)
    named = [word for word in own if word not in NOT_A_NAME and word[0].isalpha()]
    if len(named) > 1 and not _without_case(named[0] + named[-1]):
        first, last = _spelt(named[0]), _spelt(named[-1])
        yield from (Form(f"{last}{apart}{first}", clear, True) for apart in (TURNED, WORDS_APART))
        joined = squashed("".join(words))
        if len(joined) >= _LONG_JOINED and not _is_word(joined):
            yield Form(WITHIN_WORD.join(map(squashed, words)), JOINED, True)
        yield from _initials(named)
        yield from _spelt_alike(words, named)
        how = WORD if _is_word(squashed(last)) else SURE
        yield from (Form(item, how) for item in of_several(named[-1]))
    of_servants = ((item, all_of_it) for item, all_of_it in servants(own) if not _is_word(squashed(item)))
    yield from (Form(item, SURE, all_of_it) for item, all_of_it in of_servants)
    yield from (
        Form(item, SURE)
        for item in (*joined_and_parted(own), *korean_given(own))
        if not (_is_word(squashed(item)) or _without_case(item))
    )
    if len(words) > 1 or len(_pieces_of(words[0])) > 1:
        yield from _parts(name, own)
    if is_inflected(own, name):
        for word in dict.fromkeys(part for whole_word in own for part in (whole_word, *_pieces_of(whole_word))):
            yield from (
                Form(item, SMALL if is_rarer(item) else SURE if len(item) > 4 else WORD)
                for item in inflected(word)
                if not is_ordinary(item)
            )


def _spelt_alike(words: list[str], named: list[str]) -> Iterator[Form]:
    """A whole name of which a word is spelt in another way: "Aminah Khan" is Amina Khan, "Md Iqbal" Mohammed Iqbal.

    Alone "Aminah" may be somebody else, as Sara and Sarah are: it is not taken for her.
    """
    for at, word in enumerate(words):
        for other in same_names(word):
            yield Form(WORDS_APART.join(map(_spelt, (*words[:at], other, *words[at + 1 :]))), SURE)
            if word in (named[0], named[-1]):
                first, last = (other if part == word else part for part in (named[0], named[-1]))
                yield Form(f"{_spelt(last)}{TURNED}{_spelt(first)}", SURE)


def _parts(name: str, words: list[str]) -> Iterator[Form]:
    cased = [word.strip(_AROUND) for word in unicodedata.normalize("NFC", name).split()]
    small = {folded(word) for word in cased if word.islower()}
    if len(small) == len(set(words)):
        small = set()  # the whole name was written small
    for word in dict.fromkeys(
        part for whole in words for part in (whole, *_pieces_of(whole), *_after_an_apostrophe(whole))
    ):
        if word in _SMALL_NAMES and len(words) > 1 and word not in small:
            yield Form(word, WORD)
        if len(word) < 2 or word in _NO_PARTS or word in small:
            continue
        if _without_case(word):
            yield from _without_capitals([word]) if _named(word) else ()
        else:
            yield Form(_spelt(word), _how_alone(squashed(word)))


def _how_alone(word: str) -> str:
    """How a part of a name counts alone: two letters say as little as a rarer word does."""
    if is_ordinary(word) or word in SHORT_FORMS:
        return WORD
    return SMALL if len(word) < 3 or is_rarer(word) else SURE


def _is_word(word: str) -> bool:
    return is_ordinary(word) or is_rarer(word)


def _pieces_of(word: str) -> list[str]:
    """What marks part within a word; two letters beside an apostrophe ("Ng'ang'a") are too few for a name alone."""
    said = [piece for piece in re.split(r"[-_/.]", word) if sum(map(str.isalpha, piece)) > 1]
    return [*said, *(piece for part in said if "'" in part for piece in part.split("'") if len(piece) > 2)]


def _after_an_apostrophe(word: str) -> list[str]:
    """What stands after "O'", for it is also written after a full stop and a blank."""
    before, _, after = word.partition("'")
    return [after] if len(before) < 3 and len(after) > 3 and after.isalpha() else []


def _initials(named: list[str]) -> Iterator[Form]:
    first, last = named[0], named[-1]
    letters = [word[0] for word in named]
    yield Form(f"{letters[0]}{INITIAL_APART}{_spelt(last)}", INITIALS, True)
    if len(last) >= _LONG_HANDLE and not _is_word(squashed(letters[0] + last)):
        yield Form(letters[0] + _spelt(last), SURE)
    if len(first) >= _LONG_HANDLE:
        yield Form(_spelt(first) + letters[-1], HANDLE)
    if len(first) > 1:
        yield Form(f"{_spelt(first)}{INITIAL_APART}{letters[-1]}{A_DOT}", INITIALS, True)
    for some in dict.fromkeys((tuple(letters), (letters[0], letters[-1]))):
        yield Form(DOT.join(some) + A_DOT, BARE_INITIALS if "".join(some) not in SHORT_FORMS else INITIALS, True)


def _spelt(word: str) -> str:
    """A word as a form: what parts it within may be missing."""
    parts = [part for part in re.split(r"[-'_.·/]", word) if part]
    return WITHIN_WORD.join(parts)


def _solid(character: str) -> bool:
    return character.isalnum() or is_mark(character)


def _without_case(text: str) -> bool:
    """Whether the letters are of a writing without capitals, such as Bengali, Arabic or Chinese."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(unicodedata.category(letter) in ("Lo", "Lm") for letter in letters)


def _without_capitals(words: list[str]) -> Iterator[Form]:
    chinese = all(_is_east_asian(item) for word in words for item in word if item.isalpha())
    spelt = [WITHIN_WORD.join(word) if chinese else _spelt(word) for word in words]
    yield Form(WORDS_APART.join(spelt), _how("".join(words), chinese), True)
    whole = "".join(words)
    if chinese and all("\u3400" <= item <= "\u9fff" for item in whole):
        yield from _chinese(whole)
    elif len(words) > 1:
        yield from (Form(one, _how(word, chinese)) for one, word in zip(spelt, words, strict=True) if _named(word))


def _named(word: str) -> bool:
    """Whether a word of a longer name in a writing without capitals may stand for it alone."""
    return len(word) > 1 and word not in _JOINING


def _chinese(name: str) -> Iterator[Form]:
    """A given name of two characters alone, the surname with a title, and a last character after "small" or "old"."""
    if not 2 <= len(name) <= 4 or not all("\u3400" <= item <= "\u9fff" for item in name):
        return
    surname = name[:2] if len(name) == 4 else name[0]
    if len(name) > 2:
        yield Form(WITHIN_WORD.join(name[-2:]), INSIDE)
    yield from (Form(f"{surname}{title}", INSIDE) for title in CHINESE_TITLES)
    yield from (Form(f"{before}{fromkey}", INSIDE) for before in "小老阿" for fromkey in dict.fromkeys(name))


def _is_east_asian(character: str) -> bool:
    return "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


def _how(text: str, chinese: bool) -> str:
    """A short form would be found in many words; in Chinese and Japanese two characters are a whole name."""
    if chinese:
        return INSIDE if len(text) > 1 else SURE
    if len(text) >= _LONG_INSIDE:
        return INSIDE
    if all("\u0590" <= letter <= "\u08ff" for letter in text if letter.isalpha()):
        return AFTER_PREFIX
    return BEGINS if len(text) > 2 else SURE
