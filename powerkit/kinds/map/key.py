"""The key of a map: what each line and mark means. It is always shown."""

from collections.abc import Collection, Iterator, Sequence

from powerkit.drawing.svg import svg_file
from powerkit.drawing.text_metrics import FONT, LINE, text_width, wrap
from powerkit.kinds.map.marks import CLEAR_GROUND, STYLE, mark, tie_line
from powerkit.kinds.map.model import Person, Ruling
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import Markup

KEY_WIDTH = 560.0
"""The least width a key needs."""
Entries = Sequence[tuple[Markup, str, float]]
"""A row of a key: each sample as SVG, what it means, and how much room the sample takes."""
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
    box = (-2.0, -6.0, _SAMPLE + 4, 12.0)
    for name, sample, words in (*_to_me(ruling), *_between()):
        if name in drawn:
            yield svg_file(sample, box, name="pk-map", style=STYLE + CLEAR_GROUND, title=words, alt=""), words


def marks_drawn(ruling: Ruling, people: Collection[Person]) -> Iterator[tuple[Markup, str]]:
    """Each sort of mark that *people* have, as a small picture, and what it means (see `marks_meant`)."""
    box, style = (-5.0, -14.0, 28.0, 28.0), STYLE + CLEAR_GROUND
    for sample, words, _ in marks_meant(ruling, people):
        yield svg_file(sample, box, name="pk-map", style=style, title=words, alt=""), words


def lines_meant(ruling: Ruling, drawn: Collection[str]) -> Entries:
    """What each sort of line among those *drawn* (by its class) means."""
    return [(sample, words, _SAMPLE + 8) for name, sample, words in (*_to_me(ruling), *_between()) if name in drawn]


def marks_meant(ruling: Ruling, people: Collection[Person]) -> Entries:
    """What the marks of *people* mean: who they are where not all are persons, seen or not, not yet, a wish."""
    kinds, seen = {person.kind or "person" for person in people}, {person.seen for person in people}
    who = [_mark(Person("", "", kind), t(label)) for kind, label in _KINDS if kind in kinds and len(kinds) > 1]
    ways = [_mark(Person("", "", seen=one), t(label)) for one, label in _WAYS_SEEN if one in seen]
    yet = (
        [_mark(Person("", "", not_yet=True), t("Not yet: to bring in"))]
        if any(person.not_yet for person in people)
        else []
    )
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


def _to_me(ruling: Ruling) -> list[tuple[str, Markup, str]]:
    """The lines from me: their class, a sample, and what they mean."""
    ties = [(tie.id, _line(tie.id), tie.label) for tie in ruling.ties]
    return [*ties, ("unsure", Markup('<path class="unsure" d="M0 0H38"/>'), ruling.unsure)]


def _between() -> list[tuple[str, Markup, str]]:
    """The lines between people."""
    return [
        ("knows", Markup('<path class="knows" d="M0 0H38"/>'), t("Know each other")),
        ("may", Markup('<path class="may" d="M0 0H38"/>'), t("May know")),
    ]


def _groups(ruling: Ruling) -> list[tuple[str, Entries]]:
    to_me, others = ([(sample, words, _SAMPLE + 8) for _, sample, words in of] for of in (_to_me(ruling), _between()))
    who = [_mark(Person("", "", kind, seen="enough"), t(label)) for kind, label in _KINDS]
    seen = [_mark(Person("", "", seen=one), t(label)) for one, label in _SEEN]
    more = [
        _mark(Person("", "", not_yet=True), t("Not yet: to bring in")),
        _wish(ruling),
    ]
    return [
        (_heading(ruling), to_me),
        (t("They"), others),
        (t("Who"), [*who, *more]),
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


def _wish(ruling: Ruling) -> tuple[Markup, str, float]:
    words = t("A change we wish for") if ruling.ours else t("A change I wish for")
    return mark(9, 0, Person("", "", wish="*")), words, 28.0


def _line(tie: str) -> Markup:
    return Markup('<path class="{}" d="{}"/>').format(tie, tie_line(_SAMPLE, 0, tie, 0.01))


def _mark(one: Person, label: str) -> tuple[Markup, str, float]:
    return mark(9, 0, one), label, 25.0
