"""The app in a process of its own, without a browser: what it says and logs when things go wrong, and that it stops."""

import errno
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from powerkit.app.launch import open_workbook
from powerkit.app.server import WorkbookKernels, moved_folder
from powerkit.error_log import FaultLog, ServerLog, Wordless
from powerkit.errors import WorkbookError
from powerkit.logbook import Logbook
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.resources import kernelspec_folder
from powerkit.ui.card_session import CardDesk
from tests.journeys.mode_support import RunningWorkbook, wait_until
from tests.own_thread import run_in_own_thread
from tests.shipped import shipped_deck

FIRST = "01-we-know-our-people.ipynb"
MARK = "Quillonbury"
FAULTS = ("raise", "cause", "task", "callback", "thread", "object", "warning", "logger", "answer")
HARMFUL = f"""
import asyncio, gc, logging, sys, threading, warnings
if "powerkit.ui.kernel" not in sys.orig_argv:
    from powerkit.app import launch
    from tornado import web

    MARK = {MARK!r}
    made = launch._make_server

    def fail(*_):
        raise ValueError(f"{{MARK}} said so")

    async def fail_later():
        fail()

    class Falls:
        __del__ = fail

    class Handler(web.RequestHandler):
        _jupyter_allow_unauthenticated = True

        async def get(self, how):
            if how == "raise":
                fail()
            elif how == "cause":
                try:
                    fail()
                except ValueError as error:
                    raise RuntimeError(MARK) from error
            elif how == "task":
                asyncio.ensure_future(fail_later())
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                gc.collect()
            elif how == "callback":
                asyncio.get_running_loop().call_soon(fail)
            elif how == "thread":
                thread = threading.Thread(target=fail, name=MARK)
                thread.start()
                thread.join()
            elif how == "object":
                Falls()
            elif how == "warning":
                warnings.warn(MARK)
            elif how == "logger":
                logging.getLogger("elsewhere").error("it was %s", MARK)
            elif how == "answer":
                raise web.HTTPError(500, log_message=MARK, reason=MARK)

    def make(*given):
        server = made(*given)
        server.web_app.add_handlers(".*$", [("/faulty/(.*)", Handler)])
        return server

    launch._make_server = make
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, real_workbook: None) -> Iterator[RunningWorkbook]:
    """A running workbook that has an address for each kind of fault."""
    harm = tmp_path_factory.mktemp("harm")
    (harm / "sitecustomize.py").write_text(HARMFUL, encoding="utf-8")
    path = os.pathsep.join([str(harm), str(Path(__file__).parents[2])])
    with RunningWorkbook(tmp_path_factory.mktemp("here") / MARK, start=FIRST, env={"PYTHONPATH": path}) as book:
        wait_until(lambda: (found := asked(book, "api/kernels"))[0] == 200 and found[1] != "[]")
        yield book


def asked(
    book: RunningWorkbook, path: str, method: str = "GET", body: Any = None, page: bool = False
) -> tuple[int, str]:
    """What the workbook answers to somebody who was let in."""
    headers = {"Authorization": f"token {book.token}", "Accept": "text/html" if page else "*/*"}
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"http://127.0.0.1:{book.port}/{path}", method=method, headers=headers, data=data)
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


async def _badly_said(book: RunningWorkbook, kernel: str) -> None:
    from tornado.httpclient import HTTPRequest
    from tornado.websocket import websocket_connect

    header = {"msg_id": "0", "msg_type": "kernel_info_request", "session": "x", "username": "", "version": "5.3"}
    asks: dict[str, Any] = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": {}}
    wrong: list[Any] = [MARK, [MARK], {"channel": MARK}, {"channel": "shell", "header": {"msg_type": MARK}}]
    wrong.append(asks | {"header": header | {"msg_type": "comm_msg", "username": MARK}, "content": {MARK: MARK}})
    for message in wrong:  # each on a line of its own: the server may hang up on any of them
        request = HTTPRequest(
            f"ws://127.0.0.1:{book.port}/api/kernels/{kernel}/channels",
            headers={"Authorization": f"token {book.token}"},
        )
        socket = await websocket_connect(request)
        await socket.write_message(json.dumps(asks))
        await socket.read_message()  # it has started: until then a kernel makes its folders anew
        await socket.write_message(json.dumps(message))
        socket.close()


@pytest.mark.long
def test_no_fault_brings_a_word_into_the_log_or_the_terminal_and_a_moved_folder_is_said_and_stops_nothing(
    book: RunningWorkbook,
) -> None:
    for how in FAULTS:
        asked(book, f"faulty/{how}")
    notebook = {"type": "notebook", "format": "json", "content": {"cells": [{MARK: MARK}], "metadata": {}}}
    asked(book, f"api/contents/{FIRST}", "PUT", notebook)
    asked(book, f"api/contents/{MARK}.ipynb")
    asked(book, "api/sessions", "POST", {"path": MARK, "name": MARK, "type": "x", "kernel": {"name": MARK}})
    asked(book, "powerkit/restore", "POST", {"page": MARK})
    [kernel, *_] = book.ask("api/kernels")
    run_in_own_thread(_badly_said(book, kernel["id"]))
    logged = "".join(file.read_text(encoding="utf-8") for file in (book.folder / ".powerkit" / "logs").iterdir())
    assert logged.count("ValueError") >= len(("raise", "cause", "task", "callback", "thread", "object")), logged
    assert "RuntimeError" in logged and "500 GET" in logged
    assert MARK not in logged

    elsewhere = book.folder.with_name("moved")
    book.folder.rename(elsewhere)
    status, page = asked(book, f"lab/tree/{FIRST}", page=True)
    assert status == 503 and "not in its place any more" in page and "wait in your browser" in page
    assert asked(book, f"api/contents/{FIRST}", "PUT", notebook)[0] == 503
    assert asked(book, "api/sessions", "POST", {"path": FIRST, "name": "", "type": "notebook"})[0] == 503
    for how in FAULTS:  # nothing can be logged now
        asked(book, f"faulty/{how}")
    elsewhere.rename(book.folder)
    assert asked(book, f"api/contents/{FIRST}?content=0")[0] == 200
    book.folder.rename(elsewhere)
    assert asked(book, f"lab/tree/{FIRST}", page=True)[0] == 503
    with pytest.raises(WorkbookError, match="still open, from where its folder was before"):
        open_workbook(WorkbookFolder(elsewhere), deck=None, port=None, browser=False)
    process = book._process
    gone, back, closed = "not in its place any more", "back in its place", "Your workbook is closed."
    said = book.stop()
    assert process is not None and process.returncode == 0
    found = [next(words for words in (gone, back, "Put it back", closed) if words in line) for line in said]
    assert found == [gone, "Put it back", back, gone, "Put it back", closed]
    assert not book.folder.exists() and (elsewhere / FIRST).is_file()


def test_a_kernel_that_could_not_start_does_not_keep_the_server_from_stopping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_PATH", str(kernelspec_folder()))

    async def started_and_ended() -> None:
        kernels = WorkbookKernels(connection_dir=str(tmp_path / "gone" / "further"), default_kernel_name="powerkit")
        (tmp_path / "gone").write_text("no folder")
        with pytest.raises(OSError, match="gone"):
            await kernels.start_kernel()
        await kernels.shutdown_all()

    run_in_own_thread(started_and_ended())


def test_a_card_says_that_the_folder_was_moved_and_the_word_stays_with_the_page(tmp_path: Path) -> None:
    folder = WorkbookFolder(tmp_path / "mine")
    folder.root.mkdir()
    with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
        card = shipped_deck().card("1.1")
        desk = CardDesk(card, logbook, lambda _: None)
        message = {"kind": "draft", "client": "c", "n": 1, "field": card.fields[0].id, "value": MARK}
        folder.root.rename(tmp_path / "elsewhere")
        [refused] = desk.answer(message)
        assert not refused["ok"] and "moved or renamed" in refused["error"]
        (tmp_path / "elsewhere").rename(folder.root)
        [kept] = desk.answer(message)
        assert kept["ok"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "the disk is full. Make room"), (errno.EROFS, "not read-only"), (errno.EACCES, "not read-only")],
)
def test_why_no_page_opens_is_known_to_the_server(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = WorkbookFolder(tmp_path / "mine")
    folder.state.mkdir(parents=True)
    place = moved_folder.Place(folder)
    assert place.in_the_way() == ""
    with monkeypatch.context() as patch:
        patch.setattr(moved_folder, "expect_room", lambda _: (_ for _ in ()).throw(OSError(number, "no")))
        assert said in place.in_the_way()
    folder.root.rename(tmp_path / "elsewhere")
    assert "not in its place any more" in place.in_the_way() and "Put it back" in place.in_the_way()


def test_a_full_disk_keeps_the_log_and_the_terminal_silent(capfd: pytest.CaptureFixture[str]) -> None:
    handler = ServerLog("/dev/full", maxBytes=10, backupCount=1, delay=True)
    handler.setFormatter(Wordless())
    handler.handle(logging.LogRecord("x", logging.ERROR, __file__, 1, MARK, (), None))
    assert capfd.readouterr() == ("", "")


def test_our_own_fault_log_names_an_error_without_its_words(tmp_path: Path) -> None:
    log = logging.getLogger("powerkit.of_this_test")
    log.propagate = False
    log.addHandler(FaultLog(tmp_path))
    try:
        raise KeyError(MARK) from ValueError(MARK)
    except KeyError:
        log.exception("A part failed")
    [file] = tmp_path.iterdir()
    assert "KeyError" in file.read_text(encoding="utf-8") and MARK not in file.read_text(encoding="utf-8").replace(
        "raise KeyError(MARK) from ValueError(MARK)", ""
    )
