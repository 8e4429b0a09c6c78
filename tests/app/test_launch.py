"""Starting the workbook: its port, a second start, what it tells Jupyter, and what saving takes out."""

import json
import os
import re
import socket
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from powerkit.app import launch
from powerkit.app.jupyter_config import own_environment, server_config
from powerkit.app.running import (
    browser,
    choose_port,
    find_running,
    forget_running,
    is_free,
    note_running,
    noted_elsewhere,
    waiting_at,
)
from powerkit.app.running.tickets import Door, new_ticket, proof
from powerkit.app.server import HANDLERS, keep_only_records, page_template
from powerkit.app.server.doors import WebHandler
from powerkit.errors import WorkbookError
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import kernelspec_folder, settings_folder, web_folder
from powerkit.text.shell_commands import command


@pytest.fixture
def folder(tmp_path: Path) -> WorkbookFolder:
    folder = WorkbookFolder(tmp_path / "My workbook")
    for place in (folder.running_file.parent, folder.logs):
        place.mkdir(parents=True)
    return folder


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_a_workbook_keeps_its_port(folder: WorkbookFolder) -> None:
    port = choose_port(folder)
    assert 20_000 <= port < 30_000
    assert [choose_port(folder) for _ in range(3)] == [port] * 3


def test_two_workbooks_have_ports_of_their_own(tmp_path: Path) -> None:
    ports = set()
    for name in ("one", "two", "three"):
        folder = WorkbookFolder(tmp_path / name)
        folder.state.mkdir(parents=True)
        ports.add(choose_port(folder))
    assert len(ports) == 3


def test_another_port_is_kept_from_then_on(folder: WorkbookFolder) -> None:
    first = choose_port(folder)
    other = next(port for port in range(first + 1, first + 50) if is_free(port))
    assert choose_port(folder, other) == other
    assert choose_port(folder) == other


def test_a_port_in_use_is_said_plainly_and_never_swapped_in_silence(folder: WorkbookFolder, taken: int) -> None:
    folder.port_file.write_text(f"{taken}\n", encoding="ascii")
    with pytest.raises(WorkbookError) as problem:
        choose_port(folder)
    assert str(taken) in problem.value.what and "--port" in problem.value.do
    assert folder.port_file.read_text(encoding="ascii") == f"{taken}\n"


