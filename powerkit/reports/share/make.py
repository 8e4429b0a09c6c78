"""From what was chosen to finished files: made, searched for names, written to "To send", and noted in the log book."""

import hashlib
import os
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from powerkit.documents.checksum import checksum
from powerkit.documents.encryption import NONCE, SALT, Lock
from powerkit.documents.formats import FORMATS, Copy, Progress, copies
from powerkit.documents.html_file import ReplyTo, html_copy
from powerkit.documents.model import Document
from powerkit.entries.picture_cache import kept_in
from powerkit.entries.visibility import keep_place_codes, place_codes
from powerkit.errors import RecordError
from powerkit.kinds.pictures import Draw
from powerkit.logbook import Logbook
from powerkit.logbook.leftovers import clear_shares
from powerkit.logbook.share_model import NameWord, NewShare, SentFile, Share, SharedItem
from powerkit.logbook.workspace import in_the_making, put_in_place
from powerkit.privacy import PlaceCodes
from powerkit.reports.share.compose import Codes, compose_share
from powerkit.reports.share.leak_check import Guard, guard_for
from powerkit.reports.share.model import Ask, Matter
from powerkit.reports.share.pseudonyms import codes_for

Chance = Callable[[int], bytes]
"""So many random bytes: ``secrets.token_bytes``."""


@dataclass(frozen=True)
class Prepared:
    """A share that is ready to be made: its document, what a reply will say, and what must not be in any file."""

    matter: Matter
    document: Document
    reply: ReplyTo
    codes: dict[str, str]
    guard: Guard
    decided: tuple[NameWord, ...] = ()
    called: PlaceCodes = field(default_factory=PlaceCodes)


@dataclass(frozen=True)
class Made:
    """The share as the log book keeps it, where its files are, and stand-ins for what the PDF's fonts cannot draw."""

    share: Share
    files: tuple[Path, ...]
    stand_ins: tuple[str, ...]


def prepared(matter: Matter, logbook: Logbook, chance: Chance, draw: Draw | None = None) -> Prepared:
    """The document with names replaced, and what its files will be checked for. Nothing is written.

    Raises:
        RecordError: a known name or a private answer would still show.
    """
    codes = codes_for(logbook, matter.ask.to, matter.ask.names)
    decided = tuple(logbook.decided_names())
    replaced = Codes(codes, decided, place_codes(logbook))
    document = compose_share(matter, replaced, draw or kept_in(logbook))
    day = matter.made.date().isoformat()
    reply = ReplyTo(chance(16).hex(), logbook.workbook_id, checksum(document), f"reply-{day}.json")
    guard = guard_for(matter, document, replaced)
    guard.check_document(document)
    return Prepared(matter, document, reply, codes, guard, decided, replaced.called)


def page_of(ready: Prepared) -> str:
    """The HTML copy as it will be written, checked, to be looked at before anything is written.

    Raises:
        RecordError: something is in it that must not leave.
    """
    content = html_copy(ready.document, ready.reply)
    ready.guard.check("html", content, ready.reply.name)
    return content.decode()


def make(
    ready: Prepared,
    logbook: Logbook,
    folder: Path,
    formats: Sequence[str],
    chance: Chance,
    *,
    passphrase: str = "",
    progress: Progress = lambda done, total, what: None,
) -> Made:
    """Make the files, check the bytes of each, write all of them or none, and note the share in the log book.

    A *passphrase* locks the HTML copy. *folder* is made where it is missing.

    Raises:
        RecordError: a known name or a private answer is in a file, or the files cannot be written.
        LogbookError: the share cannot be noted; then no file is left.
    """
    steps = make_in_steps(ready, logbook, folder, formats, chance, passphrase=passphrase)
    while True:
        try:
            progress(*next(steps))
        except StopIteration as end:
            made: Made = end.value
            return made


def make_in_steps(
    ready: Prepared, logbook: Logbook, folder: Path, formats: Sequence[str], chance: Chance, *, passphrase: str = ""
) -> Generator[tuple[int, int, str], None, Made]:
    """As `make`, saying before each file how many are done, how many there will be, and what is made now."""
    wanted = [one for one in FORMATS if one in formats]
    if not wanted:
        raise RecordError("No kind of file was chosen.", f"Choose one or more of: {', '.join(FORMATS)}.")
    lock = Lock(passphrase, chance(SALT), chance(NONCE)) if passphrase else None
    if lock is not None and wanted != ["html"]:
        raise RecordError("Only the web page (HTML) can be locked; the other copies would be open to all.", _ALONE)
    stem = f"share-{logbook.next_share()}-{ready.matter.made.date().isoformat()}"
    made: list[Copy] = []
    for number, name in enumerate(wanted):
        yield number, len(wanted), FORMATS[name]
        if lock is not None:
            page_of(ready)  # what is locked is searched before it is locked
        [copy] = copies(ready.document, [name], reply=ready.reply, lock=lock)
        if lock is None:
            ready.guard.check(name, copy.content, f"{stem}.{name}")
        made.append(copy)
    yield len(wanted), len(wanted), ""
    files = write_copies(made, folder, stem)
    try:
        share = logbook.add_share(_share(ready, made, files))
        logbook.keep_share_codes(ready.matter.ask.to, ready.matter.ask.names, ready.codes)
        keep_place_codes(logbook, ready.called)
    except BaseException:
        for file in files:
            file.unlink(missing_ok=True)
        raise
    return Made(share, files, tuple(dict.fromkeys(one for copy in made for one in copy.stand_ins)))


_ALONE = "Choose the web page alone, or leave the passphrase out."


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
        why = error.strerror or "the disk refused"
        what = f"The files could not be written in {folder}: {why}."
        raise RecordError(what, "Make room, or name another folder.") from error
    return tuple(files)


def _new_file(folder: Path, stem: str, copy: Copy) -> Path:
    handle, temporary = in_the_making(folder / "share")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(copy.content)
        number, target = 1, folder / f"{stem}.{copy.format}"
        while target.exists():
            number += 1
            target = folder / f"{stem}-{number}.{copy.format}"
        put_in_place(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return target


def _share(ready: Prepared, made: Sequence[Copy], files: Sequence[Path]) -> NewShare:
    chosen = ready.matter.chosen
    items = tuple(
        SharedItem(one.entry.card, one.entry.id, one.entry.version, tuple(sorted(one.pick.put_in))) for one in chosen
    )
    return new_share(ready.matter.ask, ready.reply, items, made, files)


def new_share(
    ask: Ask, reply: ReplyTo, items: tuple[SharedItem, ...], made: Sequence[Copy], files: Sequence[Path]
) -> NewShare:
    """What the log book keeps of *files* that were *made* of these *items*."""
    return NewShare(
        token=reply.share,
        recipient=" ".join(ask.to.split()),
        wants=ask.wants,
        questions=ask.questions,
        names=ask.names,
        checksum=reply.checksum,
        items=items,
        files=tuple(
            SentFile(copy.format, file.name, hashlib.sha256(copy.content).hexdigest())
            for copy, file in zip(made, files, strict=True)
        ),
    )
