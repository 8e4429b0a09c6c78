"""Where the parts of JupyterLab that the workbook is made of are installed."""

from functools import cache
from importlib import metadata
from pathlib import Path

from powerkit.errors import WorkbookError


@cache
def lab_folder() -> Path:
    """JupyterLab's own files as it was installed, wherever that is, and no person's built copy of it."""
    return _installed("jupyterlab", "share/jupyter/lab/static/index.html").parent.parent


@cache
def widgets_folder() -> Path:
    """Where ipywidgets' part of JupyterLab is installed."""
    return _installed("jupyterlab_widgets", "labextensions/@jupyter-widgets/jupyterlab-manager/package.json").parent


def extension_folders() -> list[Path]:
    """Where those extensions of JupyterLab are installed that a page may have: ipywidgets' and anywidget's."""
    anywidget = _installed("anywidget", "labextensions/anywidget/package.json")
    return list(dict.fromkeys([widgets_folder().parent.parent, anywidget.parent.parent]))


def _installed(package: str, ending: str) -> Path:
    for file in metadata.files(package) or []:
        if file.as_posix().endswith(ending):
            return Path(str(file.locate())).resolve()
    raise WorkbookError(f"A part of {package} is missing on this computer.", "Install the workbook again.")
