"""What the workbook changes in Jupyter's server: its page, its few own addresses, saving and starting kernels."""

import asyncio
import subprocess
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_server.services.contents.checkpoints import AsyncCheckpoints
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.services.sessions.sessionmanager import SessionManager
from tornado import ioloop, web

from powerkit import resources
from powerkit.app.server.doors import ENTRANCE, HANDLERS, ShutDoor, below, headers
from powerkit.errors import PowerkitError
from powerkit.logbook import Logbook
from powerkit.logbook.files import is_locked
from powerkit.logbook.workspace import Page, WorkbookFolder, pages
from powerkit.reports.notebook_records import lock_records, renew_records
from powerkit.text.catalogue import deck_title, of_the_page, t, words_in
from powerkit.text.escaping import Markup, escape
from powerkit.there import is_there

NAME = "powerkit-workbook"
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", NAME)
"""JupyterLab's widgets and ours, which shows the workbook's own in anywidget's place (static/widgets.js)."""
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


class WorkbookKernelSpecs(KernelSpecManager):
    """Knows our kernel as the package has it, whatever is installed beside it."""

    def _kernel_dirs_default(self) -> list[str]:
        return [str(resources.kernelspec_folder() / "kernels")]


class WorkbookKernels(AsyncMappingKernelManager):
    """Kernels that print nothing into the terminal: what a card says may be private."""

    async def _async_start_kernel(self, **options: Any) -> str:
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return str(await super()._async_start_kernel(**{**silent, **options}))

    start_kernel = _async_start_kernel  # type: ignore[assignment]

    async def _async_shutdown_all(self, now: bool = False) -> None:
        # Jupyter goes on knowing a kernel that could not start (full disk, no folder), and stumbles over it here: the
        # server then never stops.
        known = {*self.list_kernel_ids(), *self._pending_kernels}
        ends = [self._async_shutdown_kernel(kernel, now=now) for kernel in known]  # type: ignore[no-untyped-call]
        for end in await asyncio.gather(*ends, return_exceptions=True):
            if isinstance(end, Exception) and not isinstance(end, web.HTTPError):
                self.log.error("A kernel did not end as it should.", exc_info=end)

    shutdown_all = _async_shutdown_all  # type: ignore[assignment]


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
        raise web.HTTPError(400, t("This is not a notebook of the workbook.")) from error


def record_keeper(folder: WorkbookFolder) -> Callable[..., None]:
    """The pre-save hook of a workbook: `keep_only_records`, and each record made again from the log book.

    So a page that was open while a name became known elsewhere can't write that name into its file.
    """

    def keep(*, model: dict[str, Any], path: str, **given: Any) -> None:
        keep_only_records(model=model, path=path, **given)
        if model.get("type") != "notebook" or model.get("content") is None:
            return
        try:
            if not is_there(folder.logbook):  # erased meanwhile: a page that is still open must not bring a record back
                for cell in model["content"]["cells"]:
                    if cell["cell_type"] == "code":
                        cell["outputs"] = []
                return
            if is_locked(folder.logbook):
                lock_records(model["content"])
                return
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


def page_config_hook(folder: WorkbookFolder, again: str = "") -> Callable[[Any, dict[str, Any]], dict[str, Any]]:
    """What JupyterLab's page is told: our extensions only, the workbook's own pages, and how it is opened *again*."""

    def hook(handler: Any, config: dict[str, Any]) -> dict[str, Any]:
        # Other extensions that happen to be installed beside us never take part.
        found = {extension["name"]: extension for extension in config.get("federated_extensions", [])}
        config["federated_extensions"] = [found[name] for name in EXTENSIONS if name in found]
        here = unquote(handler.request.path.removeprefix(handler.base_url)).partition("lab/tree/")[2]
        stamp = _stamp(folder)
        there = _pages(folder, stamp)
        config["token"] = ""  # the page has a cookie, which no script can read
        lock = handler.settings.get("powerkit_lock")
        config["powerkit"] = {
            "lock": {"minutes": lock.minutes} if lock is not None and lock.on else None,
            "folder": str(folder.root),
            "again": again,
            "page": here,
            "anywidget": version("anywidget"),
            "deck": deck_title(),
            "title": next((page.title for page in there if page.file == here), ""),
            "pages": [_told(page) for page in there],
            **of_the_page(),
            **({"words": words} if (words := words_in(_bar_scripts())) else {}),
        }
        if any(name == here for name, _ in stamp):
            sessions = handler.settings["session_manager"]
            ioloop.IOLoop.current().spawn_callback(sessions.start_early, here)
        return config

    return hook


@cache
def _bar_scripts() -> str:
    folder = resources.labextension_folder() / "powerkit-workbook" / "static"
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js")))


def _told(page: Page) -> dict[str, Any]:
    cards = [{"id": id, "title": title} for id, title in page.cards]
    return {"number": page.number, "file": page.file, "name": page.name, "cards": cards}


def _stamp(folder: WorkbookFolder) -> tuple[tuple[str, int], ...]:
    """The notebooks there are, each with when it was written; none where the folder is not there any more."""
    found = []
    for file in sorted(folder.root.glob("*.ipynb")):
        with suppress(OSError):
            found.append((file.name, file.stat().st_mtime_ns))
    return tuple(found)


@lru_cache(maxsize=4)
def _pages(folder: WorkbookFolder, stamp: tuple[tuple[str, int], ...]) -> tuple[Page, ...]:
    return tuple(pages(folder))


_HTML = '<html lang="en"{% if (page_config.powerkit.language or {}).dir == "rtl" %} dir="rtl"{% endif %}>'


def page_template(stock: Path, shell: Path) -> str:
    """JupyterLab's own *stock* page with the workbook's *shell* (head and body parts) put in.

    The bar and the landmarks are then on the page before any script has run.
    """
    text = stock.read_text(encoding="utf-8").replace('<html lang="en">', _HTML, 1)
    head, _, body = shell.read_text(encoding="utf-8").partition("<!-- body -->")
    text = text.replace("<title>JupyterLab</title>", head.strip(), 1)
    before, tag, after = text.partition("<body")
    attributes, _, rest = after.partition(">")
    return f"{before}{tag}{attributes}>{body.strip()}{rest}"


def page_url(base: str, file: str) -> Markup:
    """The address of the page *file* under the server's *base* path, safe in an HTML attribute."""
    return escape(f"{base}lab/tree/{quote(file)}")


__all__ = [
    "ENTRANCE",
    "EXTENSIONS",
    "HANDLERS",
    "KERNEL",
    "NoCheckpoints",
    "ShutDoor",
    "WorkbookKernelSpecs",
    "WorkbookKernels",
    "WorkbookSessions",
    "below",
    "headers",
    "keep_only_records",
    "page_config_hook",
    "page_template",
    "page_url",
    "record_keeper",
]
