"""The picture of a map: SVG with real text, drawn from the one geometry. It needs no drawing library."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from powerkit.drawing.svg import spans, svg_file
from powerkit.drawing.text_metrics import FONT, LINE, wrap
from powerkit.kinds.map.geometry import NODE, Layout, Wedge, larger, lay_out
from powerkit.kinds.map.key import KEY_WIDTH, Entries, draw_key
from powerkit.kinds.map.labels import Box, Label, Size, place_apart
from powerkit.kinds.map.marks import RING_FILLS, STYLE, TIE_CLASSES, between, marked, tie_line
from powerkit.kinds.map.model import Person, RelationMap
from powerkit.kinds.map.rim_labels import ME, NOBODY, words_of
from powerkit.kinds.map.unsorted import as_drawn, where_put
from powerkit.text.catalogue import t
from powerkit.text.escaping import Filled, Markup, escape

MARGIN = 16.0
MANY = 300
"""With more ties between people than this, all lines are finer."""


ROOMIER, MOST_ROOMIER = 1.06, 10
"""A map on which names touch is drawn larger, so often at most; what touches then is cut, or stands in a list."""


@dataclass(frozen=True)
class Drawing:
    """A map laid out and labelled, ready to be written; *unnamed* are those (ids) whose names have no room at all."""

    whole: RelationMap
    layout: Layout
    labels: Mapping[str, Label]
    sectors: tuple[tuple[Wedge, Label], ...]
    ring_names: tuple[Label, ...]
    unnamed: tuple[str, ...] = ()


def prepare(whole: RelationMap, like: Sequence[Person] = (), least: float = 0) -> Drawing:
    """Lay out a map and place everything that is written on it: nothing written touches anything else written.

    It has the wedges of the people it is to be *like*, where some are given, and rings at least as large as *least*.
    """
    whole = as_drawn(whole, like)
    everybody = not any(person.placed for person in whole.people)
    layout = lay_out(whole, everybody=everybody, like=like)
    if layout.radius < least:
        layout = larger(layout, whole, least / layout.radius, like)
    layout = where_put(layout, whole)
    sizes: dict[str, Size] = {}
    for more in range(MOST_ROOMIER + 1):
        taken, written, rings, sectors = words_of(whole, layout)
        labels = place_apart(whole.people, layout, taken, written, sizes, shorten=more == MOST_ROOMIER)
        if labels is not None:
            break
        layout = where_put(larger(layout, whole, ROOMIER, like), whole)
    labels = labels or {}
    unnamed = tuple(
        person.id for person in whole.people if person.name and person.id in layout.standing and person.id not in labels
    )
    return Drawing(whole, layout, labels, sectors, rings, unnamed)


Links = Mapping[str, tuple[str, str]]
"""Where each person (by id) leads to, and how they are named in words."""


def draw_map(
    whole: RelationMap, *, title: str, alt: str, lit: Collection[str] = (), links: Links | None = None
) -> Markup:
    """The map as SVG. *alt* says in words what it shows; the people whose ids are in *lit* are lit.

    With *links* each person is a link, which a keyboard reaches where the SVG stands in a page.
    """
    drawing, shown = prepare(whole), frozenset(lit)
    them = people(drawing, shown) + names(drawing, shown) if links is None else linked(drawing, shown, links)
    body = Markup("").join((ground(drawing), ties(drawing), them, words(drawing)))
    found = sheet(body, bounds(drawing), drawing, title=title, alt=alt)
    # An image holds nothing to reach by keyboard; a group may.
    return found if links is None else found.replace(Markup(' role="img"'), Markup(' role="group"'), 1)


def sheet(body: Markup, around: Box, drawing: Drawing, *, title: str, alt: str, more: Entries = ()) -> Markup:
    """The SVG file of a drawn *body* within a box, with the key (and *more* in it) and who is not on it under it."""
    left, top, right, bottom = around
    width = max(right - left, KEY_WIDTH)
    left -= (width - (right - left)) / 2
    key, key_height = draw_key(drawing.whole.ruling, left, bottom + 26, width, more)
    note, note_height = _drawer(drawing, left, bottom + 26 + key_height, width)
    box = (left - MARGIN, top - MARGIN, width + 2 * MARGIN, bottom - top + 26 + key_height + note_height + 2 * MARGIN)
    return svg_file(Markup("").join((body, key, note)), box, name="pk-map", style=STYLE, title=title, alt=alt)


def ground(drawing: Drawing) -> Markup:
    """Rings, and wedges with a lighter ground where there is nobody."""
    layout = drawing.layout
    rings = zip(reversed(layout.radii), reversed(RING_FILLS), strict=True)
    found = [Markup('<circle r="{:.1f}" fill="{}"/>').format(radius, fill) for radius, fill in rings]
    if len(layout.wedges) > 1:
        found += [
            Markup('<path class="none" d="{}"/>').format(_sector_path(wedge, layout.radius))
            for wedge in layout.wedges
            if not wedge.count
        ]
        lines = [
            f"M0 0L{layout.radius * math.cos(wedge.start):.1f} {layout.radius * math.sin(wedge.start):.1f}"
            for wedge in layout.wedges
        ]
        found.append(Markup('<path class="w" d="{}"/>').format("".join(lines)))
    found += [Markup('<circle class="w" r="{:.1f}"/>').format(radius) for radius in layout.radii[:-1]]
    found.append(Markup('<circle class="edge" r="{:.1f}"/>').format(layout.radius))
    return Markup("").join(found)


def _sector_path(wedge: Wedge, radius: float) -> str:
    large = 1 if wedge.end - wedge.start > math.pi else 0
    x, y, x2, y2 = (radius * part(angle) for angle in (wedge.start, wedge.end) for part in (math.cos, math.sin))
    return f"M0 0L{x:.1f} {y:.1f}A{radius:.1f} {radius:.1f} 0 {large} 1 {x2:.1f} {y2:.1f}Z"


def lines_of(drawing: Drawing) -> dict[str, list[str]]:
    """All lines as path data, by their class: between people first, then from me."""
    places = drawing.layout.standing
    paths = {**_between(drawing), **{name: [] for name in TIE_CLASSES.values()}}
    for person in drawing.whole.people:
        place = places.get(person.id)
        if place and person.tie in TIE_CLASSES:
            paths[TIE_CLASSES[person.tie]].append(tie_line(place.x, place.y, person.tie, ME))
    return paths


def ties(drawing: Drawing) -> Markup:
    """All lines, those of one sort in one path."""
    paths = lines_of(drawing)
    finer = {"strong": " much"} if len(drawing.whole.ties) > MANY else {}
    shown = {name: name + (finer.get(name, " many") if finer else "") for name in paths}
    return Markup("").join(
        Markup('<path class="{}" d="{}"/>').format(shown[name], "".join(lines))
        for name, lines in paths.items()
        if lines
    )


def _between(drawing: Drawing) -> dict[str, list[str]]:
    """The curves between people as path data, those who know each other and those who may."""
    ends = {one: (complex(at.x, at.y), "%.1f %.1f" % (at.x, at.y)) for one, at in drawing.layout.standing.items()}
    paths: dict[str, list[str]] = {"knows": [], "may": []}
    for one, other, sure in drawing.whole.ties:
        if one in ends and other in ends:
            (here, start), (there, end) = ends[one], ends[other]
            bend = between(here, there)
            paths["knows" if sure else "may"].append("M%sQ%.1f %.1f %s" % (start, bend.real, bend.imag, end))
    return paths


def people(drawing: Drawing, lit: frozenset[str]) -> Markup:
    """Me, and everybody's mark."""
    return _me(drawing) + Markup.filled(
        piece for person in drawing.whole.people for piece in _mark(drawing, person, lit)
    )


