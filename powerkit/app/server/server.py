"""JupyterLab's server, which stops when it is asked to, whatever went wrong before."""

import asyncio
from collections.abc import Callable
from typing import Any

from jupyter_server.serverapp import ServerApp
from tornado.ioloop import PeriodicCallback
from traitlets import Instance, List

_PATIENCE = 15  # seconds for kernels to end by themselves; those left end when they see that their server is gone


class WorkbookServer(ServerApp):
    """Jupyter's server, for one workbook."""

    name = "jupyter-server"
    watches = List(Instance(PeriodicCallback))

    def watch(self, look: Callable[[], Any], every: int) -> None:
        """Look after something, *every* so many milliseconds."""
        self.watches.append(PeriodicCallback(look, every))
        self.watches[-1].start()

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """No file is read: what it is told is all."""

    async def _stop(self) -> None:
        try:
            await asyncio.wait_for(self._cleanup(), _PATIENCE)
        except Exception:
            self.log.exception("Not everything could be put away.")
        finally:
            self.io_loop.stop()
