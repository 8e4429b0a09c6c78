"""One word of a cloud, and how many people said it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from powerkit.text.catalogue import later, t, tn
from powerkit.text.dates import grouped

OFTEN, SOMETIMES, ONCE = "often", "sometimes", "once"

_OFTEN = {OFTEN: later("often"), SOMETIMES: later("sometimes"), ONCE: later("once")}

PEOPLE = {OFTEN: 9, SOMETIMES: 3, ONCE: 1}
"""How many people "often", "sometimes" and "once" stand for in a picture, where nobody counted.

Three times three and three: their square roots, which the sizes follow, are 3, 1.7 and 1. They are fixed, so that a
word does not change its size when another is counted.
"""

MOST_WORDS = 5_000
"""The most different words one list or picture holds: it still opens in a moment."""

MOST_PEOPLE = 1_000_000
"""A larger count is a slip of the keyboard."""


@dataclass(frozen=True)
class Word:
    """A word or a phrase as people say it.

    *count* is how many people said it, or None where nobody counted; *often* is one of `PEOPLE`, or "". A word has both
    where one that was counted and one that was not were put together: what was guessed is never added to a count.
    *pin* keeps a small voice in view, and *why* is the reason for it. *share* lets its quote into what others see.
    *id* is that of its row in an answer, "" where it has none yet. All but the word
    is left out of ``repr``: who said it, and how, stays out of what a notebook keeps.
    """

    word: str
    count: int | None = None
    often: str = ""
    who: str = field(default="", repr=False)
    where: str = field(default="", repr=False)
    quote: str = field(default="", repr=False)
    theme: str = field(default="", repr=False)
    pin: bool = False
    why: str = field(default="", repr=False)
    share: bool = False
    id: str = field(default="", compare=False)

    @property
    def people(self) -> int:
        """For how many people it is drawn: the count or what *often* stands for, whichever is more; at least one."""
        return max(1, self.count or 0, PEOPLE.get(self.often, 1))

    @property
    def said(self) -> str:
        """How many said it, in words: "12 people", "often", "12 people, and often", or that nobody counted."""
        if self.count is None:
            return t(_OFTEN.get(self.often, self.often)) if self.often else t("not counted")
        counted = tn("{count} person", "{count} people", self.count, count=grouped(self.count))
        return (
            t("{counted}, and {often}", counted=counted, often=t(_OFTEN.get(self.often, self.often)))
            if self.often
            else counted
        )

    def row(self) -> dict[str, Any]:
        """It as a row of an answer of the kind "words"."""
        row = {**vars(self)}
        own = row.pop("id")
        return {"_id": own, **row} if own else row


def kept_back(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words as others may see them: no quote that may not be shared, nor who the one person is that said a word."""
    quiet = (word if word.share else replace(word, quote="") for word in words)
    return tuple(item if item.share or item.people > 1 else replace(item, who="", where="") for item in quiet)


def words_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Word, ...]:
    """The rows of an answer as words, in their order. A row with no word in it is passed over."""
    return tuple(_word(row) for row in rows if str(row.get("word") or "").strip())


def _word(row: Mapping[str, Any]) -> Word:
    count = row.get("count")
    texts = {key: str(row.get(key) or "").strip() for key in ("word", "who", "where", "quote", "theme", "why")}
    whole = int(count) if isinstance(count, int | float) and not isinstance(count, bool) else None
    often = row.get("often")
    return Word(
        **texts,
        count=None if whole is None else min(MOST_PEOPLE, max(0, whole)),
        often=often if isinstance(often, str) and often in PEOPLE else "",
        pin=bool(row.get("pin")),
        share=bool(row.get("share")),
        id=str(row.get("_id") or ""),
    )
