"""The key of a map: what each line and mark means. It is always shown."""

from collections.abc import Sequence

from powerkit.drawing.text_metrics import FONT, LINE, text_width
from powerkit.kinds.map.marks import mark, tie_line
from powerkit.kinds.map.model import Person, Ruling
from powerkit.text.escaping import escape

KEY_WIDTH = 560.0
"""The least width a key needs."""
Entries = Sequence[tuple[str, str, float]]
"""A row of a key: each sample as SVG, what it means, and how much room the sample takes."""
_SAMPLE = 38.0
_GAP = 20.0


def draw_key(ruling: Ruling, left: float, top: float, width: float, more: Entries = ()) -> tuple[str, float]:
    """The key as SVG from *left* and *top* on, in rows no wider than *width*, and its height.

    *more* is a row about what has changed.
    """
    found: list[str] = []
    y = top + LINE
    for heading, entries in [*_groups(ruling), *([("Since then", more)] if more else [])]:
        x = left
        found.append(f'<text class="h" x="{x:.1f}" y="{y:.1f}">{escape(heading)}</text>')
        x = left + 112
        for sample, words, sample_width in entries:
            step = sample_width + text_width(words, FONT) + _GAP
            if x + step - _GAP > left + width and x > left + 112:
                x, y = left + 112, y + LINE + 8
            found.append(f'<g transform="translate({x:.1f} {y - 4.5:.1f})">{sample}</g>')
            found.append(f'<text class="t" x="{x + sample_width:.1f}" y="{y:.1f}">{escape(words)}</text>')
            x += step
        y += LINE + 10
    return "".join(found), y - top - LINE


def _groups(ruling: Ruling) -> list[tuple[str, Entries]]:
    answerable = ruling.style == "accountability"
    to_me = [(_line(tie.id), tie.label, _SAMPLE + 8) for tie in ruling.ties]
    unsure = ('<path class="unsure" d="M0 0H38"/>', "I don’t know", _SAMPLE + 8)
    others = [
        ('<path class="knows" d="M0 0H38"/>', "Know each other", _SAMPLE + 8),
        ('<path class="may" d="M0 0H38"/>', "May know", _SAMPLE + 8),
    ]
    who = [_mark(Person("", "", kind, seen="enough"), label) for kind, label in _KINDS]
    seen = [_mark(Person("", "", seen=one), label) for one, label in _SEEN]
    more = [
        _mark(Person("", "", not_yet=True), "Not yet: to bring in"),
        (mark(9, 0, Person("", "", wish="*")), "A change I wish for", 28.0),
    ]
    return [
        ("I answer to" if answerable else "Me and them", [*to_me, unsure]),
        ("They", others),
        ("Who", [*who, *more]),
        ("Seen", seen),
    ]


_KINDS = (("person", "Person"), ("group", "Group"), ("organisation", "Organisation"))
_SEEN = (("enough", "Enough"), ("not_enough", "Not enough"), ("not_at_all", "Not at all"), ("", "Not said"))


def _line(tie: str) -> str:
    return f'<path class="{tie}" d="{tie_line(_SAMPLE, 0, tie, 0.01)}"/>'


def _mark(one: Person, label: str) -> tuple[str, str, float]:
    return mark(9, 0, one), label, 25.0
