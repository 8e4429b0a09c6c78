"""What graphs in XML have in common: nodes, also within nodes, and edges, each with cells that its elements fill."""

from collections.abc import Mapping

from powerkit.errors import FileError
from powerkit.kinds.map.files.groups import Node, add_nodes
from powerkit.kinds.map.files.knowing import tie_of
from powerkit.kinds.map.files.raw import MOST_PEOPLE, MOST_TIES, Given, GivenTie
from powerkit.text.catalogue import t
from powerkit.text.dates import grouped


class GraphElements:
    """The nodes and edges of a file that is *called* so, in the order in which they begin and end.

    *graph* holds what is said of the graph itself, *defaults* what is said of every node and edge; with *directed* an
    edge leads one way where it does not say otherwise.
    """

    def __init__(self, called: str) -> None:
        self.graph: dict[str, str] = {}
        self.defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self.directed = False
        self._called = called
        self._nodes: list[Node] = []
        self._ties: list[GivenTie] = []
        self._within: list[Node] = []
        self._cells = [self.graph]
        self._edge: tuple[str, str, bool] | None = None

    @property
    def cells(self) -> dict[str, str]:
        """The cells of the node or edge that is open; of the graph where none is."""
        return self._cells[-1]

    @property
    def node(self) -> Node | None:
        """The node that is open, the innermost of several."""
        return self._within[-1] if self._within else None

    @property
    def part(self) -> str:
        """Of which part the open cells are: "edge" or "node"."""
        return "edge" if self._edge else "node"

    def begin_node(
        self, own: str, cells: Mapping[str, str] | None = None, *, within: str = "", group: bool = False
    ) -> None:
        """A node called by its *own* id begins, within the open one if nothing else is said.

        Raises:
            FileError: there are too many.
        """
        around = within or (self._within[-1].id if self._within else "")
        node = Node(own, {**self.defaults["node"], **(cells or {})}, around, group)
        self._within.append(node)
        self._cells.append(node.cells)
        self._nodes.append(node)
        if len(self._nodes) > MOST_PEOPLE:
            raise self._too_many(MOST_PEOPLE, "people")

    def end_node(self) -> Node:
        """The open node ends."""
        self._cells.pop()
        return self._within.pop()

    def begin_edge(
        self, one: str, other: str, cells: Mapping[str, str] | None = None, *, directed: bool | None = None
    ) -> None:
        """An edge between two ids begins."""
        self._edge = (one, other, self.directed if directed is None else directed)
        self._cells.append({**self.defaults["edge"], **(cells or {})})

    def point_edge(self, *, at_start: bool, at_end: bool) -> None:
        """The open edge is drawn with these arrows, or none."""
        if self._edge:
            one, other, _ = self._edge
            back = at_start and not at_end
            self._edge = (other, one, True) if back else (one, other, at_start != at_end)

    def end_edge(self) -> None:
        """The open edge ends.

        Raises:
            FileError: there are too many.
        """
        (one, other, directed), cells = self._edge or ("", "", False), self._cells.pop()
        self._edge = None
        if one and other:
            self._ties.append(tie_of(one, other, cells, directed=directed))
        if len(self._ties) > MOST_TIES:
            raise self._too_many(MOST_TIES, "ties")

    def given(self) -> Given:
        """All that was found.

        Raises:
            FileError: there is nobody in the file.
        """
        if not self._nodes:
            raise FileError(t("The {called} file holds no people.", called=self._called), t("Choose another file."))
        found = Given(ties=self._ties)
        add_nodes(found, self._nodes)
        return found

    def _too_many(self, most: int, what: str) -> FileError:
        return FileError(
            t("The {called} file has more than {most} {what}.", called=self._called, most=grouped(most), what=what),
            t("Take a smaller part of it."),
        )
