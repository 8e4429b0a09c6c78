"""A map as one offline page: the picture to walk through by keyboard, what it says, and everybody in a table.

It needs no script. Each person on the picture is a link to their row, and each row has one back. The element with the
id `HOOK` holds the whole map as JSON in ``data-map``, for a script that does more.
"""

import json
from collections.abc import Iterable

from powerkit.document import Block, Bullets, Document, Heading, Paragraph
from powerkit.escaping import escape
from powerkit.export.page import whole as whole_page
from powerkit.fields.map import KINDS, SEEN
from powerkit.pictures.map.alt import map_alt, map_title
from powerkit.pictures.map.model import Person, RelationMap, row_of
from powerkit.pictures.map.saying import say_person
from powerkit.pictures.map.sentences import sentences
from powerkit.pictures.map.svg import draw_map

HOOK = "pk-map-page"
STYLE = """
main{max-width:none}
.pk-map-page svg{display:block;width:100%;height:auto;max-width:70rem;margin:0 auto}
.pk-map-page a:focus{outline:none}
.pk-map-page a:focus-visible circle,.pk-map-page a:focus-visible rect,.pk-map-page a:focus-visible path{
stroke:#000;stroke-width:5}
.pk-map-page a:focus-visible text{text-decoration:underline}
.pk-map-table{border-collapse:collapse}
.pk-map-table th,.pk-map-table td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;
border-top:1px solid #c3d0d4;white-space:pre-line;overflow-wrap:anywhere;min-width:6rem}
.pk-map-table tr:target,.pk-map-page a:target{background:#fff3cd;outline:3px solid #a34700}
.pk-map-table a,.pk-map-page a{display:inline-block;min-height:24px}
"""
_SEEN = {option.id: option.label for option in SEEN} | {"dont_know": "I don’t know"}
_KINDS = {option.id: option.label for option in KINDS}


def map_page(whole: RelationMap, *, title: str = "", script: str = "") -> str:
    """The page as HTML; *script*, if any, runs when it is there."""
    title = title or map_title(whole)
    numbers = {one.id: number for number, one in enumerate(whole.people, 1)}
    said = tuple(one.text for one in sentences(whole))
    above: tuple[Block, ...] = (Paragraph(map_alt(whole)),)
    below: tuple[Block, ...] = (Heading("What it says", 2), Bullets(said))
    picture = draw_map(
        whole,
        title=title,
        alt=map_alt(whole),
        links={one.id: (f"#person-{numbers[one.id]}", say_person(whole, one)) for one in whole.people},
    )
    rows = "".join(_row(whole, one, numbers[one.id]) for one in whole.people)
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    body = (
        f'<h2>The map</h2><div class="pk-map-page" id="{HOOK}" data-map="{escape(_data(whole))}">{picture}</div>'
        '<h2>Everybody on it</h2><div class="pk-scroll" style="overflow-x:auto" role="group" tabindex="0" '
        f'aria-label="Everybody on it"><table class="pk-map-table"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    return whole_page(Document(title, (*above, *below)), style=STYLE, script=script, body=body)


_HEADS = ("Name", "Who or what", "How close", "Where they belong", "Between us", "Seen", "Knows", "Wish and note")


def _row(whole: RelationMap, one: Person, number: int) -> str:
    ruling = whole.ruling
    ring = ruling.ring(one.ring) if one.placed else "Not placed yet"
    known = [one.knows, f"May know: {one.may_know}" if one.may_know.strip() else ""]
    noted = [f"Wish: {one.wish}" if one.wish.strip() else "", one.note]
    tie = ruling.tie(one.tie) or ("I don’t know" if one.tie else "")
    cells = (
        _KINDS.get(one.kind, one.kind),
        f"{ring}, not yet" if one.not_yet else ring,
        ruling.sector(one.sector),
        tie,
        _SEEN.get(one.seen, ""),
        _lines(known),
        _lines(noted),
    )
    name = escape(one.name or "(no name)")
    back = f'<a href="#on-map-{number}">{name}</a>' if one.placed else name
    inner = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr id="person-{number}"><th scope="row">{back}</th>{inner}</tr>'


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
