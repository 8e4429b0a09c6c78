"""GEXF, as Gephi and others write it."""

from collections.abc import Mapping

from powerkit.kinds.map.files.graph_elements import GraphElements
from powerkit.kinds.map.files.raw import Given
from powerkit.kinds.map.files.xml import read_xml

_OF_EDGES = ("label", "kind", "weight", "start", "end")


def read_gexf(content: bytes) -> Given:
    """The people and ties of a GEXF file.

    Raises:
        FileError: it is not GEXF, is damaged, is too large, or holds entities.
    """
    reader = _Reader()
    read_xml(content, reader, "GEXF", ("gexf",))
    return reader.found.given()


class _Reader:
    """Keeps nodes, edges and their attributes; how they look stays in the file."""

    def __init__(self) -> None:
        self.found = GraphElements("GEXF")
        self._titles: dict[tuple[str, str], str] = {}
        self._of = "node"
        self._title = ""
        self._text: list[str] | None = None

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "graph":
            self.found.directed = attributes.get("defaultedgetype") == "directed"
        elif name == "attributes":
            self._of = attributes.get("class", "node")
        elif name == "attribute":
            self._title = attributes.get("title") or attributes.get("id", "")
            self._titles[self._of, attributes.get("id", "")] = self._title
        elif name == "default":
            self._text = []
        elif name == "node":
            label = {"label": attributes.get("label", "").strip()}
            self.found.begin_node(attributes.get("id", ""), label, within=attributes.get("pid", ""))
        elif name == "edge":
            self._begin_edge(attributes)
        elif name == "parent" and self.found.node:
            self.found.node.within = attributes.get("for", "")
        elif name == "attvalue":
            key = attributes.get("for", attributes.get("id", ""))
            self.found.cells[self._titles.get((self.found.part, key), key)] = attributes.get("value", "").strip()

    def _begin_edge(self, attributes: Mapping[str, str]) -> None:
        way = attributes.get("type")
        said = {key: attributes[key] for key in _OF_EDGES if key in attributes}
        ends = attributes.get("source", ""), attributes.get("target", "")
        self.found.begin_edge(*ends, said, directed=None if way is None else way == "directed")

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def closed(self, name: str) -> None:
        if name == "default":
            self.found.defaults.setdefault(self._of, {})[self._title] = "".join(self._text or ()).strip()
            self._text = None
        elif name == "node":
            self.found.end_node()
        elif name == "edge":
            self.found.end_edge()
