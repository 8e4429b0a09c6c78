"""What is drawn on a sheet: strokes, boxes, circles, lines, arrows and labels, with colours that have names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from powerkit.kinds.options import Problem
from powerkit.kinds.rows import ROW_ID, own_id
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped
from powerkit.text.normalize import tidy

WIDTH, HEIGHT = 800, 560
"""The sheet, in units of its own: every point lies on it, whatever the size it is shown at."""

MOST_MARKS, MOST_POINTS, LONGEST = 500, 20_000, 300
"""What one drawing holds: marks, points of all its strokes together, and characters of one mark's words."""

KINDS: Mapping[str, str] = {
    "stroke": "stroke drawn by hand",
    "box": "box",
    "circle": "circle",
    "line": "line",
    "arrow": "arrow",
    "label": "label",
}
"""The kinds of mark, and what one is called."""

COLOURS: Mapping[str, str] = {
    "black": "#1b2530",
    "blue": "#1f4fa3",
    "red": "#b3261e",
    "green": "#2a6b2f",
    "orange": "#a85400",
    "purple": "#6d2f91",
    "grey": "#5a6570",
}
"""Each is dark enough to read words in on white (a contrast of 4.5 or more)."""

WIDTHS: Mapping[str, float] = {"fine": 2, "medium": 4, "broad": 8}
"""How broad a line is, in units of the sheet."""

TEXT_SIZES: Mapping[str, float] = {"fine": 20, "medium": 24, "broad": 32}
"""How large a label is written, in units of the sheet. All other words are written as in a fine label."""

FRAME = ("x", "y", "x2", "y2")
"""Two corners of a box, a circle or a label; the two ends of a line or an arrow, which points to the second."""

_STROKE = {ROW_ID, "kind", "colour", "width", "points", "pressures"}
_SHAPE = {ROW_ID, "kind", "colour", "width", "text", "person", *FRAME}


@dataclass(frozen=True)
class Mark:
    """One mark. A stroke has *points*, and *pressures* (1 to 100, one a point) where the pen gave them; all others
    have a frame of two corners or ends, and *text*. *person* says that the text is somebody's name.
    """

    id: str
    kind: str
    colour: str = "black"
    width: str = "fine"
    x: float = 0.0
    y: float = 0.0
    x2: float = 0.0
    y2: float = 0.0
    text: str = ""
    person: bool = False
    points: tuple[tuple[float, float], ...] = ()
    pressures: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """What it is called in a sentence: its words between quotes, or else its kind."""
        words = " ".join(self.text.split())
        return f"“{words}”" if words else KINDS[self.kind]


def marks_of(answer: Any) -> tuple[Mark, ...]:
    """The marks of a checked answer; none of one that is a plain text, as answers once were."""
    given = answer.get("marks") if isinstance(answer, Mapping) else None
    return tuple(_mark(item) for item in given or ())


def _mark(given: Mapping[str, Any]) -> Mark:
    x, y, x2, y2 = (float(given.get(key, 0)) for key in FRAME)
    points = tuple(_point(part) for part in str(given.get("points", "")).split())
    pressures = tuple(map(int, str(given.get("pressures", "")).split()))
    about = {key: given[key] for key in ("colour", "width", "text", "person") if key in given}
    return Mark(
        str(given[ROW_ID]), str(given["kind"]), **about, x=x, y=y, x2=x2, y2=y2, points=points, pressures=pressures
    )


def check_marks(given: Any) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """The marks that fit, tidy, and what is wrong with the others. A label without words is no mark."""
    if given is None:
        return [], ()
    if not isinstance(given, list):
        return [], (Problem(t("must have its marks as a list")),)
    problems: list[Problem] = []
    marks: list[dict[str, Any]] = []
    taken: set[str] = set()
    for number, one in enumerate(given, 1):
        mark, wrong = _checked(one)
        if wrong:
            problems.append(Problem(wrong, row=number))
        elif mark["kind"] != "label" or mark["text"].strip():
            marks.append({ROW_ID: own_id(one.get(ROW_ID), number, taken), **mark})
    return marks, (*problems, *_too_much(marks))


