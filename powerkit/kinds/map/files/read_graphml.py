"""GraphML in: ours, and that of Network Canvas, yEd, Gephi, Cytoscape, networkx and others."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from powerkit.kinds.map.files.columns import ROW_KEY
from powerkit.kinds.map.files.groups import Node
from powerkit.kinds.map.files.raw import Given, GivenTie, about_me
from powerkit.kinds.map.files.tie_meaning import tie_of
from powerkit.kinds.map.files.xml import given_of, nodes_in, own, root_of

_LABELS = ("NodeLabel", "EdgeLabel", "Label.Text")
"""The elements in which yEd and its like write what is seen on the picture."""
_OURS = ("rings", "sectors")


def read_graphml(content: bytes) -> Given:
    """The people and ties of a GraphML file.

    Raises:
        FileError: it is not GraphML, is damaged, is too large, or holds entities.
    """
    root = root_of(content, "GraphML")
    keys = {key.get("id", ""): key.get("attr.name", "") or key.get("id", "") for key in root.iter("key")}
    found = given_of("GraphML", _nodes(root, keys), _ties(root, keys))
    graph = _cells(root, keys)
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


def _nodes(root: Element, keys: Mapping[str, str]) -> Iterator[Node]:
    usual = _usual(root, keys, "node")
    for node, around in nodes_in(root):
        cells = _cells(node, keys, usual)
        key = cells.get("networkCanvasUUID", "")
        folder = node.get("yfiles.foldertype", node.get("foldertype", ""))
        own_id = node.get("id", "")
        yield Node(own_id, {**cells, ROW_KEY: own_id}, around, folder in ("group", "folder"), (key,))


def _ties(root: Element, keys: Mapping[str, str]) -> Iterator[GivenTie]:
    usual = _usual(root, keys, "edge")
    graph_of = {edge: graph for graph in own(root, "graph") for edge in graph.iter("edge")}
    for edge in root.iter("edge"):
        one, other = edge.get("source", ""), edge.get("target", "")
        way = edge.get("directed")
        directed = way == "true" if way else graph_of.get(edge, root).get("edgedefault") == "directed"
        for arrows in own(edge, "Arrows"):
            start, end = (arrows.get(at, "none") != "none" for at in ("source", "target"))
            directed = start != end
            if start and not end:
                one, other = other, one
        if one and other:
            yield tie_of(one, other, _cells(edge, keys, usual), directed=directed)


def _usual(root: Element, keys: Mapping[str, str], of: str) -> dict[str, str]:
    """What is said of every node or edge."""
    found = ((key, key.find("default")) for key in root.iter("key") if key.get("for", "all") in (of, "all"))
    return {keys[key.get("id", "")]: "".join(said.itertext()) for key, said in found if said is not None}


def _cells(element: Element, keys: Mapping[str, str], usual: Mapping[str, str] | None = None) -> dict[str, str]:
    """The cells of a node, an edge, or of the graph itself; what is seen on the picture is its label."""
    cells = dict(usual or {})
    for data in own(element, "data"):
        for label in [inner for inner in data.iter() if inner.tag in _LABELS]:
            words = " ".join("".join(label.itertext()).split())
            if words and not cells.get("label"):
                cells["label"] = words
            del label[:]
            label.text = None
        if words := "".join(data.itertext()):
            cells[keys.get(data.get("key", ""), data.get("key", ""))] = words
    return cells


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
