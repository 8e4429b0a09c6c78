"""What the workbook changes in Jupyter's server: its page, its few own addresses, saving and starting kernels."""

import asyncio
import html
import json
import subprocess
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import APIHandler
from jupyter_server.services.contents.checkpoints import AsyncCheckpoints
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.services.sessions.sessionmanager import SessionManager
from tornado import ioloop, web

from powerkit.errors import PowerkitError
from powerkit.folder import Page, WorkbookFolder, pages, restore
from powerkit.logbook import Logbook
from powerkit.records import renew_records

NAME = "powerkit-workbook"
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget", NAME)
KERNEL = "powerkit"


class WorkbookSessions(SessionManager):
    """Starts at most one kernel for a notebook, however many ask for it at the same time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self._starting: dict[str, asyncio.Future[dict[str, Any]]] = {}

    async def create_session(self, path: str | None = None, *args: Any, **options: Any) -> dict[str, Any]:
        """The session of the notebook at *path*: the one being started now, or a new one."""
        if path is None:
            return await super().create_session(path, *args, **options)
        if path not in self._starting:
            starting = asyncio.ensure_future(super().create_session(path, *args, **options))
            self._starting[path] = starting
            starting.add_done_callback(lambda _: self._starting.pop(path, None))
        # Shielded: one page that gives up must not take the kernel from another that waits for it.
        return await asyncio.shield(self._starting[path])

    async def start_early(self, path: str) -> None:
        """Start the kernel of *path* while the browser is still loading the page; a failure is met again later."""
        if path in self._starting or await self.session_exists(path):  # type: ignore[no-untyped-call]
            return
        await self.create_session(path, name=path, type="notebook", kernel_name=KERNEL)


class WorkbookKernels(AsyncMappingKernelManager):
    """Kernels that print nothing into the terminal: what a card says may be private."""

    async def _async_start_kernel(self, **options: Any) -> str:
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return str(await super()._async_start_kernel(**{**silent, **options}))

    start_kernel = _async_start_kernel  # type: ignore[assignment]


class NoCheckpoints(AsyncCheckpoints):
    """Keeps no second copies of notebooks: answers and their versions live in the log book."""

    async def create_checkpoint(self, contents_mgr: Any, path: str) -> dict[str, Any]:
        """Nothing is written; the answer is what Jupyter expects."""
        return (await self.list_checkpoints(path))[0]

    async def list_checkpoints(self, path: str) -> list[dict[str, Any]]:
        """One that is always there, so that none is asked for."""
        return [{"id": "none", "last_modified": "2026-01-01T00:00:00Z"}]

    async def restore_checkpoint(self, contents_mgr: Any, checkpoint_id: str, path: str) -> None:
        """There is nothing to restore."""

    async def rename_checkpoint(self, checkpoint_id: str, old_path: str, new_path: str) -> None:
        """There is nothing to rename."""

    async def delete_checkpoint(self, checkpoint_id: str, path: str) -> None:
        """There is nothing to delete."""


def keep_only_records(*, model: dict[str, Any], path: str, **_: Any) -> None:
    """A pre-save hook: leave only records (``text/html`` with ``text/plain``) among a notebook's outputs.

    Widgets, their state, printed text and tracebacks may hold private words, so none of them reaches the file.

    Raises tornado.web.HTTPError when the content can't be understood: then nothing is written.
    """
    if model.get("type") != "notebook" or model.get("content") is None:
        return
    try:
        content = model["content"]
        content["metadata"].pop("widgets", None)
        for cell in content["cells"]:
            if cell["cell_type"] == "code":
                cell["execution_count"] = None
                cell["outputs"] = [record for output in cell["outputs"] if (record := _record(output))]
    except (KeyError, TypeError, AttributeError) as error:
        raise web.HTTPError(400, "This is not a notebook of the workbook.") from error


def record_keeper(folder: WorkbookFolder) -> Callable[..., None]:
    """The pre-save hook of a workbook: `keep_only_records`, and each record made again from the log book.

    So a page that was open while a name became known elsewhere can't write that name into its file.
    """

    def keep(*, model: dict[str, Any], path: str, **given: Any) -> None:
        keep_only_records(model=model, path=path, **given)
        if model.get("type") != "notebook" or model.get("content") is None:
            return
        if not folder.logbook.exists():  # erased meanwhile: a page that is still open must not bring a record back
            for cell in model["content"]["cells"]:
                if cell["cell_type"] == "code":
                    cell["outputs"] = []
            return
        try:
            with Logbook.open(folder.logbook, backups=folder.backups) as logbook:
                renew_records(model["content"], logbook)
        except PowerkitError as error:
            raise web.HTTPError(500, str(error)) from error

    return keep


def _record(output: dict[str, Any]) -> dict[str, Any] | None:
    data = output.get("data") or {}
    if output.get("output_type") not in ("display_data", "execute_result") or "text/html" not in data:
        return None
    if any(mime.startswith("application/vnd.jupyter.widget") for mime in data):
        return None
    kept = {mime: data[mime] for mime in ("text/html", "text/plain") if mime in data}
    return {"output_type": "display_data", "metadata": {}, "data": kept}


class HereHandler(APIHandler):
    """Says which workbook answers here: for a second start, and for a page that lost touch."""

    @web.authenticated
    def get(self) -> None:
        """The folder of this workbook."""
        self.finish(json.dumps({"workbook": str(self.settings["powerkit_folder"].root.resolve())}))


class RestoreHandler(APIHandler):
    """Sets a changed page aside and puts the workbook's own in its place."""

    @web.authenticated
    async def post(self) -> None:
        """Restore the page named in the body's ``page``."""
        name = str((self.get_json_body() or {}).get("page", ""))
        try:
            restore(self.settings["powerkit_folder"], self.settings["powerkit_notebooks"], name)
        except PowerkitError as error:
            self.set_status(409)
            self.finish(json.dumps({"message": str(error)}))
            return
        self.finish(json.dumps({"ok": True}))


