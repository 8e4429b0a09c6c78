"""The two lists beside a cloud, of equal standing, and what it shows in sentences."""

from collections.abc import Iterator, Sequence

from powerkit.kinds.words.model import ONCE, Word
from powerkit.text.catalogue import t, tn
from powerkit.text.dates import grouped
from powerkit.text.phrasing import listed

FEW = 2
"""A word that at most so many people said is a small voice."""


def heard_most(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that are no small voices, those that most people said first."""
    small = set(map(id, small_voices(words)))
    return tuple(person for person in by_people(words) if id(person) not in small)


def small_voices(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that few people said, the pinned ones first. With `heard_most` they are all the words, each once.

    Where every word was said by more than `FEW`, those that fewest said are the small voices; where none was, those
    that most said are none.
    """
    if not words:
        return ()
    least, most = min(word.people for word in words), max(word.people for word in words)
    bound = least if FEW < least < most else most - 1 if least < most <= FEW else FEW
    small = [word for word in words if word.people <= bound or (word.pin and word.people < most)]
    return tuple(sorted(small, key=lambda item: (not item.pin, item.people)))


def of_small_voices(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]:
    """The small voices in three: those said once, those of whom more said them, and those that nobody counted."""
    small = small_voices(words)
    once, unknown = said_once(words), not_counted(words)
    apart = set(map(id, (*once, *unknown)))
    return once, tuple(word for word in by_people(small) if id(word) not in apart), unknown


def by_people(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words in the order of how many people said them, the most first; equal ones stay in their order."""
    return tuple(sorted(words, key=lambda word: -word.people))


def said_by_one(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that one person said, or that nobody counted: each could tell a reader who said it."""
    return tuple(word for word in words if word.people == 1)


def said_once(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of which it is known that one person said them."""
    return tuple(word for word in words if (word.count, word.often) in ((1, ""), (None, ONCE)))


def not_counted(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of which nobody has said how many people said them."""
    return tuple(word for word in words if word.count is None and not word.often)


def shown_line(words: Sequence[Word], shown: int | None = None) -> str:
    """Such as "63 words, 63 shown"."""
    given = len(words)
    return tn(
        "{given} word, {shown} shown",
        "{given} words, {shown} shown",
        given,
        given=grouped(given),
        shown=grouped(given if shown is None else shown),
    )


def sentences(words: Sequence[Word]) -> tuple[str, ...]:
    """What the words show, for readers and listeners: how many there are, which are largest, which were said once."""
    return tuple(_sentences(words))


def _sentences(words: Sequence[Word]) -> Iterator[str]:
    if not words:
        yield t("There are no words yet.")
        return
    yield t("{words}.", words=shown_line(words))
    most, least = max(word.people for word in words), min(word.people for word in words)
    once, fewer, unknown = of_small_voices(words)
    if most == least and (not unknown or len(unknown) == len(words)):
        yield t("All are the same size.") if len(words) > 1 else t("It is {listed}.", listed=_quoted(words))
    else:  # each word is in one of these
        if heard := heard_most(words):
            yield t("Heard most: {listed}.", listed=_quoted(heard, counts=True, most=5))
        if fewer:
            yield t("Said by fewer: {listed}.", listed=_quoted(fewer, counts=True))
        if once:
            yield t("Said once: {listed}.", listed=_quoted(once))
        if unknown:
            yield t("Not counted: {listed}.", listed=_quoted(unknown))
    pinned = [word for word in words if word.pin]
    if pinned:
        yield t("Kept in view: {listed}.", listed=_quoted(pinned))


def _quoted(words: Sequence[Word], *, counts: bool = False, most: int = 12) -> str:
    return listed([f"“{word.word}” ({word.said})" if counts else f"“{word.word}”" for word in words], most=most)
