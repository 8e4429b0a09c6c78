"""The file that a leader gives to an organisation's picture: JSON that a person can read, with a checksum."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from powerkit.errors import FileError
from powerkit.reports.together.model import Given, Steps
from powerkit.text.catalogue import t
from powerkit.text.files import other_than_text

LARGEST = 1_000_000
"""Bytes that such a file may have; one with everything in it has a twentieth of that."""

_KIND, _FORMAT = "together", 1
_OURS = b'"powerkit": "together"'
_LONGEST = 60
_LEADER, _MARK = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{16}")


def as_file(given: Given) -> bytes:
    """The file of a copy."""
    said = {"powerkit": _KIND, "format": _FORMAT, **_plain(given)}
    return json.dumps({**said, "checksum": _checksum(said)}, ensure_ascii=False, indent=1).encode()


def from_file(content: bytes, name: str) -> Given:
    """The copy in a file of that *name*.

    Raises:
        FileError: it is no such copy, is damaged or was changed; one line that names it and says what to do.
    """
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _damaged(name) if _OURS in content else _other(name, _what_it_is(content)) from None
    if not isinstance(said, dict) or said.get("powerkit") != _KIND:
        reply = isinstance(said, dict) and said.get("powerkit") == "reply"
        raise _other(name, t("a reader’s reply") if reply else t("another file"))
    if isinstance(made_as := said.get("format"), int) and made_as > _FORMAT:
        what = t("“{name}” was made by a newer workbook.", name=name)
        raise FileError(what, t("Update this one, then call this again."))
    found = _read(said)
    if found is None or said != json.loads(as_file(found)):  # its checksum too
        raise _damaged(name)
    return found


def _damaged(name: str) -> FileError:
    what = t("“{name}” is damaged, or was changed after it was made.", name=name)
    return FileError(what, t("Ask whose it is for a new one."))


def _other(name: str, what: str) -> FileError:
    said = t("“{name}” is {what}, and not a copy made for this.", name=name, what=what)
    return FileError(said, t("Ask whose it is for a copy that “give” made."))


def _what_it_is(content: bytes) -> str:
    if b'id="pk-reply"' in content or b'id="pk-locked"' in content:
        return t("a copy made for a reader")
    if content.lstrip()[:9].lower() in (b"<!doctype", b"<html"):
        return t("a web page")
    return other_than_text(content) or t("another file")


def _plain(given: Given) -> dict[str, Any]:
    return {
        **asdict(given),
        "made": given.made.isoformat(),
        **{key: sorted(getattr(given, key)) for key in ("capabilities", "actions", "words")},
        "destinations": {key: list(steps) for key, steps in sorted(given.destinations.items())},
    }


def _checksum(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _read(said: Mapping[str, Any]) -> Given | None:
    """The copy that a file says; None where a part of it has another shape than we give it."""
    try:
        return _checked(said)
    except (ValueError, TypeError, KeyError):
        return None


def _checked(said: Mapping[str, Any]) -> Given:
    leader, deck = _text(said["leader"]), _text(said["deck"])
    made = datetime.fromisoformat(_text(said["made"]))
    if not _LEADER.fullmatch(leader) or not _MARK.fullmatch(deck) or made.tzinfo is None:
        raise ValueError
    given = Given(
        leader,
        made,
        deck,
        frozenset(map(_number, _list(said["capabilities"]))),
        frozenset(map(_text, _list(said["actions"]))),
        frozenset(map(_text, _list(said["words"]))),
        {_text(key): _steps(steps) for key, steps in dict(said["destinations"]).items()},
    )
    if not given.sound:
        raise ValueError
    return given


def _steps(value: Any) -> Steps:
    then, now = _list(value)
    return (None if then is None else _number(then), None if now is None else _number(now))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise TypeError
    return value
