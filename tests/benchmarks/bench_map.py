"""How fast a map is, from a CSV to SVG and PNG, beside networkx's own drawing of the same graph at the same places.

Run: ``pytest tests/benchmarks/bench_map.py -m benchmark -s -n 0``. The peer is given its positions (ours), a canvas of
the same size and letters of the same height, and reads no file; ours reads the CSV and lays out first. Labels overlap
where their boxes do: ours are measured with the letters of Noto Sans by Pillow where the SVG puts them, the peer's by
its own renderer.
"""

import csv
import io
import re
from collections.abc import Iterable
from random import Random
from xml.etree import ElementTree

import matplotlib
import networkx
import pytest
from PIL import ImageFont

from powerkit.drawing.fonts import font_file
from powerkit.drawing.text_metrics import FONT
from powerkit.kinds.file_import import Incoming
from powerkit.kinds.map.files.read import read_people
from powerkit.kinds.map.files.write import PNG_WIDTH, Request, write_map
from powerkit.kinds.map.geometry import lay_out
from powerkit.kinds.map.model import RelationMap

from .figures import Figure, Growth, in_turns, paired, told

matplotlib.use("Agg")
from matplotlib import pyplot

pytestmark = pytest.mark.benchmark

PEOPLE, TIES = 1000, 3000
TURNS = 7
GROWTH = (10, 30, 100, 300, 1000)
PEER = "networkx.draw, given its places"
LEAST = {"svg": 20.0, "png": 5.0}
"""How many times faster than the peer ours must be."""
MOST_OVERLAPPING = 0.03
SECTORS = ("own", "residents", "voluntary", "community", "faith", "housing", "health", "public", "business")

Box = tuple[float, float, float, float]


def table(people: int = PEOPLE, ties: int = TIES) -> bytes:
    """A CSV of made-up people with made-up ties."""
    chance = Random(11)
    parts = "ba ko ri ten mol sa du fen li tra gor wes pin ha lo mer sti on ack ey".split()

    def name() -> str:
        return "".join(chance.choice(parts) for _ in range(chance.randint(1, 3))).capitalize()

    names = list(dict.fromkeys(f"{name()} {name()}" for _ in range(3 * people)))[:people]
    knows: dict[str, list[str]] = {item: [] for item in names}
    pairs: set[frozenset[str]] = set()
    while len(pairs) < ties:
        pair = frozenset(chance.sample(names, 2))
        if pair not in pairs:
            pairs.add(pair)
            one, other = pair
            knows[one].append(other)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["name", "ring", "sector", "tie", "seen", "knows"])
    for name in names:
        ring = chance.choices("1234", [1, 3, 4, 4])[0]
        tie = chance.choice(["strong", "tenuous", "stressed", ""])
        writer.writerow(
            [
                name,
                ring,
                chance.choice(SECTORS),
                tie,
                chance.choice(["enough", "not_enough", ""]),
                "; ".join(knows[name]),
            ]
        )
    return out.getvalue().encode()


def ours(content: bytes, form: str) -> bytes:
    """From the bytes of the CSV to those of the picture."""
    return write_map(Request(read_people([Incoming("people.csv", content)]).whole), form)[0].content


def figure(whole: RelationMap) -> "matplotlib.figure.Figure":
    """The peer's drawing, at our places on a canvas as large as ours."""
    layout = lay_out(whole)
    places = {one: (place.x, -place.y) for one, place in layout.places.items()}
    graph = networkx.Graph()
    graph.add_nodes_from(person.id for person in whole.people)
    graph.add_edges_from((tie.one, tie.other) for tie in whole.ties)
    size = 2 * layout.radius / 72
    made = pyplot.figure(figsize=(size, size), dpi=72)
    axes = made.add_axes((0, 0, 1, 1))
    labels = {person.id: person.name for person in whole.people}
    networkx.draw(graph, places, ax=axes, labels=labels, node_size=200, font_size=FONT)
    axes.set_xlim(-layout.radius, layout.radius)
    axes.set_ylim(-layout.radius, layout.radius)
    return made


