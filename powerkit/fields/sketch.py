"""A picture drawn by hand, through its description in words."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from powerkit.fields.text import Text
from powerkit.spec import Spec


@dataclass(frozen=True)
class Sketch(Text):
    """The description of a drawing in words, which is the drawing's equal for people who cannot see it."""

    ask: str = "Describe your picture in words"
    name: ClassVar[str] = "sketch"

    @classmethod
    def read(cls, spec: Spec) -> Self:
        return cls(ask=spec.text("describe", "Describe your picture in words"), rows=8)

    def page(self) -> dict[str, Any]:
        return {**super().page(), "describe": self.ask}
