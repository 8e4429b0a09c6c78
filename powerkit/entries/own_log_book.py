"""A log book read by its owner's own program: entries, answers and actions as plain rows, ready for pandas."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypedDict

from powerkit.deck import field_from
from powerkit.entries.visibility import answered, title_of
from powerkit.errors import AnswerError, WorkbookError
from powerkit.logbook import Logbook, files
from powerkit.logbook.model import Entry
from powerkit.logbook.workspace import WorkbookFolder, folder_and_deck
from powerkit.text.data_frames import dataframe
from powerkit.text.shell_commands import command
from powerkit.there import is_file


class EntryRow(TypedDict):
    """One saved version of a card. *saved* is by the clock where it was saved; *answers* are by the question's id."""

    id: int
    card: str
    capability: int | None
    title: str
    community: str
    people: str
    stage: str
    version: int
    saved: datetime
    private: bool
    answers: dict[str, Any]


class AnswerRow(TypedDict):
    """One answer: as it is kept (*answer*) and in words (*text*). *private* ones are left out of what is shared."""

    entry: int
    card: str
    capability: int | None
    community: str
    version: int
    saved: datetime
    question: str
    label: str
    kind: str
    private: bool
    answer: Any
    text: str


class ActionRow(TypedDict):
    """One action as it stands now. *due* is None where no day was said; *current* is False for one a card dropped."""

    id: int
    entry: int
    card: str
    capability: int | None
    what: str
    who: str
    due: date | None
    how: str
    status: str
    happened: str
    learnt: str
    next: str
    reason: str
    current: bool


