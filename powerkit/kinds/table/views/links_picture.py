"""Who could meet what: two columns of boxes with a line for each link. Boxes with no link yet are dashed and say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from powerkit.documents.model import Picture
from powerkit.drawing.charts.frame import DEEP, EDGE, FONT, LINE, sheet, words
from powerkit.drawing.text_boxes import NARROW, box, dashed, data, said, stacked
from powerkit.drawing.text_metrics import fitted
from powerkit.kinds.table.base import TableBase
from powerkit.kinds.table.views.links import Card, Links, links_of
from powerkit.text.catalogue import later, t, tn
from powerkit.text.escaping import Markup, visible
from powerkit.text.phrasing import listed, number

_WIDTH, _BOX, _MARGIN, _PAD, _GAP = 720.0, 300.0, 8.0, 12.0, 10.0
_ROOM = _BOX - 2 * _PAD
_MOST = 6
_ALONE = later("No link yet")


@dataclass(frozen=True)
class _Box:
    """A card with its *lines* (text and look) and where it stands: *top* and *height*."""

    at: int
    card: Card
    lines: tuple[tuple[str, str], ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def draw(kind: TableBase, answer: Any, label: str, *, narrow: bool = False) -> tuple[Picture, ...]:
    """The two columns of a checked answer; *narrow*, below each other, each box with what it is linked with.

    No picture where nothing stands on one of the sides.
    """
    links = links_of(kind, answer)
    if not links.left or not links.right:
        return ()
    alt = _alt(links)
    body, width, height = (_stack if narrow else _columns)(links)
    return (Picture(sheet(body, width, height, title=label, alt=alt), alt, _caption(links)),)


def _alt(links: Links) -> str:
    said = [
        t(
            "“{card}” with {listed}.",
            card=card.title,
            listed=listed([f"“{links.right[at].title}”" for at in card.mates]),
        )
        for card in links.left
    ]
    met = [text for text, card in zip(said, links.left, strict=True) if card.mates]
    return " ".join([t("Two columns with links between them."), *met, *_without(links)])


def _caption(links: Links) -> str:
    count = len(links.pairs)
    return " ".join([tn("{count} link.", "{count} links.", count, count=number(count).capitalize()), *_without(links)])


def _without(links: Links) -> list[str]:
    return [t("No link yet: {titles}.", titles=listed([f"“{title}”" for title in links.alone]))] if links.alone else []


def _columns(links: Links) -> tuple[list[Markup], float, float]:
    top = _MARGIN + LINE * max(len(fitted(head, FONT, _ROOM, most=3, bold=True)) for head in links.heads) + 8
    left = _boxes(links.left, range(len(links.left)), top)
    right = _boxes(links.right, _fewest_crossings(links.right), top)
    right_x = _WIDTH - _MARGIN - _BOX
    body = [part for x, head in zip((_MARGIN, right_x), links.heads, strict=True) for part in _head(head, x)]
    ends = {box.at: box for box in right}
    body += [_line(box, ends[mate]) for box in left for mate in box.card.mates]
    body += [part for item in left for part in _boxed(item, _MARGIN, "left")]
    body += [part for item in right for part in _boxed(item, right_x, "right")]
    bottom = max(box.top + box.height for box in (*left, *right))
    return body, _WIDTH, bottom + _MARGIN


def _stack(links: Links) -> tuple[list[Markup], float, float]:
    width, y = NARROW - 2 * _MARGIN, _MARGIN
    body: list[Markup] = []
    for side, cards, others, head in (
        ("left", links.left, links.right, links.heads[0]),
        ("right", links.right, links.left, links.heads[1]),
    ):
        name = said(head, width, most=3, look="b")
        body.append(name.at(_MARGIN, y))
        y += name.height + 6
        for at, card in enumerate(cards, 1):
            parts = [said(card.title, width - 2 * _PAD, most=12), said(card.detail, width - 2 * _PAD, most=4, look="s")]
            mates = [said(others[mate].title, width - 2 * _PAD, most=4, sign="next") for mate in card.mates]
            mates = mates or [said(t(_ALONE), width - 2 * _PAD, most=1, look="s")]
            height = sum(part.height for part in (*parts, *mates)) + 14
            frame = box(_MARGIN, y, width, height, fill="#fff", edge=EDGE)
            body += [
                Markup("<g{}>").format(data(**{side: at, "linked": _places(card)})),
                frame if card.mates else dashed(frame),
            ]
            body += [*stacked((*parts, *mates), _MARGIN + _PAD, y + 7)[0], Markup("</g>")]
            y += height + _GAP
        y += _GAP
    return body, NARROW, y


def _places(card: Card) -> str:
    return ",".join(str(mate + 1) for mate in card.mates)


def _fewest_crossings(cards: Sequence[Card]) -> list[int]:
    """The order of the right side: each beside those it is linked with, those without a link last."""

    def place(at: int) -> tuple[float, int]:
        mates = cards[at].mates
        return (sum(mates) / len(mates) if mates else float("inf")), at

    return sorted(range(len(cards)), key=place)


def _boxes(cards: Sequence[Card], order: Sequence[int], top: float) -> list[_Box]:
    found = []
    for at in order:
        card = cards[at]
        lines = [(line, "") for line in fitted(visible(card.title), FONT, _ROOM, most=_MOST)]
        lines += [(line, "s") for line in fitted(visible(card.detail), FONT, _ROOM, most=2)]
        lines += [] if card.mates else [(t(_ALONE), "s")]
        height = LINE * len(lines) + 14
        found.append(_Box(at, card, tuple(lines), top, height))
        top += height + _GAP
    return found


def _head(text: str, x: float) -> list[Markup]:
    lines = fitted(text, FONT, _ROOM, most=3, bold=True)
    return [words(line, x, _MARGIN + LINE * (at + 1) - 5, "b") for at, line in enumerate(lines)]


def _boxed(one: _Box, x: float, side: str) -> list[Markup]:
    broken = "" if one.card.mates else Markup(' stroke-dasharray="6 4"')
    whole = Markup("<title>{}</title>").format(one.card.title)
    return [
        Markup(
            '<g data-{}="{}" data-linked="{}">{}'
            '<rect x="{:.1f}" y="{:.1f}" width="{:g}" height="{:.1f}" rx="6" fill="#fff" '
            'stroke="{}" stroke-width="1.5"{}/>'
        ).format(side, one.at + 1, _places(one.card), whole, x, one.top, _BOX, one.height, EDGE, broken),
        *(words(line, x + _PAD, one.top + LINE * (at + 1) + 2, look) for at, (line, look) in enumerate(one.lines)),
        Markup("</g>"),
    ]


def _line(one: _Box, other: _Box) -> Markup:
    x, x2 = _MARGIN + _BOX, _WIDTH - _MARGIN - _BOX
    middle = (x + x2) / 2
    y, y2 = one.middle, other.middle
    curve = f"M{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    ends = Markup("").join(
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4" fill="{}"/>').format(across, down, DEEP)
        for across, down in ((x, y), (x2, y2))
    )
    path = Markup('<path d="{}" fill="none" stroke="{}" stroke-width="2"/>').format(curve, DEEP)
    return Markup('<g data-link="{}-{}">{}{}</g>').format(one.at + 1, other.at + 1, path, ends)
