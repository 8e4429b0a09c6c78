"""Graphs in XML: nodes, also within nodes, and edges. Nothing in such a file is expanded or fetched."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from powerkit.errors import FileError
from powerkit.kinds.map.files.groups import Node, add_nodes
from powerkit.kinds.map.files.raw import Given, GivenTie, limit
from powerkit.text.catalogue import t

MOST = 500_000
"""So many elements may stand in a file. One as large as may be read, of twenty letters each, has as many."""

MOST_WITHIN = 100
"""So many elements may stand within each other. Groups of groups in real files take a tenth of that."""


class _Builder(TreeBuilder):
    """Builds a tree of elements called without their namespace, of no more than are read, and no deeper."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes = self._edges = self._all = self._within = 0

    def start(self, tag: str, attributes: Mapping[str, str], /) -> Element:
        name = tag.rpartition("}")[2]
        self._all += 1
        self._nodes += name == "node"
        self._edges += name == "edge"
        limit(self._nodes, self._edges)
        self._within += 1
        if self._within > MOST_WITHIN:  # what is read of a part would be read again for each that it is within
            raise FileError(
                t("The file has parts within parts, more than can be read."), t("Save it as CSV, without groups.")
            )
        if self._all > MOST:
            raise FileError(
                t("The file has more parts than can be read."), t("Save it as CSV, or a smaller part of it.")
            )
        return super().start(name, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def end(self, tag: str, /) -> Element:
        self._within -= 1
        return super().end(tag.rpartition("}")[2])


def root_of(content: bytes, called: str) -> Element:
    """The root of a file that is *called* so.

    Raises:
        FileError: it is none, is damaged, is too large, or holds entities.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    root: Element | None = None
    parser = DefusedXMLParser(target=_Builder(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(content)
        root = parser.close()
    except DefusedXmlException as error:
        raise FileError(
            t("The {called} file holds entities, and they are refused.", called=called), t("Save it without them.")
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        if called.lower().encode() in content[:2000].lower():
            raise FileError(
                t("The file is not whole {called}.", called=called), t("Save it again from where it came.")
            ) from error
    if root is None or root.tag != called.lower():
        raise FileError(t("The file is not {called}.", called=called), t("Choose a GraphML, GEXF or CSV file."))
    return root


def own(element: Element, tag: str) -> Iterator[Element]:
    """What is so tagged in an element, but for what is in a node or an edge within it."""
    rest = [*reversed(element)]
    while rest:
        child = rest.pop()
        if child.tag == tag:
            yield child
        elif child.tag not in ("node", "edge"):
            rest += reversed(child)


def nodes_in(root: Element) -> Iterator[tuple[Element, str]]:
    """Each node, and the id of the one it stands within."""
    around: dict[Element, str] = {}
    for element in root.iter():
        inside = element.get("id", "") if element.tag == "node" else around.get(element, "")
        if inside:
            around.update(dict.fromkeys(element, inside))
        if element.tag == "node":
            yield element, around.get(element, "")


def given_of(called: str, nodes: Iterable[Node], ties: Iterable[GivenTie]) -> Given:
    """The people and ties of a file that is *called* so.

    Raises:
        FileError: there is nobody in it, or too much.
    """
    found, people = Given(), [*nodes]
    if not people:
        raise FileError(t("The {called} file holds no people.", called=called), t("Choose another file."))
    for tie in ties:
        found.tie(tie)
    add_nodes(found, people)
    return found
