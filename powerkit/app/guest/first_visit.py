"""Makes the workbook ready for its first visitor: its folder looked after, its pages there, its server made."""

import os
import warnings
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import FileFindHandler, JupyterHandler
from tornado import web
from tornado.routing import RuleRouter
from traitlets.config import Config

from powerkit.app.guest.server import GuestServer
from powerkit.app.jupyter_config import LAB, guest_config, own_environment
from powerkit.app.restore import check_logbook
from powerkit.app.running import find_running, noted_elsewhere
from powerkit.app.server import below, page_url
from powerkit.app.server.set_up import furnish
from powerkit.errors import WorkbookError
from powerkit.logbook import files
from powerkit.logbook.leftovers import tidy
from powerkit.logbook.workspace import WorkbookFolder, first_page, prepare
from powerkit.text.catalogue import later, t
from powerkit.text.shell_commands import called_with
from powerkit.there import is_folder
from powerkit.ui.notebooks import notebooks_for


class FirstHandler(JupyterHandler):
    """Leads to the first page."""

    @web.authenticated
    def get(self) -> None:
        """The token that an address may have is left behind: the browser has its cookie by now."""
        self.redirect(str(page_url(self.base_url, first_page(self.settings["powerkit_folder"]))))


AGAIN = later("To carry on, load this page again, or choose Power Shifting Workbook in JupyterLab’s launcher.")


class Elsewhere(WorkbookError):
    """Another computer seems to have the workbook open."""


def make_ready(folder: WorkbookFolder, deck: Path | None, *, here: bool) -> Path:
    """Make *folder* ready, and return the folder its pages are put back from.

    Raises:
        Elsewhere: another computer seems to have it open; not if it is wanted *here* all the same.
        PowerkitError: it is open in a server of its own, its log book needs mending, or it can't be written.
    """
    called_with(folder.root, deck)
    if running := find_running(folder):
        address = f"http://127.0.0.1:{running.port}"
        raise WorkbookError(
            t("It is open already, at another address: {address}.", address=address),
            t("Choose Close the workbook there, then load this page again."),
        )
    if (elsewhere := noted_elsewhere(folder)) and not here:
        raise Elsewhere(
            t("It is open {where}.", where=elsewhere.where), t("Close it there and wait until the folder is in step.")
        )
    with _for_their_owner():
        tidy(folder)
        if is_folder(folder.root) and not files.is_shut(folder.logbook):
            check_logbook(folder, lambda _: False)
        notebooks = notebooks_for(folder, deck)
        prepare(folder, notebooks)
    return notebooks


@contextmanager
def _for_their_owner() -> Iterator[None]:
    """What is made meanwhile can be read by its owner alone; afterwards all is as the server had it."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def make_guest(
    host: Any,
    closed: Callable[[], Awaitable[None]],
    folder: WorkbookFolder,
    deck: Path | None,
    notebooks: Path,
    *,
    base: str,
    token: str,
) -> GuestServer:
    """The workbook's server inside *host*, below the path *base*; it proves with *token* that it is the workbook.

    Raises:
        WorkbookError: it could not be made. The host goes on.
    """
    server = GuestServer(host, closed, folder.state, config=Config(guest_config(folder, base)))
    server.jpserver_extensions = {LAB: True}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Jupyter's notes to programmers about settings given twice
            server.initialize(argv=[], starter_extension="lab", find_extensions=False, new_httpserver=False)
    except SystemExit as error:  # Jupyter's way to say that a setting is wrong; the host must not end
        raise WorkbookError(
            t("It could not start in this server."), t("Why stands in the server’s own log, and in the workbook’s.")
        ) from error
    furnish(server, folder, notebooks, token, port=None, again=t(AGAIN))
    server.web_app.settings["powerkit_environment"] = own_environment(folder, deck, os.environ)
    server.web_app.add_handlers(".*$", below(base, [("/?", FirstHandler)]))
    _keep_files_apart(server.web_app.default_router)
    return server


def _keep_files_apart(router: RuleRouter) -> None:
    """Give each handler of files a memory of its own.

    Jupyter remembers for the whole process which file it found at an address below a search path, and the host's search
    paths are others.
    """
    for rule in router.rules:
        if isinstance(rule.target, RuleRouter):
            _keep_files_apart(rule.target)
        elif isinstance(rule.target, type) and issubclass(rule.target, FileFindHandler):
            rule.target = type(rule.target.__name__, (rule.target,), {"_static_paths": {}})
