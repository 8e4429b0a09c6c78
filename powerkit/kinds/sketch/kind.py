"""A picture drawn by hand: its marks, and the description in words that is its equal.

An answer is ``{"words": "...", "marks": [...]}``; see `powerkit.kinds.sketch.marks` for a mark. Either may be missing.
Answers of the first versions are a plain text, the description alone: they are read for ever.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Paragraph
from powerkit.kinds.base import Kind
from powerkit.kinds.options import Problem
from powerkit.kinds.sketch.description import changes, said
from powerkit.kinds.sketch.marks import (
    COLOURS,
    HEIGHT,
    LONGEST,
    MOST_MARKS,
    MOST_POINTS,
    TEXT_SIZES,
    WIDTH,
    WIDTHS,
    check_marks,
    marks_of,
)
from powerkit.text.catalogue import later, t
from powerkit.text.normalize import tidy
from powerkit.text.phrasing import was_said
from powerkit.text.toml_reader import Spec

_KEYS = {"words", "marks"}


@dataclass(frozen=True)
class Sketch(Kind):
    """A drawing as vectors. *ask* asks for its description in words, for whoever cannot see it."""

    ask: str = later("Describe your picture in words")
    name: ClassVar[str] = "sketch"
    question_type: ClassVar[str] = "powerkit.kinds.sketch.question_type:SketchField"
    photo_called: ClassVar[str] = later("A photo of a drawing on paper")

    @classmethod
    def read(cls, spec: Spec) -> Self:
        return cls(ask=spec.text("describe", t("Describe your picture in words")))

    def page(self) -> dict[str, Any]:
        return {
            "describe": self.ask,
            "size": [WIDTH, HEIGHT],
            "colours": dict(COLOURS),
            "widths": dict(WIDTHS),
            "sizes": dict(TEXT_SIZES),
            "most": {"marks": MOST_MARKS, "points": MOST_POINTS, "text": LONGEST},
        }

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        if answer is None or isinstance(answer, str):
            return {"words": tidy(answer or ""), "marks": []}, ()
        if not isinstance(answer, dict):
            return {"words": "", "marks": []}, (Problem(t("must be text, or an object with words and marks")),)
        words = answer.get("words", "")
        marks, problems = check_marks(answer.get("marks"))
        if odd := sorted(str(key) for key in answer.keys() - _KEYS):
            problems = (Problem(t('has no "{odd}": it has words and marks', odd=odd[0][:40])), *problems)
        if not isinstance(words, str):
            words, problems = "", (Problem(t("must have its words as text")), *problems)
        return {"words": tidy(words), "marks": marks}, problems

    def blank(self, answer: Any) -> bool:
        return not words_of(answer).strip() and not (isinstance(answer, Mapping) and answer.get("marks"))

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        """The description, and what is drawn; the picture stands before them."""
        words, drawn = words_of(answer).strip(), said(marks_of(answer))
        found = (Paragraph(words),) if words else ()
        return (*found, Paragraph(t("In the picture: {drawn}.", drawn=drawn), quiet=bool(words))) if drawn else found

    def texts(self, answer: Any) -> Iterator[str]:
        yield words_of(answer)
        yield from (mark.text for mark in marks_of(answer) if mark.text)

    def names(self, answer: Any) -> Iterator[str]:
        yield from (mark.text for mark in marks_of(answer) if mark.person and mark.text)

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        then, now = words_of(before), words_of(after)
        words = () if then == now else (was_said(then.strip()),)
        return (*words, *changes(marks_of(before), marks_of(after)))

    def reworded(self, answer: Any, change: Callable[[str], str]) -> Any:
        if not isinstance(answer, Mapping):
            return change(answer)
        marks = [
            {**item, "text": change(item["text"])} if item.get("text") else item for item in answer.get("marks", ())
        ]
        return {**answer, "words": change(words_of(answer)), "marks": marks}

    def drawn_by(self) -> str:
        return "powerkit.kinds.sketch.picture:draw"


def words_of(answer: Any) -> str:
    """The description in words, of an answer in its form of today or of before."""
    if isinstance(answer, Mapping):
        return str(answer.get("words") or "")
    return answer if isinstance(answer, str) else ""
