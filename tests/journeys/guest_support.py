"""The workbook as a guest, in a stock JupyterLab or a JupyterHub, for the tests the workbook in its own server has."""

import json
import os
import signal
import subprocess
import sys
import time
from urllib.error import URLError

from tests.one_browser import PATIENCE
from tests.speeds import needs

from .mode_support import RunningWorkbook

_PREFIX = "/some/prefix/"


class GuestWorkbook(RunningWorkbook):
    """A stock JupyterLab below a prefix, with the workbook opened in it."""

    base = f"{_PREFIX}powerkit/"

    def start(self) -> RunningWorkbook:
        """Start JupyterLab, and open the workbook as its first visitor does."""
        needs("journey")
        home = self.folder.parent / "home"
        told = home / "told" / "jupyter_server_config.d" / "powerkit.json"
        told.parent.mkdir(parents=True, exist_ok=True)
        told.write_text(json.dumps({"ServerApp": {"jpserver_extensions": {"powerkit": True}}}))
        self.token = "a-token-for-tests"
        options = (
            *("--no-browser", "--allow-root", f"--port={self.port}", "--ServerApp.port_retries=0"),
            *(f"--ServerApp.base_url={_PREFIX}", f"--ServerApp.root_dir={home}"),
            *(f"--IdentityProvider.token={self.token}", f"--PowerkitApp.workbook={self.folder}"),
        )
        own = {"HOME": str(home), "JUPYTER_CONFIG_PATH": str(told.parents[1]), "POWERKIT_WORKBOOK": ""}
        with (home / "said").open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyterlab", *options],
                cwd=self.folder.parent,
                env=os.environ | own | self.env,
                stdout=said,
                stderr=said,
                text=True,
            )
        self._open(time.monotonic() + PATIENCE / 1000)
        self._made = self._made or {file.name for file in self.folder.iterdir()}
        place = f"lab/tree/{self.page_name}" if self.page_name else ""
        self.url = self.way_in = f"{self.root}{place}?token={self.token}"
        return self

    def _open(self, end: float) -> None:
        while True:
            try:
                self.ask("powerkit/here")
                return
            except URLError:
                assert self._process and self._process.poll() is None and time.monotonic() < end
                time.sleep(0.1)

    def stop(self) -> list[str]:
        """Ask it to stop; Ctrl+C would be asked back."""
        return self._end(signal.SIGTERM)


def running_in(host: str) -> type[RunningWorkbook]:
    """The workbook in the *host* of that name: "jupyterlab", "jupyterhub", or its own server."""
    if host == "jupyterhub":
        from tests.hub.running import HubWorkbook

        return HubWorkbook
    return GuestWorkbook if host == "jupyterlab" else RunningWorkbook
