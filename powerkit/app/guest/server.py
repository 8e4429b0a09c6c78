"""The workbook's server without a port of its own: it answers inside another Jupyter server, and changes nothing of it.

It has its own kernels, pages and JupyterLab, locked down as ever. Who may come in is the other server's to say.
"""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from jupyter_server.extension.manager import ExtensionManager
from tornado import ioloop

from powerkit.app.jupyter_config import NOT_OURS
from powerkit.app.server.lock_state import WorkbookKernel
from powerkit.app.server.server import WorkbookServer

_ITS_HOSTS = (
    *("cookie_secret", "login_url", "xsrf_cookies", "xsrf_cookie_kwargs", "disable_check_xsrf", "trust_xheaders"),
    *("cookie_options", "get_secure_cookie_kwargs", "allow_unauthenticated_access", "authenticate_prometheus"),
    *("allow_remote_access", "local_hostnames", "allow_origin", "allow_origin_pat", "allow_credentials"),
)
"""Settings about who may come in, and how a browser is known again."""


class OwnExtensions(ExtensionManager):
    """The extensions of one server, whatever others in this process have made of theirs (notebook_shim does)."""

    @property
    def sorted_extensions(self) -> dict[str, Any]:
        """Each extension's package by its name, in the names' order."""
        return dict(sorted(self.extensions.items()))


class GuestServer(WorkbookServer):
    """A server for the workbook inside *host*, which it asks who may come in. *closed* is called when it was closed.

    What Jupyter keeps for itself goes into the folder *state*.
    """

    name = "jupyter-server"

    def __init__(self, host: Any, closed: Callable[[], Awaitable[None]], state: Path, **options: Any) -> None:
        super().__init__(**options)
        self.host, self._closed = host, closed
        self.cookie_secret = host.cookie_secret
        self.config_dir, self.data_dir, self.runtime_dir = (str(state / name) for name in ("config", "data", "runtime"))

    def init_logging(self) -> None:
        """Tornado's loggers stay the host's."""
        self.log.propagate = False

    def init_server_extensions(self) -> None:
        """JupyterLab alone."""
        manager: Any = OwnExtensions(log=self.log, serverapp=self)
        manager.from_jpserver_extensions(self.jpserver_extensions)
        manager.link_all_extensions()
        self.extension_manager = manager

    def init_resources(self) -> None:
        """The process is the host's."""

    def init_signal(self) -> None:
        """So are its signals."""

    def init_metrics(self) -> None:
        """So are its figures."""

    def init_configurables(self) -> None:
        """Our own managers, but the host's login."""
        super().init_configurables()
        self.identity_provider, self.authorizer = self.host.identity_provider, self.host.authorizer

    def init_webapp(self) -> None:
        """What a browser was given by the host counts here."""
        super().init_webapp()
        theirs = self.host.web_app.settings
        hub = {name for name in theirs if name.startswith("hub_")}
        self.web_app.settings.update({name: theirs[name] for name in {*_ITS_HOSTS, *hub} if name in theirs})

    def stop(self, from_signal: bool = False) -> None:
        """Close the workbook. The host goes on."""
        ioloop.IOLoop.current().add_callback(self._closed)

    async def end(self) -> None:
        """End our kernels, and stop looking after the folder."""
        for watch in self.watches:
            watch.stop()
        kernels: Any = self.kernel_manager
        await kernels.shutdown_all(now=True)


class GuestKernel(WorkbookKernel):
    """A kernel kept to the workbook's own files, whatever the host was started with."""

    async def _async_launch_kernel(self, kernel_cmd: list[str], **options: Any) -> None:
        manager: Any = self.parent
        own: dict[str, str] = manager.parent.web_app.settings["powerkit_environment"]
        given = {name: value for name, value in options.get("env", os.environ).items() if name not in NOT_OURS}
        await super()._async_launch_kernel(kernel_cmd, **{**options, "env": {**given, **own}})
