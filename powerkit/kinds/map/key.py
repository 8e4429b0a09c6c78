"""The key of a map: what each line and mark means. It is always shown."""

from collections.abc import Collection, Iterator, Sequence

from powerkit.drawing.svg import Box, svg_file
from powerkit.drawing.text_metrics import FONT, LINE, text_width, wrap
from powerkit.kinds.map.marks import CLEAR_GROUND, STYLE, mark, tie_line
from powerkit.kinds.map.model import Person, Ruling
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup

KEY_WIDTH = 560.0
"""The least width a key needs."""
Entry = tuple[Markup, str, float]
"""A sample as SVG, what it means, and how much room the sample takes."""
Entries = Sequence[Entry]
_SAMPLE = 38.0
_GAP = 20.0
_LETTERS = 13


def draw_key(ruling: Ruling, left: float, top: float, width: float, more: Entries = ()) -> tuple[Markup, float]:
    """The key as SVG from *left* and *top* on, in rows no wider than *width*, and its height.

    *more* is a row about what has changed.
    """
    found: list[Markup] = []
    y = top + LINE
    for heading, entries in [*_groups(ruling), *([(t("Since then"), more)] if more else [])]:
        x = left
        found.append(Markup('<text class="h" x="{:.1f}" y="{:.1f}">{}</text>').format(x, y, heading))
        x = left + 112
        for sample, words, sample_width in entries:
            step = sample_width + text_width(words, FONT) + _GAP
            if x + step - _GAP > left + width and x > left + 112:
                x, y = left + 112, y + LINE + 8
            found.append(Markup('<g transform="translate({:.1f} {:.1f})">{}</g>').format(x, y - 4.5, sample))
            found.append(Markup('<text class="t" x="{:.1f}" y="{:.1f}">{}</text>').format(x + sample_width, y, words))
            x += step
        y += LINE + 10
    return Markup("").join(found), y - top - LINE


def lines_drawn(ruling: Ruling, drawn: Collection[str]) -> Iterator[tuple[Markup, str]]:
    """Each sort of line among those *drawn* (by its class), as a small picture, and what it means."""
    return _pictures(lines_meant(ruling, drawn), (-2.0, -6.0, _SAMPLE + 4, 12.0))


def marks_drawn(ruling: Ruling, people: Collection[Person]) -> Iterator[tuple[Markup, str]]:
    """Each sort of mark that *people* have, as a small picture, and what it means (see `marks_meant`)."""
    return _pictures(marks_meant(ruling, people), (-5.0, -14.0, 28.0, 28.0))


def _pictures(entries: Entries, box: Box) -> Iterator[tuple[Markup, str]]:
    for sample, words, _ in entries:
        yield svg_file(sample, box, name="pk-map", style=STYLE + CLEAR_GROUND, title=words, alt=""), words


def lines_meant(ruling: Ruling, drawn: Collection[str]) -> Entries:
    """What each sort of line among those *drawn* (by its class) means."""
    return [entry for name, entry in {**_to_me(ruling), **_between()}.items() if name in drawn]


def marks_meant(ruling: Ruling, people: Collection[Person]) -> Entries:
    """What the marks of *people* mean: who they are where not all are persons, seen or not, not yet, a wish."""
    kinds, seen = {person.kind or "person" for person in people}, {person.seen for person in people}
    who = [_mark(Person("", "", kind), t(label)) for kind, label in _KINDS if kind in kinds and len(kinds) > 1]
    ways = [_mark(Person("", "", seen=one), t(label)) for one, label in _WAYS_SEEN if one in seen]
    yet = [_not_yet()] if any(person.not_yet for person in people) else []
    return [*who, *ways, *yet, *([_wish(ruling)] if any(person.wish.strip() for person in people) else [])]


