"""Then and now between two lists of words: new, gone, louder, quieter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from powerkit.kinds.words.model import Word
from powerkit.text.catalogue import t
from powerkit.text.normalize import folded
from powerkit.text.phrasing import listed

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
        olds.setdefault(folded(item.word), []).append(item)
    changes = [Change(found.pop(0) if (found := olds.get(folded(item.word))) else None, item) for item in now]
    return (*changes, *(Change(item, None) for left in olds.values() for item in left))


def changes_said(before: Sequence[Word], now: Sequence[Word]) -> tuple[str, ...]:
    """What changed, in sentences."""
    return tuple(_said(compare(before, now)))


def _said(changes: Sequence[Change]) -> Iterator[str]:
    of = {kind: [change for change in changes if change.kind == kind] for kind in ("new", "gone", "louder", "quieter")}
    if not any(of.values()):
        yield t("The same words, said by as many people as before.")
    if of["new"]:
        yield t("New: {names}.", names=_listed([f"“{item.word}”" for item in of["new"]]))
    if of["gone"]:
        yield t("No longer there: {listed}.", listed=_listed([f"“{item.word}”" for item in of["gone"]]))
    if of["louder"]:
        yield t("Louder: {names}.", names=_listed([_moved(item) for item in of["louder"]]))
    if of["quieter"]:
        yield t("Quieter: {names}.", names=_listed([_moved(item) for item in of["quieter"]]))


def _moved(change: Change) -> str:
    before, now = change.before, change.now
    return (
        t("“{word}” ({before} before, {now} now)", word=change.word, before=before.said, now=now.said)
        if before and now
        else change.word
    )


def _listed(said: Sequence[str]) -> str:
    return listed(said, most=_NAMED)
