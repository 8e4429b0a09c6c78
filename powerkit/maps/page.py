"""A map as one offline page: the picture to walk through by keyboard, what it says, and everybody in a table.

It needs no script. Each person on the picture is a link to their row, and each row has one back. The element with the
id `HOOK` holds the whole map as JSON in ``data-map``, for a script that does more.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from powerkit.document import Bullets, Document, Heading, Paragraph, Picture
from powerkit.escaping import escape
from powerkit.export.html import Writer
from powerkit.export.page import whole as whole_page
from powerkit.fields.map import KINDS, SEEN
from powerkit.pictures.map.alt import map_alt, map_title
from powerkit.pictures.map.compare import Between, changes
from powerkit.pictures.map.model import KIND_IDS, Person, RelationMap, row_of
from powerkit.pictures.map.saying import say_person
from powerkit.pictures.map.sentences import sentences
from powerkit.pictures.map.svg import draw_map
from powerkit.pictures.map.thennow import beside, overlaid

if TYPE_CHECKING:
    from powerkit.maps.writing import Request

HOOK = "pk-map-page"
STYLE = """
body{max-width:72rem}
p,ul{max-width:46rem}
.pk-map-page svg{display:block;width:100%;height:auto;max-height:96vh;margin:0 auto}
.pk-map-page a:focus-visible{outline:3px solid #1b2530;outline-offset:4px;box-shadow:none}
.pk-map-page a:focus-visible .n{stroke:#1b2530;stroke-width:5;paint-order:stroke}
.pk-map-page a:focus-visible text,.pk-map-page a:hover text{text-decoration:underline;text-decoration-thickness:2px}
.pk-map-page a:target .n{stroke:#a34700;stroke-width:6}
.pk-map-table th,.pk-map-table td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;
border-top:1px solid #c3d0d4;white-space:pre-line;min-width:7rem}
.pk-map-table tr:target{background:#fff3cd;outline:3px solid #a34700}
.pk-map-table a{display:inline-block;min-height:24px}
@media print{.pk-map-page svg{max-height:none}}
"""
_SEEN = {option.id: option.label for option in SEEN} | {"dont_know": "I don’t know"}
_KINDS = {option.id: option.label for option in KINDS}


def map_page(request: "Request", *, script: str = "") -> str:
    """The page as HTML; *script*, if any, runs when it is there."""
    title = request.title or map_title(request.whole)
    body = "\n".join(
        (_map(request.whole, title), *_changed(request.since), *_said(request.whole), _table(request.whole))
    )
    document = Document(title, (Paragraph(map_alt(request.whole)),))
    return whole_page(document, style=STYLE, script=script, body=body)


def _map(whole: RelationMap, title: str) -> str:
    links = {one.id: (f"#person-{number}", say_person(whole, one)) for number, one in enumerate(whole.people, 1)}
    picture = draw_map(whole, title=title, alt=map_alt(whole), links=links)
    return (
        "<h2>The map</h2>\n<p>Each name on the map is a link to what the table below says about them, and back.</p>"
        f'\n<div class="pk-map-page" id="{HOOK}" data-map="{escape(_data(whole))}">{picture}</div>'
    )


def _said(whole: RelationMap) -> Iterable[str]:
    return Writer().blocks((Heading("What the map says", 2), Bullets(tuple(one.text for one in sentences(whole)))))


def _changed(since: Between | None) -> Iterable[str]:
    """Then and now, where the map is compared: in words, on one map, and side by side."""
    if since is None:
        return ()
    said = tuple(one.text for one in changes(since))
    told = " ".join(said)
    over = overlaid(since, title="Then and now, on one map", alt=told)
    side = beside(since, then="Then", now="Now", title="Then and now, side by side", alt=told)
    return Writer().blocks(
        (
            Heading("What has changed", 2),
            Bullets(said),
            Picture(over, told, "Then and now on one map"),
            Picture(side, told, "Then and now side by side"),
        )
    )


_HEADS = ("Name", "Place", "Between us", "Others", "Wish and note")


def _table(whole: RelationMap) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    rows = "".join(_row(whole, one, number) for number, one in enumerate(whole.people, 1))
    return (
        '<h2>Everybody on it</h2>\n<div class="pk-scroll" style="overflow-x:auto" role="group" tabindex="0" '
        f'aria-label="Everybody on it"><table class="pk-map-table"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(whole: RelationMap, one: Person, number: int) -> str:
    ruling = whole.ruling
    ring = ruling.ring(one.ring) if one.placed else "Not placed yet"
    seen = f"Seen: {_SEEN[one.seen].lower()}" if one.seen in _SEEN else ""
    cells = (
        (ring, ruling.sector(one.sector), "Not yet" if one.not_yet else ""),
        (ruling.tie(one.tie) or ("I don’t know" if one.tie else ""), seen),
        (
            f"Knows: {one.knows}" if one.knows.strip() else "",
            f"May know: {one.may_know}" if one.may_know.strip() else "",
        ),
        (f"Wish: {one.wish}" if one.wish.strip() else "", one.note),
    )
    name = escape(one.name or "(no name)")
    back = f'<a href="#on-map-{number}">{name}</a>' if one.placed else name
    kind = f"\n{escape(_KINDS[one.kind])}" if one.kind in _KINDS and one.kind != KIND_IDS[0] else ""
    inner = "".join(f"<td>{escape(_lines(cell))}</td>" for cell in cells)
    return f'<tr id="person-{number}"><th scope="row">{back}{kind}</th>{inner}</tr>'


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part.strip())


def _data(whole: RelationMap) -> str:
    """The map as JSON, as the page's own scripts hold it."""
    ruling = whole.ruling
    return json.dumps(
        {
            "rings": [ring.label for ring in ruling.rings],
            "sectors": [{"id": one.id, "label": one.label} for one in ruling.sectors],
            "style": ruling.style,
            "people": [{**row_of(one), "_id": one.id} for one in whole.people],
        },
        ensure_ascii=False,
    )
