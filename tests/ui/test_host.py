"""A host made here runs the workbook: another is all that another place to show it needs."""

import json
import re
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from powerkit import workbook
from powerkit.documents.formats import FORMATS
from powerkit.errors import PowerkitError
from powerkit.logbook.syncing_folders import Place
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.ui import display
from powerkit.ui.host import Host, this_host

POWERKIT = Path(display.__file__).parents[1]


class Page:
    """What a notebook shows on the host that is there: the newest widget, and what it says to its page."""

    def __init__(self, shown: list[Any]) -> None:
        self._shown, self._n = shown, 0

    def ask(self, kind: str, **given: Any) -> dict[str, Any]:
        """The last reply to a message, as it travels."""
        widget = next(item for item in reversed(self._shown) if hasattr(item, "_heard"))
        said: list[dict[str, Any]] = []
        widget.send = said.append
        self._n += 1
        widget._heard(widget, {"client": "a", "n": self._n, "kind": kind, **given}, [])
        return dict(json.loads(json.dumps(said[-1])))


@pytest.fixture
def handed() -> list[dict[str, Any]]:
    return []


@pytest.fixture
def page(tmp_path: Path, handed: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A kernel on a host of its own: no PDF there, and each file goes into a list."""

    def hand_out(file: dict[str, Any]) -> dict[str, Any]:
        handed.append(file)
        return {key: value for key, value in file.items() if key != "data"}

    own = Host(
        WorkbookFolder(tmp_path / "elsewhere"),
        cannot=frozenset({"pdf"}),
        hand_out=hand_out,
        take_in=lambda data: bytes(handed[int(data)]["reply"]),
        places=lambda folder: [Place(str(folder / "shelf"), "The shelf")],
        begins=True,
    )
    shown: list[Any] = []
    monkeypatch.setattr(display, "host", lambda: own)
    monkeypatch.setattr(display, "display", lambda item, **_: shown.append(item))
    monkeypatch.setattr(display, "update_display", lambda *_, **__: None)
    monkeypatch.setitem(sys.modules, "typst", None)
    for cached in (display.opened, display.deck_here):
        cached.cache_clear()
    yield Page(shown)
    display.opened().logbook.close()
    for cached in (display.opened, display.deck_here):
        cached.cache_clear()


def saved_card(page: Page) -> None:
    workbook.card("1.1")
    page.ask("draft", field="changing", value="The bus stop matters more than the clinic.")
    assert page.ask("save")["ok"]


def test_on_a_host_of_its_own_a_card_is_saved_and_its_files_are_handed_out_there(
    page: Page, handed: list[dict[str, Any]], tmp_path: Path
) -> None:
    saved_card(page)
    assert (tmp_path / "elsewhere" / "logbook.sqlite3").is_file() and (
        tmp_path / "elsewhere" / "00-start.ipynb"
    ).is_file()
    told = page.ask("ask", field="about.card", what="take", given={"as": "html", "chosen": [], "values": {}})
    assert told["ok"] and "data" not in told and b"<html" in handed[-1]["data"] and handed[-1]["name"] == told["name"]
    told = page.ask("ask", field="about.card", what="take", given={"as": "pdf", "chosen": [], "values": {}})
    assert told["error"].startswith("No PDF and no PNG can be made where this workbook runs.") and len(handed) == 1


def test_there_a_share_is_made_in_what_can_be_made_and_a_reply_is_taken_in(
    page: Page, handed: list[dict[str, Any]]
) -> None:
    saved_card(page)
    workbook.share()
    view = page._shown[-2].view
    assert [item["id"] for item in view["formats"]] == [ending for ending in FORMATS if ending != "pdf"]
    [entry] = page.ask("hello")["entries"]
    draft = {"to": "Priya", "chosen": {str(entry["id"]): {}}, "names": "replaced"}
    made = page.ask("make", draft=draft, formats=["html"], passphrase="")
    page.ask("file", name=made["files"][0])
    assert handed[-1]["name"] == made["files"][0] and b"The bus stop" in handed[-1]["data"]
    share = display.opened().logbook.shares()[0]
    comment = {"place": None, "text": "Ask the driver.", "author": "Priya", "about": ""}
    reply = {
        "powerkit": "reply", "format": 1, "share": share.said.token, "workbook": display.opened().logbook.workbook_id,
        "checksum": share.said.checksum, "reviewer": "Priya", "comments": [comment],
    }  # fmt: skip
    handed[-1]["reply"] = json.dumps(reply).encode()
    assert "1 comment by Priya" in page.ask("bring", data=str(len(handed) - 1))["said"]


def test_there_copies_go_to_its_own_places(page: Page, tmp_path: Path) -> None:
    workbook.home()
    assert page.ask("places")["places"] == [{"path": str(tmp_path / "elsewhere" / "shelf"), "name": "The shelf"}]


def test_the_environment_tells_of_our_own_server_a_guest_and_any_jupyter(tmp_path: Path) -> None:
    book = tmp_path / "Book"
    ours = this_host({"POWERKIT_WORKBOOK": str(book), "IPYTHONDIR": str(book / ".powerkit" / "ipython")}, tmp_path)
    assert (ours.folder.root, ours.begins, ours.called) == (book, False, "“Book” in your home folder")
    other = this_host({"POWERKIT_DECK": str(tmp_path / "deck")}, tmp_path)
    assert (other.folder.root.parent, other.begins, other.own_deck) == (tmp_path, True, tmp_path / "deck")
    assert this_host({"POWERKIT_WORKBOOK": "/elsewhere"}, tmp_path).called == "“/elsewhere”"


def test_a_file_that_did_not_come_whole_is_said_in_one_line() -> None:
    here = this_host({}, Path("/home"))
    assert here.take_in(b64encode(b"all of it").decode()) == b"all of it"
    for bad in ("a", "%%%%", "YQ="):
        with pytest.raises(PowerkitError, match="did not arrive whole"):
            here.take_in(bad)


def with_any(*words: str, under: str, ending: str = "py") -> set[str]:
    """The files under a folder of ours in which one of these words stands."""
    found = {file: file.read_text(encoding="utf-8") for file in (POWERKIT / under).rglob(f"*.{ending}")}
    return {file.name for file, text in found.items() if any(word in text for word in words)}


def test_one_module_asks_the_environment_and_one_on_each_side_carries_files() -> None:
    assert with_any("os.environ", "Path.home", under="ui") == {"display.py", "kernel.py"}
    assert with_any("b64decode", "a2b_base64", under="ui") == set()
    assert with_any("b64decode", "a2b_base64", under="kinds") == {"svg.py"}  # of a picture in a picture
    assert with_any("createObjectURL", under="ui/web", ending="js") == {"host.js", "loader.js"}  # that one, of scripts
    assert with_any("arrayBuffer(", under="ui/web", ending="js") == {"host.js"}


STATIC = POWERKIT / "app/labextension/powerkit-workbook/static"
_ASKS = re.compile(r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b|\.contents\.|baseUrl|\bimport\(")
_ADDRESS = re.compile(r"""["'`/](?:https?:|lab/|api/|files/|powerkit/)""")


def test_one_script_of_the_extension_asks_its_server_and_knows_an_address() -> None:
    found = {
        script.name: [*_ASKS.findall(text), *_ADDRESS.findall(text)]
        for script in STATIC.glob("*.js")
        if (text := re.sub(r"^\s*(?://|/?\*).*|//[ ].*", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE))
    }
    beside_itself = {
        "entry.js": ["import("],
        "widgets.js": ["import("],
    }  # the next script, a given text
    assert found.pop("host.js") and {name: said for name, said in found.items() if said} == beside_itself
