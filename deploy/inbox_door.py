"""The door of the inbox service: who asks, before anything they send is kept, and how much is taken at a time."""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from inbox_files import MOST_BYTES, Inbox, Refused
from tornado import web

LONGEST_NAME = 255
AT_A_TIME, AT_A_TIME_FROM_ONE = 4 * MOST_BYTES, MOST_BYTES
"""Bytes of files that are on their way: from everybody, and from one person."""

log = logging.getLogger("inbox")

Who = Callable[[str], Awaitable[str | None]]
"""Tells whose a token is, if it is one of the Hub's that may come here."""


@dataclass
class Taking:
    """The files that are on their way into memory, so that they never take more of it than is said above."""

    coming: list["Taken"] = field(default_factory=list)

    def take(self, name: str, size: int) -> "Taken":
        """Room for a file of somebody.

        Raises:
            Refused: it is too large, or there is no room at this moment.
        """
        if size > MOST_BYTES:
            raise Refused(413, f"A file of {size / 1e6:.1f} MB can't be put there. The most is 25 MB.")
        if sum(each.size for each in self.coming if each.name == name) + size > AT_A_TIME_FROM_ONE:
            raise Refused(503, "The inbox is still taking another file of yours.")
        if sum(each.size for each in self.coming) + size > AT_A_TIME:
            raise Refused(503, "The inbox is busy with other files.")
        taken = Taken(self, name, size)
        self.coming.append(taken)
        return taken


@dataclass(eq=False)
class Taken:
    """The room of one file that is on its way."""

    taking: Taking = field(repr=False)
    name: str
    size: int

    def done(self) -> None:
        """It is here, or will not come."""
        self.taking.coming.remove(self)


@web.stream_request_body
class Asked(web.RequestHandler):
    """A request of one person, whom the Hub knows by their workbook's token; until then nothing of it is kept."""

    name = ""

    def initialize(self) -> None:
        """Nothing came yet."""
        self.body = bytearray()
        self._taken: Taken | None = None
        self._refused: Refused | None = None

    async def prepare(self) -> None:
        """Let nobody in whom the Hub does not know, and a file only where there is room for it."""
        found = re.fullmatch(r"(?:token|bearer) (\S{1,500})", self.request.headers.get("Authorization", ""), re.I)
        name = await self.settings["who"](found[1]) if found else None
        if not name or len(name) > LONGEST_NAME:
            raise Refused(403, "The inbox does not know this workbook.")
        self.name = name
        if self.request.method == "POST":
            said = self.request.headers.get("Content-Length", "")
            if not re.fullmatch("[0-9]{1,12}", said):
                raise Refused(411, "The file has to say how long it is.")
            taking: Taking = self.settings["taking"]
            try:
                self._taken = taking.take(name, int(said))
            except Refused as refused:
                if refused.status != 503:
                    raise
                # Who is known hears why: an answer amid their sending would only break the line. Nothing of it is kept.
                self._refused = refused

    def whole(self) -> bytearray:
        """The file that came.

        Raises:
            Refused: there was no room for it when it began to come.
        """
        if self._refused:
            raise self._refused
        return self.body

    def data_received(self, chunk: bytes) -> None:
        """Keep a piece of a file that may come; the server holds it to the length it said."""
        if self._taken:
            self.body += chunk

    def on_finish(self) -> None:
        """Make room for the next."""
        if self._taken:
            self._taken.done()
        self._taken, self.body = None, bytearray()

    def on_connection_close(self) -> None:
        """Make room: what came in part is of no use."""
        self.on_finish()
        super().on_connection_close()

    def exactly(self, name: str) -> str:
        """An argument as it is, with nothing stripped; "" where there is not one of it, or it is no text."""
        values = self.request.query_arguments.get(name, [])
        try:
            return values[0].decode() if len(values) == 1 else ""
        except UnicodeDecodeError:
            return ""

    @property
    def inbox(self) -> Inbox:
        """All inboxes."""
        inbox: Inbox = self.settings["inbox"]
        return inbox

    def answer(self, said: dict[str, Any], status: int = 200) -> None:
        """Answer in JSON."""
        self.set_status(status)
        self.finish(said)

    def set_default_headers(self) -> None:
        """Nothing is kept on the way, and no browser takes anything for a page."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Security-Policy", "default-src 'none'; sandbox")

    def write_error(self, status_code: int, **given: Any) -> None:
        """Say in one line why not."""
        error = given.get("exc_info", (None, None))[1]
        if isinstance(error, Refused):
            self.set_status(error.status)
        self.finish({"message": str(error) if isinstance(error, Refused) else "The inbox could not do that."})

    def log_exception(self, kind: Any, value: Any, trace: Any) -> None:
        """Note what kind of fault it was, and none of its words."""
        if not isinstance(value, Refused | web.HTTPError):
            log.error("A request failed: %s", kind.__name__)


class NotThereHandler(Asked):
    """An address that leads nowhere: it takes no file either."""

    async def prepare(self) -> None:
        """Say so to those who are known."""
        await super().prepare()
        raise Refused(404, "There is nothing at this address.")
