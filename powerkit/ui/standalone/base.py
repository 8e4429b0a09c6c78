"""One field outside a card, in any notebook: shown with the card's own scripts, its answer held in memory only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from powerkit.errors import AnswerError, PowerkitError
from powerkit.kinds.base import Kind
from powerkit.ui.queries import tell
from powerkit.ui.widgets.bundle import entries_alone
from powerkit.ui.widgets.shared_script import shared_script
from powerkit.ui.widgets.widget import Message, TalkingWidget

FIELD = "alone"


class Alone(TalkingWidget):
    """A field of a *kind* with its *label*, holding *value*; what is changed on the page is in `value` at once.

    Nothing of it is kept anywhere else: it has no log book.

    Raises:
        AnswerError: the value does not fit the kind.
    """

    def __init__(self, kind: Kind, value: Any, *, label: str, hint: str = "") -> None:
        self.kind = kind
        self._value = _checked(kind, value)
        field = {"id": FIELD, "kind": kind.name, "label": label, "hint": hint, **kind.page()}
        super().__init__(
            {"field": field},
            self._reply,
            name=f"{label} (powerkit.{type(self).__name__})",
            shared=shared_script(entries_alone(field)),
        )

    @property
    def value(self) -> Any:
        """The answer as it stands on the page now, in its tidy form. Set it to show another.

        Raises:
            AnswerError: what it was set to does not fit the kind; it stays as it was.
        """
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        self._value = _checked(self.kind, value)
        self.send(self._answers(""))

    def _reply(self, message: Message) -> Iterator[Message]:
        client, number = str(message.get("client", "")), message.get("n", 0)
        match message.get("kind"):
            case "hello":
                yield self._answers(client)
            case "draft":
                self._value, _ = self.kind.check(message.get("value"))
                yield {"kind": "ack", "client": client, "n": number, "field": FIELD, "ok": True}
            case "ask":
                yield self._told(client, number, message)

    def _answers(self, client: str) -> Message:
        return {"kind": "answers", "client": client, "values": {FIELD: self._value}}

    def _told(self, client: str, number: Any, message: Message) -> Message:
        what = str(message.get("what"))
        reply: Message = {"kind": "told", "client": client, "n": number, "field": FIELD, "what": what}
        try:
            return {**reply, "ok": True, **tell(self.kind, what, message.get("given"), list)}
        except PowerkitError as error:
            return {**reply, "ok": False, "error": str(error)}


def _checked(kind: Kind, value: Any) -> Any:
    answer, problems = kind.check(value)
    if problems:
        one = problems[0]
        where = f"Row {one.row}, {one.column}: " if one.row and one.column else f"Row {one.row}: " if one.row else ""
        raise AnswerError(f"{where}{one.text}.")
    return answer
