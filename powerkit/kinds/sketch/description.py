"""A drawing in words: what is in it, where, what leads to what, and what became of it since."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from powerkit.kinds.sketch.marks import HEIGHT, KINDS, WIDTH, Mark
from powerkit.text.catalogue import later, later_many, t, tn
from powerkit.text.phrasing import more

REACH = 16.0
"""How near an arrow's end must be to a box, a circle or a label to lead there, in units of the sheet."""

_PLACES = (
    (later("{mark} at the top left"), later("{mark} at the top"), later("{mark} at the top right")),
    (later("{mark} on the left"), later("{mark} in the middle"), later("{mark} on the right")),
    (later("{mark} at the bottom left"), later("{mark} at the bottom"), later("{mark} at the bottom right")),
)
_MOVED = (
    (
        later("{mark} moved, now at the top left"),
        later("{mark} moved, now at the top"),
        later("{mark} moved, now at the top right"),
    ),
    (
        later("{mark} moved, now on the left"),
        later("{mark} moved, now in the middle"),
        later("{mark} moved, now on the right"),
    ),
    (
        later("{mark} moved, now at the bottom left"),
        later("{mark} moved, now at the bottom"),
        later("{mark} moved, now at the bottom right"),
    ),
)
_CALLED = {
    "stroke": later("stroke drawn by hand {name}"),
    "box": later("box {name}"),
    "circle": later("circle {name}"),
    "line": later("line {name}"),
    "arrow": later("arrow {name}"),
    "label": later("label {name}"),
}
_PLAIN = {
    "stroke": later_many("{number} stroke drawn by hand", "{number} strokes drawn by hand"),
    "box": later_many("{number} box", "{number} boxes"),
    "circle": later_many("{number} circle", "{number} circles"),
    "line": later_many("{number} line", "{number} lines"),
    "arrow": later_many("{number} arrow", "{number} arrows"),
    "label": later_many("{number} label", "{number} labels"),
}
_MORE = {
    "stroke": later_many("{number} stroke drawn by hand more", "{number} strokes drawn by hand more"),
    "box": later_many("{number} box more", "{number} boxes more"),
    "circle": later_many("{number} circle more", "{number} circles more"),
    "line": later_many("{number} line more", "{number} lines more"),
    "arrow": later_many("{number} arrow more", "{number} arrows more"),
    "label": later_many("{number} label more", "{number} labels more"),
}
_FEWER = {
    "stroke": later_many("{number} stroke drawn by hand fewer", "{number} strokes drawn by hand fewer"),
    "box": later_many("{number} box fewer", "{number} boxes fewer"),
    "circle": later_many("{number} circle fewer", "{number} circles fewer"),
    "line": later_many("{number} line fewer", "{number} lines fewer"),
    "arrow": later_many("{number} arrow fewer", "{number} arrows fewer"),
    "label": later_many("{number} label fewer", "{number} labels fewer"),
}


def placed(mark: Mark, called: str, sayings: tuple[tuple[str, ...], ...] = _PLACES) -> str:
    """A mark with a frame, so *called*, and where it stands on the sheet, such as "box “We” at the top left"."""
    across, down = (mark.x + mark.x2) / 2, (mark.y + mark.y2) / 2
    return t(sayings[min(2, int(down / HEIGHT * 3))][min(2, int(across / WIDTH * 3))], mark=called)


def _called(mark: Mark) -> str:
    return t(_CALLED[mark.kind], name=mark.name)


def at_point(marks: Iterable[Mark], x: float, y: float) -> Mark | None:
    """What an arrow leads to that ends there: the nearest thing with words, and of two the smaller one."""
    found = [(_far(mark, x, y), _size(mark), mark.id, mark) for mark in marks if _leads(mark)]
    near = [item for item in found if item[0] <= REACH]
    return min(near)[-1] if near else None


