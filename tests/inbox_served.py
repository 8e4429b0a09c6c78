"""The inbox service of `deploy`, running on this computer, with the Hub's word on who somebody is made up."""

import asyncio
import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

DEPLOY = Path(__file__).parents[1] / "deploy"
sys.path.insert(0, str(DEPLOY))

import inbox_service  # noqa: E402
from inbox_files import Inbox  # noqa: E402

PEOPLE = ["amira", "tomos", "priya", "quill"]
READERS = ["priya", "quill"]
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class Served:
    """The service, running; each token is a person's name."""

    inbox: Inbox
    port: int = 0
    readers: list[str] = field(default_factory=lambda: [*READERS])
    down: bool = False

    def ask(self, name: str, path: str, method: str = "GET", body: bytes | None = None) -> tuple[int, Any]:
        """The status, and what was answered: JSON as what it says, else the bytes."""
        request = Request(f"http://127.0.0.1:{self.port}/{path}", body, method=method)
        if name:
            request.add_header("Authorization", f"token {name}")
        try:
            with urlopen(request, timeout=30) as answer:
                content, status, kind = answer.read(), answer.status, answer.headers["Content-Type"]
        except HTTPError as error:
            content, status, kind = error.read(), error.code, error.headers["Content-Type"]
        return status, json.loads(content) if "json" in kind else content

    def put(self, by: str, to: str, content: bytes = b"a copy", form: str = "html") -> tuple[int, Any]:
        return self.ask(by, f"copies?to={to}&form={form}", "POST", content)

    def here(self, name: str) -> tuple[list[Any], list[Any]]:
        _, told = self.ask(name, "here")
        return told["came"], told["put"]

    async def who(self, token: str) -> str | None:
        """As the Hub says it."""
        if self.down:
            raise inbox_service.web.HTTPError(502)
        return token if token in PEOPLE else None

    async def may_read(self) -> list[str]:
        """Those in the administrator's group."""
        return self.readers


@pytest.fixture
def clock() -> list[datetime]:
    return [NOW]


@pytest.fixture
def served(tmp_path: Path, clock: list[datetime]) -> Iterator[Served]:
    made = Served(Inbox(tmp_path / "inbox", lambda: clock[0]))
    ready, loop = threading.Event(), asyncio.new_event_loop()

    async def start() -> Any:
        server = inbox_service.serve(inbox_service.make_app(made.inbox, made.who, made.may_read), "127.0.0.1", 0)
        made.port = next(iter(server._sockets.values())).getsockname()[1]
        ready.set()
        return server

    def run() -> None:
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(start())
        loop.run_forever()
        server.stop()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(30)
    yield made
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
