"""What a card's page and Python say to each other: one schema, which both sides' types come from.

A message is JSON with its *kind*. What the page sends is read by `decode`; what Python sends is made by `plain`, which
leaves out what is as its schema has it by itself. `declarations` are the same schema as the page's types.
"""

import inspect
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, ClassVar

from powerkit.entries.entries_of_card import OtherEntry
from powerkit.errors import PowerkitError
from powerkit.text.catalogue import t


@dataclass(frozen=True, kw_only=True)
class FromPage:
    """From one tab (*client*) of a page, which numbers what it sends (*n*)."""

    kind: ClassVar[str]
    client: str
    n: int = 0


@dataclass(frozen=True, kw_only=True)
class Hello(FromPage):
    """The card is there, and asks for all its answers."""

    kind = "hello"


@dataclass(frozen=True, kw_only=True)
class KeepDraft(FromPage):
    """An answer as it stands now."""

    kind = "draft"
    field: str
    value: Any


@dataclass(frozen=True, kw_only=True)
class SaveVersion(FromPage):
    """All answers are to be saved as a version."""

    kind = "save"


@dataclass(frozen=True, kw_only=True)
class BeginAfresh(FromPage):
    """The card is to be emptied. *how*: for an "entry" of its own; or "back", which is to have what was saved again."""

    kind = "fresh"
    how: str


@dataclass(frozen=True, kw_only=True)
class Settle(FromPage):
    """The words of another copy of the log book, which was *of* that tab, were taken or are not wanted."""

    kind = "settle"
    of: str


@dataclass(frozen=True, kw_only=True)
class Ask(FromPage):
    """What can be said or made of an answer that is being written: a word, and what is *given* with it."""

    kind = "ask"
    field: str
    what: str
    given: Any


@dataclass(frozen=True, kw_only=True)
class ToPage:
    """To the tab that asked."""

    kind: ClassVar[str]
    client: str = ""


@dataclass(frozen=True)
class Seen:
    """The last message about an answer that reached the log book."""

    client: str
    n: int


@dataclass(frozen=True)
class Offered:
    """Words of another copy of the log book, and when they were written."""

    field: str
    client: str
    n: int
    value: Any
    at: str


@dataclass(frozen=True)
class Version:
    """A saved version: of which *entry*, when, as a moment and as people say it, and if a *page* can be made of it."""

    entry: int
    number: int
    saved: str
    at: str
    day: str
    community: str
    private: bool
    page: bool


@dataclass(frozen=True)
class Wrong:
    """What is wrong with an answer, and in which row and column of it."""

    field: str
    row: int | None
    column: str | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Answers(ToPage):
    """All that the log book has of the card: of its newest entry or another that is *held*, and those *beside* it.

    *afresh* says that the card was emptied since: what is on it belongs to no saved version yet.
    """

    kind = "answers"
    values: Mapping[str, Any]
    seen: Mapping[str, Seen]
    recalled: Mapping[str, Any]
    communities: tuple[str, ...]
    version: Version | None
    changed: bool
    others: tuple[Offered, ...]
    forgotten: str
    beside: tuple[OtherEntry, ...] = ()
    held: bool = False
    afresh: bool = False


@dataclass(frozen=True, kw_only=True)
class Settled(ToPage):
    """Those words are offered no more."""

    kind = "settled"


@dataclass(frozen=True, kw_only=True)
class Acknowledged(ToPage):
    """An answer is in the log book, or why not."""

    kind = "ack"
    n: int
    field: str
    ok: bool
    at: str = ""
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class Saved(ToPage):
    """A version is in the log book, or why not. *also* are lines on what else was saved."""

    kind = "saved"
    n: int
    ok: bool
    version: Version | None = None
    also: tuple[str, ...] | None = None
    recalled: Mapping[str, Any] | None = None
    error: str = ""
    problems: tuple[Wrong, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Told(ToPage):
    """The answer to a question; *more* is the teller's, and stands in the message itself."""

    kind = "told"
    n: int
    field: str
    what: str
    ok: bool
    error: str = ""
    more: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Refused(ToPage):
    """It could not be done, and why; *n* and *field* tell what, where that is known."""

    kind = "refused"
    error: str
    n: int = 0
    field: str = ""
    what: str = ""


FROM_PAGE: Mapping[str, type[FromPage]] = {item.kind: item for item in FromPage.__subclasses__()}
OPEN = "more"
"""The field whose entries stand in the message itself."""


def decode(message: Any) -> FromPage:
    """What the page said. A text or number that is none counts as none said.

    Raises:
        PowerkitError: it does not say which tab it comes from, or says nothing that is known.
    """
    given = message if isinstance(message, Mapping) else {}
    client, number, kind = given.get("client"), given.get("n", 0), given.get("kind")
    if not isinstance(client, str) or not client or isinstance(number, bool) or not isinstance(number, int):
        raise PowerkitError(t("The page sent something the workbook does not understand. Reload it."))
    found = FROM_PAGE.get(kind) if isinstance(kind, str) else None
    if found is None:
        raise PowerkitError(t("The page is older than the workbook. Reload it."))
    own = {
        key: given.get(key) if of is Any or isinstance(given.get(key), of) else ""
        for key, of in inspect.get_annotations(found).items()
    }
    return found(client=client, n=number, **own)


def plain(message: Any) -> dict[str, Any]:
    """A message, or a part of one, as JSON: without what is as its schema has it by itself."""
    made = {"kind": message.kind} if hasattr(message, "kind") else {}
    for field in fields(message):
        value = getattr(message, field.name)
        if field.default is MISSING or value != field.default:
            made |= value if field.name == OPEN else {field.name: _json(value)}
    return made


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(one) if is_dataclass(one) else one for key, one in value.items()}
    return plain(value) if is_dataclass(value) else value


def declarations() -> str:
    """The schema as the types of the page's scripts."""
    from powerkit.ui.typescript import declared, module

    parts: list[type] = [Seen, Offered, OtherEntry, Version, Wrong]
    sides: dict[str, list[type]] = {"FromPage": FromPage.__subclasses__(), "ToPage": ToPage.__subclasses__()}
    said = [f"export type {name} = {' | '.join(item.__name__ for item in side)};" for name, side in sides.items()]
    made = [declared(part, opens=OPEN) for part in (*parts, *sides["FromPage"], *sides["ToPage"])]
    return module("powerkit/ui/messages.py", *made, *said)
