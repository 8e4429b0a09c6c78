"""Then and now: what changed between two versions of a map, in sentences with names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from powerkit.kinds.map.measures import Ids
from powerkit.kinds.map.model import Person, RelationMap
from powerkit.kinds.rows import PLACE_ID
from powerkit.text.catalogue import later, t
from powerkit.text.normalize import folded
from powerkit.text.phrasing import listed

_SEEN = {"enough": later("enough"), "not_enough": later("not enough"), "not_at_all": later("not at all")}


@dataclass(frozen=True)
class Change:
    """One sentence: its *kind*, its *text*, and whom it is about: ids *now*, and ids *then* for those who are gone."""

    kind: str
    text: str
    now: Ids = ()
    then: Ids = ()


@dataclass(frozen=True)
class Between:
    """Two versions of a map, and who is who in them: *same* has the id then under the id now."""

    then: RelationMap
    now: RelationMap
    same: Mapping[str, str]

    def pairs(self) -> Iterator[tuple[Person, Person]]:
        """Everybody who is in both, as they were and as they are."""
        for person in self.now.people:
            if person.id in self.same:
                yield self.then.by_id[self.same[person.id]], person

    @property
    def new(self) -> tuple[Person, ...]:
        """Who is only there now."""
        return tuple(person for person in self.now.people if person.id not in self.same)

    @property
    def gone(self) -> tuple[Person, ...]:
        """Who was only there then."""
        kept = set(self.same.values())
        return tuple(person for person in self.then.people if person.id not in kept)

    @property
    def moved(self) -> tuple[tuple[Person, Person], ...]:
        """Who is placed in both, in another ring or sector."""
        return tuple(
            (was, one)
            for was, one in self.pairs()
            if was.placed and one.placed and (was.ring, was.sector) != (one.ring, one.sector)
        )


def between(then: RelationMap, now: RelationMap) -> Between:
    """Match the people of two versions: by name, and where a name has changed by the id of the row."""
    by_name: dict[str, list[str]] = {}
    for person in then.people:
        by_name.setdefault(folded(person.name), []).append(person.id)
    same: dict[str, str] = {}
    for person in now.people:
        if ids := by_name.get(folded(person.name)):
            same[person.id] = ids.pop(ids.index(person.id) if person.id in ids else 0)
    left = {person.id for person in then.people} - set(same.values())
    for person in now.people:
        if person.id not in same and person.id in left and not PLACE_ID.fullmatch(person.id):
            same[person.id] = person.id
    return Between(then, now, same)


def changes(both: Between) -> tuple[Change, ...]:
    """Everything that changed, one sentence for each kind of change."""
    found = tuple(change for rule in _RULES for change in rule(both))
    return found or (Change("same", t("Nothing on the map has changed.")),)


def _name(one: Person) -> str:
    return one.name or t("(no name)")


def _about(kind: str, text: str, those: list[tuple[Person, str]]) -> Iterator[Change]:
    """A sentence that names each of *those* with what is said of them."""
    if those:
        said = [f"{_name(one)}{f' ({words})' if words else ''}" for one, words in those]
        yield Change(kind, t(text, names=listed(said, most=len(said))), tuple(one.id for one, _ in those))


def _new(both: Between) -> Iterator[Change]:
    yield from _about(
        "new",
        later("New on your map: {names}."),
        [(item, _where(both.now, item)) for item in both.new if not item.not_yet],
    )
    yield from _about(
        "new_not_yet",
        later("New, as somebody to bring in: {names}."),
        [(item, "") for item in both.new if item.not_yet],
    )


def _gone(both: Between) -> Iterator[Change]:
    if both.gone:
        text = t(
            "No longer on your map: {listed}.", listed=listed([_name(item) for item in both.gone], most=len(both.gone))
        )
        yield Change("gone", text, then=tuple(item.id for item in both.gone))


def _renamed(both: Between) -> Iterator[Change]:
    for was, one in both.pairs():
        if folded(was.name) != folded(one.name):
            yield Change("renamed", t("{name} is now called {new}.", name=_name(was), new=_name(one)), (one.id,))


def _moved(both: Between) -> Iterator[Change]:
    steps = [(was, one) for was, one in both.pairs() if was.placed and one.placed]
    closer = [(one, _step(both, was, one)) for was, one in steps if one.ring < was.ring]
    away = [(one, _step(both, was, one)) for was, one in steps if one.ring > was.ring]
    yield from _about("closer", later("Moved closer: {names}."), closer)
    yield from _about("away", later("Moved further away: {names}."), away)
    placed = [(one, _where(both.now, one)) for was, one in both.pairs() if one.placed and not was.placed]
    yield from _about("placed", later("Now placed on your map: {names}."), placed)
    lifted = [(one, "") for was, one in both.pairs() if was.placed and not one.placed]
    yield from _about("lifted", later("No longer placed on your map: {names}."), lifted)


def _step(both: Between, was: Person, one: Person) -> str:
    return t("from “{ring}” to “{now}”", ring=both.then.ruling.ring(was.ring), now=both.now.ruling.ring(one.ring))


def _where(whole: RelationMap, one: Person) -> str:
    ring = f"“{whole.ruling.ring(one.ring)}”" if one.placed else ""
    return ", ".join(part for part in (ring, whole.ruling.sector(one.sector)) if part)


def _turned(kind: str, text: str, value: Callable[[RelationMap, Person], str]) -> Callable[[Between], Iterator[Change]]:
    """A rule about a value of a person that was one thing then and is another now."""

    def rule(both: Between) -> Iterator[Change]:
        pairs = [(value(both.then, was), value(both.now, one), one) for was, one in both.pairs()]
        those = [
            (one, t("{was}, now {now}", was=was or t("not said"), now=now or t("not said")))
            for was, now, one in pairs
            if was != now
        ]
        yield from _about(kind, text, those)

    return rule


def _arrived(both: Between) -> Iterator[Change]:
    those = [(one, "") for was, one in both.pairs() if was.not_yet and not one.not_yet]
    yield from _about("arrived", later("Was a “not yet”, and is on your map now: {names}."), those)
    those = [(one, "") for was, one in both.pairs() if one.not_yet and not was.not_yet]
    yield from _about("left", later("Was on your map, and is a “not yet” now: {names}."), those)


def _wishes(both: Between) -> Iterator[Change]:
    wished = [(bool(was.wish.strip()), bool(one.wish.strip()), one) for was, one in both.pairs()]
    begun = [(one, "") for was, now, one in wished if now and not was]
    yield from _about("wish", later("You now wish for a change with: {names}."), begun)
    ended = [(one, "") for was, now, one in wished if was and not now]
    yield from _about("wish_gone", later("You no longer note a wish about: {names}."), ended)


def _knowing(both: Between) -> Iterator[Change]:
    """Ties between people who are there now, as they were then and as they are."""
    back = {was: now for now, was in both.same.items()}
    olds = [tie for tie in both.then.ties if tie.one in back and tie.other in back]
    then = {frozenset((back[tie.one], back[tie.other])): tie.sure for tie in olds}
    now = {frozenset((tie.one, tie.other)): tie.sure for tie in both.now.ties}
    for kind, was, sure, said in _KNOWING:
        found = [pair for pair in {**now, **then} if (then.get(pair), now.get(pair)) == (was, sure)]
        yield from _pairs(both, kind, said, found)


_KNOWING = (
    ("tie_new", None, True, later("Now know each other: {names}.")),
    ("tie_sure", False, True, later("Know each other, and you were not sure before: {names}.")),
    ("tie_maybe", None, False, later("May know each other, which you did not say before: {names}.")),
    ("tie_unsure", True, False, later("May know each other, and you were sure before: {names}.")),
    ("tie_gone", True, None, later("No longer said to know each other: {names}.")),
    ("maybe_gone", False, None, later("No longer said that they may know each other: {names}.")),
)
"""What a tie between two people was and is (sure, not sure, or none), and how that is said."""


def _pairs(both: Between, kind: str, said: str, found: list[frozenset[str]]) -> Iterator[Change]:
    order = {one.id: number for number, one in enumerate(both.now.people)}
    pairs = sorted(sorted(order[item] for item in pair) for pair in found)
    if pairs:
        people = [[both.now.people[place] for place in pair] for pair in pairs]
        shown = "; ".join(listed([_name(item) for item in pair]) for pair in people)
        ids = tuple(dict.fromkeys(item.id for pair in people for item in pair))
        yield Change(kind, t(said, names=shown), ids)


_RULES: tuple[Callable[[Between], Iterator[Change]], ...] = (
    _new,
    _arrived,
    _gone,
    _renamed,
    _moved,
    _turned("sector", later("Another sector: {names}."), lambda whole, item: whole.ruling.sector(item.sector)),
    _turned("tie", later("The tie to you: {names}."), lambda whole, item: _tie(whole, item)),
    _turned("seen", later("Seen: {names}."), lambda whole, item: t(_SEEN[item.seen]) if item.seen in _SEEN else ""),
    _wishes,
    _knowing,
)
"""Every rule, in the order of reading."""


def _tie(whole: RelationMap, one: Person) -> str:
    return t("don’t know") if one.tie == "dont_know" else whole.ruling.tie(one.tie).lower()
