"""GraphML in: ours, and that of Network Canvas, yEd, Gephi, Cytoscape, networkx and others."""

import json
from collections.abc import Mapping
from typing import Any

from powerkit.kinds.map.files.columns import ROW_KEY
from powerkit.kinds.map.files.graph_elements import GraphElements
from powerkit.kinds.map.files.raw import Given, about_me
from powerkit.kinds.map.files.xml import read_xml

_LABELS = ("NodeLabel", "EdgeLabel", "Label.Text")
"""The elements in which yEd and its like write what is seen on the picture."""
_OURS = ("rings", "sectors")


def read_graphml(content: bytes) -> Given:
    """The people and ties of a GraphML file.

    Raises:
        FileError: it is not GraphML, is damaged, is too large, or holds entities.
    """
    reader = _Reader()
    read_xml(content, reader, "GraphML", ("graphml",))
    return reader.given()


class _Reader:
    """Keeps only nodes, edges and their data."""

    def __init__(self) -> None:
        self._found = GraphElements("GraphML")
        self._names: dict[str, str] = {}
        self._key: Mapping[str, str] = {}
        self._data = ""
        self._text: list[str] | None = None
        self._label: list[str] | None = None

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "key":
            self._key = attributes
            self._names[attributes.get("id", "")] = attributes.get("attr.name") or attributes.get("id", "")
        elif name == "graph" and not self._found.node:
            self._found.directed = attributes.get("edgedefault") == "directed"
        elif name == "node":
            folder = attributes.get("yfiles.foldertype", attributes.get("foldertype", ""))
            self._found.begin_node(attributes.get("id", ""), group=folder in ("group", "folder"))
        elif name == "edge":
            way = attributes.get("directed")
            ends = attributes.get("source", ""), attributes.get("target", "")
            self._found.begin_edge(*ends, directed=way == "true" if way else None)
        elif name in ("data", "default"):
            self._data, self._text = attributes.get("key", ""), []
        elif name in _LABELS:
            self._label = []
        elif name == "Arrows":
            start, end = (attributes.get(end, "none") != "none" for end in ("source", "target"))
            self._found.point_edge(at_start=start, at_end=end)

    def text(self, text: str) -> None:
        if self._label is not None:
            self._label.append(text)
        elif self._text is not None:
            self._text.append(text)

    def closed(self, name: str) -> None:
        if name in _LABELS and self._label is not None:
            words = " ".join("".join(self._label).split())
            if words and not self._found.cells.get("label"):
                self._found.cells["label"] = words
            self._label = None
        elif name == "data":
            if words := "".join(self._text or ()):
                self._found.cells[self._names.get(self._data, self._data)] = words
            self._text = None
        elif name == "default":
            for part in ("node", "edge") if self._key.get("for") in ("all", None) else (self._key.get("for", ""),):
                if part in self._found.defaults:
                    self._found.defaults[part][self._names[self._key.get("id", "")]] = "".join(self._text or ())
            self._text = None
        elif name == "node":
            node = self._found.end_node()
            node.keys = (node.cells.get("networkCanvasUUID", ""),)
            node.cells[ROW_KEY] = node.id
        elif name == "edge":
            self._found.end_edge()

    def given(self) -> Given:
        """All that was found."""
        found, graph = self._found.given(), self._found.graph
        rings, sectors = (_json(graph.get(key, "")) for key in _OURS)
        if isinstance(rings, list) and all(isinstance(ring, str) for ring in rings):
            found.rings = tuple(rings)
        if isinstance(sectors, list):
            found.sectors = tuple(
                (str(sector[0]), str(sector[1])) for sector in sectors if isinstance(sector, list) and len(sector) == 2
            )
        if "networkCanvasUUID" in graph:
            found.notes = (*found.notes, *about_me(key for key in graph if key not in _OURS))
        return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
