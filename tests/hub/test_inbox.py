"""The inbox of a real Hub: a copy goes to a supervisor, her reply comes back, and a third person sees nothing."""

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.card_support import answer_box, card
from tests.journeys.mode_support import wait_until
from tests.one_browser import one_browser
from tests.replies import save_reply

from .running import Hub, HubWorkbook, missing

pytestmark = [pytest.mark.long, pytest.mark.browser]

FIRST, SHARE, SUPERVISION = "01-we-know-our-people.ipynb", "12-share.ipynb", "15-supervision.ipynb"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    if lacks := missing():
        pytest.fail(lacks) if os.environ.get("CI") else pytest.skip(lacks)
    with Hub(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Browser:
    return one_browser()


@pytest.fixture(scope="module")
def people(hub: Hub) -> Iterator[list[HubWorkbook]]:
    """A leader, her supervisor, and somebody else."""
    with (
        HubWorkbook(hub.place, FIRST, hub, "amira") as amira,
        HubWorkbook(hub.place, SUPERVISION, hub, "priya") as priya,
        HubWorkbook(hub.place, SUPERVISION, hub, "tomos") as tomos,
    ):
        yield [amira, priya, tomos]
        assert amira.foreign == priya.foreign == tomos.foreign == []


def inbox(book: HubWorkbook, path: str, method: str = "GET", body: bytes | None = None) -> tuple[int, Any]:
    """Ask the inbox as somebody, with a token of theirs."""
    request = Request(f"http://127.0.0.1:{book.hub.inbox_port}/{path}", body, method=method)
    request.add_header("Authorization", f"token {book.token}")
    request.add_header("Content-Type", "application/octet-stream")
    try:
        with urlopen(request, timeout=30) as answer:
            content, status = answer.read(), answer.status
    except HTTPError as error:
        content, status = error.read(), error.code
    return status, json.loads(content) if content[:1] == b"{" else content


def service(hub: Hub) -> psutil.Process | None:
    """The process of the inbox."""
    for process in psutil.Process(hub._process.pid).children() if hub._process else []:
        if any("inbox_service" in word for word in process.cmdline()):
            return process
    return None


def share_one(page: Page) -> None:
    """Make the web page of card 1.1, to the last step."""
    page.get_by_label(re.compile("1.1 Changing your perspective")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Who will read it?").fill("Priya")
    for to in ("Look at the names", "Check what leaves", "Make the files"):
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", name=to, level=2)).to_be_focused()
        if to == "Check what leaves":
            expect(page.get_by_text("Codes stand for the names your log book knows.")).to_be_visible()
    page.get_by_label("Word (.docx)").uncheck()
    page.get_by_label("Web page (.html)").check()
    page.get_by_role("button", name="Make the files").click()
    expect(page.get_by_role("heading", name="Your file is ready")).to_be_focused()


def test_a_copy_is_put_opened_and_answered_and_the_leader_takes_the_reply_in(
    people: list[HubWorkbook], browser: Browser, tmp_path: Path
) -> None:
    amira, priya, tomos = people
    window = amira.context(browser)
    page = amira.page(window)
    answer_box(page).focus()
    page.keyboard.type("The bus stop matters more than the clinic.")
    card(page).locator('[data-pk-key="save"]').click()
    expect(page.locator('[data-pk-card="1.1"]')).to_contain_text("Version 1")
    page.goto(amira.address(SHARE))
    share_one(page)
    page.get_by_role("button", name=re.compile("Put share-.* into priya’s inbox")).click()
    expect(page.get_by_role("status").filter(has_text="is in priya’s inbox")).to_be_visible()

    hers = priya.context(browser)
    her = priya.page(hers)
    her.get_by_text("Copies that came for you (1)").click()
    with her.expect_download() as download:
        her.get_by_role("button", name=re.compile("Open the copy from amira")).click()
    copy = tmp_path / "copy.html"
    download.value.save_as(copy)
    reader = browser.new_context(offline=True, accept_downloads=True)  # she may read it on any computer
    letter = reader.new_page()
    letter.goto(copy.as_uri())
    letter.get_by_label("Your comment on card 1.1").fill("What did you do next?")
    save_reply(letter, tmp_path / "reply.json")
    reader.close()
    her.get_by_label("Send your reply back to amira").set_input_files(tmp_path / "reply.json")
    expect(her.get_by_text("Your reply is in the inbox of who sent you the copy.")).to_be_visible()

    page.goto(amira.address(SHARE))
    page.get_by_role("button", name=re.compile("Take in the reply from priya")).click()
    expect(page.get_by_text("Brought in: 1 comment")).to_be_visible()
    assert inbox(amira, "here")[1]["came"] == []

    [put] = inbox(amira, "here")[1]["put"]
    assert inbox(tomos, "here") == (200, {"came": [], "put": []})
    for method, path in (("GET", ""), ("DELETE", ""), ("POST", "/replies?form=json")):
        assert inbox(tomos, f"files/{put['id']}{path}", method, b"{}" if method == "POST" else None)[0] == 404
    assert inbox(tomos, "copies?to=amira&form=html", "POST", b"x")[0] == 404
    assert inbox(priya, "copies?to=tomos&form=html", "POST", b"x")[0] == 404
    third = tomos.page(tomos.context(browser))
    expect(third.get_by_text("Copies that came for you")).to_be_hidden()


def test_the_service_is_killed_amid_puts_and_nothing_it_acknowledged_is_lost(
    hub: Hub, people: list[HubWorkbook]
) -> None:
    amira, priya, _ = people
    kept: list[str] = []
    before = service(hub)
    assert before is not None
    said: Any = None
    for number in range(12):
        if number == 6:
            os.kill(before.pid, signal.SIGKILL)
        try:
            status, said = inbox(amira, "copies?to=priya&form=html", "POST", os.urandom(2_000_000))
        except (URLError, ConnectionError, TimeoutError):
            continue
        if status == 201:
            kept.append(said["id"])

    def is_back() -> bool:
        try:
            return inbox(priya, "here")[0] == 200
        except (URLError, ConnectionError):
            return False

    wait_until(is_back)
    there = {item["id"] for item in inbox(priya, "here")[1]["came"]}
    assert len(kept) >= 6 and set(kept) <= there, said
    assert service(hub) != before
    assert len(inbox(priya, f"files/{kept[0]}")[1]) == 2_000_000


def test_no_name_no_file_and_no_word_is_in_the_log_and_the_files_are_their_owners_alone(
    hub: Hub, people: list[HubWorkbook]
) -> None:
    lines = [line for line in hub.said().splitlines() if line.startswith("inbox:")]
    assert lines and not [line for line in lines if re.search("amira|priya|tomos|bus stop|[0-9a-f]{32}", line)]
    modes = {oct(path.stat().st_mode & 0o777) for path in (hub.place / "inbox").rglob("*")}
    assert modes == {"0o700", "0o600"}


def test_a_workbook_that_is_of_no_hub_user_is_told_nothing(hub: Hub, people: list[HubWorkbook]) -> None:
    for token in ("", "nonsense", hub.token):  # that one is of the tests' own service, which is no person
        request = Request(f"http://127.0.0.1:{hub.inbox_port}/here", headers={"Authorization": f"token {token}"})
        with pytest.raises(HTTPError, match="403"):
            urlopen(request, timeout=30)
