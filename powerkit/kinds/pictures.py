"""Answers as pictures: SVG with real text. What draws a kind (see `Kind.drawn_by`) is loaded when first needed.

What is drawn has had its names replaced already.
"""

from collections.abc import Callable, Collection
from importlib import import_module
from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.base import Kind

Draw = Callable[[Kind, Any, str], tuple[Picture, ...]]
"""Draws a kind's answer under a label: no picture, one, or more."""

DrawMarked = Callable[[Kind, Any, str, Collection[str], str], tuple[tuple[str, str, str], ...]]
"""Draws an answer with what was picked from it marked, under what that is called: SVG, alternative text, and how."""


def is_drawn(kind: Kind) -> bool:
    """Whether answers of this kind have pictures at all."""
    return bool(kind.drawn_by())


def pictures_of(kind: Kind, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The pictures of an answer that is not blank and was checked; none for a kind that is not drawn.

    *narrow* asks for the form that fits a small screen, where there is one.
    """
    draw = function_of(kind.drawn_by())
    if draw is None:
        return ()
    pictures: tuple[Picture, ...] = (
        draw(kind, answer, label, narrow=True) if narrow and kind.fits_small else draw(kind, answer, label)
    )
    return pictures


def fitted(kind: Kind, answer: Any, label: str, *, narrow: bool = False, keyed: bool = False) -> tuple[Picture, ...]:
    """The pictures of an answer as they can be read on the back of a card; *keyed* where their `key` is shown too."""
    draw = function_of(kind.fitted_by())
    if draw is None:
        return pictures_of(kind, answer, label, narrow=narrow)
    found: tuple[Picture, ...] = draw(kind, answer, label, narrow=narrow, keyed=keyed)
    return found


def function_of(name: str) -> Callable[..., Any] | None:
    """The function of a "module:function"; None for ""."""
    module, _, function = name.partition(":")
    return getattr(import_module(module), function) if name else None
