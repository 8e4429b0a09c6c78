"""The lock in the server: whether the workbook is locked, since when nobody has touched it, and who holds the key.

The key is held by the server and by the kernels it starts, and goes to them through a pipe that nobody else can read:
never in a file, an argument, a variable or a log. Locking ends the kernels, and their keys with them.
"""

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from tornado import web

from powerkit.logbook import keys
from powerkit.logbook.files import is_locked, salt_at
from powerkit.logbook.private_files import write_text
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.catalogue import t
from powerkit.there import read_small

MINUTES = 15
"""After how many minutes without a key or a click a locked workbook locks itself, unless the person chose another."""

LOCKED = 423  # the status of WebDAV for just this
KEY_COMES = "POWERKIT_KEY_COMES"


class Lock:
    """Whether the workbook is locked now, and since when nobody has touched it."""

    def __init__(self, folder: WorkbookFolder) -> None:
        self.folder = folder
        salt = salt_at(folder.logbook)
        self.closed = salt is not None and keys.held(salt) is None
        self.busy = False
        self.turn = asyncio.Lock()
        self._touched = time.time()
        self._file = folder.state / "lock.json"

    @property
    def on(self) -> bool:
        """Whether the log book has a passphrase."""
        return is_locked(self.folder.logbook)

    @property
    def minutes(self) -> float:
        """After how many minutes the workbook locks itself; 0 for never."""
        try:
            minutes = float(json.loads(read_small(self._file))["minutes"])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return MINUTES
        return minutes if 0 <= minutes < 100_000 else MINUTES

    @minutes.setter
    def minutes(self, minutes: float) -> None:
        write_text(self._file, json.dumps({"minutes": minutes}) + "\n")

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = time.time()

    def is_idle(self) -> bool:
        """Whether it is time to lock: the pages do it first, this is for those that can't."""
        wait = self.minutes * 60
        return bool(wait) and time.time() - self._touched > wait + 30

    async def close(self, shut: Callable[[], Awaitable[Any]]) -> None:
        """Lock the workbook: end the kernels and let go of the keys."""
        self.closed = True
        await shut()
        keys.let_go()


class WorkbookKernel(ServerKernelManager):
    """A kernel that is given the log book's key as it starts, through its standard input."""

    async def _async_launch_kernel(self, kernel_cmd: list[str], **options: Any) -> None:
        app = getattr(getattr(self.parent, "parent", None), "web_app", None)
        state: Lock | None = app.settings.get("powerkit_lock") if app else None
        if state is None or not state.on:
            return await super()._async_launch_kernel(kernel_cmd, **options)
        salt = salt_at(state.folder.logbook)
        key = keys.held(salt) if salt else None
        if state.closed or state.busy or key is None:
            raise web.HTTPError(LOCKED, t("The workbook is locked."))
        read, write = os.pipe()
        try:
            os.write(write, key.packed)  # far less than a pipe holds
            os.close(write)
            options["env"] = {**options.get("env", os.environ), KEY_COMES: "1"}
            return await super()._async_launch_kernel(kernel_cmd, **{**options, "stdin": read})
        finally:
            os.close(read)


async def shut(app: Any) -> None:
    """End every kernel at once."""
    await app.settings["kernel_manager"].shutdown_all(now=True)


async def aside(act: Callable[[], Any]) -> Any:
    """Do what takes a while in another thread: the server goes on answering."""
    return await asyncio.get_running_loop().run_in_executor(None, act)
