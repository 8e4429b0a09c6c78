"""Starts JupyterLab as the workbook: its own settings, kernel, port and page, and nobody else's."""

import os
import secrets
import signal
import sys
import warnings
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from powerkit import resources
from powerkit.app.running import (
    BEFORE,
    HOST,
    Running,
    choose_port,
    find_running,
    forget_running,
    kept_port,
    note_running,
    noted_elsewhere,
)
from powerkit.app.running import browser as opening
from powerkit.app.running.tickets import Door
from powerkit.error_log import keep_off_the_terminal
from powerkit.errors import WorkbookError
from powerkit.logbook.workspace import WorkbookFolder, keep_private, prepare
from powerkit.text.shell_commands import command, told_on
from powerkit.ui.notebooks import notebooks_for

_NOT_OURS = ("PYTHONSTARTUP", "JUPYTER_TOKEN", "JUPYTER_CONFIG_PATH", "JUPYTERLAB_DIR", "JUPYTERLAB_SETTINGS_DIR",
             "JUPYTERLAB_WORKSPACES_DIR", "JUPYTER_GATEWAY_URL")  # fmt: skip
_CULL_AFTER, _CULL_EVERY = 120, 30  # seconds a kernel stays once nobody's page is connected to it

_SERVER = "WorkbookServer"

LARGEST_MESSAGE = 80_000_000
"""Bytes of one message of a page: a file a person chose travels in one. Above it the kernel is lost."""


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

    Raises WorkbookError when the folder can't be written, the port is taken, or another computer has it open.
    """
    if running := find_running(folder):
        opening.point_to(folder, running, page or _first_page(folder), browser)
        return
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
    try:
        port = choose_port(folder, port)
    except OSError as error:
        raise WorkbookError(f"The workbook can't write in {folder.root}.", "Choose another with --workbook.") from error
    token = secrets.token_urlsafe(24)
    os.environ.update(own_environment(folder, deck, os.environ))
    for name in (*_NOT_OURS, BEFORE):
        os.environ.pop(name, None)
    if before not in (None, port):
        os.environ[BEFORE] = str(before)
    server = _make_server(folder, notebooks, port, token)
    page = page or _first_page(folder)
    server.io_loop.add_callback(lambda: opening.tell(folder, note_running(folder, port, token), page, browser, before))
    if page and not server.web_app.settings["powerkit_lock"].closed:
        server.io_loop.spawn_callback(server.session_manager.start_early, page.partition("#")[0])
    keep_off_the_terminal(server.log)
    _stop_when_asked(server)
    try:
        server.start()
    finally:
        opening.clear(folder)
        forget_running(folder)
    print("Your workbook is closed.")


def own_environment(folder: WorkbookFolder, deck: Path | None, environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that keep Jupyter, IPython and the kernels to the workbook's own files.

    Python's path keeps only absolute places outside the workbook folder: a file beside a notebook must never run.
    """
    state = folder.state
    own = {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "JUPYTER_RUNTIME_DIR": str(state / "runtime"),
        "JUPYTER_PATH": str(resources.kernelspec_folder()),
        "IPYTHONDIR": str(folder.ipython),
        "PYTHONPATH": _safe_path(environment.get("PYTHONPATH", ""), folder.root),
        "POWERKIT_WORKBOOK": str(folder.root),
    }
    own |= told_on(environment)
    return own | ({"POWERKIT_DECK": str(deck.resolve())} if deck else {})


def _safe_path(path: str, root: Path) -> str:
    places = [place for place in path.split(os.pathsep) if place and Path(place).is_absolute()]
    return os.pathsep.join(place for place in places if not Path(place).resolve().is_relative_to(root.resolve()))


def _make_server(folder: WorkbookFolder, notebooks: Path, port: int, token: str) -> Any:
    # Reading this grammar is more than half of the start. It is for addresses in schemas, and none here has any.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    # Imported only now: these take a second, and nobody but the server needs them.
    from jinja2 import ChoiceLoader, DictLoader
    from traitlets.config import Config

    from powerkit.app.server import HANDLERS, headers, lock_page, page_config_hook, page_template, page_url, place
    from powerkit.app.server.server import WorkbookServer

    server = WorkbookServer.instance(config=Config(server_config(folder, port, token)))
    server.jpserver_extensions, server.no_browser_open_file = {"jupyterlab": True}, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Jupyter's notes to programmers about settings given twice
            server.initialize(argv=[], starter_extension="lab", find_extensions=False)
    except SystemExit as error:
        raise WorkbookError(
            f"The workbook could not start: its port, {port}, was taken just now.", "Start it again."
        ) from error
    settings = server.web_app.settings
    settings["powerkit_folder"], settings["powerkit_notebooks"] = folder, notebooks
    settings["session_manager"] = server.session_manager
    settings["websocket_max_message_size"] = LARGEST_MESSAGE
    settings["page_config_hook"] = page_config_hook(folder)
    settings["powerkit_token"], settings["powerkit_door"] = token, Door(token)
    settings["powerkit_entered"] = lambda: opening.clear(folder)
    settings["xsrf_cookie_kwargs"] = {"samesite": "Strict"}
    page = page_template(_lab_folder() / "static" / "index.html", resources.settings_folder() / "page.html")
    settings["headers"] = headers(page, port)
    jinja = settings["lab_jinja2_env"]
    jinja.filters["page_url"] = lambda file: page_url(server.base_url, file)
    jinja.loader = ChoiceLoader([DictLoader({"index.html": page}), jinja.loader])
    server.web_app.add_handlers(".*$", HANDLERS)
    lock_page.install(server, folder)
    place.install(server, folder)
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


