"""The one way out: a document made with codes, guarded, made into files, written to "To send", and noted."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from powerkit.documents.checksum import checksum
from powerkit.documents.encryption import Lock
from powerkit.documents.formats import Copy, Steps, copies_in_steps
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.model import Document
from powerkit.entries.visibility import keep_place_codes, place_codes
from powerkit.errors import RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.leftovers import clear_shares
from powerkit.logbook.private_files import free_place, in_the_making, put_in_place
from powerkit.logbook.share_model import NameWord, NewShare, SentFile, Share, SharedItem
from powerkit.privacy import PlaceCodes
from powerkit.reports.share.codes import Codes
from powerkit.reports.share.leak_check import Guard
from powerkit.reports.share.model import Ask
from powerkit.reports.share.pseudonyms import Texts, codes_for
from powerkit.text.catalogue import t
from powerkit.there import somebody_elses

Chance = Callable[[int], bytes]
"""So many random bytes: ``secrets.token_bytes``."""

M = TypeVar("M")


@dataclass(frozen=True)
class Ready(Generic[M]):
    """What can be made into files: the *matter* it is made from, for whom, and what must not be in any file."""

    matter: M
    ask: Ask
    document: Document
    reply: ReplyTo
    codes: dict[str, str]
    guard: Guard
    decided: tuple[NameWord, ...]
    called: PlaceCodes


@dataclass(frozen=True)
class Made:
    """The share as the log book keeps it, where its files are, and stand-ins for what the PDF's fonts cannot draw."""

    share: Share
    files: tuple[Path, ...]
    stand_ins: tuple[str, ...]


def prepare(
    matter: M,
    ask: Ask,
    made: datetime,
    logbook: Logbook,
    chance: Chance,
    compose: Callable[[Codes], Document],
    guard: Callable[[Document, Codes], Guard],
    texts: Texts,
) -> Ready[M]:
    """The document with names as asked for, checked, and what its files will be searched for. Nothing is written.

    *texts* are its own, as they were written.

    Raises:
        RecordError: a known name or a private answer would still show.
    """
    codes, decided = codes_for(logbook, ask.to, ask.names, texts), tuple(logbook.decided_names())
    replaced = Codes(codes, decided, place_codes(logbook))
    document = compose(replaced)
    reply = ReplyTo(chance(16).hex(), logbook.workbook_id, checksum(document), f"reply-{made.date().isoformat()}.json")
    guarded = guard(document, replaced)
    guarded.check_document(document)
    return Ready(matter, ask, document, reply, codes, guarded, decided, replaced.called)


def page_of(ready: Ready[M]) -> str:
    """The HTML copy as it will be written, checked, to be looked at before anything is written.

    Its script is left out: the frame it is looked at in runs none, and the browser would complain of it.

    Raises:
        RecordError: something is in it that must not leave.
    """
    content = html_copy(ready.document, ready.reply)
    ready.guard.check("html", content, ready.reply.name)
    before, _, script = content.decode().rpartition("<script>")
    return before + script.partition("</script>\n")[2]


def make_files(
    ready: Ready[M],
    items: tuple[SharedItem, ...],
    logbook: Logbook,
    folder: Path,
    formats: Sequence[str],
    stem: str,
    lock: Lock | None = None,
) -> Steps[Made]:
    """Make the files, check the bytes of each, write all of them or none, and note them in the log book.

    *folder* is made where it is missing.

    Raises:
        RecordError: a known name or a private answer is in a file, or the files cannot be written.
        LogbookError: they cannot be noted; then no file is left.
    """

    def check(copy: Copy) -> None:
        if lock is None:
            ready.guard.check(copy.format, copy.content, f"{stem}.{copy.format}")
        else:
            page_of(ready)  # nothing can be found in what is locked, so the page is searched open

    made = yield from copies_in_steps(ready.document, formats, reply=ready.reply, lock=lock, check=check)
    with written(made, folder, stem) as files:
        share = logbook.add_share(_noted(ready, items, sent_files(made, files)))
        logbook.keep_share_codes(ready.ask.to, ready.ask.names, ready.codes)
        keep_place_codes(logbook, ready.called)
    return Made(share, files, tuple(dict.fromkeys(item for copy in made for item in copy.stand_ins)))


@contextmanager
def written(made: Sequence[Copy], folder: Path, stem: str) -> Iterator[tuple[Path, ...]]:
    """The files, as `write_copies` writes them, while they are noted; where they cannot be, none is left."""
    files = write_copies(made, folder, stem)
    try:
        yield files
    except BaseException:
        for file in files:
            file.unlink(missing_ok=True)
        raise


def sent_files(made: Sequence[Copy], files: Sequence[Path]) -> tuple[SentFile, ...]:
    """What the log book keeps of each of the *files* that were *made*."""
    return tuple(
        SentFile(copy.format, file.name, hashlib.sha256(copy.content).hexdigest())
        for copy, file in zip(made, files, strict=True)
    )


def write_copies(made: Sequence[Copy], folder: Path, stem: str) -> tuple[Path, ...]:
    """Each file under a name of its own. No file that is there is ever replaced, and none is left half-written.

    Raises:
        RecordError: one of them cannot be written; then none is left.
    """
    files: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        clear_shares(folder)
        for copy in made:
            files.append(_new_file(folder, stem, copy))
    except OSError as error:
        for file in files:
            file.unlink(missing_ok=True)
        if refused := somebody_elses(folder):
            raise refused from error
        why = error.strerror or t("the disk refused")
        what = t("The files could not be written in {folder}: {why}.", folder=folder, why=why)
        raise RecordError(what, t("Make room, or name another folder.")) from error
    return tuple(files)


def _new_file(folder: Path, stem: str, copy: Copy) -> Path:
    handle, temporary = in_the_making(folder / "share")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(copy.content)
        target = free_place(folder, stem, f".{copy.format}", mark="-{}")
        put_in_place(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return target


def _noted(ready: Ready[M], items: tuple[SharedItem, ...], sent: tuple[SentFile, ...]) -> NewShare:
    """What the log book keeps of files that were made of these *items*."""
    return NewShare(
        token=ready.reply.share,
        recipient=" ".join(ready.ask.to.split()),
        wants=ready.ask.wants,
        questions=ready.ask.questions,
        names=ready.ask.names,
        checksum=ready.reply.checksum,
        items=items,
        files=sent,
    )
