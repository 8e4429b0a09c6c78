"""What a kernel has loaded when a page of cards is open: what the page does not use costs it nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from powerkit.content import notebooks_folder
from powerkit.folder import WorkbookFolder, prepare

pytestmark = pytest.mark.notebook

OPENED = """
import sys
from powerkit import workbook
{calls}
print("loaded", *sorted(sys.modules))
"""

NEVER = {
    "matplotlib", "numpy", "networkx", "wordcloud", "PIL", "typst", "docx", "pypdf", "cryptography", "icalendar",
    "anywidget", "defusedxml", "charset_normalizer", "typer", "jupyter_server", "playwright",
}  # fmt: skip
"""Packages that opening cards has no use for."""

OURS_NEVER = (
    "powerkit.alone", "powerkit.app", "powerkit.cli", "powerkit.clouds", "powerkit.maps", "powerkit.pictures.",
    "powerkit.fonts", "powerkit.review", "powerkit.share", "powerkit.typeset", "powerkit.export.docx",
    "powerkit.export.pdf", "powerkit.export.notebook", "powerkit.wordlist.gathering", "powerkit.textfiles",
)  # fmt: skip
"""Rooms of ours that serve what is asked for later."""


@pytest.mark.parametrize(
    "calls",
    [
        ["card('1.1')", "card('1.2')", "card('1.3')", "capability(1)"],
        ["card('10.1')", "card('10.2')", "card('10.3')", "card('10.4')", "capability(10)"],
    ],
    ids=["with a map and words", "with others"],
)
def test_a_page_of_cards_loads_nothing_that_draws_exports_or_asks(calls: list[str], tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path / "Workbook")
    prepare(folder, notebooks_folder())
    code = OPENED.format(calls="\n".join(f"workbook.{call}" for call in calls))
    environment = os.environ | {"POWERKIT_WORKBOOK": str(folder.root), "IPYTHONDIR": str(tmp_path / "ipython")}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    ).stdout
    assert "could not be shown" not in told
    loaded = told.rpartition("loaded ")[2].split()
    assert {one for one in loaded if one.partition(".")[0] in NEVER} == set()
    assert [one for one in loaded if one.startswith(OURS_NEVER)] == []