def peer(whole: RelationMap, form: str) -> bytes:
    """The same graph by networkx and matplotlib."""
    made = figure(whole)
    out = io.BytesIO()
    made.savefig(out, format=form, dpi=72 if form == "svg" else PNG_WIDTH / made.get_size_inches()[0])
    pyplot.close(made)
    return out.getvalue()


def by_turns(content: bytes, whole: RelationMap, form: str, turns: int) -> list[list[float]]:
    """The milliseconds of ours, then of the peer's."""
    return in_turns(turns, lambda _: ours(content, form), lambda _: peer(whole, form), warm=1, at_rest=True)


def our_labels(svg: bytes, names: set[str]) -> list[Box]:
    """The box of each name in our SVG in the letters of Noto Sans, each line as high as "lp", as the peer counts it."""
    font = ImageFont.truetype(str(font_file("Noto Sans")), 130)
    boxes = []
    for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        lines = list(text) or [text]
        if " ".join(line.text or "" for line in lines) not in names:
            continue
        anchor = text.get("text-anchor", "start")
        parts = []
        for line in lines:
            _, top, _, bottom = (edge / 10 for edge in font.getbbox("lp", anchor="ls"))
            width = font.getlength(line.text or "") / 10
            x, y = float(line.get("x", 0)), float(line.get("y", 0))
            left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
            parts.append((left, y + top, left + width, y + bottom))
        boxes.append(around(parts))
    return boxes


def around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def peer_labels(whole: RelationMap) -> list[Box]:
    """The box of each name in the peer's drawing."""
    made = figure(whole)
    made.canvas.draw()
    extents = [text.get_window_extent() for text in made.axes[0].texts]
    pyplot.close(made)
    return [(extent.x0, extent.y0, extent.x1, extent.y1) for extent in extents]


def overlapping(boxes: list[Box]) -> float:
    """The share of boxes that touch another one."""
    hit = set()
    order = sorted(range(len(boxes)), key=lambda item: boxes[item][0])
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if boxes[other][0] >= boxes[one][2]:
                break
            if boxes[other][1] < boxes[one][3] and boxes[one][1] < boxes[other][3]:
                hit |= {one, other}
    return len(hit) / len(boxes)


@pytest.fixture(scope="module")
def content() -> bytes:
    return table()


@pytest.fixture(scope="module")
def whole(content: bytes) -> RelationMap:
    return read_people([Incoming("people.csv", content)]).whole


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_map_is_drawn_many_times_faster_than_by_networkx(content: bytes, whole: RelationMap, form: str) -> None:
    assert (len(whole.people), len(whole.ties)) == (PEOPLE, TIES)
    mine, other = by_turns(content, whole, form, TURNS if form == "svg" else 3)
    told(paired(f"a CSV of {PEOPLE:,} people, {TIES:,} ties to {form.upper()}", mine, other, PEER, least=LEAST[form]))


def test_how_time_grows_with_the_people() -> None:
    mine, other = {}, {}
    for people in GROWTH:
        content = table(people, 3 * people)
        read = read_people([Incoming("people.csv", content)]).whole
        (mine[people],), (other[people],) = by_turns(content, read, "svg", 1)
    told(Growth("a map from CSV to SVG", "people", mine, other, PEER))


def test_hardly_a_name_covers_another(content: bytes, whole: RelationMap) -> None:
    boxes = our_labels(ours(content, "svg"), {person.name for person in whole.people})
    theirs = peer_labels(whole)
    assert len(boxes) == len(theirs) == PEOPLE
    share, peers = overlapping(boxes), overlapping(theirs)
    told(Figure("names that touch another", 100 * share, 100 * peers, "networkx.draw", "%", cap=100 * MOST_OVERLAPPING))


def test_every_tie_is_drawn(content: bytes) -> None:
    lines = re.search(rb'class="knows[^"]*" d="([^"]*)"', ours(content, "svg"))
    assert lines and lines[1].count(b"M") == TIES
