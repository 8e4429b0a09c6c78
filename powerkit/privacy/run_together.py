"""Words run together in tags, handles, addresses and names of files: a known name may be one: "#justiceforamina"."""

import re
from collections.abc import Callable, Collection, Iterator

from powerkit.privacy.common_words import is_ordinary
from powerkit.privacy.letter_folding import Folded

_RUN = re.compile(
    r"(?<=[#@])\w{5,}|(?<!\w)\w{5,}+(?=[\w.+-]{0,60}@\w)"
    r"|(?<!\w)\w{5,}(?=(?:[\w.-]{0,60}\.)?(?:jpe?g|png|gif|heic|pdf|docx?|xlsx?|csv|txt|md|html?|mp[34]|mov|ics|zip)(?!\w))"
    r"|(?<![^\W_])[^\W_]{5,}(?=\.(?:org|com|net|co|uk|info|blog|me)(?!\w))|(?<=[\w.]/)\w{5,}"
)
_DOTTED = re.compile(r"\.[a-z]")
_LETTERS = re.compile(r"[^\W\d_]{5,}")
_LEAST = 4
_LONGEST_WORD = 14
_SMALL = frozenset("to of in on at by my me we is it so no up us go or as an am do be if he".split())


def names_run_together(read: Folded, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """From and to, in a folded text, of each of the folded *names* in such a run, where all beside it is words."""
    text = read.text
    if "#" not in text and "@" not in text and "/" not in text and not _DOTTED.search(text):
        return
    for run in _RUN.finditer(text):
        for part in _LETTERS.finditer(text, *run.span()):
            if _is_of_words(part[0], _is_long_word):
                continue  # "business plan", whoever Ines is
            for name in names:
                at = part[0].find(name) if _LEAST <= len(name) < len(part[0]) else -1
                ends = at + len(name)
                if at < 0 or not _is_of_words(part[0][:at], _is_word):
                    continue
                after = part[0][ends:]
                if _is_of_words(after, _is_word) or (after[0] == "s" and _is_of_words(after[1:], _is_word)):
                    yield part.start() + at, part.start() + ends


def _is_of_words(letters: str, is_word: Callable[[str], bool]) -> bool:
    """Whether common words make up all of it: "justicefor"."""
    ends = [True, *[False] * len(letters)]
    for end in range(1, len(letters) + 1):
        ends[end] = any(
            ends[start] and is_word(letters[start:end]) for start in range(max(0, end - _LONGEST_WORD), end)
        )
    return ends[-1]


def _is_word(letters: str) -> bool:
    return _is_long_word(letters) if len(letters) > 2 else letters in _SMALL


def _is_long_word(letters: str) -> bool:
    return len(letters) > 2 and is_ordinary(letters)
