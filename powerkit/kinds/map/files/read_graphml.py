"""GraphML in: ours, and that of Network Canvas, yEd, Gephi, Cytoscape, networkx and others."""

import json
from collections.abc import Mapping
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.files.columns import ROW_KEY
from powerkit.kinds.map.files.groups import Node, add_nodes
from powerkit.kinds.map.files.knowing import tie_of
from powerkit.kinds.map.files.raw import MOST_PEOPLE, MOST_TIES, Given, GivenTie
from powerkit.kinds.map.files.xml import read_xml
from powerkit.text.phrasing import listed

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
        self._nodes: list[Node] = []
        self._ties: list[GivenTie] = []
        self._names: dict[str, str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self._graph: dict[str, str] = {}
        self._cells: list[dict[str, str]] = [self._graph]
        self._within: list[Node] = []
        self._edge: tuple[str, str, bool] = ("", "", False)
        self._directed = False
        self._key: Mapping[str, str] = {}
        self._data = ""
        self._text: list[str] | None = None
        self._label: list[str] | None = None

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "key":
            self._key = attributes
            self._names[attributes.get("id", "")] = attributes.get("attr.name") or attributes.get("id", "")
        elif name == "graph" and not self._within:
            self._directed = attributes.get("edgedefault") == "directed"
        elif name == "node":
            self._begin_node(attributes)
        elif name == "edge":
            directed = attributes.get("directed")
            way = directed == "true" if directed else self._directed
            self._edge = (attributes.get("source", ""), attributes.get("target", ""), way)
            self._cells.append(dict(self._defaults["edge"]))
        elif name in ("data", "default"):
            self._data, self._text = attributes.get("key", ""), []
        elif name in _LABELS:
            self._label = []

    def _begin_node(self, attributes: Mapping[str, str]) -> None:
        group = attributes.get("yfiles.foldertype", attributes.get("foldertype", "")) in ("group", "folder")
        node = Node(
            attributes.get("id", ""), dict(self._defaults["node"]), self._within[-1].id if self._within else "", group
        )
        self._within.append(node)
        self._cells.append(node.cells)
        self._nodes.append(node)
        if len(self._nodes) > MOST_PEOPLE:
            raise FileError(f"The GraphML file has more than {MOST_PEOPLE:,} people.", "Take a smaller part of it.")

    def text(self, text: str) -> None:
        if self._label is not None:
            self._label.append(text)
        elif self._text is not None:
            self._text.append(text)

    def closed(self, name: str) -> None:
        if name in _LABELS and self._label is not None:
            words = " ".join("".join(self._label).split())
            if words and not self._cells[-1].get("label"):
                self._cells[-1]["label"] = words
            self._label = None
        elif name == "data":
            words = "".join(self._text or ())
            if words:
                self._cells[-1][self._names.get(self._data, self._data)] = words
            self._text = None
        elif name == "default":
            for part in ("node", "edge") if self._key.get("for") in ("all", None) else (self._key.get("for", ""),):
                if part in self._defaults:
                    self._defaults[part][self._names[self._key.get("id", "")]] = "".join(self._text or ())
            self._text = None
        elif name == "node":
            self._end_node()
        elif name == "edge":
            self._end_edge()

    def _end_node(self) -> None:
        self._cells.pop()
        node = self._within.pop()
        node.keys = (node.cells.get("networkCanvasUUID", ""),)
        node.cells[ROW_KEY] = node.id

    def _end_edge(self) -> None:
        one, other, directed = self._edge
        cells = self._cells.pop()
        if one and other:
            self._ties.append(tie_of(one, other, cells, directed=directed))
        if len(self._ties) > MOST_TIES:
            raise FileError(f"The GraphML file has more than {MOST_TIES:,} ties.", "Take a smaller part of it.")

    def given(self) -> Given:
        """All that was found."""
        found = Given(ties=self._ties)
        rings, sectors = (_json(self._graph.get(key, "")) for key in _OURS)
        if isinstance(rings, list) and all(isinstance(ring, str) for ring in rings):
            found.rings = tuple(rings)
        if isinstance(sectors, list):
            found.sectors = tuple(
                (str(sector[0]), str(sector[1])) for sector in sectors if isinstance(sector, list) and len(sector) == 2
            )
        if not self._nodes:
            raise FileError("The GraphML file holds no people.", "Choose another file.")
        add_nodes(found, self._nodes)
        about_me = [key for key in self._graph if key not in _OURS and not key.startswith("networkCanvas") and key]
        if "networkCanvasUUID" in self._graph and about_me:
            said = listed([f"“{key}”" for key in about_me])
            found.notes = (*found.notes, f"What the file says of you, in the middle, is not taken over: {said}.")
        return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
