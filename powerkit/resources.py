"""Finds what travels with the package: deck, notebooks, examples, scripts and settings.

In a checkout the content stands at the top of the repository, where people edit it; in an installed copy the
wheel carries it in ``powerkit/data``. Both are looked for, the checkout first.
"""

from pathlib import Path

from powerkit.errors import WorkbookError, t

PACKAGE = Path(__file__).resolve().parent


def deck_folder() -> Path:
    """The folder of the deck that comes with the workbook."""
    return _content("deck", "deck.toml")


def new_deck_folder() -> Path:
    """The folder of the small deck that a new one begins as."""
    return PACKAGE / "deck" / "template"


def notebooks_folder() -> Path:
    """The folder of the notebooks that come with the workbook, as first copied to a person's folder."""
    return _content("notebooks", "*.ipynb")


def examples_folder() -> Path:
    """The folder of the worked example: ``year.json`` and the files beside it."""
    return _content("examples", "year.json")


def labextension_folder() -> Path:
    """The folder that holds our JupyterLab extensions, one folder for each."""
    return PACKAGE / "app" / "labextension"


def settings_folder() -> Path:
    """The folder of JupyterLab's settings in the workbook."""
    return PACKAGE / "app" / "settings"


def web_folder() -> Path:
    """The folder of the scripts and style sheets of what a page shows."""
    return PACKAGE / "ui" / "web"


def kernelspec_folder() -> Path:
    """The folder to put on ``JUPYTER_PATH``, so that our own kernel is found."""
    return PACKAGE / "app" / "kernelspec"


def _content(name: str, holds: str) -> Path:
    for place in (PACKAGE.parent / name, PACKAGE / "data" / name):
        if place.is_dir() and any(place.glob(holds)):
            return place
    what = t("The workbook’s own {name} folder is missing.", name=name)
    raise WorkbookError(what, t("Install the workbook again."))
