"""JupyterLab's server, which stops when it is asked to, whatever went wrong before."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.serverapp import ServerApp
from tornado.ioloop import PeriodicCallback
from traitlets import Instance, List

from powerkit.app.server.lab_scripts import joined
from powerkit.ui.widgets.shipped_script import module_of_every_card

_PATIENCE = 15  # seconds for kernels to end by themselves; those left end when they see that their server is gone


class WorkbookServer(ServerApp):
    """Jupyter's server, for one workbook."""

    name = "jupyter-server"
    watches = List(Instance(PeriodicCallback))

    def watch(self, look: Callable[[], Any], every: int) -> None:
        """Look after something, *every* so many milliseconds."""
        self.watches.append(PeriodicCallback(look, every))
        self.watches[-1].start()

    async def look_ahead(self, page: str) -> None:
        """While a browser comes up: start the kernel of *page*, and do once what is slow the first time.

        A failure is met again, and told, when the page is asked for.
        """
        with suppress(Exception):
            await self.session_manager.start_early(page)
            await ensure_async(self.contents_manager.get(page))
            self.web_app.settings["lab_jinja2_env"].get_template("index.html")
            for made in (joined, module_of_every_card):
                await asyncio.get_running_loop().run_in_executor(None, made)

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """No file is read: what it is told is all."""

    async def _stop(self) -> None:
        try:
            await asyncio.wait_for(self._cleanup(), _PATIENCE)
        except Exception:
            self.log.exception("Not everything could be put away.")
        finally:
            self.io_loop.stop()
