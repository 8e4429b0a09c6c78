"""A real JupyterHub and its proxy, below a prefix, told what `deploy` says: a workbook for each of its people.

``python -m tests.hub`` fetches what it needs and runs this, and the tests of honest saving with the Hub as their host.
"""

import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from powerkit.logbook import Logbook
from tests.journeys.card_support import answer_box, card, expect_status, stored
from tests.journeys.mode_support import wait_until
from tests.one_browser import one_browser

from .running import Hub, HubWorkbook, missing

pytestmark = [pytest.mark.long, pytest.mark.browser]

FIRST = "01-we-know-our-people.ipynb"


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
    """Two people with a server each, both running."""
    with HubWorkbook(hub.place, FIRST, hub, "amira") as amira, HubWorkbook(hub.place, FIRST, hub, "tomos") as tomos:
        yield [amira, tomos]
        assert amira.foreign == [] and tomos.foreign == []


@pytest.fixture(scope="module")
def windows(people: list[HubWorkbook], browser: Browser) -> list[BrowserContext]:
    """A browser for each, signed in."""
    return [book.context(browser) for book in people]


@pytest.fixture
def pages(people: list[HubWorkbook], windows: list[BrowserContext]) -> Iterator[list[Page]]:
    """The same page in both people's workbooks, open at once."""
    opened = [book.page(window) for book, window in zip(people, windows, strict=True)]
    yield opened
    for page in opened:
        page.close()


def write(page: Page, words: str) -> str:
    """Put *words* after what stands in the answer, and return the whole."""
    box = answer_box(page)
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    return box.input_value()


def test_two_people_write_at_once_and_each_has_a_log_book_of_their_own(
    hub: Hub, people: list[HubWorkbook], pages: list[Page]
) -> None:
    said = [write(page, f"What {book.name} alone knows. ") for book, page in zip(people, pages, strict=True)]
    for book, page, words in zip(people, pages, said, strict=True):
        expect_status(page, "saved")
        assert stored(book) == words == f"What {book.name} alone knows. "
        assert page.url == f"{hub.root}user/{book.name}/powerkit/lab/tree/{FIRST}"
    # What is read with bytes, so that nothing of one is anywhere in the other's home, whatever file it is.
    for mine, theirs in (people, people[::-1]):
        files = [file for file in mine.folder.parent.rglob("*") if file.is_file()]
        assert files and not [file for file in files if f"What {theirs.name}".encode() in file.read_bytes()]


def test_nobody_comes_into_anothers_workbook_not_even_who_keeps_the_hub(
    hub: Hub, people: list[HubWorkbook], windows: list[BrowserContext], browser: Browser
) -> None:
    amira, tomos = people
    with HubWorkbook(hub.place, FIRST, hub, "keeper") as keeper:
        keepers = keeper.context(browser)
        for window in (windows[0], keepers):
            page = window.new_page()
            answer = page.goto(tomos.address())
            assert answer is not None and answer.status in (403, 404), page.url
            assert page.locator("[data-pk-card]").count() == 0
            page.close()
        theirs = f"{tomos.root}powerkit/here"
        for token in ("", amira.token, keeper.token):
            given = {"Authorization": f"token {token}"} if token else {}
            answered = windows[0].request.get(theirs, headers=given, max_redirects=0)
            assert answered.status in (302, 403, 404)
        # They see that somebody is there, and may stop a server; nothing that is in one, and no token for one.
        assert {user["name"] for user in hub.ask("users", token=keeper.token)} >= {"amira", "tomos"}
        assert keepers.request.get(f"{hub.root}hub/api/users/tomos/tokens").status in (403, 404)
        hub.ask("users/keeper/server", "DELETE", token=keeper.token)
        for method, path in (("DELETE", "users/tomos"), ("POST", "users/tomos/tokens"), ("POST", "users/tomos/server")):
            with pytest.raises(HTTPError, match=r"403|404"):
                hub.ask(path, method, token=keeper.token)


