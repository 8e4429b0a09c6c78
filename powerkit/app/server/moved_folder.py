"""The workbook's folder moved or taken away while it is open: said once, and nothing new is made in its old place."""

import json
import os
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, Rule
from tornado.web import _ApplicationRouter

from powerkit.app.running import noted
from powerkit.app.server.doors import plain_page
from powerkit.errors import PowerkitError
from powerkit.logbook.private_files import expect_room
from powerkit.logbook.workspace import WorkbookFolder, writing_in
from powerkit.text.catalogue import t

_LOOK_EVERY = 2_000  # milliseconds
_STILL_DONE = ("powerkit/close", "powerkit/touch")
_CHANGE_SOMETHING = ("POST", "PUT", "PATCH")
GONE = 503


class Place:
    """Where the workbook's folder was when it was opened, and whether it is there now."""

    def __init__(self, folder: WorkbookFolder) -> None:
        self.folder = folder
        self._mark = self._marked()
        self._said = False

    def is_there(self) -> bool:
        """Whether the folder is where it was. Another one that was put into its place is not ours."""
        mark = self._marked()
        # Some network disks number a folder anew, so one with our own note in it counts too.
        there = mark is not None and (mark == self._mark or self._has_our_note())
        if there == self._said:
            self._said = not there
            print("\n".join([self.back()] if there else self.lines()), flush=True)
        return there

    def lines(self) -> tuple[str, str]:
        """What is wrong and what to do, a line each."""
        return (
            t("The workbook’s folder is not in its place any more: {root}", root=self.folder.root),
            t(
                "Put it back there and the workbook goes on. Or close the workbook, and open it where the folder "
                "is now. Words you typed that are not saved wait in your browser."
            ),
        )

    def in_the_way(self) -> str:
        """Why no page opens and nothing is saved, such as a full disk, and what to do; "" where nothing is."""
        if not self.is_there():
            return ". ".join(self.lines())
        try:
            with writing_in(self.folder.root):
                expect_room(self.folder.state)
        except PowerkitError as error:
            return str(error)
        return ""

    def back(self) -> str:
        """That all is well again."""
        return t("The workbook’s folder is back in its place: {root}", root=self.folder.root)

    def _marked(self) -> tuple[int, int] | None:
        try:
            found = self.folder.root.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _has_our_note(self) -> bool:
        running = noted(self.folder)
        return running is not None and running.here and running.pid == os.getpid()


def install(server: Any, folder: WorkbookFolder) -> Place:
    """Look after the folder of *server*: while it is gone no page is opened, and nothing is written."""
    app = server.web_app
    place = app.settings["powerkit_place"] = Place(folder)
    guard = Rule(_WhileGone(place, server.base_url), _ApplicationRouter(app, [(r".*", GoneHandler)]))
    app.default_router.rules.insert(0, guard)

    server.watch(place.is_there, _LOOK_EVERY)
    return place


class _WhileGone(Matcher):
    """Takes what would open a page or write into the folder while it is not there."""

    def __init__(self, place: Place, base: str) -> None:
        self._place, self._base = place, base

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        return {} if self._needs_folder(request) and not self._place.is_there() else None

    def _needs_folder(self, request: HTTPServerRequest) -> bool:
        path = request.path.removeprefix(self._base)
        if request.method in _CHANGE_SOMETHING:
            return path not in _STILL_DONE
        return path in ("lab", "powerkit/lock", "powerkit/vault") or path.startswith(("lab/tree/", "api/contents/"))


class GoneHandler(JupyterHandler):
    """Says that the folder is gone: in a page where one was asked for, else in one line."""

    @web.authenticated
    def get(self) -> None:
        """Answer everything alike; who was not let in is not told where the folder was."""
        place: Place = self.settings["powerkit_place"]
        self.set_status(GONE)
        self.set_header("Cache-Control", "no-store")
        if self.request.method == "GET" and "text/html" in self.request.headers.get("Accept", ""):
            self.finish(plain_page(t("Your workbook’s folder is not there"), *place.lines()))
        else:
            self.finish(json.dumps({"message": ". ".join(place.lines())}))

    post = put = patch = get
