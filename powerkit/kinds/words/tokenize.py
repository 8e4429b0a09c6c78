"""What people said, gathered into words: every one of them shown, or left out with the reason, never lost silently."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from powerkit.errors import WordsError
from powerkit.kinds.column_contents import Asked
from powerkit.kinds.words.csv import counted_lines
from powerkit.kinds.words.merge import Merge, folded, likely_merges, same_word
from powerkit.kinds.words.model import MOST_WORDS, Word
from powerkit.kinds.words.phrases import Phrase, negated_at, repeated, together_at
from powerkit.kinds.words.split import bare_phrase, clauses, cleaned, lines, tokens
from powerkit.kinds.words.stopwords import WHY_LEFT_OUT, is_small, is_stop

MOST_CHARACTERS = 500_000
_MOST_QUOTES, _LONGEST_QUOTE = 3, 600


@dataclass(frozen=True)
class Voice:
    """What one person said, and what is known about it."""

    text: str = field(repr=False)
    who: str = field(default="", repr=False)
    where: str = field(default="", repr=False)
    theme: str = field(default="", repr=False)


@dataclass(frozen=True)
class LeftOut:
    """A *word* not taken at first, by how many *people* it was said, and *why* it was left out."""

    word: str = field(repr=False)
    people: int
    why: str = WHY_LEFT_OUT


@dataclass(frozen=True)
class Gathered:
    """Words to take, in the order they were said; what was left out; what is offered; *notes* to read, a line each.

    *table* is what they came from, where it could be read in another way.
    """

    words: tuple[Word, ...]
    left_out: tuple[LeftOut, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    merges: tuple[Merge, ...] = ()
    notes: tuple[str, ...] = ()
    table: Asked | None = None

    @property
    def given(self) -> int:
        """How many different words were given: those taken and those left out."""
        return len(self.words) + len(self.left_out)

    @property
    def left_out_said(self) -> str:
        """How many small words were left out, in a sentence; "" where none was."""
        if not self.left_out:
            return ""
        if not self.words:
            return "Only small words such as “the” were found. Put back those that matter."
        many = "1 small word was" if len(self.left_out) == 1 else f"{len(self.left_out)} small words were"
        return f"{many} left out. Put back any that matter."


@dataclass(frozen=True)
class Choices:
    """What the leader decided: phrases to keep *together* or take *apart*, and left-out words to put *back*."""

    together: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()

    @classmethod
    def of(cls, together: Iterable[str] = (), apart: Iterable[str] = (), back: Iterable[str] = ()) -> "Choices":
        """Choices in which case and spacing do not count."""
        return cls(*(frozenset(_key(item) for item in some) for some in (together, apart, back)))


def gather(text: str, choices: Choices | None = None) -> Gathered:
    """The words of a text that was typed or pasted. Each line counts as one person.

    A line is a sentence, or words and phrases parted by commas. Phrases are kept as they are said, unless they hold a
    word that somebody else said otherwise: then each of their words counts, so that "friendly" is heard from all who
    said it. A sentence is taken apart into its words, and small words are left out; a negation stays with what it
    denies ("not safe") unless the leader takes the two apart. One and many ("bus" and "buses") are counted together.
    What is a list of words and numbers is read as that.

    Raises:
        WordsError: the text is too long, or holds too many different words, or no word at all.
    """
    if len(text) > MOST_CHARACTERS:
        raise WordsError(
            f"This text has {len(text):,} characters; {MOST_CHARACTERS:,} is the most at once.",
            "Paste it in parts. Nothing was changed.",
        )
    if counted := counted_lines(text):
        _refuse_many(counted)
        return Gathered(counted, merges=likely_merges(counted))
    clean, taken = cleaned(text)
    notes = [f"{taken} character{'s' if taken > 1 else ''} that cannot be seen were taken out."] if taken else []
    return gather_voices((Voice(line) for line in lines(clean)), choices, notes)


def from_voices(rows: Iterable[Mapping[str, Any]], choices: Choices | None = None) -> Gathered:
    """The words of rows of voices (``quote``, ``about``, ``theme``), each row one person, as card 5.3 keeps them."""
    said = (
        Voice(
            cleaned(str(row.get("quote") or ""))[0],
            who=str(row.get("about") or row.get("who") or "").strip(),
            where=str(row.get("where") or "").strip(),
            theme=str(row.get("theme") or "").strip(),
        )
        for row in rows
    )
    return gather_voices((voice for voice in said if voice.text.strip()), choices, each="voice")


def gather_voices(
    voices: Iterable[Voice], choices: Choices | None = None, notes: Iterable[str] = (), *, each: str = "line"
) -> Gathered:
    """The words of several people, each counted once for a person however often they said it.

    *each* is what a person's words came as: a "line", a "row", or a "voice".

    Raises:
        WordsError: there are too many different words, or none at all.
    """
    choices = choices or Choices()
    kept: dict[str, _Tally] = {}
    dropped: dict[str, _Tally] = {}
    denied: dict[str, list[tuple[str, ...]]] = {}
    said = [(voice, _parts(voice)) for voice in voices]
    heard = _heard(said, choices)
    for voice, parts in said:
        here: dict[str, tuple[str, ...]] = {}
        for word, left, quoted in dict.fromkeys(
            chain.from_iterable(_taken(part, choices, heard, here) for part in parts)
        ):
            tally = (
                dropped.setdefault(word.casefold(), _Tally()) if left else kept.setdefault(heard.key(word), _Tally())
            )
            tally.add(voice, quoted, word)
        for phrase, apart in here.items():
            denied.setdefault(phrase, []).append(apart)
        _refuse_many(kept)
    if not kept and not dropped:
        raise WordsError("There is no word in this.", "Type or paste at least one word. Nothing was changed.")
    words = tuple(tally.word() for tally in kept.values())
    read = [tuple(part.words for part in parts) for _, parts in said]
    phrases = (*_negated(denied, words), *repeated(read, {_key(item.word) for item in words}))
    return Gathered(
        words,
        tuple(LeftOut(one, tally.people) for one, tally in dropped.items()),
        tuple(phrases),
        likely_merges(words),
        (*notes, *_together(kept.values()), *_notes(words, len(read), each)),
    )


@dataclass(frozen=True)
class _Part:
    """A piece of what somebody said, whether it is a *phrase* to keep as it is, and its words."""

    piece: str
    phrase: bool
    words: tuple[str, ...]


def _parts(voice: Voice) -> list[_Part]:
    return [_Part(piece, phrase, tokens(piece)) for line in lines(voice.text) for piece, phrase in clauses(line)]


@dataclass(frozen=True)
class _Heard:
    """What is known of all voices together: the words, and those that stand in pieces that differ."""

    known: frozenset[str]
    shared: frozenset[str]
    apart: frozenset[str]

    def key(self, word: str) -> str:
        """What a word is counted under; one that the leader keeps *apart* under itself."""
        return word if _key(word) in self.apart else same_word(word, self.known)


def _heard(said: Iterable[tuple[Voice, list[_Part]]], choices: Choices) -> _Heard:
    units = [(part, [*_units(part.words, choices, {})]) for _, parts in said for part in parts]
    known = frozenset(folded(one) for part, found in units for one, _ in [*found, (part.piece, False)])
    heard = _Heard(known, frozenset(), choices.apart)
    pieces: dict[str, set[str]] = {}
    for part, found in units:
        for one, left in found:
            if not left:
                pieces.setdefault(heard.key(one), set()).add(_key(part.piece))
    return _Heard(known, frozenset(one for one, many in pieces.items() if len(many) > 1), choices.apart)


_Taken = tuple[str, bool, bool]
"""A word, whether it is left out at first, and whether it stood in a sentence that is its quote."""


def _taken(part: _Part, choices: Choices, heard: _Heard, here: dict[str, tuple[str, ...]]) -> Iterator[_Taken]:
    """What one piece of a line gives: the piece itself where it is a phrase, else its words, negations kept whole.

    What is denied in it is noted *here* either way, so that it can be offered.
    """
    piece, words = part.piece, part.words
    units = [*_units(words, choices, here)]
    alone = len(units) == 1 or _key(piece) in choices.together
    others = not alone and any(heard.key(one) in heard.shared for one, left in units if not left)
    whole = part.phrase and not others and _key(piece) not in choices.apart and not _holds(words, choices.together)
    if whole and len(words) > 1:
        yield piece, False, False
        return
    for one, left in units:
        yield one, left and (not whole or is_stop(one)), not part.phrase or others


def _units(words: tuple[str, ...], choices: Choices, here: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    """The words of a piece, each with whether it is left out at first; a negation is one with what it denies."""
    at = 0
    while at < len(words):
        until = together_at(words, at, choices.together)
        denied = negated_at(words, at)
        joined = " ".join(words[at:denied])
        if until is None and denied is not None:
            here.setdefault(joined, words[at:denied])
            until = None if _key(joined) in choices.apart else denied
        one = " ".join(words[at : until or at + 1])
        yield one, until is None and is_small(one) and _key(one) not in choices.back
        at = until or at + 1


def _holds(words: tuple[str, ...], together: frozenset[str]) -> bool:
    """Whether a phrase to keep together is a part of these words, and not all of them."""
    ends = ((at, together_at(words, at, together)) for at in range(len(words)))
    return any(end is not None and (at, end) != (0, len(words)) for at, end in ends)


@dataclass
class _Tally:
    """How many people said a word, how they wrote it, and what is known about it."""

    people: int = 0
    spelt: dict[str, int] = field(default_factory=dict)
    who: dict[str, None] = field(default_factory=dict)
    where: dict[str, None] = field(default_factory=dict)
    themes: dict[str, None] = field(default_factory=dict)
    quotes: dict[str, None] = field(default_factory=dict)
    last: Voice | None = None

    def add(self, voice: Voice, quoted: bool, spelt: str) -> None:
        self.spelt[spelt] = self.spelt.get(spelt, 0) + 1
        if voice is not self.last:
            self.people, self.last = self.people + 1, voice
        for known, texts in ((voice.who, self.who), (voice.where, self.where), (voice.theme, self.themes)):
            if known:
                texts[known] = None
        said = " ".join(voice.text.split())
        if quoted and len(self.quotes) < _MOST_QUOTES and len(said) <= _LONGEST_QUOTE:
            self.quotes[said] = None

    def word(self) -> Word:
        one = max(self.spelt, key=self.spelt.__getitem__)
        theme = next(iter(self.themes)) if len(self.themes) == 1 else ""
        who, where, quotes = "; ".join(self.who), "; ".join(self.where), "\n".join(self.quotes)
        return Word(one, count=self.people, who=who, where=where, quote=quotes, theme=theme)


def _together(kept: Iterable["_Tally"]) -> Iterator[str]:
    """The words of several forms that were counted as one, in a line."""
    forms = [
        [f"“{item}”" for item in tally.spelt] for tally in kept if len({item.casefold() for item in tally.spelt}) > 1
    ]
    if forms:
        yield f"Counted together: {'; '.join(' and '.join(some) for some in forms)}."


def _negated(denied: Mapping[str, list[tuple[str, ...]]], kept: Iterable[Word]) -> Iterator[Phrase]:
    listed = {item.word for item in kept}
    for phrase, said in denied.items():
        if len(said[0]) > 1:
            yield Phrase(phrase, len(said), said[0], phrase in listed, "Taken apart, it could say the opposite.")


def _refuse_many(kept: Sized) -> None:
    if len(kept) > MOST_WORDS:
        raise WordsError(
            f"This holds more than {MOST_WORDS:,} different words, the most in one list.",
            "Take it in parts. Nothing was changed.",
        )


def _notes(words: tuple[Word, ...], people: int, each: str) -> Iterator[str]:
    if people > 1 and words:
        yield f"Each {each} counts as one person: {people} here. Change the numbers where that is not so."


def _key(text: str) -> str:
    return " ".join(bare_phrase(text).casefold().split()) or text.casefold().strip()
