"""The kernel's side of a Hub's inbox: whom it asks, and what is said of each fault."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from powerkit.ui.host import this_host
from powerkit.ui.inbox import MOST_BYTES, HubInbox, InboxError


class Answers(BaseHTTPRequestHandler):
    """Answers as it is told, and keeps what it was asked."""

    status, body, location = 200, b"{}", ""
    asked: list[tuple[str, str, str | None]]

    def _answer(self) -> None:
        self.asked.append((self.command, self.path, self.headers["Authorization"]))
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.send_response(self.status)
        if self.location:
            self.send_header("Location", self.location)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST = do_DELETE = _answer

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def there() -> Iterator[tuple[type[Answers], HubInbox]]:
    class Own(Answers):
        asked = []  # noqa: RUF012

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Own, HubInbox(f"http://127.0.0.1:{server.server_port}/here", "a-token")
    server.shutdown()
    thread.join()
    server.server_close()


def test_only_a_hub_that_names_its_inbox_is_asked_and_only_that_address(
    there: tuple[type[Answers], HubInbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, inbox = there
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    token = {"JUPYTERHUB_API_TOKEN": "t"}
    for environment in ({}, {"POWERKIT_INBOX": "http://hub"}, token, {"POWERKIT_INBOX": "file:///x", **token}):
        assert this_host(environment, Path("/home")).inbox is None
    hub = this_host({"POWERKIT_INBOX": inbox.address, "JUPYTERHUB_API_TOKEN": "a-token"}, Path("/home")).inbox
    assert hub == inbox and "a-token" not in repr(hub)
    inbox.put("o'neill & co", "html", b"copy")
    assert answers.asked == [("POST", "/here/copies?to=o%27neill%20%26%20co&form=html", "token a-token")]
    answers.status, answers.location = 302, "http://127.0.0.1:9/elsewhere"
    with pytest.raises(InboxError, match="could not do that"):
        inbox.readers()
    assert len(answers.asked) == 2  # the way to another place was not followed


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (404, json.dumps({"message": "It is not in the inbox any more."}).encode(), "It is not in the inbox any more."),
        (502, b"<html>Bad gateway", "The inbox of your Hub could not do that. Nothing is lost. Try again in a moment."),
        (403, json.dumps({"message": "two\nlines"}).encode(), "The inbox of your Hub could not do that."),
        (403, json.dumps({"message": "x" * 1000}).encode(), "The inbox of your Hub could not do that."),
        (200, b"[]", "The inbox of your Hub said something the workbook does not understand."),
        (200, b"[" * 100_000, "The inbox of your Hub said something the workbook does not understand."),
    ],
)
def test_whatever_it_answers_is_one_clear_line(
    there: tuple[type[Answers], HubInbox], status: int, body: bytes, said: str
) -> None:
    answers, inbox = there
    answers.status, answers.body = status, body
    with pytest.raises(InboxError) as raised:
        inbox.here()
    assert str(raised.value).startswith(said) and "\n" not in str(raised.value)


def test_what_makes_no_sense_in_its_lists_is_passed_over(there: tuple[type[Answers], HubInbox]) -> None:
    answers, inbox = there
    answers.body = json.dumps(
        {"readers": ["priya", 3, None], "came": [{"id": "a", "more": 1}, 7], "put": None}
    ).encode()
    came, put = inbox.here()
    assert inbox.readers() == ["priya"] and [item.id for item in came] == ["a", ""] and put == []


def test_nobody_there_and_a_file_too_large_are_said_and_nothing_is_sent(there: tuple[type[Answers], HubInbox]) -> None:
    answers, inbox = there
    with pytest.raises(InboxError, match="does not answer"):
        HubInbox("http://127.0.0.1:9", "t").here()
    with pytest.raises(InboxError, match="too large for the inbox"):
        inbox.put("priya", "html", bytes(MOST_BYTES + 1))
    assert answers.asked == []