def test_the_port_a_message_offers_is_free(folder: WorkbookFolder, taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def free(port: int) -> bool:
        asked.append(port)
        return len(asked) > 3 and is_free(port)

    folder.port_file.write_text(f"{taken}\n", encoding="ascii")
    monkeypatch.setattr("powerkit.app.running.ports.is_free", free)
    with pytest.raises(WorkbookError) as problem:
        choose_port(folder)
    assert asked[0] == taken and f"--port {asked[-1]}" in problem.value.do and len(asked) == 4


def test_words_that_may_wait_under_another_port_are_said_with_a_way_to_them(
    folder: WorkbookFolder, taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    port = choose_port(folder)
    running = note_running(folder, port, "secret")
    for before, said in ((None, False), (port, False), (taken, True), (port + 1, True)):
        browser.tell(folder, running, "", browser=False, before=before)
        assert ("wait in your browser" in capsys.readouterr().out) is said
    assert "the other program that has that port" in waiting_at(taken)
    assert waiting_at(taken).endswith(command("open", "--port", str(taken)))
    free = next(other for other in range(port + 1, port + 50) if is_free(other))
    assert "other program" not in waiting_at(free)


@pytest.mark.parametrize("port", [0, -1, 80, 70_000])
def test_a_number_that_cannot_be_a_port_is_refused(folder: WorkbookFolder, port: int) -> None:
    with pytest.raises(WorkbookError, match="can't be a port"):
        choose_port(folder, port)


@pytest.mark.parametrize("kept", ["", "abc", "0", "999999"])
def test_a_damaged_port_file_is_made_again(folder: WorkbookFolder, kept: str) -> None:
    folder.port_file.write_text(kept, encoding="ascii")
    assert 20_000 <= choose_port(folder) < 30_000


class Server:
    """Stands for a server on this computer that answers *reply* to anybody, or the proof of who knows *token*."""

    def __init__(self, folder: WorkbookFolder, token: str = "", reply: bytes = b"", status: int = 200) -> None:
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(f"{self.path}\n{self.headers}")
                nonce = self.path.partition("nonce=")[2]
                self.send_response(status)
                self.send_header("Location", "http://elsewhere.example/")
                self.end_headers()
                proven = {"proof": proof(token, nonce, str(folder.root.resolve()))}
                self.wfile.write(json.dumps(proven).encode() if token else reply)

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    asked: list[str]


def test_a_running_workbook_is_found_by_asking_it(folder: WorkbookFolder) -> None:
    with Server(folder, "secret") as server:
        note_running(folder, server.port, "secret")
        found = find_running(folder)
        assert found and found.port == server.port
    assert find_running(folder) is None


@pytest.mark.parametrize(
    ("reply", "status"),
    [(b'{"workbook": "/another"}', 200), (b"[]", 200), (b"not json", 200), (b"", 200), (b'{"proof": 3}', 200),
     (b'{"proof": "\xc3\xa9"}', 200), (b"[" * 100_000, 200), (b"", 302), (b"{}", 500)],
)  # fmt: skip
def test_another_program_at_the_noted_port_is_not_taken_for_the_workbook_and_learns_no_secret(
    folder: WorkbookFolder, reply: bytes, status: int
) -> None:
    with Server(folder, reply=reply, status=status) as server:
        note_running(folder, server.port, "the-secret")
        assert find_running(folder) is None
        assert len(server.asked) == 1 and "the-secret" not in server.asked[0]


def test_a_workbook_of_another_folder_at_the_noted_port_is_not_taken_for_this_one(folder: WorkbookFolder) -> None:
    with Server(WorkbookFolder(folder.root / "another"), "secret") as server:
        note_running(folder, server.port, "secret")
        assert find_running(folder) is None


def as_note(**given: object) -> bytes:
    return json.dumps({"pid": 1, "port": 20_000, "token": "t", **given}).encode()


@pytest.mark.parametrize(
    "noted",
    [b"", b"{}", b"[]", b"null", b'"x"', b'{"pid": "x", "port": 1, "token": "t"}', b"[" * 100_000, b"[" * 9_000,
     b'{"a":' * 1_900, b"\xff\xfe\x00", as_note(port=0), as_note(port=99_999), as_note(port=1e400), as_note(pid=[]),
     as_note(token=""), b"1" * 9_000],
)  # fmt: skip
def test_a_damaged_note_of_who_runs_counts_as_nobody(folder: WorkbookFolder, noted: bytes) -> None:
    folder.running_file.write_bytes(noted)
    assert find_running(folder) is None and noted_elsewhere(folder) is None
    forget_running(folder)
    assert folder.running_file.exists()


@given(st.binary(max_size=200) | st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["pid", "port", "token", "host", "since", "machine"]), inner, max_size=6),
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_note_of_who_runs_stops_a_start(folder: WorkbookFolder, content: bytes) -> None:
    folder.running_file.write_bytes(content)
    assert find_running(folder, timeout=0.5) is None
    elsewhere = noted_elsewhere(folder)
    assert elsewhere is None or elsewhere.where.startswith("on ")


def test_a_workbook_that_another_computer_has_open_says_where_and_how_to_go_on(
    folder: WorkbookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_running(folder, 20_000, "secret")
    there = json.loads(folder.running_file.read_bytes())
    there |= {"host": "LAPTOP-7", "machine": "another", "since": datetime.now().strftime("%Y-%m-%dT14:02:00")}
    folder.running_file.write_text(json.dumps(there), encoding="utf-8")
    monkeypatch.setattr(launch, "_make_server", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(WorkbookError, match="open on LAPTOP-7 since 14:02") as problem:
        launch.open_workbook(folder, deck=None, port=None, browser=False)
    assert problem.value.do.endswith(command("open", "--here"))
    forget_running(folder)
    assert folder.running_file.exists()  # it is another computer's note
    monkeypatch.setattr(launch, "_make_server", lambda *_: (_ for _ in ()).throw(WorkbookError("it goes on")))
    with pytest.raises(WorkbookError, match="it goes on"):
        launch.open_workbook(folder, deck=None, port=None, browser=False, take_over=lambda _: True)


def test_a_second_start_points_to_the_first_and_starts_nothing(
    folder: WorkbookFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("platform.release", lambda: "6.1")
    monkeypatch.setattr(launch, "_make_server", lambda *_: pytest.fail("a second server was started"))
    with Server(folder, "secret") as server:
        note_running(folder, server.port, "secret")
        launch.open_workbook(folder, deck=None, page="01-x.ipynb", port=None, browser=True)
    [address] = opened
    file = folder.root / "Opening the workbook.html"
    assert address == file.as_uri() and "secret" not in address and "ticket" not in address
    said = capsys.readouterr().out
    printed = re.search(r"already open at (http://127\.0\.0\.1:\d+/powerkit/enter\?ticket=(\S+))", said)
    led = re.search(r"url=http://127\.0\.0\.1:\d+/powerkit/enter\?ticket=([^\"]+)", file.read_text(encoding="utf-8"))
    assert printed and led and "secret" not in said
    door = Door("secret")
    assert [door.page_of(ticket) for ticket in (printed[2], led[1])] == ["01-x.ipynb"] * 2
    assert door.let_in(printed[2]) and door.let_in(led[1])


def test_a_second_start_that_names_no_page_leads_to_the_first_page(
    folder: WorkbookFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.root / "00-start.ipynb").write_text("{}")
    (folder.root / "01-x.ipynb").write_text("{}")
    monkeypatch.setattr(launch, "_make_server", lambda *_: pytest.fail("a second server was started"))
    with Server(folder, "secret") as server:
        note_running(folder, server.port, "secret")
        launch.open_workbook(folder, deck=None, port=None, browser=False)
    printed = re.search(r"ticket=(\S+)", capsys.readouterr().out)
    assert printed and Door("secret").page_of(printed[1]) == "00-start.ipynb"


def test_a_ticket_lets_in_once_and_for_a_while_and_none_can_be_made_without_the_token() -> None:
    door = Door("secret")
    ticket = new_ticket("secret", "01-é.ipynb#card-1-2", 60)
    assert "secret" not in ticket and door.page_of(ticket) == "01-é.ipynb#card-1-2"
    assert [door.let_in(ticket) for _ in range(3)] == [True, False, False]
    assert not door.let_in(new_ticket("secret", "", -1))
    assert not door.let_in(new_ticket("secret", "", 10**9))
    assert not door.let_in(new_ticket("another", "", 60))
    assert not Door("another").let_in(new_ticket("secret", "", 60))


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=100)
def test_no_text_is_taken_for_a_ticket(text: str) -> None:
    good = new_ticket("secret", "01-x.ipynb", 60)
    for ticket in (text, f"{good}{text or 'x'}", f"{text or 'x'}{good}", good.replace(".", f".{text or 'x'}", 1)):
        assert not Door("secret").let_in(ticket)


def test_jupyter_is_kept_to_the_workbooks_own_folders(folder: WorkbookFolder, tmp_path: Path) -> None:
    environment = own_environment(folder, tmp_path, {})
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        assert Path(environment[name]).is_relative_to(folder.state)
    assert environment["POWERKIT_WORKBOOK"] == str(folder.root)
    assert environment["POWERKIT_DECK"] == str(tmp_path)
    assert "POWERKIT_DECK" not in own_environment(folder, None, {})


def test_pythons_path_leaves_out_the_workbook_folder_and_wherever_one_happens_to_be(
    folder: WorkbookFolder, tmp_path: Path
) -> None:
    path = os.pathsep.join([str(tmp_path), "", ".", "here", str(folder.root), str(folder.root / "deeper")])
    assert own_environment(folder, None, {"PYTHONPATH": path})["PYTHONPATH"] == str(tmp_path)


def test_jupyter_listens_here_only_with_a_token_and_our_kernel_alone(folder: WorkbookFolder) -> None:
    config = server_config(folder, 23_456, "secret")
    assert (config["ServerApp"]["ip"], config["ServerApp"]["port"]) == ("127.0.0.1", 23_456)
    assert config["ServerApp"]["port_retries"] == 0
    assert config["IdentityProvider"]["token"] == "secret"
    assert config["KernelSpecManager"] == {"allowed_kernelspecs": {"powerkit"}, "ensure_native_kernel": False}
    for name in ("user_settings_dir", "workspaces_dir"):
        assert Path(config["LabApp"][name]).is_relative_to(folder.state)


def test_no_message_between_a_page_and_its_kernel_is_held_back(
    folder: WorkbookFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = server_config(folder, 23_456, "secret")["ServerApp"]["kernel_websocket_connection_class"]
    module, _, name = named.rpartition(".")
    connection = getattr(import_module(module), name)
    done: list[object] = []

    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda _: done.append("connected"))
    page = SimpleNamespace(set_nodelay=done.append)
    met = type("Met", (connection,), {"websocket_handler": page})
    met.__new__(met).connect()
    assert done == [True, "connected"]


def test_what_the_server_gives_out_of_the_cards_scripts_finds_all_that_it_imports() -> None:
    given = next(pattern for pattern, handler in HANDLERS if handler is WebHandler)
    served = [file for file in web_folder().iterdir() if re.fullmatch(given, f"/powerkit/web/{file.name}")]
    imported = {
        name for file in served for name in re.findall(r'from "\./([\w./]+)"', file.read_text(encoding="utf-8"))
    }
    assert imported and imported <= {file.name for file in served}


def test_the_kernel_starts_with_no_path_of_the_folder_it_is_in() -> None:
    spec = json.loads((kernelspec_folder() / "kernels" / "powerkit" / "kernel.json").read_text(encoding="utf-8"))
    assert spec["argv"][:4] == ["python", "-P", "-m", "powerkit.ui.kernel"]


def test_the_page_has_its_bar_and_landmarks_before_any_script_runs(tmp_path: Path) -> None:
    stock = tmp_path / "index.html"
    stock.write_text('<html><head><title>JupyterLab</title></head><body class="x"><script></script></body></html>')
    page = page_template(stock, settings_folder() / "page.html")
    assert page.index("<title>") < page.index('<body class="x">') < page.index("<nav") < page.index("<main")
    assert "JupyterLab" not in page and page.endswith("<script></script></body></html>")


def saved(*outputs: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    cell = {"cell_type": "code", "source": "x", "metadata": {}, "execution_count": 3, "outputs": list(outputs)}
    model = {"type": "notebook", "content": {"cells": [cell], "metadata": metadata, "nbformat": 4}}
    keep_only_records(model=model, path="01-x.ipynb")
    return model


def data(**kinds: str) -> dict[str, Any]:
    mimes = {"html": "text/html", "plain": "text/plain", "widget": "application/vnd.jupyter.widget-view+json"}
    return {"output_type": "display_data", "metadata": {}, "data": {mimes.get(k, k): v for k, v in kinds.items()}}


def test_saving_keeps_records_and_takes_everything_else_out() -> None:
    record = data(html="<p>record</p>", plain="record")
    model = saved(
        data(widget="{}", plain="Card('private')", html="private"),
        record | {"data": record["data"] | {"image/png": "private"}, "transient": {"display_id": "x"}},
        data(plain="private"),
        {"output_type": "stream", "name": "stdout", "text": "private"},
        {"output_type": "error", "ename": "E", "evalue": "private", "traceback": ["private"]},
        widgets={"state": "private"},
    )
    [cell] = model["content"]["cells"]
    assert cell["outputs"] == [record] and cell["execution_count"] is None
    assert "private" not in json.dumps(model)


def test_a_notebook_that_cannot_be_understood_is_not_saved_at_all() -> None:
    from tornado.web import HTTPError

    damaged: list[Any] = [{}, {"cells": [{}], "metadata": {}}, {"cells": 3, "metadata": {}}, []]
    for content in damaged:
        with pytest.raises(HTTPError):
            keep_only_records(model={"type": "notebook", "content": content}, path="x.ipynb")


def test_files_that_are_not_notebooks_are_saved_as_they_are() -> None:
    model = {"type": "file", "content": "words"}
    keep_only_records(model=model, path="x.txt")
    assert model == {"type": "file", "content": "words"}


def test_every_file_a_page_loads_is_in_the_package() -> None:
    from powerkit.resources import labextension_folder

    static = labextension_folder() / "powerkit-workbook" / "static"
    for script in static.glob("*.js"):
        for line in script.read_text(encoding="utf-8").splitlines():
            if line.startswith("import ") and ' from "./' in line:
                assert (static / line.split('"')[1]).is_file(), line
    package = json.loads((static.parent / "package.json").read_text(encoding="utf-8"))
    assert (static.parent / package["jupyterlab"]["_build"]["load"]).is_file()
    assert "http" not in (settings_folder() / "page.html").read_text(encoding="utf-8")
