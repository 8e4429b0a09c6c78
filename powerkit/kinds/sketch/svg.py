"""A sketch as SVG with real text, the same as on the page. It needs no drawing library.

A stroke is a line where the pen told no pressure, else an area that is broader where it was pressed. Colours stand in
it under numbers: a colour's name may be somebody's name too, and a share is searched for those.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from powerkit.drawing.svg import spans, svg_file
from powerkit.drawing.text_metrics import text_width, wrap
from powerkit.kinds.sketch.marks import COLOURS, HEIGHT, TEXT_SIZES, WIDTH, WIDTHS, Mark
from powerkit.text.escaping import Markup

MARGIN = 10.0
LINE = 1.25
"""The height of a line of text, in sizes of its letters."""

PAD = 10.0
"""Between a box's edge and its words."""

Point = tuple[float, float]

_NUMBERS = {name: number for number, name in enumerate(COLOURS)}
_LOOKS = " ".join(
    f".pk-drawing .l{number}{{stroke:{colour}}} .pk-drawing .f{number}{{fill:{colour}}}"
    for number, colour in enumerate(COLOURS.values())
)
_STYLE = (
    f"{_LOOKS} .pk-drawing .bg{{fill:#fff}} .pk-drawing .w{{fill:none;stroke-linecap:round;stroke-linejoin:round}} "
    ".pk-drawing .in{fill-opacity:.07;stroke:none} .pk-drawing text{stroke:#fff;stroke-width:4px;paint-order:stroke;"
    "stroke-linejoin:round} .pk-drawing .m{text-anchor:middle} .pk-drawing .b{font-weight:700}"
)


def draw_sketch(marks: Sequence[Mark], *, title: str, told: str) -> Markup:
    """The marks on their sheet, which grows where words stand out of it. *told* says what the picture shows."""
    body = Markup("").join(map(_mark, marks))
    left, top, right, bottom = _sheet(marks)
    box = (left, top, right - left, bottom - top)
    return svg_file(body, box, name="pk-drawing", style=_STYLE, title=title, alt=told)


def _sheet(marks: Sequence[Mark]) -> tuple[float, float, float, float]:
    """What is shown: the sheet without blank edges, and any words that stand out of it."""
    boxes = [_extent(mark) for mark in marks]
    left, top = min(box[0] for box in boxes) - MARGIN, min(box[1] for box in boxes) - MARGIN
    right, bottom = max(box[2] for box in boxes) + MARGIN, max(box[3] for box in boxes) + MARGIN
    return left, top, max(right, left + WIDTH / 3), max(bottom, top + HEIGHT / 3)


def _extent(mark: Mark) -> tuple[float, float, float, float]:
    half = WIDTHS[mark.width] + 2
    if mark.kind == "stroke":
        across, down = zip(*mark.points, strict=True)
        return min(across) - half, min(down) - half, max(across) + half, max(down) + half
    left, right = sorted((mark.x, mark.x2))
    top, bottom = sorted((mark.y, mark.y2))
    size, lines = text_lines(mark)
    wide = max((text_width(line, size, bold=True) for line in lines), default=0)
    high = len(lines) * size * LINE
    if mark.kind == "label":
        right, bottom = max(right, left + wide), max(bottom, top + high)
    else:
        middle, centre = (left + right) / 2, (top + bottom) / 2
        left, right = min(left, middle - wide / 2), max(right, middle + wide / 2)
        top, bottom = min(top, centre - high / 2), max(bottom, centre + high / 2)
    return left - half, top - half, right + half, bottom + half


def text_lines(mark: Mark) -> tuple[float, tuple[str, ...]]:
    """The size of a mark's words, and the words in lines."""
    size = TEXT_SIZES[mark.width] if mark.kind == "label" else TEXT_SIZES["fine"]
    room = {"label": mark.x2 - mark.x, "box": mark.x2 - mark.x - 2 * PAD, "circle": (mark.x2 - mark.x) * 0.72}
    wide = max(40.0, room.get(mark.kind, 160.0))
    return size, tuple(line for text in mark.text.splitlines() for line in wrap(text, size, wide, most=10_000))


def _mark(mark: Mark) -> Markup:
    """One mark, with its kind and its numbers beside it as data."""
    colour = _NUMBERS[mark.colour]
    width = WIDTHS[mark.width]
    if mark.kind == "stroke":
        if mark.pressures:
            drawn = Markup('<path class="f{}" d="{}"/>').format(colour, _area_of(mark.points, mark.pressures, width))
        else:
            drawn = Markup('<path class="w l{}" stroke-width="{:g}" d="{}"/>').format(
                colour, width, _line_of(mark.points)
            )
        return Markup('<g data-kind="stroke" data-points="{}">{}</g>').format(len(mark.points), drawn)
    frame = Markup('data-kind="{}" data-x="{:g}" data-y="{:g}" data-x2="{:g}" data-y2="{:g}"').format(
        mark.kind, mark.x, mark.y, mark.x2, mark.y2
    )
    return Markup("<g {}>{}{}</g>").format(frame, _shape(mark, colour, width), _words(mark, colour))


