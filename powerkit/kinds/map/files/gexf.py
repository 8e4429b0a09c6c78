"""GEXF, as Gephi and others write it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from powerkit.kinds.map.files.groups import Node
from powerkit.kinds.map.files.raw import Given, GivenTie
from powerkit.kinds.map.files.tie_meaning import tie_of
from powerkit.kinds.map.files.xml import given_of, nodes_in, own, root_of

_OF_EDGES = ("label", "kind", "weight", "start", "end")


def read_gexf(content: bytes) -> Given:
    """The people and ties of a GEXF file; how they look stays in the file.

    Raises:
        FileError: it is not GEXF, is damaged, is too large, or holds entities.
    """
    root = root_of(content, "GEXF")
    return given_of("GEXF", _nodes(root), _ties(root))


def _nodes(root: Element) -> Iterator[Node]:
    titles, usual = _attributes(root, "node")
    for node, around in nodes_in(root):
        parents = [parent.get("for", "") for parent in own(node, "parent")]
        label = {"label": node.get("label", "").strip()}
        within = (parents or [node.get("pid") or around])[-1]
        yield Node(node.get("id", ""), {**usual, **label, **_cells(node, titles)}, within)


def _ties(root: Element) -> Iterator[GivenTie]:
    titles, usual = _attributes(root, "edge")
    directed = [graph.get("defaultedgetype") == "directed" for graph in root.iter("graph")]
    for edge in root.iter("edge"):
        one, other = edge.get("source"), edge.get("target")
        said = {key: edge.attrib[key] for key in _OF_EDGES if key in edge.attrib}
        if one and other:
            cells = {**usual, **said, **_cells(edge, titles)}
            way = edge.get("type")
            yield tie_of(one, other, cells, directed=any(directed) if way is None else way == "directed")


def _attributes(root: Element, of: str) -> tuple[dict[str, str], dict[str, str]]:
    """What the attributes of every node or edge are called, by their ids, and what they usually say."""
    titles: dict[str, str] = {}
    usual: dict[str, str] = {}
    lists = (each for each in root.iter("attributes") if each.get("class", "node") == of)
    for attribute in (inner for each in lists for inner in each.iter("attribute")):
        title = titles[attribute.get("id", "")] = attribute.get("title", "") or attribute.get("id", "")
        for said in attribute.iter("default"):
            usual[title] = "".join(said.itertext()).strip()
    return titles, usual


def _cells(element: Element, titles: dict[str, str]) -> dict[str, str]:
    values = ((value.get("for", value.get("id", "")), value.get("value", "")) for value in own(element, "attvalue"))
    return {titles.get(key, key): said.strip() for key, said in values}
