"""A point between two named ends, or "I don't know"."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Paragraph
from powerkit.kinds.base import Kind
from powerkit.kinds.options import DONT_KNOW, Problem, check_scale
from powerkit.text.catalogue import t
from powerkit.text.phrasing import was_said
from powerkit.text.toml_reader import Spec


@dataclass(frozen=True)
class Scale(Kind):
    """A whole number from 1 (*low*) to *points* (*high*), or `DONT_KNOW` where that may be said."""

    low: str
    high: str
    points: int = 5
    dont_know: bool = True
    name: ClassVar[str] = "scale"
    question_type: ClassVar[str] = "powerkit.kinds.question_types:ScaleField"

    @classmethod
    def read(cls, spec: Spec) -> Self:
        points = spec.number("points", 5, least=2, most=11)
        return cls(spec.text("low"), spec.text("high"), points, spec.flag("dont_know", True))

    def page(self) -> dict[str, Any]:
        return {"low": self.low, "high": self.high, "points": self.points, "dont_know": self.dont_know}

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        if answer is None or answer == "":
            return None, ()
        point, wrong = check_scale(answer, self.points, dont_know=self.dont_know)
        return point, (Problem(wrong),) if wrong else ()

    def blank(self, answer: Any) -> bool:
        return answer is None or answer == ""

    def show(self, answer: Any) -> str:
        """The point in words, such as "4 of 5 (1 is Not at all, 5 is Completely)"."""
        if answer == DONT_KNOW:
            return t("I don’t know")
        return t(
            "{answer} of {points} (1 is {low}, {points} is {high})",
            answer=answer,
            points=self.points,
            low=self.low,
            high=self.high,
        )

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        return (Paragraph(self.show(answer)),)

    def in_words(self, answer: Any) -> str:
        return self.show(answer)

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        if before == after:
            return ()
        return (was_said("" if self.blank(before) else self.show(before)),)
