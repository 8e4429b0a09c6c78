"""A Hub service: a leader puts a copy into a supervisor's inbox, and her reply comes back the same way.

JupyterHub starts it beside itself (``jupyterhub_config.py``) and says who asks. It needs nothing but what JupyterHub
has, and the three other files ``inbox_*.py``. Nobody is shown what was not addressed to them or put by them; who looks
after the Hub can see the files. ``docs/organisation.md`` says how to use it.
"""

import argparse
import json
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from inbox_door import Asked, NotThereHandler, Taking, Who
from inbox_files import MOST_BYTES, Inbox, Refused
from tornado import httpclient, httpserver, ioloop, web

PATIENCE = 120
"""Seconds in which a file has to have come."""
PIECE = 250_000
"""Bytes of a file that are read at a time."""

log = logging.getLogger("inbox")

Readers = Callable[[], Awaitable[list[str]]]
"""Tells who may be sent copies: the administrator's choice."""


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
        to = self.exactly("to")
        if to == self.name or to not in await self.settings["readers"]():
            raise Refused(404, "Nobody of that name has an inbox here.")
        item = self.inbox.put(self.name, to, self.exactly("form"), self.whole())
        self.answer(asdict(item), 201)


class RepliesHandler(Asked):
    """Replies: only to whoever put the copy that is answered."""

    def post(self, which: str) -> None:
        """Put one."""
        self.answer(asdict(self.inbox.reply(self.name, which, self.exactly("form"), self.whole())), 201)


class FileHandler(Asked):
    """One file."""

    async def get(self, which: str) -> None:
        """Fetch it, piece by piece: who reads slowly takes no memory."""
        size = self.inbox.addressed(self.name, which).size
        with self.inbox.fetch(self.name, which) as opened:
            self.set_header("Content-Type", "application/octet-stream")
            self.set_header("Content-Length", str(size))
            while piece := opened.read(PIECE):
                self.write(piece)
                await self.flush()

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
    told = {"inbox": inbox, "who": who, "readers": readers, "taking": Taking()}
    return web.Application(handlers, default_handler_class=NotThereHandler, log_function=_note, **told)


def _note(handler: web.RequestHandler) -> None:
    """A line for each request: no name, no file, no word."""
    log.info("%s %s", handler.request.method, handler.get_status())


def serve(app: web.Application, address: str, port: int) -> httpserver.HTTPServer:
    """Listen."""
    server = httpserver.HTTPServer(
        app, max_body_size=MOST_BYTES, max_buffer_size=200_000, body_timeout=PATIENCE, idle_connection_timeout=PATIENCE
    )
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
    parser.add_argument("--address", required=True, help="where it listens; 0.0.0.0 is everywhere")
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
