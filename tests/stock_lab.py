"""A stock JupyterLab of an environment that has our wheel: below a prefix, with a token and a home of its own."""

import json
import os
import subprocess
import urllib.request
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

from powerkit.app.running.ports import FIRST_PORT, free_port

TOKEN = "a-token-for-tests"
PREFIX = "/some/prefix/"


class StockLab:
    """The server, started at once. Its pages are in *home*/notebooks, the workbook elsewhere."""

    def __init__(self, python: Path, home: Path) -> None:
        self.home, self.workbook = home, home / "My workbook"
        (home / "notebooks").mkdir()
        port = free_port(FIRST_PORT + os.getpid() % 9_000)
        self.base = f"http://127.0.0.1:{port}{PREFIX}"
        options = (
            *("--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"),
            *(f"--ServerApp.base_url={PREFIX}", f"--ServerApp.root_dir={home / 'notebooks'}"),
            *(f"--IdentityProvider.token={TOKEN}", f"--PowerkitApp.workbook={self.workbook}"),
        )
        ours = ("PYTHONPATH", "POWERKIT", "JUPYTER", "IPYTHON")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        with (home / "said").open("wb") as said:
            self._process = subprocess.Popen(
                [str(python), "-m", "jupyterlab", *options],
                cwd=home,
                env={**environment, "HOME": str(home), "USERPROFILE": str(home)},
                stdout=said,
                stderr=said,
            )

    def is_up(self) -> bool:
        """Whether it answers; fails if it has ended."""
        assert self._process.poll() is None, self.said()
        try:
            return self.ask("api").status == 200
        except OSError:
            return False

    def ask(self, path: str, method: str = "GET", token: str = TOKEN, accept: str = "*/*") -> HTTPResponse:
        """The answer to a request, with no browser and no redirect followed; an error is an answer too."""
        headers = {"Accept": accept, **({"Authorization": f"token {token}"} if token else {})}
        request = urllib.request.Request(self.base + path, method=method, headers=headers)
        answer: HTTPResponse = urllib.request.build_opener(_AsItIs).open(request, timeout=120)
        return answer

    def json(self, path: str, method: str = "GET") -> Any:
        """What an address says as JSON."""
        return json.loads(self.ask(path, method).read())

    def said(self) -> str:
        """What it has printed so far."""
        return (self.home / "said").read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End it, as Ctrl+C does."""
        self._process.terminate()
        self._process.wait(timeout=60)


class _AsItIs(urllib.request.HTTPErrorProcessor):
    def http_response(self, _: object, response: Any) -> Any:
        """Errors and redirects are answers like others."""
        return response
