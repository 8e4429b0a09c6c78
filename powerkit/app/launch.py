"""Starts JupyterLab as the workbook: its own settings, kernel, port and page, and nobody else's."""

import os
import secrets
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from powerkit.app.jupyter_config import LAB, NOT_OURS, blank_configuration, own_environment, server_config
from powerkit.app.running import (
    BEFORE,
    Running,
    choose_port,
    find_running,
    forget_running,
    kept_port,
    note_running,
    noted_elsewhere,
    still_open_from_before,
)
from powerkit.app.running import browser as opening
from powerkit.app.running.tickets import Door
from powerkit.error_log import keep_off_the_terminal
from powerkit.errors import WorkbookError
from powerkit.logbook.private_files import keep_private
from powerkit.logbook.workspace import WorkbookFolder, first_page, prepare, writing_in
from powerkit.text.catalogue import t
from powerkit.text.shell_commands import command
from powerkit.ui.notebooks import notebooks_for


def open_workbook(
    folder: WorkbookFolder,
    *,
    deck: Path | None,
    page: str = "",
    port: int | None,
    browser: bool,
    take_over: Callable[[Running], bool] = lambda _: False,
) -> None:
    """Open the workbook in *folder* at *page* and serve it until closed.

    *page* is a notebook's file name, with "#card-1-2" for a card on it; the first page there is if empty.
    A workbook that is already running is pointed to instead. *deck* is a locality's own deck, *port* a new port for
    this workbook from now on, *browser* whether to open one. *take_over* says whether to open it although the note in
    the folder says that another computer has it open.

    Raises WorkbookError when the folder can't be written, the port is taken, or it is open elsewhere.
    """
    if running := find_running(folder):
        opening.point_to(folder, running, page or first_page(folder), browser)
        return
    if still_open_from_before(folder):
        raise WorkbookError(
            "This workbook is still open, from where its folder was before.",
            "Choose Close the workbook on its page, or press Ctrl+C where it was started; then open it again.",
        )
    if (elsewhere := noted_elsewhere(folder)) and not take_over(elsewhere):
        raise WorkbookError(
            f"This workbook is open {elsewhere.where}.",
            "Close it there and wait until the folder is in step. If it is not open there any more: "
            + command("open", "--here"),
        )
    keep_private()
    opening.clear(folder)  # a stopped workbook leaves it
    notebooks = notebooks_for(folder, deck)
    prepare(folder, notebooks)
    before = kept_port(folder)
    with writing_in(folder.root):
        port = choose_port(folder, port)
    token = secrets.token_urlsafe(24)
    os.environ.update(own_environment(folder, deck, os.environ))
    for name in (*NOT_OURS, BEFORE):
        os.environ.pop(name, None)
    if before not in (None, port):
        os.environ[BEFORE] = str(before)
    server = _make_server(folder, notebooks, port, token)
    page = page or first_page(folder)
    server.io_loop.add_callback(lambda: opening.tell(folder, note_running(folder, port, token), page, browser, before))
    if page and not server.web_app.settings["powerkit_lock"].closed:
        server.io_loop.spawn_callback(server.look_ahead, page.partition("#")[0])
    keep_off_the_terminal(server.log)
    _stop_when_asked(server)
    try:
        server.start()
    finally:
        opening.clear(folder)
        forget_running(folder)
    print("Your workbook is closed.")


def _make_server(folder: WorkbookFolder, notebooks: Path, port: int, token: str) -> Any:
    # Reading this grammar is more than half of the start. It is for addresses in schemas, and none here has any.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    # Imported only now: these take a second, and nobody but the server needs them.
    from traitlets.config import Config

    from powerkit.app.server import ENTRANCE, below
    from powerkit.app.server.server import WorkbookServer
    from powerkit.app.server.set_up import furnish

    blank_configuration(folder)
    server = WorkbookServer.instance(config=Config(server_config(folder, port, token)))
    server.jpserver_extensions, server.no_browser_open_file = {LAB: True}, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Jupyter's notes to programmers about settings given twice
            server.initialize(argv=[], starter_extension="lab", find_extensions=False)
    except SystemExit as error:
        raise WorkbookError(
            f"The workbook could not start: its port, {port}, was taken just now.", "Start it again."
        ) from error
    furnish(server, folder, notebooks, token, port=port, again=t("To carry on, start the workbook again."))
    settings = server.web_app.settings
    settings["powerkit_door"] = Door(token)
    settings["powerkit_entered"] = lambda: opening.clear(folder)
    settings["xsrf_cookie_kwargs"] = {"samesite": "Strict"}
    server.web_app.add_handlers(".*$", below(server.base_url, ENTRANCE))
    return server


def _stop_when_asked(server: Any) -> None:
    """Ctrl+C, or closing the window it runs in, stops the kernels and then the server, with no question asked.

    Asked a second time it stops at once: kernels end by themselves when they see that their server is gone.
    """
    asked: list[int] = []

    def stop(signal_number: int, _: object) -> None:
        if not asked:
            server.stop(from_signal=True)
        else:
            server.io_loop.add_callback_from_signal(server.io_loop.stop)
        asked.append(signal_number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


if __name__ == "__main__":  # pragma: no cover
    sys.exit(f"Start the workbook with: {command('open')}")
