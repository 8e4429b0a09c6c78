"""Then and now on a scale: for each statement a ring where it stood, a disc where it stands, a line between."""

from collections.abc import Sequence
from dataclasses import dataclass

from powerkit.drawing.charts.frame import EDGE, FILL, LINE, THEN, lines, sheet, words
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup

_NAME = 320.0
_MARGIN = 8.0
_STEP = 104.0
_HEAD = 74.0
UNSURE = later("I don’t know")


@dataclass(frozen=True)
class Shift:
    """A statement's *name*, and where it stood *then* and stands *now*.

    Where is a step from 0, "?" for unsure, or None where nothing was said.
    """

    name: str
    then: int | str | None
    now: int | str | None


def draw_shift(steps: Sequence[str], rows: Sequence[Shift], *, title: str, alt: str, then: str, now: str) -> Markup:
    """*rows* on a scale of *steps*, the least first; *then* and *now* say which look each mark stands for."""
    columns = (*steps, t(UNSURE))
    width = 2 * _MARGIN + _NAME + _STEP * len(columns)
    body = _key(then, now)
    for at, head in enumerate(columns):
        found, _ = lines(head, _middle(at), 44, _STEP - 8, most=2, look="s m")
        body += found
    y = _HEAD
    for row in rows:
        found, count = lines(row.name, _MARGIN, y + 19, _NAME - 16, most=3)
        height = max(34.0, count * LINE + 12)
        body += found
        body += _marks(row, y + height / 2, len(steps))
        y += height
        body.append(
            Markup('<path d="M{} {:.1f}H{:.1f}" stroke="{}" stroke-opacity="0.35"/>').format(
                _MARGIN, y, width - _MARGIN, EDGE
            )
        )
    return sheet(body, width, y + _MARGIN, title=title, alt=alt)


def _middle(at: int) -> float:
    return _MARGIN + _NAME + (at + 0.5) * _STEP


def _marks(row: Shift, y: float, steps: int) -> list[Markup]:
    then, now = _place(row.then, steps), _place(row.now, steps)
    found = []
    both = isinstance(row.then, int) and isinstance(row.now, int)
    if both and then is not None and now is not None and then != now:
        found.append(
            Markup('<path d="M{:.1f} {:.1f}H{:.1f}" stroke="{}" stroke-width="2.5"/>').format(then, y, now, EDGE)
        )
    if then is not None:
        found.append(
            Markup('<circle cx="{:.1f}" cy="{:.1f}" r="9" fill="#fff" stroke="{}" stroke-width="3"/>').format(
                then, y, THEN
            )
        )
    if now is not None:
        found.append(Markup('<circle cx="{:.1f}" cy="{:.1f}" r="5.5" fill="{}"/>').format(now, y, FILL))
    return found


def _place(step: int | str | None, steps: int) -> float | None:
    if step is None:
        return None
    return _middle(step if isinstance(step, int) else steps)


def _key(then: str, now: str) -> list[Markup]:
    found = []
    if then:
        found.append(
            Markup('<circle cx="{}" cy="14" r="9" fill="#fff" stroke="{}" stroke-width="3"/>').format(_MARGIN + 9, THEN)
        )
        found.append(words(then, _MARGIN + 24, 19))
    y = 40 if then else 14
    found.append(Markup('<circle cx="{}" cy="{}" r="5.5" fill="{}"/>').format(_MARGIN + 9, y, FILL))
    found.append(words(now, _MARGIN + 24, y + 5))
    return found
