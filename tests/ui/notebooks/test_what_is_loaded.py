"""What a kernel has loaded when a page of cards is open: what the page does not use costs it nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from powerkit.resources import kernelspec_folder, notebooks_folder
from powerkit.logbook.workspace import WorkbookFolder, prepare

pytestmark = pytest.mark.notebook

OPENED = """
import sys
from powerkit import workbook
{calls}
print("loaded", *sorted(sys.modules))
"""

NEVER = {
    "matplotlib", "numpy", "networkx", "wordcloud", "PIL", "typst", "docx", "pypdf", "cryptography", "icalendar",
    "anywidget", "debugpy", "defusedxml", "charset_normalizer", "typer", "jupyter_server", "playwright",
}  # fmt: skip
"""Packages that opening cards has no use for."""

OURS_NEVER = (
    "powerkit.cli", "powerkit.ui.standalone", "powerkit.app.launch", "powerkit.app.server", "powerkit.drawing.fonts",
    "powerkit.drawing.typst", "powerkit.drawing.charts", "powerkit.reports.share", "powerkit.reports.review",
    "powerkit.documents.docx", "powerkit.documents.pdf", "powerkit.documents.ipynb", "powerkit.text.files",
    "powerkit.kinds.words.tokenize", "powerkit.kinds.words.cloud", "powerkit.kinds.map.files", "powerkit.kinds.map.svg",
    "powerkit.kinds.table.importing", "powerkit.kinds.board.svg", "powerkit.kinds.sketch.svg",
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
    assert {item for item in loaded if item.partition(".")[0] in NEVER} == set()
    assert [item for item in loaded if item.startswith(OURS_NEVER)] == []


def test_the_kernel_of_a_page_has_what_cards_need_before_it_is_asked_for_one(tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path / "Workbook")
    prepare(folder, notebooks_folder())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWERKIT_WORKBOOK", str(folder.root))
        patch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
        patch.setenv("JUPYTER_PATH", str(kernelspec_folder()))
        manager, client = start_new_kernel(kernel_name="powerkit", cwd=str(folder.root))
    try:
        asked = {
            "loaded": "{'powerkit.ui.display', 'ipywidgets'} - set(__import__('sys').modules)",
            "debugger": "any(name.startswith('_pydev') for name in __import__('sys').modules)",
            "deck": "__import__('powerkit.ui.display').ui.display.deck_here.cache_info().currsize",
            "control": "'jupyter.widget.control' in __import__('comm').get_comm_manager().targets",
            "logbook": f"__import__('pathlib').Path({str(folder.logbook)!r}).exists()",
        }
        told = client.execute_interactive("", user_expressions=asked, timeout=120)["content"]["user_expressions"]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    said = {name: one.get("data", one).get("text/plain") for name, one in told.items()}
    assert said == {"loaded": "set()", "debugger": "False", "deck": "1", "control": "True", "logbook": "False"}
