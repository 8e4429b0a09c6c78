"""The peer of the workbook: bare JupyterLab with a stock notebook of plain ipywidgets text fields."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

TOKEN = "benchmark"


def write_stock_notebook(path: Path, fields: int, cells: int) -> None:
    """A notebook of *cells* cells that show *fields* text fields between them."""
    shares = [fields // cells + (1 if number < fields % cells else 0) for number in range(cells)]
    code = "import ipywidgets as w; display(w.VBox([w.Textarea(description=str(i)) for i in range({})]))"
    notebook = {
        "cells": [
            {"cell_type": "code", "execution_count": None, "id": f"c{number}", "metadata": {}, "outputs": [],
             "source": code.format(share)}
            for number, share in enumerate(shares)
        ],
        "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }  # fmt: skip
    path.write_text(json.dumps(notebook), encoding="utf-8")


class BareLab:
    """JupyterLab as it comes, serving *folder* at *port*."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        own = folder / ".own"
        self._environment = os.environ | {
            "JUPYTER_CONFIG_DIR": str(own / "config"),
            "JUPYTER_RUNTIME_DIR": str(own / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
            "IPYTHONDIR": str(own / "ipython"),
        }
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "BareLab":
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser",
            f"--port={self.port}", f"--ServerApp.root_dir={self.folder}", f"--IdentityProvider.token={TOKEN}",
            "--LabApp.news_url=", "--ServerApp.log_level=40",
        ]  # fmt: skip
        self.process = subprocess.Popen(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/api?token={TOKEN}", timeout=2):
                    return self
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("bare JupyterLab did not start")

    def __exit__(self, *_: object) -> None:
        assert self.process is not None
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:  # now and then it does not end when asked
            self.process.kill()
            self.process.wait()

    @property
    def address(self) -> str:
        """Where the stock notebook opens, in a workspace of its own that is reset each time."""
        return f"http://127.0.0.1:{self.port}/lab/workspaces/b/tree/stock.ipynb?reset&token={TOKEN}"
