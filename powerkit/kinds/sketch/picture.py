"""The picture of a sketch as a block of a document."""

from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.sketch.description import said
from powerkit.kinds.sketch.kind import Sketch, words_of
from powerkit.kinds.sketch.marks import Mark, marks_of
from powerkit.kinds.sketch.svg import draw_sketch
from powerkit.text.catalogue import t

_MOST = 30
"""So many things are read out with the picture; the text beside it has them all."""


def draw(kind: Sketch, answer: Any, label: str) -> tuple[Picture, ...]:
    """The drawing of a checked answer; no picture where only words were given.

    What is drawn by hand may spell a name that no search can find, so such a picture is made `by_hand`.
    """
    marks = marks_of(answer)
    if not marks:
        return ()
    svg = draw_sketch(marks, title=label, told=told_of(answer, marks))
    return (Picture(svg, sketch_alt(marks), by_hand=any(mark.kind == "stroke" for mark in marks)),)


def sketch_alt(marks: tuple[Mark, ...]) -> str:
    """What a drawing shows, for whoever does not see it; its description in words stands beside it."""
    return t("A drawing: {said}.", said=said(marks, _MOST))


def told_of(answer: Any, marks: tuple[Mark, ...]) -> str:
    """What a drawing that stands alone tells: its description in words, and what is in it."""
    return " ".join([*words_of(answer).split(), sketch_alt(marks)])
