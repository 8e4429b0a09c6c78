"""A sketch on its own, for any notebook: ``powerkit.Sketch()``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from powerkit.drawing.png import png_of
from powerkit.errors import AnswerError
from powerkit.kinds.pictures import pictures_of
from powerkit.kinds.sketch.description import said
from powerkit.kinds.sketch.kind import Sketch as Kind
from powerkit.kinds.sketch.kind import words_of
from powerkit.kinds.sketch.marks import Mark, marks_of
from powerkit.ui.standalone.base import Alone


class Sketch(Alone):
    """A drawing of strokes, shapes, arrows and labels, with its description in *words*.

    *marks* are mappings with a ``kind`` ("stroke", "box", "circle", "line", "arrow" or "label"). A stroke has
    ``points`` such as "10,20 30,40"; all others have two corners or ends ``x``, ``y``, ``x2``, ``y2`` on a sheet of
    800 by 560, and ``text``. Each may have a ``colour`` and a ``width``, by the names in `powerkit.kinds.sketch.marks`.

    It is shown on the page and can be changed there; `marks`, `words` and all that is made here follow it.

    Raises:
        AnswerError: a mark does not fit.
    """

    def __init__(self, words: str = "", marks: Iterable[Mapping[str, Any]] = (), *, label: str = "Sketch") -> None:
        super().__init__(Kind(), {"words": words, "marks": [dict(mark) for mark in marks]}, label=label)
        self._label = label

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn on the page now, the lowest first."""
        return marks_of(self.value)

    @property
    def words(self) -> str:
        """The description in words as it stands on the page now."""
        return words_of(self.value)

    def describe(self) -> str:
        """What is drawn, in a sentence; "" where nothing is."""
        return said(self.marks)

    def to_svg(self) -> str:
        """The picture as SVG with real text.

        Raises:
            AnswerError: nothing is drawn yet.
        """
        for picture in pictures_of(self.kind, self.value, self._label):
            return picture.svg
        raise AnswerError("Nothing is drawn yet.", "Draw something first.")

    def to_png(self, width: int = 1600) -> bytes:
        """The picture as PNG, *width* pixels wide. It raises as `to_svg` does."""
        return png_of(self.to_svg(), width)