def test_one_persons_server_is_killed_and_back_and_nothing_is_lost_while_the_other_goes_on(
    people: list[HubWorkbook], pages: list[Page]
) -> None:
    amira, tomos = people
    write(pages[0], "Before it broke. ")
    expect_status(pages[0], "saved")
    amira.kill()
    hers = write(pages[0], "After it broke. ")
    expect_status(pages[0], "unsaved")
    his = write(pages[1], "Not my server. ")
    expect_status(pages[1], "saved")
    assert stored(tomos) == his
    amira.start()  # which asks the workbook for something before the page does, so that the page's cookie is refused
    wait_until(lambda: stored(amira) == hers, page=pages[0])
    expect_status(pages[0], "saved")


def test_the_hub_itself_dies_and_comes_back_while_two_people_write_on(
    hub: Hub, people: list[HubWorkbook], pages: list[Page]
) -> None:
    hub.kill()
    try:
        for book, page in zip(people, pages, strict=True):
            words = write(page, "The Hub was away. ")
            wait_until(lambda words=words, book=book: stored(book) == words, page=page)
            expect_status(page, "saved")
    finally:
        hub.__enter__()
    for book, page in zip(people, pages, strict=True):
        assert "" in hub.ask(f"users/{book.name}")["servers"]
        page.reload()
        words = write(page, "Now it is back. ")
        wait_until(lambda words=words, book=book: stored(book) == words, page=page)


def test_a_server_that_was_stopped_as_idle_is_back_at_the_next_visit_with_every_word(
    hub: Hub, people: list[HubWorkbook], windows: list[BrowserContext]
) -> None:
    [_, tomos], window = people, windows[1]
    page = tomos.page(window)
    words = write(page, "Before I went home. ")
    expect_status(page, "saved")
    page.close()
    tomos.stop()
    assert hub.ask("users/tomos")["servers"] == {}
    page = window.new_page()
    page.goto(f"{hub.root}user/tomos/powerkit")
    page.get_by_role("link", name="Launch Server").or_(page.get_by_role("button", name="Launch Server")).click()
    page.wait_for_url(f"{tomos.root}lab/tree/*.ipynb")
    page.goto(tomos.address())
    assert answer_box(page).input_value() == words == stored(tomos)
    expect(page.locator("body")).not_to_contain_text("did not reach your log book")
    page.close()


def test_a_leader_leaves_with_everything_to_read_and_with_a_log_book_to_go_on_with(
    hub: Hub, people: list[HubWorkbook], windows: list[BrowserContext], tmp_path: Path
) -> None:
    [_, tomos], window = people, windows[1]
    page = tomos.page(window)
    words = write(page, "To take along. ")
    card(page).locator('[data-pk-key="save"]').click()
    expect(page.locator('[data-pk-card="1.1"]')).to_contain_text("Version 1")
    page.goto(tomos.address("12-share.ipynb"))
    page.get_by_text("Download everything").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download everything").click()
    with zipfile.ZipFile(waiting.value.path()) as everything:
        assert words in json.loads(everything.read("log-book.json"))["entries"][0]["answers"].values()
    page.close()
    tomos.ask("powerkit/close", "POST")
    answer = window.request.get(f"{hub.root}user/tomos/files/{quote(f'{tomos.folder.name}/logbook.sqlite3')}")
    copy = tmp_path / "logbook.sqlite3"
    copy.write_bytes(answer.body())
    with Logbook.open(copy) as logbook:
        assert [entry.answers["changing"] for entry in logbook.latest(card="1.1")] == [words]


def test_hub_and_server_know_every_setting_ask_nobody_for_news_and_keep_nobodys_words(
    hub: Hub, people: list[HubWorkbook], windows: list[BrowserContext]
) -> None:
    assert "not recognized" not in hub.said()
    lab = windows[0].request.get(f"{hub.root}user/amira/lab").text()
    told = json.loads(re.findall(r'id="jupyter-config-data"[^>]*>(.*?)</script>', lab, re.DOTALL)[0])
    assert told["news"] == {"disabled": True} and not told["terminalsAvailable"]
    kept = [hub.place / "said", *hub.place.glob("hub.sqlite*")]
    assert kept and not [file for file in kept if b"alone knows" in Path(file).read_bytes()]
