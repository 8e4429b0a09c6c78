"""Starting the workbook: its port, a second start, what it tells Jupyter, and what saving takes out."""

import json
import os
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from powerkit import app
from powerkit.app import own_environment, server_config
from powerkit.appserver import keep_only_records, page_template
from powerkit.content import kernelspec_folder, settings_folder
from powerkit.errors import WorkbookError
from powerkit.folder import WorkbookFolder
from powerkit.running import choose_port, find_running, forget_running, is_free, note_running


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


@pytest.mark.parametrize("port", [0, -1, 80, 70_000])
def test_a_number_that_cannot_be_a_port_is_refused(folder: WorkbookFolder, port: int) -> None:
    with pytest.raises(WorkbookError, match="can't be a port"):
        choose_port(folder, port)


@pytest.mark.parametrize("kept", ["", "abc", "0", "999999"])
def test_a_damaged_port_file_is_made_again(folder: WorkbookFolder, kept: str) -> None:
    folder.port_file.write_text(kept, encoding="ascii")
    assert 20_000 <= choose_port(folder) < 30_000


class Server:
    """Stands for a server on this computer that answers *reply* to anybody with the *token*."""

    def __init__(self, reply: bytes, token: str) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                good = self.path == "/powerkit/here" and self.headers["Authorization"] == f"token {token}"
                self.send_response(200 if good else 403)
                self.end_headers()
                self.wfile.write(reply if good else b"{}")

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def test_a_running_workbook_is_found_by_asking_it(folder: WorkbookFolder) -> None:
    server = Server(json.dumps({"workbook": str(folder.root.resolve())}).encode(), "secret")
    note_running(folder, server.port, "secret")
    found = find_running(folder)
    assert found and found.address("01-é.ipynb") == (
        f"http://127.0.0.1:{server.port}/lab/tree/01-%C3%A9.ipynb?token=secret"
    )
    server.stop()
    assert find_running(folder) is None


@pytest.mark.parametrize("reply", [b'{"workbook": "/another"}', b"[]", b"not json", b""])
def test_another_program_at_the_noted_port_is_not_taken_for_the_workbook(folder: WorkbookFolder, reply: bytes) -> None:
    server = Server(reply, "secret")
    note_running(folder, server.port, "secret")
    assert find_running(folder) is None
    server.stop()


@pytest.mark.parametrize("noted", ["", "{}", "[]", '{"pid": "x", "port": 1, "token": "t"}'])
def test_a_damaged_note_of_who_runs_counts_as_nobody(folder: WorkbookFolder, noted: str) -> None:
    folder.running_file.write_text(noted, encoding="utf-8")
    assert find_running(folder) is None
    forget_running(folder)
    assert folder.running_file.exists()


def test_a_second_start_points_to_the_first_and_starts_nothing(
    folder: WorkbookFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = Server(json.dumps({"workbook": str(folder.root.resolve())}).encode(), "secret")
    running = note_running(folder, server.port, "secret")
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(app, "_make_server", lambda *_: pytest.fail("a second server was started"))
    app.open_workbook(folder, deck=None, page="01-x.ipynb", port=None, browser=True)
    for thread in threading.enumerate():
        if thread.name == "browser":
            thread.join(5)
    assert capsys.readouterr().out == f"Your workbook is already open at {running.address('01-x.ipynb')}\n"
    assert opened == [running.address("01-x.ipynb")]
    server.stop()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the note to its owner by the folder it is in")
def test_the_note_with_the_token_is_for_its_owners_eyes(folder: WorkbookFolder) -> None:
    note_running(folder, 20_000, "secret")
    assert folder.running_file.stat().st_mode & 0o077 == 0


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


def test_the_kernel_starts_with_no_path_of_the_folder_it_is_in() -> None:
    spec = json.loads((kernelspec_folder() / "kernels" / "powerkit" / "kernel.json").read_text(encoding="utf-8"))
    assert spec["argv"][:4] == ["python", "-P", "-m", "powerkit.kernel"]


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
    from powerkit.content import labextension_folder

    static = labextension_folder() / "powerkit-workbook" / "static"
    for script in static.glob("*.js"):
        for line in script.read_text(encoding="utf-8").splitlines():
            if line.startswith("import ") and ' from "./' in line:
                assert (static / line.split('"')[1]).is_file(), line
    package = json.loads((static.parent / "package.json").read_text(encoding="utf-8"))
    assert (static.parent / package["jupyterlab"]["_build"]["load"]).is_file()
    assert "http" not in (settings_folder() / "page.html").read_text(encoding="utf-8")
