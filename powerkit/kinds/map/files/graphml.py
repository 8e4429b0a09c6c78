"""GraphML as we write it: everything a map holds."""

import json

from powerkit.kinds.map.files.columns import COLUMNS
from powerkit.kinds.map.model import RelationMap, row_of
from powerkit.text.escaping import escape_xml


def write_graphml(whole: RelationMap) -> bytes:
    """A map as GraphML: a node a person with all their row says, an edge a tie, rings and sectors at the graph."""
    keys = [
        f'<key id="{column}" for="node" attr.name="{column}" attr.type="string"/>'
        for column in COLUMNS
        if column != "not_yet"
    ]
    keys += ['<key id="not_yet" for="node" attr.name="not_yet" attr.type="boolean"/>']
    keys += ['<key id="sure" for="edge" attr.name="sure" attr.type="boolean"/>']
    keys += [f'<key id="{word}" for="graph" attr.name="{word}" attr.type="string"/>' for word in ("rings", "sectors")]
    ruling = whole.ruling
    rings = json.dumps([ring.label for ring in ruling.rings], ensure_ascii=False)
    sectors = json.dumps([[sector.id, sector.label] for sector in ruling.sectors], ensure_ascii=False)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *keys,
        '<graph edgedefault="undirected">',
        _data("rings", rings) + _data("sectors", sectors),
    ]
    for person in whole.people:
        row = {**row_of(person), "not_yet": "true" if person.not_yet else ""}
        lines.append(
            f'<node id="{_attribute(person.id)}">{"".join(_data(key, row[key]) for key in COLUMNS if row[key])}</node>'
        )
    for tie in whole.ties:
        sure = _data("sure", "true" if tie.sure else "false")
        lines.append(f'<edge source="{_attribute(tie.one)}" target="{_attribute(tie.other)}">{sure}</edge>')
    return ("\n".join([*lines, "</graph>", "</graphml>"]) + "\n").encode()


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape_xml(value)}</data>'


def _attribute(value: str) -> str:
    return escape_xml(value).replace("\n", "&#10;").replace("\t", "&#9;")
