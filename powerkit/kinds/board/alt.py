"""What a board's picture shows, in sentences, for whoever does not see it."""

from collections.abc import Iterable, Iterator

from powerkit.kinds.board.model import BoardView, Item, Shown
from powerkit.text.catalogue import t, tn
from powerkit.text.phrasing import number

_MOST = 12
"""So many items of a zone are read out; the table beside the picture has them all."""


def board_alt(view: BoardView) -> str:
    """The zones with what is in each; then what should move, what should stay, and what is not placed."""
    lane = f" {view.lanes[0]}:" if view.lanes else ""
    said = [f"{_start(view.arrangement, len(view.zones))}{lane}"]
    said += [f"“{zone.label}”: {_names(zone.now)}." for zone in _all(view.zones) if zone.now]
    if view.lanes:
        said += _moves(view)
    if view.waiting:
        said.append(t("Not placed yet: {names}.", names=_names(view.waiting)))
    return " ".join(said)


def _start(arrangement: str, zones: int) -> str:
    count = number(zones)
    if arrangement == "ladder":
        return tn(
            "A ladder of {count} rung from the lowest up.",
            "A ladder of {count} rungs from the lowest up.",
            zones,
            count=count,
        )
    if arrangement == "stages":
        count = count.capitalize()
        return tn("{count} stage one after the other.", "{count} stages one after the other.", zones, count=count)
    if arrangement == "steps":
        return tn(
            "A board sorted in two steps, with {count} zone.",
            "A board sorted in two steps, with {count} zones.",
            zones,
            count=count,
        )
    return tn("A board with {count} zone.", "A board with {count} zones.", zones, count=count)


def _all(zones: Iterable[Shown]) -> Iterator[Shown]:
    for zone in zones:
        yield zone
        yield from _all(zone.inner)


def _names(items: Iterable[Item]) -> str:
    return _parted([f"{item.words} ({item.marked.lower()})" if item.marked else item.words for item in items])


def _parted(words: list[str]) -> str:
    """Parted by semicolons, since what people write has commas in it."""
    first = words[:_MOST] if len(words) > _MOST + 1 else words
    rest = [t("and {number} more", number=len(words) - len(first))] if len(words) > len(first) else []
    return "; ".join([*first, *rest])


def _moves(view: BoardView) -> Iterator[str]:
    """For each zone what should be there, and whence it comes."""
    yield f"{view.lanes[1]}:"
    for zone in view.zones:
        if zone.should:
            yield f"“{zone.label}”: {_parted([_move(view, item, zone) for item in zone.should])}."
    if not any(zone.should for zone in view.zones):
        yield t("nothing said yet.")


def _move(view: BoardView, item: Item, zone: Shown) -> str:
    now, _ = view.moves.get(item.id, ("", ""))
    if not now:
        return item.words
    return (
        t("{words} (the same)", words=item.words)
        if now == zone.id
        else t("{words} (now “{label}”)", words=item.words, label=view.label(now))
    )
