"""What each leader's own Jupyter server is told, beside the workbook: ask no other computer, and give no terminal."""

from typing import Any

c: Any = get_config()  # type: ignore[name-defined]  # noqa: F821  # Jupyter gives it to this file

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.ServerApp.terminals_enabled = False
