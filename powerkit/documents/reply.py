"""What comes back from a reader: the small file that an HTML copy saves. Plain text only, of a bounded size."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from powerkit.documents.model import Place
from powerkit.errors import ReplyError
from powerkit.text.catalogue import later, t
from powerkit.text.escaping import visible
from powerkit.text.files import other_than_text

LARGEST = 2_000_000
"""Bytes that a reply's file may have."""
MOST = 500
"""Comments that one reply may hold."""
LONGEST = 20_000
"""Characters that one comment may have."""
_LONGEST_NAME = 200

_NOT_OURS = later("This file is not a reply from a share copy.")
_CHOOSE = later("Choose the file that Save my reply made, or the Word copy with its comments.")
_TOO_MUCH = later("This reply holds more than a reply can.")


@dataclass(frozen=True)
class Comment:
    """What a reader wrote: *text*, on the version at *place*, or on all of it (``None``).

    *author* is who wrote it, "" where not said; *about* is the passage it was put on, "" where there is none. *answers*
    is the comment that it answers, "" for one that begins a thread; *resolved* says that its thread was closed.
    *under* is what the heading above it tells where a file has lost its places: a card's number, and which of that
    card's sections it is, counted from 1.
    """

    text: str = field(repr=False)
    place: Place | None = None
    author: str = field(default="", repr=False)
    written: datetime | None = None
    about: str = field(default="", repr=False)
    answers: str = field(default="", repr=False)
    resolved: bool = False
    under: tuple[str, int] | None = None


@dataclass(frozen=True)
class Reply:
    """A reply as it says of itself; whether it belongs to a share of this workbook is for the caller to check.

    *share*, *workbook* and *checksum* are what the copy carried ("" where it carried none). *whole* is False when the
    file was changed after it was saved, and None where that cannot be told. *numbers* are what in its text may be the
    number of a copy (see `copy_number`).
    """

    share: str
    workbook: str
    checksum: str
    comments: tuple[Comment, ...]
    reviewer: str = field(default="", repr=False)
    written: datetime | None = None
    whole: bool | None = None
    numbers: tuple[str, ...] = ()


def copy_number(share: str) -> str:
    """The number that a Word copy of the *share* of this id carries in its text, such as "4821-0937-5512-8876".

    A file that went through another program loses its properties; its text stays.
    """
    digits = f"{int(hashlib.sha256(share.encode()).hexdigest(), 16) % 10**16:016}"
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def read_reply(content: bytes) -> Reply:
    """The reply in a file that *Save my reply* made.

    Raises:
        ReplyError: it is no reply, or larger than `LARGEST`, `MOST` or `LONGEST` allow.
    """
    if len(content) > LARGEST:
        raise ReplyError(t(_TOO_MUCH), t(_CHOOSE))
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        if other := other_than_text(content):
            raise ReplyError(
                t("This file is {other}: what somebody wrote on it cannot be read.", other=other), t(_CHOOSE)
            ) from None
        raise ReplyError(t(_NOT_OURS), t(_CHOOSE)) from None
    if not isinstance(given, dict) or given.get("powerkit") != "reply" or not isinstance(given.get("comments"), list):
        raise ReplyError(t(_NOT_OURS), t(_CHOOSE))
    if given.get("format") != 1:
        raise ReplyError(
            t("This reply was made by a newer workbook."), t("Update this workbook, then bring it in again.")
        )
    if len(given["comments"]) > MOST:
        raise ReplyError(t(_TOO_MUCH), t(_CHOOSE))
    who, when = _words(given, "reviewer", _LONGEST_NAME), moment(_words(given, "written", 40))
    return Reply(
        share=_words(given, "share", 100),
        workbook=_words(given, "workbook", 100),
        checksum=_words(given, "checksum", 100),
        comments=tuple(_comment(item, who, when) for item in given["comments"]),
        reviewer=who,
        written=when,
        whole=_whole(given),
    )


def moment(text: str) -> datetime | None:
    """A time as ISO 8601 has it, in UTC where it does not say; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _comment(given: Any, who: str, when: datetime | None) -> Comment:
    if not isinstance(given, dict):
        raise ReplyError(t(_NOT_OURS), t(_CHOOSE))
    card, entry, version = _words(given, "card", 40), _number(given, "entry"), _number(given, "version")
    place = Place(card, entry, version) if card and entry and version else None
    return Comment(_words(given, "text", LONGEST), place, who, when, _words(given, "about", LONGEST))


def _words(given: Mapping[str, Any], key: str, longest: int) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise ReplyError(t(_NOT_OURS), t(_CHOOSE))
    if len(value) > longest:
        raise ReplyError(t(_TOO_MUCH), t(_CHOOSE))
    return visible(value)


def _number(given: Mapping[str, Any], key: str) -> int:
    value = given.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise ReplyError(t(_NOT_OURS), t(_CHOOSE))
    return value


def _sealed(comment: Mapping[str, Any]) -> list[Any]:
    about = comment.get("about")
    return [*(comment.get(key) for key in ("card", "entry", "version", "text")), *([about] if about else [])]


def _whole(given: Mapping[str, Any]) -> bool | None:
    """Whether the seal fits: the SHA-256 of what the page wrote, as `reply.js` puts it together."""
    seal = given.get("seal")
    if not isinstance(seal, str) or not seal:
        return None
    said = [
        *(given.get(key, "") for key in ("share", "workbook", "checksum", "reviewer", "written")),
        [_sealed(item) for item in given["comments"]],
    ]
    text = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() == seal