def numbers_meant(names: Sequence[str], width: float) -> Entries:
    """Who has which number on a map: *names* from 1 on, each as long as a row of that *width*."""
    found = []
    for number, name in enumerate(names, 1):
        wide = text_width(str(number), _LETTERS, bold=True) + 5
        for at, line in enumerate(wrap(name, _LETTERS, width - wide, most=10_000)):
            mark = Markup('<text class="h" x="0" y="4.5">{}</text>').format(number) if not at else Markup("")
            found.append((mark, line, wide))
    return found


def written_below(entries: Entries, width: float, top: float, row_height: float = LINE + 8) -> tuple[Markup, float]:
    """Samples and what they mean in rows from *top* on, no wider than *width*, centred on 0, and how high they are."""
    rows: list[list[tuple[Markup, str, float, float]]] = [[]]
    for sample, words, room in entries:
        wide = room + text_width(words, _LETTERS)
        if rows[-1] and _across(rows[-1]) + _GAP + wide > width:
            rows.append([])
        rows[-1].append((sample, words, room, wide))
    found: list[Markup] = []
    for number, row in enumerate(rows):
        x, y = -_across(row) / 2, top + row_height * (number + 1)
        for sample, words, room, wide in row:
            found.append(Markup('<g transform="translate({:.1f} {:.1f})">{}</g>').format(x, y - 4.5, sample))
            found.append(Markup('<text class="q" x="{:.1f}" y="{:.1f}">{}</text>').format(x + room, y, words))
            x += wide + _GAP
    return Markup("").join(found), row_height * len(rows) if found else 0.0


def _across(row: Sequence[tuple[Markup, str, float, float]]) -> float:
    return sum(wide for *_, wide in row) + _GAP * (len(row) - 1)


def _to_me(ruling: Ruling) -> dict[str, Entry]:
    """The lines from me, by their class."""
    ties = {tie.id: _line(tie.id, tie_line(_SAMPLE, 0, tie.id, 0.01), tie.label) for tie in ruling.ties}
    return {**ties, "unsure": _line("unsure", "M0 0H38", ruling.unsure)}


def _between() -> dict[str, Entry]:
    """The lines between people, by their class."""
    return {
        "knows": _line("knows", "M0 0H38", t("Know each other")),
        "may": _line("may", "M0 0H38", t("May know")),
    }


def _groups(ruling: Ruling) -> list[tuple[str, Entries]]:
    who = [_mark(Person("", "", kind, seen="enough"), t(label)) for kind, label in _KINDS]
    seen = [_mark(Person("", "", seen=one), t(label)) for one, label in _SEEN]
    return [
        (_heading(ruling), [*_to_me(ruling).values()]),
        (t("They"), [*_between().values()]),
        (t("Who"), [*who, _not_yet(), _wish(ruling)]),
        (t("Seen"), seen),
    ]


def _heading(ruling: Ruling) -> str:
    """What stands before the lines from me, or from us."""
    if ruling.style == "accountability":
        return t("We answer to") if ruling.ours else t("I answer to")
    return t("We and they") if ruling.ours else t("Me and them")


_KINDS = (("person", later("Person")), ("group", later("Group")), ("organisation", later("Organisation")))
_SEEN = (
    ("enough", later("Enough")),
    ("not_enough", later("Not enough")),
    ("not_at_all", later("Not at all")),
    ("", later("Not said")),
)


_WAYS_SEEN = (
    ("enough", later("Seen enough")),
    ("not_enough", later("Not seen enough")),
    ("not_at_all", later("Not seen at all")),
)


def _not_yet() -> Entry:
    return _mark(Person("", "", not_yet=True), t("Not yet: to bring in"))


def _wish(ruling: Ruling) -> Entry:
    words = t("A change we wish for") if ruling.ours else t("A change I wish for")
    return mark(9, 0, Person("", "", wish="*")), words, 28.0


def _line(look: str, path: str, label: str) -> Entry:
    return Markup('<path class="{}" d="{}"/>').format(look, path), label, _SAMPLE + 8


def _mark(one: Person, label: str) -> Entry:
    return mark(9, 0, one), label, 25.0
