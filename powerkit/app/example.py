"""The worked example: a workbook of its own, filled from ``examples/year.json`` when it is first opened."""

from pathlib import Path

from powerkit.deck import Deck
from powerkit.entries.import_json import fill, read_items
from powerkit.entries.profile import keep_leader
from powerkit.errors import WorkbookError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui.pages.home import EXAMPLE

YEAR = "year.json"

LEADER = {"role": "public service", "communities": "Ellerclough\nCarers in Ellerclough\nYoung people in Ellerclough"}
"""What the invented leader said on the start page."""


def example_folder(folder: WorkbookFolder, *, named: bool) -> WorkbookFolder:
    """Where the example is kept: in *folder* itself when it was *named* for it, else beside the person's own."""
    return folder if named else WorkbookFolder(folder.root.with_name(f"{folder.root.name} example"))


def fill_example(folder: WorkbookFolder, deck: Deck, examples: Path) -> int:
    """Fill the log book in *folder* from the *examples*, once; the number of versions saved is returned.

    A second call changes nothing, so what was written in the example stays. The folder must have been prepared.

    Raises:
        WorkbookError: the folder holds somebody's own work. Nothing was changed.
        AnswerError: the example does not fit this deck.
    """
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        if logbook.latest(limit=1):
            if not logbook.setting(EXAMPLE):
                raise WorkbookError(
                    f"{folder.root} holds work of your own, so the example was not opened there.",
                    "Name another folder, or leave --workbook out.",
                )
            return 0
        logbook.set_setting(EXAMPLE, YEAR)
        keep_leader(logbook, LEADER)
        # The name of the run is always the same: two that start at once save the year once.
        return len(fill(read_items(examples / YEAR), deck, logbook, client="example"))
