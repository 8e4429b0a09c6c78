"""The server extension: what Jupyter loads as it starts. It is light, and everything else stays as it was.

The workbook itself comes with its first visitor, and is a small server of its own inside the other (`guest.server`).
"""

import asyncio
import json
import os
import re
import secrets
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.extension.application import ExtensionApp
from tornado import web
from tornado.routing import PathMatches, Rule
from traitlets import Unicode

from powerkit.errors import PowerkitError

NAME = "powerkit"
_TELL_EVERY = 30_000  # milliseconds between notes of when the workbook was last used, for whoever stops idle servers


class PowerkitApp(ExtensionApp):
    """Power Shifting Workbook: opens at /powerkit, with a log book of its own."""

    name = NAME
    extension_url = "/powerkit"
    load_other_extensions = True

    workbook = Unicode(
        help="The folder your work is kept in. Else POWERKIT_WORKBOOK names it, or it lies in your home folder."
    ).tag(config=True)
    deck = Unicode(help="A deck of your own in place of ours: its folder. Else POWERKIT_DECK names it.").tag(
        config=True
    )

    guest: Any = None
    """The workbook's own server, once it was opened."""

    @property
    def host(self) -> Any:
        """The server that loaded us."""
        return self.serverapp

    def initialize_handlers(self) -> None:
        """Answer at our address until the workbook does."""
        self._turn = asyncio.Lock()
        self.handlers.append((r"/powerkit(?:/.*)?", OpenHandler, {"extension": self}))

    async def open(self, here: bool = False) -> None:
        """Open the workbook and let it answer. *here*: although another computer seems to have it open.

        Raises:
            PowerkitError: it can't be opened; the words say why.
        """
        async with self._turn:
            if self.guest is not None:
                return
            from powerkit.app.guest import first_visit
            from powerkit.app.running import note_running
            from powerkit.logbook.workspace import folder_and_deck

            base = f"{self.host.base_url}{NAME}/"
            folder, deck = self.place = folder_and_deck(os.environ, Path.home(), self.workbook, self.deck)
            loop = asyncio.get_running_loop()
            notebooks = await loop.run_in_executor(None, lambda: first_visit.make_ready(folder, deck, here=here))
            token = secrets.token_urlsafe(24)
            self.guest = first_visit.make_guest(self.host, self.close, folder, deck, notebooks, base=base, token=token)
            note_running(folder, self.host.port, token, base)
            self._rule = Rule(PathMatches(f"{re.escape(base[:-1])}(?:/.*)?$"), self.guest.web_app)
            self.host.web_app.default_router.rules.insert(0, self._rule)
            self.guest.watch(self._tell_use, _TELL_EVERY)

    async def close(self) -> None:
        """Close the workbook, if it is open: its kernels end, and our address opens it again."""
        async with self._turn:
            guest, self.guest = self.guest, None
            if guest is None:
                return
            from powerkit.app.running import forget_running
            from powerkit.logbook import keys

            self.host.web_app.default_router.rules.remove(self._rule)
            await guest.end()
            keys.let_go()
            forget_running(self.place[0])

    def _tell_use(self) -> None:
        self.host.web_app.settings["powerkit_last_activity"] = self.guest.web_app.last_activity()

    def current_activity(self) -> dict[str, int] | None:
        """The pages that are open: a server with one is not idle."""
        kernels = len(self.guest.kernel_manager) if self.guest else 0
        return {"kernels": kernels} if kernels else None

    async def stop_extension(self) -> None:
        """Close the workbook as the server ends."""
        await self.close()


class OpenHandler(JupyterHandler):
    """Opens the workbook for whoever may use this server, and leads them on to it."""

    def initialize(self, extension: PowerkitApp) -> None:
        """Keep the extension this is part of."""
        self.extension = extension

    @web.authenticated
    async def get(self) -> None:
        """Open it, or say in a page why it can't be."""
        here = "here" in self.request.query_arguments
        try:
            await self.extension.open(here=here)
        except PowerkitError as error:
            self._say(error)
            return
        # The same address: the workbook's own server answers it now.
        self.redirect(self.request.path, status=307)

    post = put = patch = delete = get

    def _say(self, error: PowerkitError) -> None:
        from powerkit.app.guest.first_visit import Elsewhere
        from powerkit.app.server.doors import plain_page
        from powerkit.text.catalogue import t

        self.set_status(503)
        self.set_header("Cache-Control", "no-store")
        if "text/html" not in self.request.headers.get("Accept", ""):
            self.finish(json.dumps({"message": str(error)}))
            return
        link = (f"{self.base_url}{NAME}?here", t("Open it here all the same")) if isinstance(error, Elsewhere) else None
        self.finish(plain_page(t("Your workbook can’t be opened here"), error.what, error.do, link=link))
