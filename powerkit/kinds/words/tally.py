"""How many people said a word, how they wrote it, and what is known about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from powerkit.kinds.words.merge import folded
from powerkit.kinds.words.model import Word
from powerkit.text.catalogue import t
from powerkit.text.normalize import on_one_line

_MOST_QUOTES, _LONGEST_QUOTE = 3, 600


@dataclass(frozen=True)
class Voice:
    """What one person said, and what is known about it."""

    text: str = field(repr=False)
    who: str = field(default="", repr=False)
    where: str = field(default="", repr=False)
    theme: str = field(default="", repr=False)


@dataclass
class Tally:
    """A word as it is counted."""

    people: int = 0
    spelt: dict[str, int] = field(default_factory=dict)
    who: dict[str, None] = field(default_factory=dict)
    where: dict[str, None] = field(default_factory=dict)
    themes: dict[str, None] = field(default_factory=dict)
    quotes: dict[str, None] = field(default_factory=dict)
    last: Voice | None = None

    @property
    def times(self) -> int:
        """How often it was said in all."""
        return sum(self.spelt.values())

    def add(self, voice: Voice, spelt: str, quote: str = "") -> None:
        """Somebody said it, in the sentence *quote*; see `quotable`."""
        self.spelt[spelt] = self.spelt.get(spelt, 0) + 1
        if voice is not self.last:
            self.people, self.last = self.people + 1, voice
        for known, texts in ((voice.who, self.who), (voice.where, self.where), (voice.theme, self.themes)):
            if known:
                texts[known] = None
        if quote and len(self.quotes) < _MOST_QUOTES:
            self.quotes[quote] = None

    def word(self) -> Word:
        """It as a word of the list, written as most wrote it."""
        theme = next(iter(self.themes)) if len(self.themes) == 1 else ""
        who, where, quotes = "; ".join(self.who), "; ".join(self.where), "\n".join(self.quotes)
        return Word(self._written(), count=self.people, who=who, where=where, quote=quotes, theme=theme)

    def _written(self) -> str:
        """Capital letters that only begin a sentence do not stay where somebody wrote it without."""
        forms: dict[str, int] = {}
        for spelt, number in self.spelt.items():
            forms[folded(spelt)] = forms.get(folded(spelt), 0) + number
        most = max(forms, key=lambda form: (forms[form], -len(form)))
        written = {spelt: number for spelt, number in self.spelt.items() if folded(spelt) == most}
        small = {spelt: number for spelt, number in written.items() if spelt == spelt.casefold()}
        found = small if small and sum(small.values()) * 3 >= sum(written.values()) else written
        return max(found, key=found.__getitem__)


def quotable(text: str) -> str:
    """A sentence as it can be quoted; "" where it is too long for that."""
    said = on_one_line(text)
    return said if len(said) <= _LONGEST_QUOTE else ""


def counted_together(kept: Iterable[Tally]) -> Iterator[str]:
    """The words of several forms that were counted as one, in a line."""
    forms = [{folded(spelt): spelt for spelt in reversed(tally.spelt)} for tally in kept]
    some = [" and ".join(f"“{spelt}”" for spelt in reversed(form.values())) for form in forms if len(form) > 1]
    if some:
        yield t("Counted together: {listed}.", listed="; ".join(some))