class CloseHandler(APIHandler):
    """Closes the workbook: every kernel, then the server."""

    @web.authenticated
    async def post(self) -> None:
        """Answer first, so that the page can say it is done, and stop right after."""
        await self.finish(json.dumps({"ok": True}))
        if server := self.serverapp:
            ioloop.IOLoop.current().add_callback(server.stop)


class IconHandler(web.RequestHandler):
    """The icon in the browser's tab; it tells nothing, so it asks for no token."""

    @allow_unauthenticated
    def get(self) -> None:
        """A small SVG."""
        self.set_header("Content-Type", "image/svg+xml")
        self.set_header("Cache-Control", "max-age=86400")
        self.finish(ICON)


ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12436d"/>'
    '<path d="M8 21h11M14 15l6 6-6 6M24 11H13M18 5l-6 6 6 6" fill="none" stroke="#fff" stroke-width="3"/></svg>'
)

HANDLERS: list[tuple[str, type[web.RequestHandler]]] = [
    (r"/powerkit/here", HereHandler),
    (r"/powerkit/restore", RestoreHandler),
    (r"/powerkit/close", CloseHandler),
    (r"/powerkit/icon\.svg", IconHandler),
]


def page_config_hook(folder: WorkbookFolder) -> Callable[[Any, dict[str, Any]], dict[str, Any]]:
    """What JupyterLab's page is told: our extensions only, and the workbook's own pages."""

    def hook(handler: Any, config: dict[str, Any]) -> dict[str, Any]:
        # Other extensions that happen to be installed beside us never take part.
        found = {extension["name"]: extension for extension in config.get("federated_extensions", [])}
        config["federated_extensions"] = [found[name] for name in EXTENSIONS if name in found]
        here = unquote(handler.request.path).partition("/tree/")[2]
        there = _pages(folder, _stamp(folder))
        config["powerkit"] = {
            "folder": str(folder.root),
            "page": here,
            "title": next((page.title for page in there if page.file == here), ""),
            "pages": [{"number": page.number, "file": page.file, "name": page.name} for page in there],
        }
        if (folder.root / here).is_file() and here.endswith(".ipynb"):
            sessions = handler.settings["session_manager"]
            ioloop.IOLoop.current().spawn_callback(sessions.start_early, here)
        return config

    return hook


def _stamp(folder: WorkbookFolder) -> tuple[tuple[str, int], ...]:
    return tuple((file.name, file.stat().st_mtime_ns) for file in sorted(folder.root.glob("*.ipynb")))


@lru_cache(maxsize=4)
def _pages(folder: WorkbookFolder, stamp: tuple[tuple[str, int], ...]) -> tuple[Page, ...]:
    return tuple(pages(folder))


def page_template(stock: Path, shell: Path) -> str:
    """JupyterLab's own *stock* page with the workbook's *shell* (head and body parts) put in.

    The bar and the landmarks are then on the page before any script has run.
    """
    text = stock.read_text(encoding="utf-8")
    head, _, body = shell.read_text(encoding="utf-8").partition("<!-- body -->")
    text = text.replace("<title>JupyterLab</title>", head.strip(), 1)
    before, tag, after = text.partition("<body")
    attributes, _, rest = after.partition(">")
    return f"{before}{tag}{attributes}>{body.strip()}{rest}"


def page_url(base: str, file: str) -> str:
    """The address of the page *file* under the server's *base* path, safe in an HTML attribute."""
    return html.escape(f"{base}lab/tree/{quote(file)}")
