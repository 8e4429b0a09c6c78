"""A drawing in words: what is in it, where, what leads to what, and what became of it since."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from powerkit.kinds.sketch.marks import HEIGHT, KINDS, WIDTH, Mark
from powerkit.text.catalogue import t

REACH = 16.0
"""How near an arrow's end must be to a box, a circle or a label to lead there, in units of the sheet."""

_PLACES = (
    ("at the top left", "at the top", "at the top right"),
    ("on the left", "in the middle", "on the right"),
    ("at the bottom left", "at the bottom", "at the bottom right"),
)


def place(mark: Mark) -> str:
    """Where a mark with a frame stands on the sheet, such as "at the top left"."""
    across, down = (mark.x + mark.x2) / 2, (mark.y + mark.y2) / 2
    return _PLACES[min(2, int(down / HEIGHT * 3))][min(2, int(across / WIDTH * 3))]


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
    rest = [_counted(count, kind) for kind, count in plain.items()]
    parts = [*things, *ways]
    if most and len(parts) > most:
        parts = [*parts[:most], t("{number} more", number=len(parts) - most)]
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
            yield f"New: {KINDS[mark.kind]} {mark.name}"
    for mark in before:
        if mark.id not in same and mark.text.strip():
            yield t("No longer there: {kinds} {mark}", kinds=KINDS[mark.kind], mark=mark.name)
    other = 0
    for old, new in ((olds[id], news[id]) for id in news if id in same and olds[id] != news[id]):
        if old.text != new.text:
            yield (
                t("{old} now says {new}", old=old.name, new=new.name)
                if new.text.strip()
                else t("{old} has no words any more", old=old.name)
            )
        elif new.text.strip() and _frame(old) != _frame(new):
            yield t("{new} moved, now {place}", new=new.name, place=place(new))
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
            yield f"{_counted(abs(by), kind)} {'more' if by > 0 else 'fewer'}"


def _counted(count: int, kind: str) -> str:
    one = KINDS[kind]
    if count == 1:
        return f"1 {one}"
    if kind == "stroke":
        return f"{count} strokes drawn by hand"
    return f"{count} {one}es" if one.endswith("x") else f"{count} {one}s"


def _thing(mark: Mark) -> str:
    start = "" if mark.kind == "label" else f"{KINDS[mark.kind]} "
    return f"{start}{mark.name} {place(mark)}"


def _way(mark: Mark, marks: Sequence[Mark]) -> str:
    """An arrow or a line with what it joins; "" where it has no words and joins nothing."""
    one, other = at_point(marks, mark.x, mark.y), at_point(marks, mark.x2, mark.y2)
    called = f"{KINDS[mark.kind]} {mark.name}" if mark.text.strip() else KINDS[mark.kind]
    if mark.kind == "line":
        if one and other and one is not other:
            return f"{called} between {one.name} and {other.name}"
        joined = one or other
        return f"{called} at {joined.name}" if joined else called if mark.text.strip() else ""
    start = f" from {one.name}" if one else ""
    end = f" to {other.name}" if other and other is not one else ""
    return f"{called}{start}{end}" if start or end or mark.text.strip() else ""


def _leads(mark: Mark) -> bool:
    return mark.kind in ("box", "circle", "label") and bool(mark.text.strip())


def _far(mark: Mark, x: float, y: float) -> float:
    dx, dy = max(mark.x - x, 0, x - mark.x2), max(mark.y - y, 0, y - mark.y2)
    return float((dx * dx + dy * dy) ** 0.5)


def _size(mark: Mark) -> float:
    return (mark.x2 - mark.x) * (mark.y2 - mark.y)


def _frame(mark: Mark) -> tuple[float, ...]:
    return (mark.x, mark.y, mark.x2, mark.y2)
