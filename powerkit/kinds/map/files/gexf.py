"""GEXF, as Gephi and others write it."""

from collections.abc import Mapping

from powerkit.errors import FileError
from powerkit.kinds.map.files.groups import Node, add_nodes
from powerkit.kinds.map.files.knowing import tie_of
from powerkit.kinds.map.files.raw import MOST_PEOPLE, MOST_TIES, Given, GivenTie
from powerkit.kinds.map.files.xml import read_xml


def read_gexf(content: bytes) -> Given:
    """The people and ties of a GEXF file.

    Raises:
        FileError: it is not GEXF, is damaged, is too large, or holds entities.
    """
    reader = _Reader()
    read_xml(content, reader, "GEXF", ("gexf",))
    return reader.given()


class _Reader:
    """Keeps nodes, edges and their attributes; how they look stays in the file."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._ties: list[GivenTie] = []
        self._titles: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self._of = "node"
        self._title = ""
        self._within: list[Node] = []
        self._cells: list[dict[str, str]] = []
        self._edge: tuple[str, str, bool] = ("", "", False)
        self._directed = False
        self._text: list[str] | None = None

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "graph":
            self._directed = attributes.get("defaultedgetype") == "directed"
        elif name == "attributes":
            self._of = attributes.get("class", "node")
        elif name == "attribute":
            self._title = attributes.get("title") or attributes.get("id", "")
            self._titles[self._of, attributes.get("id", "")] = self._title
        elif name == "default":
            self._text = []
        elif name == "node":
            self._begin_node(attributes)
        elif name == "edge":
            self._begin_edge(attributes)
        elif name == "parent" and self._within:
            self._within[-1].within = attributes.get("for", "")
        elif name == "attvalue" and self._cells:
            of = "edge" if self._edge[0] else "node"
            key = attributes.get("for", attributes.get("id", ""))
            self._cells[-1][self._titles.get((of, key), key)] = attributes.get("value", "").strip()

    def _begin_node(self, attributes: Mapping[str, str]) -> None:
        around = self._within[-1].id if self._within else ""
        cells = {**self._defaults["node"], "label": attributes.get("label", "").strip()}
        node = Node(attributes.get("id", ""), cells, attributes.get("pid", around))
        self._within.append(node)
        self._cells.append(cells)
        self._nodes.append(node)
        if len(self._nodes) > MOST_PEOPLE:
            raise FileError(f"The GEXF file has more than {MOST_PEOPLE:,} people.", "Take a smaller part of it.")

    def _begin_edge(self, attributes: Mapping[str, str]) -> None:
        way = attributes.get("type", "directed" if self._directed else "")
        said = {key: attributes[key] for key in ("label", "kind", "weight", "start", "end") if key in attributes}
        self._edge = (attributes.get("source", ""), attributes.get("target", ""), way == "directed")
        self._cells.append({**self._defaults["edge"], **said})

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def closed(self, name: str) -> None:
        if name == "default":
            self._defaults.setdefault(self._of, {})[self._title] = "".join(self._text or ()).strip()
            self._text = None
        elif name == "node":
            self._within.pop()
            self._cells.pop()
        elif name == "edge":
            (one, other, directed), cells = self._edge, self._cells.pop()
            self._edge = ("", "", False)
            if one and other:
                self._ties.append(tie_of(one, other, cells, directed=directed))
            if len(self._ties) > MOST_TIES:
                raise FileError(f"The GEXF file has more than {MOST_TIES:,} ties.", "Take a smaller part of it.")

    def given(self) -> Given:
        """All that was found."""
        if not self._nodes:
            raise FileError("The GEXF file holds no people.", "Choose another file.")
        found = Given(ties=self._ties)
        add_nodes(found, self._nodes)
        return found
