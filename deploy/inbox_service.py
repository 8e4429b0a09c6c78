"""A Hub service: a leader puts a copy into a supervisor's inbox, and her reply comes back the same way.

JupyterHub starts it beside itself (``jupyterhub_config.py``) and says who asks. It needs nothing but what JupyterHub
has, and ``inbox_files.py``. Nobody is shown what was not addressed to them or put by them; who looks after the Hub can
see the files. ``docs/organisation.md`` says how to use it.
"""

import argparse
import json
import logging
import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

from inbox_files import MOST_BYTES, Inbox, Refused
from tornado import httpclient, httpserver, ioloop, web

LONGEST_NAME = 255

log = logging.getLogger("inbox")

Who = Callable[[str], Awaitable[str | None]]
"""Tells whose a token is, if it is one of the Hub's that may come here."""
Readers = Callable[[], Awaitable[list[str]]]
"""Tells who may be sent copies: the administrator's choice."""


class Asked(web.RequestHandler):
    """A request of one person, whom the Hub knows by their workbook's token."""

    name = ""

    async def prepare(self) -> None:
        """Let nobody in whom the Hub does not know."""
        found = re.fullmatch(r"(?:token|bearer) (\S{1,500})", self.request.headers.get("Authorization", ""), re.I)
        name = await self.settings["who"](found[1]) if found else None
        if not name or len(name) > LONGEST_NAME:
            raise Refused(403, "The inbox does not know this workbook.")
        self.name = name

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


class ReadersHandler(Asked):
    """Whom the one who asks may put a copy for."""

    async def get(self) -> None:
        """Name them."""
        self.answer({"readers": [name for name in await self.settings["readers"]() if name != self.name]})


class HereHandler(Asked):
    """What came for the one who asks, and what they put."""

    def get(self) -> None:
        """List both."""
        came, put = self.inbox.came(self.name), self.inbox.put_by(self.name)
        self.answer({"came": [asdict(item) for item in came], "put": [asdict(item) for item in put]})


class CopiesHandler(Asked):
    """Copies that are put: for somebody who may be sent them."""

    async def post(self) -> None:
        """Put one, for whom ``to`` names."""
        to = self.get_query_argument("to", "")
        if to == self.name or to not in await self.settings["readers"]():
            raise Refused(404, "Nobody of that name has an inbox here.")
        item = self.inbox.put(self.name, to, self.get_query_argument("form", ""), self.request.body)
        self.answer(asdict(item), 201)


class RepliesHandler(Asked):
    """Replies: only to whoever put the copy that is answered."""

    def post(self, which: str) -> None:
        """Put one."""
        copy = self.inbox.addressed(self.name, which)
        form = self.get_query_argument("form", "")
        self.answer(asdict(self.inbox.put(self.name, copy.by, form, self.request.body, answers=copy.id)), 201)


class FileHandler(Asked):
    """One file."""

    def get(self, which: str) -> None:
        """Fetch it."""
        content = self.inbox.fetch(self.name, which)
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(content)

    def delete(self, which: str) -> None:
        """Take it back, or be done with it."""
        self.inbox.remove(self.name, which)
        self.answer({})


def make_app(inbox: Inbox, who: Who, readers: Readers) -> web.Application:
    """What answers."""
    handlers = [
        (r"/readers", ReadersHandler),
        (r"/here", HereHandler),
        (r"/copies", CopiesHandler),
        (r"/files/([0-9a-f]{32})", FileHandler),
        (r"/files/([0-9a-f]{32})/replies", RepliesHandler),
    ]
    return web.Application(handlers, log_function=_note, inbox=inbox, who=who, readers=readers)


def _note(handler: web.RequestHandler) -> None:
    """A line for each request: no name, no file, no word."""
    log.info("%s %s", handler.request.method, handler.get_status())


def serve(app: web.Application, address: str, port: int) -> httpserver.HTTPServer:
    """Listen."""
    server = httpserver.HTTPServer(app, max_body_size=MOST_BYTES + 1, max_buffer_size=MOST_BYTES + 100_000)
    server.listen(port, address)
    return server


def the_hubs_own(group: str) -> tuple[Who, Readers]:
    """Who somebody is, and who is in a *group*: as the Hub says, which has started this process."""
    from jupyterhub.services.auth import HubAuth

    may_come = {f"access:services!service={os.environ['JUPYTERHUB_SERVICE_NAME']}"}
    auth = HubAuth(access_scopes=may_come, cache_max_age=60)

    async def who(token: str) -> str | None:
        model = await auth.user_for_token(token, sync=False)
        known = model and model.get("kind") == "user" and auth.check_scopes(may_come, model)
        return str(model["name"]) if known else None

    async def readers() -> list[str]:
        request = httpclient.HTTPRequest(
            f"{auth.api_url}/groups/{quote(group, safe='')}", headers={"Authorization": f"token {auth.api_token}"}
        )
        answer = await httpclient.AsyncHTTPClient().fetch(request, raise_error=False)
        return sorted(json.loads(answer.body)["users"]) if answer.code == 200 else []

    return who, readers


def main() -> None:
    """Serve until the Hub that started this ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where the files are kept: a volume of its own")
    parser.add_argument("--group", required=True, help="the Hub's group of those who may be sent copies")
    parser.add_argument("--address", default="0.0.0.0", help="where it listens")
    parser.add_argument("--port", type=int, default=8091, help="where it listens")
    asked = parser.parse_args()
    os.umask(0o077)
    logging.basicConfig(level=logging.INFO, format="inbox: %(message)s")
    logging.getLogger("tornado.general").setLevel(logging.ERROR)  # a token it does not know is no news
    inbox, parent = Inbox(asked.folder), os.getppid()
    serve(make_app(inbox, *the_hubs_own(asked.group)), asked.address, asked.port)
    loop = ioloop.IOLoop.current()
    inbox.tidy()
    ioloop.PeriodicCallback(inbox.tidy, 3_600_000).start()
    # A Hub that was killed leaves us behind, and the next one starts another.
    ioloop.PeriodicCallback(lambda: loop.stop() if os.getppid() != parent else None, 2_000).start()
    loop.start()


if __name__ == "__main__":
    main()
