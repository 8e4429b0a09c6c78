"""A map as one offline page: the picture to walk through by keyboard, what it says, and everybody in a table.

It needs no script. Each person on the picture is a link to their row, and each row has one back. The element with the
id `HOOK` holds the whole map as JSON in ``data-map``. With scripts on, ``map_explorer.js`` lets arrows walk from
person to person, and sentences light their people.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from powerkit.documents.html import Writer
from powerkit.documents.html_page import whole as whole_page
from powerkit.documents.model import Bullets, Document, Heading, Paragraph, Picture
from powerkit.documents.offline_script import offline_script
from powerkit.kinds.map.alt import map_alt, map_title
from powerkit.kinds.map.columns import KINDS
from powerkit.kinds.map.compare import Between, changes
from powerkit.kinds.map.model import KIND_IDS, Person, RelationMap, row_of
from powerkit.kinds.map.outside import standing
from powerkit.kinds.map.sentences import Sentence, sentences
from powerkit.kinds.map.svg import draw_map
from powerkit.kinds.map.thennow import beside, overlaid
from powerkit.text.catalogue import later, t, tn
from powerkit.text.escaping import Markup
from powerkit.text.phrasing import number as in_words

HOOK = "pk-map-page"
SCRIPT = Path(__file__).parents[3] / "ui/web/offline/map_explorer.js"
STYLE = Markup("""
body{max-width:72rem}
p,ul{max-width:46rem}
.pk-map-said{padding-left:1.25rem}
.pk-map-said li{margin-bottom:.5rem}
.pk-map-said li:has(button){list-style:none;margin-left:-1.25rem}
.pk-map-said button{width:100%}
.pk-map-said button,.pk-map-now button{font:inherit;color:inherit;text-align:start;min-height:44px;min-width:44px;
padding:.5rem .75rem;border:1px solid #66727d;border-radius:4px;background:#fff;cursor:pointer}
.pk-map-said button:hover,.pk-map-now button:hover{background:#f2f6f5}
.pk-map-said button[aria-pressed=true]{border-color:#1b2530;border-left-width:8px;background:#fff3cd;font-weight:600}
.pk-map-now{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;min-height:3.5rem}
.pk-map-status{margin:0}
.pk-map-page svg{display:block;width:100%;height:auto;max-height:96vh;margin:0 auto}
.pk-map-page a:focus-visible{outline:3px solid #1b2530;outline-offset:4px;box-shadow:none}
.pk-map-page a:focus-visible .n{stroke:#1b2530;stroke-width:5;paint-order:stroke}
.pk-map-page a:focus-visible text,.pk-map-page a:hover text{text-decoration:underline;text-decoration-thickness:2px}
.pk-map-page a:target .n{stroke:#a34700;stroke-width:6}
.pk-map-table th,.pk-map-table td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;
border-top:1px solid #c3d0d4;white-space:pre-line;min-width:7rem}
.pk-map-table tr:target{background:#fff3cd;outline:3px solid #a34700}
.pk-map-table tr.pk-lit{background:#fff3cd}
.pk-map-table tr.pk-lit th{border-left:8px solid #1b2530;padding-left:.5rem}
.pk-map-table a{display:inline-block;min-height:24px}
@media (min-width:64rem){body:has(.pk-map-both){max-width:86rem}
.pk-map-both{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:0 2.5rem;align-items:start}
.pk-map-both>:first-child{position:sticky;top:0}}
@media print{.pk-map-page svg{max-height:none} .pk-map-both{display:block} .pk-map-both>:first-child{position:static}
.pk-map-now{display:none}}
""")
_SEEN = {
    "enough": later("Seen: enough"),
    "not_enough": later("Seen: not enough"),
    "not_at_all": later("Seen: not at all"),
    "dont_know": later("Seen: I don’t know"),
}
_SEEN_SAID = {
    "enough": later("seen: enough"),
    "not_enough": later("seen: not enough"),
    "not_at_all": later("seen: not at all"),
}
_KINDS = {option.id: option.label for option in KINDS}


def map_page(whole: RelationMap, title: str = "", since: Between | None = None) -> Markup:
    """The page of a map as HTML: what it is called ("" for the usual title), and how it was before, if asked."""
    title = title or map_title(whole)
    both = Markup('<div class="pk-map-both">{}{}</div>').format(_map(whole, title), _said(whole))
    body = Markup("\n").join((both, *_changed(since), _table(whole)))
    document = Document(title, (Paragraph(map_alt(whole)),))
    return whole_page(document, style=STYLE, script=offline_script(SCRIPT), body=body)


def _map(whole: RelationMap, title: str) -> Markup:
    links = {one.id: (f"#person-{number}", say_person(whole, one)) for number, one in enumerate(whole.people, 1)}
    picture = draw_map(whole, title=title, alt=map_alt(whole), links=links)
    hint = t("Each name on the map is a link to what the table below says about them, and back.")
    return Markup(
        '<section><h2>{}</h2>\n<p id="pk-map-hint">{}</p>\n'
        '<div class="pk-map-page" id="{}" data-map="{}">{}</div></section>'
    ).format(t("The map"), hint, HOOK, _data(whole), picture)


def say_person(whole: RelationMap, one: Person) -> str:
    """Somebody as a screen reader says them: “Ann, “Close” ring, Faith, stressed, seen: not enough, knows two”."""
    ruling = whole.ruling
    knows = whole.knows.get(one.id, 0)
    parts = (
        one.name or t("(no name)"),
        t("“{ring}” ring", ring=ruling.ring(one.ring)) if one.placed else t("not placed yet"),
        ruling.sector(one.sector),
        ruling.tie(one.tie).lower(),
        t(_SEEN_SAID[one.seen]) if one.seen in _SEEN_SAID else "",
        t("not yet") if one.not_yet else "",
        tn("knows {count} person or group", "knows {count} people and groups", knows, count=in_words(knows))
        if knows
        else "",
        t("a change wished for") if one.wish.strip() else "",
    )
    return ", ".join(part for part in parts if part)


def _said(whole: RelationMap) -> Markup:
    """What the map says; each sentence knows its people by their numbers in the table."""
    numbers = {one.id: str(number) for number, one in enumerate(whole.people, 1)}

    def item(one: Sentence) -> Markup:
        about = Markup(' data-people="{}"').format(" ".join(numbers[own] for own in one.people)) if one.people else ""
        return Markup("<li{}>{}</li>").format(about, one.text)

    items = Markup("").join(item(sentence) for sentence in sentences(whole))
    listed = (
        Markup('<ul class="pk-map-said" id="pk-map-said">{}</ul>').format(items)
        if items
        else Markup("<p>{}</p>").format(t("Nothing yet."))
    )
    return Markup("<section><h2>{}</h2>\n{}</section>").format(t("What the map says"), listed)


def _changed(since: Between | None) -> Iterable[Markup]:
    """Then and now, where the map is compared: in words, on one map, and side by side."""
    if since is None:
        return ()
    said = tuple(change.text for change in changes(since))
    told = " ".join(said)
    over = overlaid(since, title=t("Then and now, on one map"), alt=told)
    side = beside(since, then=t("Then"), now=t("Now"), title=t("Then and now, side by side"), alt=told)
    return Writer().blocks(
        (
            Heading(t("What has changed"), 2),
            Bullets(said),
            Picture(over, told, t("Then and now on one map")),
            Picture(side, told, t("Then and now side by side")),
        )
    )


_HEADS = (later("Name"), later("Place"), later("Between us"), later("Others"), later("Wish and note"))


def _table(whole: RelationMap) -> Markup:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(t(head)) for head in _HEADS)
    drawn = standing(whole)
    rows = Markup("").join(_row(whole, one, number, one.id in drawn) for number, one in enumerate(whole.people, 1))
    return Markup(
        '<section><h2>{}</h2>\n<div class="pk-scroll" style="overflow-x:auto" role="group" tabindex="0" '
        'aria-label="{}"><table class="pk-map-table"><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div></section>"
    ).format(t("Everybody on it"), t("Everybody on it"), heads, rows)


def _row(whole: RelationMap, one: Person, number: int, drawn: bool) -> Markup:
    ruling = whole.ruling
    ring = ruling.ring(one.ring) if one.placed else t("Not placed yet")
    seen = t(_SEEN[one.seen]) if one.seen in _SEEN else ""
    if ruling.ours and one.seen == "dont_know":
        seen = t("Seen: we don’t know")
    cells = (
        (ring, ruling.sector(one.sector), t("Not yet") if one.not_yet else ""),
        (ruling.tie(one.tie) or (ruling.unsure if one.tie else ""), seen),
        (
            t("Knows: {names}", names=one.knows) if one.knows.strip() else "",
            t("May know: {may_know}", may_know=one.may_know) if one.may_know.strip() else "",
        ),
        (t("Wish: {wish}", wish=one.wish) if one.wish.strip() else "", one.note),
    )
    name = one.name or t("(no name)")
    back = Markup('<a href="#on-map-{}">{}</a>').format(number, name) if drawn else name
    kind = f"\n{t(_KINDS[one.kind])}" if one.kind in _KINDS and one.kind != KIND_IDS[0] else ""
    inner = Markup("").join(Markup("<td>{}</td>").format(_lines(cell)) for cell in cells)
    return Markup('<tr id="person-{}"><th scope="row">{}{}</th>{}</tr>').format(number, back, kind, inner)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part.strip())


def _data(whole: RelationMap) -> str:
    """The map as JSON, as the page's own scripts hold it."""
    ruling = whole.ruling
    return json.dumps(
        {
            "rings": [ring.label for ring in ruling.rings],
            "sectors": [{"id": sector.id, "label": sector.label} for sector in ruling.sectors],
            "style": ruling.style,
            "people": [{**row_of(person), "_id": person.id} for person in whole.people],
        },
        ensure_ascii=False,
    )
