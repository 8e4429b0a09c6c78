"""JupyterLab as the workbook has it: told all by the workbook, and nothing by anybody's configuration files."""

from typing import Any

from jupyterlab.labapp import LabApp


class WorkbookLab(LabApp):  # type: ignore[misc]
    """JupyterLab, with no settings but ours."""

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """No file is read."""


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": __name__, "app": WorkbookLab}]