def _shape(mark: Mark, colour: int, width: float) -> Markup:
    x, y, x2, y2 = mark.x, mark.y, mark.x2, mark.y2
    look = Markup('class="w l{}" stroke-width="{:g}"').format(colour, width)
    match mark.kind:
        case "box":
            frame = Markup('x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="8"').format(x, y, x2 - x, y2 - y)
            return Markup('<rect class="in f{}" {}/><rect {} {}/>').format(colour, frame, look, frame)
        case "circle":
            frame = Markup('cx="{:g}" cy="{:g}" rx="{:g}" ry="{:g}"').format(
                (x + x2) / 2, (y + y2) / 2, (x2 - x) / 2, (y2 - y) / 2
            )
            return Markup('<ellipse class="in f{}" {}/><ellipse {} {}/>').format(colour, frame, look, frame)
        case "line":
            return Markup('<path {} d="M{:g} {:g}L{:g} {:g}"/>').format(look, x, y, x2, y2)
        case "arrow":
            tip, (bx, by) = arrow_head(mark, width)
            head = "L".join(f"{a:.1f} {b:.1f}" for a, b in tip)
            return Markup('<path {} d="M{:g} {:g}L{:.1f} {:.1f}"/><path class="f{}" d="M{}Z"/>').format(
                look, x, y, bx, by, colour, head
            )
    return Markup("")


def arrow_head(mark: Mark, width: float) -> tuple[tuple[tuple[float, float], ...], tuple[float, float]]:
    """The corners of an arrow's head, and where its line ends inside it."""
    long = 10 + 2 * width
    far = math.hypot(mark.x2 - mark.x, mark.y2 - mark.y) or 1.0
    ux, uy = (mark.x2 - mark.x) / far, (mark.y2 - mark.y) / far
    bx, by = mark.x2 - ux * long, mark.y2 - uy * long
    half = long * 0.45
    corners = ((mark.x2, mark.y2), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half))
    return corners, (bx + ux, by + uy)


def _words(mark: Mark, colour: int) -> Markup:
    size, lines = text_lines(mark)
    if not lines:
        return Markup("")
    high = size * LINE
    if mark.kind == "label":
        x, y, look = mark.x, mark.y + size, f"f{colour}" + (" b" if mark.width == "broad" else "")
    else:
        x, look = (mark.x + mark.x2) / 2, f"m f{colour}"
        y = (mark.y + mark.y2) / 2 - high * len(lines) / 2 + size
    return Markup('<text class="{}" font-size="{:g}">{}</text>').format(look, size, spans(lines, x, y, high))


def _line_of(points: Sequence[Point]) -> str:
    """The path through the points; one point is a dot."""
    first, *rest = points
    if not rest or all(item == first for item in rest):
        return f"M{first[0]:.1f} {first[1]:.1f}h.01"
    return f"M{first[0]:.1f} {first[1]:.1f}L" + " ".join(f"{x:.1f} {y:.1f}" for x, y in rest)


def _area_of(points: Sequence[Point], pressures: Sequence[int], width: float) -> str:
    """The path of an area about the points, as broad as each was pressed: a bead at each turn, a band between.

    Beads and bands all turn the same way round, so that where they overlap none cuts a hole into another.
    """
    halves = [_half_width(pressure, width) for pressure in pressures]
    return "".join(_parts(points, halves))


def _half_width(pressure: int, width: float) -> float:
    """Half the breadth of a stroke of that *width* where it was pressed so (1 to 100; 50 is as wide as it says)."""
    return width * (0.4 + 1.2 * pressure / 100) / 2


def _parts(points: Sequence[Point], halves: Sequence[float]) -> Iterator[str]:
    for (x, y), half in zip(points, halves, strict=True):
        round_to = f"a{half:.2f} {half:.2f} 0 1 1"
        yield f"M{x - half:.1f} {y:.1f}{round_to} {2 * half:.2f} 0{round_to} {-2 * half:.2f} 0"
    ends = list(zip(points, halves, strict=True))
    for ((x, y), half), ((x2, y2), half2) in pairwise(ends):
        far = math.hypot(x2 - x, y2 - y)
        if far:
            nx, ny = (y2 - y) / far, (x - x2) / far
            corners = (
                (x + nx * half, y + ny * half),
                (x2 + nx * half2, y2 + ny * half2),
                (x2 - nx * half2, y2 - ny * half2),
                (x - nx * half, y - ny * half),
            )
            yield "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in corners) + "Z"
