"""What the share page and the supervision page have of a Hub's inbox: copies that are put and came, and their replies.

It answers what is asked of the inbox, and hands the rest to the page's own desk. A copy or reply is the same file as by
e-mail, and a reply is taken in by the same code.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from powerkit.deck import Deck
from powerkit.documents.docx_comments import comments_from_docx
from powerkit.documents.formats import FORMATS
from powerkit.documents.reply import read_reply
from powerkit.errors import ReplyError
from powerkit.logbook import Logbook
from powerkit.reports.share.replies import bring_in
from powerkit.text.catalogue import t
from powerkit.text.dates import said_day, show_time
from powerkit.ui.host import Host
from powerkit.ui.inbox import InboxError, Item
from powerkit.ui.pages.replies.common import Brought
from powerkit.ui.pages.replies.share import CopyTold, InboxItem, InboxTold
from powerkit.ui.pages.requests.common import AskInbox, Asking
from powerkit.ui.pages.requests.share import AskPut, AskTakeBack, AskTakeReply
from powerkit.ui.pages.requests.supervision import AskCopy, AskSendBack
from powerkit.ui.pages.session import Message, PageDesk, Reply, as_download, made_before
from powerkit.ui.pages.share_lists import brought

Answer = Callable[[dict[str, Any]], Iterable[Reply]]


class InboxDesk(PageDesk):
    """The inbox beside a page's own desk, whose *answer* has the rest."""

    may_ask = AskInbox | AskPut | AskTakeBack | AskTakeReply | AskCopy | AskSendBack

    def __init__(self, host: Host, logbook: Logbook, deck: Deck, answer: Answer) -> None:
        if host.inbox is None:
            raise InboxError(t("There is no inbox here."), t("Hand the copy over as a file."))
        self._host, self._inbox, self._logbook, self._deck, self._rest = host, host.inbox, logbook, deck, answer
        self._done: dict[tuple[Any, Any], str | Reply] = {}
        self.answers = {
            "inbox": self._look,
            "put": self._put,
            "take_back": self._take_back,
            "take_reply": self._take_reply,
            "open_copy": self._open,
            "send_back": self._send_back,
        }

    def unknown(self, message: Message) -> Iterator[Reply]:
        """What the page's own desk says."""
        yield from self._rest(dict(message))

    def _here(self, said: str = "") -> InboxTold:
        came, put = self._inbox.here()
        answered = {item.answers for item in put if item.answers}
        return {
            "kind": "inbox",
            "said": said,
            "readers": self._inbox.readers(),
            "replies": [_shown(item) for item in came if item.answers],
            "copies": [{**_shown(item), "answered": item.id in answered} for item in came if not item.answers],
            "put": [_shown(item) for item in put if not item.answers],
        }

    def _look(self, message: AskInbox) -> Iterator[InboxTold]:
        yield self._here()

    def _once(self, message: Asking, do: Callable[[], str | Reply]) -> Iterator[Reply]:
        """Do it one time only: a page that did not hear the answer may ask again."""
        asked = (message["client"], message["n"])
        if asked not in self._done:
            self._done[asked] = do()
        done = self._done[asked]
        yield self._here(done) if isinstance(done, str) else done

    def _put(self, message: AskPut) -> Iterator[Reply]:
        """A file that was made before, into the inbox of somebody."""

        def put() -> str:
            file, to = made_before(self._logbook, self._host.folder, message["name"]), message["to"]
            self._inbox.put(to, _form(file.name), file.read_bytes())
            return t("{file} is in {to}’s inbox.", file=file.name, to=to)

        yield from self._once(message, put)

    def _take_back(self, message: AskTakeBack) -> Iterator[Reply]:
        def take_back() -> str:
            self._inbox.remove(message["id"])
            return t("It was taken back. Nobody had opened it.")

        yield from self._once(message, take_back)

    def _take_reply(self, message: AskTakeReply) -> Iterator[Reply]:
        """A reply that came, kept as one that was brought as a file. It is gone from the inbox once it is kept."""

        def take() -> Brought:
            kept = bring_in(self._inbox.fetch(message["id"]), self._logbook)
            with suppress(InboxError):  # it is kept; what is left there goes by itself
                self._inbox.remove(message["id"])
            return brought(kept, self._logbook, self._deck)

        yield from self._once(message, take)

    def _open(self, message: AskCopy) -> Iterator[CopyTold]:
        """A copy that came, as a file for the page."""
        which = message["id"]
        found = next((item for item in self._inbox.here()[0] if item.id == which), None)
        if found is None:
            raise InboxError(t("It is not in the inbox any more."))
        called = t("From {sender}, {day}", sender=_plain(found.by), day=_day(found.put))
        name = f"{called}.{found.form if found.form in FORMATS else 'txt'}"
        yield {"kind": "copy", **as_download(name, self._inbox.fetch(which))}

    def _send_back(self, message: AskSendBack) -> Iterator[Reply]:
        """A reply to a copy that came: only what its sender could bring in."""

        def send() -> str:
            content = self._host.take_in(message["data"])
            is_word = content[:2] == b"PK"
            reply = comments_from_docx(content) if is_word else read_reply(content)
            if not any(comment.text.strip() for comment in reply.comments):
                raise ReplyError(t("There is no comment in this file."), t("Write one, save it, and choose it again."))
            self._inbox.reply(message["id"], "docx" if is_word else "json", content)
            return t("Your reply is in the inbox of who sent you the copy.")

        yield from self._once(message, send)


def _shown(item: Item) -> InboxItem:
    name = t(FORMATS[item.form].name) if item.form in FORMATS else ""
    return {
        "id": item.id,
        "by": item.by,
        "to": item.to,
        "when": _moment(item.put),
        "form": name,
        "opened": bool(item.fetched),
    }


def _form(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter in " -_.")[:60].strip(" .") or "somebody"


def _local(moment: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return None


def _day(moment: str) -> str:
    found = _local(moment)
    return said_day(found) if found else ""


def _moment(moment: str) -> str:
    found = _local(moment)
    return show_time(found) if found else ""
