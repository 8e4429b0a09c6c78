"""What keeps the other tests honest: a page that asks any other computer is noticed, and nothing arrives there."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .mode_support import RunningWorkbook

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/x", "http://192.0.2.1/x", "https://127.0.0.1.elsewhere.example/x"]
)
def test_asking_any_other_host_is_noticed_and_does_not_get_there(
    browser: Browser, tmp_path: Path, address: str
) -> None:
    book = RunningWorkbook(tmp_path)
    with book.context(browser) as context:
        page = context.new_page()
        outcome = page.evaluate("url => fetch(url).then(() => 'arrived', () => 'did not arrive')", address)
    assert outcome == "did not arrive"
    assert book.foreign == [address]


def test_a_web_socket_to_another_host_is_noticed(browser: Browser, tmp_path: Path) -> None:
    book = RunningWorkbook(tmp_path)
    with book.context(browser) as context:
        page = context.new_page()
        opened = page.evaluate(
            """url => new Promise((done) => {
              const socket = new WebSocket(url);
              socket.onopen = () => done(true);
              socket.onerror = () => done(false);
            })""",
            "ws://elsewhere.example/x",
        )
    assert not opened
    assert book.foreign == ["ws://elsewhere.example/x"]
