"""One field outside a card, in any notebook: shown with the card's own scripts, its answer held in memory only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

import traitlets
from IPython import get_ipython

from powerkit.documents.model import Picture
from powerkit.errors import AnswerError, PowerkitError
from powerkit.kinds.base import Kind
from powerkit.kinds.pictures import pictures_of
from powerkit.text.data_frames import dataframe
from powerkit.ui.queries import tell
from powerkit.ui.standalone.static import Static
from powerkit.ui.widgets.bundle import entries_alone
from powerkit.ui.widgets.shared_script import shared_script
from powerkit.ui.widgets.widget import Message, TalkingWidget

FIELD = "alone"
_SIZE = {"width": "100%", "min_width": "18rem"}
"""As wide as there is room, and never too narrow to be used in a box beside others."""
_NOTHING = object()


class RefusedValue(AnswerError, traitlets.TraitError):  # type: ignore[misc,unused-ignore]
    """A value that does not fit: a plain line, and what ipywidgets' users catch."""


class Alone(TalkingWidget):
    """A field of a *kind* with its *label*, holding *value*; what is changed on the page is in `value` at once.

    It keeps to ipywidgets' conventions: `value` can be observed and linked, `layout` is its own. Only, no answer is in
    a widget's saved state, since a notebook would keep it; so `value` can't be linked on the page alone (`jslink`).

    Raises:
        RefusedValue: the value does not fit the kind.
    """

    value = traitlets.Any(
        help="The answer as it stands on the page now, in its tidy form. Set it to show another; one that does not "
        "fit is refused, and it stays as it was."
    )
    keeps_pictures: ClassVar[bool] = False
    """Whether what is shown is kept as a picture in the notebook too; see `keep_pictures`."""

    def __init__(
        self, kind: Kind, value: Any, *, label: str, hint: str = "", notes: tuple[str, ...] = (), layout: Any = None
    ) -> None:
        self.kind = kind
        self.notes = notes
        """What was not understood of what was given, a line each. It is shown on the page too."""
        self._label = label
        self._heard_now: Any = _NOTHING
        field = {"id": FIELD, "kind": kind.name, "label": label, "hint": hint, **kind.page()}
        super().__init__(
            {"field": field},
            self._reply,
            name=f"{label} (powerkit.{type(self).__name__})",
            shared=shared_script(entries_alone(field)),
            layout={**_SIZE, **(layout or {})} if layout is None or isinstance(layout, Mapping) else layout,
            value=value,
        )

    def to_records(self) -> list[dict[str, Any]]:
        """What it holds as rows, such as a table library takes: text, numbers and True or False."""
        raise NotImplementedError

    def as_dataframe(self) -> Any:
        """What it holds as a pandas table, a row each.

        Raises:
            FileError: pandas is not installed here.
        """
        return dataframe(self.to_records())

    def picture(self) -> Static:
        """What it shows now as a picture with its words, for any viewer of the notebook. It may hold names."""
        return Static(self._label, tuple(self._pictures()), tuple(self._said()))

    def _pictures(self) -> Iterator[Picture]:
        yield from pictures_of(self.kind, self.value, self._label)

    def _said(self) -> Iterable[str]:
        """What it shows, in sentences."""
        return ()

    def _repr_mimebundle_(self, **asked: Any) -> Any:
        bundle = super()._repr_mimebundle_(**asked)
        if not bundle or not Alone.keeps_pictures:
            return bundle
        return {**bundle, **self.picture()._repr_mimebundle_()}

    @traitlets.validate("value")  # type: ignore[untyped-decorator,unused-ignore]
    def _tidied(self, proposal: Mapping[str, Any]) -> Any:
        return _checked(self.kind, proposal["value"])

    @traitlets.observe("value")  # type: ignore[untyped-decorator,unused-ignore]
    def _shown(self, change: Mapping[str, Any]) -> None:
        """Show on the page what did not come from there."""
        if self._heard_now is _NOTHING or change["new"] != self._heard_now:
            self.send(self._answers(""))

    def _take(self, value: Any) -> None:
        """Hold what was changed on the page, of which all that fits is kept."""
        self._heard_now, _ = self.kind.check(value)
        try:
            self.set_trait("value", self._heard_now)
        except Exception:  # of somebody's own observer: told as ipywidgets does, and the page goes on
            if (shell := get_ipython()) is None:
                raise
            shell.showtraceback()
        finally:
            self._heard_now = _NOTHING

    def _reply(self, message: Message) -> Iterator[Message]:
        client, number = str(message.get("client", "")), message.get("n", 0)
        match message.get("kind"):
            case "hello":
                yield self._answers(client)
            case "draft":
                self._take(message.get("value"))
                yield {"kind": "ack", "client": client, "n": number, "field": FIELD, "ok": True}
            case "ask":
                yield self._told(client, number, message)

    def _answers(self, client: str) -> Message:
        return {"kind": "answers", "client": client, "values": {FIELD: self.value}, "notes": list(self.notes)}

    def _told(self, client: str, number: Any, message: Message) -> Message:
        what = str(message.get("what"))
        reply: Message = {"kind": "told", "client": client, "n": number, "field": FIELD, "what": what}
        try:
            return {**reply, "ok": True, **tell(self.kind, what, message.get("given"), list)}
        except PowerkitError as error:
            return {**reply, "ok": False, "error": str(error)}


def keep_pictures(keep: bool = True) -> None:
    """From now on keep what the four tools show as a picture with its words in the notebook too, names and all.

    A notebook that was saved or made a web page then shows each as it was when its cell was run. Without it a notebook
    keeps nothing of them. Ask once, at the top.
    """
    Alone.keeps_pictures = keep


def _checked(kind: Kind, value: Any) -> Any:
    answer, problems = kind.check(value)
    if problems:
        one = problems[0]
        where = f"Row {one.row}, {one.column}: " if one.row and one.column else f"Row {one.row}: " if one.row else ""
        raise RefusedValue(f"{where}{one.text}.")
    return answer