def _too_much(marks: list[dict[str, Any]]) -> Iterator[Problem]:
    """Too large a drawing is kept as a draft and not saved: whoever drew it decides what to take away."""
    points = sum(mark["points"].count(",") for mark in marks if mark["kind"] == "stroke")
    if len(marks) > MOST_MARKS:
        yield Problem(
            t(
                "has {number} marks; a drawing holds {most_marks}. Erase some, or say them in words",
                number=grouped(len(marks)),
                most_marks=MOST_MARKS,
            )
        )
    if points > MOST_POINTS:
        yield Problem(
            t(
                "has {points} points; a drawing holds {most_points}. Erase a stroke or two",
                points=grouped(points),
                most_points=grouped(MOST_POINTS),
            )
        )


def _checked(given: Any) -> tuple[dict[str, Any], str]:
    """A mark in its tidy form without its id; or what is wrong with it."""
    if not isinstance(given, dict):
        return {}, t("must be a mark: an object with a kind")
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return {}, t("must be of a kind that can be drawn: {listed}", listed=", ".join(KINDS))
    known = _STROKE if kind == "stroke" else _SHAPE
    if odd := sorted(str(key) for key in given.keys() - known):
        return {}, t('is a {kind}, which has no "{odd}"', kind=kind, odd=odd[0][:40])
    for key, choices in (("colour", COLOURS), ("width", WIDTHS)):
        one = given.get(key, next(iter(choices)))
        if not isinstance(one, str) or one not in choices:
            return {}, t('has a "{key}" that is not one of: {listed}', key=key, listed=", ".join(choices))
    look = {"kind": kind, "colour": given.get("colour", "black"), "width": given.get("width", "fine")}
    more, wrong = _stroke(given) if kind == "stroke" else _shape(given, kind)
    return {**look, **more}, wrong


def _stroke(given: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    try:
        points = [_point(part) for part in _text(given, "points").split()]
        pressures = [int(part) for part in _text(given, "pressures").split()]
    except (ValueError, OverflowError):
        return {}, t('needs "points" such as "10,20 30.5,40", each pair on the sheet, and "pressures" such as "40 55"')
    if not points or not all(_on_sheet(*point) for point in points):
        return {}, t(
            "needs points on the sheet: 0 to {width} across and 0 to {height} down", width=WIDTH, height=HEIGHT
        )
    if pressures and (len(pressures) != len(points) or not all(1 <= pressure <= 100 for pressure in pressures)):
        return {}, t('needs "pressures" from 1 to 100, one for each point, or none')
    stroke = {"points": " ".join(f"{_short(x)},{_short(y)}" for x, y in points)}
    return stroke | ({"pressures": " ".join(map(str, pressures))} if pressures else {}), ""


def _shape(given: Mapping[str, Any], kind: str) -> tuple[dict[str, Any], str]:
    frame: list[Any] = [given.get(key) for key in FRAME]
    if not all(_is_number(item) for item in frame) or not (_on_sheet(*frame[:2]) and _on_sheet(*frame[2:])):
        return {}, t(
            'needs "x", "y", "x2" and "y2" on the sheet: 0 to {width} across and 0 to {height} down',
            width=WIDTH,
            height=HEIGHT,
        )
    text, person = given.get("text", ""), given.get("person", False)
    if not isinstance(text, str) or not isinstance(person, bool):
        return {}, t('has a "text" that is not words, or a "person" that is neither true nor false')
    if len(text) > LONGEST:
        return {}, t(
            "has {number} characters of words; {longest} have room. Put the rest into the description",
            number=grouped(len(text)),
            longest=LONGEST,
        )
    x, y, x2, y2 = (round(float(item), 1) for item in frame)
    if kind not in ("line", "arrow"):
        x, x2, y, y2 = min(x, x2), max(x, x2), min(y, y2), max(y, y2)
    return {"x": x, "y": y, "x2": x2, "y2": y2, "text": tidy(text), "person": person}, ""


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise ValueError(key)
    return value


def _point(text: str) -> tuple[float, float]:
    x, y = text.split(",")
    return round(float(x), 1), round(float(y), 1)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _on_sheet(x: Any, y: Any) -> bool:
    return bool(0 <= x <= WIDTH and 0 <= y <= HEIGHT)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
