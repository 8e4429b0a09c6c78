"""What I will do: with whom, by when, how I will know; later, what happened, what I learnt and what next."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Pairs
from powerkit.kinds.base import Kind
from powerkit.kinds.notes import below
from powerkit.kinds.options import Problem, check_date
from powerkit.text.catalogue import later, t
from powerkit.text.dates import show_date
from powerkit.text.normalize import tidy
from powerkit.text.toml_reader import Spec

PARTS = {
    "what": later("What I will do"),
    "who": later("With whom"),
    "when": later("By when"),
    "how": later("How I will know"),
    "status": later("Where it stands"),
    "happened": later("What happened"),
    "learnt": later("What I learnt"),
    "next": later("What next"),
    "reason": later("Why it stopped here"),
}
"""The parts of an action, in order, with what people read."""

OURS = {
    "what": later("What we will do"),
    "how": later("How we will know"),
    "learnt": later("What we learnt"),
}
"""What people read of those where it is a group's."""

STATUSES = {
    "planned": later("Planned"),
    "doing": later("Doing"),
    "done": later("Done"),
    "dropped": later("Dropped"),
    "carried": later("Carried forward"),
}
"""Where an action can stand; a blank status means planned."""


@dataclass(frozen=True)
class Action(Kind):
    """An object of the `PARTS`, each a text and each optional; "when" is an ISO date, "status" one of `STATUSES`.

    *ours* says that a group will do it. *with_whom* is another question of the card that asks with whom: then the
    action does not ask that again.
    """

    ours: bool = False
    with_whom: str = ""
    name: ClassVar[str] = "action"
    question_type: ClassVar[str] = "powerkit.kinds.question_types:ActionField"
    speaks: ClassVar[bool] = True
    takes_notes: ClassVar[bool] = True

    @classmethod
    def read(cls, spec: Spec) -> Self:
        return cls(spec.flag("ours"), spec.text("with_whom", ""))

    def for_group(self) -> Self:
        return replace(self, ours=True)

    def _label(self, part: str) -> str:
        return t((OURS if self.ours else PARTS).get(part, PARTS[part]))

    def page(self) -> dict[str, Any]:
        return {
            "parts": [{"id": key, "label": t(label)} for key, label in PARTS.items()],
            "statuses": [{"id": key, "label": t(label)} for key, label in STATUSES.items()],
            **({"with_whom": self.with_whom} if self.with_whom else {}),
        }

    def check(self, answer: Any) -> tuple[dict[str, str], tuple[Problem, ...]]:
        if answer is None or answer == "":
            return {}, ()
        if not isinstance(answer, dict):
            return {}, (Problem(t("must be an object with any of: {listed}", listed=", ".join(PARTS))),)
        clean: dict[str, str] = {}
        problems: list[Problem] = []
        for key, value in answer.items():
            if key not in PARTS or not isinstance(value, str | None):
                known = t("must be one of: {listed}", listed=", ".join(PARTS))
                problems.append(Problem(t("must be text") if key in PARTS else known, column=str(key)))
            elif (text := tidy(value or "")).strip():
                clean[key] = text
        if "when" in clean:
            clean["when"], wrong = check_date(clean["when"])
            problems += [Problem(item.text, column="when") for item in wrong]
        if clean.get("status", "planned") not in STATUSES:
            problems.append(Problem(t("must be one of: {listed}", listed=", ".join(STATUSES)), column="status"))
        return clean, tuple(problems)

    def blank(self, answer: Any) -> bool:
        return not any(value for key, value in (answer or {}).items() if key != "status")

    def describe(self, answer: dict[str, str], label: str) -> tuple[Block, ...]:
        return (Pairs(tuple((self._label(key), _shown(key, answer[key])) for key in PARTS if answer.get(key))),)

    def texts(self, answer: dict[str, str]) -> Iterator[str]:
        yield from (value for key, value in answer.items() if key not in ("when", "status"))

    def names(self, answer: dict[str, str]) -> Iterator[str]:
        yield answer.get("who", "")

    def compare(self, before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
        before, after = before or {}, after or {}
        return tuple(
            t("{label} was: {shown}", label=self._label(key), shown=_shown(key, before.get(key, "")) or t("blank"))
            for key in PARTS
            if before.get(key, "") != after.get(key, "")
        )

    def reworded(self, answer: dict[str, str], change: Callable[[str], str]) -> dict[str, str]:
        return {key: value if key in ("when", "status") else change(value) for key, value in answer.items()}

    def actions(self, answer: Any) -> Iterator[Mapping[str, str]]:
        if isinstance(answer, Mapping):
            yield answer

    def from_note(self, before: Any, text: str, filled: Mapping[str, Any]) -> tuple[Any, str]:
        parts = dict(before) if isinstance(before, Mapping) else {}
        return {**parts, "what": below(str(parts.get("what") or ""), text)}, ""


def _shown(key: str, value: str) -> str:
    if key == "when":
        return show_date(value)
    return status_said(value) if key == "status" else value.strip()


def status_said(status: str, other: str | None = None) -> str:
    """Where an action stands as people read it; what is none of ours as it is, or *other*."""
    return t(STATUSES[status]) if status in STATUSES else status if other is None else other
