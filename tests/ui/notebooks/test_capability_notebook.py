"""A capability's notebook, run by a real kernel of ours: what it shows, and what a saved copy of it holds."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from powerkit.resources import kernelspec_folder, notebooks_folder
from powerkit.deck import Deck
from powerkit.entries.import_json import fill
from powerkit.logbook.workspace import WorkbookFolder, prepare
from powerkit.logbook import Logbook

pytestmark = pytest.mark.notebook

SEEN = "Brimblewick bus station"
HIDDEN = "Quorndlesnap"
PERSON = "Wexlorn Dravik"
ITEM = {
    "card": "1.1",
    "community": "Riverside",
    "people": PERSON,
    "answers": {
        "place": SEEN,
        "companion": PERSON,
        "changing": f"{HIDDEN} {PERSON}",
        "views": [{"topic": "<b>Buses</b>", "mine": f"Ask {PERSON}", "theirs": "wexlorn's"}],
    },
    "private": {"changing": True},
}


@dataclass(frozen=True)
class Run:
    """The notebook after a run, as nbformat has it and as the text that would be saved."""

    notebook: Any
    saved: str

    def outputs(self, card: str) -> list[Any]:
        """The outputs of the cell that shows a card."""
        (cell,) = [cell for cell in self.notebook.cells if f'workbook.card("{card}")' in cell.source]
        return list(cell.outputs)


@pytest.fixture(scope="module")
def run(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The notebook of capability 1 in a workbook where card 1.1 was answered and has a newer draft."""
    folder = WorkbookFolder(tmp_path_factory.mktemp("run") / "Workbook")
    prepare(folder, notebooks_folder())
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        fill([ITEM], deck, logbook, client="a run")
        logbook.put_draft("1.1", "place", f"{HIDDEN} draft", client="a tab", number=1)
    notebook = nbformat.read(folder.root / "01-we-know-our-people.ipynb", as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWERKIT_WORKBOOK", str(folder.root))
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.setenv("JUPYTER_PATH", str(kernelspec_folder()))
        place = {"metadata": {"path": folder.root}}
        NotebookClient(notebook, kernel_name="powerkit", timeout=120, resources=place).execute()
    yield Run(notebook, nbformat.writes(notebook))


def test_every_card_is_shown_with_its_record_and_without_an_error(run: Run) -> None:
    for card in ("1.1", "1.2", "1.3"):
        outputs = run.outputs(card)
        assert [output.output_type for output in outputs] == ["display_data", "display_data"], outputs
        assert "application/vnd.jupyter.widget-view+json" in outputs[0].data
        assert outputs[0].data["text/plain"] == f"Card {card} in the Power Shifting Workbook"
        assert outputs[1].data.keys() == {"text/html", "text/plain"}


def test_the_record_shows_what_a_supervisor_would_see(run: Run) -> None:
    html = run.outputs("1.1")[1].data["text/html"]
    assert SEEN in html
    assert "Ask Person A" in html
    assert "&lt;b&gt;Buses&lt;/b&gt;" in html
    assert "1 private answer is left out" in html
    assert "Nothing saved yet" in run.outputs("1.2")[1].data["text/html"]


def test_no_private_answer_no_draft_and_no_known_name_is_anywhere_in_the_saved_notebook(run: Run) -> None:
    for never in (HIDDEN, *PERSON.split()):
        assert never.lower() not in run.saved.lower()


def test_an_answer_stands_in_the_record_and_nowhere_else(run: Run) -> None:
    assert run.saved.count(SEEN) == 1
    state = json.dumps(run.notebook.metadata.get("widgets", {}))
    assert SEEN not in state
    assert all(SEEN not in output.data["text/plain"] for output in run.outputs("1.1"))


def test_as_a_web_page_it_holds_the_record_and_nothing_private(run: Run) -> None:
    plain = nbformat.reads(run.saved, as_version=4)
    plain.metadata.pop("widgets", None)
    page, _ = HTMLExporter(template_name="classic").from_notebook_node(plain)
    assert SEEN in page
    assert "Ask Person A" in page
    assert "<b>Buses</b>" not in page
    for never in (HIDDEN, *PERSON.split()):
        assert never.lower() not in page.lower()


def test_loading_the_workbook_loads_nothing_that_draws() -> None:
    code = (
        "import sys; from powerkit import workbook; "
        "print(*sorted({'matplotlib', 'networkx', 'wordcloud', 'numpy', 'PIL'} & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


def test_a_fault_under_a_cell_is_one_plain_line_and_never_a_traceback(tmp_path: Path) -> None:
    code = (
        "from powerkit import workbook\n"
        "def fail(*_): raise RuntimeError('Quorndle' + 'snap')\n"
        "from powerkit.ui import display\ndisplay.card_view = fail\n"
        "workbook.card('1.1')\n"
    )
    (tmp_path / "Workbook").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POWERKIT_WORKBOOK", str(tmp_path / "Workbook"))
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "could not be shown" in found.stdout
    assert found.stderr == ""
    logs = [file.read_text(encoding="utf-8") for file in (tmp_path / "Workbook").rglob("*.txt")]
    assert any("RuntimeError" in text for text in logs)
    assert not any(HIDDEN in text for text in logs)
