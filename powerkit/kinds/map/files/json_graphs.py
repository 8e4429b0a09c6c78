"""JSON: Kumu's, Cytoscape's (.cyjs), and lists of nodes and links as networkx and D3 write them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from powerkit.errors import FileError
from powerkit.kinds.map.files.groups import Node, add_nodes
from powerkit.kinds.map.files.raw import Given
from powerkit.kinds.map.files.tie_meaning import tie_of
from powerkit.text.catalogue import t

_ENDS = ("source", "target", "from", "to")
_IDS = ("id", "_id")


def read_json(text: str) -> Given:
    """The people and ties of a JSON file.

    Raises:
        FileError: it is not JSON, or of no program we know.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileError(t("The file is not whole JSON."), t("Save it again from where it came.")) from error
    nodes, edges = _parts(found)
    if nodes is None:
        raise FileError(
            t("The JSON file is not from Kumu or Cytoscape: it has no list of elements or nodes."),
            t("Choose another file."),
        )
    given = Given()
    directed = isinstance(found, Mapping) and found.get("directed") is True
    for edge in edges:
        one, other = (_first(edge, keys) for keys in (("source", "from"), ("target", "to")))
        if one and other:
            given.tie(tie_of(one, other, _said(edge, (*_ENDS, *_IDS)), directed=directed))
    found_nodes = [_node(item, place) for place, item in enumerate(nodes)]
    if all(isinstance(edge.get(end), int) for edge in edges for end in ("source", "target")):
        called = {node.id for node in found_nodes}
        for place, node in enumerate(found_nodes):
            node.keys = () if str(place) in called else (str(place),)
    add_nodes(given, found_nodes)
    return given


def _parts(found: Any) -> tuple[list[Mapping[str, Any]] | None, list[Mapping[str, Any]]]:
    """The nodes and the edges of a file of Cytoscape's or of nodes and links; None for those of another."""
    elements = found.get("elements") if isinstance(found, Mapping) else found
    if isinstance(elements, Mapping):
        return _data(elements.get("nodes")), _data(elements.get("edges"))
    if (
        isinstance(elements, list)
        and elements
        and all(isinstance(item, Mapping) and "data" in item for item in elements)
    ):
        data = _data(elements)
        return [item for item in data if "source" not in item], [item for item in data if "source" in item]
    if isinstance(found, Mapping) and isinstance(found.get("nodes"), list):
        return _data(found["nodes"]), _data(found.get("links", found.get("edges")))
    if isinstance(found, Mapping) and isinstance(elements, list):
        return _data(elements), _data(found.get("connections"))
    return None, []


def _data(items: Any) -> list[Mapping[str, Any]]:
    """What stands in each of some items, in Cytoscape's way under "data"."""
    found = items if isinstance(items, list) else []
    inner = (item.get("data", item) if isinstance(item, Mapping) else None for item in found)
    return [item for item in inner if isinstance(item, Mapping)]


def _node(item: Mapping[str, Any], place: int) -> Node:
    own = _first(item, (*_IDS, "key", "name")) or str(place)
    return Node(own, _said(item, ("id", "key", "parent")), _first(item, ("parent",)))


def _said(item: Mapping[str, Any], without: Iterable[str]) -> dict[str, str]:
    return {key: cell for key, cell in _cells(item).items() if key not in without}


def _first(item: Mapping[str, Any], keys: Iterable[str]) -> str:
    found = next((item[key] for key in keys if item.get(key) is not None), "")
    return _first(found, (*_IDS, "label", "name")) if isinstance(found, Mapping) else str(found)


def _cells(one: Mapping[str, Any]) -> dict[str, str]:
    """What an element says, its own attributes beside it."""
    inner = one.get("attributes")
    found = {**one, **(inner if isinstance(inner, Mapping) else {})}
    return {str(key).lower(): _text(value) for key, value in found.items() if not isinstance(value, Mapping)}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(item) for item in value)
    return "" if value is None else str(value)
