"""Puts the workbook into a server made for it: its page, its addresses, its lock and the watch over its folder."""

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader

from powerkit import resources
from powerkit.app.installed import lab_folder
from powerkit.app.jupyter_config import LARGEST_MESSAGE
from powerkit.app.server import (
    HANDLERS,
    below,
    headers,
    lock_page,
    moved_folder,
    page_config_hook,
    page_template,
    page_url,
)
from powerkit.app.server.doors import plain_page
from powerkit.app.server.lab_scripts import key_of, large_scripts, small_scripts
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.text.catalogue import t
from powerkit.text.escaping import with_bold


def furnish(server: Any, folder: WorkbookFolder, notebooks: Path, token: str, *, port: int | None, again: str) -> None:
    """Make *server* the workbook in *folder*, whose pages are put back from *notebooks*.

    It proves with *token* that it is the workbook. *port* is its own, if it has one. *again* says how to open it again
    once it was closed.
    """
    settings = server.web_app.settings
    settings["powerkit_folder"], settings["powerkit_notebooks"] = folder, notebooks
    settings["powerkit_token"] = token
    settings["session_manager"] = server.session_manager
    settings["websocket_max_message_size"] = LARGEST_MESSAGE
    settings["page_config_hook"] = page_config_hook(folder, again)
    page = page_template(lab_folder() / "static" / "index.html", resources.settings_folder() / "page.html")
    settings["headers"] = headers(page, port)
    jinja = settings["lab_jinja2_env"]
    jinja.globals.update(t=t, large_scripts=large_scripts(), lab_key=key_of(small_scripts()))
    jinja.filters["bold"] = with_bold
    jinja.filters["page_url"] = lambda file: page_url(server.base_url, file)
    jinja.loader = ChoiceLoader([DictLoader({"index.html": page}), jinja.loader])
    settings["jinja2_env"].loader = ChoiceLoader(
        [DictLoader({"404.html": _nowhere(server)}), settings["jinja2_env"].loader]
    )
    server.web_app.add_handlers(".*$", below(server.base_url, HANDLERS))
    lock_page.install(server, folder)
    moved_folder.install(server, folder)


def _nowhere(server: Any) -> str:
    """What stands at an address that is none, such as one of which a piece was lost on the way."""
    page = plain_page(
        t("There is no page here."),
        t("The address may have a slip in it. Nothing is lost: what you saved is in your log book."),
        link=(f"{server.base_url}lab", t("Go to your cards")),
    )
    return f"{{% raw %}}{page}{{% endraw %}}"
