"""GraphML: ours, which holds everything a map does, and that of Network Canvas and others."""

import json
from collections.abc import Mapping
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.files.columns import COLUMNS, ROW_KEY
from powerkit.kinds.map.files.raw import MOST_PEOPLE, MOST_TIES, Given, GivenTie
from powerkit.kinds.map.model import RelationMap, row_of
from powerkit.text.escaping import escape_xml

_PIECE = 64_000
_DEEPEST = 40
_NAMES = ("name", "label", "d_label")


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


def read_graphml(content: bytes) -> Given:
    """The people and ties of a GraphML file. No tree of it is built, and nothing in it is expanded or fetched.

    Raises:
        FileError: it is not GraphML, is damaged, is too large, or holds entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    reader = _Reader()
    parser = DefusedXMLParser(target=reader, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        for start in range(0, len(content), _PIECE):
            parser.feed(content[start : start + _PIECE])
        parser.close()
    except DefusedXmlException as error:
        raise FileError("The GraphML file holds entities, and they are refused.", "Save it without them.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise FileError("The file is not whole GraphML.", "Save it again from where it came.") from error
    return reader.given()


class _Reader:
    """Takes what the parser meets, element by element, and keeps only nodes, edges and their data."""

    def __init__(self) -> None:
        self._found = Given()
        self._names: dict[str, str] = {}
        self._graph: dict[str, str] = {}
        self._now: dict[str, str] = self._graph
        self._attributes: Mapping[str, str] = {}
        self._open: list[str] = []
        self._key = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if not self._open and name != "graphml":
            raise FileError("The file is not GraphML.", "Choose a GraphML or CSV file.")
        self._open.append(name)
        if len(self._open) > _DEEPEST:
            raise FileError("The GraphML file is nested too deeply.", "Save it again from where it came.")
        if name == "key":
            self._names[attributes.get("id", "")] = attributes.get("attr.name") or attributes.get("id", "")
        elif name in ("node", "edge"):
            self._now, self._attributes = {}, dict(attributes)
        elif name == "data":
            self._key, self._text = attributes.get("key", ""), []

    def data(self, text: str) -> None:
        if "data" in self._open:
            self._text.append(text)

    def end(self, tag: str) -> None:
        name = self._open.pop()
        if name == "data":
            self._now[self._names.get(self._key, self._key)] = "".join(self._text)
        elif name == "node":
            self._node()
        elif name == "edge":
            self._edge()

    def close(self) -> None:
        """The parser asks for the end; there is nothing more to do."""

    def given(self) -> Given:
        """All that was found."""
        rings, sectors = (_json(self._graph.get(key, "")) for key in ("rings", "sectors"))
        if isinstance(rings, list) and all(isinstance(ring, str) for ring in rings):
            self._found.rings = tuple(rings)
        if isinstance(sectors, list):
            self._found.sectors = tuple(
                (str(sector[0]), str(sector[1])) for sector in sectors if isinstance(sector, list) and len(sector) == 2
            )
        if not self._found.people:
            raise FileError("The GraphML file holds no people.", "Choose another file.")
        return self._found

    def _node(self) -> None:
        cells, self._now = self._now, self._graph
        own = self._attributes.get("id", "")
        named = next((key for key in cells if key.lower() in _NAMES and cells[key].strip()), "")
        cells = cells if named else {"name": own, **cells}
        self._found.add({**cells, ROW_KEY: own}, own, cells.get("networkCanvasUUID", ""))
        if len(self._found.people) > MOST_PEOPLE:
            raise FileError(f"The GraphML file has more than {MOST_PEOPLE:,} people.", "Take a smaller part of it.")

    def _edge(self) -> None:
        cells, self._now = self._now, self._graph
        ends = (self._attributes.get("source", ""), self._attributes.get("target", ""))
        sure = cells.get("sure", "true").strip().lower() not in ("false", "0")
        if all(ends):
            self._found.ties.append(GivenTie(*ends, sure))
        if len(self._found.ties) > MOST_TIES:
            raise FileError(f"The GraphML file has more than {MOST_TIES:,} ties.", "Take a smaller part of it.")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