def names(drawing: Drawing, lit: frozenset[str]) -> Markup:
    """Everybody's name."""
    return Markup.filled(piece for person in drawing.whole.people for piece in _name(drawing, person, lit))


def linked(drawing: Drawing, lit: frozenset[str], links: Links) -> Markup:
    """Me, and everybody's mark and name in one link; the links in a group of their own."""
    found = []
    for number, one in enumerate(drawing.whole.people, 1):
        if one.id in drawing.layout.standing:
            where, said = links[one.id]
            inner = Markup.filled([*_mark(drawing, one, lit), *_name(drawing, one, lit)])
            found.append(
                Markup('<a id="on-map-{}" href="{}" aria-label="{}">{}</a>').format(number, where, said, inner)
            )
    return Markup('{}<g id="on-map">{}</g>').format(_me(drawing), Markup("").join(found))


def _me(drawing: Drawing) -> Markup:
    return Markup('<circle class="me" r="{:g}"/><text class="mt" text-anchor="middle" y="5">{}</text>').format(
        ME, t("We") if drawing.whole.ruling.ours else t("Me")
    )


def _mark(drawing: Drawing, one: Person, lit: frozenset[str]) -> Sequence[Filled]:
    place = drawing.layout.standing.get(one.id)
    if not place:
        return ()
    found = marked(place.x, place.y, one)
    return [(_LIT, (place.x, place.y)), *found] if one.id in lit else found


