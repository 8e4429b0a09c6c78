"""One or some of a list."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.documents.model import Block, Bullets, Paragraph
from powerkit.kinds.base import Kind, Prompt
from powerkit.kinds.notes import option_in
from powerkit.kinds.options import DONT_KNOW, Option, Problem, read_options
from powerkit.text.catalogue import t
from powerkit.text.phrasing import was_said
from powerkit.text.toml_reader import Spec


@dataclass(frozen=True)
class Choice(Kind):
    """One (or, with *many*, some) of the *options*; with *dont_know*, also "I don't know"."""

    options: tuple[Option, ...]
    many: bool = False
    name: ClassVar[str] = "choice"
    question_type: ClassVar[str] = "powerkit.kinds.question_types:ChoiceField"
    takes_notes: ClassVar[bool] = True

    @classmethod
    def read(cls, spec: Spec) -> Self:
        options = read_options(spec)
        if spec.flag("dont_know"):
            options += (Option(DONT_KNOW, t("I don’t know")),)
        return cls(options, spec.flag("many"))

    def page(self) -> dict[str, Any]:
        return {"options": [{"id": option.id, "label": option.label} for option in self.options], "many": self.many}

    def check(self, answer: Any) -> tuple[Any, tuple[Problem, ...]]:
        if answer is None or answer == "" or answer == []:
            return [] if self.many else "", ()
        given = answer if self.many and isinstance(answer, list) else [answer]
        allowed = [option.id for option in self.options]
        if not all(isinstance(item, str) and item in allowed for item in given):
            return [] if self.many else "", (Problem(t("must be one of: {listed}", listed=", ".join(allowed))),)
        return [item for item in allowed if item in given] if self.many else answer, ()

    def blank(self, answer: Any) -> bool:
        return not answer

    def label(self, one: str) -> str:
        """What people read for an option's id; the id itself for one the deck no longer has."""
        return next((option.label for option in self.options if option.id == one), one)

    def describe(self, answer: Any, label: str) -> tuple[Block, ...]:
        if self.many:
            return (Bullets(tuple(map(self.label, answer))),)
        return (Paragraph(self.label(answer)),)

    def texts(self, answer: Any) -> Iterator[str]:
        yield from map(self.label, answer if self.many else [answer])

    def compare(self, before: Any, after: Any) -> tuple[str, ...]:
        if before == after:
            return ()
        return (was_said("" if self.blank(before) else ", ".join(self.texts(before))),)

    def choices(self) -> tuple[Option, ...]:
        return self.options

    @property
    def one_choice(self) -> bool:
        return not self.many

    def in_words(self, answer: Any) -> str:
        return ", ".join(self.texts(answer))

    def prompt(self, filled: Collection[str]) -> Prompt:
        labels = tuple(option.label for option in self.options)
        return Prompt(t("Write one of: {listed}", listed="; ".join(labels)), options=labels, room=0)

    def from_note(self, before: Any, text: str, filled: Mapping[str, Any]) -> tuple[Any, str]:
        one = option_in(text, self.options)
        if not one:
            return before, t("It is none of: {listed}.", listed="; ".join(option.label for option in self.options))
        if self.many:
            return [*(before if isinstance(before, list) else []), one], ""
        if before and before != one:
            return before, t(
                "“{label}” is chosen already. Change it on the card if you wish.", label=self.label(str(before))
            )
        return one, ""
