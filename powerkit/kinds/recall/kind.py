"""An earlier answer looked at again: which parts of it are picked here, and which version of it was looked at.

An answer is the list of what was picked. Where it is known which version of the other answer was looked at, it is an
object instead, ``{"picked": [...], "entry": 12, "version": 3}``; `picked_of` reads both. One with nothing picked says
that the other answer was made here, as a quick one. For a reader the version
itself is put beside it under `EARLIER` (see `powerkit.entries.recall_snapshot`); that is never kept.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Bullets, Paragraph
from powerkit.kinds.base import KINDS, Kind, LookBack
from powerkit.kinds.map.ties import told_apart
from powerkit.kinds.options import Problem
from powerkit.text.catalogue import t
from powerkit.text.normalize import tidy
from powerkit.text.toml_reader import Spec

EARLIER = "earlier"
"""The key under which a reader finds what was looked at: its wording, its answer, and when it was saved in words."""

UNSEEN = "unseen"
"""The key under which a reader finds why what was looked at does not show."""

_PLACE = ("entry", "version")


@dataclass(frozen=True)
class Recall(Kind):
    """Parts picked from the answer *of* another field ("1.2.map"), by what names each: a list of texts.

    Names are kept, not places in a list: the picked parts stay readable when the other answer changes.
    """

    of: str
    pick: bool = False
    pick_label: str = ""
    quick: bool = True
    name: ClassVar[str] = "recall"
    question_type: ClassVar[str] = "powerkit.kinds.recall.question_type:RecallField"
    asks: ClassVar[bool] = False

    @classmethod
    def read(cls, spec: Spec) -> Self:
        return cls(spec.text("of"), spec.flag("pick"), spec.text("pick_label", ""), spec.flag("quick", True))

    def looks_back(self) -> LookBack:
        card, _, field = self.of.rpartition(".")
        return LookBack(card, field, self.quick)

    def page(self) -> dict[str, Any]:
        return {"of": self.of, "pick": self.pick, "pick_label": self.pick_label, "quick": self.quick}

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        if isinstance(answer, Mapping):
            return self._check_seen(answer)
        if answer is None or answer == "":
            return [], ()
        if not isinstance(answer, list) or not all(isinstance(item, str) for item in answer):
            return [], (Problem(t("must be a list of texts: what you picked")),)
        return [tidy(item) for item in answer if item.strip()], ()

    def _check_seen(self, answer: Mapping[str, Any]) -> tuple[Any, tuple[Problem, ...]]:
        picked, problems = self.check(answer.get("picked"))
        unknown = sorted(map(str, answer.keys() - {"picked", *_PLACE}))
        problems += tuple(
            Problem(t('has no "{key}": it may have picked, entry and version', key=key)) for key in unknown
        )
        place = {key: answer[key] for key in _PLACE if answer.get(key)}
        if not all(isinstance(item, int) and item is not True and 0 < item < 2**31 for item in place.values()):
            return picked, (*problems, Problem(t("entry and version must be whole numbers from 1")))
        return ({"picked": picked, **place} if picked or "entry" in place else []), problems

    def blank(self, answer: Any) -> bool:
        made_here = isinstance(answer, Mapping) and any(answer.get(key) for key in ("entry", EARLIER, UNSEEN))
        return not (picked_of(answer) or made_here)

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        listed, why = tuple(picked_of(answer)), unseen_in(answer)
        if not listed and (seen := seen_in(answer)):
            kind, earlier = seen
            listed = _titles(kind, kind.rows_of(earlier))
        return (*((Bullets(listed),) if listed else ()), *((Paragraph(why, quiet=True),) if why else ()))

    def texts(self, answer: Any) -> Iterator[str]:
        yield from picked_of(answer)
        if seen := seen_in(answer):
            kind, earlier = seen
            yield from kind.texts(earlier)

    def names(self, answer: Any) -> Iterator[str]:
        if seen := seen_in(answer):
            kind, earlier = seen
            yield from kind.names(earlier)

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        old, now = picked_of(before), picked_of(after)
        new = [f"New: {item}" for item in now if item not in old]
        return (*new, *(t("No longer picked: {item}", item=item) for item in old if item not in now))

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        if not isinstance(answer, Mapping):
            return [change(item) for item in answer]
        seen = seen_in(answer)
        if seen is None:
            return {**answer, "picked": [change(item) for item in picked_of(answer)]}
        kind, earlier = seen
        now = kind.reworded(earlier, change)
        # Whoever was picked is, though two may have one code now.
        same = dict(zip(*(_titles(kind, kind.rows_of(item)) for item in (earlier, now)), strict=True))
        picked = [same[item.strip()] if item.strip() in same else change(item) for item in picked_of(answer)]
        return {**answer, "picked": picked, EARLIER: {**answer[EARLIER], "answer": now}}

    def said_by_one(self, answer: Any) -> tuple[str, ...]:
        seen = seen_in(answer)
        return seen[0].said_by_one(seen[1]) if seen else ()

    def without(self, answer: Any, words: Collection[str]) -> Any:
        """The answer without some of the words it looked back at, picked or not."""
        seen = seen_in(answer)
        if seen is None:
            return answer
        kind, earlier = seen
        picked = [item for item in picked_of(answer) if item.strip() not in words]
        return {**answer, "picked": picked, EARLIER: {**answer[EARLIER], "answer": kind.without(earlier, words)}}

    def drawn_by(self) -> str:
        return "powerkit.kinds.recall.picture:draw"

    def fitted_by(self) -> str:
        return "powerkit.kinds.recall.picture:draw_fitted"


def picked_of(answer: Any) -> list[str]:
    """What was picked, in either shape of an answer; none where it is blank."""
    picked = answer.get("picked") if isinstance(answer, Mapping) else answer
    return picked if isinstance(picked, list) else []


def place_of(answer: Any) -> tuple[int, int]:
    """The entry and the version that were looked at; 0 where that is not known."""
    entry, version = ((answer.get(key) if isinstance(answer, Mapping) else 0) for key in _PLACE)
    return entry or 0, version or 0


def unseen_in(answer: Any) -> str:
    """Why what was looked at does not show, in a sentence; "" where nothing keeps it back."""
    return str(answer.get(UNSEEN, "")) if isinstance(answer, Mapping) else ""


def seen_in(answer: Any) -> tuple[Kind, Any] | None:
    """What was looked at, where it was put beside what was picked: its kind, worded as it was then, and its answer."""
    earlier = answer.get(EARLIER) if isinstance(answer, Mapping) else None
    if not earlier:
        return None
    kind = looked_at(earlier["wording"])
    return None if kind is None else (kind, earlier["answer"])


def looked_at(wording: Mapping[str, Any]) -> Kind | None:
    """The kind of an earlier answer that is drawn, from the wording saved with it; None for others."""
    found = KINDS.get(str(wording.get("kind")))
    problems: list[str] = []
    kind = found.read(Spec(wording, "", problems)) if found else None
    return kind if kind and not problems and kind.marked_by() else None


def followed(kind: Kind, then: Any, now: Any) -> dict[str, str]:
    """What people of a map are picked by in a later or earlier answer, where that is something else than *then*.

    Whoever is known by their id stays who they are, whatever they are called. Where they are gone and somebody else who
    was there then has their name, they are called as gone: a pick must not pass to another.
    """
    if not kind.gathers_people:
        return {}
    before, after = _called(kind, then), _called(kind, now)
    taken = {after[key] for key in before.keys() & after.keys()}
    found = {title: after.get(one, f"{title} (gone)" if title in taken else title) for one, title in before.items()}
    return {title: called for title, called in found.items() if called != title}


def _called(kind: Kind, answer: Any) -> dict[str, str]:
    rows = kind.rows_of(answer)
    return {str(row.get("_id")): title for row, title in zip(rows, _titles(kind, rows), strict=True)}


def _titles(kind: Kind, rows: list[dict[str, Any]]) -> tuple[str, ...]:
    return told_apart([kind.row_title(row) for row in rows])


def parts(kind: Kind, answer: Any) -> tuple[tuple[str, str], ...]:
    """What an answer of another kind is made of, for picking: the text that names each part, and a few words on it."""
    if kind.blank(answer):
        return ()
    found = kind.parts(answer)
    if not kind.columns:
        return tuple(found)
    titles = told_apart([title for title, _ in found])
    return tuple((title, brief) for title, (_, brief) in zip(titles, found, strict=True))
