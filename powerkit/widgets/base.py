"""What every widget of the workbook is: an anywidget that shows a view and passes messages to and from Python."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import anywidget
import traitlets

from powerkit.errors import PowerkitError
from powerkit.faults import where
from powerkit.widgets.shared import SharedScript, loader

Message = dict[str, Any]
Answer = Callable[[Message], Iterable[Message]]

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())  # without a log to write to, nothing may end up under a cell

FAULT = "Something went wrong in the workbook. Keep this page open, and try again."


class TalkingWidget(anywidget.AnyWidget):
    """A page's part: `view` says what to show and never holds an answer; answers travel in messages only.

    *answer* gets each message of the page and returns the messages to send back. What it raises becomes one plain
    "refused" message; where it happened goes to the log, without the words of anybody's answer. *name* stands where
    only text can be shown, the same whatever was answered: a saved notebook keeps it. *shared* brings the script that
    shows the view; should the page not have met it, the page asks for it here.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _shared = traitlets.Unicode().tag(sync=True)
    _key = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, view: Mapping[str, Any], answer: Answer, *, name: str, shared: SharedScript) -> None:
        self._answer = answer
        self._name = name
        self._script = shared
        super().__init__(
            view=dict(view),
            _esm=loader(),
            _shared=f"IPY_MODEL_{shared.model_id}",
            _key=shared.key,
            _anywidget_id="powerkit",
        )
        self.on_msg(self._heard)

    def __repr__(self) -> str:
        """Return the same words whatever was answered: a saved notebook keeps them."""
        return self._name

    def _heard(self, _widget: object, message: Any, _buffers: object) -> None:
        """Answer one message of the page; never raise, so that nothing private is printed under a cell."""
        try:
            if not isinstance(message, dict):
                raise PowerkitError("The workbook did not understand that.")
            if message.get("kind") == "script":
                self.send({"kind": "script", "shared": self._script.shared})
                return
            for reply in self._answer(message):
                self.send(reply)
        except Exception as error:  # the page must hear of every failure
            log.error("Card message failed: %s", where(error))
            self.send(_refusal(message, error))


def _refusal(message: Any, error: Exception) -> Message:
    """Return what the page is told: an error written for people as it is, any other in words of our own."""
    reply: Message = {"kind": "refused", "error": str(error) if isinstance(error, PowerkitError) else FAULT}
    if isinstance(message, dict):
        reply |= {key: message[key] for key in ("client", "n", "field", "what") if key in message}
    return reply
