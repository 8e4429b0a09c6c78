"""Download everything: all that a log book holds as one plain ZIP that any program can read, with no name replaced."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from powerkit.documents.markdown import markdown
from powerkit.documents.model import Block, Document, Heading, Pairs, Paragraph, Picture
from powerkit.entries.new_version import read_answers
from powerkit.entries.picture_cache import kept_in
from powerkit.entries.quick_entry import number_of
from powerkit.entries.recall_snapshot import with_earlier
from powerkit.entries.visibility import answered, codes_said, title_of
from powerkit.errors import RecordError
from powerkit.kinds.photo.svg import unwrapped
from powerkit.logbook import Logbook
from powerkit.logbook.erase import EVERYTHING
from powerkit.logbook.model import Entry
from powerkit.logbook.private_files import free_place, put_in_place, write_private
from powerkit.logbook.unfinished_files import part_for
from powerkit.reports.record import about, answer_blocks
from powerkit.text.catalogue import later, t
from powerkit.text.dates import show_time
from powerkit.text.files import csv_file
from powerkit.there import somebody_elses

_HELD = (
    later("log-book.json: every version of every entry, actions, shares, replies and names, for programs."),
    later("entries/: each entry’s newest version to read, as Markdown, with its pictures beside it."),
    later("photos/: each photo, under the key that log-book.json knows it by."),
    later("tables/: each table, map and list of words as CSV, to open in a spreadsheet."),
    later("actions.csv, names.csv, replies.csv."),
)
"""What is in the file. Names of files and the heads of columns are the same in every language: programs read them."""


def readme(now: datetime) -> str:
    """What stands in it first: what it is, what is in it, and that nothing is replaced."""
    first = t("Everything in your Power Shifting Workbook, as of {when}.", when=show_time(now))
    held = "\n".join(f"- {t(line)}" for line in _HELD)
    nothing = t("Nothing is replaced or left out: people’s names and private answers are in here. Keep it safe.")
    return f"{first}\n\n{held}\n\n{nothing}\n"


def write_everything(logbook: Logbook, folder: Path, now: datetime) -> Path:
    """Write the ZIP into *folder* and return where it is. No file that is there is replaced.

    Raises:
        RecordError: it cannot be written.
    """
    target = free_place(folder, f"everything-{now:%Y-%m-%d}", ".zip", mark="-{}")
    part = part_for(target)
    try:
        write_private(part, everything(logbook, now))
        put_in_place(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        if refused := somebody_elses(folder):
            raise refused from error
        why = error.strerror or t("the disk refused")
        what = t("The file could not be written in {folder}: {why}.", folder=folder, why=why)
        raise RecordError(what, t("Make some room, then try again.")) from error
    return target


def everything(logbook: Logbook, now: datetime) -> bytes:
    """The whole log book as a ZIP."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(logbook, now):
            archive.writestr(zipfile.ZipInfo(name, (now.year, now.month, now.day, 0, 0, 0)), content)
        archive.comment = EVERYTHING
    return file.getvalue()


def safe_csv(heads: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows of any values as a CSV file that a spreadsheet opens as text."""
    return csv_file([heads, *([_cell(item) for item in row] for row in rows)])


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("\0", "\ufffd")


def _parts(logbook: Logbook, now: datetime) -> Iterator[tuple[str, str | bytes]]:
    latest = logbook.latest()
    yield "README.txt", readme(now)
    yield "log-book.json", json.dumps(_as_json(logbook, latest), ensure_ascii=True, indent=1)
    for entry in latest:
        yield from _entry(logbook, entry)
    for key in logbook.photos():
        if (photo := logbook.photo(key)) is not None:
            yield f"photos/{key}.jpg", photo.content
    actions = logbook.actions()
    yield (
        "actions.csv",
        safe_csv(
            _ACTION,
            ([getattr(action, part) for part in _ACTION] for action in actions),
        ),
    )
    roles = logbook.roles()
    names = ((name, code, roles.get(name, "")) for name, code in codes_said(logbook.codes()).items())
    yield "names.csv", safe_csv(("name", "code", "role"), names)
    comments = (
        (reply.share, each.author or reply.reviewer, each.card, each.text, each.about, each.answers)
        for reply in logbook.replies()
        for each in reply.comments
    )
    yield "replies.csv", safe_csv(("share", "by", "card", "comment", "about", "answers"), comments)


_ACTION = ("card", "what", "who", "due", "how", "status", "happened", "learnt", "next", "reason")


def _entry(logbook: Logbook, entry: Entry) -> Iterator[tuple[str, str | bytes]]:
    number = re.sub("[^0-9]", "-", number_of(entry.card))
    stem = f"{number}-entry-{entry.id}" if number else f"quick-entry-{entry.id}"
    pictures: dict[str, str] = {}

    def placed(picture: Picture) -> str:
        if (photo := unwrapped(picture.svg)) is not None:
            return f"../photos/{hashlib.sha256(photo).hexdigest()}.jpg"
        return pictures.setdefault(picture.svg, f"{stem}-picture-{len(pictures) + 1}.svg")

    yield f"entries/{stem}.md", markdown(Document(title_of(entry), tuple(_blocks(logbook, entry))), placed)
    yield from ((f"entries/{name}", svg) for svg, name in pictures.items())
    for field, answer in read_answers(entry):
        if not field.kind.columns:
            continue
        columns = [column.id for column in field.kind.columns]
        rows = ([row.get(column) for column in columns] for row in field.kind.rows_of(answer))
        yield f"tables/{stem}-{field.id}.csv", safe_csv(columns, rows)


def _blocks(logbook: Logbook, entry: Entry) -> Iterator[Block]:
    yield Pairs(tuple(about(entry, str)))
    for wording, answer in answered(with_earlier(entry, logbook, own=True)):
        yield from answer_blocks(wording, answer, str, kept_in(logbook))
    for own in entry.own:
        yield from (Heading(own.question or t("My own question"), 2), Paragraph(own.answer))


def _as_json(logbook: Logbook, latest: list[Entry]) -> dict[str, Any]:
    versions = [version for entry in latest for version in logbook.versions(entry.id)]
    return {
        "workbook": logbook.workbook_id,
        "entries": [_plain(version) for version in versions],
        "drafts": [_plain(item) for item in logbook.every_draft()],
        "actions": [_plain(action) for action in logbook.actions()],
        "memos": [_plain(memo) for memo in logbook.memos()],
        "names": logbook.codes(),
        "words_decided": [_plain(name) for name in logbook.decided_names()],
        "shares": [_plain(share) for share in logbook.shares()],
        "replies": [_plain(reply) for reply in logbook.replies()],
    }


def _plain(value: Any) -> Any:
    """A value of ours as JSON: objects by the names of their parts, times as ISO 8601."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