def server_config(folder: WorkbookFolder, port: int, token: str) -> dict[str, dict[str, Any]]:
    """All that Jupyter is told, by the name of its part. Nothing is read from configuration files."""
    from powerkit.app.server import KERNEL, NoCheckpoints, ShutDoor, WorkbookKernels, WorkbookSessions, record_keeper

    return {
        "Application": {"log_level": 30, "logging_config": _log_to(folder)},
        "ServerApp": {
            "ip": HOST, "port": port, "port_retries": 0, "root_dir": str(folder.root), "open_browser": False,
            "answer_yes": True, "allow_root": True, "terminals_enabled": False,
            "quit_button": False, "default_url": "/lab",
            "cookie_secret_file": str(folder.state / "cookie_secret"), "allow_remote_access": False,
            "session_manager_class": WorkbookSessions, "kernel_manager_class": WorkbookKernels,
        },
        "LabApp": {
            "app_dir": str(_lab_folder()), "app_settings_dir": str(resources.settings_folder()),
            "user_settings_dir": str(folder.state / "settings"), "workspaces_dir": str(folder.state / "workspaces"),
            "labextensions_path": [str(place) for place in _extension_folders()],
            "extra_labextensions_path": [str(resources.labextension_folder())],
            "extension_manager": "readonly", "news_url": None,
        },
        "IdentityProvider": {
            "token": token, "cookie_options": {"samesite": "Strict"},
            "login_handler_class": ShutDoor, "logout_handler_class": ShutDoor,
        },
        "KernelSpecManager": {"allowed_kernelspecs": {KERNEL}, "ensure_native_kernel": False},
        "MultiKernelManager": {
            "default_kernel_name": KERNEL, "kernel_manager_class": "powerkit.app.server.lock_page.WorkbookKernel",
        },
        "MappingKernelManager": {
            "cull_idle_timeout": _CULL_AFTER, "cull_interval": _CULL_EVERY, "cull_connected": False,
        },
        "ContentsManager": {"checkpoints_class": NoCheckpoints},
        "FileContentsManager": {"pre_save_hook": record_keeper(folder)},
    }  # fmt: skip


def _log_to(folder: WorkbookFolder) -> dict[str, Any]:
    file = {
        "class": "powerkit.error_log.ServerLog", "filename": str(folder.logs / "server.log"),
        "maxBytes": 500_000, "backupCount": 1, "encoding": "utf-8", "delay": True, "formatter": "wordless",
        "level": "WARNING",
    }  # fmt: skip
    return {
        "handlers": {"file": file},
        "formatters": {"wordless": {"class": "powerkit.error_log.Wordless"}},
        # Whose logger has no handler of its own, the root's writes it, and nothing is printed to the terminal.
        "root": {"handlers": ["file"]},
        "loggers": {name: {"handlers": ["file"], "propagate": False} for name in (_SERVER, "LabApp")},
    }


def _lab_folder() -> Path:
    """JupyterLab's own files as it was installed, wherever that is, and no person's built copy of it."""
    return _installed("jupyterlab", "share/jupyter/lab/static/index.html").parent.parent


def _extension_folders() -> list[Path]:
    widgets = _installed("jupyterlab_widgets", "labextensions/@jupyter-widgets/jupyterlab-manager/package.json")
    anywidget = _installed("anywidget", "labextensions/anywidget/package.json")
    return list(dict.fromkeys([widgets.parent.parent.parent, anywidget.parent.parent]))


def _installed(package: str, ending: str) -> Path:
    for file in metadata.files(package) or []:
        if file.as_posix().endswith(ending):
            return Path(str(file.locate())).resolve()
    raise WorkbookError(f"A part of {package} is missing on this computer.", "Install the workbook again.")


def _first_page(folder: WorkbookFolder) -> str:
    return min((file.name for file in folder.root.glob("[0-9][0-9]-*.ipynb")), default="")


if __name__ == "__main__":  # pragma: no cover
    sys.exit(f"Start the workbook with: {command('open')}")
