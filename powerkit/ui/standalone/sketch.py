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
from powerkit.text.data_frames import rows_in, values_in
from powerkit.ui.standalone.base import Alone


class Sketch(Alone):
    """A drawing of strokes, shapes, arrows and labels, with its description in *words*.

    *marks* are mappings, or a table, with a ``kind`` ("stroke", "box", "circle", "line", "arrow" or "label"). A stroke
    has ``points`` such as "10,20 30,40"; all others have two corners or ends ``x``, ``y``, ``x2``, ``y2`` on a sheet of
    800 by 560, and ``text``. Each may have a ``colour`` and a ``width``, by the names in `powerkit.kinds.sketch.marks`.

    It is shown on the page and can be changed there; `marks`, `words` and all that is made here follow it.

    Raises:
        AnswerError: a mark does not fit.
    """

    def __init__(self, words: str = "", marks: Any = (), *, label: str = "Sketch", layout: Any = None) -> None:
        super().__init__(Kind(), {"words": words, "marks": _rows(marks)}, label=label, layout=layout)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn on the page now, the lowest first."""
        return marks_of(self.value)

    @property
    def words(self) -> str:
        """The description in words as it stands on the page now."""
        return words_of(self.value)

    def to_records(self) -> list[dict[str, Any]]:
        """The marks as rows, such as a table library takes."""
        return [{key: held for key, held in mark.items() if not key.startswith("_")} for mark in self.value["marks"]]

    def _said(self) -> Iterable[str]:
        return filter(None, (self.words,))

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


def _rows(marks: Any) -> list[dict[str, Any]]:
    rows = rows_in(marks)
    found = values_in(marks) if rows is None else rows
    if found is None or not all(isinstance(mark, Mapping) for mark in found):
        raise AnswerError("Marks can’t be read from this.", "Give a list of dicts, each with a “kind”, or a table.")
    return [{key: held for key, held in mark.items() if held is not None} for mark in found]
