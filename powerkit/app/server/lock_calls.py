"""What the scripts of a page ask of the lock: lock now, somebody is here, what locks the words waiting in a browser."""

import base64
import json

from jupyter_server.base.handlers import APIHandler
from tornado import web

from powerkit.app.server.lock_state import LOCKED, Lock, aside, shut
from powerkit.logbook import lock
from powerkit.text.catalogue import t
from powerkit.there import is_there


class LockNowHandler(APIHandler):
    """Locks the workbook at once."""

    @web.authenticated
    async def post(self) -> None:
        """End the kernels and forget the key."""
        state: Lock = self.settings["powerkit_lock"]
        if state.on and not state.closed:
            await state.close(lambda: shut(self.application))
        self.finish(json.dumps({"locked": state.closed}))


class TouchHandler(APIHandler):
    """Hears that somebody is at a page."""

    @web.authenticated
    def get(self) -> None:
        """Say whether the workbook is locked."""
        self.finish(json.dumps({"locked": self.settings["powerkit_lock"].closed}))

    @web.authenticated
    def post(self) -> None:
        """Note it, and say whether the workbook is locked."""
        state: Lock = self.settings["powerkit_lock"]
        if not state.closed:
            state.touch()
        self.finish(json.dumps({"locked": state.closed}))


class VaultHandler(APIHandler):
    """Gives a page what locks the words waiting in its browser. It never stands in a page's text, nor in a cache."""

    @web.authenticated
    async def get(self) -> None:
        """The key, and whether new words are to be locked; nothing while the workbook is locked."""
        state: Lock = self.settings["powerkit_lock"]
        if state.closed or state.busy:
            self.set_status(LOCKED)
            self.finish(json.dumps({"message": t("The workbook is locked.")}))
            return
        path = state.folder.logbook
        has = is_there(path) and (state.on or lock.has_browser_secret(path))
        secret = await aside(lambda: lock.browser_secret(path)) if has else b""
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps({"key": base64.b64encode(secret).decode(), "locked": state.on}))