class LogBook:
    """What is in a log book, to read: a copy in memory, which nothing is ever written to.

    It holds people's names and private answers as they were written: keep what you make of it as carefully.
    """

    def __init__(self, logbook: Logbook) -> None:
        self._logbook = logbook

    def __repr__(self) -> str:
        """Return how much there is, and no word of it: a notebook keeps what it prints."""
        return f"A log book with {len(self._logbook.latest())} entries and {len(self._logbook.actions())} actions"

    def __enter__(self) -> LogBook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the copy."""
        self._logbook.close()

    def entries(
        self, card: str | None = None, since: date | str | None = None, *, versions: bool = False
    ) -> list[EntryRow]:
        """The newest version of each entry, or all *versions*, first saved first: of one *card*, saved *since* a day.

        Raises:
            AnswerError: *since* is no day.
        """
        return [
            EntryRow(
                id=entry.id,
                card=entry.card,
                capability=_capability(entry.card),
                title=title_of(entry),
                community=entry.community,
                people=entry.people,
                stage=entry.stage,
                version=entry.version,
                saved=entry.saved.replace(tzinfo=None),
                private=entry.is_wholly_private,
                answers=dict(entry.answers),
            )
            for entry in self._found(card, since, versions)
        ]

    def answers(
        self, card: str | None = None, since: date | str | None = None, *, versions: bool = False
    ) -> list[AnswerRow]:
        """The answers of those entries, one row each, under the question as it was asked.

        Raises:
            AnswerError: *since* is no day.
        """
        return [row for entry in self._found(card, since, versions) for row in _answers(entry)]

    def actions(self, card: str | None = None, since: date | str | None = None) -> list[ActionRow]:
        """The actions by the day they are due, those without one last: of one *card*, due *since* a day.

        Raises:
            AnswerError: *since* is no day.
        """
        first = _day(since)
        return [
            ActionRow(
                id=action.id,
                entry=action.entry,
                card=action.card,
                capability=_capability(action.card),
                what=action.what,
                who=action.who,
                due=action.due,
                how=action.how,
                status=action.status,
                happened=action.happened,
                learnt=action.learnt,
                next=action.next,
                reason=action.reason,
                current=action.current,
            )
            for action in self._logbook.actions()
            if card in (None, action.card) and (first is None or (action.due is not None and action.due >= first))
        ]

    def as_dataframe(
        self,
        what: Literal["entries", "answers", "actions"] = "entries",
        card: str | None = None,
        since: date | str | None = None,
    ) -> Any:
        """The entries, answers or actions as a pandas table, with days as pandas has them.

        Raises:
            AnswerError: *what* is none of these, or *since* is no day.
            FileError: pandas is not installed here.
        """
        ways: dict[str, tuple[Any, type, tuple[str, ...]]] = {
            "entries": (self.entries, EntryRow, ("saved",)),
            "answers": (self.answers, AnswerRow, ("saved",)),
            "actions": (self.actions, ActionRow, ("due",)),
        }
        if what not in ways:
            raise AnswerError(f"There is no table of {what!r}.", f"There are: {', '.join(ways)}.")
        rows, shape, days = ways[what]
        return dataframe(rows(card, since), columns=list(shape.__annotations__), days=days)

    def _found(self, card: str | None, since: date | str | None, versions: bool) -> list[Entry]:
        first = _day(since)
        if versions:
            found = self._logbook.between(first or date.min, date.max)
            return [entry for entry in found if card in (None, entry.card)]
        latest = self._logbook.latest(card=card)
        return [entry for entry in reversed(latest) if first is None or entry.saved.date() >= first]


def open(folder: str | Path | None = None, *, passphrase_file: str | Path | None = None) -> LogBook:
    """The log book of a workbook's *folder*, or in a backup's file; of your usual workbook where none is named.

    It is only read, so the workbook may be open. A locked one asks for its passphrase, or takes it from the first line
    of a file.

    Raises:
        LogbookError: it can't be read, or stays locked.
        WorkbookError: there is none, or the passphrase does not fit.
    """
    named = folder_and_deck(os.environ, Path.home(), "" if folder is None else str(folder))[0].root
    place = WorkbookFolder(named.parent if is_file(named) else named)
    path = named if is_file(named) else place.logbook
    if not is_file(path):
        raise WorkbookError(f"There is no log book in {named}.", f"To make a workbook: {command('open')}")
    if files.is_shut(path):
        _unlock(path, place, Path(passphrase_file).expanduser() if passphrase_file else None)
    return LogBook(Logbook.read(path, backups=place.backups))


def _unlock(path: Path, place: WorkbookFolder, file: Path | None) -> None:
    from powerkit.logbook.lock import unlock

    if file is not None:
        try:
            said = (file.read_text(encoding="utf-8-sig").splitlines() or [""])[0]
        except (OSError, UnicodeDecodeError) as error:
            raise WorkbookError(f"The passphrase could not be read from {file}.", "Name another file.") from error
    else:
        try:
            said = getpass.getpass("Passphrase of your workbook: ")
        except (NotImplementedError, EOFError, RuntimeError) as error:
            raise WorkbookError(
                "The log book is locked with a passphrase.", 'Name a file that holds it: passphrase_file="FILE"'
            ) from error
    if not unlock(path, said, list(place.backups.glob("*.sqlite3"))):
        raise WorkbookError("That passphrase does not fit.", "Nothing was changed.")


def _answers(entry: Entry) -> Iterator[AnswerRow]:
    for wording, answer in answered(entry):
        field = field_from(wording)
        yield AnswerRow(
            entry=entry.id,
            card=entry.card,
            capability=_capability(entry.card),
            community=entry.community,
            version=entry.version,
            saved=entry.saved.replace(tzinfo=None),
            question=str(wording["id"]),
            label=str(wording.get("label", "")),
            kind=str(wording.get("kind", "")),
            private=entry.is_private(str(wording["id"])),
            answer=answer,
            text="\n".join(text for text in field.kind.texts(answer) if text) if field else "",
        )


def _capability(card: str) -> int | None:
    number, point, _ = card.partition(".")
    return int(number) if point and number.isdecimal() else None


def _day(since: date | str | None) -> date | None:
    if since is None or (isinstance(since, date) and not isinstance(since, datetime)):
        return since
    try:
        return (since if isinstance(since, datetime) else datetime.fromisoformat(str(since).strip())).date()
    except ValueError as error:
        raise AnswerError(f"“{since}” is no day.", 'Write it as year, month, day: since="2026-05-01"') from error
