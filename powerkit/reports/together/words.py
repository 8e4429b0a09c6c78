"""Words for an organisation's picture: common ones alone, so that no name or place is among them, and nothing rare."""

from collections.abc import Collection, Iterable, Iterator

from powerkit.deck import Deck
from powerkit.deck.texts import texts_inside
from powerkit.kinds.words.merge import folded, same_word
from powerkit.kinds.words.stopwords import is_small, negates
from powerkit.kinds.words.units import parts_of, units
from powerkit.privacy import Guess, Names, guessed_names
from powerkit.privacy.common_words import ordinary_words
from powerkit.privacy.small_letters import OF_THIS_WORK
from powerkit.privacy.wordlists import ALSO_WORDS

MOST_WORDS = 2_000
"""How many words one leader's copy holds at most."""


_LONGEST_DENIAL = 5
"""Words of a negation with what it denies, such as "nothing to do"."""


def common_words(deck: Deck) -> frozenset[str]:
    """The words that may be shown: common English ones, those of this work, and those the deck has in small letters."""
    texts = (text for card in deck.cards.values() for text in (card.summary, *texts_inside(card.wording)))
    ours = (word.strip(".,:;?!()“”") for text in texts for word in text.split())
    return ordinary_words() | OF_THIS_WORK | frozenset(word for word in ours if word.isalpha() and word.islower())


def heard_words(
    texts: Iterable[str], names: Names, known: Collection[str], common: frozenset[str], spared: Collection[str] = ()
) -> frozenset[str]:
    """The common words in what people were heard to say, in small letters, one and many as one.

    What a known name stands in, likely names, and words that are a part of a *known* name too are not among them;
    *spared* are words that the leader said are no names. A negation stays with what it denies ("not safe").
    """
    written = [names.without_codes(names.replace(text)) for text in texts]
    guesses = (guess for guess in guessed_names(written, spared, common) if guess.likely)
    away = {*_parts_that_are_words(known), *(part for guess in guesses for part in _parts(guess))}
    found = sorted(set(_units(written, common, away)))
    return frozenset(found[:MOST_WORDS])


def is_common(said: str, common: frozenset[str]) -> bool:
    """Whether it is a common word, or a negation of some: no other phrase may be shown, since it may name a place."""
    words = said.split()
    whole = len(words) == 1 or (1 < len(words) <= _LONGEST_DENIAL and negates(words[0]))
    return whole and all(word in common or negates(word) for word in words)


def _units(texts: Iterable[str], common: frozenset[str], away: Collection[str]) -> Iterator[str]:
    for part in (part for mine in parts_of([*texts]) for part in mine):
        for unit in units(part, frozenset()):
            said = " ".join(same_word(word, common) for word in unit.words)
            small = unit.small or all(is_small(word) for word in said.split())
            if not small and len(said) > 1 and is_common(said, common) and not {*said.split()} & {*away}:
                yield said


def _parts_that_are_words(known: Iterable[str]) -> Iterator[str]:
    yield from (part for name in known for word in name.split() if (part := folded(word)) in ALSO_WORDS)


def _parts(guess: Guess) -> Iterator[str]:
    yield from (folded(word.strip("'’.")) for word in guess.text.split())
