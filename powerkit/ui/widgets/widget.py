"""What every widget of the workbook is: an anywidget that shows a view and passes messages to and from Python."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from typing import Any

import ipywidgets
import traitlets

from powerkit.error_log import where
from powerkit.errors import PowerkitError
from powerkit.text.catalogue import later, of_the_page, t
from powerkit.ui.host import files_in_messages
from powerkit.ui.widgets.shared_script import SharedScript, loader

Message = dict[str, Any]
Answer = Callable[[Message], Iterable[Mapping[str, Any]]]
Sent = Callable[[Message], Message]
"""What makes of a reply what goes to the page: the host's `powerkit.ui.host.Host.sent`."""

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # without a log to write to, nothing may end up under a cell

FAULT = later("Something went wrong in the workbook. Keep this page open, and try again.")


def _for_page() -> str:
    """Which versions of anywidget's script the page may show our widgets with: those of the one installed here."""
    installed = version("anywidget")
    return installed if re.search("[ab]", installed) else f"~{'.'.join(installed.split('.')[:2])}.*"


class TalkingWidget(ipywidgets.DOMWidget):  # type: ignore[misc]  # ipywidgets tells no types
    """A page's part: `view` says what to show and never holds an answer; answers travel in messages only.

    *answer* gets each message of the page and returns the messages to send back. What it raises becomes one plain
    "refused" message; where it happened goes to the log, without the words of anybody's answer. *name* stands where
    only text can be shown, the same whatever was answered: a saved notebook keeps it. *shared* brings the script that
    shows the view; should the page not have met it, the page asks for it here. *sent* hands out the files in a reply.
    Other *traits* are ipywidgets' own.
    """

    # On the page it is an anywidget. What Python needs of one is these lines: importing the package costs a kernel
    # more time and memory than all our own widgets.
    _model_name = traitlets.Unicode("AnyModel").tag(sync=True)
    _model_module = traitlets.Unicode("anywidget").tag(sync=True)
    _model_module_version = traitlets.Unicode(_for_page()).tag(sync=True)
    _view_name = traitlets.Unicode("AnyView").tag(sync=True)
    _view_module = traitlets.Unicode("anywidget").tag(sync=True)
    _view_module_version = traitlets.Unicode(_for_page()).tag(sync=True)
    _anywidget_id = traitlets.Unicode("powerkit").tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)
    _shared = traitlets.Unicode().tag(sync=True)
    _key = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        view: Mapping[str, Any],
        answer: Answer,
        *,
        name: str,
        shared: SharedScript,
        sent: Sent = files_in_messages,
        **traits: Any,
    ) -> None:
        self._answer = answer
        self._sent = sent
        self._name = name
        self._script = shared
        super().__init__(
            view={**view, **of_the_page(view)},
            _esm=loader(),
            _shared=f"IPY_MODEL_{shared.model_id}",
            _key=shared.key,
            **{"layout": shared.layout, **traits},
        )
        self.on_msg(self._heard)

    def __repr__(self) -> str:
        """Return the same words whatever was answered: a saved notebook keeps them."""
        return self._name

    def _heard(self, _widget: object, message: Any, _buffers: object) -> None:
        """Answer one message of the page; never raise, so that nothing private is printed under a cell."""
        try:
            if not isinstance(message, dict):
                raise PowerkitError(t("The workbook did not understand that."))
            if message.get("kind") == "script":
                self.send({"kind": "script", "shared": self._script.told()})
                return
            for reply in self._answer(message):
                self.send(self._sent(dict(reply)))
        except Exception as error:  # the page must hear of every failure
            log.error("Card message failed: %s", where(error))
            self.send(_refusal(message, error))


def _refusal(message: Any, error: Exception) -> Message:
    """Return what the page is told: an error written for people as it is, any other in words of our own."""
    reply: Message = {"kind": "refused", "error": str(error) if isinstance(error, PowerkitError) else t(FAULT)}
    if isinstance(message, dict):
        reply |= {key: message[key] for key in ("client", "n", "field", "what") if key in message}
    return reply
