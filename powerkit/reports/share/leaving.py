"""The answers of an entry that leave, as they may be shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from powerkit.deck import field_from
from powerkit.entries.visibility import answered
from powerkit.reports.record import let_out
from powerkit.reports.share.model import Chosen
from powerkit.reports.share.selection import may_leave


def leaving(one: Chosen) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """The answers of an entry that leave, each with its question, as they were given."""
    for wording, answer in answered(one.entry):
        if may_leave(one.entry, wording["id"], one.pick.put_in):
            yield wording, answer


def as_shared(wording: Mapping[str, Any], answer: Any, chosen: Chosen) -> Any:
    """The answer as it may be shared: without words that the leader leaves out, and quotes that are not let out."""
    field = field_from(wording)
    if field is not None:
        answer = field.kind.without(answer, chosen.pick.left_out.get(field.id, frozenset()))
    return let_out(wording, answer)