def said(marks: Sequence[Mark], most: int = 0) -> str:
    """What is drawn, in a sentence: things with words first, then what joins them, then the rest counted.

    With *most*, so many are said one by one and how many more there are.
    """
    things = [_thing(mark) for mark in marks if mark.text.strip() and mark.kind not in ("line", "arrow")]
    ways = [way for mark in marks if mark.kind in ("line", "arrow") and (way := _way(mark, marks))]
    plain = Counter(
        mark.kind
        for mark in marks
        if not mark.text.strip() and not (mark.kind in ("line", "arrow") and _way(mark, marks))
    )
    rest = [tn(*_PLAIN[kind], count) for kind, count in plain.items()]
    parts = [*things, *ways]
    if most and len(parts) > most:
        parts = [*parts[:most], more(len(parts) - most)]
    return "; ".join([*parts, *rest])


def changes(before: Sequence[Mark], after: Sequence[Mark]) -> Iterator[str]:
    """What changed between two drawings, in sentences; nothing where they are the same."""
    if before == after:
        return
    olds = {mark.id: mark for mark in before}
    news = {mark.id: mark for mark in after}
    same = {id for id, mark in news.items() if id in olds and olds[id].kind == mark.kind}
    counted = list(_more_or_fewer(before, after))
    yield from counted
    for mark in after:
        if mark.id not in same and mark.text.strip():
            yield t("New: {mark}", mark=_called(mark))
    for mark in before:
        if mark.id not in same and mark.text.strip():
            yield t("No longer there: {mark}", mark=_called(mark))
    other = 0
    for old, new in ((olds[id], news[id]) for id in news if id in same and olds[id] != news[id]):
        if old.text != new.text:
            yield (
                t("{old} now says {new}", old=old.name, new=new.name)
                if new.text.strip()
                else t("{old} has no words any more", old=old.name)
            )
        elif new.text.strip() and _frame(old) != _frame(new):
            yield placed(new, new.name, _MOVED)
        else:
            other += 1
    drawn_anew = sum(1 for mark in after if mark.id not in same and not mark.text.strip())
    if other or (drawn_anew and not counted):
        yield t("Parts of the drawing look different")
    elif set(olds) == set(news) == same and all(olds[id] == news[id] for id in same):
        yield t("Another part of the drawing is in front")


def _more_or_fewer(before: Sequence[Mark], after: Sequence[Mark]) -> Iterator[str]:
    then, now = (Counter(mark.kind for mark in marks) for marks in (before, after))
    for kind in KINDS:
        by = now[kind] - then[kind]
        if by:
            yield tn(*(_MORE if by > 0 else _FEWER)[kind], abs(by))


def _thing(mark: Mark) -> str:
    return placed(mark, mark.name if mark.kind == "label" else _called(mark))


def _way(mark: Mark, marks: Sequence[Mark]) -> str:
    """An arrow or a line with what it joins; "" where it has no words and joins nothing."""
    one, other = at_point(marks, mark.x, mark.y), at_point(marks, mark.x2, mark.y2)
    named = bool(mark.text.strip())
    if mark.kind == "line":
        called = _called(mark) if named else t("line")
        if one and other and one is not other:
            return t("{line} between {one} and {other}", line=called, one=one.name, other=other.name)
        if joined := one or other:
            return t("{line} at {thing}", line=called, thing=joined.name)
        return called if named else ""
    called = _called(mark) if named else t("arrow")
    other = None if other is one else other
    if one and other:
        return t("{arrow} from {one} to {other}", arrow=called, one=one.name, other=other.name)
    if one:
        return t("{arrow} from {one}", arrow=called, one=one.name)
    if other:
        return t("{arrow} to {other}", arrow=called, other=other.name)
    return called if named else ""


def _leads(mark: Mark) -> bool:
    return mark.kind in ("box", "circle", "label") and bool(mark.text.strip())


def _far(mark: Mark, x: float, y: float) -> float:
    dx, dy = max(mark.x - x, 0, x - mark.x2), max(mark.y - y, 0, y - mark.y2)
    return float((dx * dx + dy * dy) ** 0.5)


def _size(mark: Mark) -> float:
    return (mark.x2 - mark.x) * (mark.y2 - mark.y)


def _frame(mark: Mark) -> tuple[float, ...]:
    return (mark.x, mark.y, mark.x2, mark.y2)
