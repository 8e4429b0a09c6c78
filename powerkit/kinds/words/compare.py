"""Then and now between two lists of words: new, gone, louder, quieter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from powerkit.kinds.words.model import Word
from powerkit.text.catalogue import t

_NAMED = 12


@dataclass(frozen=True)
class Change:
    """What happened to a word between *before* and *now*; one of them is None for a word that is new or gone."""

    before: Word | None
    now: Word | None

    @property
    def word(self) -> str:
        """The word as it is now written, or was."""
        one = self.now or self.before
        return one.word if one else ""

    @property
    def kind(self) -> str:
        """One of "new", "gone", "louder", "quieter", "same"."""
        if self.before is None or self.now is None:
            return "new" if self.before is None else "gone"
        if self.before.people == self.now.people:
            return "same"
        return "louder" if self.now.people > self.before.people else "quieter"


def compare(before: Sequence[Word], now: Sequence[Word]) -> tuple[Change, ...]:
    """The changes: the words of now in their order, then those that are gone. Case and spacing do not count."""
    olds: dict[str, list[Word]] = {}
    for item in before:
        olds.setdefault(_key(item), []).append(item)
    changes = [Change(found.pop(0) if (found := olds.get(_key(item))) else None, item) for item in now]
    return (*changes, *(Change(item, None) for left in olds.values() for item in left))


def changes_said(before: Sequence[Word], now: Sequence[Word]) -> tuple[str, ...]:
    """What changed, in sentences."""
    return tuple(_said(compare(before, now)))


def _said(changes: Sequence[Change]) -> Iterator[str]:
    of = {kind: [change for change in changes if change.kind == kind] for kind in ("new", "gone", "louder", "quieter")}
    if not any(of.values()):
        yield t("The same words, said by as many people as before.")
    if of["new"]:
        yield f"New: {_listed([f'“{item.word}”' for item in of['new']])}."
    if of["gone"]:
        yield t("No longer there: {listed}.", listed=_listed([f"“{item.word}”" for item in of["gone"]]))
    for kind, said in (("louder", "Louder"), ("quieter", "Quieter")):
        if of[kind]:
            yield f"{said}: {_listed([_moved(item) for item in of[kind]])}."


def _moved(change: Change) -> str:
    before, now = change.before, change.now
    return (
        t("“{word}” ({before} before, {now} now)", word=change.word, before=before.said, now=now.said)
        if before and now
        else change.word
    )


def _listed(said: Sequence[str]) -> str:
    if len(said) > _NAMED:
        return t("{listed} and {number} more", listed=", ".join(said[:_NAMED]), number=len(said) - _NAMED)
    return " and ".join((", ".join(said[:-1]), said[-1])) if len(said) > 1 else said[0]


def _key(one: Word) -> str:
    return " ".join(normalize("NFKC", one.word).casefold().split())
