"""Groups that a program draws around people become their sectors; one that has ties of its own stays on the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from powerkit.kinds.map.files.columns import column_of
from powerkit.kinds.map.files.raw import FALLBACK, Given
from powerkit.text.catalogue import t, tn
from powerkit.text.phrasing import listed

SECTOR = "sector"


@dataclass
class Node:
    """A node as a file has it: its *id*, its *cells*, the ids it stands *within*, and whether it is a *group*."""

    id: str
    cells: dict[str, str] = field(default_factory=dict)
    within: str = ""
    group: bool = False
    keys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called; "" for nothing but its id."""
        return next((cell.strip() for key, cell in self.cells.items() if column_of(key) == "name" and cell.strip()), "")


def add_nodes(given: Given, nodes: Sequence[Node]) -> None:
    """Add everybody among *nodes*; *given* has the ties already."""
    by_id = {node.id: node for node in nodes}
    holds = {node.within for node in nodes if node.within in by_id}
    tied = {end for tie in given.ties for end in (tie.one, tie.other)}
    groups = []
    for node in nodes:
        held = node.id in holds
        outer = _outer(node, by_id)
        if outer and not any(column_of(key) == "sector" and cell.strip() for key, cell in node.cells.items()):
            node.cells[SECTOR] = outer[0]
        if outer[1:]:
            node.cells["Within"] = ", ".join(outer[1:])
        if held:
            groups.append(node.name or node.id)
        if held and node.id not in tied:
            continue
        if held or node.group:
            node.cells.setdefault("kind", "group")
        given.add({**node.cells, FALLBACK: node.id}, node.id, *node.keys)
    if groups:
        shown = listed([f"“{name}”" for name in groups])
        said = tn(
            "{names} is a group in the file: whoever is in one has it as sector.",
            "{names} are groups in the file: whoever is in one has it as sector.",
            len(groups),
            names=shown,
        )
        given.notes = (*given.notes, said)
    ids = [node.id for node in nodes if not node.name]
    if nodes and len(ids) == len(nodes) and all(len(id) < 6 and id[-1:].isdigit() for id in ids):
        given.notes = (
            *given.notes,
            t("The file names nobody: each is called as the program counts them, such as “{ids}”.", ids=ids[0]),
        )


def _outer(node: Node, by_id: Mapping[str, Node]) -> list[str]:
    """The names of the groups around a node, the nearest first."""
    found: list[str] = []
    seen = {node.id}
    around = by_id.get(node.within)
    while around and around.id not in seen:
        seen.add(around.id)
        if around.name:
            found.append(around.name)
        around = by_id.get(around.within)
    return found
