"""Then and now as pictures: one map with what has changed drawn on it, or two maps side by side."""

import math
from dataclasses import replace

from powerkit.kinds.map.compare import Between
from powerkit.kinds.map.geometry import NODE, Place
from powerkit.kinds.map.key import Entries
from powerkit.kinds.map.labels import Label
from powerkit.kinds.map.model import RelationMap
from powerkit.kinds.map.svg import bounds, ground, names, people, prepare, sheet, text, ties, words
from powerkit.text.catalogue import t
from powerkit.text.escaping import Markup

GHOST = "then:"
"""What the id of a place of before begins with, where it is drawn on the map of now."""
_BADGE = 5.5


def overlaid(both: Between, *, title: str, alt: str) -> Markup:
    """The map of now with the places of before: an arrow from there to here, a plus for new, a cross for gone."""
    was = [old._replace(id=GHOST + old.id, name="", knows="", may_know="") for old, _ in both.moved]
    gone = [item._replace(id=GHOST + item.id, knows="", may_know="") for item in both.gone if item.placed]
    whole = RelationMap(both.now.ruling, (*both.now.people, *was, *gone), both.now.ties)
    drawing = prepare(whole)
    shown = replace(drawing, whole=both.now)
    places = drawing.layout.places
    found = [_ghost(places[wa.id]) for wa in (*was, *gone) if wa.id in places]
    found += [_arrow(places[GHOST + old.id], places[one.id]) for old, one in both.moved]
    badges = [
        _plus(places[item.id].x - NODE - 2, places[item.id].y - NODE - 2) for item in both.new if item.id in places
    ]
    badges += [_cross(places[item.id]) for item in gone if item.id in places]
    left = [text(drawing.labels[item.id], "q i", tip=item.name) for item in gone if item.id in drawing.labels]
    body = (
        ground(shown)
        + ties(shown)
        + Markup("").join(found)
        + people(shown, frozenset())
        + Markup("").join(badges)
        + names(shown, frozenset())
        + Markup("").join(left)
        + words(shown)
    )
    return sheet(body, bounds(drawing), shown, title=title, alt=alt, more=_key())


def beside(both: Between, *, then: str, now: str, title: str, alt: str) -> Markup:
    """The two maps beside each other, each under its heading, with every ring and sector at the same place in both."""
    everybody = (*both.then.people, *both.now.people)
    alone = [prepare(whole, everybody) for whole in (both.then, both.now)]
    most = max(drawing.layout.radius for drawing in alone)
    old, new = (it if it.layout.radius == most else prepare(it.whole, everybody, most) for it in alone)
    marks = Markup("").join(
        _plus(place.x - NODE - 2, place.y - NODE - 2) for item in both.new if (place := new.layout.places.get(item.id))
    )
    gone = Markup("").join(_cross(place) for item in both.gone if (place := old.layout.places.get(item.id)))
    nobody: frozenset[str] = frozenset()
    left, right = (
        ground(one) + ties(one) + people(one, nobody) + more + names(one, nobody) + words(one)
        for one, more in ((old, gone), (new, marks))
    )
    (l1, t1, r1, b1), (l2, t2, r2, b2) = bounds(old), bounds(new)
    shift = r1 - l2 + 48
    top = min(t1, t2)
    heads = _heading(then, (l1 + r1) / 2, top - 34) + _heading(now, (l2 + r2) / 2 + shift, top - 34)
    body = Markup('<g>{}</g><g transform="translate({:.1f} 0)">{}</g>{}').format(left, shift, right, heads)
    around = (l1, top - 50, r2 + shift, max(b1, b2))
    return sheet(body, around, new, title=title, alt=alt, more=(_key()[0], _key()[1]))


def _heading(words: str, x: float, y: float) -> Markup:
    return text(Label((words,), x, (x, y, x, y), "middle"), "h")


def _ghost(place: Place) -> Markup:
    return Markup('<circle class="ghost" cx="{:.1f}" cy="{:.1f}" r="{:g}"/>').format(place.x, place.y, NODE - 1)


def _arrow(start: Place, end: Place) -> Markup:
    """An arrow from one place to another, ending at the mark's edge."""
    dx, dy = end.x - start.x, end.y - start.y
    far = math.hypot(dx, dy)
    if far < 2 * NODE + 4:
        return Markup("")
    ux, uy = dx / far, dy / far
    x, y = end.x - ux * (NODE + 4), end.y - uy * (NODE + 4)
    x0, y0 = start.x + ux * NODE, start.y + uy * NODE
    wings = "".join(
        f"M{x:.1f} {y:.1f}L{x - 9 * ux + side * 5 * uy:.1f} {y - 9 * uy - side * 5 * ux:.1f}" for side in (1, -1)
    )
    return Markup('<path class="moved" d="M{:.1f} {:.1f}L{:.1f} {:.1f}{}"/>').format(x0, y0, x, y, wings)


def _plus(x: float, y: float) -> Markup:
    return Markup(
        '<circle class="plus" cx="{:.1f}" cy="{:.1f}" r="{}"/><path class="sign" d="M{:.1f} {:.1f}h8M{:.1f} {:.1f}v8"/>'
    ).format(x, y, _BADGE + 1.5, x - 4, y, x, y - 4)


def _cross(place: Place) -> Markup:
    reach = _BADGE
    start = f"M{place.x - reach:.1f} {place.y - reach:.1f}"
    cross = f"{start}l{2 * reach} {2 * reach}m0 {-2 * reach}l{-2 * reach} {2 * reach}"
    return Markup('<path class="gone under" d="{}"/><path class="gone" d="{}"/>').format(cross, cross)


def _key() -> Entries:
    here = Place(9, 0, 1, 0)
    return (
        (_plus(9, 0), t("New"), 25.0),
        (_ghost(here) + _cross(here), t("Gone"), 25.0),
        (_ghost(here) + _arrow(here, Place(52, 0, 1, 0)), t("Moved from here"), 50.0),
    )
