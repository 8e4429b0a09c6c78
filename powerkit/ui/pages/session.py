"""What the desks of most pages share: reading messages, answering each kind, and offering a file."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from powerkit.deck import Deck
from powerkit.documents.formats import FORMATS, Format, Steps
from powerkit.entries.visibility import show_moment
from powerkit.errors import PowerkitError, RecordError
from powerkit.logbook import Logbook
from powerkit.logbook.model import Draft, Entry
from powerkit.logbook.share_model import NameWord
from powerkit.logbook.workspace import WorkbookFolder
from powerkit.reports.dispatch import Chance
from powerkit.reports.dispatch import Made as MadeFiles
from powerkit.reports.share.pseudonyms import decide
from powerkit.text.catalogue import t
from powerkit.text.schemas import heard, kinds_of
from powerkit.there import is_file
from powerkit.ui.host import Host
from powerkit.ui.pages.replies.common import Decided, Download, FileTold, Made, Progress, RefusedTold
from powerkit.ui.pages.requests.common import AskFile, Asking

Message = Mapping[str, Any]
Reply = Mapping[str, Any]
"""What a page is told: one of those that `replies` has."""

Shown = tuple[Mapping[str, Any], Callable[[Message], Iterator[Reply]]]
"""What a page shows, and who answers it."""

FORM = "form"
"""The field under which what is typed on a page is kept as a draft until it is saved."""

TYPES = {"zip": "application/zip"} | {ending: item.media for ending, item in FORMATS.items()}


class PageDesk:
    """A page open in a browser. Each kind of message it *may_ask* is answered by the method that ``answers`` names.

    Such a method gets the message as its schema has it. A problem is a reply too: nothing is raised to the page.
    """

    may_ask: Any
    answers: Mapping[str, Callable[[Any], Iterator[Reply]]]

    def answer(self, message: Message) -> Iterator[Reply]:
        """The replies to one message."""
        asked = {"client": message.get("client"), "n": message.get("n")}
        try:
            for reply in self._replies(message):
                yield {**asked, **reply}
        except PowerkitError as error:
            yield {**asked, **self._refused(message, error.on_screen)}

    def _replies(self, message: Message) -> Iterator[Reply]:
        kind = str(message.get("kind"))
        if kind not in self.answers:
            return self.unknown(message)
        return self.answers[kind](heard(kinds_of(self.may_ask)[kind], message))

    def unknown(self, message: Message) -> Iterator[Reply]:
        """The reply to a kind of message that ``answers`` does not name."""
        yield self._refused(message, t("The page is older than the workbook. Reload it."))

    @staticmethod
    def _refused(message: Message, why: str) -> RefusedTold:
        return {"kind": "refused", "asked": str(message.get("kind")), "error": why}


@dataclass(frozen=True)
class Form:
    """What is typed on a page: kept as a draft of that *card* under *field*, until it is saved as a version of it."""

    logbook: Logbook
    card: str
    field: str = FORM

    @property
    def draft(self) -> Draft | None:
        """What was typed and is not saved yet."""
        draft = self.logbook.drafts(self.card).get(self.field)
        return draft if draft is not None and isinstance(draft.value, Mapping) else None

    def keep(self, message: Asking, value: Mapping[str, Any]) -> None:
        """Keep what is typed as it stands."""
        self.logbook.put_draft(self.card, self.field, value, client=message["client"], number=message["n"])

    def save(self, message: Asking, save: Callable[..., Entry]) -> Entry:
        """Save it with *save*, which is told what the version takes the place of, and from which message it came."""
        draft = self.draft
        drafts = (draft,) if draft else ()
        return save(drafts=drafts, client=message["client"], number=message["n"])


def saved_as(entry: Entry) -> str:
    """What the page says when a form was saved."""
    return t("Saved to your log book on {moment}, version {version}.", moment=show_moment(entry), version=entry.version)


@dataclass(frozen=True)
class Making:
    """What a page needs that makes files to send from the *logbook*.

    *chance* gives random bytes, *now* the time. *on_names* is called when the leader has decided on names, so that the
    records in the notebooks can be made again.
    """

    deck: Deck
    logbook: Logbook
    host: Host
    chance: Chance
    now: Callable[[], datetime]
    on_names: Callable[[], None] = lambda: None

    @property
    def folder(self) -> WorkbookFolder:
        """Where everything is kept."""
        return self.host.folder

    @property
    def formats(self) -> dict[str, Format]:
        """The kinds of file that can be made here."""
        return {ending: item for ending, item in FORMATS.items() if ending not in self.host.cannot}


class MakingDesk(PageDesk):
    """A page that makes files to send."""

    def __init__(self, given: Making) -> None:
        self._deck = given.deck
        self._logbook = given.logbook
        self._host, self._folder = given.host, given.folder
        self._chance = given.chance
        self._now = given.now
        self._on_names = given.on_names
        self._done: dict[tuple[Any, Any], Reply] = {}

    def _once(self, message: Asking, make: Callable[[], Generator[Reply, None, Reply]]) -> Iterator[Reply]:
        """What is made one time only: a page that did not hear the answer may ask again."""
        asked = (message["client"], message["n"])
        if asked not in self._done:
            self._done[asked] = yield from make()
        yield self._done[asked]

    def _files(self, steps: Steps[MadeFiles]) -> Generator[Progress, None, Made]:
        """How far the making of files is, and at its end what was made."""
        while True:
            try:
                done, total, what = next(steps)
            except StopIteration as end:
                made: MadeFiles = end.value
                return {
                    "kind": "made",
                    "number": made.share.number,
                    "folder": str(self._folder.to_send),
                    "files": [file.name for file in made.files],
                    "stand_ins": list(made.stand_ins),
                }
            yield {"kind": "progress", "done": done, "total": total, "what": what}

    def _decided(self, words: Iterable[NameWord]) -> Iterator[Decided]:
        before = self._logbook.codes()
        decide(self._logbook, words)
        if self._logbook.codes() != before:
            self._on_names()
        yield {"kind": "decided"}

    def _file(self, message: AskFile) -> Iterator[FileTold]:
        """One of the files made before, to download."""
        file = made_before(self._logbook, self._folder, message["name"])
        yield {"kind": "file", **as_download(file.name, file.read_bytes())}


def made_before(logbook: Logbook, folder: WorkbookFolder, name: str) -> Path:
    """One of the files made to send: only a name that the log book has noted.

    Raises:
        RecordError: it is none, or not there any more.
    """
    known = {file.name for share in logbook.shares() for file in share.said.files}
    if name not in known or not is_file(folder.to_send / name):
        raise RecordError(t("That file is no longer in {folder}.", folder=folder.to_send), t("Make it again."))
    return folder.to_send / name


def as_download(name: str, content: bytes) -> Download:
    """A file for the page, which its host hands out."""
    return {"name": name, "type": TYPES.get(name.rpartition(".")[2], "application/octet-stream"), "data": content}
