"""Places in a text, each from and to, so kept that what stands at one is found without a look at all the others."""

from collections import defaultdict
from collections.abc import Iterable

_ROOM = 128


class Spans:
    """Places in a text; what is asked of one costs the same however many others there are."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Keep these, and what is added later."""
        self._rooms: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for span in spans:
            self.add(span)

    def add(self, span: tuple[int, int]) -> None:
        """Keep one more."""
        for room in range(span[0] // _ROOM, (span[1] - 1) // _ROOM + 1):
            self._rooms[room].append(span)

    def near(self, place: int) -> list[tuple[int, int]]:
        """Those that may hold the character at a *place*, in the order in which they were added."""
        return self._rooms.get(place // _ROOM, [])

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all from *start* to *end*."""
        return any(begin <= start and end <= stop for begin, stop in self.near(start))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them holds some of what stands from *start* to *end*."""
        rooms = range(start // _ROOM, (end - 1) // _ROOM + 1)
        return any(begin < end and start < stop for room in rooms for begin, stop in self._rooms.get(room, ()))
