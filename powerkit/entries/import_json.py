"""Answers from a JSON file into the log book, with no browser: all of the file, or nothing of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from powerkit.deck import Card, Deck, with_others
from powerkit.entries.new_version import check_answers, names_in, new_version, own_questions
from powerkit.entries.quick_entry import NOTE, find_card, note_id
from powerkit.entries.visibility import READ_BACK, STAGES
from powerkit.errors import AnswerError, DeckError
from powerkit.logbook import Logbook
from powerkit.logbook.model import OWN_QUESTIONS, WHOLE_ENTRY, Entry, NewVersion
from powerkit.text.escaping import short_words
from powerkit.text.normalize import sign_of_none, tidy

KEYS = ("card", "community", "answers", "people", "stage", "read_back", "private", "own", "saved")
"""What an item of the file may hold. Only "card" and "answers" are needed; "saved" is an ISO date and time.

The card "note" makes a quick entry, with any of: what, so_what, now_what (an action), after.
"""

LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes."""

_SHOWN = 8
_ALLOWED = {"stage": tuple(STAGES), "read_back": tuple(READ_BACK)}


def read_items(path: Path) -> list[Any]:
    """The items of a JSON file: a list, or one on its own.

    Raises:
        AnswerError: the file cannot be read or is not JSON; the text says where.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise AnswerError(f"{path.name} is larger than {LARGEST // 2**20} MB.", "Split it into smaller files.")
        content = path.read_bytes()
    except OSError as error:
        raise AnswerError(f"{path} cannot be read: {error.strerror or error}.") from error
    return items_in(path.name, content)


def items_in(called: str, content: bytes) -> list[Any]:
    """The items of JSON as bytes, from what is *called* so.

    Raises:
        AnswerError: it is not JSON, or holds what is no letter; the text says where.
    """
    name = called or "What was piped in"
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AnswerError(f"{name} is not UTF-8 text.", "Save it again as UTF-8.") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise AnswerError(f"{name} is not JSON: {error.msg} at {place}.", "Nothing was saved.") from error
    except (RecursionError, ValueError) as error:
        raise AnswerError(f"{name} is not JSON that can be read.", "Nothing was saved.") from error
    items = found if isinstance(found, list) else [found]
    for number, item in enumerate(items, 1):
        if sign := _sign_of_none(item):
            which = f"Item {number} of {name}" if len(items) > 1 else name
            raise AnswerError(f"{which} holds {sign}, which is no letter and shows nowhere.", "Nothing was saved.")
    return items


def fill(items: list[Any], deck: Deck, logbook: Logbook, client: str) -> list[Entry]:
    """Save each item as the next version of its card's entry, in the order given.

    *client* names this run in the log book.

    Raises:
        AnswerError: something does not fit; then nothing was saved. The text says what and where, a line each.
    """
    problems: list[str] = []
    versions: list[NewVersion] = []
    names: list[str] = []
    for number, item in enumerate(items, 1):
        item = _named_note(item, client, number)
        version = _version(item, f"Item {number}" if len(items) > 1 else "The file", deck, problems)
        if version is not None:
            versions.append(version)
            names += names_in(find_card(deck, version.card), version)
    if problems:
        more = [f"… and {len(problems) - _SHOWN} more."] if len(problems) > _SHOWN else []
        raise AnswerError("Nothing was saved.\n" + "\n".join([*map(short_words, problems[:_SHOWN]), *more]))
    logbook.remember_names([(name, "") for name in dict.fromkeys(names)])
    return logbook.save_versions(versions, client=client)


def _named_note(item: Any, client: str, number: int) -> Any:
    """The item itself; one for the card "note" gets the id of a new quick entry."""
    if isinstance(item, Mapping) and item.get("card") == NOTE:
        return {**item, "card": note_id(client, number)}
    return item


def _version(item: Any, where: str, deck: Deck, problems: list[str]) -> NewVersion | None:
    before = len(problems)
    if not isinstance(item, Mapping) or not isinstance(item.get("card"), str):
        problems.append(f'{where}: must be an object such as {{"card": "1.1", "community": "…", "answers": {{…}}}}')
        return None
    where = f"{where}, card {item['card']}"
    try:
        card = find_card(deck, item["card"])
    except DeckError as error:
        problems.append(f"{where}: {error}")
        return None
    problems += [f'{where}: "{key}" is not known. It may have: {", ".join(KEYS)}' for key in item if key not in KEYS]
    answers = item.get("answers", {})
    if not isinstance(answers, Mapping):
        problems.append(f'{where}: "answers" must be an object, each answer under its id')
        return None
    card = with_others(card, (one for one, value in answers.items() if value))
    clean, complaints = check_answers(card, answers)
    problems += [f"{where}: {complaint}" for complaint in complaints]
    about = _about(item, card, where, problems)
    return new_version(card, clean, **about) if len(problems) == before else None


def _sign_of_none(item: Any) -> str:
    """A sign in the texts of an item that nobody writes; "" for none."""
    left = [item]
    while left:
        match left.pop():
            case str() as text:
                if sign := sign_of_none(text):
                    return sign
            case Mapping() as parts:
                left += [*parts.keys(), *parts.values()]
            case list() as parts:
                left += parts
    return ""


def _about(item: Mapping[str, Any], card: Card, where: str, problems: list[str]) -> dict[str, Any]:
    about: dict[str, Any] = {}
    for key in ("community", "people", "stage", "read_back"):
        value = "" if item.get(key) is None else item[key]
        if not isinstance(value, str):
            problems.append(f'{where}: "{key}" must be text')
        elif value and value not in _ALLOWED.get(key, (value,)):
            problems.append(f'{where}: "{key}" must be one of: {", ".join(_ALLOWED[key])}')
        else:
            about[key] = tidy(value).strip()
    about["private"] = _private(item, card, where, problems)
    about["own"] = own_questions(item.get("own"))
    if not _are_own_questions(item.get("own")):
        problems.append(f'{where}: "own" must be a list such as [{{"question": "…", "answer": "…"}}]')
    about["saved"] = _moment(item.get("saved"), where, problems)
    return about


def _private(item: Mapping[str, Any], card: Card, where: str, problems: list[str]) -> dict[str, bool]:
    """The private switches. A misspelt one is a problem: its answer would show."""
    private = {} if item.get("private") is None else item["private"]
    if not isinstance(private, Mapping) or not all(isinstance(value, bool) for value in private.values()):
        problems.append(f'{where}: "private" must be an object such as {{"entry": false, "views": true}}')
        return {}
    known = {WHOLE_ENTRY, OWN_QUESTIONS, *(field.id for field in card.fields)}
    unknown = sorted(private.keys() - known)
    problems += [f'{where}: "private" has "{item}", which is no answer of this card' for item in unknown]
    return dict(private)


def _are_own_questions(given: Any) -> bool:
    rows = [] if given is None else given
    return isinstance(rows, list) and all(
        isinstance(row, Mapping)
        and row.keys() <= {"_id", "question", "answer"}
        and all(isinstance(text, str) for text in row.values())
        for row in rows
    )


def _moment(value: Any, where: str, problems: list[str]) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.astimezone()
    except (TypeError, ValueError, OverflowError):
        problems.append(f'{where}: "saved" must be a date and time such as 2026-03-31T14:02:00')
        return None
