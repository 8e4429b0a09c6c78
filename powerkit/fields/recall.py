"""An earlier answer looked at again: which parts of it are picked here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.document import Block, Bullets
from powerkit.fields.base import Kind, Problem, tidy
from powerkit.fields.map import RelationshipMap, people_of
from powerkit.fields.table import TableOfRows
from powerkit.spec import Spec


@dataclass(frozen=True)
class Recall:
    """Parts picked from the answer *of* another field ("1.2.map"), by what names each: a list of texts.

    Names are kept, not places in a list: the picked parts stay readable when the other answer changes.
    """

    of: str
    pick: bool = False
    pick_label: str = ""
    quick: bool = True
    name: ClassVar[str] = "recall"

    @classmethod
    def read(cls, spec: Spec) -> Self:
        return cls(spec.text("of"), spec.flag("pick"), spec.text("pick_label", ""), spec.flag("quick", True))

    @property
    def target(self) -> tuple[str, str]:
        """The card and the field it looks at, such as ("1.2", "map")."""
        card, _, field = self.of.rpartition(".")
        return card, field

    def page(self) -> dict[str, Any]:
        return {"of": self.of, "pick": self.pick, "pick_label": self.pick_label, "quick": self.quick}

    def check(self, answer: Any) -> tuple[list[str], tuple[Problem, ...]]:
        if answer is None or answer == "":
            return [], ()
        if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
            return [], (Problem("must be a list of texts: what you picked"),)
        return [tidy(one) for one in answer if one.strip()], ()

    def blank(self, answer: Any) -> bool:
        return not answer

    def describe(self, answer: list[str], label: str) -> tuple[Block, ...]:
        return (Bullets(tuple(answer)),)

    def texts(self, answer: list[str]) -> Iterator[str]:
        yield from answer

    def names(self, answer: list[str]) -> Iterator[str]:
        yield from ()

    def compare(self, before: list[str], after: list[str]) -> tuple[str, ...]:
        new = [f"New: {one}" for one in after or () if one not in (before or ())]
        return (*new, *(f"No longer picked: {one}" for one in before or () if one not in (after or ())))

    def reworded(self, answer: list[str], change: Callable[[str], str]) -> list[str]:
        return [change(one) for one in answer]


def parts(kind: Kind, answer: Any) -> tuple[tuple[str, str], ...]:
    """What an answer of another kind is made of, for picking: the text that names each part, and a few words on it."""
    if kind.blank(answer):
        return ()
    if isinstance(kind, RelationshipMap):
        kind, answer = kind.named(answer), people_of(answer)
    if isinstance(kind, TableOfRows):
        return tuple((kind.rows.title(row), kind.rows.brief(row)) for row in answer)
    return tuple((text.strip(), "") for text in kind.texts(answer) if text.strip())