_LIT = Markup('<circle class="lit" cx="%.1f" cy="%.1f" r="{:g}"/>').format(NODE + 6)


def _name(drawing: Drawing, one: Person, lit: frozenset[str]) -> Sequence[Filled]:
    label = drawing.labels.get(one.id)
    if not label:
        return ()
    shown = "h" if one.id in lit else "t"
    return (_text(label, f"{shown} i" if one.not_yet else shown, one.name),)


def text(label: Label, shown: str, *, tip: str = "") -> Markup:
    """A label as SVG text, a line each; the whole of *tip* is kept beside it where the lines leave some out."""
    return Markup.filled([_text(label, shown, tip)])


def _text(label: Label, shown: str, tip: str = "") -> Filled:
    x, y, lines = label.x, label.box[1] + FONT * 0.92, label.lines
    values = [x, y, escape(lines[0])] if len(lines) == 1 else [x, y, spans(lines, x, y, LINE)]
    if not (tip and lines and lines[-1].endswith("…")):
        return _line(shown, label.anchor), values
    return _line(shown, label.anchor, tip=True), [*values, escape(tip)]


@cache
def _line(shown: str, anchor: str, *, tip: bool = False) -> Markup:
    """A text that looks so, with blanks for where it stands, what it says and what is kept beside it."""
    anchored = "" if anchor == "start" else Markup(' text-anchor="{}"').format(anchor)
    more = Markup("<title>%s</title>") if tip else ""
    return Markup('<text class="{}" x="%.1f" y="%.1f"{}>%s{}</text>').format(shown, anchored, more)


def words(drawing: Drawing) -> Markup:
    """The names of rings and sectors."""
    found = [text(name, "q") for name in drawing.ring_names]
    for wedge, label in drawing.sectors:
        if wedge.count:
            found.append(text(label, "h"))
        elif label.lines[-1:] != (t(NOBODY),):
            found.append(text(label, "q"))
        else:
            *name, nobody = label.lines
            y = label.box[1] + LINE * len(name)
            found.append(text(Label(tuple(name), label.x, label.box, label.anchor), "q"))
            last = Label((nobody,), label.x, (label.box[0], y, label.box[2], label.box[3]), label.anchor)
            found.append(text(last, "q i"))
    return Markup("").join(found)


def bounds(drawing: Drawing) -> Box:
    """The box around all that is drawn."""
    radius = drawing.layout.edge
    boxes = [(-radius, -radius, radius, radius), *(label.box for label in drawing.labels.values())]
    boxes += [label.box for _, label in drawing.sectors]
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _drawer(drawing: Drawing, left: float, top: float, width: float) -> tuple[Markup, float]:
    """Who is not on the picture, and whose name is not, in words under the key."""
    people, standing = drawing.whole.people, drawing.layout.standing
    said = {
        t("Not placed on the map yet: {names}"): [
            person.name for person in people if not person.placed and person.id not in standing
        ],
        t("On the map without room for their names: {names}"): [
            drawing.whole.by_id[who].name for who in drawing.unnamed
        ],
    }
    lines = [
        line
        for heading, names in said.items()
        if any(names)
        for line in wrap(heading.format(names=", ".join(filter(None, names))), FONT, width, most=10_000)
    ]
    if not lines:
        return Markup(""), 0.0
    height = LINE * len(lines)
    box = (left, top + 14, left + width, top + 14 + height)
    return text(Label(tuple(lines), left, box, "start"), "t"), height + 14
