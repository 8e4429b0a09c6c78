"""The forms in which people write a name they know: whole, a part of it, its initials."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from powerkit.privacy.spelling import plain
from powerkit.privacy.wordlists import ALSO_WORDS, NOT_A_NAME, SHORT_FORMS


@dataclass(frozen=True)
class Form:
    """One way to write a name. *how* is "loose" (any case), "exact" (as written) or "inside" (also within a word)."""

    text: str
    how: str


def forms_of(name: str) -> Iterator[Form]:
    """Every form of a name that stands for it; the whole name first.

    - Its parts alone, unless they are short or join names ("de", "Dr").
    - A first name with the initial of the last, and the other way round: "Amina K.", "A. Khan".
    - Initials with full stops, "A.K."; without them, "AK", only in capitals and where they usually mean nothing else.
    - In writings without capitals nothing parts a name from what is joined to it, so it is found within words too.
    """
    whole = plain(name)
    if len(whole) < 2:
        return
    words = [stripped for word in whole.split() if (stripped := word.strip(".'"))]
    if _without_case(whole):
        yield from (Form(one, _how(one)) for one in dict.fromkeys((whole, *words)) if len(one) > 1)
        return
    yield Form(whole, "loose" if len(words) > 1 or whole.casefold() not in ALSO_WORDS else "exact")
    if len(words) > 1 or "-" in whole:
        yield from _parts(words)
    named = [word for word in words if word.casefold() not in NOT_A_NAME and word[0].isalpha()]
    if len(named) > 1 and not _without_case(named[0] + named[-1]):
        yield from _initials(named)


def _parts(words: list[str]) -> Iterator[Form]:
    lower = not any(word[:1].isupper() for word in words)
    for word in dict.fromkeys(part for whole_word in words for part in (whole_word, *whole_word.split("-"))):
        small = word.casefold()
        if len(word) < 2 or small in NOT_A_NAME:
            continue
        if _without_case(word):
            yield Form(word, _how(word))
        elif lower or not word[:1].islower():
            yield Form(word, "exact" if small in ALSO_WORDS else "loose")


def _initials(named: list[str]) -> Iterator[Form]:
    first, last = named[0], named[-1]
    letters = [word[0].upper() for word in named]
    short = f"{first[0].upper()} {last}", f"{first} {last[0].upper()}"
    yield from (Form(one, "exact") for one in (f"{letters[0]}. {last}", f"{letters[0]}.{last}"))
    if len(first) > 1:
        yield Form(f"{first} {letters[-1]}.", "exact")
    # "A" and "I" are words; "he met A Khan" and "Amina I saw" are too seldom meant to lose a word for.
    marks = letters[0], letters[-1]
    yield from (Form(one, "exact") for one, mark in zip(short, marks, strict=True) if mark not in "AI")
    for some in dict.fromkeys((tuple(letters), marks)):
        yield from (Form(one, "exact") for one in (".".join(some) + ".", ".".join(some), ". ".join(some) + "."))
        if "".join(some).casefold() not in SHORT_FORMS:
            yield Form("".join(some), "exact")


def _without_case(text: str) -> bool:
    """Whether the letters are of a writing without capitals, such as Bengali, Arabic or Chinese."""
    letters = [one for one in text if one.isalpha()]
    return bool(letters) and all(unicodedata.category(one) in ("Lo", "Lm") for one in letters)


def _how(text: str) -> str:
    """A short form would be found in many words; in Chinese and Japanese two characters are a whole name."""
    chinese = all("\u3040" <= one <= "\u9fff" or "\uac00" <= one <= "\ud7a3" for one in text if one.isalpha())
    return "inside" if len(text) > (1 if chinese else 2) else "loose"
