"""Words that look like names: a list for the leader to tick, since no program can know."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from powerkit.privacy.folding import folded as key
from powerkit.privacy.wordlists import NOT_A_NAME, NOT_NAMES

APOSTROPHE = re.compile("['’‘ʼ]")
_WORD = re.compile(r"[^\W\d_](?:[\w'’ʼ\u2010\u2011-]*\w)?")
_STARTS = re.compile(r"(?:\A|[.!?:;•|\n“\"(\[]\s*|…\s*|\s[–—-]\s*)\Z")
_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\b|\b[A-Z][a-z]{2,8}\s\d{4}\b")
_AROUND = 40
_LONGEST = 4


@dataclass(frozen=True)
class Guess:
    """A word or a run of words with capitals: how often it stands there, and some words *around* it.

    A *likely* one has its capital in the middle of a sentence too.
    """

    text: str
    times: int
    around: str
    likely: bool


def guessed_names(texts: Iterable[str], known: Collection[str], ordinary: Collection[str] = ()) -> tuple[Guess, ...]:
    """The capitalised words in *texts* that may be names, the likeliest first.

    *known* are names and words already decided on; *ordinary* are words the deck itself uses. A capital that only
    begins a sentence counts less, and not at all where the same word stands in small letters elsewhere. Writings
    without capitals cannot be read this way.
    """
    given = [_DATE.sub(lambda date: date[0].lower(), text) for text in texts if text]
    small = {word for text in given for word in _WORD.findall(text) if word.islower()} | {*ordinary}
    passed = {key(one) for one in known}
    times: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    within: Counter[str] = Counter()
    for text in given:
        for run, start in _runs(text, small):
            one = key(run)
            if one in passed:
                continue
            times[one] += 1
            within[one] += not _STARTS.search(text[:start])
            first.setdefault(one, (run, _around(text, start, run)))
    order = sorted(times, key=lambda one: (-within[one], -times[one], one))
    return tuple(Guess(first[one][0], times[one], first[one][1], within[one] > 0) for one in order)


def _runs(text: str, small: Collection[str]) -> Iterable[tuple[str, int]]:
    """Each run of up to four words with capitals that stand side by side on a line."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        joined = run and text[run[-1].end() : match.start()] in (" ", "\u00a0")
        if run and (not joined or not _capital(match[0]) or len(run) == _LONGEST):
            yield from _kept(text, run, small)
            run = []
        if _capital(match[0]):
            run.append(match)
    if run:
        yield from _kept(text, run, small)


def _kept(text: str, run: list[re.Match[str]], small: Collection[str]) -> Iterable[tuple[str, int]]:
    while run and _ordinary(text, run[0], small):
        run = run[1:]
    if run:
        said = APOSTROPHE.sub("'", text[run[0].start() : run[-1].end()])
        yield said.removesuffix("'s").removesuffix("'"), run[0].start()


def _ordinary(text: str, match: re.Match[str], small: Collection[str]) -> bool:
    """Whether a first word has its capital only because a sentence begins there, or is no name anyway."""
    plain = match[0].lower()
    return _usual(match[0]) or (plain in small and bool(_STARTS.search(text[: match.start()])))


def _usual(word: str) -> bool:
    plain = APOSTROPHE.sub("'", word.lower())
    return plain in NOT_NAMES or plain.partition("'")[0] in NOT_NAMES or plain in NOT_A_NAME


def _capital(word: str) -> bool:
    """Whether it has a capital as names do. What is all in capitals may be a name that is shouted."""
    return word[0].isupper() and len(word) > 1


def _around(text: str, start: int, run: str) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[start : start + len(run) + _AROUND]
    cut = ("…" if start > _AROUND else "", "…" if start + len(run) + _AROUND < len(text) else "")
    return " ".join(f"{cut[0]}{before}{after}{cut[1]}".split())
