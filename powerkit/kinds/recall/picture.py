"""An earlier map or cloud as it was looked at, with what was picked from it marked."""

from typing import Any

from powerkit.documents.model import Picture
from powerkit.kinds.base import Kind
from powerkit.kinds.map.kind import RelationshipMap
from powerkit.kinds.recall.kind import EARLIER, Recall, picked_of, seen_in, told_apart
from powerkit.kinds.words.kind import Words
from powerkit.text.phrasing import listed

_MANY = 10_000


def draw(kind: Kind, answer: Any, label: str) -> tuple[Picture, ...]:
    """The picture of what was looked at, where that was put beside the answer; none for one that has only picks."""
    seen = seen_in(answer)
    if not isinstance(kind, Recall) or seen is None:
        return ()
    earlier, found = seen
    picked = {one.strip() for one in picked_of(answer)}
    said = (answer[EARLIER].get("said", ""), kind.pick_label or "Picked")
    if isinstance(earlier, RelationshipMap):
        return _map(earlier, found, picked, label, said)
    return _cloud(found, picked, label, said) if isinstance(earlier, Words) else ()


def _map(
    kind: RelationshipMap, answer: Any, picked: set[str], label: str, said: tuple[str, str]
) -> tuple[Picture, ...]:
    from powerkit.kinds.map.alt import map_alt
    from powerkit.kinds.map.model import read_map
    from powerkit.kinds.map.svg import draw_map

    whole = read_map(kind, answer)
    if not any(one.placed for one in whole.people):
        return ()
    called = dict(zip(whole.by_id, told_apart([one.name for one in whole.people]), strict=True))
    lit = [one for one in whole.people if called[one.id] in picked]
    alt = f"{map_alt(whole)} {_marked(said[1], [called[one.id] for one in lit])}"
    svg = draw_map(whole, title=label, alt=alt, lit=[one.id for one in lit])
    how = "a light around their mark and a bold name" if lit else "nobody on this version"
    return (Picture(svg, alt, f"{said[0]} {said[1]}: {how}."),)


def _cloud(answer: Any, picked: set[str], label: str, said: tuple[str, str]) -> tuple[Picture, ...]:
    from powerkit.kinds.words.cloud.layout import lay_out
    from powerkit.kinds.words.cloud.picture import RECORD_WIDTH, alt_text
    from powerkit.kinds.words.cloud.svg import to_svg
    from powerkit.kinds.words.model import MOST_WORDS, words_of

    words = words_of(answer)
    if not 0 < len(words) <= MOST_WORDS:
        return ()
    marked = frozenset(number for number, one in enumerate(words) if one.word in picked)
    alt = f"{alt_text(words)} {_marked(said[1], [words[number].word for number in sorted(marked)])}"
    svg = to_svg(lay_out(words, RECORD_WIDTH), label, alt, marked)
    how = "the words in a box" if marked else "no word of this version"
    return (Picture(svg, alt, f"{said[0]} {said[1]}: {how}."),)


def _marked(label: str, names: list[str]) -> str:
    return f"{label}: {listed(names, most=_MANY)}." if names else f"{label}: none here."
